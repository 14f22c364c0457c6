"""The fields of the query language: ``author:``, ``before:`` and the others, read and checked."""

import re
from dataclasses import dataclass
from datetime import date

from tui_reader.index.words import fold_letters
from tui_reader.text import clean_line, fold

IN = ("post", "comment", "reply")
"""What ``in:`` knows; a reply is a comment too."""
IS = ("bookmarked", "read", "unread")
"""What ``is:`` knows."""
HAS = ("link", "replies")
"""What ``has:`` knows."""
CHOICES = {"in": IN, "is": IS, "has": HAS}
"""The fields that know but a few values."""
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
_DATES = ("before", "after", "on")
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_BEGUN_DATE = re.compile(r"\d{0,3}|\d{4}(?:-\d{0,2}){0,2}")
_DEPTH = re.compile(r"([<>]?)(\d{1,4})(?:-(\d{1,4}))?")
_BEGUN_DEPTH = re.compile(r"[<>]?|\d{1,4}-")
_LETTER = re.compile(r"\w")
_DEEPEST = 9_999


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
    elif name in _DATES:
        folded = _date(name, folded, unfinished)
    elif name == "depth":
        folded = _depth(folded, unfinished)
    elif not _LETTER.search(folded):
        return None
    return Field(name, folded, exact, excluded) if folded else None


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
    return least, int(found[3]) if found[3] else least


def _choice(name: str, value: str, unfinished: bool) -> str:
    known = CHOICES[name]
    if value in known:
        return value
    if unfinished and any(each.startswith(value) for each in known):
        return ""
    if _ALSO.get(value) in known:
        return _ALSO[value]
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
        raise Mistake(f"“{name}:{value}” is no day of the calendar.") from None
    if unfinished and _BEGUN_DATE.fullmatch(value):
        return ""
    raise Mistake(f"“{name}:” needs 2014, 2014-07 or 2014-07-05, not “{clean_line(value)}”.")


def _depth(value: str, unfinished: bool) -> str:
    if _DEPTH.fullmatch(value):
        return value
    if unfinished and _BEGUN_DEPTH.fullmatch(value):
        return ""
    raise Mistake(f"“depth:” needs a number, as 2, >2 or 1-3, not “{clean_line(value)}”.")
