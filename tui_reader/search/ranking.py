"""How well a passage answers a query, and why."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple

from tui_reader.index.folded import FoldedPassage
from tui_reader.index.passage import BREAK
from tui_reader.index.spaced import Span
from tui_reader.search.fields import Field
from tui_reader.search.lookup import Alternative, Finding, Kind
from tui_reader.search.weighing import Weight

_QUALITY = 70
_CLOSENESS = 20
_TITLE = 10
# The shares of a score: how well the words stand for the terms, how close together they are, and
# how many are in the title; in each, what is rare counts more.

_MOST_PLACES = 100
_NEAR = 20
"""What stands further apart is not said to be near."""
_FAR = 200
"""What stands so many words apart has nothing to do with each other."""
_AROUND = 40
"""So many letters before and after the telling words, common ones stand with them."""

_Place = tuple[Span, int]
# Where a term stands, and which it is.


class Ranked(NamedTuple):
    """A passage with its score."""

    folded: FoldedPassage
    """The passage as it was searched."""
    found: tuple[Alternative | None, ...]
    """What stands for each term; None where the passage lacks it."""
    score: float
    """From 0 to 100."""
    apart: int
    """How many other words stand between those that were found where they are nearest."""


class Ranking:
    """How well passages answer one query."""

    def __init__(self, findings: Sequence[Finding], weights: Sequence[Weight]) -> None:
        """Prepare to score.

        Args:
            findings: What was found for each term; a passage may lack some.
            weights: What each term is worth.
        """
        self._findings = findings
        self._rarities = [weight.rarity for weight in weights]
        self._total = sum(self._rarities)
        self._telling = {term for term, weight in enumerate(weights) if not weight.common}

    def rank(self, folded: FoldedPassage) -> Ranked:
        """Score one passage.

        Returns:
            The passage with its score: words as they were typed are above longer ones and slips,
            phrases and words near each other above scattered ones; rare words count most, and
            where common ones are missing or stand elsewhere matters little.
        """
        found = tuple([finding.best(folded) for finding in self._findings])
        if not found:
            return Ranked(folded, found, 100.0, 0)
        total = self._total
        quality = in_title = 0.0
        places: dict[int, tuple[Span, ...]] = {}
        for term, best in enumerate(found):
            if best is None:
                continue
            rarity = self._rarities[term]
            quality += rarity * best.weight / total
            places[term] = spans = best.places[:_MOST_PLACES]
            if spans[0][0] < folded.title_end:
                in_title += rarity / total
        apart, closeness = _closeness(folded, _nearest(places))
        value = quality * (_QUALITY + _CLOSENESS * closeness)
        if apart:
            telling = {term: spans for term, spans in places.items() if term in self._telling}
            if 0 < len(telling) < len(places):
                # Common words that stand elsewhere do not part the telling ones.
                stretch = _with_common(_nearest(telling), places)
                here = {term for _, term in stretch}
                lost = sum([self._rarities[term] for term in places if term not in here])
                other, closer = _closeness(folded, stretch)
                without = (quality - lost / total / 2) * (_QUALITY + _CLOSENESS * closer)
                if without > value:
                    apart, value = other, without
        return Ranked(folded, found, round(value + _TITLE * in_title, 2), apart)


def explain(
    ranked: Ranked,
    findings: Sequence[Finding],
    weights: Sequence[Weight],
    fields: Sequence[Field],
) -> str:
    """Say in one line why a passage was found: first what tells it most from what was typed."""
    reasons: list[tuple[float, str]] = []
    lacking: list[tuple[float, str]] = []
    for finding, best, weight in zip(findings, ranked.found, weights, strict=True):
        typed = str(finding.term)
        if best is None:
            lacking.append((weight.rarity, f"“{typed}”"))
            continue
        lost = weight.rarity * (1 - best.weight)
        if best.kind >= Kind.NEAR:
            reasons.append((lost, f"“{typed}” ≈ {best.word}"))
        elif best.kind is Kind.BEGINS:
            reasons.append((lost, f"“{typed}” begins {best.word}"))
    if lacking:
        named = ", ".join(said for _, said in sorted(lacking, key=lambda each: -each[0]))
        reasons.append((sum(rarity for rarity, _ in lacking), f"without {named}"))
    if not findings:
        return ", ".join(map(str, fields)) or "exact"
    told = [said for _, said in sorted(reasons, key=lambda each: -each[0])]
    # Last, and first to go where there is no room: one sees it in the snippet too.
    return ", ".join(filter(None, [*told, _distance(ranked), _elsewhere(ranked)])) or "exact"


def _distance(ranked: Ranked) -> str:
    """Say how many words stand between those that were found, if any do."""
    if not ranked.apart:
        return ""
    words = "word" if ranked.apart == 1 else "words"
    near = "near: " if ranked.apart <= _NEAR else ""
    return f"{near}{ranked.apart} {words} apart"


def _elsewhere(ranked: Ranked) -> str:
    """Say where all that was found stands, if none of it is in the text that is shown."""
    folded = ranked.folded
    body = folded.text.find(BREAK, folded.title_end + 1)
    last = [best.places[-1][0] for best in ranked.found if best is not None]
    if not last or max(last) > body:
        return ""
    in_name = [place > folded.title_end for place in last]
    if any(in_name):
        return "in the name" if all(in_name) else "in title and name"
    return "in the title"


def _nearest(found: Mapping[int, Sequence[Span]]) -> list[_Place]:
    """Choose one place for each term so that all are nearest to each other, in reading order."""
    if len(found) < 2 or all(len(spans) == 1 for spans in found.values()):
        return sorted([(spans[0], term) for term, spans in found.items()])
    every = sorted([(*span, term) for term, spans in found.items() for span in spans])
    # The latest place of each term, that which is furthest back first.
    latest: dict[int, Span] = {}
    shortest = inf
    chosen: dict[int, Span] = {}
    for start, end, term in every:
        latest.pop(term, None)
        latest[term] = start, end
        if len(latest) == len(found):
            length = end - next(iter(latest.values()))[0]
            if length < shortest:
                shortest = length
                chosen = latest.copy()
    return [(span, term) for term, span in chosen.items()]


def _with_common(telling: Sequence[_Place], places: Mapping[int, Sequence[Span]]) -> list[_Place]:
    """Add the other terms that stand where the telling ones do."""
    start, end = telling[0][0][0] - _AROUND, telling[-1][0][1] + _AROUND
    chosen = {term: span for span, term in telling}
    for term, spans in places.items():
        if term not in chosen:
            within = [span for span in spans if start <= span[0] and span[1] <= end]
            if within:
                chosen[term] = within[0]
    return sorted((span, term) for term, span in chosen.items())


def _closeness(folded: FoldedPassage, chosen: Sequence[_Place]) -> tuple[int, float]:
    """Say how many other words stand between some places, and from -1 to 1 how close that is."""
    apart = 0
    for (before, _), (after, _) in pairwise(chosen):
        apart += folded.words_between(before[1], after[0])
    terms = [term for _, term in chosen]
    return apart, 1.0 if not apart and terms == sorted(terms) else _close(apart)


def _close(apart: int) -> float:
    # A long text has any words somewhere: where they stand far apart, that tells nothing.
    return 0.8 / (1 + apart / 5) - min(apart, _FAR) / _FAR
