"""The terms of an index: those that are written down, and those that wait for it."""

from math import inf
from sqlite3 import Connection
from threading import Lock
from typing import TYPE_CHECKING

from tui_reader.index import rows
from tui_reader.index.pending import Pending
from tui_reader.index.segments import merge_segments, read_segments, write_segment
from tui_reader.index.terms import Terms

if TYPE_CHECKING:
    from tui_reader.index.writer import Writer

MOST_SEGMENTS = 8
"""With more than so many segments, for each word is looked up in all, the small ones are made one:
where only one of them is small, or none, all of them."""


class TermStore:
    """Terms of passages, for threads that search while one adds to them."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self._loading = Lock()
        self._file = 0
        self._pending = Pending(0)
        self._terms: tuple[tuple[int, int, int], Terms] | None = None

    def __len__(self) -> int:
        """How many passages wait for their terms to be written down."""
        return len(self._pending)

    @property
    def end(self) -> int:
        """The number after the last passage whose terms are here."""
        return self._pending.first + len(self._pending)

    def has_all(self, connection: Connection) -> bool:
        """Whether the terms of all passages are here that are not written down."""
        following = rows.state(connection, "next")
        return self._file == rows.state(connection, "file") and self.end >= following

    def append(self, written: "Writer") -> None:
        """Add the terms of passages that were put in the rows just now.

        Args:
            written: Who put them there.
        """
        with self._loading:
            self._turn_to(written.file, written.indexed)
            if self.end == written.first:
                for inverted in written.inverted:
                    self._pending.append(inverted)

    def now(self, connection: Connection, seconds: float = inf) -> Terms:
        """Give the terms of the state that a connection reads.

        Args:
            connection: What reads.
            seconds: Terms that are not here, for another process put their passages in the rows, or
                this one before it was killed, are made for so long: the last ones may be missing.
        """
        state = rows.state(connection, "file"), rows.state(connection, "generation")
        following = rows.state(connection, "next")
        with self._loading:
            if self._terms is not None and (*state, following) == self._terms[0]:
                return self._terms[1]
            self._turn_to(state[0], rows.state(connection, "indexed"))
            known = {} if self._terms is None else {e.id: e for e in self._terms[1].segments}
            if seconds > 0:
                self._pending.catch_up(connection, following, seconds)
            made = Terms(
                read_segments(connection, known),
                self._pending,
                min(self.end, following),
                rows.removed(connection),
            )
            self._terms = ((*state, made.end), made)
            return made

    def catch_up(self, connection: Connection, seconds: float) -> bool:
        """Make terms that are not here, as `now` does.

        Returns:
            Whether none is missing any more.
        """
        following = rows.state(connection, "next")
        with self._loading:
            self._turn_to(rows.state(connection, "file"), rows.state(connection, "indexed"))
            self._pending.catch_up(connection, following, seconds)
            return self.end >= following

    def write(self, connection: Connection) -> int:
        """Write down what waits.

        Args:
            connection: With a transaction that is open.

        Returns:
            The number after the last passage whose terms are written: for `written`.
        """
        terms = self.now(connection)
        # Not what is appended to now: a late reader may have set that back.
        pending = terms.pending
        end = pending.first + len(pending)
        if len(pending):
            write_segment(connection, pending)
            rows.set_state(connection, "indexed", end)
        self._merge(connection, terms)
        return end

    def written(self, end: int) -> None:
        """Forget what waited, for it is written down, and the transaction is closed."""
        with self._loading:
            self._pending = Pending(end)

    def _turn_to(self, file: int, indexed: int) -> None:
        """Forget what is of another file, and what waited before so many were written down."""
        if file != self._file:
            # Another process has made the file anew, and counts from the beginning.
            self._terms = None
        if (file, indexed) != (self._file, self._pending.first):
            self._file, self._pending = file, Pending(indexed)

    def _merge(self, connection: Connection, terms: Terms) -> None:
        segments = read_segments(connection, {each.id: each for each in terms.segments})
        if len(segments) <= MOST_SEGMENTS:
            return
        largest = max(each.size for each in segments)
        start = len(segments)
        while start and segments[start - 1].size * 4 <= largest:
            start -= 1
        start = start if len(segments) - start > 1 else 0
        merge_segments(connection, segments[start:], terms.live)
