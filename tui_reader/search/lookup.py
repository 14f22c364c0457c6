"""From a term to the passages that have it: exactly, as a beginning, or with a slip."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import IntEnum
from heapq import nlargest
from typing import NamedTuple

from tui_reader.index.folded import FoldedPassage
from tui_reader.index.passage import BREAK
from tui_reader.index.snapshot import Snapshot
from tui_reader.index.spaced import Span
from tui_reader.index.words import REST_OF_WORD, is_unspaced, plain, whole_matches
from tui_reader.search.query import Term
from tui_reader.search.slips import slip_cost

MOST_BEGINNINGS = 100
"""So many words count as continuing what was typed: the commonest."""
MOST_NEAR = 40
"""So many words count as meant by a slip: the nearest, then the commonest."""

SHORT = 4
"""In words of no more letters a slip is rarely meant."""

_SHORTEST_BEGINNING = 3
_BEGUN, _NEAREST, _FARTHEST = 0.75, 0.65, 0.2
_TWO_EDITS = 2
_MUCH = 0.4
_COMMON = 1_000
_GAP = rf"(?:[^\w{BREAK}]|_)"
_MARK = "['-]?"


class Kind(IntEnum):
    """How a term was found, best first."""

    EXACT = 0
    BEGINS = 1
    NEAR = 2
    """With one slip."""
    FAR = 3
    """With two."""


class Alternative(NamedTuple):
    """A word or phrase that stands for a term in a passage."""

    kind: Kind
    """What it is to the term."""
    weight: float
    """From 0 to 1: how well it stands for it."""
    word: str
    """The word; the term itself for a phrase."""
    places: tuple[Span, ...]
    """Where it stands in the folded passage, ascending."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found for one term; sets of passages are bitmaps."""

    term: Term
    """What was looked for."""
    word: str | None
    """The term as one word, where it can be one."""
    pattern: re.Pattern[str] | None
    """How it stands in a text as a phrase, where it can be one."""
    exact: int
    """The passages that have it as it is written."""
    unsure: int
    """Those that have all words of the phrase, and of which nobody knows whether as a phrase."""
    begins: int
    """The passages that have words beginning so."""
    near: Mapping[str, float]
    """The words that it may be a slip of, the likeliest first, and how unlikely that is, as
    `slips.slip_cost` says."""
    slips: int
    """The passages that have those words."""

    @property
    def any(self) -> int:
        """All passages that have something for the term."""
        return self.exact | self.begins | self.slips

    def settle(self, checked: int) -> "Finding":
        """Give the same with it settled which of the unsure passages have the phrase."""
        return replace(self, exact=self.exact | checked, unsure=0)

    def best(self, passage: FoldedPassage) -> Alternative | None:
        """Give what stands for the term in a passage, or None where it lacks it."""
        if self.word is not None:
            found = passage.places(self.word)
            if found:
                return Alternative(Kind.EXACT, 1.0, self.word, found)
        found = self.phrases(passage.text)
        if found:
            return Alternative(Kind.EXACT, 1.0, str(self.term), found)
        if self.word is None:
            return None
        continuing = self.continuing(passage)
        if continuing:
            shortest = min(continuing, key=lambda place: place[1] - place[0])
            word = plain(passage.text[slice(*shortest)])
            return Alternative(
                Kind.BEGINS, self._begun_weight(len(word) - len(self.word)), word, continuing
            )
        return self._slip(passage, self.word)

    def _slip(self, passage: FoldedPassage, typed: str) -> Alternative | None:
        for word, cost in self.near.items():
            found = passage.places(word) if passage.may_have(word) else ()
            if found:
                kind = Kind.NEAR if cost < _TWO_EDITS else Kind.FAR
                weight = min(_NEAREST, 0.9 - 1.6 * cost / len(typed))
                return Alternative(kind, max(weight, _FARTHEST), word, found)
        return None

    def _begun_weight(self, letters: int) -> float:
        """What a word is worth that goes on for so many letters."""
        return 0.9 if self.term.unfinished else max(_BEGUN - 0.01 * letters, _NEAREST)

    def phrases(self, folded: str) -> tuple[Span, ...]:
        """Give the places where the phrase stands in a folded text."""
        if self.pattern is None:
            return ()
        return tuple(whole_matches(self.pattern, folded))

    def continuing(self, passage: FoldedPassage) -> tuple[Span, ...]:
        """Give the places of longer words that begin as was typed."""
        if self.word is None or not _may_begin(self.term, self.word):
            return ()
        return passage.longer_places(self.word)


def find_exactly(snapshot: Snapshot, term: Term) -> Finding:
    """Find a term as it is written."""
    word = term.words[0] if len(term.words) == 1 else term.compound
    exact = 0 if word is None else snapshot.word(word)
    made = Finding(term, word, None, exact, 0, 0, {}, 0)
    if len(term.words) > 1 or (term.exact and term.unfinished):
        unsure = snapshot.live
        for each in term.words[:-1]:
            unsure &= snapshot.word(each)
        if unsure:
            unsure &= snapshot.beside(term.words[:-1] if term.unfinished else term.words)
        last = snapshot.word(term.words[-1])
        if term.unfinished and unsure:
            last |= _beginning(snapshot, term.words[-1])
        made = replace(made, pattern=phrase_pattern(term), unsure=unsure & last & ~exact)
    return made


def find_beginnings(snapshot: Snapshot, finding: Finding, *, typing: bool) -> Finding:
    """Add to what was found for a term the words that begin with it, where that is allowed.

    Args:
        snapshot: Where to look.
        finding: What was found before.
        typing: Only for a term that is still being typed.
    """
    term, word = finding.term, finding.word
    if word is None or finding.begins or not _may_begin(term, word):
        return finding
    # What is finished and as common as that stands for itself.
    if not term.unfinished and (typing or finding.exact.bit_count() > _COMMON):
        return finding
    return replace(finding, begins=_beginning(snapshot, word) & ~finding.exact)


def find_nearly(snapshot: Snapshot, finding: Finding, edits: int, least: int = 0) -> Finding:
    """Add to what was found for a term the words that it may be a slip of.

    Args:
        snapshot: Where to look.
        finding: What was found before.
        edits: How many slips are looked for at most.
        least: In so many passages such a word has to stand.
    """
    word = finding.word
    if word is None or finding.term.exact or not edits_for(word):
        return finding
    found = {
        each: slip_cost(word, each, apart)
        for each, apart in snapshot.terms.nearest(word, min(edits, edits_for(word))).items()
        if not least or snapshot.terms.count(each) >= least
    }
    if found and len(word) <= SHORT:
        # Nearly anything is one letter away from a short word.
        most = min(found.values()) + _MUCH
        found = {each: cost for each, cost in found.items() if cost < most}
    nearest = nlargest(
        MOST_NEAR, found, key=lambda each: (-found[each], snapshot.terms.count(each), each)
    )
    nearest.sort(key=lambda each: (found[each], each))
    slips = 0
    for each in nearest:
        slips |= snapshot.word(each)
    return replace(finding, near={each: found[each] for each in nearest}, slips=slips)


def edits_for(word: str) -> int:
    """Say how many slips are forgiven in a word: none in short ones and in numbers."""
    if len(word) < 4 or any(map(str.isdigit, word)):
        return 0
    return 1 if len(word) < 6 else 2


def _may_begin(term: Term, word: str) -> bool:
    return not term.exact and (term.unfinished or len(word) >= _SHORTEST_BEGINNING)


def _beginning(snapshot: Snapshot, prefix: str) -> int:
    if len(prefix) < 3:
        return snapshot.initial(prefix)
    return snapshot.beginning(prefix, MOST_BEGINNINGS)


def phrase_pattern(term: Term) -> re.Pattern[str]:
    """Say how the words of a term stand next to each other in a folded text."""
    pieces: list[str] = []
    before = ""
    for word in term.words:
        if before:
            least = 0 if is_unspaced(before) or is_unspaced(word) else 1
            pieces.append(f"{_GAP}{{{least},40}}")
        # Apostrophes and hyphens within a word do not matter.
        pieces.append(_MARK.join(map(re.escape, word)))
        before = word
    if term.unfinished and not is_unspaced(before):
        pieces.append(REST_OF_WORD)
    return re.compile("".join(pieces))
