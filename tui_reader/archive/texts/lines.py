"""A text as its lines: where each begins, how far it is indented, whether it is a numbered item."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

_MOST_DIGITS = 6
_BEHIND_NUMBER = ("", " ")
# Passing by the own __new__ of lines and items halves the time that they take.
_make = tuple.__new__


class Line(NamedTuple):
    """A line that is not blank."""

    row: int
    """Which line of the capture it is, counted from 1."""
    start: int
    """Where its first character that is no white space stands in the capture."""
    end: int
    """Where the white space at its end begins."""
    indent: int
    """How many ordinary spaces it begins with."""
    text: str
    """The line without white space at its ends."""


class Item(NamedTuple):
    """What stands at the beginning of a numbered line."""

    number: int
    """The number."""
    text: int
    """Where the text behind number and full stop begins in the capture."""


@lru_cache(maxsize=2)
def split_lines(text: str) -> Sequence[Line]:
    """Give the lines of a text, without the blank ones; the last answers are kept at hand."""
    lines: list[Line] = []
    make, append = _make, lines.append
    row = offset = 0
    for raw in text.split("\n"):
        row += 1
        if not raw:
            offset += 1
            continue
        content = raw.strip()
        whole = len(raw)
        if content == raw:
            append(make(Line, (row, offset, offset + whole, 0, raw)))
        elif content:
            bare = raw.lstrip(" ")
            indent = whole - len(bare)
            start = offset + indent
            if len(bare) != len(content):
                # What is cut off in front does not begin as the rest does.
                start += bare.index(content[0])
            append(make(Line, (row, start, start + len(content), indent, content)))
        offset += whole + 1
    return lines


def read_item(line: Line) -> Item | None:
    """Read the number at the beginning of a line such as ``12. Well mended``."""
    text = line.text
    if not "0" <= text[0] <= "9":
        return None
    stop = text.find(".", 1, _MOST_DIGITS + 1)
    if stop < 0 or not text[:stop].isdecimal() or text[stop + 1 : stop + 2] not in _BEHIND_NUMBER:
        return None
    return _make(Item, (int(text[:stop]), line.end - len(text[stop + 1 :].lstrip())))
