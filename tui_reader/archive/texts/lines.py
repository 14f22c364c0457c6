"""A text as its lines: where each begins, how far it is indented, whether it is a numbered item."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

_NUMBER = re.compile(r"(\d{1,6})\.(?: |$)")


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
    lines = []
    offset = 0
    # Passing by Line's own __new__ halves the time.
    make = tuple.__new__
    for row, raw in enumerate(text.split("\n"), 1):
        content = raw.strip()
        if content:
            whole, length = len(raw), len(content)
            if whole == length:
                lines.append(make(Line, (row, offset, offset + length, 0, content)))
            else:
                start = offset + whole - len(raw.lstrip())
                indent = whole - len(raw.lstrip(" "))
                lines.append(make(Line, (row, start, start + length, indent, content)))
            offset += whole
        else:
            offset += len(raw)
        offset += 1
    return lines


def read_item(line: Line) -> Item | None:
    """Read the number at the beginning of a line such as ``12. Well mended``."""
    if "0" <= line.text[0] <= "9" and (match := _NUMBER.match(line.text)):
        rest = line.text[match.end() :].lstrip()
        return Item(int(match[1]), line.end - len(rest))
    return None
