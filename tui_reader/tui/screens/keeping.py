"""The person's own in the reader: bookmarks are made, listed, gone to and undone."""

from typing import TYPE_CHECKING

from textual import work

from tui_reader.archive.outline import POST
from tui_reader.text import clean_block
from tui_reader.tui.bookmarking import Bookmarking
from tui_reader.tui.screens.querying import QueryingScreen
from tui_reader.tui.searches import Searches
from tui_reader.tui.stores import Stores

if TYPE_CHECKING:
    from tui_reader.bookmarks.bookmark import Bookmark


class KeepingScreen(QueryingScreen):
    """The bookmarks, at the side and as stars in the open post."""

    def __init__(self, stores: Stores, searches: Searches) -> None:
        """Read from the stores that the app owns.

        Args:
            stores: The stores.
            searches: What was searched for before.
        """
        super().__init__(stores, searches)
        self.bookmarking = Bookmarking(stores.bookmarks_file)
        stores.search.bookmarks = lambda: self.bookmarking.bookmarks

    async def finish(self) -> None:
        """Wait until all that the person asked to keep is saved."""
        await self.bookmarking.finish()
        await self._searches.finish()

    def action_bookmarks(self) -> None:
        """Go to the bookmarks."""
        self._leave_search()
        if self.side.shown != "bookmarks":
            self._leave_for_side()
        self._focus_side("bookmarks")
        self.side.bookmarks.select(0)

    def action_bookmark(self) -> None:
        """Keep what is selected at this moment, or no longer."""
        self._touched = True
        post, row = self.thread.post, self.thread.cursor
        if post is not None:
            comment = None if row == POST else self.thread.outline.comments[row]
            self.bookmarking.ask(self.bookmarking.toggle(post, comment), self._tell)

    def action_undo(self) -> None:
        """Undo the last change of the bookmarks."""
        self.bookmarking.ask(self.bookmarking.undo(), self._tell)

    @work(group="shelf")
    async def _load_bookmarks(self) -> None:
        problem = await self.bookmarking.load()
        if problem:
            self.notify(clean_block(problem), severity="warning", markup=False, timeout=12)
        self._show_bookmarks()

    def _tell(self, said: str) -> None:
        if not self.is_attached or not self.app.is_running:
            return
        self._show_bookmarks()
        self.call_after_refresh(self._say, said)

    def _show_bookmarks(self) -> None:
        self.side.bookmarks.show(self.bookmarking.newest_first())
        self.side.search.grow()
        if self.thread.post is not None:
            self.thread.bookmarked = self.bookmarking.marks(self.thread.post.id)
        if self.side.shown == "bookmarks":
            self._head_side()

    async def _go_to_bookmark(self, bookmark: "Bookmark | None") -> None:
        if bookmark is None:
            return
        # Waited for: keys that are typed on at once must find the comment selected.
        found, said = await self.bookmarking.find(bookmark, self._stores.index)
        if found is None or not self._reading.jump(found.post_id or "", found.comment_id):
            kept = clean_block(bookmark.anchor.body)
            self._notice("Not in this archive now", f"{said}\n\n{kept}")
            return
        self._show_in_list()
        self._focus_thread()
        if said:
            self._say(said)
