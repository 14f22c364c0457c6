"""Where the words that are searched for stand in the rows of a post, found once for each row."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from operator import itemgetter

Span = tuple[int, int]
"""The first character and the one after the last."""


def near(spans: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """Give those of ascending spans that do not overlap which reach into a stretch of the text."""
    first = bisect_right(spans, start, key=itemgetter(1))
    return spans[first : bisect_left(spans, end, first, key=itemgetter(0))]


class LitPlaces:
    """The places of some words in the texts of a post; a row is searched when it is asked for."""

    def __init__(self, words: tuple[str, ...], letters: Callable[[int], str]) -> None:
        """Search in nothing yet.

        Args:
            words: Folded words and phrases, as `Hit.words` has them.
            letters: Gives the cleaned text of a row.
        """
        self._words = words
        self._letters = letters
        self._by_row: dict[int, Sequence[Span]] = {}

    def of(self, row: int) -> Sequence[Span]:
        """The places in a row, ascending; they do not overlap."""
        if not self._words:
            return ()
        places = self._by_row.get(row)
        if places is None:
            # Imported here and not above: nothing is lit in the first frame.
            from tui_reader.search.snippet import find_words

            places = self._by_row[row] = find_words(self._letters(row), self._words)
        return places
