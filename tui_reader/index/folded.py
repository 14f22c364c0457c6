"""A passage as it is searched: folded once, then looked through for word after word."""

from collections.abc import Iterator

from tui_reader.index.passage import Passage
from tui_reader.index.spaced import Span, beginnings, spaced, whole_places
from tui_reader.index.words import longer_places, plain, rest_of_word, word_places

_MARKS = "'-"


class FoldedPassage:
    """A passage as it is searched: folded."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        """The passage."""
        self.text, self.title_end = passage.fold()
        """The folded text, and how much of it is the post's title."""
        self._is_marked = "'" in self.text or "-" in self.text
        self._unmarked = plain(self.text) if self._is_marked else self.text
        self._spaced = spaced(self.text) if self.text.isascii() else None

    def may_have(self, word: str) -> bool:
        """Whether a word may stand here; where not, nobody need look for its places."""
        return word in self._unmarked

    def places(self, word: str) -> tuple[Span, ...]:
        """Give the places where a word stands, however it is spelt."""
        marked = self._is_marked and self._unmarked.count(word) != self.text.count(word)
        if self._spaced is None or marked or not word.isalnum():
            return tuple(word_places(self.text, word, marked))
        return whole_places(self._spaced, word)

    def longer_places(self, word: str) -> tuple[Span, ...]:
        """Give the places of longer words that begin with a word."""
        if self._spaced is None:
            return tuple(longer_places(self.text, word))
        return tuple(self._longer(self._spaced, word))

    def _longer(self, text: bytes, word: str) -> Iterator[Span]:
        for start, end in beginnings(text, word):
            whole = rest_of_word(self.text, end) if self.text[end : end + 1] in _MARKS else end
            if whole - start > len(word):
                yield start, whole
