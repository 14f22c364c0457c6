"""The terms of many passages put together, to be looked up and to be written down."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from tui_reader.index.inverted import Inverted
from tui_reader.index.packing import Row
from tui_reader.index.pairs import MANY, pair_term
from tui_reader.index.ragged import Many, spread

_Passages = np.ndarray[Any, np.dtype[np.uint32]]
_Near = np.ndarray[Any, np.dtype[np.uint16 | np.uint32]]

_MOST_AT_ONCE = 4_000_000
"""So many passages of terms are put in order at once, for each takes room a second time then."""


class _Part(NamedTuple):
    """Terms, and the passages of each."""

    terms: Many
    """The numbers of terms, each once."""
    counts: Many
    """How many passages each has."""
    first: int
    """No passage comes before this."""
    passages: _Near
    """Term by term the passages, ascending, counted from the first."""

    def having(self, terms: Many) -> Many:
        """Give the passages of some terms, where the terms of this ascend."""
        places = np.searchsorted(self.terms, terms)
        places = places[self.terms[np.minimum(places, len(self.terms) - 1)] == terms]
        return self.at(places).passages + np.int64(self.first)

    def at(self, places: Many) -> "_Part":
        """Give this with the terms in some places only."""
        starts = np.cumsum(self.counts) - self.counts
        counts = self.counts[places]
        passages = self.passages[spread(starts[places], counts)[0]]
        return _Part(self.terms[places], counts, self.first, passages)

    def between(self, start: int, end: int) -> "_Part":
        """Give this with the terms whose numbers lie between two, numbered from the first on."""
        some = self.at(np.flatnonzero((self.terms >= start) & (self.terms < end)))
        return some._replace(terms=some.terms - start)


class _NumberedTerms(dict[str, int]):
    """Terms by their numbers; an unknown one is numbered when it is met."""

    def __init__(self) -> None:
        self.listed = list(map(pair_term, range(MANY)))
        """The terms by their numbers: first all that pairs come to."""
        self.update(zip(self.listed, range(MANY), strict=True))

    def __missing__(self, term: str) -> int:
        number = self[term] = len(self.listed)
        self.listed.append(term)
        return number


class Gathered:
    """Terms with their passages. One thread may add some while others look terms up."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._terms = _NumberedTerms()
        self._parts: list[_Part] = []
        self._counts = np.zeros(MANY, np.int64)
        self._ordered: list[str] = []

    def add(self, posts: Iterable[tuple[int, Inverted]]) -> None:
        """Take in the terms of posts.

        Args:
            posts: The first passage of each, and its terms; ascending, and after all that came
                before.
        """
        parts = [self._part(first, inverted) for first, inverted in posts]
        counts, passages = _joined(parts, len(self._terms.listed))
        terms = np.flatnonzero(counts)
        # There are very many, so they are kept as small as they can be.
        passages -= np.uint32(parts[0].first)
        is_small = passages.max(initial=0) < 1 << 16
        near: _Near = passages.astype(np.uint16) if is_small else passages
        self._parts.append(_Part(terms, counts[terms], parts[0].first, near))
        counts[: len(self._counts)] += self._counts
        self._counts = counts

    def count(self, term: str) -> int:
        """Say how many passages have a term."""
        return sum(int(self._counts[number]) for number in self._numbers((term,)))

    def in_order(self) -> Sequence[str]:
        """Give the terms, ascending; those of pairs are not among them."""
        known = len(self._counts)
        if MANY + len(self._ordered) < known:
            self._ordered = sorted(self._terms.listed[MANY:known])
        return self._ordered

    def passages(self, terms: Iterable[str]) -> list[int]:
        """Give the passages that have any of some terms, in any order, some perhaps twice."""
        numbers = self._numbers(terms)
        return [each for part in list(self._parts) for each in part.having(numbers).tolist()]

    def whole(self) -> Iterator[tuple[str, Row]]:
        """Go through the terms, ascending, each with its passages, ascending too."""
        listed = self._terms.listed
        order = sorted(range(len(listed)), key=listed.__getitem__)
        rank = np.empty(len(order), np.int64)
        rank[order] = np.arange(len(order))
        ranked = [part._replace(terms=rank[part.terms]) for part in self._parts]
        ends = np.cumsum(self._counts[order])
        start = 0
        while start < len(order):
            most = (ends[start - 1] if start else 0) + _MOST_AT_ONCE
            end = max(int(np.searchsorted(ends, most, "right")), start + 1)
            counts, passages = _joined([part.between(start, end) for part in ranked], end - start)
            rows, at = passages.data, 0
            for number, count in zip(order[start:end], counts.tolist(), strict=True):
                if count:
                    yield listed[number], rows[at : at + count]
                at += count
            start = end

    def _numbers(self, terms: Iterable[str]) -> Many:
        known = len(self._counts)
        # Not by what numbers an unknown term: that is for who adds.
        numbers = (self._terms.get(term, known) for term in terms)
        return np.array([number for number in numbers if number < known], np.int64)

    def _part(self, first: int, inverted: Inverted) -> _Part:
        terms = inverted.terms.decode("utf-8", "surrogatepass").split("\n")
        numbers = np.fromiter(map(self._terms.__getitem__, terms), np.int64, len(terms))
        pairs = np.frombuffer(inverted.pairs, np.uint16)
        return _Part(
            np.concatenate((pairs, numbers), dtype=np.int64),
            np.frombuffer(inverted.counts, np.uint32).astype(np.int64),
            first,
            np.frombuffer(inverted.passages, np.uint32),
        )


def _joined(parts: Sequence[_Part], terms: int) -> tuple[Many, _Passages]:
    """Put the passages of each term one behind the other.

    Args:
        parts: Where they are, in the order of their passages.
        terms: Every term has a smaller number.

    Returns:
        How many passages each term has, by its number; and term by term, the passages.
    """
    counts = np.zeros(terms, np.int64)
    for part in parts:
        counts[part.terms] += part.counts
    free = np.cumsum(counts) - counts
    passages = np.empty(int(counts.sum()), np.uint32)
    for part in parts:
        places, _ = spread(free[part.terms], part.counts)
        passages[places] = part.passages + np.uint32(part.first)
        free[part.terms] += part.counts
    return counts, passages
