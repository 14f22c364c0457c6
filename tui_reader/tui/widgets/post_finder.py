"""The places of a piece of text in an open post, and which of them one is at."""

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
        for row, text in enumerate(texts, start=POST):
            # Imported here: nothing is looked for before the first frame.
            from tui_reader.search.snippet import find_in_text

            self.matches += [Match(row, start, end) for start, end in find_in_text(text, query)]
        self.at = -1
        self._by_row: dict[int, list[int]] = {}
        for number, match in enumerate(self.matches):
            self._by_row.setdefault(match.row, []).append(number)

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

    def spans(self, row: int) -> list[tuple[int, int, str]]:
        """Start, end and style of the matches in a row; the one that one is at is ``current``."""
        return [
            (
                self.matches[number].start,
                self.matches[number].end,
                "current" if number == self.at else "lit",
            )
            for number in self._by_row.get(row, ())
        ]
