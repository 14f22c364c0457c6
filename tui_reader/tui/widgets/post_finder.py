"""The places of a piece of text in an open post, and which of them one is at."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from tui_reader.archive.outline import POST


@dataclass(frozen=True, slots=True)
class Match:
    """One place of the text that is looked for."""

    row: int
    """The row of the outline."""
    start: int
    """The first character in the row's cleaned text."""
    end: int
    """The character after the last."""


class PostFinder:
    """The matches of one query in one post, in reading order."""

    def __init__(self, texts: Iterable[str], query: str = "") -> None:
        """Find a query in every row of a post.

        Args:
            texts: The cleaned texts of the rows, the post's own first.
            query: What to find.
        """
        self.query = query
        self.matches: list[Match] = []
        self._rows: dict[int, tuple[int, int]] = {}
        for row, text in enumerate(texts, start=POST):
            # Imported here: nothing is looked for before the first frame.
            from tui_reader.search.snippet import find_in_text

            first = len(self.matches)
            self.matches += [Match(row, start, end) for start, end in find_in_text(text, query)]
            self._rows[row] = first, len(self.matches)
        self.at = -1

    def first_from(self, row: int) -> Match | None:
        """Go to the first match at a row or below it; from the top where there is none."""
        if not self.matches:
            return None
        below = (number for number, match in enumerate(self.matches) if match.row >= row)
        self.at = next(below, 0)
        return self.matches[self.at]

    def step(self, step: int) -> Match | None:
        """Go on by so many matches, round the ends."""
        if not self.matches:
            return None
        self.at = (self.at + step) % len(self.matches)
        return self.matches[self.at]

    def spans(self, row: int, start: int, end: int) -> list[tuple[int, int, str]]:
        """Start, end and style of the matches in a stretch of a row.

        The match that one is at is ``current``, the others are ``lit``.
        """
        first, after = self._rows.get(row, (0, 0))
        first = bisect_right(self.matches, start, first, after, key=lambda match: match.end)
        after = bisect_left(self.matches, end, first, after, key=lambda match: match.start)
        return [
            (match.start, match.end, "current" if number == self.at else "lit")
            for number, match in enumerate(self.matches[first:after], first)
        ]
