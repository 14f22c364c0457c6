"""What of the open post was seen as one went on, and what is drawn as read."""

from collections import Counter
from collections.abc import Callable, Container, Sequence

from tui_reader.archive.outline import POST
from tui_reader.archive.post import Post
from tui_reader.tui.widgets.thread_canvas import ThreadCanvas
from tui_reader.tui.widgets.thread_place import Place
from tui_reader.tui.widgets.thread_viewport import Spot


class ThreadSeen(ThreadCanvas):
    """A canvas that tells what was seen on it, and draws what was read in another way.

    A comment is seen when one rested on it, or when all of it was on the screen and one went past
    it; the post, when any of its text was. Who goes so far that nothing of what was on the screen
    is there any more went past none of it. Only what was painted counts, and only while the keys go
    here: who walks through the list of posts has opened none of them.
    """

    def __init__(self, *, id: str | None = None) -> None:
        """Make a canvas without a post.

        Args:
            id: The widget's id.
        """
        super().__init__(id=id)
        self.read_of: Callable[[str], Container[str] | None] = lambda post_id: None
        """Gives what was read of a post, the post itself as the empty id; None for no marks."""
        self.seen: Callable[[str, Sequence[str]], None] = lambda post_id, comment_ids: None
        """Called with the ids of what was seen; not a message, for one may be about to quit."""
        self._read: Container[str] | None = None
        self._turned: set[str] = set()
        self._rested = POST

    def open(self, post: Post, place: Place | None = None) -> None:
        """Show a post; of the one before, what was seen is told.

        Args:
            post: The post.
            place: Where one was in it; its top by default.
        """
        self._tell_seen()
        if self.post is None or self.post.id != post.id:
            self._turned.clear()
        self._read = self.read_of(post.id)
        super().open(post, place)

    def restore(self, place: Place) -> None:
        """Go back to where one was in the open post; what was seen where one is now is told."""
        self._tell_seen()
        super().restore(place)

    def pass_by(self) -> None:
        """Tell what was seen: one goes on, or leaves."""
        post, spots = self.post, self._spots
        if post is None or spots is None:
            return
        rows = [row for row in self._seen_rows(spots) if self._may_be_told(self._comment_at(row))]
        if rows:
            self.seen(post.id, [self._comment_at(row) for row in rows])
            self._draw_read(rows)

    def _tell_seen(self) -> None:
        """Tell what was seen, before it is folded away or another post is shown."""
        if self.has_focus:
            self.pass_by()
        self._spots = None

    def turn_read(self, comment_id: str) -> None:
        """Draw a comment whose mark the person turned; being seen turns it no more.

        Args:
            comment_id: The comment; the post itself is the empty id.
        """
        self._turned.add(comment_id)
        self.show_read()

    def show_read(self) -> None:
        """Draw anew what was read, and what was not."""
        if self.post is not None:
            self._read = self.read_of(self.post.id)
        if self._sheet is not None:
            self._sheet.tell_read(self._read)
        self.refresh()

    def on_blur(self) -> None:
        """Tell what was seen."""
        self.pass_by()

    def _changed(self) -> None:
        if self.has_focus:
            self.pass_by()
        super()._changed()

    def _lay_out(self) -> None:
        super()._lay_out()
        if self._sheet is not None:
            self._sheet.tell_read(self._read)

    def _screen_spots(self) -> list[Spot]:
        if self._spots is None:
            self._rested = self.cursor
        return super()._screen_spots()

    def _seen_rows(self, spots: Sequence[Spot]) -> list[int]:
        """The rows of a painted screen that were seen, now that one is somewhere else."""
        sheet, rested = self._sheet, self._rested
        if sheet is None:
            return []
        # Between where one was and where one is; what else was on the screen, nobody went past.
        passed = range(min(rested, self.cursor + 1), max(rested, self.cursor - 1) + 1)
        if set(spots).isdisjoint(self._viewport.spots()):
            passed = range(rested, rested + 1)
        seen = []
        for row, lines in Counter(row for row, _ in spots).items():
            whole = lines >= sheet.full_height(row)
            if row == POST:
                whole = whole or any(
                    sheet.lines(row)[at].body is not None for each, at in spots if each == row
                )
            if not self.outline.is_folded(row) and (
                row == rested != POST or (row in passed and whole)
            ):
                seen.append(row)
        return seen

    def _may_be_told(self, comment_id: str) -> bool:
        return comment_id not in self._turned and (
            self._read is None or comment_id not in self._read
        )

    def _draw_read(self, rows: Sequence[int]) -> None:
        if self._read is None:
            self.show_read()
        elif self._sheet is not None:
            self._sheet.forget(rows)
            self.refresh()
