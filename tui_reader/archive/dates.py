"""Date lines and author lines, in the languages that we read.

A language is a row of `MONTHS` and a row of `WEEKDAYS`; nothing else knows of it.
"""

import re
from datetime import date
from typing import NamedTuple

MONTHS = (
    # In the form that stands in a date, January first.
    "january february march april may june july august september october november december",
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "jänner feber märz april mai juni juli august september oktober november dezember",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada "
    "grudnia",
)

WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday",
    "lunes martes miércoles jueves viernes sábado domingo",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "montag dienstag mittwoch donnerstag freitag samstag sonntag sonnabend",
    "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "poniedziałek wtorek środa czwartek piątek sobota niedziela",
)

_MONTH = {name: number for row in MONTHS for number, name in enumerate(row.split(), 1)}
_ENGLISH_MONTH = {
    name.capitalize(): number for row in MONTHS[:2] for number, name in enumerate(row.split(), 1)
}
_WEEKDAY = frozenset(name for row in WEEKDAYS for name in row.split())
_ENGLISH_WEEKDAY = tuple(name.capitalize() for name in WEEKDAYS[0].split())
_JOINERS = ("at", "um", "à", "a las", "a la(s)", "às", "alle", "alle ore", "ore", "om", "o", "w")

_LONGEST_DATE = 60
_LONGEST_AUTHOR_LINE = 200

# All of these look at no more than the end of a short line.
_DAY_FIRST = re.compile(
    r"(\d{1,2})(?:\.|st|nd|rd|th|er|º)?\s(?:de\s|d['’])?([^\W\d_]{3,12}),?\s(?:de\s|del\s)?(\d{4})$"
)
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,60})\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})$")
_NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})$")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{2})-(\d{2})$")
_TIME = re.compile(
    r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s?([ap])\.?\s?m\.?)?(?:\s(?:gmt|utc)([+-]\d{1,2})?(?::(\d{2}))?)?$",
    re.IGNORECASE,
)


class AuthorLine(NamedTuple):
    """What an author line says."""

    author: str
    """The name that the page printed."""
    published: str | None
    """``2014-06-05T07:40``, or None where only the time of day stands there."""


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
    for start, published in _ending_dates(line):
        before = line[:start].rstrip(" ,")
        if not before or before.casefold() in _WEEKDAY:
            return published
    return None


def split_date_heading(line: str) -> int | None:
    """Find the weekday where a line ends with a weekday and a date after something else.

    Args:
        line: Such as ``Workshop log Tuesday, May 28, 2019``.

    Returns:
        Where in the line the weekday begins, or None.
    """
    if len(line) > _LONGEST_AUTHOR_LINE or not line[-2:].isdigit():
        return None
    for start, _ in _ending_dates(line):
        before = line[:start].rstrip(" ,")
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
    if len(line) > _LONGEST_AUTHOR_LINE or not (line[-1:].isdigit() or line[-2:-1] in "MmaApP."):
        return None
    line = " ".join(line.split())
    time = _TIME.search(line)
    clock = _clock(time) if time else None
    if time is None or clock is None:
        return None
    before = _without_joiner(line[: time.start()])
    # Only Americans write both the month first and half days.
    for start, published in _ending_dates(before, month_first=time[4] is not None):
        name = _without_weekday(before[:start])
        if name and not name[-1].isspace() and name[-1] not in "(@:,;-":
            return AuthorLine(name, f"{published}T{clock}")
    name = line[: time.start()]
    if name and (name[-1].isalpha() or name[-1] in ".)!_") and len(name.split()) <= 6:
        return AuthorLine(name, None)
    return None


def without_time(text: str) -> str:
    """Drop the time of day that a text ends with, and the ``at`` before it."""
    time = _TIME.search(text) if len(text) <= _LONGEST_AUTHOR_LINE else None
    return _without_joiner(text[: time.start()]) if time else text


def _ending_dates(line: str, *, month_first: bool = False) -> list[tuple[int, str]]:
    """All the dates that a line may be said to end with, the likeliest first."""
    found: list[tuple[int, str]] = []

    def add(start: int, year: str, month: int | None, day: str) -> None:
        published = _iso(int(year), month or 0, int(day))
        if published:
            found.append((start, published))

    tail_start = max(0, len(line) - _LONGEST_DATE)
    tail = line[tail_start:]
    if match := _DAY_FIRST.search(tail):
        month = _MONTH.get(match[2].casefold())
        add(tail_start + match.start(), match[3], month, match[1])
        # The first digit may belong to the name that is glued to the day.
        if len(match[1]) == 2:
            add(tail_start + match.start() + 1, match[3], month, match[1][1])
    elif match := _MONTH_FIRST.search(tail):
        for length in range(min(len(match[1]), 9), 2, -1):
            name = match[1][-length:]
            if name in _ENGLISH_MONTH or (length == len(match[1]) and name.casefold() in _MONTH):
                add(
                    tail_start + match.end(1) - length,
                    match[3],
                    _MONTH[name.casefold()],
                    match[2],
                )
    elif match := _YEAR_FIRST.search(tail):
        add(tail_start + match.start(), match[1], int(match[2]), match[3])
    elif match := _NUMERIC.search(tail):
        add(tail_start + match.start(), match[4], int(match[3]), match[1])
        add(tail_start + match.start(), match[4], int(match[1]), match[3])
        if month_first:
            found.reverse()
    return found


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _clock(match: re.Match[str]) -> str | None:
    hour, minute = int(match[1]), int(match[2])
    half = (match[4] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59 or int(match[3] or 0) > 59:
        return None
    clock = f"{hour:02}:{minute:02}"
    if match[5] and abs(int(match[5])) < 24:
        clock += f":{int(match[3] or 0):02}{int(match[5]):+03}:{match[6] or '00'}"
    return clock


def _without_joiner(text: str) -> str:
    """Drop the ``at`` (or its like) between a date and a time."""
    text = text.rstrip(" ,")
    head, space, last = text.rpartition(" ")
    if space and last in _JOINERS:
        text = head.rstrip(" ,")
    return text


def _without_weekday(text: str) -> str:
    """Drop the weekday that is glued between a name and a date."""
    bare = text.rstrip(" ,")
    if bare != text:
        for weekday in _ENGLISH_WEEKDAY:
            if bare.endswith(weekday):
                return bare[: -len(weekday)]
    return text
