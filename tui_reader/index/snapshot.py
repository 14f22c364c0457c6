"""One state of the index, as the search asks it."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from sqlite3 import Connection

from tui_reader.archive.post import Post
from tui_reader.index import posts, rows
from tui_reader.index.folded import FoldedPassage
from tui_reader.index.kinds import ANSWERED, AUTHOR, COMMENT, DEPTH, INITIAL, TITLE, TRAIT
from tui_reader.index.names import Names
from tui_reader.index.pairs import pair_of
from tui_reader.index.passage import Passage
from tui_reader.index.postings import span, to_bitmap, to_numbers
from tui_reader.index.terms import Terms


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Answers from one state of the index; sets of passages are bitmaps (see `postings`)."""

    connection: Connection
    """Reads that state."""
    terms: Terms
    """The terms of that state."""

    @property
    def live(self) -> int:
        """All passages."""
        return self.terms.live

    def word(self, word: str) -> int:
        """Give the passages that have a word."""
        return self._bitmap(word)

    def beside(self, words: Iterable[str]) -> int:
        """Give the passages that may have words next to each other: all that do, and a few more."""
        found = self.live
        for before, after in pairwise(words):
            found &= self._bitmap(pair_of(before, after))
        return found

    def initial(self, letter: str) -> int:
        """Give the passages with a word that begins with a letter."""
        return self._bitmap(INITIAL + letter)

    def beginning(self, prefix: str, most: int) -> int:
        """Give the passages with a word that begins so, of the commonest such words."""
        return self.terms.beginning(self.connection, prefix, most) & self.live

    def trait(self, trait: str) -> int:
        """Give the passages that have a trait, of those that `kinds` names."""
        return self._bitmap(TRAIT + trait)

    def depths(self) -> list[int]:
        """Give the depths in which comments stand, in no order."""
        known = TRAIT + DEPTH
        return [int(term[len(known) :]) for term in self.terms.beginning_with(known)]

    def by(self, names: Iterable[str]) -> int:
        """Give the passages that any of these wrote or signed."""
        return self._union(AUTHOR + name for name in names)

    def unnamed(self) -> int:
        """Give the comments that nobody is known to have written or signed."""
        return self.terms.without(self.connection, AUTHOR) & self.trait(COMMENT)

    def answering(self, names: Iterable[str]) -> int:
        """Give the replies to what any of these wrote or signed."""
        return self._union(ANSWERED + name for name in names)

    def titled(self, word: str) -> int:
        """Give the posts, without their comments, that have a word in the title."""
        return self._bitmap(TITLE + word)

    def title_words(self, prefix: str) -> list[str]:
        """Give the words of titles that begin so."""
        return [term[len(TITLE) :] for term in self.terms.beginning_with(TITLE + prefix)]

    def names(self) -> Names:
        """Give the names of all authors, with how many passages each wrote or signed."""
        return self.terms.named(AUTHOR)

    def answered_names(self) -> Names:
        """Give the names of all who got replies, with how many."""
        return self.terms.named(ANSWERED)

    def month(self, month: str) -> int:
        """Give the passages of a month, ``2014-07``."""
        return self.terms.month(self.connection, month) & self.live

    def year(self, year: str) -> int:
        """Give the passages of a year, ``2014``."""
        return self.terms.year(self.connection, year) & self.live

    def newest(self, bitmap: int, most: int) -> list[int]:
        """Give the newest of some passages, those first."""
        return self.terms.newest(self.connection, bitmap, most)

    def years(self, bitmap: int) -> dict[str, int]:
        """Count passages by the years in which they were published, those of no date left out."""
        counted: dict[str, int] = {}
        for year in dict.fromkeys(month[:4] for month in self.terms.months()):
            found = (self.terms.year(self.connection, year) & bitmap).bit_count()
            if found:
                counted[year] = found
        return counted

    def threads(self, posts: int) -> int:
        """Give posts with all their comments.

        Args:
            posts: The posts.
        """
        found = 0
        for number in to_numbers(posts):
            post = rows.owner(self.connection, number)
            if post is not None:
                found |= span(number, 1 + post.comments)
        return found

    def numbers_of(self, ids: Iterable[tuple[str, str | None]]) -> int:
        """Give passages by their ids: a post's, and a comment's or None for the post itself."""
        found = []
        for post_id, comment_id in ids:
            if comment_id is None:
                place = posts.find_post(self.connection, post_id)
                number = None if place is None else place[0]
            else:
                number = posts.comment_number(self.connection, post_id, comment_id)
            if number is not None and number < self.terms.end:
                found.append(number)
        return to_bitmap(found, self.terms.end)

    def ids_in(self, post_id: str) -> list[tuple[int, str]]:
        """Give number and id of a post and its comments; the post's own is empty here."""
        place = posts.find_post(self.connection, post_id)
        return [] if place is None else rows.ids_between(self.connection, place[0], sum(place))

    def posts_of(self, bitmap: int) -> tuple[str, ...]:
        """Give the ids of the posts that some passages are or belong to, as the list has them."""
        listed = self.terms.listed(self.connection)
        starts = sorted(number for number, _ in listed)
        having = {bisect_right(starts, number) for number in to_numbers(bitmap)}
        firsts = {starts[place - 1] for place in having}
        return tuple(post_id for number, post_id in listed if number in firsts)

    def passages(self, numbers: Iterable[int]) -> dict[int, Passage]:
        """Read passages, as far as they are there."""
        return dict(rows.passages_at(self.connection, numbers))

    def searched(self, numbers: Iterable[int]) -> list[FoldedPassage]:
        """Read passages as they are searched, as far as they are there, in any order."""
        lately = self.terms.lately
        found: list[FoldedPassage] = []
        missing: list[int] = []
        for number in numbers:
            passage = lately.get(number)
            if passage is None:
                missing.append(number)
            else:
                found.append(passage)
        for number, read in rows.passages_at(self.connection, missing):
            passage = FoldedPassage(read)
            lately.put(number, passage)
            found.append(passage)
        return found

    def folded(self, numbers: Iterable[int]) -> dict[int, str]:
        """Read what is searched of passages, folded, as far as they are there."""
        return dict(rows.folded_at(self.connection, numbers))

    def with_text(self, numbers: Iterable[int], pattern: str) -> list[int]:
        """Say which of these passages have a pattern of SQL's ``LIKE`` in their text."""
        return rows.with_text(self.connection, numbers, pattern)

    def shortest(self, numbers: Iterable[int], most: int) -> list[int]:
        """Give those of these passages that have the shortest texts."""
        return rows.shortest(self.connection, numbers, most)

    @property
    def file(self) -> int:
        """A number of the file that holds the index: in another one, posts have other numbers."""
        return rows.state(self.connection, "file")

    def number_of(self, post_id: str) -> int | None:
        """Give the number of the post that `post` gives: another one whenever it has changed."""
        place = posts.find_post(self.connection, post_id)
        return None if place is None else place[0]

    def post(self, post_id: str) -> Post | None:
        """Give the post with this id."""
        place = posts.find_post(self.connection, post_id)
        return None if place is None else posts.post_at(self.connection, place[0])

    def _union(self, terms: Iterable[str]) -> int:
        return self.terms.union(self.connection, list(terms)) & self.terms.live

    def _bitmap(self, term: str) -> int:
        return self.terms.bitmap(self.connection, term) & self.terms.live
