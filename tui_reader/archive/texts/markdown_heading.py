"""What stands above the comments of a page that was turned into Markdown."""

import re
from collections.abc import Sequence

from tui_reader.archive.languages.dates import read_date_line
from tui_reader.archive.languages.furniture_words import is_shares
from tui_reader.archive.languages.page_words import read_byline, read_labels, unlinked
from tui_reader.archive.texts.lines import Line
from tui_reader.archive.texts.pieces import Kind, Piece, block

_MOST_LINES_ABOVE = 150
_MOST_LINES_BELOW = 12
_LONGEST_TITLE = 1000
_LINKED = re.compile(r"\[\s*([^\[\]]*?)\s*\]\([^()]*\)$")


def plain_line(line: Line) -> str:
    """A line without the marks of a heading, of links and of emphasis."""
    return unlinked(line.text.lstrip("#")).strip(" *_")


def read_markdown_heading(lines: Sequence[Line], after: int) -> list[Piece]:
    """Take apart what stands above the comments.

    Args:
        lines: The lines of the capture.
        after: The first line that belongs to the comments or to their count.

    Returns:
        Furniture, date, title, body, byline and labels, as far as they are there.
    """
    dated = _date_row(lines, after)
    title = _title_row(lines, dated, after)
    known = [row for row in (dated, title) if row is not None]
    begin = min(known, default=0)
    body = max(known, default=-1) + 1
    pieces = list(block(Kind.FURNITURE, lines, 0, begin))
    for row in sorted(known):
        pieces += _date(lines[row]) if row == dated else _title(lines[row])
    below = _below_body(lines, body, after)
    pieces += block(Kind.BODY, lines, body, after - len(below))
    return pieces + below


def _date_row(lines: Sequence[Line], after: int) -> int | None:
    for row, line in enumerate(lines[: min(after, _MOST_LINES_ABOVE)]):
        if line.text[-1] in "0123456789*_" and list(_date(line)):
            return row
    return None


def _date(line: Line) -> list[Piece]:
    """The date at the end of a line; nothing where there is none."""
    text = line.text.rstrip("*_ ")
    start = text.rfind(")") + 1 or len(text) - len(text.lstrip("#* _"))
    start += len(text[start:]) - len(text[start:].lstrip())
    if read_date_line(text[start:]) is None:
        return []
    end = line.start + len(text)
    pieces = [
        Piece(Kind.WORD, line.start, line.start + start),
        Piece(Kind.DATE, line.start + start, end),
        Piece(Kind.WORD, end, line.end),
    ]
    return [piece for piece in pieces if piece.start < piece.end]


def _title_row(lines: Sequence[Line], dated: int | None, after: int) -> int | None:
    """The heading beside the date line, or else the first one."""
    rows = range(min(after, _MOST_LINES_ABOVE))
    if dated is not None:
        rows_beside = (dated + 1, dated - 1)
        return next((row for row in rows_beside if row in rows and _is_title(lines[row])), None)
    return next((row for row in rows if _is_title(lines[row])), None)


def heading_span(text: str) -> tuple[int, int] | None:
    """Find the words of a heading such as ``## Of hems``.

    Args:
        text: A line without white space at its ends.

    Returns:
        Where they begin and end in the line; None where it is no heading.
    """
    marks = len(text) - len(text.lstrip("#")) if text[0] == "#" else 0
    if not 1 <= marks <= 6 or len(text) > _LONGEST_TITLE or not text[marks : marks + 1].isspace():
        return None
    end = len(text.rstrip("# \t"))
    start = len(text) - len(text[marks:].lstrip())
    return (start, end) if start < end else None


def _is_title(line: Line) -> bool:
    return heading_span(line.text) is not None and bool(plain_line(line))


def _title(line: Line) -> list[Piece]:
    start, end = heading_span(line.text) or (0, len(line.text))
    linked = _LINKED.match(line.text[start:end])
    if linked and linked[1]:
        start, end = start + linked.start(1), start + linked.end(1)
    pieces = [
        Piece(Kind.WORD, line.start, line.start + start),
        Piece(Kind.TITLE, line.start + start, line.start + end),
        Piece(Kind.WORD, line.start + end, line.end),
    ]
    return [piece for piece in pieces if piece.start < piece.end]


def _below_body(lines: Sequence[Line], first: int, after: int) -> list[Piece]:
    """The author's name, labels and buttons right above the comments."""
    pieces: list[Piece] = []
    if after == len(lines):
        return pieces
    for line in reversed(lines[max(first, after - _MOST_LINES_BELOW) : after]):
        plain = plain_line(line)
        if read_byline(line.text) is not None:
            kind = Kind.BYLINE
        elif read_labels(line.text) is not None:
            kind = Kind.LABELS
        elif is_shares(plain) or (not plain and "blogger.com/" in line.text):
            kind = Kind.FURNITURE
        else:
            break
        pieces.insert(0, Piece(kind, line.start, line.end))
    return pieces
