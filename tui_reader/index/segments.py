"""Terms and their passages, in segments that are written once and never changed."""

import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import groupby, repeat
from operator import itemgetter
from sqlite3 import Connection

from tui_reader.index.kinds import INITIAL, LAST_KIND
from tui_reader.index.packing import RUNS, TERMS, Packer, Row
from tui_reader.index.pending import Pending
from tui_reader.index.postings import (
    Numbers,
    is_dense,
    to_bitmap,
    to_numbers,
    unpack_bitmap,
    unpack_run,
)

_END = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Segment:
    """The terms of some passages that follow each other."""

    id: int
    """The segment's key."""
    first: int
    """Its first passage."""
    size: int
    """How many passages it has."""
    terms: Sequence[str]
    """Ascending."""
    counts: "array[int]"
    """Term by term, how many passages have it."""
    minutes: "array[int]"
    """When each passage was published, as `minutes.minutes_of` says."""

    def place(self, term: str) -> int | None:
        """Say where a term is, or None where there is none."""
        place = bisect_left(self.terms, term)
        return place if place < len(self.terms) and self.terms[place] == term else None

    def count(self, term: str) -> int:
        """Say how many passages have a term."""
        place = self.place(term)
        return 0 if place is None else self.counts[place]

    def beginning_with(self, prefix: str) -> Iterator[tuple[str, int]]:
        """Go through terms that begin so, and how many passages have each."""
        start = bisect_left(self.terms, prefix)
        end = bisect_left(self.terms, prefix + _END, start)
        return zip(self.terms[start:end], self.counts[start:end], strict=True)

    def words(self) -> Sequence[str]:
        """Give the terms that are words."""
        return self.terms[bisect_left(self.terms, LAST_KIND) : bisect_left(self.terms, INITIAL)]

    def bitmap(self, connection: Connection, term: str) -> int:
        """Give the passages of the whole index that have a term, as far as they are here."""
        place = self.place(term)
        if place is None:
            return 0
        if not is_dense(self.counts[place], self.size):
            numbers = self._rare(connection, (place,))
            return to_bitmap(numbers, max(numbers, default=0) + 1) << self.first
        found = connection.execute(
            "SELECT numbers FROM postings WHERE id = ?", (self.id * TERMS + place,)
        ).fetchone()
        return 0 if found is None else unpack_bitmap(found[0]) << self.first

    def union(self, connection: Connection, terms: Iterable[str]) -> int:
        """Give the passages that have any of some terms, as `bitmap` does for one.

        Of many that stand near each other it is much faster than asking for each.

        Raises:
            ValueError: What is kept is damaged.
        """
        found = 0
        rare: list[int] = []
        for place in sorted(place for place in map(self.place, terms) if place is not None):
            if is_dense(self.counts[place], self.size):
                found |= self.bitmap(connection, self.terms[place])
            else:
                rare.append(place)
        numbers = self._rare(connection, rare)
        if max(numbers, default=0) >= self.size:
            raise ValueError("A run has numbers of no passage.")
        return found | to_bitmap(numbers, self.size) << self.first

    def _rare(self, connection: Connection, places: Iterable[int]) -> Numbers:
        """Give the passages of rare terms, whose places ascend; each run is read once."""
        numbers, run = array("I"), array("I")
        at = start = 0
        for place in places:
            # A run has no more terms than numbers: what is further on is in another.
            start += sum(self.counts[at : min(place, at + len(run))])
            if start >= len(run):
                at, run = self._run(connection, place)
                start = sum(self.counts[at:place])
            at = place
            numbers.extend(run[start : start + self.counts[place]])
        return numbers

    def _run(self, connection: Connection, place: int) -> tuple[int, "array[int]"]:
        """Give the run that a rare term stands in, and the place of the first term in it."""
        runs = self.id * TERMS + RUNS
        found = connection.execute(
            "SELECT id, numbers FROM postings WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT 1",
            (runs, runs + place),
        ).fetchone()
        return (place, array("I")) if found is None else (found[0] - runs, unpack_run(found[1]))


def write_segment(connection: Connection, pending: Pending) -> None:
    """Keep the terms of passages as a segment.

    Args:
        connection: Where to.
        pending: The terms.
    """
    _write(connection, (pending.first, len(pending)), pending.whole(), pending.minutes)


def read_segments(connection: Connection, known: Mapping[int, Segment]) -> list[Segment]:
    """Give the segments by their first passages.

    Args:
        connection: Where from.
        known: Segments that were read before, by id.
    """
    listed = connection.execute("SELECT id, first, size FROM segments ORDER BY first").fetchall()
    return [
        known[segment] if segment in known else _read(connection, segment, first, size)
        for segment, first, size in listed
    ]


def merge_segments(connection: Connection, segments: Sequence[Segment], live: int) -> None:
    """Make one segment of several that follow each other, without what was removed.

    Args:
        connection: Where they are.
        segments: Which; by their first passages.
        live: The bitmap of the passages that are there.
    """
    first = segments[0].first
    end = segments[-1].first + segments[-1].size
    minutes = array("I", bytes(4 * (end - first)))
    for each in segments:
        at = each.first - first
        minutes[at : at + each.size] = each.minutes
    _write(connection, (first, end - first), _merged(connection, segments, live), minutes)
    for each in segments:
        connection.execute("DELETE FROM segments WHERE id = ?", (each.id,))
        connection.execute(
            "DELETE FROM postings WHERE id >= ? AND id < ?",
            (each.id * TERMS, (each.id + 1) * TERMS),
        )


def _merged(
    connection: Connection, segments: Sequence[Segment], live: int
) -> Iterator[tuple[str, Row]]:
    first = segments[0].first
    every = merge(*(zip(each.terms, repeat(place)) for place, each in enumerate(segments)))
    for term, found in groupby(every, itemgetter(0)):
        if term.startswith(INITIAL):
            continue
        bitmap = 0
        for _, place in found:
            bitmap |= segments[place].bitmap(connection, term)
        numbers = array("I", to_numbers((bitmap & live) >> first))
        if numbers:
            yield term, numbers


def _write(
    connection: Connection,
    span: tuple[int, int],
    every: Iterable[tuple[str, Row]],
    minutes: "array[int]",
) -> None:
    first, size = span
    made = connection.execute(
        "INSERT INTO segments (first, size, terms, counts, minutes) VALUES (?, ?, '', '', ?)",
        (first, size, zlib.compress(minutes.tobytes(), 1)),
    )
    segment = int(made.lastrowid or 0)
    packer = Packer(size, segment)
    connection.executemany("INSERT INTO postings VALUES (?, ?)", packer.pack(every))
    connection.execute(
        "UPDATE segments SET terms = ?, counts = ? WHERE id = ?",
        (
            zlib.compress("\n".join(packer.terms).encode(), 1),
            zlib.compress(packer.counts.tobytes(), 1),
            segment,
        ),
    )


def _read(connection: Connection, segment: int, first: int, size: int) -> Segment:
    terms, counts, minutes = connection.execute(
        "SELECT terms, counts, minutes FROM segments WHERE id = ?", (segment,)
    ).fetchone()
    lines = zlib.decompress(terms).decode()
    return Segment(
        segment,
        first,
        size,
        lines.split("\n") if lines else [],
        array("I", zlib.decompress(counts)),
        array("I", zlib.decompress(minutes)),
    )
