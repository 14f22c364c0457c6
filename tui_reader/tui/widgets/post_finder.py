"""The places of a piece of text in an open post, and which of them one is at."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tui_reader.tui.widgets.lit_places import Span, near
from tui_reader.tui.widgets.post_texts import PostTexts

if TYPE_CHECKING:
    from tui_reader.search.nearly import Nearly
    from tui_reader.search.sought import Sought


class Wanted(NamedTuple):
    """What is looked for in a post: enough to find it again, and nothing of the post."""

    query: str = ""
    """The text; nothing where there is none."""
    at: int = -1
    """The match that one is at, counted from 0; -1 for none."""
    found: int = 0
    """How many matches there are."""


@dataclass(frozen=True, slots=True)
class Match:
    """One place of the text that is looked for."""

    row: int
    """The row of the outline."""
    start: int
    """The first character in the row's text, as `PostTexts` has it."""
    end: int
    """The character after the last."""


class PostFinder:
    """The matches of one query in one post, in reading order.

    They are counted at once; where they stand in a row is worked out when it is looked at. Quotes
    hold phrases, as in the search. Where there are no matches and no quotes, words that are nearly
    those of the query are matches.
    """

    def __init__(
        self, texts: PostTexts | None = None, query: str = "", earlier: "PostFinder | None" = None
    ) -> None:
        """Find a query in every row of a post.

        Args:
            texts: The texts of the post; nothing is found in none.
            query: What to find.
            earlier: What was found before; if this only goes on with its query, no other rows are
                looked at.
        """
        self.texts = texts
        self.query = query
        self.at = -1
        self._pieces: list[str] = []
        """What was typed, parted at its white space; nothing where it has phrases."""
        self._sought: Sought | None = None
        self._rows: list[int] = []
        self._firsts = [0]
        """The number of the first match of each row, and at the end how many there are."""
        self._places: dict[int, Sequence[Span]] = {}
        self._nearly: Nearly | None = None
        if texts is not None and query:
            self._count(texts, earlier)

    def __len__(self) -> int:
        """How many matches there are."""
        return self._firsts[-1]

    @property
    def wanted(self) -> Wanted:
        """What is looked for, and which match one is at."""
        return Wanted(self.query, self.at, len(self))

    @property
    def nearly(self) -> str:
        """Which words were taken for those of the query, where it is not there; else nothing."""
        return self._nearly.told if self._nearly is not None else ""

    @property
    def match(self) -> Match | None:
        """The match that one is at."""
        if self.at < 0:
            return None
        place = bisect_right(self._firsts, self.at) - 1
        row = self._rows[place]
        return Match(row, *self._places_in(row)[self.at - self._firsts[place]])

    def come_back(self, wanted: Wanted) -> None:
        """Go to the match that one was at, unless the post has others by now."""
        if (self.query, len(self)) == (wanted.query, wanted.found):
            self.at = wanted.at

    def first_from(self, row: int) -> Match | None:
        """Go to the first match at a row or below it; from the top where there is none."""
        if len(self):
            place = bisect_left(self._rows, row)
            self.at = self._firsts[place] if place < len(self._rows) else 0
        return self.match

    def step(self, step: int) -> Match | None:
        """Go on by so many matches, round the ends."""
        if len(self):
            self.at = (self.at + step) % len(self)
        return self.match

    def spans(self, row: int, start: int, end: int) -> list[tuple[int, int, str]]:
        """Start, end and style of the matches in a stretch of a row.

        The match that one is at is ``current``, the others are ``lit``.
        """
        place = bisect_left(self._rows, row)
        if place == len(self._rows) or self._rows[place] != row:
            return []
        match = self.match
        current = None if match is None or match.row != row else (match.start, match.end)
        return [
            (*span, "current" if span == current else "lit")
            for span in near(self._places_in(row), start, end)
        ]

    def _count(self, texts: PostTexts, earlier: "PostFinder | None") -> None:
        # Imported here: nothing is looked for before the first frame.
        from tui_reader.search.snippet import pieces_of
        from tui_reader.search.sought import AsTyped, Phrases

        phrases = Phrases(self.query)
        self._pieces = [] if phrases else pieces_of(self.query)
        self._keep(self._to_look_at(texts, earlier), phrases or AsTyped(self._pieces), texts)
        if self._pieces and not len(self):
            from tui_reader.search.nearly import Nearly

            self._nearly = Nearly(self._pieces, texts.words)
            self._keep(texts.rows, self._nearly, texts)

    def _keep(self, rows: Iterable[int], sought: "Sought", texts: PostTexts) -> None:
        self._sought = sought
        for row in rows:
            if count := sought.count(texts.folded(row)):
                self._rows.append(row)
                self._firsts.append(self._firsts[-1] + count)

    def _to_look_at(self, texts: PostTexts, earlier: "PostFinder | None") -> Iterable[int]:
        if earlier is None or earlier.texts is not texts or not earlier._pieces:
            return texts.rows
        goes_on = " ".join(self._pieces).startswith(" ".join(earlier._pieces))
        if not goes_on:
            return texts.rows
        # What is not there does not come by typing on.
        return earlier._rows if earlier._nearly is None else ()

    def _places_in(self, row: int) -> Sequence[Span]:
        places = self._places.get(row)
        if places is None and self.texts is not None and self._sought is not None:
            places = self._places[row] = self._sought.find(self.texts.folded(row))
        return places or ()
