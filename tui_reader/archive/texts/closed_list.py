"""A numbered list of comments whose items are closed by action words.

How far a line is indented says whose it is, and an action word closes a comment only where it
stands as far in as that comment's text.
"""

from collections.abc import Sequence
from typing import Protocol

from tui_reader.archive.languages.furniture_words import is_footer
from tui_reader.archive.languages.page_words import (
    FORM_WORDS,
    REPLIES_HEADINGS,
    REPLY_WORDS,
    TOP_LEVEL_WORDS,
    read_count,
)
from tui_reader.archive.texts.comment_list import CommentList
from tui_reader.archive.texts.lines import Item, Line

_NO_NUMBER = 1_000_000
_ALL_WORDS = FORM_WORDS | REPLY_WORDS | TOP_LEVEL_WORDS
_LONGEST_WORD = max(map(len, _ALL_WORDS))
_DIGITS = frozenset("0123456789")


class Indents(Protocol):
    """How far in the numbers and the texts of a list stand, level by level."""

    end: int
    """A line that is less indented than that ends the list, when nothing is open."""

    def text(self, level: int) -> int:
        """How far in the text of a comment stands, and the action word that closes it."""

    def item(self, line: Line) -> tuple[int, Item] | None:
        """Read the number of a line that stands where a level has its numbers: level, number."""


def closing_rows(lines: Sequence[Line], indents: Indents) -> list[int]:
    """Find the action words that close a top-level comment."""
    indent = indents.text(0)
    return [
        row
        for row, line in enumerate(lines)
        # To look a whole paragraph up takes longer than to see that it is too long.
        if line.indent == indent
        and len(line.text) <= _LONGEST_WORD
        and line.text in TOP_LEVEL_WORDS
    ]


def first_row(lines: Sequence[Line], closing: int, indents: Indents) -> int:
    """Find the first line of the list.

    Comments above the first action word may have lost their own: they are indented, and numbered
    downwards.

    Args:
        lines: The lines of the capture.
        closing: The first action word that closes a top-level comment.
        indents: Where the lines of the list stand.
    """
    first = None
    number = _NO_NUMBER
    for row in range(closing - 1, -1, -1):
        line = lines[row]
        numbered = indents.item(line)
        item = numbered[1] if numbered and numbered[0] == 0 else None
        if item and item.number < number:
            first, number = row, item.number
        elif item or (first is not None and line.indent < indents.end):
            break
        elif line.indent < indents.end and read_count(line.text)[0]:
            return row + 1
    return _indented_row(lines, closing, indents) if first is None else first


def _indented_row(lines: Sequence[Line], closing: int, indents: Indents) -> int:
    """Without a number and a count, what is indented above a word is all that is sure."""
    first = closing
    while first and lines[first - 1].indent >= indents.end:
        first -= 1
    return first


def read_closed_list(
    lines: Sequence[Line], first: int, last_closing: int, indents: Indents
) -> CommentList:
    """Read a list of comments.

    Args:
        lines: The lines of the capture.
        first: The first line of the list.
        last_closing: The last line with an action word that closes a top-level comment.
        indents: Where its lines stand.
    """
    walker = _Walker(lines, first, last_closing, indents)
    walker.read(first)
    return walker.found


class _Walker:
    """Walks down the list of comments and knows which one is open."""

    def __init__(
        self, lines: Sequence[Line], first: int, last_closing: int, indents: Indents
    ) -> None:
        self.found = CommentList(lines)
        self._lines = lines
        self._last_closing = last_closing
        self._indents = indents
        self._numbered = {
            row: numbered
            for row, line in enumerate(lines[first:], first)
            if line.text[0] in _DIGITS and (numbered := indents.item(line))
        }
        self._open: int | None = None
        # How far in the text of the comment stands that is open.
        self._least = 0
        self._numbers: list[int] = []
        self._warned = 0

    def read(self, first: int) -> None:
        """Read the list from its first line on."""
        lines, found, numbered = self._lines, self.found, self._numbered
        for row in range(first, len(lines)):
            line = lines[row]
            text = line.text
            is_word = len(text) <= _LONGEST_WORD and text in _ALL_WORDS
            item = None if is_word else numbered.get(row)
            is_plain = not is_word and item is None
            # Nearly all lines are plain text of the open comment.
            if is_plain and self._open is not None and line.indent >= self._least:
                found.text(row, row + 1)
                continue
            if row > self._last_closing and self._open is None and self._is_end(row):
                found.furniture(row)
                break
            if is_word and self._take_word(row):
                continue
            if item is not None and self._take_item(row, *item):
                continue
            if not found.levels:
                found.warnings.append(
                    f"The first comment has no number (line {line.row}): "
                    "where it begins is a guess."
                )
                self._begin(row, 0, None)
            else:
                self._take_text(row)
        found.finish()

    def _take_word(self, row: int) -> bool:
        """Take a line as a word of the page, if it is one and not what somebody wrote."""
        if (self._open is not None and self._is_closed_by(row)) or self._is_form_word(row):
            self.found.word(row)
            self._open = None
            return True
        return False

    def _take_item(self, row: int, level: int, item: Item) -> bool:
        """Take a line as the beginning of a comment or as the page's form, if it is one."""
        is_short = self._lines[row].end - item.text <= _LONGEST_WORD
        if is_short and self._is_phantom(row, level, item):
            self.found.word(row)
        elif self._may_open(level, item):
            self._begin(row, level, item)
        else:
            return False
        return True

    def _begin(self, row: int, level: int, item: Item | None) -> None:
        self._numbers[level:] = [item.number if item else 1]
        if self._open is not None and self.found.levels:
            self.found.warnings.append(
                f"The comment above line {self._lines[row].row} has no action word at its end: "
                "where it ends is a guess."
            )
        self.found.open(row, level, item)
        self._set_open(level)

    def _set_open(self, level: int) -> None:
        self._open = level
        self._least = self._indents.text(level)

    def _take_text(self, row: int) -> None:
        misplaced = self._open is None or self._lines[row].indent < self._least
        if misplaced and self._warned != len(self.found.levels):
            self._warned = len(self.found.levels)
            self.found.warnings.append(
                f"Line {self._lines[row].row} stands where no text of a comment should: "
                "it was left with the comment above it."
            )
        if self._open is None:
            self._set_open(self.found.levels[-1])
        self.found.text(row, row + 1)

    def _may_open(self, level: int, item: Item) -> bool:
        """Whether a number at the right indent begins a comment, or is what somebody wrote."""
        if level > len(self._numbers) or (level and not self.found.levels):
            return False
        if self._open is None:
            return True
        # What a comment says stands as far in as the number of an answer to it.
        known = self._numbers[level] if level < len(self._numbers) else 0
        return self._open >= level and item.number > known > 0

    def _is_form_word(self, row: int) -> bool:
        """Whether a line is a heading or a button between two comments."""
        line = self._lines[row]
        if line.text not in FORM_WORDS or line.indent < self._indents.text(0):
            return False
        if self._open is None:
            return True
        numbered = self._numbered.get(row + 1)
        return (
            line.indent == self._least
            and line.text in REPLIES_HEADINGS
            and numbered is not None
            and (numbered[0], numbered[1].number) == (self._open + 1, 1)
        )

    def _is_phantom(self, row: int, level: int, item: Item) -> bool:
        """Whether an item is the page's own form for a reply: a button and nothing else.

        Between two comments it may stand further in than a reply would.
        """
        _, start, _, indent, text = self._lines[row]
        if text[item.text - start :] not in FORM_WORDS:
            return False
        if self._open is not None and not self._may_open(level, item):
            return False
        return row + 1 == len(self._lines) or self._lines[row + 1].indent <= indent

    def _is_closed_by(self, row: int) -> bool:
        """Whether a line closes the open comment: what is below must fit as well."""
        line = self._lines[row]
        if line.indent != self._least:
            return False
        if line.text not in TOP_LEVEL_WORDS and not (self._open and line.text in REPLY_WORDS):
            return False
        if row + 1 == len(self._lines) or row + 1 in self._numbered:
            return True
        below = self._lines[row + 1]
        return below.indent < self._least or below.text in FORM_WORDS or is_footer(below.text)

    def _is_end(self, row: int) -> bool:
        """Whether the list is over and something else of the page begins, where nothing is open."""
        line = self._lines[row]
        if line.indent >= self._indents.end:
            return is_footer(line.text)
        return row not in self._numbered
