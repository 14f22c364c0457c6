"""A post with its comment tree, drawn line by line from data."""

from collections.abc import Callable
from typing import ClassVar

from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.strip import Strip

from tui_reader.archive.outline import POST, Outline
from tui_reader.archive.post import Post
from tui_reader.tui.widgets.drawn import TEXT, Drawn
from tui_reader.tui.widgets.lit_places import LitPlaces
from tui_reader.tui.widgets.post_finder import PostFinder
from tui_reader.tui.widgets.post_texts import PostTexts
from tui_reader.tui.widgets.screen_lines import screen_lines
from tui_reader.tui.widgets.thread_extent import Extent
from tui_reader.tui.widgets.thread_frame import GUIDE_STYLES, SCROLLBAR, Frame
from tui_reader.tui.widgets.thread_item import item_letters
from tui_reader.tui.widgets.thread_place import Place
from tui_reader.tui.widgets.thread_sheet import Sheet
from tui_reader.tui.widgets.thread_viewport import Spot, Viewport

_BAR = 2
_GAP = 1
_STYLES = (
    *("title", "heading", "author", "signature", "badge", "quiet", "warning", "link", "rule"),
    *("bookmark", "unread", "read", "lit", "current", "cursor"),
    *(f"guide-{depth}" for depth in range(GUIDE_STYLES)),
)


class ThreadCanvas(Drawn):
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

    STYLES_PREFIX = "thread"
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"thread--{name}" for name in _STYLES}
    ALLOW_SELECT = False

    text_width: reactive[int] = reactive(80)
    """The widest that a text is set, in cells."""
    lit: reactive[tuple[str, ...]] = reactive(())
    """Folded words to light wherever they stand."""
    bookmarked: reactive[frozenset[str]] = reactive(frozenset[str]())
    """The ids of the bookmarked comments; the post itself is the empty id."""

    def __init__(self, *, id: str | None = None) -> None:
        """Make a canvas without a post.

        Args:
            id: The widget's id.
        """
        super().__init__(id=id)
        self.moved: Callable[[], None] = lambda: None
        """Called when what is selected, folded or in view has changed."""
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
        self._frame: Frame | None = None
        self._held: tuple[Spot, tuple[int, int, int]] = ((POST, 0), (POST, 0, -1))
        self._laid_out = Size(0, 0)
        self._levels = 0

    @property
    def comment_id(self) -> str | None:
        """The id of the selected comment, or None for the post."""
        return None if self.cursor == POST else self.outline.comments[self.cursor].id

    def open(self, post: Post, place: Place | None = None) -> None:
        """Show a post.

        Args:
            post: The post.
            place: Where one was in it; its top by default.
        """
        self.post = post
        self.outline = Outline(post.comments)
        self.cursor = POST
        self._levels = self.outline.levels
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
        # Either comment may be gone: what is at the top is selected then, or the post.
        top = self._row(place.top, POST)
        self.cursor = self.outline.shown(self._row(place.comment, top))
        self._viewport.put(top, self._line_at(top, place.line, place.offset), 0)
        self._bring_into_view()
        # Where there is no room yet to see it, it is held until there is.
        self._held = (self._viewport.top, (top, place.line, place.offset))
        self._changed()

    def watch_lit(self, before: tuple[str, ...], now: tuple[str, ...]) -> None:
        """Draw the words anew; what was looked for because it was lit is so no more."""
        if self.finder.query:
            # Imported here: nothing is looked for before the first frame.
            from tui_reader.search.sought import quoted

            if self.finder.query == quoted(before):
                self.finder = PostFinder()
        self._lit_places = LitPlaces(now, self.letters)
        self.refresh()

    def watch_text_width(self) -> None:
        """Set the texts anew."""
        self._reflow()
        self.refresh()

    def watch_bookmarked(self) -> None:
        """Draw the stars anew."""
        if self._sheet is not None:
            self._sheet.bookmark(self.bookmarked)
        # The lines stay where they are, and what was seen of them is still to be told.
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint the lines in view.

        Args:
            crop: What of the widget is asked for.

        Returns:
            Its lines.
        """
        # Made once for all lines: what is asked for each time costs more than the drawing.
        self._frame = self._paint()
        try:
            return screen_lines(super().render_lines(crop))
        finally:
            self._frame = None

    def render_line(self, y: int) -> Strip:
        """Draw one line of the view.

        Args:
            y: The line, from the top of the widget.

        Returns:
            The line, of the widget's width.
        """
        frame = self._frame or self._paint()
        return frame.line(y) if frame else Strip.blank(self.size.width, self._style(TEXT))

    def on_resize(self) -> None:
        """Set the texts to the new width; the word at the top stays at the top."""
        if self._laid_out != self.size:
            self._reflow()
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
        if was_in_view:
            self._bring_into_view()
        self._held = (self._viewport.top, held)
        self._spots = None

    @property
    def _is_in_view(self) -> bool:
        """Whether a line of what is selected is in view."""
        return any(row == self.cursor for row, _ in self._viewport.spots())

    def _bring_into_view(self) -> None:
        """Let what is selected be seen, for keys act on it."""
        if not self._is_in_view and self._sheet is not None:
            self._viewport.show(self.cursor, 0, self._sheet.full_height(self.cursor) - 1)

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

    def _row(self, comment_id: str, otherwise: int) -> int:
        row = self.outline.find(comment_id) if comment_id else POST
        return otherwise if row is None else row

    def _refold(self) -> None:
        if self._sheet is not None:
            self._sheet.refold()
        self._viewport.settle()

    def _changed(self) -> None:
        # Not by a message: what it changes elsewhere would come a frame later.
        self.moved()
        self._spots = None
        self.refresh()

    def _screen_spots(self) -> list[Spot]:
        if self._spots is None:
            self._spots = self._viewport.spots()
        return self._spots

    def _paint(self) -> Frame | None:
        """What a painting is made of; None where there is nothing to paint, or no room."""
        if self._laid_out != self.size:
            # The first paint after a resize comes before the message that tells of it.
            self._reflow()
        width, height = self._laid_out
        if self._sheet is None or width < 4:
            return None
        spots = self._screen_spots()
        at_end = self._viewport.at_end()
        bar = None if at_end and self._viewport.top == (POST, 0) else self._extent
        return Frame(
            self._sheet,
            spots,
            width=width,
            text_width=self.text_width,
            margin=self._margin(),
            thumb=bar.thumb(spots, height, at_end) if bar else range(0),
            cursor=self.cursor,
            focused=self.has_focus,
            finder=self.finder,
            texts=self.texts,
            lit=self._lit_places,
            style=self._style,
        )
