"""The side of the screen: the posts, the results of a search, or the bookmarks."""

from typing import TYPE_CHECKING, Literal

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui_reader.tui.widgets.post_list import PostList
from tui_reader.tui.widgets.unscrolled import Unscrolled

if TYPE_CHECKING:
    from tui_reader.tui.archive_search import ArchiveSearch
    from tui_reader.tui.widgets.bookmark_list import BookmarkList
    from tui_reader.tui.widgets.post_filter import PostFilter
    from tui_reader.tui.widgets.search_pane import SearchPane

Shown = Literal["posts", "search", "bookmarks"]
"""Which list is to be seen."""


class SideHeading(Unscrolled, Widget):
    """What stands over a list, in as many words as there is room for."""

    ways: reactive[tuple[str, ...]] = reactive(())
    """Ways to say it, the fullest first: cleaned text."""

    def render(self) -> Content:
        """Draw the first that has room in a line, or else the last."""
        width = self.content_size.width
        fitting = (each for each in self.ways if cell_len(each) <= width)
        return Content(next(fitting, self.ways[-1] if self.ways else ""))


class Sidebar(Unscrolled, Vertical):
    """The posts, the search or the bookmarks, under a heading.

    The first frame shows the posts alone: the rest joins them with `complete`.
    """

    # What they change is painted by other widgets: to paint all of the side anew takes as long as a
    # list of results does.
    shown: reactive[Shown] = reactive[Shown]("posts", repaint=False)
    """The list that is shown."""
    heading: reactive[tuple[str, ...]] = reactive((), repaint=False)
    """Ways to say what the list is, the fullest first: cleaned text; what has room is shown."""

    def compose(self) -> ComposeResult:
        """The heading and the posts."""
        yield SideHeading(id="side-heading")
        yield PostList(id="posts")

    @property
    def posts(self) -> PostList:
        """The list of posts."""
        return self.query_one(PostList)

    @property
    def filter(self) -> "PostFilter":
        """What says which posts are listed."""
        from tui_reader.tui.widgets.post_filter import PostFilter

        return self.query_one(PostFilter)

    @property
    def search(self) -> "SearchPane":
        """The search box and its results."""
        from tui_reader.tui.widgets.search_pane import SearchPane

        return self.query_one(SearchPane)

    @property
    def bookmarks(self) -> "BookmarkList":
        """The bookmarks."""
        from tui_reader.tui.widgets.bookmark_list import BookmarkList

        return self.query_one(BookmarkList)

    @property
    def at(self) -> str:
        """What has the keys at the side, or would have them."""
        if self.shown == "search" and self.search.years.has_focus:
            return "years"
        if self.shown == "search" and self.search.hits.has_focus:
            return "results"
        return "filter" if self.shown == "posts" and self.filter.box.has_focus else self.shown

    def focus_shown(self) -> None:
        """Give the keys to what is shown."""
        if self.shown == "search":
            self.search.ask()
        else:
            self.screen.set_focus(self.posts if self.shown == "posts" else self.bookmarks)

    def focus_next(self) -> bool:
        """Give the keys to what is next in what is shown; False where there is no more."""
        return self.shown == "search" and self.search.focus_results()

    async def complete(self, search: "ArchiveSearch") -> None:
        """Put in what the first frame does without.

        Args:
            search: What answers the search box and the filter of the list.
        """
        from tui_reader.tui.widgets.bookmark_list import BookmarkList
        from tui_reader.tui.widgets.post_filter import PostFilter
        from tui_reader.tui.widgets.search_pane import SearchPane

        pane = SearchPane(search)
        post_filter = PostFilter(search)
        bookmarks = BookmarkList(id="bookmarks")
        bookmarks.empty = "Nothing is kept yet: b keeps the comment that you are at."
        for widget in (post_filter, pane, bookmarks):
            widget.display = False
        await self.mount(post_filter, before=self.posts)
        await self.mount(pane, bookmarks)

    def watch_shown(self, shown: Shown) -> None:
        """Show one list and hide the others."""
        for widget in self.children:
            if widget.id == "filter":
                widget.display = shown == "posts" and self.filter.is_on
            elif widget.id != "side-heading":
                widget.display = widget.id == shown

    def watch_heading(self, heading: tuple[str, ...]) -> None:
        """Write the heading; its size is that of the side."""
        self.query_one(SideHeading).ways = heading
