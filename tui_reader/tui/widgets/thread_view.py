"""The open post: what is selected, folded, found and in view."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

from textual import events
from textual.binding import BindingType

from tui_reader.archive.outline import POST
from tui_reader.tui.bindings import bindings_for
from tui_reader.tui.messages import Told
from tui_reader.tui.phrasing import plural
from tui_reader.tui.widgets.post_finder import Match, PostFinder, Wanted
from tui_reader.tui.widgets.thread_frame import SCROLLBAR
from tui_reader.tui.widgets.thread_place import Place
from tui_reader.tui.widgets.thread_walk import ThreadWalk

WHEEL_LINES = 3


class ThreadView(ThreadWalk, can_focus=True):
    """One post and its comments, to be walked through with the keys of the command table."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_for("thread")

    @property
    def found(self) -> tuple[int, int]:
        """Which match one is at, counted from 1, and how many there are."""
        return self.finder.at + 1, len(self.finder)

    def go_to(self, comment_id: str | None) -> bool:
        """Select a comment and bring it into view, unfolding just what hides it.

        Args:
            comment_id: The comment, or None for the post.

        Returns:
            Whether the open post has it.
        """
        row = POST if comment_id is None else self.outline.find(comment_id)
        if row is None:
            return False
        self._tell_seen()
        self.outline.reveal(row)
        self._refold()
        self.cursor = row
        self._viewport.put(row, 0, self.size.height // 5 if row != POST else 0)
        self._show_lit(row)
        self._changed()
        return True

    def find(
        self, query: str, from_place: Place | None = None, before: Wanted | None = None
    ) -> None:
        """Find a piece of text in the post and go to its first place from where one is.

        Args:
            query: The text; nothing takes the matches away.
            from_place: Where to begin; by default at the selected comment.
            before: What was found before, where it is that again; then one stays where one is.
        """
        if from_place is not None:
            self.restore(from_place)
        self.finder = PostFinder(self.texts, query, self.finder)
        match = self.finder.first_from(self.cursor)
        if before is not None:
            self.finder.come_back(before)
        elif match is not None:
            self._show_match(match)
        self._changed()

    @property
    def looked_for(self) -> str:
        """What was last looked for in the post; nothing once it is cleared."""
        return self.finder.query

    def find_next(self, step: int) -> None:
        """Go to the next match, or with -1 the one before, round the ends."""
        match = self.finder.step(step)
        if match is not None:
            self._show_match(match)
            self._changed()

    def find_lit(self, step: int) -> None:
        """Look for what is lit, and go to its next place, or with -1 to the one before."""
        # Imported here: nothing is looked for before the first frame.
        from tui_reader.search.sought import quoted

        self.finder = PostFinder(self.texts, quoted(self.lit))
        match = self.finder.first_from(self.cursor)
        if match is not None and (step < 0 or self._is_seen(match)):
            match = self.finder.step(step)
        if match is not None:
            self._show_match(match)
        self._changed()

    def on_mouse_scroll_down(self) -> None:
        """Scroll down."""
        self._scroll(WHEEL_LINES)

    def on_mouse_scroll_up(self) -> None:
        """Scroll up."""
        self._scroll(-WHEEL_LINES)

    def on_click(self, event: events.Click) -> None:
        """Select a comment; on its first line, fold or unfold it; on the scroll bar, go there."""
        if self._extent is None or event.button != 1:
            return
        if event.x >= self.size.width - SCROLLBAR:
            row = self._extent.row_at(event.y, self.size.height)
            with self.going_far():
                self._viewport.put(self.outline.shown(row) if event.y else POST, 0, 0)
                self._follow()
            return
        spots = self._screen_spots()
        if event.y < len(spots):
            row, number = spots[event.y]
            self.cursor = row
            if number == 0 and row != POST:
                self.action_toggle_fold()
            self._changed()

    def action_toggle_fold(self) -> None:
        """Fold what is selected, or unfold it."""
        with self._folding():
            if self.outline.is_folded(self.cursor):
                self.outline.unfold(self.cursor)
            else:
                self.outline.fold(self.cursor)

    def action_fold(self) -> None:
        """Fold what is selected; where it is folded already, go to its parent."""
        if self.outline.is_folded(self.cursor):
            self._jump(self.outline.parent(self.cursor))
            return
        with self._folding():
            self.outline.fold(self.cursor)

    def action_unfold(self) -> None:
        """Unfold what is selected; where it is open already, go to its first reply."""
        if self.outline.is_folded(self.cursor):
            with self._folding():
                self.outline.unfold(self.cursor)
        elif self.outline.replies(self.cursor):
            self._jump(self.cursor + 1)

    def action_fold_all(self) -> None:
        """Fold every comment."""
        self._levels = 0
        with self._folding_all():
            self.outline.fold_all()

    def action_unfold_all(self) -> None:
        """Unfold everything."""
        self._levels = self.outline.levels
        with self._folding():
            self.outline.unfold_all()

    def action_fewer_levels(self) -> None:
        """Fold one level more of the whole thread."""
        self._show_levels(self._levels - 1)

    def action_more_levels(self) -> None:
        """Unfold one level more of the whole thread."""
        self._show_levels(self._levels + 1)

    def _reflow(self) -> None:
        hidden = not self._laid_out.height and self._held[0] != self._viewport.top
        super()._reflow()
        if hidden and self._viewport.top[0] == self.cursor != POST:
            # Where one went while there was no room to see it: what is around it is seen now.
            self._viewport.put(self.cursor, 0, self.size.height // 5)
            self._show_lit(self.cursor)
            self._spots = None

    def _show_levels(self, levels: int) -> None:
        most = self.outline.levels
        self._levels = min(max(levels, 0), most)
        with self._folding_all():
            self.outline.show_levels(self._levels)
        self.post_message(Told(f"{plural(self._levels, 'level', 'levels')} of {most} shown"))

    @contextmanager
    def _folding(self) -> Iterator[None]:
        """Keep what is selected at its line of the screen, whatever is folded around it."""
        self._tell_seen()
        y = self._viewport.find(self.cursor)
        yield
        self.cursor = self.outline.shown(self.cursor)
        self._refold()
        self._viewport.put(self.cursor, 0, min(max(y or 0, 0), self.size.height - 1))
        self._select(self.cursor)
        self._changed()

    @contextmanager
    def _folding_all(self) -> Iterator[None]:
        """As `_folding`, and bring what has become of the whole thread into view."""
        line = 0
        if self.cursor != POST:
            with self._folding():
                yield
        else:
            self._tell_seen()
            yield
            if self._sheet is not None:
                # The post's text stays as it is: what is folded begins under it.
                self._refold()
                line = self._sheet.heading_line()
        spots = self._viewport.spots()
        if (self.cursor, line) not in spots[: self.size.height // 2 + 1]:
            self._viewport.put(self.cursor, line, self.size.height // 5)
        self._changed()

    def _show_match(self, match: Match) -> None:
        if self._sheet is None:
            return
        self._tell_seen()
        self.outline.reveal(match.row)
        self._refold()
        self.cursor = match.row
        offset = match.start - self._head(match.row)
        if offset >= 0:
            self._show_offset(match.row, offset)
        else:
            self._viewport.show(match.row, 0, 0)

    def _is_seen(self, match: Match) -> bool:
        """Whether a match is in view, in what is selected."""
        row = match.row
        if row != self.cursor or self.outline.is_folded(row):
            return False
        line = self._line_at(row, 0, match.start - self._head(row))
        return (row, line) in self._viewport.spots()

    def _head(self, row: int) -> int:
        """How many characters stand before the body of a row in what can be found there."""
        return self.texts.head(row) if self.texts is not None else 0

    def _show_lit(self, row: int) -> None:
        """Bring the first word that is lit into view, where it is far down in a long text."""
        places = self._lit_places.of(row)
        if places and self._sheet is not None:
            self._show_offset(row, places[0][0])

    def _show_offset(self, row: int, offset: int) -> None:
        line = self._line_at(row, 0, offset)
        if (row, line) not in self._viewport.spots():
            self._viewport.put(row, line, self.size.height // 3)
