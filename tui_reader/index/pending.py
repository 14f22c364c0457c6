"""The terms of passages that no segment has yet, in memory."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from sqlite3 import Connection
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

from tui_reader.index.kinds import INITIAL, LAST_KIND
from tui_reader.index.packing import Row
from tui_reader.index.postings import to_bitmap
from tui_reader.index.posts import posts_from

# Imported where something is looked up or written: the posts are to be seen before.
if TYPE_CHECKING:
    from tui_reader.index.gathering import Gathered
    from tui_reader.index.inverted import Inverted

_MOST_WAITING = 4_096
"""So many passages are gathered at once: of fewer each costs more."""
_END = "\U0010ffff"


class Pending:
    """Terms with their passages, numbered from the first one on.

    One thread appends while others look terms up: what they miss is newer than what they know of.
    """

    def __init__(self, first: int) -> None:
        """Begin with no passage.

        Args:
            first: The number of the next.
        """
        self.first = first
        """The number of the first passage."""
        self.minutes = array("I")
        """When each passage was published."""
        self._waiting: list[tuple[int, Inverted]] = []
        self._made: Gathered | None = None
        self._gathering = Lock()

    def __len__(self) -> int:
        """How many passages there are."""
        return len(self.minutes)

    def append(self, found: "Inverted") -> None:
        """Put the passages of a post behind these."""
        with self._gathering:
            self._waiting.append((len(self.minutes), found))
            self.minutes.extend(found.minutes)
            waiting = len(self.minutes) - self._waiting[0][0]
        if waiting >= _MOST_WAITING:
            self._gathered()

    def catch_up(self, connection: Connection, end: int, seconds: float) -> None:
        """Take in what the rows have and this has not, a post after the other.

        Args:
            connection: Where the rows are.
            end: The number after the last passage.
            seconds: After so many no further post is begun, but one is at least.
        """
        if self.first + len(self) >= end:
            return
        due = monotonic() + seconds
        from tui_reader.index.inverted import terms_of

        for number, post in posts_from(connection, self.first + len(self)):
            self._fill(number)
            self.append(terms_of(post))
            if monotonic() >= due:
                return
        self._fill(end)

    def count(self, term: str) -> int:
        """Say how many passages have a term."""
        return self._gathered().count(term)

    def beginning_with(self, prefix: str) -> Iterator[tuple[str, int]]:
        """Go through terms that begin so, and how many passages have each."""
        gathered = self._gathered()
        ordered = gathered.in_order()
        start = bisect_left(ordered, prefix)
        end = bisect_left(ordered, prefix + _END, start)
        return ((term, gathered.count(term)) for term in ordered[start:end])

    def words(self) -> Sequence[str]:
        """Give the terms that are words."""
        ordered = self._gathered().in_order()
        return ordered[bisect_left(ordered, LAST_KIND) :]

    def bitmap(self, connection: Connection, term: str) -> int:
        """Give the passages of the whole index that have a term, as far as they are here."""
        if term.startswith(INITIAL):
            words = self.beginning_with(term.removeprefix(INITIAL))
            return self.union(connection, [word for word, _ in words])
        return self.union(connection, (term,))

    def union(self, connection: Connection, terms: Iterable[str]) -> int:
        """Give the passages that have any of some terms, as `bitmap` does for one."""
        # Another thread may be appending: what came after this is not looked at.
        size = len(self)
        found = self._gathered().passages(terms)
        return to_bitmap([each for each in found if each < size], size) << self.first

    def whole(self) -> Iterator[tuple[str, Row]]:
        """Go through the terms, ascending, each with its passages, ascending too."""
        return self._gathered().whole()

    def _fill(self, number: int) -> None:
        """Pass over numbers that stand for nothing any more."""
        self.minutes.extend([0] * (number - self.first - len(self.minutes)))

    def _gathered(self) -> "Gathered":
        """Give all terms that were appended."""
        with self._gathering:
            if self._made is None:
                from tui_reader.index.gathering import Gathered

                self._made = Gathered()
            if self._waiting:
                self._made.add(self._waiting)
                self._waiting = []
            return self._made
