"""A cleaned text broken into lines of a width, with its rules, links and list items found.

Everything here works on text that `tui_reader.text` has made safe; nothing knows Textual's widgets.
Widths are in terminal cells, offsets in characters of the text that was given.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rich.cells import cell_len

from tui_reader.tui.phrasing import cut

_RULE = re.compile(
    r"[ \u00a0]*(?:[-*_=~—–+#•]{4,}|[-*_=~]{1,6}\s*[oO0]{2,}\s*[-*_=~]{1,6})[ \u00a0]*"
)
_ITEM = re.compile(r"[ \u00a0]*(?:[•·◦‣*–-]|\(?\d{1,3}[.)]|[a-z]\))[ \u00a0]+")
_LINK = re.compile(r"https?://[^\s<>\"“”]+|\bwww\.[^\s<>\"“”]+\.[^\s<>\"“”]+")
_LINK_END = ".,;:!?'’)]}…"
_WIDE = (
    "\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6"
)
# Latin, Greek, Cyrillic and everyday punctuation: one cell each, so that characters can be counted.
_NARROW = re.compile("[ -\u02ff\u0370-\u0482\u048a-\u0590\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")
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


def typeset(text: str, width: int) -> list[Line]:
    """Break a text into lines.

    Args:
        text: Cleaned text; a newline ends a line, a blank line parts paragraphs.
        width: The cells that a line may take; at least 1 is used.

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
            _break(text, start, end, width, hang, lines)
        start += len(source) + 1
    return lines


def _break(text: str, start: int, end: int, width: int, hang: int, lines: list[Line]) -> None:
    plain = _NARROW.fullmatch(text, start, end) is not None
    indent = 0
    while start < end:
        room = width - indent
        if plain:
            stop, after = _plain_stop(text, start, end, room)
        else:
            stop, after = _wide_stop(text, start, end, room)
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
    after = space
    while after < end and text[after] == " ":
        after += 1
    stop = space
    while text[stop - 1] == " ":
        stop -= 1
    return stop, after


def _wide_stop(text: str, start: int, end: int, room: int) -> tuple[int, int]:
    """As `_plain_stop`, for characters of none, one or two cells."""
    used = 0
    stop = start
    for word in _word().finditer(text, start, end):
        letters = word[0].rstrip()
        if stop > start and used + cell_len(letters) > room:
            return stop, word.start()
        if cell_len(letters) > room:
            end_of_line = cut(text, word.start(), word.end(), room)
            return end_of_line, end_of_line
        used += cell_len(word[0])
        stop = word.start() + len(letters)
    return end, end


@cache
def _word() -> re.Pattern[str]:
    """A word with the white space after it; a character of a script without spaces is one."""
    return re.compile(rf"[{_WIDE}]\s*|[^\s{_WIDE}]+\s*|\s+")


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
