"""Times of day at the end of a line, in the languages of `calendar_words`."""

import re
from functools import lru_cache
from typing import NamedTuple

from tui_reader.archive.languages.calendar_words import JOINERS

_JOINERS = tuple(f" {words}" for words in JOINERS)
_JOINERS_BY_LAST_WORD = {
    last: sorted((each for each in _JOINERS if each.split()[-1] == last), key=len, reverse=True)
    for last in {each.split()[-1] for each in _JOINERS}
}

_LONGEST_LINE = 200
_LONGEST_TIME = 40
# It looks at no more than the end of a short line.
_TIME = re.compile(
    r"(\d{1,2})([:.]|\s?h\s?)(\d{2})(?::(\d{2}))?(?:\s?([ap])\.?\s?m\.?|\suhr|\smin)?"
    r"(?:\s(?:gmt|utc)([+-]\d{1,2})?(?::?(\d{2}))?)?$",
    re.IGNORECASE,
)
# How nearly all pages print it, behind a space: no time that the line may end with begins further
# left, unless an ``h`` stands before it.
_PLAIN = re.compile(r"\d{1,2}:\d{2}(?: [AaPp][Mm])?")
_HALVES = frozenset(("AM", "PM", "am", "pm"))
_HOURS = frozenset("hH")
_ENDS_OF_TIMES = frozenset("0123456789mM.rRzZtTcC")
_BEFORE_LAST = frozenset("MmaApPhUT.")
_MINUTES = " min"


class Ending(NamedTuple):
    """A line that ends with a time of day."""

    line: str
    """The line, folded."""
    before: str
    """What stands before the time and the joining word."""
    start: int
    """Where in the line the time begins."""
    has_half: bool
    """Whether it is the time of a half day, as Americans write it."""
    has_colon: bool
    """Whether a colon parts it; what has a full stop between two numbers may be any number."""
    clock: str
    """``07:40`` or ``07:40:00+02:00``."""


def may_end_with_time(line: str) -> bool:
    """Whether the last letter of a line may be that of a date or a time."""
    return line[-1:] in _ENDS_OF_TIMES or line.endswith(_MINUTES)


def may_end_with_clock(line: str) -> bool:
    """Whether the last two letters of a line may be those of a time of day."""
    return line[-1:].isdigit() or line[-2:-1] in _BEFORE_LAST or line.endswith(_MINUTES)


def split_clock(line: str) -> Ending | None:
    """Part a line that ends with a time of day.

    Args:
        line: Such as ``5 June 2014 at 07:40`` or ``5 juin 2014 à 7 h 40 min``.
    """
    if len(line) > _LONGEST_LINE or not may_end_with_clock(line):
        return None
    line = " ".join(line.split())
    start = line.rfind(" ") + 1
    if has_half := line[start:] in _HALVES:
        start = line.rfind(" ", 0, start - 1) + 1
    clock = _plain_clock(line[start:])
    if clock is not None and line[start - 2 : start - 1] not in _HOURS:
        return Ending(line, without_joiner(line[:start]), start, has_half, True, clock)
    match = find_clock(line)
    clock = read_clock(match[0]) if match else None
    if match is None or clock is None:
        return None
    before = without_joiner(line[: match.start()])
    return Ending(line, before, match.start(), match[5] is not None, match[2] == ":", clock)


def find_clock(line: str) -> re.Match[str] | None:
    """Find what looks like a time of day at the end of a line."""
    return _TIME.search(line, max(0, len(line) - _LONGEST_TIME))


@lru_cache(maxsize=2048)
def _plain_clock(text: str) -> str | None:
    """A time of day that is printed as nearly all are; None for any other text."""
    return read_clock(text) if _PLAIN.fullmatch(text) else None


@lru_cache(maxsize=2048)
def read_clock(text: str) -> str | None:
    """Read a time of day as ``07:40`` or ``07:40:00+02:00``; None for one that is on no clock."""
    if (match := _TIME.match(text)) is None:
        return None
    hour, minute = int(match[1]), int(match[3])
    half = (match[5] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59 or int(match[4] or 0) > 59:
        return None
    clock = f"{hour:02}:{minute:02}"
    if match[6] and abs(int(match[6])) < 24 and int(match[7] or 0) < 60:
        # No zone is so far off: without it the time is still that of the place.
        clock += f":{int(match[4] or 0):02}{int(match[6]):+03}:{int(match[7] or 0):02}"
    return clock


def without_joiner(text: str) -> str:
    """Drop the ``at`` (or its like) between a date and a time."""
    text = text.rstrip(" ,")
    for joiner in _JOINERS_BY_LAST_WORD.get(text[text.rfind(" ") + 1 :], ()):
        if text.endswith(joiner):
            return text[: -len(joiner)].rstrip(" ,")
    return text
