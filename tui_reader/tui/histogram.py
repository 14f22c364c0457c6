"""Counts by years, as a row of bars that fits a line."""

from collections.abc import Sequence
from dataclasses import dataclass

_BLOCKS = "▁▂▃▄▅▆▇█"
_WIDEST = 4


@dataclass(frozen=True, slots=True)
class Bar:
    """One year."""

    year: str
    """Four digits."""
    count: int
    """How many were published in it."""
    text: str
    """What is drawn: a block as high as the count, or spaces where there is none."""


def bars(years: Sequence[tuple[str, int]], room: int, chosen: str | None = None) -> list[Bar]:
    """Draw counts by years.

    Args:
        years: Years with their counts, ascending; years of no count may be left out.
        room: The cells that there are.
        chosen: A year that must be seen.

    Returns:
        A bar for each year from the first to the last; where they do not fit, for those with a
        count; where even these do not, as many as fit, the latest of them or up to the chosen one.
    """
    counts = {year: count for year, count in years if count and year.isdecimal()}
    if not counts or room < 1:
        return []
    shown = sorted(counts)
    first, last = int(shown[0]), int(shown[-1])
    if last - first < room:
        shown = [f"{year:04}" for year in range(first, last + 1)]
    if len(shown) > room:
        end = shown.index(chosen) + 1 if chosen in shown else len(shown)
        start = max(end - room, 0)
        shown = shown[start : start + room]
    cells = min(room // len(shown), _WIDEST)
    most = max(counts.values())
    return [
        Bar(year, count, _block(count, most) * max(cells - 1, 1) + " " * (cells > 1))
        for year, count in ((year, counts.get(year, 0)) for year in shown)
    ]


def _block(count: int, most: int) -> str:
    if not count:
        return " "
    # The highest is full, and even one is seen.
    return _BLOCKS[-(-count * len(_BLOCKS) // most) - 1]
