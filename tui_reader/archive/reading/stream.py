"""An archive that is read in processes of their own, while the one who asked does something else.

The screen must neither wait for a parser nor be unable to leave one behind: the processes can be
ended at any moment, and what they have read by then is kept.
"""

import contextlib
import queue
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

from tui_reader.archive.files.finding import find_captures
from tui_reader.archive.post import Outcome
from tui_reader.archive.reading.crew import Crew
from tui_reader.archive.reading.limits import LIMITS, Limits

_MOST_WAITING = 64


class ArchiveStream:
    """The outcomes of an archive, as they are read."""

    def __init__(
        self, paths: Sequence[Path], *, unpublished: bool = False, limits: Limits = LIMITS
    ) -> None:
        """Begin to read.

        Args:
            paths: Files and folders of captures.
            unpublished: Whether drafts, spam and what nobody approved are wanted too.
            limits: What each capture may take.
        """
        self.paths = list(paths)
        """What is read."""
        self.ended = False
        """Whether all that there is has been handed out."""
        self._closed = False
        # Whoever reads faster than its outcomes are taken has to wait.
        self._outcomes: queue.Queue[Outcome | None] = queue.Queue(_MOST_WAITING)
        found = find_captures(self.paths)
        self._crew = Crew(found, unpublished=unpublished, limits=limits)
        threading.Thread(target=self._receive, daemon=True).start()

    @property
    def finished(self) -> int:
        """How many files have been read to their end, or skipped."""
        return self._crew.finished

    def __iter__(self) -> Iterator[Outcome]:
        """Give all that is still to come, each when it is there; then close."""
        try:
            while not self.ended:
                outcome = self._outcomes.get()
                self.ended = outcome is None
                if outcome is not None:
                    yield outcome
        finally:
            self.close()

    def next(self, seconds: float) -> Outcome | None:
        """Give the next outcome.

        Args:
            seconds: How long to wait for it.

        Returns:
            A post, a capture that was read, or a skipped file; None if none came in this time,
            or all were handed out.
        """
        if self.ended:
            return None
        try:
            outcome = self._outcomes.get(timeout=max(seconds, 0))
        except queue.Empty:
            return None
        self.ended = outcome is None
        return outcome

    def close(self) -> None:
        """End the reading, finished or not; nothing more comes."""
        self._closed = self.ended = True
        self._crew.stop()
        # Whoever waits for room finds some, and then that it is closed.
        with contextlib.suppress(queue.Empty):
            while True:
                self._outcomes.get_nowait()

    def _receive(self) -> None:
        try:
            with contextlib.closing(self._crew.outcomes()) as outcomes:
                for outcome in outcomes:
                    if self._closed:
                        break
                    self._outcomes.put(outcome)
        finally:
            self._outcomes.put(None)
