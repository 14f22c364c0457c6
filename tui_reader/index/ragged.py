"""Rows of numbers of different lengths, many of which are taken in one call."""

from array import array
from collections.abc import Iterable
from typing import Any

import numpy as np

Many = np.ndarray[Any, np.dtype[np.int64]]
"""A row of numbers."""


class Ragged:
    """Rows of numbers, each with as many as it has."""

    def __init__(self) -> None:
        """Begin with no row."""
        self._flat = array("q")
        self._ends = array("q")

    def append(self, row: Iterable[int]) -> None:
        """Put a row behind the others."""
        self._flat.extend(row)
        self._ends.append(len(self._flat))

    def take(self, places: Many) -> tuple[Many, Many]:
        """Give rows by their places, one behind the other.

        Args:
            places: Those of the rows, in any order, some perhaps twice.

        Returns:
            The numbers; and for each of them, which of the places it is from.
        """
        # What looks into the rows must be gone before one is appended.
        ends = np.frombuffer(self._ends, np.int64)
        last = ends[places]
        first = np.where(places > 0, ends[places - 1], 0)
        at, which = spread(first, last - first)
        return np.frombuffer(self._flat or bytes(8), np.int64)[at], which


def spread(starts: Many, counts: Many) -> tuple[Many, Many]:
    """Give so many numbers from each of some on: ``[5, 9], [2, 1]`` to ``[5, 6, 9]``.

    Args:
        starts: The first ones.
        counts: How many from each.

    Returns:
        The numbers; and for each of them, which of the starts it is from.
    """
    which = np.repeat(np.arange(len(counts)), counts)
    before = np.cumsum(counts) - counts
    return np.arange(len(which)) + (starts - before)[which], which
