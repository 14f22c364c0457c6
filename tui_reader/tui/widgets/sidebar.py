"""The side of the screen: the posts, the results of a search, or the bookmarks."""

from typing import Literal

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from tui_reader.tui.widgets.bookmark_list import BookmarkList
from tui_reader.tui.widgets.hit_list import HitList
from tui_reader.tui.widgets.post_list import PostList
from tui_reader.tui.widgets.prompt import Prompt

Shown = Literal["posts", "hits", "bookmarks"]
"""Which list is to be seen."""


class Sidebar(Vertical):
    """Three lists of which one is shown, under a heading; the search box stands over its hits."""

    shown: reactive[Shown] = reactive[Shown]("posts")
    """The list that is shown."""
    heading: reactive[str] = reactive("")
    """What stands over the list: cleaned text."""

    def compose(self) -> ComposeResult:
        """The heading, the search box and the lists."""
        yield Static(id="side-heading", markup=False)
        yield Prompt(placeholder="words, mistyped or not", id="search-box")
        yield PostList(id="posts")
        yield HitList(id="hits")
        yield BookmarkList(id="bookmarks")

    @property
    def posts(self) -> PostList:
        """The list of posts."""
        return self.query_one(PostList)

    @property
    def hits(self) -> HitList:
        """The results of a search."""
        return self.query_one(HitList)

    @property
    def bookmarks(self) -> BookmarkList:
        """The bookmarks."""
        return self.query_one(BookmarkList)

    @property
    def box(self) -> Prompt:
        """The search box."""
        return self.query_one(Prompt)

    @property
    def front(self) -> Widget:
        """What takes the keys: the search box, or the list that is shown."""
        return {"posts": self.posts, "hits": self.box, "bookmarks": self.bookmarks}[self.shown]

    def on_mount(self) -> None:
        """Show the posts."""
        self.hits.empty = "Type what you remember; a slip does no harm."
        self.bookmarks.empty = "Nothing is kept yet: b keeps the comment that you are at."
        self.posts.empty = "No posts here."

    def watch_shown(self, shown: Shown) -> None:
        """Show one list and hide the others."""
        for name, widget in (("posts", self.posts), ("hits", self.hits)):
            widget.display = shown == name
        self.bookmarks.display = shown == "bookmarks"
        self.box.display = shown == "hits"

    def watch_heading(self, heading: str) -> None:
        """Write the heading."""
        self.query_one("#side-heading", Static).update(Content(heading))
