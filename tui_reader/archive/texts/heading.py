"""What stands above the comments: page furniture, the date line, the title and the body."""

from collections.abc import Sequence
from typing import NamedTuple

from tui_reader.archive.languages.dates import read_date_line, read_moment, split_date_heading
from tui_reader.archive.languages.furniture_words import is_shares
from tui_reader.archive.languages.page_words import read_byline, read_labels
from tui_reader.archive.texts.lines import Line
from tui_reader.archive.texts.pieces import Kind, Piece, block

_LONGEST_TITLE = 250
_MOST_LINES_ABOVE = 60
_MOST_LINES_BELOW = 12
_LONGEST_LINE_ABOVE = 120
_BEFORE_TIME = ("at ", "à ", "um ", "às ", "om ")


class Heading(NamedTuple):
    """The pieces above the comments."""

    pieces: list[Piece]
    """Furniture, date, title and body, as far as they are there."""
    warnings: list[str]
    """What was guessed."""


def read_heading(lines: Sequence[Line], after: int) -> Heading:
    """Take apart what stands above the comments.

    Args:
        lines: The lines of the capture.
        after: The first line that belongs to the comments or to their count.

    Returns:
        The pieces, and what was guessed.
    """
    pieces: list[Piece] = []
    warnings: list[str] = []
    row = _date_row(lines, after)
    dated = row is not None
    if row is not None:
        pieces += _date_pieces(lines, row)
        row += 1
    else:
        row = _breadcrumb(lines, after)
        pieces += block(Kind.FURNITURE, lines, 0, row)
    if _is_title(lines, row, after) or (dated and _is_close_title(lines, row, after)):
        pieces.append(Piece(Kind.TITLE, lines[row].start, lines[row].end))
        if not dated:
            warnings.append("The title is a guess: it is the first line of the capture.")
        row += 1
    below = _below_body(lines, row, after)
    pieces += block(Kind.BODY, lines, row, after - len(below))
    return Heading(pieces + below, warnings)


def _date_row(lines: Sequence[Line], after: int) -> int | None:
    """The line with the date: the first one, or below nothing but short lines of the page."""
    for row, line in enumerate(lines[: min(after, _MOST_LINES_ABOVE)]):
        if line.indent == 0:
            if read_date_line(line.text) is not None:
                # Further down it must look like the date line of a page: with a title below.
                looks_so = _is_title(lines, row + 1, after) or _is_close_title(
                    lines, row + 1, after
                )
                return row if row == 0 or looks_so else None
            if split_date_heading(line.text) is not None and _is_title(lines, row + 1, after):
                return row
        if len(line.text) > _LONGEST_LINE_ABOVE or line.text[-1] in ".!?":
            return None
    return None


def _is_close_title(lines: Sequence[Line], row: int, after: int) -> bool:
    """Whether a line may be a title right below a date line that names the weekday.

    A page that is copied from a browser has no blank lines between date, title and body.
    """
    if row + 1 >= after or lines[row].row != lines[row - 1].row + 1 or lines[row].indent:
        return False
    text = lines[row].text
    short = len(text) <= _LONGEST_LINE_ABOVE and text[-1] not in ".,:;"
    return short and not lines[row - 1].text[0].isdigit() and " " in lines[row - 1].text


def _date_pieces(lines: Sequence[Line], row: int) -> list[Piece]:
    line = lines[row]
    pieces = list(block(Kind.FURNITURE, lines, 0, row))
    start = line.start
    if read_date_line(line.text) is None:
        start += split_date_heading(line.text) or 0
        pieces.append(Piece(Kind.FURNITURE, line.start, start))
    return [*pieces, Piece(Kind.DATE, start, line.end)]


def _below_body(lines: Sequence[Line], first: int, after: int) -> list[Piece]:
    """The author's name, labels and buttons right above the comments."""
    pieces: list[Piece] = []
    if after == len(lines):
        return pieces
    for line in reversed(lines[max(first, after - _MOST_LINES_BELOW) : after]):
        if read_byline(line.text) is not None:
            kind = Kind.BYLINE
        elif read_labels(line.text) is not None:
            kind = Kind.LABELS
        elif line.text.startswith(_BEFORE_TIME) and read_moment(line.text):
            kind = Kind.DATE
        elif is_shares(line.text):
            kind = Kind.FURNITURE
        else:
            break
        pieces.insert(0, Piece(kind, line.start, line.end))
    return pieces


def _breadcrumb(lines: Sequence[Line], after: int) -> int:
    """How many lines above the title only lead to it: one that ends with the whole title."""
    if after > 1 and lines[0].text != lines[1].text and lines[0].text.endswith(lines[1].text):
        return 1 if _is_title(lines, 1, after) else 0
    return 0


def _is_title(lines: Sequence[Line], row: int, after: int) -> bool:
    """Whether a line stands alone, as a title does, with something below it."""
    if row >= after or lines[row].indent or len(lines[row].text) > _LONGEST_TITLE:
        return False
    alone = row == 0 or lines[row].row > lines[row - 1].row + 1
    return alone and (row + 1 == len(lines) or lines[row + 1].row > lines[row].row + 1)
