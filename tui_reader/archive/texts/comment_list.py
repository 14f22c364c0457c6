"""The numbered list of comments of a capture, gathered line by line into pieces."""

from collections.abc import Sequence

from tui_reader.archive.languages.dates import AuthorLine, read_author_line
from tui_reader.archive.languages.page_words import read_count
from tui_reader.archive.texts.lines import Item, Line, read_item
from tui_reader.archive.texts.pieces import NOTHING_TOLD, Kind, Piece, Told

ITEM_INDENT = 2
"""How far a top-level item is indented; its text, and a reply's item, stand two further."""


# Passing by Piece's own __new__, for there are as many pieces as lines.
_piece = tuple.__new__


def top_item(line: Line) -> Item | None:
    """Read the number of a line that is indented as a top-level comment is."""
    return read_item(line) if ITEM_INDENT <= line.indent < ITEM_INDENT + 2 else None


def find_count(
    lines: Sequence[Line], first: int, *, any_word: bool = False
) -> tuple[int, int | None] | None:
    """Find the page's claim right above the list of comments.

    Args:
        lines: The lines of the capture.
        first: The first line of the list.
        any_word: Whether the owner's own word may stand after the number.

    Returns:
        The line, and the number where it says one; None where no such line is there.
    """
    if first == 0 or lines[first - 1].indent:
        return None
    is_count, claimed = read_count(lines[first - 1].text, any_word=any_word)
    return (first - 1, claimed) if is_count else None


class CommentList:
    """The pieces of a list of comments, in their order, and what is known of each comment."""

    def __init__(self, lines: Sequence[Line]) -> None:
        """Begin with no piece.

        Args:
            lines: The lines of the capture.
        """
        self.pieces: list[Piece] = []
        """The pieces."""
        self.levels: list[int] = []
        """The level of each comment."""
        self.told: list[Told] = []
        """What its author line tells of each comment that was begun with `open`."""
        self.warnings: list[str] = []
        """What was guessed."""
        self._lines = lines
        self._text: tuple[int, int] | None = None
        self._all_begin_with_author = True
        self._doubtful: list[int] = []

    def open(self, row: int, level: int, item: Item | None) -> None:
        """Begin a comment.

        Args:
            row: Its first line.
            level: 0 for a top-level comment, 1 for a reply.
            item: Its number; None where the capture has none.
        """
        line = self._lines[row]
        self._end_text()
        self.levels.append(level)
        start = line.start
        if item is not None:
            number_end = line.start + line.text.index(".") + 1
            self._add(Kind.NUMBER, line.start, number_end)
            start = item.text
        author = self._author_line(row, start)
        if author is not None:
            if author.published is None:
                self._doubtful.append(len(self.pieces))
            self.told.append(Told(*author))
            self._add(Kind.AUTHOR, start, line.end)
            return
        self.told.append(NOTHING_TOLD)
        self._all_begin_with_author = False
        if start < line.end:
            self._text = (start, line.end)

    def start(self, level: int = 0) -> None:
        """Begin a comment whose first line the format reads itself.

        Args:
            level: 0 for a top-level comment.
        """
        self._end_text()
        self.levels.append(level)

    def mark(self, kind: Kind, start: int, end: int) -> None:
        """Take a part of a line as something of the comment that was opened last.

        Args:
            kind: What it is.
            start: Where it begins in the capture.
            end: Where it ends; there is no piece if that is not behind its begin.
        """
        self._end_text()
        if start < end:
            self._add(kind, start, end)

    def text(self, row: int) -> None:
        """Take a line as text of the comment that was opened last."""
        line = self._lines[row]
        self._text = (self._text[0] if self._text else line.start, line.end)

    def word(self, row: int) -> None:
        """Take a line as a word of the page, such as a button."""
        self._end_text()
        line = self._lines[row]
        self.pieces.append(_piece(Piece, (Kind.WORD, line.start, line.end, -1)))

    def furniture(self, first: int) -> None:
        """Take everything from a line on as something of the page that is no comment."""
        self._end_text()
        if first < len(self._lines):
            start, end = self._lines[first].start, self._lines[-1].end
            self.pieces.append(Piece(Kind.FURNITURE, start, end))

    def finish(self) -> None:
        """End the last text, and judge the author lines that say only a time of day.

        Such a line (a name with ``21:00`` glued to it) may well be what somebody wrote. It is one
        only in a capture where every comment begins with one.
        """
        self._end_text()
        if not self._all_begin_with_author:
            for index in self._doubtful:
                piece = self.pieces[index]
                self.pieces[index] = piece._replace(kind=Kind.TEXT)
                self.told[piece.comment] = NOTHING_TOLD

    def _author_line(self, row: int, start: int) -> AuthorLine | None:
        """Read the author line behind a number, where it is a paragraph of its own."""
        line = self._lines[row]
        if row + 1 < len(self._lines) and self._lines[row + 1].row == line.row + 1:
            return None
        return read_author_line(line.text[start - line.start :])

    def _end_text(self) -> None:
        if self._text:
            self._add(Kind.TEXT, *self._text)
            self._text = None

    def _add(self, kind: Kind, start: int, end: int) -> None:
        self.pieces.append(_piece(Piece, (kind, start, end, len(self.levels) - 1)))
