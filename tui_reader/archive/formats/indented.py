"""The layout *indented*: comments as a numbered list whose items end with action words.

How far a line is indented says whose it is, and an action word closes a comment only where it
stands as far in as that comment's text.
"""

from collections.abc import Sequence

from tui_reader.archive.comment_list import (
    ITEM_INDENT,
    CommentList,
    find_count,
    reply_item,
    top_item,
)
from tui_reader.archive.heading import read_heading
from tui_reader.archive.lines import Item, Line, split_lines
from tui_reader.archive.page_words import (
    FORM_WORDS,
    REPLIES_HEADINGS,
    REPLY_WORDS,
    TOP_LEVEL_WORDS,
    read_count,
)
from tui_reader.archive.pieces import Kind, Reading, block

NAME = "indented"

_TEXT_INDENTS = (ITEM_INDENT + 2, ITEM_INDENT + 4)
_END_OF_PAGE = 4000
_NO_NUMBER = 1_000_000
_CLOSING_WORDS = (TOP_LEVEL_WORDS, REPLY_WORDS)


def recognise(text: str) -> float:
    """Say how sure it is that a text has this layout, from 0 to 1."""
    indent = "\n" + " " * _TEXT_INDENTS[0]
    if any(indent + word in text for word in TOP_LEVEL_WORDS):
        return 0.9
    return 0.4 if _count_without_list(split_lines(text[-_END_OF_PAGE:])) else 0.0


def parse(text: str) -> Reading:
    """Take a text of this layout apart."""
    lines = split_lines(text)
    closings = [row for row, line in enumerate(lines) if _closes(line, 0)]
    if not closings:
        return _read_without_list(lines)
    first = _first_row(lines, closings[0])
    count = find_count(lines, first, any_word=True)
    heading = read_heading(lines, count[0] if count else first)
    pieces = heading.pieces
    if count:
        pieces += block(Kind.COUNT, lines, count[0], count[0] + 1)
    comments = _Comments(lines, closings[-1])
    comments.read(first)
    return Reading(
        pieces + comments.found.pieces,
        comments.found.levels,
        claimed=count[1] if count else None,
        warnings=heading.warnings + comments.found.warnings,
    )


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
        if not lines[row].indent:
            claimed = read_count(lines[row].text)[1]
            if claimed == 0 or (claimed is not None and row == len(lines) - 1):
                return row, claimed
    return None


def _closes(line: Line, level: int) -> bool:
    return line.indent == _TEXT_INDENTS[level] and line.text in _CLOSING_WORDS[level]


def _first_row(lines: Sequence[Line], closing: int) -> int:
    """The first line of the comment that the first action word closes.

    Comments above it may have lost their words: they are indented, and numbered downwards.
    """
    first = None
    number = _NO_NUMBER
    for row in range(closing - 1, -1, -1):
        line = lines[row]
        if (item := top_item(line)) and item.number < number:
            first, number = row, item.number
        elif item or (first is not None and line.indent < ITEM_INDENT):
            break
        elif not line.indent and read_count(line.text)[0]:
            return row + 1
    return _indented_row(lines, closing) if first is None else first


def _indented_row(lines: Sequence[Line], closing: int) -> int:
    """Without a number and a count, what is indented above a word is all that is sure."""
    first = closing
    while first and lines[first - 1].indent >= ITEM_INDENT:
        first -= 1
    return first


class _Comments:
    """Walks down the list of comments and knows which one is open."""

    def __init__(self, lines: Sequence[Line], last_closing: int) -> None:
        self.found = CommentList(lines)
        self._lines = lines
        self._last_closing = last_closing
        self._open: int | None = None
        self._numbers = [0, 0]
        self._warned = 0

    def read(self, first: int) -> None:
        """Read the list from its first line on."""
        row = first
        while row < len(self._lines):
            if self._is_end(row):
                self.found.furniture(row)
                break
            self._read_line(row)
            row += 1
        self.found.finish()

    def _read_line(self, row: int) -> None:
        line = self._lines[row]
        if self._open is not None and _closes(line, self._open) and self._may_follow(row + 1):
            self.found.word(row)
            self._open = None
        elif (item := top_item(line)) and self._may_open(0, item):
            self._begin(row, 0, item)
        elif (item := reply_item(line)) and self._may_open(1, item):
            self._begin(row, 1, item)
        elif self._is_form_word(row):
            self.found.word(row)
            self._open = None
        elif not self.found.levels:
            self.found.warnings.append(
                f"The first comment has no number (line {line.row}): where it begins is a guess."
            )
            self._begin(row, 0, None)
        else:
            self._take_text(row)

    def _begin(self, row: int, level: int, item: Item | None) -> None:
        self._numbers[level] = item.number if item else 1
        self._numbers[level + 1 :] = [0] * (1 - level)
        if item and self._is_phantom(row, item):
            self.found.word(row)
            return
        if self._open is not None and self.found.levels:
            self.found.warnings.append(
                f"The comment above line {self._lines[row].row} has no action word at its end: "
                "where it ends is a guess."
            )
        self.found.open(row, level, item)
        self._open = level

    def _take_text(self, row: int) -> None:
        misplaced = self._open is None or self._lines[row].indent < _TEXT_INDENTS[self._open]
        if misplaced and self._warned != len(self.found.levels):
            self._warned = len(self.found.levels)
            self.found.warnings.append(
                f"Line {self._lines[row].row} stands where no text of a comment should: "
                "it was left with the comment above it."
            )
        if self._open is None:
            self._open = self.found.levels[-1]
        self.found.text(row)

    def _may_open(self, level: int, item: Item) -> bool:
        """Whether a number at the right indent begins a comment, or is what somebody wrote."""
        if level and not self.found.levels:
            return False
        if self._open is None:
            return True
        # What a top-level comment says stands as far in as a reply's number.
        return self._open >= level and item.number > self._numbers[level] > 0

    def _is_form_word(self, row: int) -> bool:
        """Whether a line is a heading or a button between two comments."""
        line = self._lines[row]
        if line.indent < _TEXT_INDENTS[0] or line.text not in FORM_WORDS:
            return False
        if self._open is None:
            return True
        following = self._lines[row + 1] if row + 1 < len(self._lines) else None
        item = reply_item(following) if following else None
        return (
            self._open == 0
            and line.indent == _TEXT_INDENTS[0]
            and line.text in REPLIES_HEADINGS
            and item is not None
            and item.number == 1
        )

    def _is_phantom(self, row: int, item: Item) -> bool:
        """Whether an item is the page's own form for a reply: a button and nothing else."""
        line = self._lines[row]
        if line.text[item.text - line.start :] not in FORM_WORDS:
            return False
        return row + 1 == len(self._lines) or self._lines[row + 1].indent <= line.indent

    def _may_follow(self, row: int) -> bool:
        """Whether a line may stand below the word that closes the open comment."""
        if row == len(self._lines) or self._open is None:
            return True
        line = self._lines[row]
        if line.indent < _TEXT_INDENTS[self._open] or line.text in FORM_WORDS:
            return True
        return reply_item(line) is not None

    def _is_end(self, row: int) -> bool:
        """Whether the list of comments is over and something else of the page begins."""
        return (
            row > self._last_closing
            and self._open is None
            and self._lines[row].indent < ITEM_INDENT
        )
