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

from tui_reader.index.inverting import INITIAL, LAST_KIND, Inverted, invert
from tui_reader.index.postings import (
    Numbers,
    is_dense,
    pack_bitmap,
    pack_gaps,
    set_bits,
    to_bitmap,
    to_numbers,
    unpack,
)
from tui_reader.index.posts import posts_from

_TERMS = 1 << 28
"""No segment has so many terms: keys of postings are made of segment and place."""
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
    """When each passage was published, as `inverting.minutes_of` says."""

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
        return _words(self.terms)

    def bitmap(self, connection: Connection, term: str) -> int:
        """Give the passages of the whole index that have a term, as far as they are here."""
        place = self.place(term)
        if place is None:
            return 0
        found = connection.execute(
            "SELECT numbers FROM postings WHERE id = ?", (self.id * _TERMS + place,)
        ).fetchone()
        return 0 if found is None else unpack(found[0]) << self.first


class Pending:
    """The terms of passages that no segment has yet, in memory.

    One thread appends while others look terms up: what they miss is newer than what they know of.
    """

    def __init__(self, first: int) -> None:
        """Begin with no passage.

        Args:
            first: The number of the next.
        """
        self.first = first
        self.inverted = Inverted()
        self._ordered: list[str] = []

    def __len__(self) -> int:
        """How many passages there are."""
        return len(self.inverted)

    @property
    def minutes(self) -> "array[int]":
        """When each passage was published."""
        return self.inverted.minutes

    def catch_up(self, connection: Connection, end: int) -> None:
        """Take in what the rows have and this has not.

        Args:
            connection: Where the rows are.
            end: The number after the last passage.
        """
        if self.first + len(self) == end:
            return
        for number, post in posts_from(connection, self.first + len(self)):
            self._fill(number)
            self.inverted.append(invert(post))
        self._fill(end)

    def _fill(self, number: int) -> None:
        """Pass over numbers that stand for nothing any more."""
        minutes = self.inverted.minutes
        minutes.extend([0] * (number - self.first - len(minutes)))

    def count(self, term: str) -> int:
        """Say how many passages have a term."""
        return len(self.inverted.terms.get(term, ()))

    def beginning_with(self, prefix: str) -> Iterator[tuple[str, int]]:
        """Go through terms that begin so, and how many passages have each."""
        ordered = self._in_order()
        start = bisect_left(ordered, prefix)
        end = bisect_left(ordered, prefix + _END, start)
        return ((term, self.count(term)) for term in ordered[start:end])

    def words(self) -> Sequence[str]:
        """Give the terms that are words."""
        return _words(self._in_order())

    def bitmap(self, connection: Connection, term: str) -> int:
        """Give the passages of the whole index that have a term, as far as they are here."""
        terms = self.inverted.terms
        if term.startswith(INITIAL):
            numbers: Iterable[int] = {
                number
                for word, _ in self.beginning_with(term.removeprefix(INITIAL))
                for number in terms[word]
            }
        else:
            numbers = terms.get(term, ())
        # Another thread may be appending: what came after this is not looked at.
        size = len(self.inverted)
        return to_bitmap((each for each in numbers if each < size), size) << self.first

    def _in_order(self) -> list[str]:
        if len(self._ordered) != len(self.inverted.terms):
            self._ordered = sorted(self.inverted.terms)
        return self._ordered


def write_segment(connection: Connection, first: int, inverted: Inverted) -> None:
    """Keep the terms of passages as a segment.

    Args:
        connection: Where to.
        first: The number of the first passage.
        inverted: The terms.
    """
    terms = sorted(inverted.terms)
    _write(
        connection,
        (first, len(inverted)),
        ((term, inverted.terms[term]) for term in terms),
        inverted.minutes,
    )


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
            (each.id * _TERMS, (each.id + 1) * _TERMS),
        )


def _words(terms: Sequence[str]) -> Sequence[str]:
    return terms[bisect_left(terms, LAST_KIND) : bisect_left(terms, INITIAL)]


def _merged(
    connection: Connection, segments: Sequence[Segment], live: int
) -> Iterator[tuple[str, Numbers]]:
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
    every: Iterable[tuple[str, Numbers]],
    minutes: "array[int]",
) -> None:
    first, size = span
    made = connection.execute(
        "INSERT INTO segments (first, size, terms, counts, minutes) VALUES (?, ?, '', '', ?)",
        (first, size, zlib.compress(minutes.tobytes(), 1)),
    )
    segment = int(made.lastrowid or 0)
    writer = _Writer(size, segment * _TERMS)
    connection.executemany("INSERT INTO postings VALUES (?, ?)", writer.write(every))
    connection.execute(
        "UPDATE segments SET terms = ?, counts = ? WHERE id = ?",
        (
            zlib.compress("\n".join(writer.terms).encode(), 1),
            zlib.compress(writer.counts.tobytes(), 1),
            segment,
        ),
    )


def _read(connection: Connection, segment: int, first: int, size: int) -> Segment:
    terms, counts, minutes = connection.execute(
        "SELECT terms, counts, minutes FROM segments WHERE id = ?", (segment,)
    ).fetchone()
    return Segment(
        segment,
        first,
        size,
        zlib.decompress(terms).decode().split("\n"),
        array("I", zlib.decompress(counts)),
        array("I", zlib.decompress(minutes)),
    )


class _Writer:
    """Packs terms one after the other, and the beginnings of the words among them."""

    def __init__(self, size: int, key: int) -> None:
        self.terms: list[str] = []
        self.counts = array("I")
        self._size = size
        self._key = key
        self._rare: dict[str, bytearray] = {}
        self._common: dict[str, int] = {}

    def write(self, every: Iterable[tuple[str, Numbers]]) -> Iterator[tuple[int, bytes]]:
        for term, numbers in every:
            beginning = term[:2] if term > LAST_KIND else ""
            if is_dense(len(numbers), self._size):
                bitmap = to_bitmap(numbers, self._size)
                if beginning:
                    self._common[beginning] = self._common.get(beginning, 0) | bitmap
                yield self._add(term, len(numbers), pack_bitmap(bitmap))
            else:
                if beginning:
                    self._note(beginning, numbers)
                yield self._add(term, len(numbers), pack_gaps(numbers))
        beginnings = self._beginnings()
        for beginning in sorted(beginnings):
            bitmap = beginnings[beginning]
            yield self._add(INITIAL + beginning, bitmap.bit_count(), pack_bitmap(bitmap))

    def _note(self, beginning: str, numbers: Numbers) -> None:
        bits = self._rare.get(beginning)
        if bits is None:
            bits = self._rare[beginning] = bytearray(self._size // 8 + 1)
        set_bits(bits, numbers)

    def _beginnings(self) -> dict[str, int]:
        made = dict(self._common)
        for beginning, bits in self._rare.items():
            made[beginning] = made.get(beginning, 0) | int.from_bytes(bits, "little")
        for beginning, bitmap in list(made.items()):
            if len(beginning) > 1:
                made[beginning[0]] = made.get(beginning[0], 0) | bitmap
        return made

    def _add(self, term: str, count: int, packed: bytes) -> tuple[int, bytes]:
        self.terms.append(term)
        self.counts.append(count)
        return self._key + len(self.terms) - 1, packed
