"""Sets of passage numbers: as a bitmap to reckon with, as a few bytes to keep.

A bitmap is an integer with a bit for each passage: Python intersects, unites and counts those of
half a million passages in microseconds.
"""

import re
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from operator import sub

Numbers = Sequence[int]
"""Ascending numbers, each once."""

_BITMAP = b"b"
_SHORT_GAPS = b"h"
_LONG_GAPS = b"i"
_DENSE = 250
"""Unpacking a bitmap takes as long as walking through one passage in so many."""
_LONGEST_SHORT = 0xFFFF
_FAST = 1
_SOME = re.compile(rb"[^\0]", re.DOTALL)
_BITS = [tuple(bit for bit in range(8) if byte >> bit & 1) for byte in range(256)]


def to_bitmap(numbers: Iterable[int], size: int) -> int:
    """Make a bitmap.

    Args:
        numbers: Which bits are set.
        size: More than the greatest of them.
    """
    bits = bytearray(size // 8 + 1)
    set_bits(bits, numbers)
    return int.from_bytes(bits, "little")


def set_bits(bits: bytearray, numbers: Iterable[int]) -> None:
    """Set the bits of a bitmap that is still being made, the lowest in the first byte."""
    for number in numbers:
        bits[number >> 3] |= 1 << (number & 7)


def span(first: int, size: int) -> int:
    """Make the bitmap of so many numbers from a first one on."""
    return ((1 << size) - 1) << first


def to_numbers(bitmap: int) -> Iterator[int]:
    """Go through the numbers of a bitmap, ascending."""
    data = bitmap.to_bytes(bitmap.bit_length() // 8 + 1, "little")
    for found in _SOME.finditer(data):
        start = found.start()
        for bit in _BITS[data[start]]:
            yield start * 8 + bit


def is_dense(count: int, size: int) -> bool:
    """Whether so many numbers of so many possible ones are better kept as a bitmap."""
    return count * _DENSE > size


def pack_gaps(numbers: Numbers) -> bytes:
    """Write numbers that lie far apart in few bytes.

    Args:
        numbers: Ascending, at least one.
    """
    gaps = [numbers[0], *map(sub, numbers[1:], numbers)]
    if max(gaps) <= _LONGEST_SHORT:
        return _SHORT_GAPS + array("H", gaps).tobytes()
    return _LONG_GAPS + array("I", gaps).tobytes()


def pack_bitmap(bitmap: int) -> bytes:
    """Write a bitmap in few bytes."""
    data = bitmap.to_bytes(bitmap.bit_length() // 8 + 1, "little")
    return _BITMAP + zlib.compress(data, _FAST)


def unpack(packed: bytes) -> int:
    """Give the bitmap of numbers that `pack_bitmap` or `pack_gaps` wrote."""
    if packed[:1] == _BITMAP:
        return int.from_bytes(zlib.decompress(packed[1:]), "little")
    numbers = array("I", _walk(packed))
    return to_bitmap(numbers, numbers[-1] + 1)


def _walk(packed: bytes) -> Iterable[int]:
    gaps = array("H" if packed[:1] == _SHORT_GAPS else "I", packed[1:])
    return accumulate(gaps)
