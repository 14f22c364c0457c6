"""Date lines, author lines and times, in the languages of `calendar_words`."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from tui_reader.archive.languages.calendar_words import JOINERS, MONTHS, WEEKDAYS
from tui_reader.archive.languages.clocks import (
    Ending,
    find_clock,
    may_end_with_clock,
    may_end_with_time,
    read_clock,
    split_clock,
    without_joiner,
)

_MONTH = {name: number for row in MONTHS for number, name in enumerate(row.split(), 1)}
_ENGLISH_MONTH = {
    name.capitalize(): number for row in MONTHS[:2] for number, name in enumerate(row.split(), 1)
}
_WEEKDAY = frozenset(name for row in WEEKDAYS for name in row.split())
# Longest first: the one that a text ends with, and not a part of it.
_WHOLE_WEEKDAYS = tuple(
    sorted((name for row in WEEKDAYS[:8] for name in row.split()), key=len, reverse=True)
)

_LONGEST_DATE = 60
_LONGEST_AUTHOR_LINE = 200

# All of these look at no more than the end of a short line. Some templates print it in capitals.
_DAY_FIRST = re.compile(
    r"(\d{1,2})(?:\.|st|nd|rd|th|er|º)?\s(?:de\s|d['’])?([^\W\d_]{3,12})[.,]?\s(?:de\s|del\s)?(\d{4})$",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    r"([^\W\d_]{3,60})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})$", re.IGNORECASE
)
_NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})$")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{2})\2(\d{2})$")
_DATES = (_DAY_FIRST, _MONTH_FIRST, _YEAR_FIRST, _NUMERIC)
_INSTANT = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?(?:\.\d+)?(Z|[+-]\d\d:\d\d)?$", re.ASCII
)
# Day and time of day as nearly all pages print them. It begins with the number of the day, for a
# search that may begin with any letter takes twice as long; a month before that is looked for then.
_PLAIN = re.compile(
    r"(\d{1,2}(?:,| [^\W\d_]{3,12}) \d{4}),?"
    rf"(?: (?:{'|'.join(map(re.escape, JOINERS))}))? (\d{{1,2}}:\d\d(?: [AaPp][Mm])?)$"
)
_MONTH_BEFORE = re.compile(r"[^\W\d_]{3,60} \Z")
# As a tuple, passing by its own __new__, a time is made in half the time.
_make = tuple.__new__
_Possible = tuple[int, str]
"""Where a date begins in a text, and the day."""
_BEFORE_TIMES = frozenset(("", "at", "on", "um", "am", "à", "le", "el", "il", "op", "om"))


class AuthorLine(NamedTuple):
    """What an author line says."""

    author: str
    """The name that the page printed."""
    published: str | None
    """``2014-06-05T07:40``, or None where only the time of day stands there."""


class Moment(NamedTuple):
    """A time as far as it is told."""

    day: str | None
    """``2014-06-05``, or None where only the time of day is told."""
    clock: str | None
    """``07:40`` or ``07:40:00+02:00``, or None where only the day is told."""

    @property
    def published(self) -> str | None:
        """``2014-06-05T07:40`` or ``2014-06-05``; None where the day is not told."""
        return f"{self.day}T{self.clock}" if self.day and self.clock else self.day


def read_date_line(line: str) -> str | None:
    """Read a line that is a date and nothing else.

    Args:
        line: Such as ``Wednesday, 6 March 2019``.

    Returns:
        The date as ``2019-03-06``; None for any other line and for a day that never was.
    """
    if len(line) > _LONGEST_DATE or not line[-2:].isdigit():
        return None
    line = " ".join(line.split())
    start, possible = _ending_dates(line)
    for at, published in possible:
        if _is_weekday(line[: start + at]):
            return published
    return None


def names_weekday(line: str) -> bool:
    """Whether a line that is a date names the weekday.

    Args:
        line: A line that `read_date_line` reads.
    """
    line = " ".join(line.split())
    start, possible = _ending_dates(line)
    befores = [line[: start + at] for at, _ in possible]
    return any(_is_weekday(before) and before.strip() for before in befores)


def split_date_heading(line: str) -> int | None:
    """Find the weekday where a line ends with a weekday and a date after something else.

    Args:
        line: Such as ``Workshop log Tuesday, May 28, 2019``.

    Returns:
        Where in the line the weekday begins, or None.
    """
    if len(line) > _LONGEST_AUTHOR_LINE or not line[-2:].isdigit():
        return None
    start, possible = _ending_dates(line)
    for at, _ in possible:
        before = line[: start + at].rstrip(" ,")
        weekday = before.rpartition(" ")[2]
        if weekday.casefold() in _WEEKDAY and weekday != before:
            return len(before) - len(weekday)
    return None


def read_author_line(line: str) -> AuthorLine | None:
    """Read a line that is a name with a time glued to it.

    Args:
        line: Such as ``Cloud Mender5 June 2014 at 07:40`` or ``Ada21:00``.

    Returns:
        The name and the time; None for any other line.
    """
    if len(line) > _LONGEST_AUTHOR_LINE or not may_end_with_clock(line):
        return None
    line, clock, start, possible, found = _split_end(line)
    if clock is None:
        return None
    for at, published in possible:
        name = line[: start + at]
        if not name[-1:].isalnum():
            name = _without_weekday(name)
            # All of it is the time: no digit of the day is a name.
            if not name.strip(" ,"):
                return None
            if name[-1].isspace() or name[-1] in "(@:,;-":
                continue
        return _make(AuthorLine, (name, f"{published}T{clock}"))
    name = line[: found.start] if found and found.has_colon else ""
    if not name or len(name.split()) > 6:
        return None
    return AuthorLine(name, None) if name[-1].isalpha() or name[-1] in ".)!_" else None


def read_moment(line: str) -> Moment | None:
    """Read a line that is a time and nothing else.

    Args:
        line: Such as ``16 May, 2022 08:11``, ``on 5 June 2014`` or ``11:20 PM``.
    """
    if not line or len(line) > _LONGEST_DATE or not may_end_with_time(line):
        return None
    return _read_moment(line)


@lru_cache(maxsize=1024)
def _read_moment(line: str) -> Moment | None:
    if plain := _plain_end(line):
        start, clock, possible = plain
        if start == possible[0][0] == 0:
            return Moment(possible[0][1], clock)
    if match := _INSTANT.match(line):
        day, minutes, seconds, zone = match.groups()
        clock = minutes + (f"{seconds or ':00'}{zone}" if zone else "")
        return Moment(day, clock) if read_date_line(day) else None
    found = split_moment(line)
    return found[1] if found and found[0].casefold() in _BEFORE_TIMES else None


def split_moment(line: str) -> tuple[str, Moment] | None:
    """Part a line that ends with a time.

    Args:
        line: Such as ``Cloud Mender on 5 June 2014 at 07:40`` or ``Cloud Mender - 5 June 2014``.

    Returns:
        What stands before, without weekday and joining word, and the time; None for any other
        line.
    """
    if len(line) > _LONGEST_AUTHOR_LINE or not may_end_with_time(line):
        return None
    line, clock, start, possible, found = _split_end(line)
    for at, day in possible:
        head = line[: start + at].rstrip(" ,")
        body, _, weekday = head.rpartition(" ")
        if weekday.casefold().rstrip(".") in _WEEKDAY:
            head = body
        return without_joiner(head), _make(Moment, (day, clock))
    # What has a full stop between two numbers may be any number.
    return (found.before, Moment(None, clock)) if found and found.has_colon else None


def without_time(text: str) -> str:
    """Drop the time of day that a text ends with, and the ``at`` before it."""
    time = find_clock(text) if len(text) <= _LONGEST_AUTHOR_LINE else None
    return without_joiner(text[: time.start()]) if time else text


def _split_end(
    line: str,
) -> tuple[str, str | None, int, Sequence[_Possible], Ending | None]:
    """Find the day and the time of day at the end of a line.

    Returns:
        The line, folded; its time of day; where something like a day begins, and which days that
        may be; and more of the time of day, where it is not printed as nearly all are.
    """
    line = " ".join(line.split())
    if plain := _plain_end(line):
        start, clock, possible = plain
        return line, clock, start, possible, None
    if found := split_clock(line):
        # Only Americans write both the month first and half days.
        dates = _ending_dates(found.before, month_first=found.has_half)
        return line, found.clock, *dates, found
    return line, None, *_ending_dates(line), None


def _plain_end(line: str) -> tuple[int, str, Sequence[_Possible]] | None:
    """Find the day and the time of day at the end of a line that prints them as nearly all do.

    Returns:
        Where something like a day begins, the time of day, and which days that may be, at least
        one; None where the line ends otherwise.
    """
    first = max(0, len(line) - _LONGEST_DATE)
    if (match := _PLAIN.search(line, first)) is None:
        return None
    day, clock = match.groups()
    start = match.start()
    if "," in day:
        word = max(first, line.rfind(" ", first, start - 1) + 1)
        if (month := _MONTH_BEFORE.search(line, word, start)) is None:
            return None
        start = month.start()
        day = month[0] + day
    told, possible = read_clock(clock), _possible_dates(day, False)
    return (start, told, possible) if told and possible else None


def _ending_dates(line: str, *, month_first: bool = False) -> tuple[int, Sequence[_Possible]]:
    """All the dates that a line may be said to end with, the likeliest first.

    Returns:
        Where in the line something like a date begins; and what it may be, counted from there.
    """
    if not line[-1:].isdecimal():
        return 0, ()
    tail = max(0, len(line) - _LONGEST_DATE)
    for pattern in _DATES:
        if match := pattern.search(line, tail):
            return match.start(), _possible_dates(match[0], month_first)
    return 0, ()


# Comments that stand together were mostly written on the same few days.
@lru_cache(maxsize=1024)
def _possible_dates(text: str, month_first: bool) -> Sequence[_Possible]:
    """All the dates that a text may mean: where in it each begins, and the day."""
    found: list[_Possible] = []

    def add(start: int, year: str, month: int | None, day: str) -> None:
        published = _iso(int(year), month or 0, int(day))
        if published:
            found.append((start, published))

    if match := _DAY_FIRST.match(text):
        month = _MONTH.get(match[2].casefold())
        add(0, match[3], month, match[1])
        # The first digit may belong to the name that is glued to the day.
        if len(match[1]) == 2:
            add(1, match[3], month, match[1][1])
    elif match := _MONTH_FIRST.match(text):
        for length in range(min(len(match[1]), 9), 2, -1):
            name = match[1][-length:]
            if name in _ENGLISH_MONTH or (length == len(match[1]) and name.casefold() in _MONTH):
                add(match.end(1) - length, match[3], _MONTH[name.casefold()], match[2])
    elif match := _YEAR_FIRST.match(text):
        add(0, match[1], int(match[3]), match[4])
    elif match := _NUMERIC.match(text):
        add(0, match[4], int(match[3]), match[1])
        add(0, match[4], int(match[1]), match[3])
        if month_first:
            found.reverse()
    return found


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _is_weekday(text: str) -> bool:
    """Whether nothing, or only a weekday, stands before a date."""
    bare = text.strip(" ,.")
    return not bare or bare.casefold() in _WEEKDAY


def _without_weekday(text: str) -> str:
    """Drop the weekday that is glued between a name and a date."""
    bare = text.rstrip(" ,")
    if bare != text and (folded := bare.casefold()).endswith(_WHOLE_WEEKDAYS):
        weekday = next(each for each in _WHOLE_WEEKDAYS if folded.endswith(each))
        return bare[: len(bare) - len(weekday)]
    return text
