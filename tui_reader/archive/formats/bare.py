"""The layout *bare*: comments as a numbered list without any action word.

Only indents and running numbers tell comment from comment.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from tui_reader.archive.languages.furniture_words import is_footer
from tui_reader.archive.texts.comment_list import (
    ITEM_INDENT,
    CommentList,
    find_count,
)
from tui_reader.archive.texts.heading import read_heading
from tui_reader.archive.texts.lines import Item, Line, read_item, split_lines
from tui_reader.archive.texts.pieces import Kind, Reading, block

NAME = "bare"

_STEP = 2
_DEEPEST_TEXT = 40
_HIGHEST_FIRST_REPLY = 3
_BULLETS = "•*-–◦▪·"

_MOST_LINES_BELOW = 12
_LONGEST_LINE_BELOW = 160

_Items = Mapping[int, Item]
"""Lines that are numbered, each with its number; ``tops`` are those of top-level comments."""

_FIRST_ITEM = re.compile(r"\n {2,3}\d{1,6}\. ")


def recognise(text: str) -> float:
    """Say how sure it is that a text has this layout, from 0 to 1."""
    return 0.5 if _FIRST_ITEM.search(text) else 0.0


def parse(text: str) -> Reading:
    """Take a text of this layout apart."""
    lines = split_lines(text)
    items = {
        row: item
        for row, line in enumerate(lines)
        if line.indent >= ITEM_INDENT and (item := read_item(line))
    }
    tops = {row: item for row, item in items.items() if lines[row].indent < ITEM_INDENT + _STEP}
    first = _first_row(lines, tops)
    if first is None:
        heading = read_heading(lines, len(lines))
        warning = "No comments were told apart in this capture: all of its text is the body."
        return Reading(heading.pieces, warnings=[*heading.warnings, warning])
    count = find_count(lines, first)
    heading = read_heading(lines, count[0] if count else first)
    pieces = heading.pieces
    if count:
        pieces += block(Kind.COUNT, lines, count[0], count[0] + 1)
    comments = _read_list(lines, first, tops, items)
    warnings = heading.warnings + comments.warnings
    if not count:
        warnings.append(
            "The page gives no count of its comments: that they begin at line "
            f"{lines[first].row} is judged from the indent alone."
        )
    return Reading(
        pieces + comments.pieces,
        comments.levels,
        comments.told,
        claimed=count[1] if count else None,
        warnings=warnings,
    )


def _first_row(lines: Sequence[Line], tops: _Items) -> int | None:
    """The first line of the list: right below a count line, else the last list of the text."""
    counted = last = None
    inside, below_count = False, False
    for row, line in enumerate(lines):
        if line.indent < ITEM_INDENT:
            inside, below_count = False, line.text[-1] == ":"
            continue
        if below_count and find_count(lines, row) and line.text[0] not in _BULLETS:
            counted = row
        below_count = False
        if not inside and row in tops:
            last, inside = row, True
    if counted is not None:
        return counted
    return last if last is not None and _ends_the_text(lines, last, tops) else None


def _ends_the_text(lines: Sequence[Line], first: int, tops: _Items) -> bool:
    """Whether a list is the comments, and not one that the post's author wrote.

    Comments are the end of a capture but for some short lines of the page. An author's list has
    neither blank lines in it nor, as a rule, nothing below it.
    """
    after = _end_row(lines, first, tops)
    below = [line.text for line in lines[after:] if not is_footer(line.text)]
    if not below:
        return True
    short = len(below) <= _MOST_LINES_BELOW and max(map(len, below)) <= _LONGEST_LINE_BELOW
    items = sum(1 for _ in _top_level(first, after, tops))
    spread = lines[after - 1].row - lines[first].row > after - 1 - first
    return short and spread and items > 1


def _read_list(lines: Sequence[Line], first: int, tops: _Items, items: _Items) -> CommentList:
    comments = CommentList(lines)
    after = _end_row(lines, first, tops)
    starts = list(_top_level(first, after, tops))
    for (row, item), (next_row, _) in zip(starts, [*starts[1:], (after, None)], strict=True):
        if item is None:
            comments.warnings.append(
                f"The first comment has no number (line {lines[row].row}): "
                "where it begins is a guess."
            )
        comments.open(row, 0, item)
        _read_answers(comments, lines, items, row + 1, next_row, 1)
    comments.furniture(after)
    comments.finish()
    return comments


def _end_row(lines: Sequence[Line], first: int, tops: _Items) -> int:
    """The line behind the list: nothing that is numbered on follows it."""
    after = len(lines)
    number = 0
    outside = None
    for row in range(first, len(lines)):
        if lines[row].indent < ITEM_INDENT:
            outside = row if outside is None else outside
        elif (item := tops.get(row)) and item.number > number:
            if outside is not None and item.number != number + 1:
                break
            number, outside = item.number, None
    return after if outside is None else outside


def _top_level(first: int, after: int, tops: _Items) -> Iterator[tuple[int, Item | None]]:
    number = 0
    if first not in tops:
        yield first, None
    for row in range(first, after):
        if (item := tops.get(row)) and item.number > number:
            number = item.number
            yield row, item


def _read_answers(
    comments: CommentList, lines: Sequence[Line], items: _Items, first: int, after: int, level: int
) -> None:
    """Read the rest of a comment and the answers to it.

    Args:
        comments: Where they are gathered.
        lines: The lines of the capture.
        items: Those of them that are numbered.
        first: The second line of the comment.
        after: The line behind the last answer.
        level: The level of the answers.
    """
    if items.keys().isdisjoint(range(first, after)):
        comments.text(first, after)
        return
    answers = list(_answers(lines, items, first, after, level, comments.warnings))
    comments.text(first, answers[0][0] if answers else after)
    ends = [*(row for row, _ in answers), after][1:]
    for (row, item), end in zip(answers, ends, strict=True):
        comments.open(row, level, item)
        _read_answers(comments, lines, items, row + 1, end, level + 1)


def _answers(
    lines: Sequence[Line], items: _Items, first: int, after: int, level: int, warnings: list[str]
) -> Iterator[tuple[int, Item]]:
    """The lines below a comment where the answers to it begin.

    A further paragraph of the comment is indented as an answer is. So the answers begin below its
    last paragraph without a number, and their numbers run on.
    """
    indent = ITEM_INDENT + _STEP * level
    if level > 1 and not _is_nested(lines, first, after, indent + _STEP):
        return
    number = 0
    own = first - 1
    numbered: list[int] = []
    for row in range(first, after):
        if (inside := lines[row].indent) < indent + _STEP:
            if inside >= indent and row in items:
                numbered.append(row)
            else:
                own = row
    for row in numbered:
        item = items[row]
        begins = number < item.number and (number or item.number <= _HIGHEST_FIRST_REPLY)
        if row <= own or not begins:
            continue
        if item.number != number + 1:
            warnings.append(
                f"A number is missing above line {lines[row].row}: "
                "that a reply begins there is a guess."
            )
        number = item.number
        yield row, item


def _is_nested(lines: Sequence[Line], first: int, after: int, indent: int) -> bool:
    """Whether there are texts as far in as those of answers to answers.

    Blogger has no such answers: without that a number in a reply is what somebody wrote.
    """
    deepest = indent <= _DEEPEST_TEXT
    return deepest and any(lines[row].indent >= indent for row in range(first, after))
