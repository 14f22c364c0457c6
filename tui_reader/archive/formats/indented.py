"""The layout *indented*: comments as a numbered list whose items end with action words.

Each level stands two spaces further in than the one above it.
"""

from collections.abc import Sequence
from functools import lru_cache

from tui_reader.archive.languages.page_words import read_count
from tui_reader.archive.texts.closed_list import closing_rows, first_row, read_closed_list
from tui_reader.archive.texts.comment_list import ITEM_INDENT, find_count
from tui_reader.archive.texts.heading import read_heading
from tui_reader.archive.texts.lines import Item, Line, read_item, split_lines
from tui_reader.archive.texts.pieces import Kind, Reading, block

NAME = "indented"

_STEP = 2
_DEEPEST = 50
_END_OF_PAGE = 80


class _Indents:
    """Where numbers and texts stand in this layout."""

    end = ITEM_INDENT

    def text(self, level: int) -> int:
        return ITEM_INDENT + _STEP * (level + 1)

    def item(self, line: Line) -> tuple[int, Item] | None:
        level = line.indent // _STEP - 1
        if not 0 <= level < _DEEPEST or (item := read_item(line)) is None:
            return None
        return level, item


_INDENTS = _Indents()


def recognise(text: str) -> float:
    """Say how sure it is that a text has this layout, from 0 to 1."""
    if _closings(text):
        return 0.9
    return 0.4 if _count_without_list(split_lines(text)[-_END_OF_PAGE:]) else 0.0


def parse(text: str) -> Reading:
    """Take a text of this layout apart."""
    lines = split_lines(text)
    closings = _closings(text)
    if not closings:
        return _read_without_list(lines)
    first = first_row(lines, closings[0], _INDENTS)
    count = find_count(lines, first, any_word=True)
    heading = read_heading(lines, count[0] if count else first)
    pieces = heading.pieces
    if count:
        pieces += block(Kind.COUNT, lines, count[0], count[0] + 1)
    comments = read_closed_list(lines, first, closings[-1], _INDENTS)
    return Reading(
        pieces + comments.pieces,
        comments.levels,
        comments.told,
        claimed=count[1] if count else None,
        warnings=heading.warnings + comments.warnings,
    )


@lru_cache(maxsize=1)
def _closings(text: str) -> Sequence[int]:
    """The action words that close a top-level comment."""
    return closing_rows(split_lines(text), _INDENTS)


def _read_without_list(lines: Sequence[Line]) -> Reading:
    row, claimed = _count_without_list(lines) or (len(lines), None)
    heading = read_heading(lines, row)
    pieces = [
        *heading.pieces,
        *block(Kind.COUNT, lines, row, min(row + 1, len(lines))),
        *block(Kind.FURNITURE, lines, row + 1, len(lines)),
    ]
    return Reading(pieces, claimed=claimed, warnings=heading.warnings)


def _count_without_list(lines: Sequence[Line]) -> tuple[int, int] | None:
    """The count line of a page without comments, or of one that ends with its count line.

    Only where the page says that there are none is what stands below sure to be no comment.
    """
    for row in range(len(lines) - 1, -1, -1):
        if not lines[row].indent and lines[row].text[-1] == ":":
            claimed = read_count(lines[row].text)[1]
            if claimed == 0 or (claimed is not None and row == len(lines) - 1):
                return row, claimed
    return None
