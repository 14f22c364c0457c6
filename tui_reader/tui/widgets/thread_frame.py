"""One painting of the lines of a post that are in view."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui_reader.archive.outline import POST
from tui_reader.tui.phrasing import Part
from tui_reader.tui.typeset import merge
from tui_reader.tui.widgets.drawn import TEXT
from tui_reader.tui.widgets.lit_places import LitPlaces, near
from tui_reader.tui.widgets.post_finder import PostFinder
from tui_reader.tui.widgets.post_texts import PostTexts
from tui_reader.tui.widgets.thread_item import Text
from tui_reader.tui.widgets.thread_sheet import Sheet, SheetLine
from tui_reader.tui.widgets.thread_viewport import Spot

SCROLLBAR = 1
GUIDE_STYLES = 4
_HEADS = ("title", "author", "signature", "read")
"""The pieces of a head in which something can be found."""
_OWN_GROUND = ("badge", "lit", "current")
"""What keeps its own background where it is selected."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a painting is made of; it is asked for line by line."""

    sheet: Sheet
    """The lines of the post."""
    spots: Sequence[Spot]
    """What is in view, from the top."""
    width: int
    """The cells of a line."""
    text_width: int
    """The widest that a text is set, in cells."""
    margin: int
    """The cells left free at the left."""
    thumb: range
    """The lines at which the scroll bar stands; none where all is in view."""
    cursor: int
    """The selected row."""
    focused: bool
    """Whether the keys go to the post."""
    finder: PostFinder
    """What was found in the post."""
    texts: PostTexts | None
    """Where texts begin that something was found in."""
    lit: LitPlaces
    """The words that are lit wherever they stand."""
    style: Callable[[str], Style]
    """Gives the style of a component class by the end of its name."""

    def line(self, y: int) -> Strip:
        """Draw one line.

        Args:
            y: The line, from the top.

        Returns:
            The line, of the frame's width.
        """
        text = self.style(TEXT)
        if y >= len(self.spots):
            return Strip.blank(self.width, text)
        row, number = self.spots[y]
        selected = row == self.cursor
        line = self.sheet.lines(row)[number]
        bar = self.style("bookmark" if selected and self.focused else "quiet")
        strip = Strip(
            [
                Segment(" " * self.margin, text),
                Segment("▌ " if selected else "  ", bar),
                *self._guides(line.depth),
                *self._drawn(row, line, selected and number == 0 and row != POST),
            ]
        ).adjust_cell_length(self.width - SCROLLBAR, text)
        thumb = Segment("▐", self.style("rule")) if y in self.thumb else Segment(" ", text)
        return Strip([*strip, thumb], self.width)

    def _guides(self, depth: int) -> list[Segment]:
        return [Segment("│ ", self.style(f"guide-{each % GUIDE_STYLES}")) for each in range(depth)]

    def _drawn(self, row: int, line: SheetLine, head: bool) -> list[Segment]:
        if line.body is not None:
            return self._body_segments(row, self.sheet.text(row), line.body)
        segments = [
            Segment(text, head_style(self.style, name, head))
            for part in line.parts
            for text, name in self._found_in_head(row, line.at, part)
        ]
        if head:
            room = " " * self._width_of_rule(row)
            segments.append(Segment(room, self.style(TEXT) + self.style("cursor")))
        if line.ruled:
            room = "─" * max(self._width_of_rule() - cell_len(line.parts[0][0]), 0)
            segments.append(Segment(room, self.style("rule")))
        return segments

    def _found_in_head(self, row: int, at: int, part: Part) -> list[Part]:
        """A piece of a line over a text; a title or name with what was found in it."""
        text, name = part
        spans = self.finder.spans(row, at, at + len(text)) if name in _HEADS else []
        if not spans:
            return [part]
        pieces = merge(spans, at, at + len(text))
        return [
            (text[left - at : right - at], name if found == "text" else found)
            for left, right, found in pieces
        ]

    def _body_segments(self, row: int, text: Text, number: int) -> list[Segment]:
        line = text.lines[number]
        if line.rule:
            return [Segment("─" * self._width_of_rule(row), self.style("rule"))]
        spans = [(*place, "link") for place in near(text.links, line.start, line.end)]
        spans += [(*place, "lit") for place in near(self.lit.of(row), line.start, line.end)]
        head = self.texts.head(row) if self.texts is not None and len(self.finder) else 0
        found = self.finder.spans(row, line.start + head, line.end + head)
        spans += [(max(start - head, 0), end - head, name) for start, end, name in found]
        pieces = merge(spans, line.start, line.end) if spans else [(line.start, line.end, "text")]
        return [
            Segment(" " * line.indent, self.style(TEXT)),
            *(Segment(text.letters[left:right], self.style(name)) for left, right, name in pieces),
        ]

    def _width_of_rule(self, row: int = POST) -> int:
        guides = 0 if row == POST else self.sheet.guides(row)
        return max(min(self.text_width, self.sheet.width - 2 * guides), 0)


def head_style(style: Callable[[str], Style], name: str, selected: bool) -> Style:
    """Give the style of a piece of a comment's first line.

    Args:
        style: Gives the style of a component class by the end of its name.
        name: That of the piece.
        selected: Whether the comment is.
    """
    if not selected or name in _OWN_GROUND:
        return style(name)
    # Bright colours cannot be told from the ground of the selected line in every theme.
    return style(name) + Style(color=style(TEXT).color) + style("cursor")
