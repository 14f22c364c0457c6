"""From a term to the passages that have it: exactly, as a beginning, or with a slip."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from tui_reader.index.passage import BREAK, Passage
from tui_reader.index.words import REST_OF_WORD, is_inside_word, is_unspaced
from tui_reader.search.query import Term
from tui_reader.search.snippet import Span, places
from tui_reader.search.vocabulary import Vocabulary

MOST_BEGINNINGS = 200
"""So many words count as continuing what was typed: the commonest."""
MOST_NEAR = 40
"""So many words count as meant by a slip: the nearest."""
MOST_CHECKED = 20_000
"""In so many passages with all its words a phrase is looked for: the newest."""

_SHORTEST_BEGINNING = 3
_GAP = rf"(?:[^\w{BREAK}]|_)"


class Kind(IntEnum):
    """How a term was found, best first."""

    EXACT = 0
    BEGINS = 1
    NEAR = 2
    """With one slip."""
    FAR = 3
    """With two."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """A word or phrase that stands for a term in the texts."""

    kind: Kind
    """What it is to the term."""
    weight: float
    """From 0 to 1: how well it stands for it."""
    word: str
    """The word; the term itself for a phrase."""
    spellings: tuple[str, ...] = ()
    """How a word stands in the texts."""
    pattern: re.Pattern[str] | None = None
    """How a phrase stands in the texts."""

    def places(self, folded: str) -> Iterator[Span]:
        """Go through the places in a folded text where this stands."""
        if self.pattern is None:
            for spelling in self.spellings:
                yield from places(folded, spelling)
            return
        for match in self.pattern.finditer(folded):
            start, end = match.span()
            if not is_inside_word(folded, start) and not is_inside_word(folded, end):
                yield start, end


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found for one term."""

    term: Term
    """What was looked for."""
    alternatives: tuple[Alternative, ...]
    """What stands for it, the best first."""
    passages: dict[int, int]
    """Passage by passage, the first of the alternatives that is in it."""

    def best(self, number: int) -> Alternative:
        """Give what stands for the term in a passage that has it."""
        return self.alternatives[self.passages[number]]

    def at_least(self, weight: float) -> dict[int, int]:
        """Give the passages whose best alternative weighs so much."""
        places = sum(1 for alternative in self.alternatives if alternative.weight >= weight)
        if places == len(self.alternatives):
            return self.passages
        return {number: place for number, place in self.passages.items() if place < places}


class Lookup:
    """Looks terms up in a vocabulary and the passages that it numbers."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        passages: Sequence[Passage | None],
        cancelled: Callable[[], bool],
    ) -> None:
        self._vocabulary = vocabulary
        self._passages = passages
        self._cancelled = cancelled

    def exactly(self, term: Term) -> Finding:
        """Find a term as it is written and, where that is allowed, words that begin with it."""
        found: list[tuple[Alternative, Iterable[int]]] = []
        word = _as_word(term)
        if word is not None:
            found.append(self._word(Kind.EXACT, 1.0, word))
        if len(term.words) > 1:
            found.append(self._phrase(term))
        if word is not None and not term.excluded and _may_begin(term, word):
            weight = 0.9 if term.unfinished else 0.7
            found.extend(
                self._word(Kind.BEGINS, weight, longer)
                for longer in self._vocabulary.beginning_with(word, MOST_BEGINNINGS)
            )
        return _add(Finding(term, (), {}), found)

    def nearly(self, finding: Finding) -> Finding:
        """Add to what was found for a term the words that it may be a slip of."""
        word = _as_word(finding.term)
        if word is None or finding.term.exact:
            return finding
        known = {each.word for each in finding.alternatives}
        return _add(
            finding,
            [
                self._word(Kind.NEAR if slips == 1 else Kind.FAR, 0.8 - 0.2 * slips, near)
                for near, slips in self._vocabulary.nearest(word, edits_for(word), MOST_NEAR)
                if near not in known
            ],
        )

    def _word(self, kind: Kind, weight: float, word: str) -> tuple[Alternative, Iterable[int]]:
        spellings = self._vocabulary.spellings(word)
        return Alternative(kind, weight, word, spellings), self._vocabulary.passages(word)

    def _phrase(self, term: Term) -> tuple[Alternative, Iterable[int]]:
        pattern = self._pattern(term)
        phrase = Alternative(Kind.EXACT, 1.0, str(term), pattern=pattern)
        sets = [dict.fromkeys(self._vocabulary.passages(word)) for word in term.words[:-1]]
        sets.append(dict.fromkeys(self._last_word(term)))
        numbers = intersect(sets)
        if len(numbers) > MOST_CHECKED:
            numbers = set(newest(numbers, self._passages, MOST_CHECKED))
        kept = []
        for number in numbers:
            if self._cancelled():
                break
            passage = self._passages[number]
            if passage is not None and any(phrase.places(passage.fold()[0])):
                kept.append(number)
        return phrase, kept

    def _last_word(self, term: Term) -> Iterator[int]:
        last = term.words[-1]
        yield from self._vocabulary.passages(last)
        if term.unfinished:
            for longer in self._vocabulary.beginning_with(last, MOST_BEGINNINGS):
                yield from self._vocabulary.passages(longer)

    def _pattern(self, term: Term) -> re.Pattern[str]:
        pieces: list[str] = []
        before = ""
        for word in term.words:
            if before:
                least = 0 if is_unspaced(before) or is_unspaced(word) else 1
                pieces.append(f"{_GAP}{{{least},40}}")
            spellings = self._vocabulary.spellings(word)
            pieces.append(f"(?:{'|'.join(map(re.escape, spellings))})")
            before = word
        if term.unfinished and not is_unspaced(before):
            pieces.append(REST_OF_WORD)
        return re.compile("".join(pieces))


def edits_for(word: str) -> int:
    """Say how many slips are forgiven in a word: none in short ones and in numbers."""
    if len(word) < 4 or any(map(str.isdigit, word)):
        return 0
    return 1 if len(word) < 6 else 2


def intersect(sets: Iterable[dict[int, int] | dict[int, None]]) -> set[int]:
    """Give the numbers that all of these have, at least one of them given."""
    first, *others = sorted(sets, key=len)
    numbers = set(first)
    for other in others:
        numbers &= other.keys()
    return numbers


def newest(numbers: Iterable[int], passages: Sequence[Passage | None], most: int) -> list[int]:
    """Give the newest of these passages, those first."""
    from heapq import nlargest

    def order(number: int) -> str:
        passage = passages[number]
        return "" if passage is None else passage.order

    return nlargest(most, numbers, key=order)


def _as_word(term: Term) -> str | None:
    return term.words[0] if len(term.words) == 1 else term.compound


def _may_begin(term: Term, word: str) -> bool:
    return not term.exact and (term.unfinished or len(word) >= _SHORTEST_BEGINNING)


def _add(finding: Finding, found: Sequence[tuple[Alternative, Iterable[int]]]) -> Finding:
    """Put alternatives behind those that a finding has."""
    first = len(finding.alternatives)
    passages: dict[int, int] = {}
    # The best is written last, over the others.
    for place in reversed(range(len(found))):
        passages.update(dict.fromkeys(found[place][1], first + place))
    passages.update(finding.passages)
    alternatives = (*finding.alternatives, *(alternative for alternative, _ in found))
    return replace(finding, alternatives=alternatives, passages=passages)
