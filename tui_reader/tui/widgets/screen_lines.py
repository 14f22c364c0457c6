"""Lines as they are handed to Textual, which would keep each within itself."""

from collections.abc import Iterable, Sequence

from textual.strip import Strip


class ScreenLine(Strip):
    """A line that does not hold itself where nothing cuts it.

    Textual remembers in a line what it was divided into: itself, where it is whole. Only the
    collector of garbage takes such a line away, and after some keys there are so many that one of
    them waits for it, twice as long as for all else.
    """

    __slots__ = ()

    def divide(self, cuts: Iterable[int]) -> Sequence[Strip]:
        """Cut the line.

        Args:
            cuts: Where each piece ends, in cells.

        Returns:
            The pieces.
        """
        cuts = list(cuts)
        return [self] if cuts == [self.cell_length] else super().divide(cuts)


def screen_lines(strips: Iterable[Strip]) -> list[Strip]:
    """Give lines that are painted as they are handed to Textual.

    Args:
        strips: What a widget has drawn.
    """
    return [ScreenLine(strip, strip.cell_length) for strip in strips]
