"""Where few passages have what was typed, what it may have been meant to be is looked for too."""

from collections.abc import Callable, Sequence
from functools import partial

from tui_reader.index.snapshot import Snapshot
from tui_reader.search.candidates import MOST_RANKED, having_all
from tui_reader.search.lookup import SHORT, Finding, find_beginnings, find_nearly
from tui_reader.search.weighing import weigh

_MORE = 20
"""A longer word that is there is doubted where one beside it is so many times commoner."""


def widen(
    snapshot: Snapshot,
    findings: list[Finding],
    within: int,
    few: int,
    cancelled: Callable[[], bool],
) -> tuple[list[Finding], int]:
    """Where there are few that have what was typed, let what is near it do too.

    Args:
        snapshot: Where to look.
        findings: What was found exactly, term by term.
        within: What else a hit must be.
        few: With fewer than this, what is near is looked for.
        cancelled: Asked between the steps.

    Returns:
        What was found for the terms, and the passages that have something for all of them.
    """
    candidates = having_all((finding.any for finding in findings), within)
    steps: tuple[tuple[int, Callable[[Sequence[Finding]], list[Finding]]], ...] = (
        (MOST_RANKED, partial(_begin, snapshot, typing=True)),
        (few, partial(_begin, snapshot, typing=False)),
        (few, partial(_forgive, snapshot, within, edits=1)),
        (1, partial(_forgive, snapshot, within, edits=2)),
    )
    for enough, step in steps:
        if not findings or candidates.bit_count() >= enough or cancelled():
            break
        findings = step(findings)
        candidates = having_all((finding.any for finding in findings), within)
    return findings, candidates


def _begin(snapshot: Snapshot, findings: Sequence[Finding], *, typing: bool) -> list[Finding]:
    return [find_beginnings(snapshot, finding, typing=typing) for finding in findings]


def _forgive(
    snapshot: Snapshot, within: int, findings: Sequence[Finding], *, edits: int
) -> list[Finding]:
    """Look for slips where a word is not there, or where it does not go with the others."""
    there = [_there(finding, within) for finding in findings]
    widened = [
        finding if found else find_nearly(snapshot, finding, edits)
        for finding, found in zip(findings, there, strict=True)
    ]
    weights = weigh(widened, snapshot.live.bit_count())
    telling = [
        place for place, each in enumerate(widened) if each.any and not weights[place].common
    ]
    telling.sort(key=lambda place: -weights[place].rarity)
    for place, finding in enumerate(findings):
        if there[place] and not weights[place].common:
            others = [widened[each] for each in telling if each != place]
            least = _doubt(finding, there[place], within, others)
            if least is not None:
                widened[place] = find_nearly(snapshot, finding, edits, least)
    return widened


def _there(finding: Finding, within: int) -> int:
    """The passages that have a word as it was typed, or as far as it was."""
    return (finding.exact | (finding.begins if finding.term.unfinished else 0)) & within


def _doubt(finding: Finding, there: int, within: int, others: Sequence[Finding]) -> int | None:
    """Say in how many passages a word has to stand to be meant instead; None where none is."""
    # Of many words two tell enough: hardly any passage has all of a sentence that is half right.
    beside = having_all((other.any for other in others[:2]), within)
    if others and not beside:
        beside = others[0].any & within
    if others and beside and not beside & there:
        return 0
    if finding.word is None or len(finding.word) <= SHORT:
        return None
    return _MORE * there.bit_count()
