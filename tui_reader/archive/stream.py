"""An archive that is read in a process of its own, while the one who asked does something else.

The screen must neither wait for a parser nor be unable to leave one behind: the process can be
ended at any moment, and what it has read by then is kept.
"""

import os
import pickle
import queue
import subprocess
import sys
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path

from tui_reader.archive.post import Outcome, Skipped

STOPPED = "Reading stopped before its end. What was read until then is shown."

_PACKAGES = Path(__file__).parent.parent.parent


class ArchiveStream:
    """The outcomes of an archive, as they are read."""

    def __init__(self, paths: Sequence[Path]) -> None:
        """Begin to read.

        Args:
            paths: Files and folders of captures.
        """
        self.paths = list(paths)
        """What is read."""
        self.ended = False
        """Whether all that there is has been handed out."""
        self._closed = False
        self._outcomes: queue.SimpleQueue[Outcome | None] = queue.SimpleQueue()
        # Run without the current folder on the path: the archive may stand there, and it may hold
        # a file that is named like a module.
        folders = [str(_PACKAGES), *filter(None, [os.environ.get("PYTHONPATH")])]
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", __name__, *map(os.fspath, paths)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(folders)},
        )
        threading.Thread(target=self._receive, daemon=True).start()

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
        """End the reading, finished or not."""
        self._closed = True
        self._process.kill()

    def _receive(self) -> None:
        source = self._process.stdout
        assert source is not None
        try:
            while True:
                self._outcomes.put(pickle.load(source))
        except (EOFError, pickle.UnpicklingError, OSError, ValueError):
            pass
        source.close()
        if self._process.wait() != 0 and not self._closed:
            self._outcomes.put(Skipped("…", STOPPED))
        self._outcomes.put(None)


class ArchiveAtHand:
    """Outcomes that are there already, with the face of an `ArchiveStream`."""

    def __init__(self, outcomes: Iterable[Outcome]) -> None:
        """Hand out what is there.

        Args:
            outcomes: Posts and skipped files.
        """
        self.ended = False
        self._outcomes = iter(outcomes)

    def next(self, seconds: float) -> Outcome | None:
        """Give the next outcome, or None at the end; there is nothing to wait for."""
        outcome = next(self._outcomes, None)
        self.ended = outcome is None
        return outcome

    def close(self) -> None:
        """Hand out no more."""
        self._outcomes = iter(())


def send(paths: Sequence[Path]) -> None:
    """Read an archive and write its outcomes to standard output: the process's own part."""
    from tui_reader.archive.folder import read_archive

    target = sys.stdout.buffer
    for outcome in read_archive(paths):
        # Each by itself, and at once: whoever waits sees the first posts first.
        pickle.dump(outcome, target, protocol=pickle.HIGHEST_PROTOCOL)
        target.flush()


if __name__ == "__main__":
    send([Path(argument) for argument in sys.argv[1:]])
