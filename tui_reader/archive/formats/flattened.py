"""The layout *flattened*: no indents and no numbers, and the action words displaced.

Each word stands where the first line of its comment ends: glued to the text that follows it, at
the end of that first line, or alone on the next line. One capture keeps to one of these ways.
"""

from collections.abc import Sequence, Set
from enum import Enum, auto
from typing import NamedTuple

from tui_reader.archive.languages.dates import read_date_line
from tui_reader.archive.languages.furniture_words import is_footer
from tui_reader.archive.languages.page_words import INFLECTIONS, PAIRS
from tui_reader.archive.texts.heading import Heading, read_heading
from tui_reader.archive.texts.lines import Line, split_lines
from tui_reader.archive.texts.pieces import Kind, Piece, Reading, block

NAME = "flattened"

_LONGEST_TITLE = 120
_INFLECTIONS = tuple(INFLECTIONS)
# There are as many tokens and pieces as lines: they pass by their own __new__, and by looking up
# the kinds.
_make = tuple.__new__
_TEXT, _WORD = Kind.TEXT, Kind.WORD


class _Place(Enum):
    """Where an action word stands."""

    GLUED = auto()
    ENDING = auto()
    ALONE = auto()


# Members of an enumeration take long to look up.
_GLUED, _ENDING, _ALONE = _Place.GLUED, _Place.ENDING, _Place.ALONE


class _Token(NamedTuple):
    """A text or an action word."""

    level: int | None
    """The level of the comment whose word this is; None for a text."""
    start: int
    end: int
    row: int


def recognise(text: str) -> float:
    """Say how sure it is that a text has this layout, from 0 to 1."""
    return 0.8 if any(word in text and _stands_alone(text, word) for word in PAIRS) else 0.0


def parse(text: str) -> Reading:
    """Take a text of this layout apart."""
    lines = split_lines(text)
    after = _footer_row(lines)
    words = _language(text, lines)
    worded = {
        row
        for row, line in enumerate(lines)
        if line.text.startswith(words) or line.text.endswith(words)
    }
    place = _place([lines[row].text for row in worded], words)
    tokens = _tokens(lines[:after], worded, words, place)
    openings = _openings(tokens, place)
    # Above the first comment a line is a token.
    above = min(openings, default=after)
    heading = _heading(lines, above)
    pieces, levels = heading.pieces, []
    for index in range(above, len(tokens)):
        level, start, end, _ = tokens[index]
        if index in openings:
            levels.append(openings[index])
        if level is None:
            pieces.append(_make(Piece, (_TEXT, start, end, len(levels) - 1)))
        else:
            pieces.append(_make(Piece, (_WORD, start, end, -1)))
    pieces += block(Kind.FURNITURE, lines, after, len(lines))
    return Reading(pieces, levels, warnings=heading.warnings, line_is_paragraph=True)


def _stands_alone(text: str, word: str) -> bool:
    """Whether a word begins a line, or is glued to the end of one."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        before = text[start - 1] if start else "\n"
        if before == "\n" or (not before.isspace() and text[end : end + 1] in ("\n", "")):
            return True
        start = text.find(word, end)
    return False


def _footer_row(lines: Sequence[Line]) -> int:
    """The first of the lines at the end that are links and buttons of the page."""
    row = len(lines)
    while row and is_footer(lines[row - 1].text):
        row -= 1
    return row


def _heading(lines: Sequence[Line], after: int) -> Heading:
    """The title, when the first line is short enough to be one, and the body."""
    if not after or read_date_line(lines[0].text) is not None:
        return read_heading(lines, after)
    if len(lines[0].text) > _LONGEST_TITLE:
        return Heading(list(block(Kind.BODY, lines, 0, after)), [])
    pieces = [*block(Kind.TITLE, lines, 0, 1), *block(Kind.BODY, lines, 1, after)]
    return Heading(pieces, ["The title is a guess: it is the first line of the capture."])


def _language(text: str, lines: Sequence[Line]) -> tuple[str, str]:
    """The two action words of the capture: those of the language that is met most."""
    counts = dict.fromkeys(PAIRS, 0)
    met = tuple(word for word in PAIRS if word in text)
    for line in lines:
        if not (line.text.startswith(met) or line.text.endswith(met)):
            continue
        for word in met:
            if line.text.startswith(word) or line.text.endswith(word):
                counts[word] += 1
    word = max(PAIRS, key=counts.__getitem__)
    return word, PAIRS[word]


def _place(worded: Sequence[str], words: tuple[str, str]) -> _Place:
    """Where the capture has its action words, by the lines that begin or end with one."""
    glued = ending = 0
    for text in worded:
        if text in words:
            continue
        if _find_word(text, words, _GLUED):
            glued += 1
        elif _find_word(text, words, _ENDING):
            ending += 1
    if ending > glued:
        return _ENDING
    # Where words are glued, one that nothing follows stands alone too.
    return _GLUED if glued else _ALONE


def _tokens(
    lines: Sequence[Line], worded: Set[int], words: tuple[str, str], place: _Place
) -> list[_Token]:
    tokens: list[_Token] = []
    # A reply answers something: its word cannot be the first.
    known: Sequence[str] = words[:1]
    for index, (row, start, end, _, text) in enumerate(lines):
        if index not in worded or (found := _find_word(text, known, place)) is None:
            tokens.append(_make(_Token, (None, start, end, row)))
            continue
        known = words
        level, first, after = found
        if first and (before := text[:first].rstrip()):
            tokens.append(_make(_Token, (None, start, start + len(before), row)))
        tokens.append(_make(_Token, (level, start + first, start + after, row)))
        if behind := text[after:].lstrip():
            tokens.append(_make(_Token, (None, end - len(behind), end, row)))
    return tokens


def _find_word(text: str, words: Sequence[str], place: _Place) -> tuple[int, int, int] | None:
    """The action word of a line: its level, where it begins and where it ends.

    There is none where the word is what somebody wrote.
    """
    for level, word in enumerate(words):
        if text == word:
            return level, 0, len(word)
        if place is _GLUED and text.startswith(word):
            rest = text[len(word) :]
            if not level or not (rest[0].isspace() or _is_inflected(rest)):
                return level, 0, len(word)
        if place is _ENDING and text.endswith(word):
            first = len(text) - len(word)
            if not level or not text[first - 1].isspace():
                return level, first, len(text)
    return None


def _is_inflected(rest: str) -> bool:
    """Whether what follows a word makes an ordinary word of it."""
    return rest.startswith(_INFLECTIONS) and any(
        rest.startswith(ending) and not rest[len(ending) : len(ending) + 1].isalpha()
        for ending in INFLECTIONS
    )


def _openings(tokens: Sequence[_Token], place: _Place) -> dict[int, int]:
    """Where comments begin (an index of a token), and the level of each.

    A word has no first line where its comment begins with a line break: then it follows another
    word, or stands alone where words end a line.
    """
    openings = {}
    for index, token in enumerate(tokens):
        if token.level is None:
            continue
        before = tokens[index - 1] if index else None
        has_first_line = before is not None and before.level is None
        if has_first_line and place is _ENDING:
            has_first_line = before is not None and before.row == token.row
        openings[index - 1 if has_first_line else index] = token.level
    return openings
