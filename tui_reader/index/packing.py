"""Packs the terms of a segment: common ones as bitmaps, rare ones many in a row."""

from array import array
from collections.abc import Iterable, Iterator
from typing import Union

from tui_reader.index.kinds import INITIAL, LAST_KIND
from tui_reader.index.postings import (
    is_dense,
    pack_bitmap,
    pack_run,
    to_numbers,
)

Row = Union["array[int]", "memoryview[int]"]
"""Ascending numbers, each once, as ``uint32``."""

TERMS = 1 << 28
"""The key of a common term is so many times the segment's, and its place among the terms."""
RUNS = TERMS >> 1
"""That of a run of rare terms, which no common one interrupts, is greater by this; its place is
that of the first of them."""

_MOST_TERMS = 128
_MOST_NUMBERS = 400
# A longer run is not cheaper to keep, for only few fit a page of the file, and each of its terms is
# dearer to look up.


class Packer:
    """Packs terms one after the other, and the beginnings of the words among them."""

    def __init__(self, size: int, segment: int) -> None:
        """Begin with no term.

        Args:
            size: How many passages the segment has.
            segment: Its key.
        """
        self.terms: list[str] = []
        """Those that are packed."""
        self.counts = array("I")
        """Term by term, how many passages have it."""
        self._size = size
        self._key = segment * TERMS
        self._run = array("I")
        self._first = 0
        self._runs: list[tuple[int, bytes]] = []
        self._begun = 0
        self._begun_by_rare = array("I")
        self._beginnings: dict[str, int] = {}

    def pack(self, every: Iterable[tuple[str, Row]]) -> Iterator[tuple[int, bytes]]:
        """Go through the rows that terms come to.

        Args:
            every: The terms, ascending, with their passages; none of them is a beginning.

        Yields:
            Keys, each with what is kept under it.
        """
        beginning = ""
        for term, numbers in every:
            if term[:2] != beginning:
                self._end_beginning(beginning)
                beginning = term[:2]
            count = len(numbers)
            if is_dense(count, self._size):
                bitmap = _bitmap(numbers, self._size)
                self._begun |= bitmap
                yield self._add_common(term, count, bitmap)
            else:
                self._begun_by_rare.extend(numbers)
                self._add_rare(term, count, numbers)
        self._end_beginning(beginning)
        yield from self._add_beginnings()
        self._end_run()
        # After all others, as their keys are: rows that are put between others leave room unused.
        yield from self._runs

    def _add_beginnings(self) -> Iterator[tuple[int, bytes]]:
        for beginning, bitmap in sorted(self._beginnings.items()):
            count = bitmap.bit_count()
            if is_dense(count, self._size):
                yield self._add_common(INITIAL + beginning, count, bitmap)
            else:
                self._add_rare(INITIAL + beginning, count, array("I", to_numbers(bitmap)))

    def _end_beginning(self, beginning: str) -> None:
        if beginning > LAST_KIND:
            bitmap = self._begun | _bitmap(self._begun_by_rare, self._size)
            for each in {beginning, beginning[0]}:
                self._beginnings[each] = self._beginnings.get(each, 0) | bitmap
        self._begun = 0
        del self._begun_by_rare[:]

    def _add_common(self, term: str, count: int, bitmap: int) -> tuple[int, bytes]:
        self.terms.append(term)
        self.counts.append(count)
        self._end_run()
        return self._key + len(self.terms) - 1, pack_bitmap(bitmap)

    def _add_rare(self, term: str, count: int, numbers: Row) -> None:
        place = len(self.terms)
        if len(self._run) + count > _MOST_NUMBERS or place - self._first >= _MOST_TERMS:
            self._end_run()
        self._run.extend(numbers)
        self.terms.append(term)
        self.counts.append(count)

    def _end_run(self) -> None:
        if self._run:
            self._runs.append((self._key + RUNS + self._first, pack_run(self._run)))
        self._run = array("I")
        self._first = len(self.terms)


def _bitmap(numbers: Row, size: int) -> int:
    """Give what `to_bitmap` gives: very many numbers at once."""
    # Imported here: who only reads a segment needs nothing of it.
    import numpy as np

    bits = np.zeros(size, np.uint8)
    bits[np.frombuffer(numbers, np.uint32)] = 1
    return int.from_bytes(np.packbits(bits, bitorder="little").tobytes(), "little")
