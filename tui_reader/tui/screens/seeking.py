"""The bookmarks at the side, each with its comment beside it: looked for, shown and gone to."""

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import work
from textual.content import Content
from textual.worker import Worker, WorkerError, get_current_worker

from tui_reader.text import clean_block, clean_line
from tui_reader.tui.phrasing import GONE
from tui_reader.tui.screens.keeping import KeepingScreen

if TYPE_CHECKING:
    from tui_reader.bookmarks.bookmark import Bookmark
    from tui_reader.tui.looking import Answer, Looking
    from tui_reader.tui.widgets.sidebar import Shown

_LOOKING = "Looking for it in the whole archive…"
_COPY_MEANWHILE = "It is being looked for in the whole archive; this is the copy that was kept:"


class SeekingScreen(KeepingScreen):
    """Goes through the bookmarks; where all posts are searched for one, its copy stands there."""

    _previewing: Worker[None] | None = None
    _looking: "Looking | None" = None
    _told_of_copy = ""

    def on_descendant_focus(self) -> None:
        """Look for no bookmark any more when one has gone into the thread."""
        if self._is_at_thread:
            self._look_no_more()

    def on_arriving_screen_arrived(self, event: KeepingScreen.Arrived) -> None:
        """Say in the rows of bookmarks which posts will not come any more."""
        self.side.bookmarks.refresh()

    def _look_again(self) -> None:
        """Look once more for what was gone, for there are other posts now."""
        looking = self._looking
        if looking is not None and looking.answer is not None:
            self._looking = looking = None
        # What is looked for is under way, but the post under its copy may be drawn anew.
        is_under_way = looking is not None and not looking.is_left
        was_gone = self.side.bookmarks.forget_gone()
        self._seek_moved()
        if (was_gone or is_under_way) and not self.has_class("-at-thread"):
            self._preview_soon()

    def _preview_selected(self) -> None:
        if self.has_class("-narrow"):
            self.remove_class("-gone")  # No copy can stand beside the list, now that one goes on.
        super()._preview_selected()
        if self.side.shown == "bookmarks" and not self.has_class("-narrow"):
            self._previewing = self._preview_bookmark(self.side.bookmarks.selected)

    def _follow_bookmarks(self) -> None:
        """Show another bookmark soon; what was said of the one before is told no longer."""
        self._said_at = None
        self._look_no_more()
        self._preview_soon()

    async def _settle_preview(self) -> None:
        await super()._settle_preview()
        if self._previewing is not None and self.side.shown == "bookmarks":
            with suppress(WorkerError):
                await self._previewing.wait()

    def _focus_side(self, shown: "Shown") -> None:
        super()._focus_side(shown)
        if shown != "bookmarks":
            self._look_no_more()
        elif self._looking is not None and self._looking.is_left:
            self._preview_soon()

    def _show_bookmarks(self) -> None:
        super()._show_bookmarks()
        self._seek_moved()

    def _seek_moved(self) -> None:
        """Find, as one sees the list, the comments that moved to other posts."""
        rows = self.side.bookmarks
        if self.side.shown == "bookmarks":
            self._find_moved([each for each in rows.items if not rows.is_known(each)])

    @work(thread=True, group="moved", exclusive=True)
    def _find_moved(self, bookmarks: "Sequence[Bookmark]") -> None:
        from tui_reader.tui.looking import is_in

        worker, index = get_current_worker(), self._stores.index
        for bookmark in bookmarks:
            if worker.is_cancelled:
                return
            if not self._reading.is_gone(bookmark.anchor.post_id):
                continue
            # By their first words: the whole archive is gone through only for one that one is at.
            posts = map(index.get, self._stores.search.posts_with(bookmark.anchor.body))
            if is_in(filter(None, posts), bookmark) and not worker.is_cancelled:
                self.call_later(self.side.bookmarks.call_gone, bookmark, False)

    def _look_for(self, bookmark: "Bookmark") -> "Looking":
        """Look for a bookmark's comment, unless that is being done or is known already."""
        from tui_reader.tui.looking import Looking

        looking = self._looking
        if looking is None or looking.is_left or looking.bookmark != bookmark:
            self._look_no_more()
            looking = Looking(bookmark, self.bookmarking.find, self._stores.index)
            self._looking = looking
        return looking

    def _look_no_more(self) -> None:
        if self._looking is not None:
            self._looking.leave()
        self._tell_looking_no_more()

    def _tell_looking_no_more(self) -> None:
        """Let nobody who is at what was found, or has left, read that it is being looked for."""
        if self._said == _LOOKING:
            self.forget_said()

    @work(group="preview", exclusive=True)
    async def _preview_bookmark(self, bookmark: "Bookmark | None") -> None:
        """Show a bookmark's comment; where the whole archive is searched for it, first its copy."""
        if bookmark is None:
            self._look_no_more()
            said = self._said
            self.remove_class("-gone")
            self._reading.look_back()
            self._tell_beside(said)
            return
        looking = self._look_for(bookmark)
        sought = await looking.at_once()
        if sought is not None:
            self._show_sought(bookmark, sought)
        elif not looking.is_left and self._is_beside(bookmark):
            self._show_copy(bookmark, _COPY_MEANWHILE, _LOOKING)
            self._show_when_sought(looking)

    @work(group="looking", exclusive=True)
    async def _show_when_sought(self, looking: "Looking") -> None:
        sought = await looking.at_last()
        if sought is not None:
            self._tell_looking_no_more()
            self._show_sought(looking.bookmark, sought)

    def _show_sought(self, bookmark: "Bookmark", sought: "Answer") -> None:
        """Show a bookmark's comment, or its copy, where one is still at it."""
        found, about = sought
        self.side.bookmarks.call_gone(bookmark, found is None)
        if not self._is_beside(bookmark):
            return
        if found is None:
            self._show_copy(bookmark, about, f"{GONE}; Enter shows the copy.")
            return
        self.remove_class("-gone")
        self._reading.go_aside()
        said = self._said
        self._reading.look_at(found.post_id or "", found.comment_id, ())
        self._tell_beside(said)

    def _tell_beside(self, said: str) -> None:
        """Tell where one is, but still that the bookmark before was taken away, if it was."""
        self._tell_where()
        if said:
            self._say(said)

    def _place_told(self) -> str:
        if self.has_class("-gone") and not self.has_class("-at-thread"):
            return self._told_of_copy
        return super()._place_told()

    def _is_beside(self, bookmark: "Bookmark") -> bool:
        """Whether one is at a bookmark, with room beside it for what it is of."""
        if self.side.shown != "bookmarks" or self.has_class("-at-thread"):
            return False
        selected = self.side.bookmarks.selected
        return selected is not None and selected.id == bookmark.id

    def _show_copy(self, bookmark: "Bookmark", about: str, told: str) -> None:
        """Show what was kept of a comment that is not there, as much as there is room for."""
        said = self._said
        self._reading.look_back()
        size = self.pane.size
        anchor = bookmark.anchor
        body = clean_block(anchor.body[: size.width * size.height])
        title = clean_line(anchor.post_title) or "(no title)"
        self.pane.show_copy(Content.assemble((title, "bold $text-primary"), f"\n{about}\n\n{body}"))
        self.add_class("-gone")
        self._told_of_copy = told
        self._tell_beside(said)

    async def _go_to_bookmark(self, bookmark: "Bookmark | None") -> None:
        if bookmark is None:
            return
        self._preview_no_more()
        looking = self._look_for(bookmark)
        # Waited for: keys that are typed on at once must find the comment selected.
        sought = await looking.at_once()
        if sought is not None:
            self._go_to_sought(bookmark, sought)
        elif not looking.is_left:
            # But not for the whole archive.
            self._say(_LOOKING)
            self._go_when_sought(looking)

    @work(group="going", exclusive=True)
    async def _go_when_sought(self, looking: "Looking") -> None:
        sought = await looking.at_last()
        if sought is None:
            return
        self._tell_looking_no_more()
        if self.is_active and self._is_beside(looking.bookmark):
            self._go_to_sought(looking.bookmark, sought)

    def _go_to_sought(self, bookmark: "Bookmark", sought: "Answer") -> None:
        """Go to a bookmark's comment, or show all of its copy."""
        found, said = sought
        self.side.bookmarks.call_gone(bookmark, found is None)
        if found is None or not self._reading.jump(found.post_id or "", found.comment_id):
            self._notice(GONE, f"{said}\n\n{clean_block(bookmark.anchor.body)}")
            return
        self._show_in_list()
        self._focus_thread()
        if said:
            from tui_reader.tui.messages import Told

            # By way of the thread, which has yet to tell where one is now.
            self.thread.post_message(Told(said))
