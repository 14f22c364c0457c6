"""The person's own in the reader: bookmarks are made, listed, gone to and undone."""

from textual import work

from tui_reader.archive.outline import POST
from tui_reader.text import clean_line
from tui_reader.tui.bookmarking import Bookmarking
from tui_reader.tui.changing import Answer
from tui_reader.tui.screens.querying import QueryingScreen
from tui_reader.tui.searches import Searches
from tui_reader.tui.stores import Stores


class KeepingScreen(QueryingScreen):
    """The bookmarks, at the side and as stars in the open post."""

    def __init__(self, stores: Stores, searches: Searches) -> None:
        """Read from the stores that the app owns.

        Args:
            stores: The stores.
            searches: What was searched for before.
        """
        super().__init__(stores, searches)
        self.bookmarking = Bookmarking(
            stores.bookmarks_file, lambda post_id: stores.index.id_of(post_id)
        )
        stores.search.bookmarks = lambda: self.bookmarking.bookmarks
        self.parting = ""
        """What is still to be told to who leaves."""
        self._warned = ""

    async def finish(self) -> str:
        """Wait until all that the person asked to keep is saved.

        Returns:
            Why something is not, where the last that was asked for could not be saved; else empty.
        """
        if self.side.shown == "search":
            await self._searches.remember(self.side.search.searched)
        await self.changing.finish()
        await self._searches.finish()
        unsaved = self.bookmarking.unsaved or self._searches.unsaved
        return unsaved and f"Not all is saved. {clean_line(unsaved)}"

    @work(group="leave", exclusive=True)
    async def leave(self) -> None:
        """Save what is being saved and quit; where that fails, only when asked once more."""
        # In a worker: keys and what is drawn do not stand still while another reader is waited for.
        self._tell_waiting()
        unsaved = await self.finish()
        if unsaved and unsaved != self._warned:
            self._warned = unsaved
            self._tell_where()
            self._warn(f"{unsaved} Quitting once more leaves without it.")
        else:
            code = 1 if unsaved else 0
            self.app.exit(return_code=code, message=unsaved or self.parting or None)

    def action_bookmarks(self) -> None:
        """Go to the bookmarks, as they are in the file at this moment."""
        self._left = self._panes()
        if self.side.shown != "bookmarks":
            self._leave_search()
        self._focus_side("bookmarks")
        self.side.bookmarks.select(0)
        self._load_bookmarks()

    def action_bookmark(self) -> None:
        """Keep what is selected at this moment, or no longer."""
        self._touched = True
        if self.side.shown == "bookmarks" and not self.has_class("-at-thread"):
            self.action_remove_bookmark()
            return
        if not self._is_selected_shown():
            self._say("Enter goes there; b keeps it then.")
            return
        post, row = self.thread.post, self.thread.cursor
        if post is not None:
            comment = None if row == POST else self.thread.outline.comments[row]
            self._change(self.bookmarking, self.bookmarking.toggle(post, comment))

    def action_remove_bookmark(self) -> None:
        """Take away the bookmark that is selected in the list."""
        bookmark = self.side.bookmarks.selected
        if bookmark is not None:
            self._change(self.bookmarking, self.bookmarking.remove(bookmark))

    @work(group="stars", exclusive=True)
    async def show_stars(self) -> None:
        """Draw a star at each bookmarked comment of the open post."""
        post = self.thread.post
        if post is not None:
            standing = await self.bookmarking.standing(post)
            if self.thread.post is post:
                self.thread.bookmarked = standing

    @work(group="shelf")
    async def _load_bookmarks(self) -> None:
        self._warn(await self.bookmarking.load())
        self._show_bookmarks()

    @work(group="shelf")
    async def catch_up_with_bookmarks(self) -> None:
        """Show what another reader keeps meanwhile, or no longer."""
        problem = await self.bookmarking.catch_up()
        if problem is not None:
            self._warn(problem)
            self._show_bookmarks()

    def _tell(self, answer: Answer) -> None:
        super()._tell(answer)
        if not answer.said:
            self._warned = ""

    def _show_kept(self) -> None:
        self._show_bookmarks()

    def _at_hand(self) -> set[str]:
        return super()._at_hand() | ({"undo"} if self.changing.can_undo else set())

    def _show_bookmarks(self) -> None:
        rows = self.side.bookmarks
        place, selected = rows.cursor, rows.selected
        rows.show(self.bookmarking.newest_first())
        if selected is not None and rows.place_of(selected.id) is None:
            # Where one was taken away, the next is selected, and shown.
            rows.select(place, tell=False)
            if not self.has_class("-at-thread"):
                self._preview_selected()
        elif selected is None and self.side.shown == "bookmarks":
            rows.select(0)  # What has come to an empty list is shown as what was in it is.
        self.side.search.grow()
        self.show_stars()
        if self.side.shown == "bookmarks":
            self._head_side()

    def _is_selected_shown(self) -> bool:
        """Whether what is selected is in the open post; a narrow screen shows no hit there."""
        if self.has_class("-at-thread") or self.side.shown != "search":
            return True
        self._preview_now()
        return not self.has_class("-narrow")
