"""A text as its lines: where each begins, how far it is indented, whether it is a numbered item."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

_MOST_DIGITS = 6
_BEHIND_NUMBER = ("", " ")
# Passing by the own __new__ of lines and items halves the time that they take.
_make = tuple.__new__
_Fields = tuple[int, int, int, int, str]


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
    lines: list[_Fields] = []
    append = lines.append
    offset = 0
    for row, raw in enumerate(text.split("\n"), 1):
        if not raw:
            offset += 1
            continue
        end = offset + len(raw)
        # Nearly all lines have nothing to strip but ordinary spaces in front. A text that nothing
        # is stripped of is the very same object, which is seen sooner than that it is as long.
        if raw[0] != " ":
            if raw.strip() is raw:
                append((row, offset, end, 0, raw))
            else:
                lines += _stripped(row, offset, raw)
        else:
            bare = raw.lstrip(" ")
            if bare.strip() is not bare:
                lines += _stripped(row, offset, raw)
            elif bare:
                start = end - len(bare)
                append((row, start, end, start - offset, bare))
        offset = end + 1
    return list(map(_make, repeat(Line), lines))


def _stripped(row: int, offset: int, raw: str) -> Iterator[_Fields]:
    """Give a line with any white space at its ends, unless it is blank."""
    if content := raw.strip():
        indent = len(raw) - len(raw.lstrip(" "))
        # What is cut off in front does not begin as the rest does.
        start = offset + raw.index(content[0])
        yield row, start, start + len(content), indent, content


def read_item(line: Line) -> Item | None:
    """Read the number at the beginning of a line such as ``12. Well mended``."""
    text = line.text
    if not "0" <= text[0] <= "9":
        return None
    stop = text.find(".", 1, _MOST_DIGITS + 1)
    if stop < 0 or not (number := text[:stop]).isdecimal():
        return None
    behind = text[stop + 1 :]
    if behind[:1] not in _BEHIND_NUMBER:
        return None
    return _make(Item, (int(number), line.end - len(behind.lstrip())))
