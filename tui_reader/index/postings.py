"""Sets of passage numbers: as a bitmap to reckon with, as a few bytes to keep.

A bitmap is an integer with a bit for each passage: Python intersects, unites and counts those of
half a million passages in microseconds.
"""

import sys
import zlib
from array import array
from collections.abc import Sequence
from itertools import compress

Numbers = Sequence[int]
"""Ascending numbers, each once."""

_DENSE = 250
"""Unpacking a bitmap takes as long as walking through one passage in so many."""
_FAST = 1
_ONE = ord("1")
_MANY = 40
"""Of one number in so many, to write digits and read them is faster than to set bits."""
_LOWER, _UPPER = (0, 1) if sys.byteorder == "little" else (1, 0)


def to_bitmap(numbers: Numbers, size: int) -> int:
    """Make a bitmap.

    Args:
        numbers: Which bits are set.
        size: More than the greatest of them.
    """
    if len(numbers) * _MANY > size:
        digits = bytearray(b"0") * size
        for number in numbers:
            digits[number] = _ONE
        digits.reverse()
        return int(digits, 2)
    bits = bytearray(size // 8 + 1)
    for number in numbers:
        bits[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(bits, "little")


def span(first: int, size: int) -> int:
    """Make the bitmap of so many numbers from a first one on."""
    return ((1 << size) - 1) << first


def to_numbers(bitmap: int) -> list[int]:
    """Give the numbers of a bitmap, ascending."""
    numbers: list[int] = []
    # Passages of one time stand together: before the first, and where there are none, nothing is
    # walked through.
    first = max((bitmap & -bitmap).bit_length() - 1, 0)
    bitmap >>= first
    data = bitmap.to_bytes((bitmap.bit_length() // 64 + 1) * 8, sys.byteorder)
    words = array("Q", data)
    if sys.byteorder == "big":
        words.reverse()
    for place in compress(range(len(words)), words):
        word = words[place]
        before = first + place * 64 - 1
        while word:
            lowest = word & -word
            numbers.append(before + lowest.bit_length())
            word ^= lowest
    return numbers


def is_dense(count: int, size: int) -> bool:
    """Whether so many numbers of so many possible ones are better kept as a bitmap."""
    return count * _DENSE > size


def pack_run(numbers: "array[int]") -> bytes:
    """Write the numbers of rare terms, one term's after the other's, in few bytes.

    Their upper halves are few, and packed; nothing is gained by packing the lower ones.
    """
    halves = array("H", numbers.tobytes())
    return zlib.compress(halves[_UPPER::2].tobytes(), _FAST) + halves[_LOWER::2].tobytes()


def unpack_run(packed: bytes) -> "array[int]":
    """Give the numbers that `pack_run` wrote.

    Args:
        packed: What it wrote.

    Raises:
        zlib.error: It is damaged.
    """
    inflating = zlib.decompressobj()
    upper = inflating.decompress(packed)
    lower = inflating.unused_data
    if not inflating.eof or len(upper) != len(lower):
        raise zlib.error("A run of numbers is cut off.")
    halves = array("H", bytes(2 * len(upper)))
    halves[_UPPER::2] = array("H", upper)
    halves[_LOWER::2] = array("H", lower)
    return array("I", halves.tobytes())


def pack_bitmap(bitmap: int) -> bytes:
    """Write a bitmap in few bytes."""
    # Most bytes of most bitmaps are nothing: looking for runs is faster than for what comes again,
    # and comes to less.
    deflating = zlib.compressobj(_FAST, strategy=zlib.Z_RLE)
    data = bitmap.to_bytes(bitmap.bit_length() // 8 + 1, "little")
    return deflating.compress(data) + deflating.flush()


def unpack_bitmap(packed: bytes) -> int:
    """Give the bitmap that `pack_bitmap` wrote."""
    return int.from_bytes(zlib.decompress(packed), "little")
