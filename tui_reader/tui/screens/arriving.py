"""A screen to which the captures of an archive come while it is used."""

import asyncio
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from tui_reader.text import clean_line
from tui_reader.tui.stores import Stores

if TYPE_CHECKING:
    from textual.screen import Screen

    from tui_reader.index.update import Progress

    _Screen = Screen[None]
else:
    # Textual looks at all of a screen's names for each class that is made of it, before the first
    # frame: what a screen is made of here, one on another, is made a screen once, at the top.
    _Screen = object


_MANY = 100
"""Of so many files it is told which part of them is read."""


class ArrivingScreen(_Screen):
    """Shows what is read while it is used, and ends the reading when it is left."""

    class Arrived(Message):
        """More captures were read."""

        def __init__(self, progress: "Progress | None" = None, *, changed: bool = True) -> None:
            """Tell how far the reading is.

            Args:
                progress: How far; None at its end.
                changed: Whether there may be anything else to list.
            """
            super().__init__()
            self.progress = progress
            self.changed = changed

    class Lost(Message):
        """The index was found to be damaged; another one, empty yet, is in its place."""

    def __init__(self, stores: Stores) -> None:
        """Read from the stores that the app owns.

        Args:
            stores: The stores.
        """
        super().__init__()
        self._stores = stores
        self._progress: Progress | None = None
        self._listed = (0, 0)
        self._given_up: int | None = None
        stores.index.when_lost = lambda: self.post_message(self.Lost())

    def list_posts(self) -> None:
        """Show the posts that are read."""
        raise NotImplementedError

    def catch_up(self) -> None:
        """List the posts anew where the index has others: another process may write it too."""
        index = self._stores.index
        if index.state != self._listed:
            self.list_posts()
        elif not index.is_ready:
            # Nobody may be at it who would tell when it is: each search makes a little more of it.
            self._ask_again()

    @work(group="unfinished")
    async def take_over(self) -> None:
        """Read on where another process has begun to read and is gone: it may have been killed."""
        if not self._stores.arrivals.ended:
            return
        left = await asyncio.to_thread(self._stores.index.unfinished)
        # But not what this one came to an end without: it would do so again and again, and so would
        # others in turn.
        if left not in (None, self._given_up) and self._stores.arrivals.ended:
            self._stores.arrivals.begin_again()
            self.read_on()

    @work(thread=True, group="reading")
    def read_on(self) -> None:
        """Take in what is still to be read."""
        worker = get_current_worker()
        changed = False
        for progress in self._stores.steps():
            if worker.is_cancelled:
                return
            if progress is not None:
                changed |= progress.changed
                self.post_message(self.Arrived(progress, changed=progress.changed))
        self._given_up = self._stores.index.unfinished()
        changed |= self._stores.arrivals.failure is not None
        self.post_message(self.Arrived(changed=changed))

    def on_arriving_screen_arrived(self, event: Arrived) -> None:
        """List the posts that were read meanwhile."""
        self._progress = event.progress
        if event.changed:
            self.list_posts()
        else:
            self._head_side()
        if event.progress is None:
            self._tell_problem()

    def on_arriving_screen_lost(self) -> None:
        """Read everything anew."""
        self._stores.arrivals.begin_again()
        self.list_posts()
        self.read_on()

    def on_unmount(self) -> None:
        """Leave nothing behind that still reads."""
        self._stores.arrivals.close()

    def _ask_again(self) -> None:
        """Search once more for what is searched for: more may be found now."""
        raise NotImplementedError

    def _head_side(self) -> None:
        """Say over the list what is in it, and how far the reading is."""
        raise NotImplementedError

    def _told_progress(self) -> str:
        """Say how far the reading is, where it is not at its end."""
        progress = self._progress
        if progress is not None and progress.is_elsewhere:
            return "still being read"
        if progress is None or progress.done >= progress.total:
            return ""
        if progress.total < _MANY:
            return f"reading {progress.done} of {progress.total}"
        # Shorter, and so it stands on one line.
        return f"reading, {100 * progress.done // progress.total} %"

    def _tell_problem(self) -> None:
        problem = self._stores.index.problem
        if (failure := self._stores.arrivals.failure) is not None:
            from tui_reader.tui.own_errors import tell

            problem = f"{tell('The reading stopped', failure)} What was read is here."
        if problem is not None:
            self.notify(clean_line(problem), severity="warning", markup=False, timeout=12)
