"""A text as its lines: where each begins, how far it is indented, whether it is a numbered item."""

import re
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


def split_lines(text: str) -> list[Line]:
    """Give the lines of a text, without the blank ones."""
    lines = []
    offset = 0
    for row, raw in enumerate(text.split("\n"), 1):
        content = raw.strip()
        if content:
            start = offset
            indent = 0
            if raw[0] != content[0]:
                start += len(raw) - len(raw.lstrip())
                indent = len(raw) - len(raw.lstrip(" "))
            lines.append(Line(row, start, start + len(content), indent, content))
        offset += len(raw) + 1
    return lines


def read_item(line: Line) -> Item | None:
    """Read the number at the beginning of a line such as ``12. Well mended``."""
    if "0" <= line.text[0] <= "9" and (match := _NUMBER.match(line.text)):
        rest = line.text[match.end() :].lstrip()
        return Item(int(match[1]), line.end - len(rest))
    return None
