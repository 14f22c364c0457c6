"""Short things said on one line: dates, counts, and what is cut to fit."""

import re

from rich.cells import cell_len

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)

Part = tuple[str, str]
"""A piece of a line: its text and the name of its style, for example ``author``."""

GONE = "Not in this archive now"
"""What is said of a bookmark whose comment is not found."""


def fit(text: str, width: int) -> str:
    """Shorten a line to a width in cells, with an ellipsis where something was cut off."""
    if cell_len(text) <= width:
        return text
    if width <= 1:
        return "…"[: max(width, 0)]
    kept = text[: cut(text, 0, len(text), width - 1)]
    # There may be no room for a single wide letter.
    return (kept.rstrip() if cell_len(kept) < width else "") + "…"


def fit_end(text: str, width: int) -> str:
    """Shorten a comment's number from its beginning: ``…1.1.2`` for ``4.2.1.1.1.2``."""
    if len(text) <= width:
        return text
    return "…" + text[len(text) - max(width - 1, 0) :].lstrip(".")


def cut(text: str, start: int, end: int, room: int) -> int:
    """The offset at which a word that is wider than a line is cut; one character at least."""
    used = 0
    for offset in range(start, end):
        used += cell_len(text[offset])
        if used > room and offset > start:
            return offset
    return end


def spoken_date(published: str | None, short: bool = False) -> str:
    """A date as one reads it: ``5 July 2014, 08:50``, or ``5 Jul 2014`` when short.

    Args:
        published: ``2014-07-05``, ``2014-07-05T08:50``, RFC 3339, or None.
        short: Whether to leave the time out and cut the month to three letters.

    Returns:
        The date; what is not of these forms as it is; nothing for None.
    """
    if not published:
        return ""
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d))?", published)
    if not match or not 1 <= int(match[2]) <= 12:
        return published
    month = _MONTHS[int(match[2]) - 1]
    day = f"{int(match[3])} {month[:3] if short else month} {match[1]}"
    return day if short or not match[4] else f"{day}, {match[4]}"


def plural(count: int, one: str, many: str) -> str:
    """A count with its noun: ``1 reply``, ``1,204 replies``."""
    return f"{count:,} {one if count == 1 else many}"
