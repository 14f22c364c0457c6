"""The list of posts filtered by a query."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tui_reader.tui.screens.aside import AsideScreen
from tui_reader.tui.stores import Stores

if TYPE_CHECKING:
    from tui_reader.tui.widgets.post_filter import PostFilter

_NONE = "No post answers this. Esc lists all of them."
_ONLY_COMMENTS = "Only comments answer this: add in:comment. Esc lists all posts."


class FilteringScreen(AsideScreen):
    """Lists the posts that a query lets through; Esc lists all of them again."""

    def __init__(self, stores: Stores) -> None:
        """Read from the stores that the app owns.

        Args:
            stores: The stores.
        """
        super().__init__(stores)
        self._let_through: tuple[Sequence[str], Mapping[str, int]] | None = None
        self._open_before: str | None = None

    def show_posts(self) -> None:
        """Show those of the posts that are to be listed."""
        index, let_through = self._stores.index, self._let_through
        # Asked first: what is written meanwhile is caught up with.
        self._listed = index.state
        posts = index.summaries if let_through is None else index.summaries_of(*let_through)
        # Until one does something, the newest of what is read is the one that is selected.
        self.side.posts.show(posts, keep=self._touched)
        self._head_side()

    def action_filter(self) -> None:
        """Ask which posts to list."""
        self.action_posts()
        if not self.side.filter.is_on:
            post = self.thread.post
            self._open_before = post.id if post is not None else None
        self.side.filter.ask()

    def on_post_filter_answered(self, event: "PostFilter.Answered") -> None:
        """List the posts that are let through, and show the selected one."""
        if not self.side.filter.is_on:
            # It was cleared while this was on its way.
            return
        self._touched = True
        posts = event.filtered.posts
        self._let_through = None if posts is None else (posts, event.places)
        self.side.posts.empty = _ONLY_COMMENTS if event.filtered.in_comments else _NONE
        self.show_posts()
        # Posts may have come while one reads on elsewhere: what is open there stays.
        if self.side.shown == "posts" and not self.has_class("-at-thread"):
            self._show_selected()

    def on_post_filter_moved(self, event: "PostFilter.Moved") -> None:
        """Move in the list from the box, or go to it."""
        posts = self.side.posts
        match event.action:
            case "choose":
                self._focus_side("posts")
            case "down":
                posts.action_down()
            case "up":
                posts.action_up()
            case "page(1)":
                posts.action_page(1)
            case "page(-1)":
                posts.action_page(-1)

    def on_descendant_focus(self) -> None:
        """Let a post stay open that one has gone into."""
        if self._is_at_thread:
            self._open_before = None

    def on_post_filter_left(self) -> None:
        """List all posts again, with the one open that was."""
        self._clear_filter()

    def _clear_filter(self) -> None:
        self.side.filter.clear()
        self._let_through = None
        self.show_posts()
        if self._open_before is not None:
            self._reading.open(self._open_before)
        self._show_in_list()
        self._focus_side("posts")

    def _show_selected(self) -> None:
        """Open the post that is selected in the list, if another one is."""
        selected, post = self.side.posts.selected, self.thread.post
        if selected is not None and (post is None or post.id != selected.id):
            self._reading.open(selected.id)
            self._tell_where()
