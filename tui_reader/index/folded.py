"""A passage as it is searched: folded once, then looked through for word after word."""

from collections.abc import Iterator
from functools import lru_cache
from operator import add

from tui_reader.index.passage import Passage
from tui_reader.index.spaced import Span, beginnings, spaced, whole_places
from tui_reader.index.words import (
    count_unspaced,
    count_words,
    longer_places,
    plain,
    rest_of_word,
    word_places,
)

_MARKS = "'-"
_LONGEST_COUNTED = 200


class FoldedPassage:
    """A passage as it is searched: folded."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        """The passage."""
        self.text, self.title_end = passage.fold()
        """The folded text, and how much of it is the post's title."""
        self._spaced = spaced(self.text) if self.text.isascii() else None
        self._across = _across_marks(self.text)
        self._unmarked: str | None = None if self._across else self.text

    def may_have(self, word: str) -> bool:
        """Whether a word may stand here; where not, nobody need look for its places."""
        return word in self._without_marks()

    def places(self, word: str) -> tuple[Span, ...]:
        """Give the places where a word stands, however it is spelt."""
        marked = self._is_marked(word)
        if self._spaced is None or marked or not word.isalnum():
            return tuple(word_places(self.text, word, marked))
        return whole_places(self._spaced, word)

    def longer_places(self, word: str) -> tuple[Span, ...]:
        """Give the places of longer words that begin with a word."""
        if self._spaced is None:
            return tuple(longer_places(self.text, word))
        return tuple(self._longer(self._spaced, word))

    def words_between(self, start: int, end: int) -> int:
        """Count the words between the end of one and the start of another; in a far one roughly."""
        gap = self.text[start:end]
        if gap == " ":
            return 0
        if end - start > _LONGEST_COUNTED:
            return len(gap.split()) - 1 + count_unspaced(gap)
        if self._spaced is None or "'" in gap or "-" in gap:
            return count_words(gap)
        # The same much faster, for no word has a mark in it; a space stands before the text.
        return len(self._spaced[start + 1 : end + 1].split())

    def _without_marks(self) -> str:
        if self._unmarked is None:
            self._unmarked = plain(self.text)
        return self._unmarked

    def _is_marked(self, word: str) -> bool:
        """Whether a word may stand here with marks within."""
        # Hardly any has two letters beside each other that stand before and behind a mark: to look
        # for those is much faster than to count the word in the text, with marks and without.
        if self._across.isdisjoint(_pairs(word)):
            return False
        return self._without_marks().count(word) != self.text.count(word)

    def _longer(self, text: bytes, word: str) -> Iterator[Span]:
        for start, end in beginnings(text, word):
            whole = rest_of_word(self.text, end) if self.text[end : end + 1] in _MARKS else end
            if whole - start > len(word):
                yield start, whole


def _across_marks(text: str) -> set[str]:
    """Give what stands before and behind each apostrophe or hyphen."""
    found: set[str] = set()
    for mark in _MARKS:
        at = text.find(mark)
        while at >= 0:
            found.add(text[at - 1 : at] + text[at + 1 : at + 2])
            at = text.find(mark, at + 1)
    return found


@lru_cache(maxsize=1_000)
def _pairs(word: str) -> frozenset[str]:
    """Give each two letters beside each other in a word."""
    return frozenset(map(add, word, word[1:]))
