"""The side of the screen: the posts, the results of a search, or the bookmarks."""

from typing import TYPE_CHECKING, Literal

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from tui_reader.tui.widgets.post_list import PostList

if TYPE_CHECKING:
    from tui_reader.tui.widgets.bookmark_list import BookmarkList
    from tui_reader.tui.widgets.hit_list import HitList
    from tui_reader.tui.widgets.prompt import Prompt

Shown = Literal["posts", "hits", "bookmarks"]
"""Which list is to be seen."""


class Sidebar(Vertical):
    """Three lists of which one is shown, under a heading; the search box stands over its hits.

    The first frame shows the posts alone: the rest joins them with `complete`.
    """

    shown: reactive[Shown] = reactive[Shown]("posts")
    """The list that is shown."""
    heading: reactive[str] = reactive("")
    """What stands over the list: cleaned text."""

    def compose(self) -> ComposeResult:
        """The heading and the posts."""
        yield Static(id="side-heading", markup=False)
        yield PostList(id="posts")

    @property
    def posts(self) -> PostList:
        """The list of posts."""
        return self.query_one(PostList)

    @property
    def hits(self) -> "HitList":
        """The results of a search."""
        from tui_reader.tui.widgets.hit_list import HitList

        return self.query_one(HitList)

    @property
    def bookmarks(self) -> "BookmarkList":
        """The bookmarks."""
        from tui_reader.tui.widgets.bookmark_list import BookmarkList

        return self.query_one(BookmarkList)

    @property
    def box(self) -> "Prompt":
        """The search box."""
        from tui_reader.tui.widgets.prompt import Prompt

        return self.query_one(Prompt)

    @property
    def front(self) -> Widget:
        """What takes the keys: the search box, or the list that is shown."""
        if self.shown == "hits":
            return self.box
        return self.posts if self.shown == "posts" else self.bookmarks

    def complete(self) -> None:
        """Put in what the first frame does without: the search box, its hits, the bookmarks."""
        from tui_reader.tui.widgets.bookmark_list import BookmarkList
        from tui_reader.tui.widgets.hit_list import HitList
        from tui_reader.tui.widgets.prompt import Prompt

        box = Prompt(placeholder="words, mistyped or not", id="search-box")
        hits = HitList(id="hits")
        hits.empty = "Type what you remember; a slip does no harm."
        bookmarks = BookmarkList(id="bookmarks")
        bookmarks.empty = "Nothing is kept yet: b keeps the comment that you are at."
        for widget in (box, hits, bookmarks):
            widget.display = False
        self.mount(box, hits, bookmarks)

    def on_mount(self) -> None:
        """Say what an archive without posts looks like."""
        self.posts.empty = "No posts here."

    def watch_shown(self, shown: Shown) -> None:
        """Show one list and hide the others."""
        names = {"posts": "posts", "hits": "hits", "search-box": "hits", "bookmarks": "bookmarks"}
        for widget in self.children:
            if widget.id in names:
                widget.display = names[widget.id] == shown

    def watch_heading(self, heading: str) -> None:
        """Write the heading."""
        self.query_one("#side-heading", Static).update(Content(heading))
