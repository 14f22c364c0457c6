"""The layout *rendered*: a whole page as a text browser or inscriptis draws it.

All of it is indented as its boxes are nested. Comments are a numbered list whose items end with
action words; how far in each level stands is learned from these.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from tui_reader.archive.languages.page_words import REPLY_WORDS, TOP_LEVEL_WORDS, read_count
from tui_reader.archive.texts.closed_list import closing_rows, first_row, read_closed_list
from tui_reader.archive.texts.comment_list import find_count
from tui_reader.archive.texts.heading import read_heading
from tui_reader.archive.texts.lines import Item, Line, read_item, split_lines
from tui_reader.archive.texts.pieces import Kind, Reading, block

NAME = "rendered"

_MOST_LEVELS = 20
_FARTHEST_NUMBER = 6
_NEAREST_TEXT = 3


class _Alignment(NamedTuple):
    """How a tool sets the number before a text."""

    to_right: bool
    """Whether the ends of the numbers stand below each other, and not their beginnings."""
    distance: int
    """How far the text stands from there."""


class _Indents:
    """Where numbers and texts stand in one capture."""

    def __init__(self, texts: Sequence[int], alignment: _Alignment, end: int) -> None:
        self.end = end
        self._texts = texts
        self._levels = {indent: level for level, indent in enumerate(texts)}
        self._alignment = alignment

    def text(self, level: int) -> int:
        return self._texts[level]

    def item(self, line: Line) -> tuple[int, Item] | None:
        if (item := read_item(line)) is None:
            return None
        edge = _edges(line)[self._alignment.to_right]
        level = self._levels.get(edge + self._alignment.distance)
        return None if level is None else (level, item)


def recognise(text: str) -> float:
    """Say how sure it is that a text has this layout, from 0 to 1."""
    lines = split_lines(text)
    inside = [line for line in lines if line.indent]
    if not any(line.indent >= _NEAREST_TEXT and line.text in TOP_LEVEL_WORDS for line in inside):
        return 0.42 if _none_row(inside) is not None else 0.0
    indents = _indents(text)
    if indents is None:
        return 0.0
    # Less far in, the layout *indented* fits as well.
    return 0.9 if indents.text(0) > _FARTHEST_NUMBER else 0.85


def parse(text: str) -> Reading:
    """Take a text of this layout apart."""
    lines = split_lines(text)
    indents = _indents(text)
    if indents is None:
        return _read_without_list(lines)
    closings = closing_rows(lines, indents)
    first = first_row(lines, closings[0], indents)
    # Above the list an indent tells nothing.
    above = [line._replace(indent=0) for line in lines[:first]]
    count = find_count(above, first, any_word=True)
    heading = read_heading([*above, lines[first]], count[0] if count else first)
    pieces = heading.pieces
    if count:
        pieces += block(Kind.COUNT, lines, count[0], count[0] + 1)
    comments = read_closed_list(lines, first, closings[-1], indents)
    return Reading(
        pieces + comments.pieces,
        comments.levels,
        comments.told,
        claimed=count[1] if count else None,
        warnings=heading.warnings + comments.warnings,
    )


def _read_without_list(lines: Sequence[Line]) -> Reading:
    row = _none_row(lines)
    flat = [line._replace(indent=0) for line in lines]
    if row is None:
        heading = read_heading(flat, len(flat))
        warning = "No comments were told apart in this capture: all of its text is the body."
        return Reading(heading.pieces, warnings=[*heading.warnings, warning])
    heading = read_heading(flat, row)
    pieces = [
        *heading.pieces,
        *block(Kind.COUNT, lines, row, row + 1),
        *block(Kind.FURNITURE, lines, row + 1, len(lines)),
    ]
    return Reading(pieces, claimed=0, warnings=heading.warnings)


def _none_row(lines: Sequence[Line]) -> int | None:
    """The line of an indented page that says that there are no comments."""
    for row in range(len(lines) - 1, -1, -1):
        line = lines[row]
        if line.indent and line.text[-1] == ":" and read_count(line.text)[1] == 0:
            return row
    return None


@lru_cache(maxsize=1)
def _indents(text: str) -> _Indents | None:
    """Learn from the action words how far in the levels stand; None where no number fits."""
    lines = split_lines(text)
    tops = Counter(line.indent for line in lines if line.text in TOP_LEVEL_WORDS)
    if not tops:
        return None
    top = tops.most_common(1)[0][0]
    inner = {line.indent for line in lines if line.text in REPLY_WORDS and line.indent > top}
    texts = [top, *sorted(inner | {each for each in tops if each > top})][:_MOST_LEVELS]
    numbered = Counter(_edges(line) for line in _numbered(lines, top))
    fitting = Counter[_Alignment]()
    for edges, times in numbered.items():
        for to_right in (True, False):
            if 0 <= top - edges[to_right] <= _FARTHEST_NUMBER:
                fitting[_Alignment(to_right, top - edges[to_right])] += times
    if not fitting:
        return None
    # Where both fit as often, one-digit numbers, it does not matter.
    alignment = max(fitting, key=lambda each: (fitting[each], each.to_right))
    fit = [each for each in numbered if each[alignment.to_right] + alignment.distance == top]
    return _Indents(texts, alignment, min(begin for begin, _ in fit))


def _numbered(lines: Sequence[Line], top: int) -> Iterator[Line]:
    """The lines with the numbers of top-level comments, the next above that are less indented."""
    above = None
    for line in lines:
        if line.indent < top:
            above = line
        elif above and line.indent == top and line.text in TOP_LEVEL_WORDS:
            if read_item(above):
                yield above
            above = None


def _edges(line: Line) -> tuple[int, int]:
    """Where the number of a line begins, and where it ends."""
    return line.indent, line.indent + line.text.index(".")
