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


class _Beginning:
    """The passages of words that begin alike, put together as the words come."""

    def __init__(self, letters: str) -> None:
        self.letters = letters
        self.common = 0
        self.rare = array("I")

    def add(self, passages: "int | array[int]") -> None:
        if isinstance(passages, int):
            self.common |= passages
        else:
            self.rare.extend(passages)

    def passages(self, size: int) -> "int | array[int]":
        """Give a bitmap where it takes less room, else the numbers: most beginnings are rare."""
        if not self.common and not is_dense(len(self.rare), size):
            return array("I", sorted(set(self.rare)))
        bitmap = self.common | _bitmap(self.rare, size)
        dense = is_dense(bitmap.bit_count(), size)
        return bitmap if dense else array("I", to_numbers(bitmap))


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
        self._two = _Beginning("")
        self._one = _Beginning("")
        self._beginnings: list[tuple[str, int, bytes | array[int]]] = []

    def pack(self, every: Iterable[tuple[str, Row]]) -> Iterator[tuple[int, bytes]]:
        """Go through the rows that terms come to.

        Args:
            every: The terms, ascending, with their passages; none of them is a beginning.

        Yields:
            Keys, each with what is kept under it.
        """
        for term, numbers in every:
            if term[:2] != self._two.letters:
                self._begin(term[:2])
            count = len(numbers)
            if is_dense(count, self._size):
                bitmap = _bitmap(numbers, self._size)
                self._two.add(bitmap)
                yield self._add_common(term, count, pack_bitmap(bitmap))
            else:
                self._two.rare.extend(numbers)
                self._add_rare(term, count, numbers)
        self._begin("")
        for beginning, count, kept in sorted(self._beginnings):
            if isinstance(kept, bytes):
                yield self._add_common(INITIAL + beginning, count, kept)
            else:
                self._add_rare(INITIAL + beginning, count, kept)
        self._end_run()
        # After all others, as their keys are: rows that are put between others leave room unused.
        yield from self._runs

    def _begin(self, letters: str) -> None:
        """Let go of what words began with until now, for the next one begins otherwise."""
        if self._two.letters > LAST_KIND:
            passages = self._two.passages(self._size)
            self._one.add(passages)
            if len(self._two.letters) > 1:
                self._keep(self._two.letters, passages)
        self._two = _Beginning(letters)
        if self._one.letters != letters[:1]:
            if self._one.letters > LAST_KIND:
                self._keep(self._one.letters, self._one.passages(self._size))
            self._one = _Beginning(letters[:1])

    def _keep(self, letters: str, passages: "int | array[int]") -> None:
        """Hold a beginning until the last of the words has come."""
        if isinstance(passages, int):
            self._beginnings.append((letters, passages.bit_count(), pack_bitmap(passages)))
        else:
            self._beginnings.append((letters, len(passages), passages))

    def _add_common(self, term: str, count: int, kept: bytes) -> tuple[int, bytes]:
        self.terms.append(term)
        self.counts.append(count)
        self._end_run()
        return self._key + len(self.terms) - 1, kept

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
