"""The fields of the query language: ``author:``, ``before:`` and the others, read and checked."""

import re
from dataclasses import dataclass
from datetime import date

from tui_reader.index.words import fold_letters, index_words
from tui_reader.search.suggesting import is_near, nearest, nearest_date
from tui_reader.text import clean_line, fold

IN = ("post", "comment", "reply")
"""What ``in:`` knows; a reply is a comment too."""
IS = ("bookmarked", "read", "unread")
"""What ``is:`` knows."""
HAS = ("link", "replies")
"""What ``has:`` knows."""
CHOICES = {"in": IN, "is": IS, "has": HAS}
"""The fields that know but a few values."""
DATES = ("before", "after", "on")
"""What asks for a time."""
NAMES = (
    "author",
    "title",
    "in",
    "before",
    "after",
    "on",
    "is",
    "has",
    "depth",
    "replies-to",
    "tag",
)
"""All fields, as they are offered."""

# What people write for them.
_ALSO = {
    "posts": "post",
    "comments": "comment",
    "replies": "reply",
    "reply": "replies",
    "links": "link",
    "bookmarks": "bookmarked",
}
# What other programs call them.
_MEANT = {
    "by": "author",
    "reply-to": "replies-to",
    "subject": "title",
    "since": "after",
    "until": "before",
    "date": "on",
    "year": "on",
    "tags": "tag",
}
_LONG = 3
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_PARTS = ("year", "month", "day")
_BEGUN_DATE = re.compile(r"\d{0,3}|\d{4}(?:-\d{0,2}){0,2}")
_DEPTH = re.compile(r"([<>]?)(\d{1,9})(?:-(\d{1,9}))?")
_BEGUN_DEPTH = re.compile(r"[<>]?|\d{1,9}-")
_DEEPEST = 999_999_999


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a hit must be, beside the words that it has."""

    name: str
    """One of `NAMES`."""
    value: str
    """What stands after the colon: folded; a date with all its digits."""
    exact: bool = False
    """It was quoted: names and titles are not completed."""
    excluded: bool = False
    """What it is true of is no hit."""

    def __str__(self) -> str:
        """The field as one would type it."""
        value = f'"{self.value}"' if self.exact or " " in self.value else self.value
        return f"{'-' if self.excluded else ''}{self.name}:{value}"


class Mistake(ValueError):
    """A field says what it cannot; its text is for the person."""


def read_field(
    name: str, value: str, exact: bool, excluded: bool, unfinished: bool
) -> Field | None:
    """Read a field.

    Args:
        name: One of `NAMES`.
        value: What was typed after the colon.
        exact: It was quoted.
        excluded: A minus stands before it.
        unfinished: It is still being typed.

    Returns:
        The field, or None where it may become one when more is typed.

    Raises:
        Mistake: What it says is nothing that this field knows.
    """
    folded = fold(fold_letters(value))
    if not folded:
        if unfinished:
            return None
        raise Mistake(f"“{name}:” needs something after it.")
    if name in CHOICES:
        folded = _choice(name, folded, unfinished)
    elif name in DATES:
        folded = _date(name, folded, unfinished)
    elif name == "depth":
        folded = _depth(folded, unfinished)
    elif name == "title" and not index_words(folded):
        if unfinished:
            return None
        raise Mistake(f"“title:” needs a word, not “{clean_line(value)}”.")
    return Field(name, folded, exact, excluded) if folded else None


def field_meant(name: str, value: str) -> str | None:
    """Give the field that somebody meant who typed the name of none.

    Args:
        name: What stands before the colon.
        value: What stands after it.

    Returns:
        One of `NAMES`; None where it is rather a word with a colon after it.
    """
    if name in _MEANT:
        return _MEANT[name]
    meant = nearest(name, [each for each in NAMES if len(each) > _LONG])
    if meant is not None:
        return meant
    # Any short word is near a short name: what follows must be what only that field asks for.
    for each in (*CHOICES, *DATES):
        if len(each) <= _LONG and is_near(name, each, 1) and _is_known(each, value):
            return each
    return None


def _is_known(name: str, value: str) -> bool:
    try:
        return read_field(name, value, exact=False, excluded=False, unfinished=False) is not None
    except Mistake:
        return False


def depths(value: str) -> tuple[int, int]:
    """Give the least and the greatest depth that ``depth:`` asks for."""
    found = _DEPTH.fullmatch(value)
    if found is None:
        return 0, _DEEPEST
    least = int(found[2])
    if found[1] == ">":
        return least + 1, _DEEPEST
    if found[1] == "<":
        return 0, least - 1
    other = int(found[3]) if found[3] else least
    return min(least, other), max(least, other)


def _choice(name: str, value: str, unfinished: bool) -> str:
    known = CHOICES[name]
    if value in known:
        return value
    if unfinished and any(each.startswith(value) for each in known):
        return ""
    if _ALSO.get(value) in known:
        return _ALSO[value]
    meant = nearest(value, known)
    if meant is not None:
        said = f"“{name}:” knows no “{clean_line(value)}”."
        raise Mistake(said + _did_you_mean(name, meant))
    listed = f"{', '.join(known[:-1])} or {known[-1]}"
    raise Mistake(f"“{name}:” knows {listed}, not “{clean_line(value)}”.")


def _date(name: str, value: str, unfinished: bool) -> str:
    found = _DATE.fullmatch(value)
    try:
        if found is not None:
            year, month, day = (int(part) if part else None for part in found.groups())
            date(year or 0, 1 if month is None else month, 1 if day is None else day)
            return "-".join(
                f"{part:0{width}}"
                for part, width in ((year, 4), (month, 2), (day, 2))
                if part is not None
            )
    except ValueError:
        # The day may lack its second digit still.
        if unfinished and value.endswith(("-0", "-")):
            return ""
        said = f"“{name}:{value}” is no {_PARTS[value.count('-')]} of the calendar."
        raise Mistake(said + _did_you_mean(name, nearest_date(value))) from None
    if unfinished and _BEGUN_DATE.fullmatch(value):
        return ""
    meant = nearest_date(value)
    if meant is not None:
        raise Mistake(f"“{name}:{value}” is no date." + _did_you_mean(name, meant))
    raise Mistake(f"“{name}:” needs 2014, 2014-07 or 2014-07-05, not “{clean_line(value)}”.")


def _did_you_mean(name: str, value: str | None) -> str:
    return "" if value is None else f" Did you mean “{name}:{value}”?"


def _depth(value: str, unfinished: bool) -> str:
    if _DEPTH.fullmatch(value):
        return value
    if unfinished and _BEGUN_DEPTH.fullmatch(value):
        return ""
    raise Mistake(f"“depth:” needs a number, as 2, >2 or 1-3, not “{clean_line(value)}”.")
