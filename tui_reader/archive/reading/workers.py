"""A process that reads captures: started, given work, asked for its answers, ended."""

import contextlib
import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from pathlib import Path

from tui_reader.archive.reading.orders import OUT_OF_MEMORY, READY, Order, Terms

_PIPE = 1024 * 1024
_SERVE = "from tui_reader.archive.reading.serving import main; main()"
_PACKAGES = Path(__file__).parents[3]


class Worker:
    """A process that reads."""

    def __init__(self, terms: Terms) -> None:
        """Start it.

        Args:
            terms: What holds for all that it reads.
        """
        self.orders: deque[Order] = deque()
        """What it was given and has not finished."""
        self.is_ready = False
        """Whether it has started well."""
        self._terms = terms
        # Run without the current folder on the path: the archive may stand there, and it may hold
        # a file that is named like a module.
        folders = [str(_PACKAGES), *filter(None, [os.environ.get("PYTHONPATH")])]
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-c", _SERVE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # A thread for each processor, for sums that nobody asks for, would count as memory.
            env=os.environ | {"PYTHONPATH": os.pathsep.join(folders), "OPENBLAS_NUM_THREADS": "1"},
            # What it has read before its turn waits there, and no more than that.
            pipesize=_PIPE,
        )
        """The process."""
        self._tell(terms)

    def give(self, order: Order) -> None:
        """Give it a file to read.

        Args:
            order: Which one.
        """
        self.orders.append(order)
        self._tell(order)

    def answer(self) -> object:
        """Wait for what it answers next.

        Raises:
            EOFError: It has ended.
        """
        assert self.process.stdout is not None
        try:
            answer = pickle.load(self.process.stdout)
            if answer == READY:
                self.is_ready = True
                answer = pickle.load(self.process.stdout)
        except (pickle.UnpicklingError, OSError, ValueError) as error:
            raise EOFError from error
        return answer

    def end(self) -> None:
        """End it and leave nothing of it behind; only for the thread that waits for its answers."""
        self.process.kill()
        for stream in (self.process.stdin, self.process.stdout):
            assert stream is not None
            with contextlib.suppress(OSError):
                stream.close()
        self.process.wait()

    def why_it_ended(self) -> str:
        """Say why a capture could not be read by it, after it has ended by itself."""
        status = self.process.wait()
        if status == OUT_OF_MEMORY:
            most = self._terms.limits.memory // 1024 // 1024
            return f"Reading it needs more than {most} MiB of memory."
        try:
            how = signal.Signals(-status).name
        except ValueError:
            how = f"status {status}"
        if how in ("SIGPROF", "SIGALRM"):
            return "Reading it took longer than a capture of its size may take."
        return f"The process that read it ended before it was done ({how})."

    def _tell(self, message: object) -> None:
        assert self.process.stdin is not None
        # That it has gone shows when its answer is waited for.
        with contextlib.suppress(OSError):
            pickle.dump(message, self.process.stdin, protocol=pickle.HIGHEST_PROTOCOL)
            self.process.stdin.flush()
