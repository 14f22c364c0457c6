"""Which words of a text stand next to each other: by this a phrase of common words is found.

Other pairs come to the same term: few passages have it, and in those one has to look whether the
phrase is there.
"""

from collections.abc import Iterable, Sequence
from itertools import filterfalse
from operator import sub
from zlib import crc32

from tui_reader.index.words import LONGEST_COMPOUND, beginnings_and_ends, plain, split_words

PAIR = "\x06"
"""Followed by one of so many characters: the passages with a pair of words that comes to it."""

_MANY = 4096
_TERMS = [PAIR + chr(0x4000 + number) for number in range(_MANY)]
_MOST_REMEMBERED = 50_000


class _Hashes(dict[str, int]):
    """Words as numbers: the same words come ever again."""

    def __missing__(self, word: str) -> int:
        found = crc32(word.encode("utf-8", "surrogatepass")) % _MANY
        if len(self) < _MOST_REMEMBERED:
            self[word] = found
        return found


class _Spelt:
    """A piece of text with apostrophes or hyphens: any of its spellings may be looked for."""

    def __init__(self, piece: str) -> None:
        self.first: Sequence[str] = ()
        """What may come after the word before; nothing where there is no letter."""
        self.last: Sequence[str] = ()
        """What may come before the word after."""
        self.within: set[str] = set()
        """The pairs within."""
        for word in split_words(piece):
            first, last = self._word(word[0])
            self.within.update(_across(self.last, first))
            self.first = self.first or first
            self.last = last

    def _word(self, word: str) -> tuple[Sequence[str], Sequence[str]]:
        """Give what a word begins and ends with."""
        parts = word.split("-")
        is_compound = len(parts) > 1 and len(word) <= LONGEST_COMPOUND
        whole = [plain(word)] if is_compound else []
        first, last = list[str](), list[str]()
        for part in parts:
            for ending, beginning in beginnings_and_ends(part):
                self.within.update(_across(ending or last, beginning))
                first = first or beginning
                last = ending
        return first + whole, last + whole


class _Spellings(dict[str, _Spelt]):
    """Pieces of text with apostrophes or hyphens."""

    def __missing__(self, piece: str) -> _Spelt:
        found = _Spelt(piece)
        if len(self) < _MOST_REMEMBERED:
            self[piece] = found
        return found


_HASHES = _Hashes()
_SPELLINGS = _Spellings()


def pair_of(before: str, after: str) -> str:
    """Give the term of two folded words without apostrophes and hyphens."""
    # What is less than 0 counts from the end, as if it were divided.
    return _TERMS[_HASHES[before] - _HASHES[after]]


def pairs_in(words: Sequence[str]) -> set[str]:
    """Give the terms of all pairs in a folded text, however they may be spelt.

    Args:
        words: Its words in their order, with the apostrophes and hyphens in and around them.
    """
    marked = {word: _SPELLINGS[word] for word in filterfalse(str.isalnum, words)}
    if not all(spelt.first for spelt in marked.values()):
        words = [word for word in words if word not in marked or marked[word].first]
    numbers = list(map(_HASHES.__getitem__, words))
    # Those of what is marked are wrong, and do no harm.
    found = set(map(_TERMS.__getitem__, map(sub, numbers, numbers[1:])))
    signs = {word for word in marked if marked[word].first and not any(map(str.isalnum, word))}
    if signs:
        # A phrase passes over an emoji and the like.
        found |= pairs_in([word for word in words if word not in signs])
    for place in [place for place, word in enumerate(words) if word in marked]:
        spelt = marked[words[place]]
        found |= spelt.within
        if place:
            before = words[place - 1]
            found.update(
                _across(marked[before].last if before in marked else [before], spelt.first)
            )
        for after in words[place + 1 : place + 2]:
            found.update(_across(spelt.last, [after]))
    return found


def _across(before: Iterable[str], after: Iterable[str]) -> Iterable[str]:
    return [pair_of(each, other) for each in before for other in after]
