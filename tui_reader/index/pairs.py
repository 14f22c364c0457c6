"""Which words of a text stand next to each other: by this a phrase of common words is found.

Other pairs come to the same term: few passages have it, and in those one has to look whether the
phrase is there.
"""

from collections.abc import Iterable, Sequence
from zlib import crc32

from tui_reader.index.kinds import PAIR
from tui_reader.index.words import (
    LONGEST_COMPOUND,
    beginnings_and_ends,
    index_words,
    plain,
    split_words,
)

MANY = 4096
"""So many numbers pairs come to; a power of two."""

_FIRST = 0x4000


def pair_of(before: str, after: str) -> str:
    """Give the term of two folded words without apostrophes and hyphens."""
    return pair_term(number_of_pair(hash_of(before), hash_of(after)))


def pair_term(number: int) -> str:
    """Give the term of a pair by its number."""
    return PAIR + chr(_FIRST + number)


def hash_of(word: str) -> int:
    """Give a word as a number below `MANY`."""
    return crc32(word.encode("utf-8", "surrogatepass")) % MANY


def number_of_pair(before: int, after: int) -> int:
    """Give the number of a pair, of which two words come to these numbers."""
    return (before - after) % MANY


class Spelt:
    """A piece of text that may be looked for in several spellings, as with an apostrophe in it."""

    def __init__(self, piece: str) -> None:
        """Find what it may be looked for as.

        Args:
            piece: A word with the apostrophes and hyphens in and around it.
        """
        self.first: Sequence[int] = ()
        """What may come after the word before, as numbers; nothing where there is no letter."""
        self.last: Sequence[int] = ()
        """What may come before the word after."""
        self.within: set[int] = set()
        """The pairs within."""
        self.words = index_words(piece)
        """What it is found as."""
        for word in split_words(piece):
            first, last = self._word(word[0])
            self.within.update(across(self.last, first))
            self.first = self.first or first
            self.last = last

    def _word(self, word: str) -> tuple[Sequence[int], Sequence[int]]:
        """Give what a word begins and ends with."""
        parts = word.split("-")
        is_compound = len(parts) > 1 and len(word) <= LONGEST_COMPOUND
        whole = [hash_of(plain(word))] if is_compound else []
        first, last = list[int](), list[int]()
        for part in parts:
            for ending, beginning in beginnings_and_ends(part):
                begun = list(map(hash_of, beginning))
                ended = list(map(hash_of, ending))
                self.within.update(across(ended or last, begun))
                first = first or begun
                last = ended
        return first + whole, last + whole


def across(before: Iterable[int], after: Sequence[int]) -> list[int]:
    """Give the numbers of all pairs of one of some words and one of others."""
    return [number_of_pair(each, other) for each in before for other in after]
