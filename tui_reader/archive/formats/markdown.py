"""The layout *markdown*: a page turned into Markdown, with the addresses of its comments.

Each comment begins with a line of two links: the name to a profile, the time to the comment. The
native ids of the comments stand in the second one.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple

from tui_reader.archive.languages.dates import read_moment
from tui_reader.archive.languages.furniture_words import is_footer
from tui_reader.archive.languages.page_words import (
    FORM_WORDS,
    REPLY_WORDS,
    TOP_LEVEL_WORDS,
    read_count,
    unlinked,
)
from tui_reader.archive.texts.comment_list import CommentList
from tui_reader.archive.texts.lines import Line, split_lines
from tui_reader.archive.texts.markdown_heading import (
    heading_span,
    plain_line,
    read_markdown_heading,
)
from tui_reader.archive.texts.nesting import levels_of_indents
from tui_reader.archive.texts.pieces import Kind, Reading, Told, block

NAME = "markdown"

_LONGEST_HEADER = 4000
_COMMENT_LINK = re.compile(r"\]\(\s?[^\s()]{1,1500}#c\d{5,30}[ )]")
_COUNT_AS_HEADING = re.compile(r"\n#{1,6}[^\n]{1,60}:[*_ #\t]*(?:\n|$)")
_PERMALINK = re.compile(
    r"\[\s?([^\[\]]{1,60}?)\s?\]\(\s?([^\s()]{1,1500})#(c\d{5,30})(?:\s\"[^\"]*\")?\s?\)$"
)
_SHOWN_AT = re.compile(r"[?&]showComment=(\d{12,13})(?:&|$)")
_MARKER = re.compile(r"(?:\d{1,6}[.)]|[*+-])(?:\s+|$)")
_IMAGES = re.compile(r"(?:!\[[^\[\]]{0,300}\]\([^()\[\]]{0,1500}\)\s*)+")


class _Header(NamedTuple):
    """The line that a comment begins with."""

    row: int
    first: int
    """The line with the item's number or the picture, where it stands above."""
    told: Told
    page: str
    """The address of the page."""


def recognise(text: str) -> float:
    """Say how sure it is that a text has this layout, from 0 to 1."""
    # A text is searched for one sign far sooner than for a pattern.
    if "#" not in text:
        return 0.0
    if "]" in text and _COMMENT_LINK.search(text) is not None and _headers(text):
        return 0.95
    return 0.43 if _COUNT_AS_HEADING.search(text) and _none_row(split_lines(text)) else 0.0


def parse(text: str) -> Reading:
    """Take a text of this layout apart."""
    lines = split_lines(text)
    headers = _headers(text)
    if not headers:
        return _read_without_list(lines)
    first = headers[0].first
    count = _count_row(lines, first)
    after = first if count is None else count
    pieces = read_markdown_heading(lines, after)
    claimed = None
    if count is not None:
        claimed = read_count(plain_line(lines[count]), any_word=True)[1]
        pieces += block(Kind.COUNT, lines, count, count + 1)
        pieces += block(Kind.FURNITURE, lines, count + 1, first)
    comments = _Comments(lines, headers)
    comments.read()
    return Reading(
        pieces + comments.found.pieces,
        comments.levels(),
        [header.told for header in headers],
        _page(headers),
        claimed,
        comments.found.warnings,
    )


def _read_without_list(lines: Sequence[Line]) -> Reading:
    row = _none_row(lines)
    if row is None:
        pieces = read_markdown_heading(lines, len(lines))
        warning = "No comments were told apart in this capture: all of its text is the body."
        return Reading(pieces, warnings=[warning])
    pieces = [
        *read_markdown_heading(lines, row),
        *block(Kind.COUNT, lines, row, row + 1),
        *block(Kind.FURNITURE, lines, row + 1, len(lines)),
    ]
    return Reading(pieces, claimed=0)


def _none_row(lines: Sequence[Line]) -> int | None:
    """The heading of a page that says that there are no comments."""
    for row in range(len(lines) - 1, 0, -1):
        if lines[row].text[0] == "#" and read_count(plain_line(lines[row]))[1] == 0:
            return row
    return None


@lru_cache(maxsize=1)
def _headers(text: str) -> Sequence[_Header]:
    """The lines with which comments begin."""
    lines = split_lines(text)
    return [header for row in range(len(lines)) if (header := _read_header(lines, row))]


def _page(headers: Sequence[_Header]) -> str | None:
    """The address of the post: that of all its comments."""
    pages = {header.page for header in headers}
    page = pages.pop()
    return page if not pages and page.startswith(("http://", "https://")) else None


def _read_header(lines: Sequence[Line], row: int) -> _Header | None:
    text = lines[row].text
    if text[-1] != ")" or "#c" not in text or len(text) > _LONGEST_HEADER:
        return None
    start = text.rfind("[")
    link = _PERMALINK.match(text, start) if start >= 0 else None
    moment = read_moment(link[1]) if link else None
    if link is None or moment is None:
        return None
    before = text[:start].rstrip()
    marked = _MARKER.match(before)
    name = _IMAGES.sub("", before[marked.end() :] if marked else before).strip()
    name = unlinked(name).strip(" *_")
    if not name or "](" in name:
        return None
    published = moment.published or _shown_at(link[2])
    told = Told(" ".join(name.split()), published, link[3], f"{link[2]}#{link[3]}")
    first = row if marked else _marker_row(lines, row)
    return _Header(row, first, told, link[2].partition("?")[0])


def _shown_at(url: str) -> str | None:
    """The time that Blogger puts into the address of a comment, in milliseconds."""
    if (match := _SHOWN_AT.search(url)) is None:
        return None
    moment = datetime.fromtimestamp(int(match[1]) // 1000, UTC)
    return moment.isoformat().replace("+00:00", "Z")


def _marker_row(lines: Sequence[Line], row: int) -> int:
    """The line above a header with its number or its picture and nothing else."""
    if row and _is_marker(lines[row - 1].text):
        return row - 1
    return row


def _is_marker(text: str) -> bool:
    marked = _MARKER.match(text)
    rest = text[marked.end() :] if marked else text
    return bool(marked or rest.startswith("!")) and not _IMAGES.sub("", rest)


def _word(text: str) -> str:
    """A line as the action word that it may be."""
    return "".join(unlinked(text).split()) if len(text) < 40 or "](" in text else ""


def _count_row(lines: Sequence[Line], first: int) -> int | None:
    for row in range(first - 1, max(-1, first - 4), -1):
        if read_count(plain_line(lines[row]), any_word=True)[0]:
            return row
    return None


class _Comments:
    """Walks down the comments of a capture."""

    def __init__(self, lines: Sequence[Line], headers: Sequence[_Header]) -> None:
        self.found = CommentList(lines)
        self._lines = lines
        self._headers = headers
        self._words: list[int | None] = [None] * len(headers)

    def read(self) -> None:
        """Read all of them."""
        ends = [*(header.first for header in self._headers[1:]), len(self._lines)]
        for index, (header, after) in enumerate(zip(self._headers, ends, strict=True)):
            self.found.start()
            for row in range(header.first, header.row):
                self.found.word(row)
            line = self._lines[header.row]
            self.found.mark(Kind.AUTHOR, line.start, line.end)
            self._read_text(index, header.row + 1, after)
        self.found.finish()

    def levels(self) -> list[int]:
        """The level of each comment: by the indents of its items, else by its action word."""
        marked = [
            self._lines[header.first].indent if self._is_marked(header) else None
            for header in self._headers
        ]
        if None not in marked:
            return levels_of_indents([each for each in marked if each is not None])
        words = [level or 0 for level in self._words]
        return [0, *words[1:]]

    def _is_marked(self, header: _Header) -> bool:
        return _MARKER.match(self._lines[header.first].text) is not None

    def _read_text(self, index: int, first: int, after: int) -> None:
        last = index + 1 == len(self._headers)
        closed = False
        for row in range(first, after):
            line = self._lines[row]
            word = _word(line.text)
            if word in TOP_LEVEL_WORDS or (word in REPLY_WORDS and "](" in line.text):
                self._words[index] = int(word in REPLY_WORDS)
                closed = True
            elif not closed or word not in FORM_WORDS:
                if last and (closed or self._is_end(line)):
                    self.found.furniture(row)
                    return
                if closed:
                    self.found.warnings.append(
                        f"Line {line.row} stands where no text of a comment should: "
                        "it was left with the comment above it."
                    )
                self.found.text(row, row + 1)
                continue
            self.found.word(row)

    def _is_end(self, line: Line) -> bool:
        return is_footer(plain_line(line)) or heading_span(line.text) is not None
