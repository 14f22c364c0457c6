"""A cleaned text broken into lines of a width, with its rules, links and list items found.

Everything here works on text that `tui_reader.text` has made safe; nothing knows Textual's widgets.
Widths are in terminal cells, offsets in characters of the text that was given.
"""

import itertools
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import get_character_cell_size, split_graphemes

_RULE = re.compile(
    r"[ \u00a0]*(?:[-*_=~—–+#•]{4,}|[-*_=~]{1,6}\s*[oO0]{2,}\s*[-*_=~]{1,6})[ \u00a0]*"
)
_ITEM = re.compile(r"[ \u00a0]*(?:[•·◦‣*–-]|\(?\d{1,3}[.)]|[a-z]\))[ \u00a0]+")
_LINK = re.compile(r"https?://[^\s<>\"“”]+|\bwww\.[^\s<>\"“”]+\.[^\s<>\"“”]+")
_LINK_END = ".,;:!?'’)]}…"
_WIDE = 2
"""A character of so many cells is a word of its own: its script has no spaces."""
_SPACES = " \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
"""White space at which a line may end: all but what is made not to be broken."""
_JOINED = re.compile("[\u200d\ufe0f]")
# Latin, Greek, Cyrillic and everyday punctuation: one cell each, so that characters can be counted.
_ONE_CELL = "!-\u02ff\u0370-\u0482\u048a-\u0590\u2010-\u2027\u2030-\u205e\u20a0-\u20bf"
_NARROW = re.compile(f"[ {_ONE_CELL}]*")
_WORD = re.compile(f"[{_ONE_CELL}]+")
"""The rest of a word in such letters."""
_LONGEST_HANG = 6


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a typeset text."""

    start: int
    """The offset of its first character in the text."""
    end: int
    """The offset after its last character that is drawn."""
    indent: int = 0
    """Cells to leave free before it: the later lines of a list item hang."""
    rule: bool = False
    """Whether it is a row of stars or dashes, to be drawn as a rule."""


@dataclass(frozen=True, slots=True)
class _Measured:
    """A line of a text, with all that its breaking asks for."""

    start: int
    """The offset of its first character in the text."""
    cells: Sequence[int]
    """For each of its offsets, how many cells all before it take; marks and joiners take none."""
    sizes: bytes
    """How many cells each of its characters takes."""
    spaces: str
    """Those of `_SPACES` that are in it."""


def typeset(text: str, width: int, whole: Sequence[tuple[int, int]] = ()) -> list[Line]:
    """Break a text into lines.

    Args:
        text: Cleaned text; a newline ends a line, a blank line parts paragraphs.
        width: The cells that a line may take; at least 1 is used.
        whole: Start and end of what stays in one line even if that becomes too long; ascending.

    Returns:
        The lines in order. Together they hold all of the text but white space at line ends.
    """
    width = max(width, 1)
    lines: list[Line] = []
    start = 0
    for source in text.split("\n"):
        end = start + len(source.rstrip())
        if start == end:
            lines.append(Line(start, start))
        elif _RULE.fullmatch(text, start, end):
            lines.append(Line(start, end, rule=True))
        else:
            item = _ITEM.match(text, start, end)
            hang = min(item.end() - start, _LONGEST_HANG, width // 3) if item else 0
            _break(text, start, end, width, hang, whole, lines)
        start += len(source) + 1
    return lines


def _break(
    text: str,
    start: int,
    end: int,
    width: int,
    hang: int,
    whole: Sequence[tuple[int, int]],
    lines: list[Line],
) -> None:
    measured = None if _NARROW.fullmatch(text, start, end) else _measure(text, start, end)
    indent = 0
    while start < end:
        room = width - indent
        if measured is None:
            stop, after = _plain_stop(text, start, end, room)
        else:
            stop, after = _wide_stop(text, start, end, room, measured)
        place = bisect_right(whole, (stop,)) - 1
        if place >= 0 and stop < whole[place][1] and (word := _WORD.match(text, stop, end)):
            stop, after = _around_spaces(text, start, word.end(), end)
        lines.append(Line(start, stop, indent))
        start = after
        indent = hang


def _plain_stop(text: str, start: int, end: int, room: int) -> tuple[int, int]:
    """Where a line of one-cell characters stops, and where the next one starts."""
    if end - start <= room:
        return end, end
    space = text.rfind(" ", start + 1, start + room + 1)
    if space == -1 or not text[start:space].strip():
        return start + room, start + room
    return _around_spaces(text, start, space, end)


def _wide_stop(text: str, start: int, end: int, room: int, measured: _Measured) -> tuple[int, int]:
    """As `_plain_stop`, for characters of none, one or two cells."""
    cells, here = measured.cells, start - measured.start
    full = bisect_right(cells, cells[here] + room, here + 1) - 1
    if full == here:
        # No room for even one: it is drawn all the same, with the marks on it.
        full = bisect_right(cells, cells[here + 1], here + 1) - 1
    if measured.start + full >= end:
        return end, end
    at = max(measured.start + _last_wide(measured.sizes, here, full), start)
    full += measured.start
    at = max([at, *(text.rfind(space, at, full + 1) for space in measured.spaces)])
    if not text[start:at].strip():
        return full, full
    return _around_spaces(text, start, at, end)


def _last_wide(sizes: bytes, first: int, last: int) -> int:
    """The last place, within these, before or after a wide character; -1 where there is none."""
    wide = sizes.rfind(_WIDE, first, last + 1)
    # A mark stays with its letter.
    return wide + 1 if first <= wide < last and sizes[wide + 1] else wide


def _around_spaces(text: str, start: int, at: int, end: int) -> tuple[int, int]:
    """Where the last word before a break stops, and where the first one after it starts."""
    stop = after = at
    while stop > start and text[stop - 1] in _SPACES:
        stop -= 1
    while after < end and text[after] in _SPACES:
        after += 1
    return stop, after


def _measure(text: str, start: int, end: int) -> _Measured:
    """Measure a line once, so that no word is measured again for each line that it takes."""
    letters = text[start:end]
    if _JOINED.search(letters):
        sizes = bytearray(len(letters))
        for first, _, size in split_graphemes(letters)[0]:
            sizes[first] = size
    else:
        sizes = bytearray(map(get_character_cell_size, letters))
    cells = list(itertools.accumulate(sizes, initial=0))
    spaces = "".join(space for space in _SPACES if space in letters)
    return _Measured(start, cells, bytes(sizes), spaces)


def links(text: str) -> list[tuple[int, int]]:
    """Find the web addresses in a text.

    Returns:
        Start and end of each, in order, without the punctuation that follows it.
    """
    found = []
    for match in _LINK.finditer(text):
        address = match[0].rstrip(_LINK_END)
        # A closing bracket belongs to an address that has the opening one.
        if "(" in address and match[0][len(address) : len(address) + 1] == ")":
            address += ")"
        found.append((match.start(), match.start() + len(address)))
    return found


def merge(
    spans: Sequence[tuple[int, int, str]], start: int, end: int
) -> list[tuple[int, int, str]]:
    """Cut a stretch of text where styles change.

    Args:
        spans: Start, end and style each; a later one lies over an earlier one.
        start: Where the stretch begins.
        end: Where it ends.

    Returns:
        Start, end and style of consecutive pieces that cover the stretch; plain ones are ``text``.
    """
    near = [span for span in spans if span[0] < end and span[1] > start]
    cuts = sorted({start, end, *(min(max(at, start), end) for one in near for at in one[:2])})
    pieces = []
    for left, right in itertools.pairwise(cuts):
        style = "text"
        for span in near:
            if span[0] <= left and right <= span[1]:
                style = span[2]
        pieces.append((left, right, style))
    return pieces
