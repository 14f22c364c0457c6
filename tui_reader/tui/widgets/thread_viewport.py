"""Which lines of a thread are in view: a top line, and steps from it.

The top is a row of the outline and a line in it, never a line number in the whole thread. So a
scroll, a fold or a new width asks only for the heights of what is near, however long the thread is.
"""

from collections.abc import Callable

from tui_reader.archive.outline import POST, Outline

Spot = tuple[int, int]
"""A row and a line in it; spots compare in reading order."""


class Viewport:
    """A window on the lines of a thread."""

    def __init__(self, outline: Outline, height_of: Callable[[int], int]) -> None:
        """Look at the top of a thread.

        Args:
            outline: The rows and what is folded.
            height_of: Gives the lines that a row takes, at least one.
        """
        self.top: Spot = (POST, 0)
        self.height = 1
        self._outline = outline
        self._height_of = height_of

    def spots(self) -> list[Spot]:
        """The spots in view, from the top; fewer than `height` where the thread ends."""
        spots: list[Spot] = []
        row, line = self.top
        following: int | None = row
        while following is not None and len(spots) < self.height:
            row = following
            stop = min(self._height_of(row), line + self.height - len(spots))
            spots.extend((row, each) for each in range(line, stop))
            following, line = self._outline.next(row), 0
        return spots

    def find(self, row: int) -> int | None:
        """The screen line of a row's first line; negative where it is above; None: not in view."""
        if row == self.top[0]:
            return -self.top[1]
        for y, spot in enumerate(self.spots()):
            if spot == (row, 0):
                return y
        return None

    def at_end(self) -> bool:
        """Whether the last line of the thread is in view."""
        return self.top >= self._lowest()

    def scroll(self, lines: int) -> None:
        """Move down by so many lines, or up where it is negative, as far as there are any."""
        walk = self._down if lines > 0 else self._up
        self.top = walk(self.top, abs(lines))
        self.settle()

    def put(self, row: int, line: int, y: int) -> None:
        """Place a line of a row at a screen line, as near as the ends of the thread allow."""
        spot = (row, min(line, self._height_of(row) - 1))
        self.top = self._up(spot, max(y, 0))
        self.settle()

    def show(self, row: int, first: int, last: int) -> None:
        """Scroll no further than is needed to see lines `first` to `last` of a row.

        Where there is no room for them all, the first ones are shown.
        """
        if (row, first) < self.top:
            self.put(row, first, 0)
            return
        lowest_top = self._up((row, last), self.height - 1)
        if lowest_top > self.top:
            self.top = min(lowest_top, (row, first))
        self.settle()

    def to_end(self) -> None:
        """Look at the end of the thread."""
        self.top = self._lowest()

    def settle(self) -> None:
        """Keep the window on the thread: on lines that exist, and not beyond the last one."""
        row = self._outline.shown(self.top[0])
        line = self.top[1] if row == self.top[0] else 0
        self.top = min((row, min(line, self._height_of(row) - 1)), self._lowest())

    def _lowest(self) -> Spot:
        last = self._outline.last()
        return self._up((last, self._height_of(last) - 1), self.height - 1)

    def _up(self, spot: Spot, lines: int) -> Spot:
        row, line = spot
        while lines > line:
            above = self._outline.previous(row)
            if above is None:
                return row, 0
            lines -= line + 1
            row, line = above, self._height_of(above) - 1
        return row, line - lines

    def _down(self, spot: Spot, lines: int) -> Spot:
        row, line = spot
        while lines > (left := self._height_of(row) - 1 - line):
            below = self._outline.next(row)
            if below is None:
                return row, line + left
            lines -= left + 1
            row, line = below, 0
        return row, line + lines
