"""A list of rows, drawn line by line: the ground of the lists at the side."""

from collections.abc import Callable, Sequence
from typing import ClassVar, Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from tui_reader.tui.bindings import bindings_for
from tui_reader.tui.phrasing import Part
from tui_reader.tui.widgets.drawn import TEXT, Drawn
from tui_reader.tui.widgets.screen_lines import screen_lines

Item = TypeVar("Item")

WHEEL_LINES = 3
_BESIDE = 4
"""The cells beside a row's text: its bar, the scroll bar, and one between."""


class RowList(Drawn, Generic[Item], can_focus=True):
    """A list that knows its items by key, and draws only the rows in view.

    | component class | what it styles |
    |---|---|
    | `rows--title`, `rows--quiet` | parts of a row |
    | `rows--cursor` | the selected row |
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings_for("list")
    STYLES_PREFIX = "rows"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--title",
        "rows--quiet",
        "rows--cursor",
    }
    ALLOW_SELECT = False
    ROW_HEIGHT: ClassVar[int] = 2
    """The lines that an item takes, but for what a list puts over some of them."""

    class Chosen(Message):
        """The selected row is to be opened."""

    def __init__(self, *, id: str | None = None) -> None:
        """Make an empty list.

        Args:
            id: The widget's id.
        """
        super().__init__(id=id)
        self.items: Sequence[Item] = []
        self.cursor = 0
        self._top = 0
        self.empty = ""
        """What an empty list says: our own words."""
        self.follow: Callable[[], None] = lambda: None
        """Called when one selects another row; not a message, for the next key may be there."""
        self._rows: dict[int, list[list[Part]]] | None = None

    @property
    def selected(self) -> Item | None:
        """The selected item, or None in an empty list."""
        return self.items[self.cursor] if self.items else None

    def key(self, item: Item) -> object:
        """What stays the same of an item when the list changes."""
        return item

    def place_of(self, key: object) -> int | None:
        """Say where the item with a key is, or None where it is not there."""
        found = (place for place, item in enumerate(self.items) if self.key(item) == key)
        return next(found, None)

    def draw(self, item: Item, width: int) -> list[list[Part]]:
        """The lines of an item, each in styled pieces; all text in them is cleaned."""
        raise NotImplementedError

    def headed(self, place: int) -> int:
        """How many lines of an item are a heading over it, which is never selected."""
        return 0

    def top_of(self, place: int) -> int:
        """The line of the whole list where an item begins; after the last one, where all ends."""
        return place * self.ROW_HEIGHT

    def place_at(self, line: int) -> int:
        """The place of the item that has a line of the whole list."""
        return line // self.ROW_HEIGHT

    def draw_heading(self, item: Item, width: int) -> list[list[Part]]:
        """The lines over an item that has a heading, as many as `headed` says."""
        return []

    def show(self, items: Sequence[Item], keep: bool = True) -> None:
        """Show other items.

        Args:
            items: The new items.
            keep: Whether the selected item stays selected if it is still there, and at its line
                of the screen; else the first one is selected.
        """
        old = self.selected
        y = self.top_of(self.cursor) - self._top
        self.items = items
        self.cursor = 0
        if keep and old is not None:
            self.cursor = self.place_of(self.key(old)) or 0
        self._scroll(self.top_of(self.cursor) - y)

    def select(self, place: int, tell: bool = True) -> None:
        """Select a row and bring it into view.

        Args:
            place: Its place in the list; kept within its ends.
            tell: Whether to `follow`.
        """
        if not self.items:
            return
        self.cursor = min(max(place, 0), len(self.items) - 1)
        self._reveal()
        if tell:
            self.follow()

    def select_key(self, key: object, tell: bool = False) -> None:
        """Select the item with a key, if it is there."""
        place = self.place_of(key)
        if place is not None:
            self.select(place, tell)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint the lines in view; what a row is made of is asked for once, not by each line.

        Args:
            crop: What of the widget is asked for.

        Returns:
            Its lines.
        """
        self._rows = {}
        try:
            return screen_lines(super().render_lines(crop))
        finally:
            self._rows = None

    def render_line(self, y: int) -> Strip:
        """Draw one line of the view.

        Args:
            y: The line, from the top of the widget.

        Returns:
            The line, of the widget's width.
        """
        width = self.size.width
        place = self.place_at(y + self._top)
        number = y + self._top - self.top_of(place)
        if width < 3 or (place >= len(self.items) and self.items):
            return Strip.blank(max(width, 0), self._style(TEXT))
        if not self.items:
            return self._says_empty(y, width)
        lines = self._drawn(place, width - _BESIDE)
        selected = place == self.cursor and number >= self.headed(place)
        cursor = self._style("cursor") if selected else Style()
        bar = "▌ " if selected and number < len(lines) else "  "
        segments = [Segment(bar, self._style("title" if self.has_focus else "quiet"))]
        if number < len(lines):
            segments += [
                Segment(text, self._style(name) + (Style() if name == "lit" else cursor))
                for text, name in lines[number]
            ]
        fill = self._style(TEXT) + cursor if number < len(lines) else self._style(TEXT)
        strip = Strip(segments).adjust_cell_length(width - 1, fill)
        return Strip([*strip, self._thumb(y)], width)

    def on_mouse_scroll_down(self) -> None:
        """Scroll down; what is selected stays so."""
        self._scroll(self._top + WHEEL_LINES)

    def on_mouse_scroll_up(self) -> None:
        """Scroll up."""
        self._scroll(self._top - WHEEL_LINES)

    def on_resize(self) -> None:
        """Keep the selected row in view."""
        self._reveal()

    def on_click(self, event: events.Click) -> None:
        """Open the row that was clicked."""
        place = self.place_at(event.y + self._top)
        if event.button == 1 and place < len(self.items):
            self.select(place)
            self.post_message(self.Chosen())

    def action_down(self) -> None:
        """Select the next row."""
        self.select(self.cursor + 1)

    def action_up(self) -> None:
        """Select the row above."""
        self.select(self.cursor - 1)

    def action_page(self, direction: int) -> None:
        """Move by a page."""
        self.select(self.cursor + direction * max(self.size.height // self.ROW_HEIGHT, 1))

    def action_half_page(self, direction: int) -> None:
        """Move by half a page."""
        self.select(self.cursor + direction * max(self.size.height // self.ROW_HEIGHT // 2, 1))

    def action_first(self) -> None:
        """Select the first row."""
        self.select(0)

    def action_last(self) -> None:
        """Select the last row."""
        self.select(len(self.items) - 1)

    def _drawn(self, place: int, width: int) -> list[list[Part]]:
        if self._rows is not None and place in self._rows:
            return self._rows[place]
        item = self.items[place]
        heading = self.draw_heading(item, width) if self.headed(place) else []
        lines = [*heading, *self.draw(item, width)]
        if self._rows is not None:
            self._rows[place] = lines
        return lines

    def _reveal(self) -> None:
        """Scroll no further than is needed to see the selected row."""
        top, end = self.top_of(self.cursor), self.top_of(self.cursor + 1)
        lowest = end - max(self.size.height, end - top)
        self._scroll(min(max(self._top, lowest), top))

    def _scroll(self, top: int) -> None:
        """Show the list from a line on, as far as there are lines."""
        most = self.top_of(len(self.items)) - self.size.height
        # A whole row at the top, unless the end of the list decides.
        place = self.place_at(max(top, 0))
        down = top > self._top and top > self.top_of(place)
        self._top = max(min(self.top_of(place + down), most), 0)
        self.refresh()

    def _thumb(self, y: int) -> Segment:
        """The scroll bar's piece in a line of the view."""
        lines, height = self.top_of(len(self.items)), self.size.height
        first = self._top * height // max(lines, 1)
        length = max(height * height // max(lines, 1), 1)
        shown = lines > height and first <= y < first + length
        return Segment("▐" if shown else " ", self._style("quiet"))

    def _says_empty(self, y: int, width: int) -> Strip:
        # Not at the top: the first frame of an archive with posts does without it.
        from tui_reader.tui.typeset import typeset

        lines = typeset(self.empty, width - 4)
        # A line of room above it.
        line = self.empty[lines[y - 1].start : lines[y - 1].end] if 0 < y <= len(lines) else ""
        strip = Strip([Segment("  " + line, self._style("quiet"))])
        return strip.adjust_cell_length(width, self._style(TEXT))
