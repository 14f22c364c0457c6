"""Rows of numbers of different lengths, many of which are taken in one call."""

from collections.abc import Collection, Sequence
from itertools import chain
from typing import Any

import numpy as np

Many = np.ndarray[Any, np.dtype[np.int64]]
"""A row of numbers."""


class Ragged:
    """Rows of numbers; most have one."""

    def __init__(
        self, single: Many, places: Sequence[int], others: Sequence[Collection[int]]
    ) -> None:
        """Put rows together.

        Args:
            single: Place by place, the number of a row that has one.
            places: The places of other rows.
            others: What those have.
        """
        counts = np.fromiter(map(len, others), np.int64, len(others))
        flat = np.fromiter(chain.from_iterable(others), np.int64, int(counts.sum()))
        self._flat = np.concatenate((single, flat))
        self._counts = np.ones(len(single), np.int64)
        self._counts[places] = counts
        self._starts = np.arange(len(single))
        self._starts[places] = len(single) + np.cumsum(counts) - counts

    def take(self, places: Many) -> tuple[Many, Many]:
        """Give rows by their places, one behind the other.

        Args:
            places: Those of the rows, in any order, some perhaps twice.

        Returns:
            The numbers; and for each of them, which of the places it is from.
        """
        at, which = spread(self._starts[places], self._counts[places])
        return self._flat[at], which


def spread(starts: Many, counts: Many) -> tuple[Many, Many]:
    """Give so many numbers from each of some on: ``[5, 9], [2, 1]`` to ``[5, 6, 9]``.

    Args:
        starts: The first ones.
        counts: How many from each.

    Returns:
        The numbers; and for each of them, which of the starts it is from.
    """
    which = np.repeat(np.arange(len(counts)), counts.astype(np.intp))
    before = np.cumsum(counts) - counts
    return np.arange(len(which)) + (starts - before)[which], which
