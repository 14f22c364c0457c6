"""Reading an archive with a bar on the terminal, where it takes long enough to wonder."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from tui_reader.archive.post import Outcome, Post
from tui_reader.archive.reading.stream import ArchiveStream
from tui_reader.cli.printing import number, say_raw

if TYPE_CHECKING:
    from tui_reader.index.indexed import IndexedArchive

PATIENCE = 1.0
"""So many seconds go by without a bar."""

PATIENCE_WITH_OTHERS = 10.0
"""So many seconds another process may go on with an index; then the archive is read once more."""

_BETWEEN = 0.1
_CELLS = 24


def read_outcomes(
    archive: Sequence[Path], *, unpublished: bool, bar: bool = True
) -> Iterator[Outcome]:
    """Read an archive.

    Args:
        archive: Files and folders of captures.
        unpublished: Whether drafts, spam and what nobody approved are wanted too.
        bar: Whether a bar may show how far it is.

    Yields:
        What comes of each capture, as it is read.
    """
    stream = ArchiveStream(archive, unpublished=unpublished)
    shown = Bar(archive) if bar and _is_terminal() else None
    try:
        while not stream.ended:
            outcome = stream.next(_BETWEEN)
            if shown is not None:
                shown.update(stream.finished, isinstance(outcome, Post))
            if outcome is not None:
                yield outcome
    finally:
        stream.close()
        if shown is not None:
            shown.clear()


def bring_up_to_date(index: "IndexedArchive") -> None:
    """Read what has changed in an archive since it was indexed.

    Args:
        index: The archive.
    """
    shown = Bar([]) if _is_terminal() else None
    try:
        for progress in index.update(PATIENCE_WITH_OTHERS):
            if shown is not None and progress.total > progress.done:
                shown.show(progress.done, progress.total, progress.posts)
    finally:
        if shown is not None:
            shown.clear()


class Bar:
    """A line on standard error that says how far the reading is."""

    def __init__(self, archive: Sequence[Path]) -> None:
        """Show nothing yet.

        Args:
            archive: What is read.
        """
        self._archive = archive
        self._drawn_at = monotonic() + PATIENCE - _BETWEEN
        self._posts = 0
        self._total = 0
        self._width = 0

    def update(self, finished: int, is_post: bool) -> None:
        """Draw anew, now and then.

        Args:
            finished: How many files are done with.
            is_post: Whether one more post was read.
        """
        self._posts += is_post
        if self._is_due():
            if not self._total:
                self._total = _count(self._archive)
            self._draw(finished, self._total, self._posts)

    def show(self, finished: int, total: int, posts: int) -> None:
        """Draw anew, now and then, where it is known how much there is."""
        if self._is_due():
            self._draw(finished, total, posts)

    def clear(self) -> None:
        """Leave an empty line, for what is printed next."""
        if self._width:
            say_raw("\r" + " " * self._width + "\r")
            self._width = 0

    def _is_due(self) -> bool:
        now = monotonic()
        if now - self._drawn_at < _BETWEEN:
            return False
        self._drawn_at = now
        return True

    def _draw(self, finished: int, total: int, posts: int) -> None:
        told = bar_line(finished, total, posts)[: max(_columns() - 1, 0)]
        say_raw("\r" + told.ljust(self._width))
        self._width = len(told)


def bar_line(finished: int, total: int, posts: int) -> str:
    """Say how far the reading is.

    Args:
        finished: How many files are done with.
        total: How many there are; more may have come since they were counted.
        posts: How many posts were read.
    """
    total = max(total, finished, 1)
    full = _CELLS * finished // total
    cells = "#" * full + "-" * (_CELLS - full)
    files, told = number(total, "file"), number(posts, "post")
    return f"Reading [{cells}] {finished:,} of {files}, {told}"


def _count(archive: Sequence[Path]) -> int:
    # To find the files takes a hundredth of the time that reading them does.
    from tui_reader.archive.files.finding import Walked, find_captures

    return sum(not isinstance(each, Walked) for each in find_captures(archive))


def _is_terminal() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns
    except (OSError, ValueError):
        return 80
