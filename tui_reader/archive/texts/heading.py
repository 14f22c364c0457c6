"""What stands above the comments: page furniture, the date line, the title and the body."""

from collections.abc import Sequence
from typing import NamedTuple

from tui_reader.archive.languages.dated_bylines import read_dated_byline
from tui_reader.archive.languages.dates import (
    names_weekday,
    read_date_line,
    read_moment,
    split_date_heading,
)
from tui_reader.archive.languages.furniture_words import is_shares
from tui_reader.archive.languages.page_words import read_byline, read_labels, read_responses
from tui_reader.archive.texts.lines import Line
from tui_reader.archive.texts.pieces import Kind, Piece, block

_LONGEST_TITLE = 250
_MOST_LINES_ABOVE = 60
_MOST_LINES_ABOVE_TITLE = 2
_MOST_LINES_BELOW = 12
_LONGEST_LINE_ABOVE = 120
_ENDS_OF_SENTENCES = (".", "!", "?", "…", ":")
_QUOTES = "\"'‘’“”„«»: "
_CLOSING = "\"'”’“»«)*_ "
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
    if (signed := _signed_row(lines, after)) is not None:
        row = signed + 1
        pieces += block(Kind.FURNITURE, lines, 0, signed - 1)
        pieces.append(_title(lines[signed - 1]))
        pieces += block(Kind.BYLINE, lines, signed, row)
    elif row is None:
        row = _breadcrumb(lines, after)
        pieces += block(Kind.FURNITURE, lines, 0, row)
        if _is_title(lines, row, after):
            pieces.append(_title(lines[row]))
            if not _is_quoted(lines, row, after):
                warnings.append("The title is a guess: it is the first line of the capture.")
            row += 1
    elif (above := _title_above(lines, row, after)) is not None:
        pieces += block(Kind.FURNITURE, lines, 0, above)
        pieces.append(_title(lines[above]))
        pieces += block(Kind.FURNITURE, lines, above + 1, row)
        pieces.append(Piece(Kind.DATE, lines[row].start, lines[row].end))
        row += 1
    else:
        pieces += _date_pieces(lines, row)
        row += 1
        if _is_title(lines, row, after) or _is_close_title(lines, row, after):
            pieces.append(_title(lines[row]))
            if _may_have_title_above(lines, row - 1, after):
                warnings.append("The title is a guess: it is the line below the date.")
            row += 1
    below = _below_body(lines, row, after)
    pieces += block(Kind.BODY, lines, row, after - len(below))
    return Heading(pieces + below, warnings)


def _title(line: Line) -> Piece:
    return Piece(Kind.TITLE, line.start, line.end)


def _date_row(lines: Sequence[Line], after: int) -> int | None:
    """The line with the date: the first one, or below nothing but short lines of the page."""
    for row, line in enumerate(lines[: min(after, _MOST_LINES_ABOVE)]):
        if line.indent == 0:
            if read_date_line(line.text) is not None:
                # Further down it must look like the date line of a page: with a title beside it.
                looks_so = (
                    row == 0
                    or _title_above(lines, row, after) is not None
                    or _is_title(lines, row + 1, after)
                    or _is_close_title(lines, row + 1, after)
                )
                return row if looks_so else None
            if split_date_heading(line.text) is not None and _is_title(lines, row + 1, after):
                return row
        if len(line.text) > _LONGEST_LINE_ABOVE:
            return None
        # The first line may be a title that asks or calls.
        if line.text[-1] == "." or (row and line.text[-1] in "!?"):
            return None
    return None


def _signed_row(lines: Sequence[Line], after: int) -> int | None:
    """The line below the title that tells both who wrote the post and when."""
    for row in range(1, min(after, _MOST_LINES_ABOVE_TITLE + 1)):
        above, line = lines[row - 1], lines[row]
        if above.indent or len(above.text) > _LONGEST_TITLE or read_date_line(above.text):
            return None
        if not line.indent and read_dated_byline(line.text):
            return row
    return None


def _title_above(lines: Sequence[Line], row: int, after: int) -> int | None:
    """The line above the date that is the title; WordPress prints it first.

    It is so where what follows the date reads like the body, not like a title, or where the line
    that counts the comments quotes it.
    """
    if not 0 < row <= _MOST_LINES_ABOVE_TITLE or read_date_line(lines[row].text) is None:
        return None
    if not all(_is_title(lines, each, after) for each in range(row + 1)):
        return None
    for above in range(row - 1, -1, -1):
        if _is_quoted(lines, above, after):
            return above
    return row - 1 if _begins_body(lines, row, after) else None


def _begins_body(lines: Sequence[Line], row: int, after: int) -> bool:
    """Whether the paragraph below a date reads like one of the body."""
    first = last = row + 1
    if first >= after or _is_quoted(lines, first, after):
        return False
    while last + 1 < after and lines[last + 1].row == lines[last].row + 1:
        last += 1
    weekday = names_weekday(lines[row].text)
    if lines[first].row == lines[row].row + 1 and weekday:
        return False
    end = lines[last].text.rstrip(_CLOSING)
    # Blogger prints the weekday, and the title below it; titles may well ask or call.
    if weekday:
        return end.endswith(".")
    return (
        end.endswith(_ENDS_OF_SENTENCES)
        or len(lines[first].text) > _LONGEST_LINE_ABOVE
        or last + 1 == after
    )


def _may_have_title_above(lines: Sequence[Line], row: int, after: int) -> bool:
    """Whether the line above a date looks just as much like a title as the line below it."""
    return (
        0 < row <= _MOST_LINES_ABOVE_TITLE
        and all(_is_title(lines, each, after) for each in range(row + 1))
        and not names_weekday(lines[row].text)
        and not _is_quoted(lines, row + 1, after)
    )


def _is_quoted(lines: Sequence[Line], row: int, after: int) -> bool:
    """Whether the line that counts the comments names a line, as ``2 thoughts on “Of hems”``."""
    count = lines[after].text if after < len(lines) else ""
    if read_responses(count) is None:
        return False
    return count.split(maxsplit=3)[3].strip(_QUOTES) == lines[row].text.strip(_QUOTES)


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
