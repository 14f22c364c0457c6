"""A process that reads captures for another one, until that one has gone.

Whatever a capture does, only this process suffers. It ends itself when a capture takes too much;
the other one sees that and says why.
"""

import os
import pickle
import queue
import signal
import sys
import threading
from collections.abc import Iterator
from typing import BinaryIO

from tui_reader.archive.files.capture import Capture
from tui_reader.archive.files.naming import show_path
from tui_reader.archive.folder import read_found, read_or_tell, unforeseen
from tui_reader.archive.post import Outcome, Post, Skipped
from tui_reader.archive.reading.limits import Alarm, limit_memory
from tui_reader.archive.reading.orders import (
    DONE,
    OUT_OF_MEMORY,
    READY,
    Begun,
    Order,
    Prepared,
    Terms,
)


class Server:
    """Reads one file after the other, and writes what comes of each."""

    def __init__(self, terms: Terms, target: BinaryIO) -> None:
        """Prepare to read.

        Args:
            terms: What holds for all that is read.
            target: Where the answers are written to.
        """
        self._terms = terms
        self._target = target
        self._alarm = Alarm(terms.limits.by_the_clock)
        self._path = ""
        self._first = 0
        self._step = 0
        self._seconds = 0.0

    def serve(self, order: Order) -> None:
        """Read a file, from the step on that is asked for.

        Args:
            order: Which file.
        """
        self._path = show_path(order.found.path)
        self._first, self._step = order.step, 0
        self._seconds = self._terms.limits.seconds_for(_size(order))
        self._alarm.set(self._seconds)
        try:
            for each in read_found(
                order.found, unpublished=self._terms.unpublished, read=self._read
            ):
                if self._step >= self._first:
                    self.send(self._prepared(each))
        except MemoryError:
            os._exit(OUT_OF_MEMORY)
        except Exception as error:
            self.send(Skipped(self._path, unforeseen(error)))
        self.send(DONE)
        self._alarm.set(0)

    def send(self, answer: object) -> None:
        """Write an answer; the time until it is taken is not the capture's."""
        self._alarm.pause()
        # Each by itself, and at once: whoever waits sees the first posts first.
        self._target.write(_packed(answer))
        self._target.flush()
        self._alarm.resume()

    def _prepared(self, each: object) -> object:
        if self._terms.prepare is None or not isinstance(each, Post):
            return each
        return Prepared(each, self._terms.prepare(each))

    def _read(self, capture: Capture) -> Iterator[Outcome]:
        self._step += 1
        if self._step >= self._first:
            seconds = self._terms.limits.seconds_for(capture.size)
            if capture.path != self._path:
                self.send(Begun(capture.path, self._step))
            self._alarm.set(seconds)
            try:
                yield from read_or_tell(capture)
            except MemoryError:
                os._exit(OUT_OF_MEMORY)
        self._step += 1
        if capture.path != self._path:
            self.send(Begun(self._path, self._step))
            self._alarm.set(self._seconds)


def main() -> None:
    """Read what standard input asks for, and answer on standard output."""
    # Whoever is interrupted ends this process as well.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    source, target = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # A parser that prints must not be taken for an answer.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    terms: Terms = pickle.load(source)
    limit_memory(terms.limits)
    server = Server(terms, target)
    server.send(READY)
    orders: queue.SimpleQueue[Order] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(source, orders), daemon=True).start()
    try:
        while True:
            server.serve(orders.get())
    except BrokenPipeError:
        os._exit(0)


def _listen(source: BinaryIO, orders: "queue.SimpleQueue[Order]") -> None:
    """Take orders, while others are worked on: so the end of the one who asks is noticed."""
    try:
        while True:
            orders.put(pickle.load(source))
    finally:
        os._exit(0)


def _packed(answer: object) -> bytes:
    try:
        return pickle.dumps(answer, protocol=pickle.HIGHEST_PROTOCOL)
    except RecursionError:
        if not isinstance(answer, Post | Prepared):
            raise
    from tui_reader.archive.reading.deep_trees import flattened

    if isinstance(answer, Post):
        flat: object = flattened(answer)
    else:
        flat = answer._replace(post=flattened(answer.post))
    return pickle.dumps(flat, protocol=pickle.HIGHEST_PROTOCOL)


def _size(order: Order) -> int:
    try:
        return order.found.path.stat().st_size
    except (OSError, ValueError):
        return 0
