"""Which passages are worth reading of all those that have the words."""

import re
from collections.abc import Callable, Iterable, Sequence

from tui_reader.index.postings import to_bitmap
from tui_reader.index.snapshot import Snapshot
from tui_reader.search.lookup import Finding
from tui_reader.search.weighing import Weight

MOST_RANKED = 60
"""So many candidates are read and ranked; before, only their words and dates are known."""
MOST_KEPT = 150
"""Of a common phrase so many passages are found, the newest."""
MOST_SCANNED = 2_000
"""Where a phrase may be, it is looked for in so many passages, the newest."""
MOST_SEARCHED = 10_000
"""Where those have hardly any, in so many; and in so many one that is not to be there."""
ENOUGH = 10
"""So many are not hardly any."""

FEW = 10
"""With fewer hits than this, slips are looked for too, and those are read that lack something."""

_LACK_COMMON = 3
"""One of so many that are read may lack what is common, where not all can be read."""
_MOST_LACKING = 24
"""Beside hits that have all terms, so many are read that lack one that is not common."""
_STEP = 100
_MOST_LOOKED_AT = 300
_MOST_MEASURED = 500
_PLAIN = re.compile("[a-z0-9]+")


def having_all(sets: Iterable[int], within: int) -> int:
    """Give the passages that all of these have."""
    for each in sorted(sets, key=int.bit_length):
        within &= each
        if not within:
            break
    return within


def check_phrase(
    snapshot: Snapshot,
    finding: Finding,
    within: int,
    cancelled: Callable[[], bool],
    *,
    every: bool = False,
) -> Finding:
    """Read passages that have all words of a phrase, the newest first, and keep what has it.

    Args:
        snapshot: Where they are.
        finding: What was found for the phrase.
        within: What else a hit must be.
        cancelled: Asked between the steps.
        every: Whether all are wanted, of `MOST_SEARCHED`; else so many as one can look through.
    """
    unsure = finding.unsure & within
    numbers = snapshot.newest(unsure, MOST_SEARCHED if every else MOST_SCANNED)
    most = len(numbers) if every else MOST_KEPT
    kept = _having_phrase(snapshot, finding, numbers, most, cancelled)
    if not every and len(kept) < ENOUGH and len(numbers) == MOST_SCANNED:
        numbers = snapshot.newest(unsure, MOST_SEARCHED)[MOST_SCANNED:]
        kept += _having_phrase(snapshot, finding, numbers, ENOUGH, cancelled)
    return finding.settle(to_bitmap(kept, snapshot.terms.end))


def _having_phrase(
    snapshot: Snapshot,
    finding: Finding,
    numbers: Sequence[int],
    most: int,
    cancelled: Callable[[], bool],
) -> list[int]:
    """Read passages until so many have a phrase, or a few more."""
    kept: list[int] = []
    for start in range(0, len(numbers), _STEP):
        if len(kept) >= most or cancelled():
            break
        some = snapshot.folded(numbers[start : start + _STEP])
        kept.extend(number for number, folded in some.items() if finding.phrases(folded))
    return kept


def letter_by_letter(
    snapshot: Snapshot,
    words: Sequence[str],
    numbers: Sequence[int],
    most: int,
    cancelled: Callable[[], bool],
) -> list[int]:
    """Give the first passages that have words just as they are, next to each other.

    Args:
        snapshot: Where they are.
        words: The words, in their order.
        numbers: The passages.
        most: How many at most.
        cancelled: Asked between the steps.
    """
    found: list[int] = []
    if not all(map(_PLAIN.fullmatch, words)):
        return list(numbers[:most])
    for start in range(0, len(numbers), _STEP):
        if len(found) >= most or cancelled():
            break
        some = numbers[start : start + _STEP]
        having = set(snapshot.with_text(some, f"%{' '.join(words)}%"))
        found.extend(number for number in some if number in having)
    return found[:most]


def choose(
    snapshot: Snapshot,
    findings: Sequence[Finding],
    weights: Sequence[Weight],
    within: int,
    most: int,
    cancelled: Callable[[], bool],
) -> list[int]:
    """Choose whom to read: those that have all terms, and those that lack what tells little.

    Args:
        snapshot: Where they are.
        findings: What was found for each term, one at least.
        weights: What each is worth.
        within: What else a hit must be.
        most: How many at most that have all that is not common.
        cancelled: Asked between the steps.
    """
    pairs = list(zip(findings, weights, strict=True))
    telling = [finding for finding, weight in pairs if not weight.common]
    common = [finding.any for finding, weight in pairs if weight.common]
    # From those that have all that is common to those that need not have any of it.
    levels = at_least(common, having_all((each.any for each in telling), within))[::-1]
    candidates = levels[0]
    tiers = [
        having_all((each.exact for each in findings), candidates),
        having_all((each.exact | each.begins for each in findings), candidates),
        candidates,
    ]
    narrow = common and levels[-1].bit_count() > most
    room = most - most // _LACK_COMMON if narrow else most
    chosen = shortlist(snapshot, tiers, findings, room, cancelled)
    if common:
        places = [place for place, weight in enumerate(weights) if not weight.common]
        # What tells may stand somewhere with all that was typed between.
        between = findings[places[0] : places[-1] + 1]
        lacking = [level & ~candidates for level in levels[1:]]
        chosen += shortlist(snapshot, lacking, between, most - len(chosen), cancelled)
    if len(chosen) < min(FEW, most) and len(findings) > 2:
        room = most if not chosen else min(most, _MOST_LACKING)
        chosen += _lacking(snapshot, pairs, within, set(chosen), room, cancelled)
    return chosen


def at_least(sets: Sequence[int], within: int) -> list[int]:
    """Give the passages that are in at least none of some sets, in at least one, and so on."""
    counted = [within, *[0] * len(sets)]
    for place, each in enumerate(sets):
        for count in range(place + 1, 0, -1):
            counted[count] |= counted[count - 1] & each
    return counted


def _lacking(
    snapshot: Snapshot,
    pairs: Sequence[tuple[Finding, Weight]],
    within: int,
    known: set[int],
    most: int,
    cancelled: Callable[[], bool],
) -> list[int]:
    """Those that lack a term that tells something, the least telling first; of many, several."""
    telling = sorted(
        (pair for pair in pairs if not pair[1].common), key=lambda pair: pair[1].rarity
    )
    findings = [finding for finding, _ in telling]
    tiers: list[list[int]] = []
    for place in range(len(findings)):
        others = [*findings[:place], *findings[place + 1 :]]
        having = having_all((each.any for each in others), within if others else 0)
        tiers.append([having_all((each.exact for each in others), having), having])
    half = (len(findings) + 1) // 2
    fewer = at_least([each.any for each in findings], within)[half : max(half, len(findings) - 1)]
    tiers += [[level] for level in reversed(fewer)]
    chosen: dict[int, None] = {}
    for tier in tiers:
        if len(chosen) >= most:
            break
        some = shortlist(snapshot, tier, (), most // len(findings) + 1, cancelled)
        chosen.update(dict.fromkeys(number for number in some if number not in known))
    return list(chosen)


def shortlist(
    snapshot: Snapshot,
    tiers: Sequence[int],
    findings: Sequence[Finding],
    most: int,
    cancelled: Callable[[], bool],
) -> list[int]:
    """Choose whom to read: the better tier first; within it titles, phrases, short ones, new ones.

    Args:
        snapshot: Where they are.
        tiers: Passages, the best first; each may have those before it.
        findings: What was found for what was typed.
        most: How many at most.
        cancelled: Asked between the steps.
    """
    chosen: list[int] = []
    taken = 0
    for tier in tiers:
        left = tier & ~taken
        room = most - len(chosen)
        if not left or room <= 0:
            continue
        if left.bit_count() > room:
            some = _preferred(snapshot, left, findings, room, cancelled)
            chosen.extend(some)
            rest = left & ~to_bitmap(some, snapshot.terms.end)
            chosen.extend(_of_equals(snapshot, rest, findings, room - len(some)))
        else:
            chosen.extend(snapshot.newest(left, room))
        taken |= tier
    return chosen


def _preferred(
    snapshot: Snapshot,
    tier: int,
    findings: Sequence[Finding],
    room: int,
    cancelled: Callable[[], bool],
) -> list[int]:
    words = [each.word for each in findings if each.word is not None]
    titled = 0
    for word in words:
        titled |= snapshot.titled(word)
    chosen = snapshot.newest(titled & tier, room // 2)
    if len(words) > 1:
        whole = words[:-1] if findings[-1].term.unfinished else words
        others = snapshot.newest(tier & snapshot.beside(whole), _MOST_LOOKED_AT)
        known = set(chosen)
        near = letter_by_letter(snapshot, words, others, room // 2, cancelled)
        chosen.extend(number for number in near if number not in known)
    return chosen


def _of_equals(
    snapshot: Snapshot, passages: int, findings: Sequence[Finding], room: int
) -> list[int]:
    """Give the newest; where words may stand near each other or not, half of them the shortest."""
    if len(findings) < 2 or passages.bit_count() > _MOST_MEASURED:
        return snapshot.newest(passages, room)
    numbers = snapshot.newest(passages, _MOST_MEASURED)
    short = snapshot.shortest(numbers, room // 2)
    known = set(short)
    others = [number for number in numbers if number not in known]
    return [*short, *others[: room - len(short)]]
