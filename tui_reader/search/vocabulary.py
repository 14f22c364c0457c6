"""The words of an archive, and in which passages each of them stands."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from threading import Lock

LONGEST_SLIP = 30
"""Longer words are not compared for slips: they are no words that one types."""

_NO_PASSAGES: Sequence[int] = ()


class Vocabulary:
    """Word by word the numbers of its passages, ascending.

    One thread may add and remove while others look up: every method takes the lock for its own
    short time, and what it returns is a copy.
    """

    def __init__(self) -> None:
        self._passages: dict[str, array[int]] = {}
        self._spellings: dict[str, set[str]] = {}
        self._ordered: list[str] = []
        self._new: list[str] = []
        self._by_length: dict[int, list[str]] = {}
        self._lock = Lock()

    def add(self, number: int, words: Iterable[str], spellings: Mapping[str, str]) -> None:
        """Take the words of a passage in.

        Args:
            number: The passage, higher than any before.
            words: Its words, each once.
            spellings: How compounds among them stand in the text.
        """
        with self._lock:
            for word in words:
                passages = self._passages.get(word)
                if passages is None:
                    self._passages[word] = array("I", (number,))
                    self._meet(word)
                else:
                    passages.append(number)
            for word, spelling in spellings.items():
                self._spellings.setdefault(word, set()).add(spelling)

    def remove(self, number: int, words: Iterable[str]) -> None:
        """Forget a passage that was added with these words."""
        with self._lock:
            for word in words:
                passages = self._passages[word]
                place = bisect_left(passages, number)
                if place < len(passages) and passages[place] == number:
                    del passages[place]

    def count(self, word: str) -> int:
        """In how many passages a word stands."""
        return len(self._passages.get(word, _NO_PASSAGES))

    def passages(self, word: str) -> Sequence[int]:
        """The numbers of the passages with a word, ascending."""
        with self._lock:
            return self._passages.get(word, _NO_PASSAGES)[:]

    def spellings(self, word: str) -> tuple[str, ...]:
        """How a word stands in the texts: itself, and with apostrophes or hyphens."""
        with self._lock:
            return (word, *sorted(self._spellings.get(word, ())))

    def beginning_with(self, prefix: str, most: int) -> list[str]:
        """The commonest longer words that begin so.

        Args:
            prefix: The beginning; the word itself is not among the answers.
            most: How many at most.
        """
        with self._lock:
            self._put_in_order()
            start = bisect_left(self._ordered, prefix)
            end = bisect_left(self._ordered, prefix + "\U0010ffff", start)
            words = [word for word in self._ordered[start:end] if word != prefix]
        return self._commonest(words)[:most]

    def nearest(self, word: str, edits: int, most: int) -> list[tuple[str, int]]:
        """The words that a slip would make of this one.

        Args:
            word: The word as typed; it is not among the answers.
            edits: So many letters may be added, left out, changed or swapped with the next.
            most: How many at most.

        Returns:
            Words with their number of edits: the nearest first, then the commonest.
        """
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        found: dict[int, list[str]] = {}
        for length in range(len(word) - edits, len(word) + edits + 1):
            with self._lock:
                words = self._by_length.get(length, [])[:]
            for near, distance, _ in process.extract(
                word, words, scorer=OSA.distance, score_cutoff=edits, limit=None
            ):
                if distance:
                    found.setdefault(distance, []).append(near)
        return [
            (near, distance)
            for distance in sorted(found)
            for near in self._commonest(found[distance])
        ][:most]

    def _commonest(self, words: Iterable[str]) -> list[str]:
        counted = sorted((-self.count(word), word) for word in words)
        return [word for count, word in counted if count]

    def _meet(self, word: str) -> None:
        self._new.append(word)
        if len(word) <= LONGEST_SLIP and not any(map(str.isdigit, word)):
            self._by_length.setdefault(len(word), []).append(word)

    def _put_in_order(self) -> None:
        if self._new:
            self._ordered.extend(self._new)
            self._ordered.sort()
            self._new.clear()
