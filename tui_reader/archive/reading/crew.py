"""An archive that other processes read, a capture after the other, in the order of their names.

What a capture does to the process that reads it is told like any other reason to skip it, and the
rest goes on. Nothing is kept here but what was given out and is not finished.
"""

import os
import threading
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Union

from tui_reader.archive.files.finding import Found, Walked
from tui_reader.archive.files.naming import show_path
from tui_reader.archive.post import CaptureRead, Outcome, Post, Skipped
from tui_reader.archive.reading.limits import LIMITS, Limits
from tui_reader.archive.reading.orders import DONE, Begun, Finished, Order, Prepared, Terms
from tui_reader.archive.reading.workers import Worker

# Not met on the way to the first frame.
if TYPE_CHECKING:
    from tui_reader.archive.files.belongings import Belonging

STOPPED = "Reading stopped before its end. What was read until then is shown."

MOST_WORKERS = 4
"""No more processes read, however many processors there are."""
FEW = 24
"""So many captures one process reads alone: another would start in the way of the first frame."""
MOST_BREAKS = 5
"""When so many captures in one archive have ended a process, the rest of it is left."""

_AT_FIRST, _AHEAD = 4, 32
# So many captures are given out for each process: few while the first posts are waited for, then so
# many that none stands still while what came is written down.

Event = Union[Outcome, Walked, Finished, Prepared, "Belonging"]
"""What the reading of an archive comes to, step by step."""


class Crew:
    """The processes that read an archive."""

    def __init__(
        self,
        found: Iterable[Found | Skipped | Walked],
        *,
        unpublished: bool,
        limits: Limits = LIMITS,
        prepare: Callable[[Post], object] | None = None,
    ) -> None:
        """Start the first of them.

        Args:
            found: What is to be read, as `find_captures` gives it.
            unpublished: Whether drafts, spam and what nobody approved are wanted too.
            limits: What each capture may take.
            prepare: Is called with each post where it is read; `events` gives both.
        """
        self.finished = 0
        """How many files are done with."""
        self._found = iter(found)
        self._terms = Terms(limits, unpublished, prepare)
        self._lock = threading.Lock()
        self._is_stopped = False
        self._most = min(_processors(), MOST_WORKERS)
        self._workers = [Worker(self._terms)]
        self._passed: Counter[str] = Counter()

    def outcomes(self) -> Generator[Outcome, None, None]:
        """Give what each capture comes to, in the order of `find_captures`.

        Yields:
            What `tui_reader.archive.folder.read_archive` yields.
        """
        passed: Counter[str] = Counter()
        for event in self.events():
            if isinstance(event, Post | CaptureRead | Skipped):
                yield event
            elif isinstance(event, Walked):
                if passed:
                    from tui_reader.archive.files.belongings import folder_read

                    yield from folder_read(event.path, passed)
            elif not isinstance(event, Finished | Prepared):
                passed[event.kind] += 1

    def events(self) -> "Generator[Event, None, None]":
        """Give what each capture comes to, and when a file is done with.

        Yields:
            What was read of a file, or what it belongs to; after all of a file that it is finished;
            and what was handed in that is no file.
        """
        found = self._found
        waiting: deque[int | Skipped | Walked] = deque()
        given = 0
        try:
            while True:
                # As much is given out as keeps them all at work, and no more.
                ahead = _AHEAD if self.finished > FEW else _AT_FIRST
                while len(waiting) < ahead * self._most:
                    each = next(found, None)
                    if each is None:
                        break
                    given += isinstance(each, Found)
                    waiting.append(self._give(each, given) if isinstance(each, Found) else each)
                if not waiting or self._is_stopped:
                    return
                yield from self._finish(waiting.popleft())
        except _Hopeless:
            if not self._is_stopped:
                yield Skipped("…", STOPPED)
        finally:
            self.stop()
            for worker in self._workers:
                worker.end()

    def stop(self) -> None:
        """End all processes, at any moment and from any thread."""
        with self._lock:
            self._is_stopped = True
            for worker in self._workers:
                worker.process.kill()

    def _give(self, found: Found, number: int) -> int:
        """Give a file to who has least to do, and say to whom."""
        if number > FEW and len(self._workers) < self._most:
            with self._lock:
                self._workers.append(self._started())
        which = min(range(len(self._workers)), key=lambda each: len(self._workers[each].orders))
        self._workers[which].give(Order(found))
        return which

    def _finish(self, task: int | Skipped | Walked) -> "Iterator[Event]":
        """Give all that comes of what was found."""
        if isinstance(task, int):
            found = self._workers[task].orders[0].found
            yield from self._finish_file(task)
            yield Finished(found)
        else:
            yield task
        self.finished += not isinstance(task, Walked)

    def _finish_file(self, which: int) -> "Iterator[Event]":
        file = show_path(self._workers[which].orders[0].found.path)
        begun, breaks = Begun(file, 0), 0
        while True:
            try:
                answer = self._workers[which].answer()
            except EOFError:
                breaks += 1
                goes_on = begun.step % 2 == 1 and breaks < MOST_BREAKS
                yield Skipped(begun.path, self._replace(which, begun.step + 1 if goes_on else 0))
                if goes_on:
                    begun = Begun(file, 0)
                    continue
                if begun.step % 2 == 1:
                    yield Skipped(file, f"{breaks} captures in it could not be read: it is left.")
                return
            if answer == DONE:
                self._workers[which].orders.popleft()
                return
            if isinstance(answer, Begun):
                begun = answer
            else:
                yield _raised(answer)

    def _replace(self, which: int, step: int) -> str:
        """Put another process in the place of one that has ended; say why it has.

        Args:
            which: Its place.
            step: From which step on the file that it was at is read once more; 0 for not at all.
        """
        old = self._workers[which]
        if self._is_stopped or not old.is_ready:
            raise _Hopeless
        why = old.why_it_ended()
        old.end()
        order = old.orders.popleft()
        if step:
            old.orders.appendleft(Order(order.found, step))
        with self._lock:
            new = self._workers[which] = self._started()
        for each in old.orders:
            new.give(each)
        return why

    def _started(self) -> Worker:
        if self._is_stopped:
            raise _Hopeless
        try:
            return Worker(self._terms)
        except OSError as error:
            # The system has no room for one more.
            raise _Hopeless from error


def _raised(answer: Any) -> "Event":
    """Give what was answered, a post with its tree."""
    if not isinstance(answer, Post | CaptureRead | Skipped):
        # Imported here: it is not met on the way to the first frame.
        from tui_reader.archive.reading.deep_trees import Flat

        if isinstance(answer, Flat):
            answer = answer.raised()
        elif isinstance(answer, Prepared) and isinstance(answer.post, Flat):
            answer = answer._replace(post=answer.post.raised())
    given: Event = answer
    return given


class _Hopeless(Exception):
    """No process can go on."""


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
