"""The text side of an index: which passages have a term, and what terms are near a word."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from heapq import nlargest
from itertools import product
from sqlite3 import Connection

from tui_reader.index import posts
from tui_reader.index.kinds import MONTH
from tui_reader.index.lately import Lately
from tui_reader.index.names import Names
from tui_reader.index.pending import Pending
from tui_reader.index.postings import span, to_numbers
from tui_reader.index.segments import Segment
from tui_reader.index.words import is_unspaced

LONGEST_SLIP = 30
"""Longer words are not compared for slips: they are no words that one types."""

_MOST_CACHED = 40_000_000
_MOST_NEAR_CACHED = 500
_MOST_LETTERS = 200
_A_MONTH = 20
"""To look into one more month takes as long as to put so many more passages in order."""


class Terms:
    """The terms of one state of the index.

    Threads share it: what is in it does not change, except for passages that are still being
    added, and those are not in its `live`.
    """

    def __init__(
        self,
        segments: Sequence[Segment],
        pending: Pending,
        end: int,
        removed: Iterable[tuple[int, int]],
    ) -> None:
        """Put the parts of a state together.

        Args:
            segments: Those that are kept.
            pending: What no segment has yet.
            end: The number after the last passage.
            removed: First numbers and sizes of what is there no more.
        """
        self.segments = segments
        self.pending = pending
        self.end = end
        gone = 0
        for first, size in removed:
            gone |= span(first, size)
        self.live = span(0, end) & ~gone
        """The passages that are there."""
        self._parts: tuple[Segment | Pending, ...] = (
            (*segments, pending) if len(pending) else tuple(segments)
        )
        self.lately = Lately()
        """Passages that were read in this state."""
        self._cache: dict[str, int] = {}
        self._room = _MOST_CACHED
        self._alike: dict[str, dict[int, list[str]]] = {}
        self._known: frozenset[str] = frozenset()
        self._letters: list[str] | None = None
        self._near: dict[tuple[str, int], dict[str, int]] = {}
        self._months: list[str] | None = None
        self._named: dict[str, Names] = {}
        self._listed: list[tuple[int, str]] | None = None

    def count(self, term: str) -> int:
        """Say how many passages have a term; some may have been removed."""
        return sum(part.count(term) for part in self._parts)

    def bitmap(self, connection: Connection, term: str) -> int:
        """Give the passages that have a term; some may have been removed."""
        found = self._cache.get(term)
        if found is None:
            found = 0
            for part in self._parts:
                found |= part.bitmap(connection, term)
            self._remember(term, found)
        return found

    def union(self, connection: Connection, terms: Collection[str]) -> int:
        """Give the passages that have any of some terms; some may have been removed."""
        found = 0
        for part in self._parts:
            found |= part.union(connection, terms)
        return found

    def without(self, connection: Connection, kind: str) -> int:
        """Give the passages that have no term of a kind; some may have been removed."""
        key = f"{kind}\0"
        found = self._cache.get(key)
        if found is None:
            having = self.union(connection, self.beginning_with(kind))
            found = span(0, self.end) & ~having
            self._remember(key, found)
        return found

    def beginning(self, connection: Connection, prefix: str, most: int) -> int:
        """Give the passages with a word that begins so, of the commonest such words."""
        key = f"{prefix}*"
        found = self._cache.get(key)
        if found is None:
            words = self.beginning_with(prefix)
            some = nlargest(most, words, key=lambda each: (words[each], each))
            found = self.union(connection, some)
            self._remember(key, found)
        return found

    def beginning_with(self, prefix: str) -> dict[str, int]:
        """Give the terms that begin so, and how many passages have each."""
        found: dict[str, int] = {}
        for part in self._parts:
            for term, count in part.beginning_with(prefix):
                found[term] = found.get(term, 0) + count
        return found

    def named(self, kind: str) -> Names:
        """Give the names that stand behind a kind of terms."""
        if kind not in self._named:
            found = self.beginning_with(kind)
            self._named[kind] = Names({term[len(kind) :]: n for term, n in found.items()})
        return self._named[kind]

    def listed(self, connection: Connection) -> Sequence[tuple[int, str]]:
        """Give number and id of each post, in the order of the list."""
        if self._listed is None:
            self._listed = posts.listed(connection)
        return self._listed

    def nearest(self, word: str, edits: int) -> dict[str, int]:
        """Find the words that a slip would make of this one.

        Args:
            word: The word as typed; it is not among the answers.
            edits: So many letters may be added, left out, changed or swapped with the next.

        Returns:
            Words with their number of edits; none for what is longer than `LONGEST_SLIP`.
        """
        if len(word) > LONGEST_SLIP:
            return {}
        key = (word, edits)
        if key not in self._near:
            if len(self._near) > _MOST_NEAR_CACHED:
                self._near.clear()
            self._near[key] = self._one_off(word) if edits == 1 else self._compared(word, edits)
        return self._near[key]

    def _one_off(self, word: str) -> dict[str, int]:
        """Make every slip and see which of them are words: much faster than comparing all."""
        if self._letters is None:
            self._known = frozenset(self._words())
            letters = set("".join(self._known))
            self._letters = [letter for letter in letters if not is_unspaced(letter)][
                :_MOST_LETTERS
            ]
        made = {
            changed
            for head, tail in ((word[:at], word[at:]) for at in range(len(word) + 1))
            for changed in _changed(head, tail, self._letters)
        }
        return dict.fromkeys((made & self._known) - {word}, 1)

    def _compared(self, word: str, edits: int) -> dict[str, int]:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        found: dict[str, int] = {}
        lengths = range(len(word) - edits, len(word) + edits + 1)
        # Hardly anyone mistypes the first letter; and all words are too many to be compared.
        for first, length in product(dict.fromkeys(word[:2]), lengths):
            for near, distance, _ in process.extract(
                word,
                self._beginning_by_length(first).get(length, ()),
                scorer=OSA.distance,
                score_cutoff=edits,
                limit=None,
            ):
                if distance:
                    found[near] = int(distance)
        return found

    def _beginning_by_length(self, letter: str) -> dict[int, list[str]]:
        """Give the words that begin with a letter and may be meant by a slip, by their lengths."""
        made = self._alike.get(letter)
        if made is None:
            made = {}
            for word in self.beginning_with(letter):
                if len(word) <= LONGEST_SLIP and not any(map(str.isdigit, word)):
                    made.setdefault(len(word), []).append(word)
            self._alike[letter] = made
        return made

    def months(self) -> list[str]:
        """Give the months in which something was published, ascending, as ``2014-07``."""
        if self._months is None:
            self._months = sorted(term.removeprefix(MONTH) for term in self.beginning_with(MONTH))
        return self._months

    def month(self, connection: Connection, month: str) -> int:
        """Give the passages of a month."""
        return self.bitmap(connection, MONTH + month)

    def year(self, connection: Connection, year: str) -> int:
        """Give the passages of a year."""
        key = f"{MONTH}{year}-"
        found = self._cache.get(key)
        if found is None:
            found = 0
            for month in self.months():
                if month.startswith(f"{year}-"):
                    found |= self.month(connection, month)
            self._remember(key, found)
        return found

    def newest(self, connection: Connection, bitmap: int, most: int) -> list[int]:
        """Give the newest of some passages, those first.

        Args:
            connection: Where the terms are read from.
            bitmap: The passages.
            most: How many at most.
        """
        chosen: list[int] = []
        count, months = bitmap.bit_count(), self.months()
        # So many months hold the newest, where all hold as many: are they dearer than the rest?
        if _A_MONTH * len(months) * most < count * (count - most):
            for month in reversed(months):
                some = bitmap & self.month(connection, month)
                if some:
                    room = most - len(chosen)
                    chosen.extend(self._newest_first(some, room))
                    if len(chosen) >= most:
                        return chosen
                    bitmap ^= some
        chosen.extend(self._newest_first(bitmap, most - len(chosen)))
        return chosen

    def _newest_first(self, bitmap: int, most: int) -> list[int]:
        found: list[int] = []
        for part in self._parts:
            some = bitmap >> part.first
            if some.bit_length() > len(part.minutes):
                some &= span(0, len(part.minutes))
            # What is sorted so stays in reading order where it is of one time.
            newest = sorted(to_numbers(some), key=part.minutes.__getitem__, reverse=True)[:most]
            found.extend(number + part.first for number in newest)
        if len(self._parts) > 1:
            minutes = dict(self.timed(found))
            found.sort(key=minutes.__getitem__, reverse=True)
        return found[:most]

    def timed(self, numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Tell with each passage when it was published; greater is newer, 0 unknown."""
        firsts = [part.first for part in self._parts]
        for number in numbers:
            part = self._parts[bisect_right(firsts, number) - 1]
            yield number, part.minutes[number - part.first]

    def _words(self) -> Iterator[str]:
        seen: set[str] = set()
        for part in self._parts:
            words = part.words()
            if seen:
                words = [word for word in words if word not in seen]
            yield from words
            if len(self._parts) > 1:
                seen.update(words)

    def _remember(self, key: str, bitmap: int) -> None:
        size = bitmap.bit_length() // 8
        if size > self._room:
            self._cache.clear()
            self._room = _MOST_CACHED
        self._room -= size
        self._cache[key] = bitmap


def _changed(head: str, tail: str, letters: Iterable[str]) -> Iterator[str]:
    """What one slip between two parts of a word makes of it."""
    if tail:
        yield head + tail[1:]
        yield from (head + letter + tail[1:] for letter in letters)
    if len(tail) > 1:
        yield head + tail[1] + tail[0] + tail[2:]
    yield from (head + letter + tail for letter in letters)
