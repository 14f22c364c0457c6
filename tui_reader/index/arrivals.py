"""An archive that is brought up to date while something else is done, told step by step.

The screen must neither wait for a parser nor be unable to leave one behind: the reading can be
ended at any moment, and what was read by then is kept.
"""

import queue
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui_reader.index.indexed import IndexedArchive

if TYPE_CHECKING:
    from tui_reader.index.update import Progress


class Arrivals:
    """What comes to an index as it is read."""

    def __init__(self, archive: Sequence[Path], *, unpublished: bool = False) -> None:
        """Open the index of an archive; where it is empty, begin to read at once.

        Args:
            archive: Files and folders of captures.
            unpublished: Whether drafts, spam and what nobody approved are wanted too.
        """
        self.paths = list(archive)
        """What is read."""
        self.index = IndexedArchive(archive, unpublished=unpublished)
        """Where it comes to."""
        self.ended = False
        """Whether all is read, and told."""
        self.failure: Exception | None = None
        """What ended the reading before its time, an error of the program itself."""
        self._steps: queue.SimpleQueue[Progress | None] = queue.SimpleQueue()
        self._is_begun = False
        self._running = 0
        if not len(self.index):
            self.begin()

    def begin(self) -> None:
        """Begin to read what has changed, if that is not begun yet."""
        if not self._is_begun:
            self._is_begun = True
            self._running += 1
            threading.Thread(target=self._receive, daemon=True).start()

    def begin_again(self) -> None:
        """Read once more what has changed: the index was lost."""
        self._is_begun = self.ended = False
        self.failure = None
        self.begin()

    def next(self, seconds: float) -> "Progress | None":
        """Give the newest of what is told.

        Args:
            seconds: How long to wait for it.

        Returns:
            How far the reading is; None where nothing was told in this time, or all is.
        """
        newest: Progress | None = None
        try:
            step = self._steps.get(timeout=max(seconds, 0))
            while self._running:
                newest = step or newest
                self._running -= step is None
                self.ended = not self._running
                step = self._steps.get_nowait()
        except queue.Empty:
            pass
        return newest

    def close(self) -> None:
        """End the reading, finished or not; nothing more comes."""
        self.ended = True
        self.index.stop()

    def _receive(self) -> None:
        try:
            for step in self.index.update():
                self._steps.put(step)
        except Exception as error:
            self.failure = error
        finally:
            self._steps.put(None)
