"""The reader opens where it was left: the post, and the comment that one was at."""

import asyncio
from typing import TYPE_CHECKING

from textual import work

from tui_reader.tui.screens.marking import SAVE_SECONDS, MarkingScreen

if TYPE_CHECKING:
    from tui_reader.last_place import Stop


class ResumingScreen(MarkingScreen):
    """Keeps where one is, now and then and at the end."""

    _left_off: "Stop | None" = None

    async def look_up_place(self) -> None:
        """Find out where one stopped the last time, and keep where one is from now on."""
        self._left_off = await asyncio.to_thread(self._stores.last_place.load)
        self.set_interval(SAVE_SECONDS, self._save_place)

    async def finish(self) -> str:
        """Wait until all that the person asked to keep is saved, and where one is.

        Returns:
            Why something is not, where the last that was asked for could not be saved; else empty.
        """
        stop = self._here()
        if stop is not None:
            await asyncio.to_thread(self._stores.last_place.save, stop)
        return await super().finish()

    def resume(self) -> bool:
        """Open the post where one stopped; False where none is known, or it is not there yet."""
        stop, index = self._left_off, self._stores.index
        post_id = None if stop is None else index.id_of(stop.post)
        if stop is None or post_id is None:
            return False
        comment = stop.comment
        if comment and self._told_progress() and comment not in index.comment_ids(post_id):
            # Another capture of the post may have it, and is not read yet.
            return False
        from tui_reader.tui.widgets.thread_place import Place

        self._left_off = None
        self._touched = True
        place = Place(comment, frozenset(), stop.top, stop.line, stop.offset)
        self._reading.open(post_id, place)
        self.side.posts.select_key(post_id)
        self._tell_where()
        return True

    def _save_now(self) -> None:
        super()._save_now()
        stop = self._here()
        if stop is not None:
            self._stores.last_place.save(stop)

    @work(group="place")
    async def _save_place(self) -> None:
        stop = self._here()
        if stop is not None:
            await asyncio.to_thread(self._stores.last_place.save, stop)

    def _here(self) -> "Stop | None":
        """Where one is; None where one did nothing yet, or nothing is open."""
        visit = self._reading.settled if self._begun and self._touched else None
        if visit is None:
            return None
        from tui_reader.last_place import Stop

        place = visit.place
        return Stop(visit.post_id, place.comment, place.top, place.line, place.offset)
