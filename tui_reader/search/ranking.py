"""How well a passage answers a query, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tui_reader.index.passage import Passage
from tui_reader.index.words import count_words
from tui_reader.search.fields import Field
from tui_reader.search.lookup import Alternative, Finding, FoldedPassage, Kind
from tui_reader.search.snippet import Span

_BAND = 20.0
"""Exact hits score 80 to 100, below come beginnings, one slip, two, and a term that is lacking."""
_QUALITY = 0.5
_CLOSENESS = 0.3
_TITLE = 0.2
# The shares of a band: how well the words stand for the terms, how close together they are, and
# how many are in the title.

_MOST_PLACES = 100
_LONGEST_COUNTED = 2_000
_LETTERS_A_WORD = 6


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage with its score."""

    passage: Passage
    """The passage."""
    folded: FoldedPassage
    """The same as it was searched."""
    found: tuple[Alternative | None, ...]
    """What stands for each term; None where the passage lacks it."""
    score: float
    """From 0 to 100."""
    apart: int
    """How many other words stand between those that were found."""


def rank(passage: Passage, findings: Sequence[Finding], rarities: Sequence[float]) -> Ranked:
    """Score one passage.

    Args:
        passage: The passage.
        findings: What was found for each term; the passage may lack some.
        rarities: For each finding how much it weighs, more than 0.

    Returns:
        The passage with its score. The worst word decides on the band; within it, phrases, words
        near each other and words in titles are above.
    """
    folded = FoldedPassage(passage)
    total = sum(rarities)
    worst = Kind.EXACT
    quality = in_title = 0.0
    found = tuple(finding.best(folded) for finding in findings)
    every: list[tuple[Span, ...]] = []
    for best, rarity in zip(found, rarities, strict=True):
        if best is None:
            continue
        worst = max(worst, best.kind)
        quality += rarity * best.weight / total
        spans = tuple(sorted(best.places)[:_MOST_PLACES])
        every.append(spans)
        if spans[0][0] < folded.title_end:
            in_title += rarity / total
    apart, in_order = _closest(folded.text, every)
    closeness = 1.0 if not apart and in_order else 0.8 / (1 + apart / 5)
    band = 0 if len(every) < len(findings) else len(Kind) - worst
    share = _QUALITY * quality + _CLOSENESS * closeness + _TITLE * in_title
    score = round(_BAND * (band + share), 2) if findings else 100.0
    return Ranked(passage, folded, found, score, apart)


def explain(ranked: Ranked, findings: Sequence[Finding], fields: Sequence[Field]) -> str:
    """Say in one line why a passage was found."""
    reasons: list[str] = []
    for finding, best in zip(findings, ranked.found, strict=True):
        typed = str(finding.term)
        if best is None:
            reasons.append(f"without “{typed}”")
        elif best.kind >= Kind.NEAR:
            reasons.append(f"“{typed}” ≈ {best.word}")
        elif best.kind is Kind.BEGINS:
            reasons.append(f"“{typed}” begins {best.word}")
    if ranked.apart:
        words = "word" if ranked.apart == 1 else "words"
        reasons.append(f"near: {ranked.apart} {words} apart")
    if not findings:
        reasons.extend(map(str, fields))
    return ", ".join(reasons) or "exact"


def _closest(folded: str, found: Sequence[Sequence[Span]]) -> tuple[int, bool]:
    """Find one place for each term so that all are nearest to each other.

    Returns:
        How many other words stand between them, and whether they stand in the query's order.
    """
    if len(found) < 2:
        return 0, True
    every = sorted((span, term) for term, spans in enumerate(found) for span in spans)
    latest: dict[int, Span] = {}
    shortest: int | None = None
    chosen: list[tuple[Span, int]] = []
    for span, term in every:
        latest[term] = span
        if len(latest) < len(found):
            continue
        length = span[1] - min(latest.values())[0]
        if shortest is None or length < shortest:
            shortest = length
            chosen = sorted((place, each) for each, place in latest.items())
    apart = 0
    for (before, _), (after, _) in pairwise(chosen):
        gap = folded[before[1] : after[0]]
        apart += count_words(gap) if len(gap) <= _LONGEST_COUNTED else len(gap) // _LETTERS_A_WORD
    return apart, [term for _, term in chosen] == list(range(len(found)))
