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
from tui_reader.archive.texts.lines import Line
from tui_reader.archive.texts.pieces import Kind, Piece, Told, block

_MOST_LINES_BETWEEN = 4
_NO_END_OF_CLAIM = frozenset("0123456789.…!?),;")
_ARROWS = " ↓→↵»"
_LONGEST_LINK = 2000
_PERMALINK = re.compile(r"\]\(([^\s()]{1,1500}#(c(?:omment-)?\d{3,30}))\)$")
_RULES = frozenset(("---", "***", "* * *", "___", "- - -", "<hr>", "<hr/>", "<hr />"))
# There is much of these: they pass by their own __new__, and pieces by looking up the kinds.
_make = tuple.__new__
_AUTHOR, _TIME, _TEXT, _WORD = Kind.AUTHOR, Kind.TIME, Kind.TEXT, Kind.WORD
_WORDS = FORM_WORDS | REPLY_WORDS | TOP_LEVEL_WORDS
_ACTIONS = _WORDS | _RULES
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

    pieces: list[Piece]
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
    if len(text) > _LONGEST_WORD:
        return None
    if text in _ACTIONS:
        return text
    return word if (word := text.rstrip(_ARROWS)) in _WORDS else None


def read_linked_moment(text: str) -> Moment | None:
    """Read a line that is a time, which may lead to a comment."""
    return read_moment(unlinked(text) if text[-1] == ")" and len(text) < _LONGEST_LINK else text)


def _permanent(text: str) -> tuple[str | None, str | None]:
    """The native id and the address of a comment, where a line leads to it."""
    match = _PERMALINK.search(text) if text[-1] == ")" else None
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
        self._timed = False
        self._worded = worded

    def read(self) -> HeadedList:
        """Read all of them."""
        belows = [header.row for header in self._headers[1:]]
        endings = [
            self._ending(header.after, below)
            for header, below in zip(self._headers, belows, strict=False)
        ]
        self._learn(endings)
        belows.append(self._last_end())
        endings.append(self._ending(self._headers[-1].after, belows[-1]))
        read = HeadedList([], [], [])
        for header, below, ending in zip(self._headers, belows, endings, strict=True):
            self._add(read, header, below, self._known(ending))
        read.pieces.extend(block(Kind.FURNITURE, self._lines, belows[-1], len(self._lines)))
        return read

    def _add(
        self, read: HeadedList, header: Header, below: int, ending: Sequence[str | Moment]
    ) -> None:
        """Add a comment with what stands below its text."""
        lines, pieces, comment = self._lines, read.pieces, len(read.told)
        first, after, author, moment, link = header
        pieces.append(_make(Piece, (_AUTHOR, lines[first].start, lines[after - 1].end, comment)))
        tail = below - len(ending)
        if after < tail:
            start, end = lines[after].start, lines[tail - 1].end
            pieces.append(_make(Piece, (_TEXT, start, end, comment)))
        spoken = []
        for row, each in enumerate(reversed(ending), tail):
            _, start, end, _, text = lines[row]
            if isinstance(each, str):
                spoken.append(each)
                pieces.append(_make(Piece, (_WORD, start, end, -1)))
            else:
                moment, link = each, text
                pieces.append(_make(Piece, (_TIME, start, end, comment)))
        published = moment.published if moment else None
        native, url = _permanent(link) if link else (None, None)
        read.told.append(_make(Told, (author, published, native, url)))
        read.words.append(spoken)

    def _ending(self, first: int, after: int) -> list[str | Moment]:
        """What may stand below the text of a comment, from the last line up: words and one time."""
        ending: list[str | Moment] = []
        timed = False
        for row in range(after - 1, first - 1, -1):
            text = self._lines[row].text
            if word := action_word(text):
                ending.append(word)
            elif not timed and (moment := read_linked_moment(text)):
                ending.append(moment)
                timed = True
            else:
                break
        return ending

    def _learn(self, endings: Sequence[Sequence[str | Moment]]) -> None:
        """Learn from all comments but the last whether times and words stand at their ends."""
        worded = sum(1 for each in endings if each and isinstance(each[0], str))
        # The time is the one that is no word.
        timed = sum(1 for each in endings if any(not isinstance(it, str) for it in each))
        most = len(self._headers) // 2
        # One comment alone shows nothing of a custom.
        alone = len(self._headers) == 1
        told = all(header.moment for header in self._headers)
        self._timed = not told and (alone or (timed > 0 and timed >= most))
        self._worded = self._worded or alone or (worded > 0 and worded >= most)

    def _known(self, ending: Sequence[str | Moment]) -> Sequence[str | Moment]:
        """What of an ending is none of the comment's text, as it stands in most of them."""
        if self._worded and self._timed:
            return ending
        for index, each in enumerate(ending):
            if not (self._worded if isinstance(each, str) else self._timed):
                return ending[:index]
        return ending

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
