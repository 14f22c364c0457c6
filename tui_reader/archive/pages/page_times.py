"""The times that pages print and carry."""

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tui_reader.archive.languages.dates import read_author_line, read_date_line
from tui_reader.text import fold

if TYPE_CHECKING:
    from bs4.element import Tag

_STAMP = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?")
_MILLISECONDS = re.compile(r"[?&;]showComment=(\d{10,14})\b")
_CLOCK = re.compile(r"\b\d{1,2}(?::|\s?h\s?)\d\d(?::\d\d)?(?:\s?[ap]\.?\s?m\b)?", re.IGNORECASE)
_NAME = "N."
_LONGEST = 80
_MOST_WORDS = 8


def read_stamp(written: object) -> str | None:
    """Read a time that a page gives to programs, such as ``2014-07-05T08:50:12+01:00``.

    Args:
        written: What an attribute says.

    Returns:
        It as RFC 3339, or without seconds where the zone is unknown; None for anything else.
    """
    match = _STAMP.fullmatch(fold(str(written or "")))
    if match is None:
        return None
    day, minute, seconds, zone = match.groups()
    stamp = day
    if minute:
        stamp += f"T{minute}"
        if zone:
            zone = zone if zone == "Z" or ":" in zone else f"{zone[:3]}:{zone[3:]}"
            stamp += f"{seconds or ':00'}{zone}"
    try:
        datetime.fromisoformat(stamp)
    except ValueError:
        return None
    return stamp


def read_printed(text: str) -> str | None:
    """Read a time that a page prints for people, such as ``5 July 2014 at 08:50``.

    Args:
        text: The text; something may stand before the date.

    Returns:
        ``2014-07-05T08:50``, a date alone, or None, also where only the time of day stands there.
    """
    text = fold(text)
    if clock := _CLOCK.search(text):
        day = text[max(0, clock.start() - _LONGEST) : clock.start()].rstrip(" @/|·–—-")
        joiner = " at " if day[-1:].isdigit() else " "
        words = day.split(" ")
        # What stands before the date is not known: it begins with the earliest word that can.
        for first in range(max(0, len(words) - _MOST_WORDS), len(words)):
            # The time behind a name is what an author line is made of.
            line = read_author_line(f"{_NAME}{' '.join(words[first:])}{joiner}{clock[0]}")
            if line and line.published:
                return line.published
        return None
    return read_date_line(text.rstrip(" .|·:"))


def read_milliseconds(written: object) -> str | None:
    """Read a time that is counted in milliseconds since 1970.

    Args:
        written: The number, or an address of Blogger that holds it.

    Returns:
        It as RFC 3339.
    """
    text = str(written or "")
    match = _MILLISECONDS.search(text)
    digits = match[1] if match else text
    if not (digits.isascii() and digits.isdigit() and 9 < len(digits) < 15):
        return None
    moment = datetime.fromtimestamp(int(digits) // 1000, UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%S}Z"


def stamp_of(element: "Tag") -> str | None:
    """The time that an element gives to programs."""
    for attribute in ("datetime", "title", "content"):
        if stamp := read_stamp(element.get(attribute)):
            return stamp
    return None
