"""A post with its comment tree, drawn line by line from data."""

from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui_reader.archive.outline import POST, Outline
from tui_reader.archive.post import Post
from tui_reader.tui.phrasing import Part
from tui_reader.tui.typeset import merge
from tui_reader.tui.widgets.component_style import TEXT, component_style
from tui_reader.tui.widgets.lit_places import LitPlaces, near
from tui_reader.tui.widgets.post_finder import PostFinder
from tui_reader.tui.widgets.post_texts import PostTexts
from tui_reader.tui.widgets.thread_extent import Extent
from tui_reader.tui.widgets.thread_item import Text, item_letters
from tui_reader.tui.widgets.thread_sheet import Sheet, SheetLine
from tui_reader.tui.widgets.thread_viewport import Spot, Viewport

SCROLLBAR = 1
_BAR = 2
_GAP = 1
_GUIDE_STYLES = 4
_STYLES = (
    *("title", "heading", "author", "signature", "badge", "quiet", "warning", "link", "rule"),
    *("bookmark", "unread", "read", "lit", "current", "cursor"),
    *(f"guide-{depth}" for depth in range(_GUIDE_STYLES)),
)
_HEADS = ("title", "author", "signature", "read")
"""The pieces of a head in which something can be found."""
_OWN_GROUND = ("badge", "lit", "current")
"""What keeps its own background where it is selected."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where one is in a post: kept as words and comments, so that it survives another width."""

    comment: str
    """The id of the selected comment; empty for the post itself."""
    folded: frozenset[str]
    """The ids of what is folded."""
    top: str
    """The id of the comment at the top of the view; empty for the post."""
    line: int
    """The line of it at the top, counted before its body begins."""
    offset: int
    """The first character of its body in view, or -1 where the top is above the body."""


class ThreadCanvas(Widget):
    """The lines of a post that are in view; what to show is for `ThreadView` to say.

    | component class | what it styles |
    |---|---|
    | `thread--title`, `thread--heading` | the post's title; the heading of its comments, folds |
    | `thread--author`, `thread--signature`, `thread--badge` | names |
    | `thread--quiet`, `thread--warning` | what stands back; what is uncertain |
    | `thread--link`, `thread--rule`, `thread--bookmark` | links; rules and the scroll bar; stars |
    | `thread--unread`, `thread--read` | the mark of what was not read; the name over what was |
    | `thread--lit`, `thread--current` | words searched for; the one one is at |
    | `thread--cursor` | the first line of the selected comment |
    | `thread--guide-0` … `thread--guide-3` | the guides of each depth |
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"thread--{name}" for name in _STYLES}
    ALLOW_SELECT = False

    text_width: reactive[int] = reactive(80)
    """The widest that a text is set, in cells."""
    lit: reactive[tuple[str, ...]] = reactive(())
    """Folded words to light wherever they stand."""
    bookmarked: reactive[frozenset[str]] = reactive(frozenset[str]())
    """The ids of the bookmarked comments; the post itself is the empty id."""

    class Moved(Message):
        """What is selected, folded or in view has changed."""

    def __init__(self, *, id: str | None = None) -> None:
        """Make a canvas without a post.

        Args:
            id: The widget's id.
        """
        super().__init__(id=id)
        self.post: Post | None = None
        self.outline = Outline(())
        self.cursor = POST
        self._sheet: Sheet | None = None
        self._viewport = Viewport(self.outline, lambda row: 1)
        self.finder = PostFinder()
        self.texts: PostTexts | None = None
        """What can be found in the open post."""
        self._lit_places = LitPlaces((), self.letters)
        self._extent: Extent | None = None
        self._spots: list[Spot] | None = None
        self._held: tuple[Spot, tuple[int, int, int]] = ((POST, 0), (POST, 0, -1))
        self._laid_out = Size(0, 0)
        self._styles_by_name: dict[str, Style] = {}
        self._levels = 0

    @property
    def comment_id(self) -> str | None:
        """The id of the selected comment, or None for the post."""
        return None if self.cursor == POST else self.outline.comments[self.cursor].id

    @property
    def _most_levels(self) -> int:
        """How many levels of comments the post has."""
        return 1 + max(self.outline.depths, default=-1)

    def open(self, post: Post, place: Place | None = None) -> None:
        """Show a post.

        Args:
            post: The post.
            place: Where one was in it; its top by default.
        """
        self.post = post
        self.outline = Outline(post.comments)
        self.cursor = POST
        self._levels = self._most_levels
        self.finder = PostFinder()
        self.texts = PostTexts(post, self.outline)
        self._viewport = Viewport(self.outline, self._height)
        self._held = ((POST, 0), (POST, 0, -1))
        self._lit_places = LitPlaces(self.lit, self.letters)
        self._extent = Extent(post, self.outline, self._height)
        self._lay_out()
        if place is not None:
            self.restore(place)
        self._changed()

    def place(self) -> Place:
        """Where one is in the open post."""
        row, line = self._viewport.top
        offset = -1
        if self._sheet is not None and row < len(self.outline):
            body = self._sheet.lines(row)[line].body
            offset = -1 if body is None else self._sheet.text(row).lines[body].start
        return Place(
            self.comment_id or "", self.outline.folded_ids(), self._comment_at(row), line, offset
        )

    def restore(self, place: Place) -> None:
        """Go back to where one was in the open post."""
        self.outline.fold_ids(place.folded)
        self._refold()
        self.cursor = self.outline.shown(self._row(place.comment))
        row = self._row(place.top)
        self._viewport.put(row, self._line_at(row, place.line, place.offset), 0)
        self._changed()

    def watch_lit(self) -> None:
        """Draw the words anew."""
        self._lit_places = LitPlaces(self.lit, self.letters)
        self.refresh()

    def watch_text_width(self) -> None:
        """Set the texts anew."""
        self._reflow()
        self.refresh()

    def watch_bookmarked(self) -> None:
        """Draw the stars anew."""
        if self._sheet is not None:
            self._sheet.bookmark(self.bookmarked)
        self._redraw()

    def notify_style_update(self) -> None:
        """Forget the styles of the theme before."""
        self._styles_by_name.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the view.

        Args:
            y: The line, from the top of the widget.

        Returns:
            The line, of the widget's width.
        """
        width = self.size.width
        if self._laid_out != self.size:
            # The first paint after a resize comes before the message that tells of it.
            self._reflow()
        spots = self._screen_spots()
        if self._sheet is None or y >= len(spots) or width < 4:
            return Strip.blank(width, self._style(TEXT))
        row, number = spots[y]
        selected = row == self.cursor
        bar = "▌" if selected else " "
        margin = self._margin()
        segments = [
            Segment(" " * margin, self._style(TEXT)),
            Segment(bar + " ", self._style("bookmark" if selected and self.has_focus else "quiet")),
        ]
        line = self._sheet.lines(row)[number]
        head = selected and number == 0 and row != POST
        segments += self._guides(line.depth)
        segments += self._drawn(row, line, head)
        strip = Strip(segments).adjust_cell_length(width - SCROLLBAR, self._style(TEXT))
        return Strip([*strip, self._scrollbar(y)], width)

    def on_resize(self) -> None:
        """Set the texts to the new width; the word at the top stays at the top."""
        if self._laid_out != self.size:
            self._reflow()
            self.refresh()

    def on_focus(self) -> None:
        """Show where the keys go."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that the keys go elsewhere."""
        self.refresh()

    def _lay_out(self) -> None:
        self._laid_out = self.size
        if self.post is None:
            return
        width = self.size.width - _BAR - _GAP - SCROLLBAR
        self._sheet = Sheet(self.post, self.outline, width - self._margin(), self.text_width)
        self._sheet.bookmark(self.bookmarked)
        self._viewport.height = max(self.size.height, 1)

    def _reflow(self) -> None:
        if self.post is None:
            self._laid_out = self.size
            return
        top = self._viewport.top
        was_in_view = self._is_in_view
        # Until one scrolls, the same word is held at the top through any number of widths; taken
        # anew each time, the first word of the line would drift upwards.
        held = self._held[1] if self._held[0] == top else (*top, self.place().offset)
        self._lay_out()
        self._viewport.top = (held[0], self._line_at(*held))
        self._viewport.settle()
        if was_in_view and not self._is_in_view and self._sheet is not None:
            # Keys act on what is selected: it must be seen.
            self._viewport.show(self.cursor, 0, self._sheet.full_height(self.cursor) - 1)
        self._held = (self._viewport.top, held)
        self._spots = None

    @property
    def _is_in_view(self) -> bool:
        """Whether a line of what is selected is in view."""
        return any(row == self.cursor for row, _ in self._viewport.spots())

    def _margin(self) -> int:
        """The cells to leave free at the left: in a wide view a text stands in the middle."""
        return max((self.size.width - self.text_width - 12) // 2, 0)

    def _line_at(self, row: int, line: int, offset: int) -> int:
        """The line of a row where a character of its body stands."""
        if self._sheet is None or offset < 0 or self.outline.is_folded(row):
            return line if offset < 0 else 0
        return self._sheet.first_body_line(row) + self._sheet.text(row).line_of(offset)

    def _height(self, row: int) -> int:
        return 1 if self._sheet is None else self._sheet.height(row)

    def letters(self, row: int) -> str:
        """The cleaned text of a row."""
        return item_letters(self.post, self.outline, row) if self.post else ""

    def _comment_at(self, row: int) -> str:
        return "" if row == POST else self.outline.comments[row].id

    def _row(self, comment_id: str) -> int:
        row = self.outline.find(comment_id) if comment_id else POST
        return POST if row is None else row

    def _refold(self) -> None:
        if self._sheet is not None:
            self._sheet.refold()
        self._viewport.settle()

    def _redraw(self) -> None:
        self._spots = None
        self.refresh()

    def _changed(self) -> None:
        self._redraw()
        self.post_message(self.Moved())

    def _screen_spots(self) -> list[Spot]:
        if self._spots is None:
            self._spots = self._viewport.spots()
        return self._spots

    def _guides(self, depth: int) -> list[Segment]:
        return [
            Segment("│ ", self._style(f"guide-{each % _GUIDE_STYLES}")) for each in range(depth)
        ]

    def _drawn(self, row: int, line: SheetLine, head: bool) -> list[Segment]:
        if line.body is not None and self._sheet is not None:
            return self._body_segments(row, self._sheet.text(row), line.body)
        cursor = self._style("cursor") if head else Style()
        segments = [
            Segment(text, self._head_style(name, head))
            for part in line.parts
            for text, name in self._found_in_head(row, line.at, part)
        ]
        if head:
            segments.append(Segment(" " * self._width_of_rule(row), self._style(TEXT) + cursor))
        if line.ruled:
            room = self._width_of_rule() - cell_len(line.parts[0][0])
            segments.append(Segment("─" * max(room, 0), self._style("rule")))
        return segments

    def _head_style(self, name: str, selected: bool) -> Style:
        style = self._style(name)
        if not selected or name in _OWN_GROUND:
            return style
        # Bright colours cannot be told from the ground of the selected line in every theme.
        return style + Style(color=self._style(TEXT).color) + self._style("cursor")

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
            return [Segment("─" * self._width_of_rule(row), self._style("rule"))]
        spans = [(*place, "link") for place in near(text.links, line.start, line.end)]
        lit = near(self._lit_places.of(row), line.start, line.end)
        spans += [(*place, "lit") for place in lit]
        head = self.texts.head(row) if self.texts is not None and len(self.finder) else 0
        found = self.finder.spans(row, line.start + head, line.end + head)
        spans += [(max(start - head, 0), end - head, name) for start, end, name in found]
        pieces = merge(spans, line.start, line.end) if spans else [(line.start, line.end, "text")]
        return [
            Segment(" " * line.indent, self._style(TEXT)),
            *(Segment(text.letters[left:right], self._style(name)) for left, right, name in pieces),
        ]

    def _width_of_rule(self, row: int = POST) -> int:
        sheet = self._sheet
        if sheet is None:
            return 0
        return max(min(self.text_width, sheet.width - 2 * sheet.guides(row) * (row != POST)), 0)

    def _scrollbar(self, y: int) -> Segment:
        spots = self._screen_spots()
        whole = self._viewport.top == (POST, 0) and self._viewport.at_end()
        if whole or self._extent is None:
            return Segment(" ", self._style(TEXT))
        height = self.size.height
        first = self._extent.screen_line(spots[0], height)
        last = max(self._extent.screen_line(spots[-1], height), first)
        if self._viewport.at_end():
            last = height - 1
        return Segment("▐" if first <= y <= last else " ", self._style("rule"))

    def _style(self, name: str) -> Style:
        style = self._styles_by_name.get(name)
        if style is None:
            style = component_style(self, "thread", name)
            self._styles_by_name[name] = style
        return style
