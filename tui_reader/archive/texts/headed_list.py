"""A list of comments each of which begins with a line that names its author."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from tui_reader.archive.languages.dates import Moment, read_moment
from tui_reader.archive.languages.furniture_words import is_footer
from tui_reader.archive.languages.page_words import (
    FORM_WORDS,
    REPLY_WORDS,
    TOP_LEVEL_WORDS,
    read_count,
    read_responses,
    unlinked,
)
from tui_reader.archive.texts.comment_list import CommentList
from tui_reader.archive.texts.lines import Line
from tui_reader.archive.texts.pieces import Kind, Told

_MOST_LINES_BETWEEN = 4
_NO_END_OF_CLAIM = frozenset("0123456789.…!?),;")
_ARROWS = " ↓→↵»"
_LONGEST_LINK = 2000
_PERMALINK = re.compile(r"\]\(([^\s()]{1,1500}#(c(?:omment-)?\d{3,30}))\)$")
_RULES = frozenset(("---", "***", "* * *", "___", "- - -", "<hr>", "<hr/>", "<hr />"))
_LONGEST_WORD = max(map(len, TOP_LEVEL_WORDS)) + 4


class Header(NamedTuple):
    """What a comment begins with."""

    row: int
    """Its first line."""
    after: int
    """The line behind it."""
    author: str
    """The name."""
    moment: Moment | None = None
    """The time, where it stands there too."""
    link: str = ""
    """The line with the time, where that leads to the comment."""


class HeadedList(NamedTuple):
    """The comments of a capture, with what is told of each."""

    found: CommentList
    told: list[Told]
    words: list[list[str]]
    """The action words at the end of each comment, as they stand there."""


def claim_above(
    lines: Sequence[Line], first: int, reach: int = _MOST_LINES_BETWEEN
) -> tuple[int, int | None] | None:
    """Find the page's claim, or the heading of its comments, above the first of them.

    Args:
        lines: The lines of the capture.
        first: The first line of the first comment.
        reach: How many lines above it may be the claim.

    Returns:
        The line, and the number where it says one; None where no such line is near.
    """
    for row in range(first - 1, max(-1, first - 1 - reach), -1):
        text = lines[row].text
        # Nearly all lines show at their end that they are none.
        if text[-1] in _NO_END_OF_CLAIM and not text[0].isdigit():
            continue
        text = text.strip("#*_ ")
        if (claimed := read_responses(text)) is not None:
            return row, claimed
        is_count, claimed = read_count(text if text.endswith(":") else f"{text}:")
        if is_count:
            return row, claimed
    return None


def action_word(text: str) -> str | None:
    """Give a line as the action word or the rule that it is; None for a text.

    Args:
        text: A line without white space at its ends; an arrow may stand behind its word.
    """
    if text in _RULES:
        return text
    if len(text) > _LONGEST_WORD:
        return None
    word = text.rstrip(_ARROWS)
    return word if word in FORM_WORDS or word in REPLY_WORDS or word in TOP_LEVEL_WORDS else None


def read_linked_moment(text: str) -> Moment | None:
    """Read a line that is a time, which may lead to a comment."""
    return read_moment(unlinked(text) if text[-1] == ")" and len(text) < _LONGEST_LINK else text)


def _permanent(text: str) -> tuple[str | None, str | None]:
    """The native id and the address of a comment, where a line leads to it."""
    match = _PERMALINK.search(text) if text[-1:] == ")" else None
    return (match[2], match[1]) if match else (None, None)


def read_headed_list(
    lines: Sequence[Line],
    headers: Sequence[Header],
    is_end: Callable[[Line], bool] = lambda line: is_footer(line.text),
    *,
    worded: bool = False,
) -> HeadedList:
    """Read the comments below their headers.

    A time and action words may stand at the end of a comment, where they do so in most of them.

    Args:
        lines: The lines of the capture.
        headers: What the comments begin with; there is at least one.
        is_end: Whether a line below the last header belongs to the page and no more to a comment.
        worded: Whether action words are known to stand at the ends of comments.
    """
    return _Reader(lines, headers, is_end, worded).read()


class _Reader:
    """Reads comment after comment."""

    def __init__(
        self,
        lines: Sequence[Line],
        headers: Sequence[Header],
        is_end: Callable[[Line], bool],
        worded: bool,
    ) -> None:
        self._lines = lines
        self._headers = headers
        self._is_end = is_end
        self._found = CommentList(lines)
        self._timed = False
        self._worded = worded

    def read(self) -> HeadedList:
        """Read all of them."""
        self._learn()
        told, words = [], []
        ends = [header.row for header in self._headers[1:]]
        ends.append(self._last_end())
        for header, after in zip(self._headers, ends, strict=True):
            self._found.start()
            first, last = self._lines[header.row], self._lines[header.after - 1]
            self._found.mark(Kind.AUTHOR, first.start, last.end)
            tail = self._tail(header.after, after)
            self._found.text(header.after, tail)
            moment, link, spoken = header.moment, header.link, []
            for row in range(tail, after):
                line = self._lines[row]
                if (word := action_word(line.text)) is not None:
                    spoken.append(word)
                    self._found.word(row)
                else:
                    moment, link = read_linked_moment(line.text), line.text
                    self._found.mark(Kind.TIME, line.start, line.end)
            published = moment.published if moment else None
            told.append(Told(header.author, published, *_permanent(link)))
            words.append(spoken)
        self._found.furniture(ends[-1])
        self._found.finish()
        return HeadedList(self._found, told, words)

    def _learn(self) -> None:
        """Learn from all comments but the last whether times and words stand at their ends."""
        timed = worded = 0
        for header, below in zip(self._headers, self._headers[1:], strict=False):
            row = below.row - 1
            while row >= header.after and action_word(self._lines[row].text):
                row -= 1
            worded += row < below.row - 1
            timed += row >= header.after and self._is_time(row)
        most = len(self._headers) // 2
        # One comment alone shows nothing of a custom.
        alone = len(self._headers) == 1
        told = all(header.moment for header in self._headers)
        self._timed = not told and (alone or (timed > 0 and timed >= most))
        self._worded = self._worded or alone or (worded > 0 and worded >= most)

    def _tail(self, first: int, after: int) -> int:
        """The line where the text of a comment ends and time and words begin."""
        row = after
        timed = False
        while row > first:
            if self._worded and action_word(self._lines[row - 1].text):
                row -= 1
            elif self._timed and not timed and self._is_time(row - 1):
                timed = True
                row -= 1
            else:
                break
        return row

    def _last_end(self) -> int:
        """The line behind the last comment: what follows belongs to the page."""
        first = self._headers[-1].after
        for row in range(first, len(self._lines)):
            line = self._lines[row]
            if self._is_end(line):
                return row
            worded = self._worded and action_word(line.text)
            if worded or (self._timed and self._is_time(row)):
                return self._behind_tail(row)
        return len(self._lines)

    def _behind_tail(self, row: int) -> int:
        while row < len(self._lines) and (
            (self._worded and action_word(self._lines[row].text))
            or (self._timed and self._is_time(row))
        ):
            row += 1
        return row

    def _is_time(self, row: int) -> bool:
        return read_linked_moment(self._lines[row].text) is not None
