"""The layout *authored*: a whole page as one copies it from a browser.

Nothing is indented or numbered. Each comment begins with its author line, or with the name on one
line and the time on the next, and action words close comments and threads.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tui_reader.archive.languages.dates import Moment, read_author_line, read_moment
from tui_reader.archive.languages.furniture_words import is_footer
from tui_reader.archive.languages.page_words import REPLIES_HEADINGS, REPLY_WORDS, TOP_LEVEL_WORDS
from tui_reader.archive.texts.headed_list import Header, action_word, claim_above, read_headed_list
from tui_reader.archive.texts.heading import read_heading
from tui_reader.archive.texts.lines import Line, read_item, split_lines
from tui_reader.archive.texts.pieces import Kind, Reading, block

NAME = "authored"

_LONGEST_NAME = 60
_MOST_WORDS = 6
_LONGEST_HEADER = 120
_FEWEST_WITHOUT_COUNT = 2
_NO_NAME = frozenset('!?;:,"“”«»[]{}<>\\|')
# It begins with what is rare, so that the search is fast.
_CLOCK = re.compile(r":\d\d(?: ?[AaPp]\.? ?[Mm]\.?)?(?: (?:Uhr|(?:GMT|UTC)\S{0,6}))?[ \t]*(?:\n|$)")
_ENDS_OF_TIMES = frozenset("0123456789mM.TCr")
# A header for each comment: it passes by its own __new__.
_make = tuple.__new__


def recognise(text: str) -> float:
    """Say how sure it is that a text has this layout, from 0 to 1."""
    if _CLOCK.search(text) is None:
        return 0.0
    lines = split_lines(text)
    headers = _headers(text)
    if not headers:
        return 0.0
    if claim := claim_above(lines, headers[0].row):
        if len(headers) == claim[1]:
            return 0.91
        return 0.82 if 2 * len(headers) >= (claim[1] or 0) else 0.3
    worded = sum(1 for header in headers[1:] if action_word(lines[header.row - 1].text))
    return 0.81 if worded else 0.4


def parse(text: str) -> Reading:
    """Take a text of this layout apart."""
    lines = split_lines(text)
    headers = _headers(text)
    if not headers:
        heading = read_heading(lines, len(lines))
        warning = "No comments were told apart in this capture: all of its text is the body."
        return Reading(heading.pieces, warnings=[*heading.warnings, warning])
    first = headers[0].row
    claim = claim_above(lines, first)
    after = claim[0] if claim else first
    heading = read_heading(lines, after)
    pieces = heading.pieces
    if claim:
        pieces += block(Kind.COUNT, lines, after, after + 1)
        pieces += block(Kind.FURNITURE, lines, after + 1, first)
    comments = read_headed_list(lines, headers, worded=True)
    levels, told_apart = _levels(comments.words)
    warnings = heading.warnings
    if not told_apart:
        warnings.append("The capture does not say which comments are replies: all stand alone.")
    return Reading(
        pieces + comments.pieces,
        levels,
        comments.told,
        claimed=claim[1] if claim else None,
        warnings=warnings,
    )


@lru_cache(maxsize=1)
def _headers(text: str) -> Sequence[Header]:
    """The lines with which comments begin."""
    lines = split_lines(text)
    found = list(_candidates(lines))
    for index, header in enumerate(found):
        if claim_above(lines, header.row):
            return found[index:]
    # A title with a time below it looks the same.
    found = [header for header in found if header.row > 1]
    return found if len(found) >= _FEWEST_WITHOUT_COUNT else []


def _candidates(lines: Sequence[Line]) -> Iterator[Header]:
    rows = [
        row
        for row, line in enumerate(lines)
        if ":" in line.text and line.text[-1] in _ENDS_OF_TIMES
    ]
    behind = 0
    for row in rows:
        line = lines[row]
        text = line.text
        # A heading is no author line.
        if row < behind or len(text) > _LONGEST_HEADER or text[0] == "#":
            continue
        if (author := read_author_line(text)) and author.published:
            if not read_item(line):
                day, _, clock = author.published.partition("T")
                told = _make(Moment, (day, clock))
                yield _make(Header, (row, row + 1, author.author, told, ""))
                behind = row + 1
        elif row > behind and (moment := _full_moment(line.text)) and _is_name(lines, row - 1):
            yield Header(row - 1, row + 1, lines[row - 1].text, moment)
            behind = row + 1


def _full_moment(text: str) -> Moment | None:
    moment = read_moment(text)
    return moment if moment and moment.day and moment.clock else None


def _is_name(lines: Sequence[Line], row: int) -> bool:
    """Whether a line is a name and nothing of the comment above it."""
    text = lines[row].text
    if len(text) > _LONGEST_NAME or len(text.split()) > _MOST_WORDS:
        return False
    if not _NO_NAME.isdisjoint(text) or "..." in text or action_word(text) or is_footer(text):
        return False
    above = lines[row - 1] if row else None
    return (
        above is None
        or above.row + 1 < lines[row].row
        or action_word(above.text) is not None
        or claim_above(lines, row, 1) is not None
    )


def _levels(words: Sequence[Sequence[str]]) -> tuple[list[int], bool]:
    """Tell replies by the action words and headings between comments.

    Args:
        words: What stands at the end of each comment.

    Returns:
        The level of each comment, and whether any word told it.
    """
    levels: list[int] = []
    inside = 0
    told = False
    for each in words:
        level = inside
        closed = False
        for word in each if len(each) < 2 else _glued(each):
            if word in TOP_LEVEL_WORDS:
                level, inside, closed = 0, 0, True
            elif word in REPLY_WORDS:
                level = 1 if levels else 0
            # In some languages the heading of replies and the button are the same word.
            elif (
                word in REPLIES_HEADINGS
                and not (level or inside)
                and (closed or not _is_button(word))
            ):
                inside = 1
            else:
                inside, closed = 0, True
            told = True
        levels.append(level)
    return levels, told


def _is_button(word: str) -> bool:
    return any(each.startswith(word) for each in TOP_LEVEL_WORDS)


def _glued(words: Sequence[str]) -> Iterator[str]:
    """Put together what stands on two lines: ``Reply`` and ``Delete``."""
    waiting = list(reversed(words))
    while waiting:
        word = waiting.pop()
        if waiting and word + waiting[-1] in TOP_LEVEL_WORDS:
            word += waiting.pop()
        yield word
