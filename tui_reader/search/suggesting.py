"""What somebody may have meant who typed a name that there is not."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import MINYEAR

_MONTHS = 12
_SHORTEST = 3
"""A beginning of so many letters stands for its whole."""
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_YEAR_LAST = re.compile(r"(?:(\d{1,2})\.)?(\d{1,2})[-/.](\d{4})")


def nearest(typed: str, known: Sequence[str]) -> str | None:
    """Give the one that was meant, or None where nothing is near.

    Args:
        typed: What was typed, folded; none of those known.
        known: What there is, folded; the likeliest first.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    if len(typed) >= _SHORTEST:
        for each in known:
            if each.startswith(typed):
                return each
    found = process.extractOne(typed, known, scorer=OSA.distance, score_cutoff=_most_slips(typed))
    return None if found is None else found[0]


def slips_between(typed: str, known: str) -> int | None:
    """Count the slips that make one word of another, one for what is only begun.

    Args:
        typed: What was typed, folded.
        known: A word that there is, folded.

    Returns:
        How many; None where it is another word.
    """
    from rapidfuzz.distance import OSA

    if len(typed) >= _SHORTEST and typed != known and known.startswith(typed):
        return 1
    most = _most_slips(typed)
    slips = OSA.distance(typed, known, score_cutoff=most)
    return slips if slips <= most else None


def is_near(typed: str, known: str, most: int) -> bool:
    """Whether a word may be another with so many slips."""
    from rapidfuzz.distance import OSA

    return OSA.distance(typed, known, score_cutoff=most) <= most


def _most_slips(typed: str) -> int:
    # Half of a short word may be wrong by chance; nobody mistypes more than two letters.
    return min(2, (len(typed) + 1) // 3)


def nearest_date(typed: str) -> str | None:
    """Give the month or day that a date of another form, or of no calendar, was meant to be."""
    found = _YEAR_FIRST.fullmatch(typed)
    if found is not None:
        year, month, day = found.groups()
    else:
        found = _YEAR_LAST.fullmatch(typed)
        if found is None:
            return None
        day, month, year = found.groups()
    if int(year) < MINYEAR:
        return None
    there = min(max(int(month), 1), _MONTHS)
    if day is None:
        return f"{year}-{there:02}"
    last = monthrange(int(year), there)[1]
    return f"{year}-{there:02}-{min(max(int(day), 1), last):02}"
