"""How much text stands above each row of a post, roughly: what a scroll bar tells."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from tui_reader.archive.outline import POST, Outline
from tui_reader.archive.post import Post
from tui_reader.tui.widgets.thread_viewport import Spot

_HEAD = 160
"""The lines around a text weigh as much as so many of its characters."""


class Extent:
    """The weights of a post and its comments: no line is laid out to know them."""

    def __init__(self, post: Post, outline: Outline, height_of: Callable[[int], int]) -> None:
        """Weigh a post.

        Args:
            post: The post.
            outline: Its comments.
            height_of: Gives the lines that a row in view takes, at least one.
        """
        weights = (len(comment.body) + _HEAD for comment in outline.comments)
        self._above = list(accumulate(weights, initial=len(post.body) + _HEAD))
        self._height_of = height_of

    def thumb(self, spots: Sequence[Spot], height: int, at_end: bool) -> range:
        """Say at which lines a scroll bar stands.

        Args:
            spots: What is in view.
            height: The lines of the bar.
            at_end: Whether the end of the thread is in view.
        """
        first = self._screen_line(spots[0], height)
        last = height - 1 if at_end else self._screen_line(spots[-1], height)
        return range(first, max(first, last) + 1)

    def row_at(self, y: int, height: int) -> int:
        """The row that a line of a scroll bar of a height stands for."""
        share = self._above[-1] * y // max(height - 1, 1)
        return min(bisect_right(self._above, share), len(self._above) - 1) - 1

    def _screen_line(self, spot: Spot, height: int) -> int:
        return self._weight(spot) * height // self._above[-1]

    def _weight(self, spot: Spot) -> int:
        row, line = spot
        before = self._above[row] if row != POST else 0
        own = self._above[row + 1] - before
        return before + own * line // max(self._height_of(row), 1)
