"""The numbered list of comments of a capture, gathered line by line into pieces."""

from collections.abc import Sequence

from tui_reader.archive.languages.dates import read_author_line
from tui_reader.archive.languages.page_words import read_count
from tui_reader.archive.texts.lines import Item, Line
from tui_reader.archive.texts.pieces import NOTHING_TOLD, Kind, Piece, Told

ITEM_INDENT = 2
"""How far a top-level item is indented; its text, and a reply's item, stand two further."""


# There are as many pieces as lines: they pass by their own __new__, and by looking up the kinds.
_make = tuple.__new__
_NUMBER, _AUTHOR, _TEXT, _WORD = Kind.NUMBER, Kind.AUTHOR, Kind.TEXT, Kind.WORD


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
        # Where the text of the comment begins and ends that was opened last.
        self._start: int | None = None
        self._end = 0
        self._all_begin_with_author = True
        self._doubtful: list[int] = []

    def open(self, row: int, level: int, item: Item | None) -> None:
        """Begin a comment.

        Args:
            row: Its first line.
            level: 0 for a top-level comment, 1 for a reply.
            item: Its number; None where the capture has none.
        """
        lines, pieces = self._lines, self.pieces
        at, start, end, _, text = lines[row]
        self._end_text()
        comment = len(self.levels)
        self.levels.append(level)
        if item is not None:
            number = (_NUMBER, start, start + text.index(".") + 1, comment)
            pieces.append(_make(Piece, number))
            text = text[item.text - start :]
            start = item.text
        # An author line is a paragraph of its own: no line stands right below it.
        goes_on = row + 1 < len(lines) and lines[row + 1].row == at + 1
        if not goes_on and (found := read_author_line(text)) is not None:
            author, published = found
            if published is None:
                self._doubtful.append(len(pieces))
            self.told.append(_make(Told, (author, published, None, None)))
            pieces.append(_make(Piece, (_AUTHOR, start, end, comment)))
            return
        self.told.append(NOTHING_TOLD)
        self._all_begin_with_author = False
        if start < end:
            self._start, self._end = start, end

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
            self.pieces.append(_make(Piece, (kind, start, end, len(self.levels) - 1)))

    def text(self, first: int, after: int) -> None:
        """Take some lines as text of the comment that was opened last.

        Args:
            first: The first of them.
            after: The one behind the last of them; nothing is taken if that is the first.
        """
        if first < after:
            if self._start is None:
                self._start = self._lines[first].start
            self._end = self._lines[after - 1].end

    def word(self, row: int) -> None:
        """Take a line as a word of the page, such as a button."""
        self._end_text()
        _, start, end, _, _ = self._lines[row]
        self.pieces.append(_make(Piece, (_WORD, start, end, -1)))

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

    def _end_text(self) -> None:
        if self._start is not None:
            text = (_TEXT, self._start, self._end, len(self.levels) - 1)
            self.pieces.append(_make(Piece, text))
            self._start = None
