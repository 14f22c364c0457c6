"""How much each term of a query tells: rare words more than common ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from tui_reader.search.lookup import Finding

_SHARE = 10
"""What stands in more than one passage of so many may be common."""
_FEWEST = 20
"""What stands in fewer passages than this is not, however small the archive."""
_TIMES = 4
"""What is common stands in so many times more passages than the rarest word beside it."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What a term is worth in its query."""

    rarity: float
    """More than 0; the rarer, the more."""
    common: bool
    """A hit that lacks it, or has it somewhere else, may be the best all the same."""


def weigh(findings: Sequence[Finding], everything: int) -> list[Weight]:
    """Weigh the terms of a query by the passages that have them, not by any language's list.

    Args:
        findings: What was found for each.
        everything: How many passages there are.
    """
    counts = list(map(_count, findings))
    least = min(filter(None, counts), default=0)
    return [
        Weight(
            log(1 + everything / (1 + count)) ** 2 + 0.01,
            count > max(_FEWEST, everything / _SHARE, least * _TIMES),
        )
        for count in counts
    ]


def _count(finding: Finding) -> float:
    if finding.exact:
        return finding.exact.bit_count()
    if finding.begins:
        return finding.begins.bit_count()
    # Only one of them is meant.
    return finding.slips.bit_count() / max(1, len(finding.near))
