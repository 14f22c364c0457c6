"""The layout *headed*: a converter's Markdown, where each comment has a heading of its own.

The heading is a name and a time, such as ``### Cloud Mender - 5 June 2014``; a reply's heading is
one step lower than that of the comment it answers.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from tui_reader.archive.languages.dates import split_moment
from tui_reader.archive.languages.furniture_words import is_footer
from tui_reader.archive.languages.page_words import unlinked
from tui_reader.archive.texts.headed_list import Header, claim_above, read_headed_list
from tui_reader.archive.texts.lines import Line, split_lines
from tui_reader.archive.texts.markdown_heading import (
    heading_span,
    plain_line,
    read_markdown_heading,
)
from tui_reader.archive.texts.nesting import levels_of_indents
from tui_reader.archive.texts.pieces import Kind, Reading, block

NAME = "headed"

# A header for each comment: it passes by its own __new__.
_make = tuple.__new__
_STEP = 2
_LONGEST_NAME = 80
_TAG = re.compile(r"<[^<>]{0,300}>")
_HEADING_WITH_NUMBER = re.compile(r"\n *#{1,6}[ \t][^\n]{0,900}\d")
_BEFORE_NAME = (
    "Comment by ",
    "Comment from ",
    "By ",
    "Comentario de ",
    "Comentário de ",
    "Commentaire de ",
    "Kommentar von ",
    "Commento di ",
    "Reactie van ",
    "Komentarz od ",
)


def recognise(text: str) -> float:
    """Say how sure it is that a text has this layout, from 0 to 1."""
    if "#" not in text or _HEADING_WITH_NUMBER.search(text) is None:
        return 0.0
    lines = split_lines(text)
    headers = _headers(text)
    if not headers:
        return 0.0
    return 0.9 if claim_above(lines, headers[0].row) else 0.6


def parse(text: str) -> Reading:
    """Take a text of this layout apart."""
    lines = split_lines(text)
    headers = _headers(text)
    if not headers:
        warning = "No comments were told apart in this capture: all of its text is the body."
        return Reading(read_markdown_heading(lines, len(lines)), warnings=[warning])
    first = headers[0].row
    claim = claim_above(lines, first)
    after = claim[0] if claim else first
    pieces = read_markdown_heading(lines, after)
    if claim:
        pieces += block(Kind.COUNT, lines, after, after + 1)
        pieces += block(Kind.FURNITURE, lines, after + 1, first)
    comments = read_headed_list(lines, headers, _is_end)
    return Reading(
        pieces + comments.pieces,
        levels_of_indents([_STEP * _marks(lines[header.row]) for header in headers]),
        comments.told,
        claimed=claim[1] if claim else None,
    )


@lru_cache(maxsize=1)
def _headers(text: str) -> Sequence[Header]:
    """The headings with which comments begin."""
    lines = split_lines(text)
    headings = [row for row, line in enumerate(lines) if line.text[0] == "#"]
    found = [header for row in headings if (header := _read_header(row, lines[row]))]
    for index, header in enumerate(found):
        if claim_above(lines, header.row):
            return found[index:]
    # The first heading is the post's.
    found = [header for header in found if header.row != headings[0]]
    return found if len(found) > 1 else []


def _read_header(row: int, line: Line) -> Header | None:
    if (span := heading_span(line.text)) is None:
        return None
    words = unlinked(line.text[slice(*span)])
    words = (_TAG.sub("", words) if "<" in words else words).strip(" *_:")
    found = split_moment(words.rstrip(")"))
    if found is None or not found[1].day:
        return None
    name = found[0].strip(" *_-–—|,:·(")
    if name.startswith(_BEFORE_NAME):
        for before in _BEFORE_NAME:
            name = name.removeprefix(before)
    if not 0 < len(name) <= _LONGEST_NAME:
        return None
    return _make(Header, (row, row + 1, name, found[1], ""))


def _marks(line: Line) -> int:
    return len(line.text) - len(line.text.lstrip("#"))


def _is_end(line: Line) -> bool:
    return heading_span(line.text) is not None or is_footer(plain_line(line))
