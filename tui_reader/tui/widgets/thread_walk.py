"""Walking through the open post: by line, page, comment, thread and parent."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tui_reader.archive.outline import POST
from tui_reader.tui.widgets.post_finder import Wanted
from tui_reader.tui.widgets.thread_place import Place
from tui_reader.tui.widgets.thread_seen import ThreadSeen


class ThreadWalk(ThreadSeen):
    """A canvas on which the selection and the view move; neither is ever lost from the other."""

    def __init__(self, *, id: str | None = None) -> None:
        """Make a canvas without a post.

        Args:
            id: The widget's id.
        """
        super().__init__(id=id)
        self.went_far: Callable[[Place, Wanted], None] = lambda place, wanted: None
        """Called when one went far, with where one was and what was found there."""

    @contextmanager
    def going_far(self) -> Iterator[None]:
        """Tell where one was before one goes far."""
        place, wanted = self.place(), self.finder.wanted
        yield
        self.went_far(place, wanted)

    def action_down(self) -> None:
        """Select the next comment, or scroll where this one goes on below."""
        if self._sheet is None or self._reappear():
            return
        y = self._viewport.find(self.cursor) or 0
        if y + self._sheet.full_height(self.cursor) > self.size.height:
            self._viewport.scroll(1)
        elif (below := self.outline.next(self.cursor)) is not None:
            self._select(below)
        else:
            self._viewport.scroll(1)
        self._changed()

    def action_up(self) -> None:
        """Select the comment above, or scroll where this one begins above the view."""
        if self._sheet is None or self._reappear():
            return
        y = self._viewport.find(self.cursor) or 0
        above = self.outline.previous(self.cursor)
        if y < 0:
            self._viewport.scroll(-1)
        elif above is not None:
            self.cursor = above
            height = self._sheet.height(above)
            if height <= self.size.height:
                self._viewport.show(above, 0, height - 1)
            elif (self._viewport.find(above) or 0) <= 0:
                self._viewport.put(above, height - 1, max(y - 1, 0))
        self._changed()

    def action_page(self, direction: int) -> None:
        """Scroll by a view, but for two lines to hold on to."""
        self._scroll(direction * max(self.size.height - 2, 1))

    def action_half_page(self, direction: int) -> None:
        """Scroll by half a view."""
        self._scroll(direction * max(self.size.height // 2, 1))

    def action_first(self) -> None:
        """Go to the top of the post."""
        with self.going_far():
            self.cursor = POST
            self._viewport.put(POST, 0, 0)
            self._changed()

    def action_last(self) -> None:
        """Go to the last comment."""
        with self.going_far():
            self.cursor = self.outline.last()
            self._viewport.to_end()
            self._changed()

    def action_next_top_level(self) -> None:
        """Go to the next top-level comment."""
        self._jump(self.outline.next_top_level(self.cursor))

    def action_previous_top_level(self) -> None:
        """Go to the top-level comment before."""
        self._jump(self.outline.previous_top_level(self.cursor))

    def action_next_sibling(self) -> None:
        """Go to the next comment that answers the same one."""
        self._jump(self.outline.next_sibling(self.cursor))

    def action_previous_sibling(self) -> None:
        """Go to the comment before that answers the same one."""
        self._jump(self.outline.previous_sibling(self.cursor))

    def action_parent(self) -> None:
        """Go to the comment that this one answers, or to the post."""
        with self.going_far():
            self._jump(self.outline.parent(self.cursor))

    def action_root(self) -> None:
        """Go to the top-level comment of this thread."""
        with self.going_far():
            self._jump(self.outline.root(self.cursor))

    def _scroll(self, lines: int) -> None:
        before = self._viewport.top
        self._viewport.scroll(lines)
        if self._viewport.top == before:
            self.cursor = self.outline.last() if lines > 0 else POST
        self._follow()

    def _follow(self) -> None:
        """Select what is in view, if what is selected is not."""
        spots = self._viewport.spots()
        if all(row != self.cursor for row, _ in spots):
            heads = (row for row, line in spots if line == 0)
            self.cursor = next(heads, spots[0][0])
        self._changed()

    def _reappear(self) -> bool:
        """Bring what is selected back into view, if it is not there."""
        if self._viewport.find(self.cursor) is not None:
            return False
        self._select(self.cursor)
        self._changed()
        return True

    def _select(self, row: int) -> None:
        self.cursor = row
        if self._sheet is not None:
            self._viewport.show(row, 0, self._sheet.full_height(row) - 1)

    def _jump(self, row: int | None) -> None:
        if row is None:
            return
        self.cursor = row
        y = self._viewport.find(row)
        # Near the bottom, one would see the head of a thread and nothing of it.
        if y is None or not 0 <= y <= self.size.height // 2:
            self._viewport.put(row, 0, self.size.height // 5 if row != POST else 0)
        self._changed()
