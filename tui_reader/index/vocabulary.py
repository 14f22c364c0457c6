"""The words of texts as numbers: the same words come ever again, and numbers are quick to handle.

What is done to a whole discussion in one call takes a fraction of what each word by itself does.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from typing import Any

import numpy as np

from tui_reader.index.kinds import LAST_KIND
from tui_reader.index.pairs import Spelt, hash_of
from tui_reader.index.ragged import Many, Ragged
from tui_reader.index.words import fold_letters, index_words, split_words

END = 0
"""The number of what stands between two texts."""

_END = "\0"
_BETWEEN = f" {_END} "
_ENDS_AND_WORDS = bytes(
    code if chr(code).isalnum() or chr(code) in f"'-{_END}" else ord(" ") for code in range(256)
)


class Kind(IntEnum):
    """What a piece of text is to the search."""

    WORD = 0
    """Is looked for as it is."""
    SPELT = 1
    """Is looked for in several spellings."""
    SIGN = 2
    """As that, and a phrase may pass over it: an emoji and the like."""
    NOTHING = 3
    """Has no letter, or is no piece of text at all."""


class Vocabulary(dict[str, int]):
    """Pieces of text by their numbers; an unknown one is numbered when it is met."""

    def __init__(self) -> None:
        """Know nothing but what stands between texts."""
        self.terms: list[str] = []
        """Number by number, what has it."""
        self.letters = 0
        """How many letters all of them have."""
        self.words = Ragged()
        """Number by number, the numbers of the words that it is found as."""
        self.firsts = Ragged()
        """What it may come to in a pair with the word before, see `pairs.hash_of`."""
        self.lasts = Ragged()
        """And what with the word after."""
        self.within = Ragged()
        """The pairs within it."""
        self._kinds = bytearray()
        self._hashes = array("q")
        self._put(_END, Kind.NOTHING)

    def __missing__(self, piece: str) -> int:
        """Number a piece of text, or a term that stands in no text."""
        if piece.isalnum():
            hashed = (hash_of(piece),)
            return self._put(piece, Kind.WORD, (len(self.terms),), hashed, hashed)
        if piece < LAST_KIND:
            return self._put(piece, Kind.NOTHING)
        spelt = Spelt(piece)
        if not spelt.first:
            return self._put(piece, Kind.NOTHING)
        words = index_words(piece)
        numbers = [self[word] for word in words - {piece}]
        if piece in words:
            numbers.append(len(self.terms))
        kind = Kind.SPELT if any(map(str.isalnum, piece)) else Kind.SIGN
        return self._put(piece, kind, numbers, spelt.first, spelt.last, spelt.within)

    def numbers_in(self, texts: Sequence[str]) -> Many:
        """Give the pieces of texts in their order, with `END` before, between and behind them.

        Args:
            texts: At least one.
        """
        pieces = [_END, *_pieces(texts), _END]
        return np.fromiter(map(self.__getitem__, pieces), np.int64, len(pieces))

    def kinds(self, numbers: Many) -> "np.ndarray[Any, np.dtype[np.uint8]]":
        """Give the kinds of pieces."""
        return np.frombuffer(self._kinds, np.uint8)[numbers]

    def hashes(self, numbers: Many) -> Many:
        """Give for words what they come to in pairs, see `pairs.hash_of`; 0 for all others."""
        return np.frombuffer(self._hashes, np.int64)[numbers]

    def _put(
        self,
        term: str,
        kind: Kind,
        words: Sequence[int] = (),
        firsts: Sequence[int] = (),
        lasts: Sequence[int] = (),
        within: Iterable[int] = (),
    ) -> int:
        number = self[term] = len(self.terms)
        self.terms.append(term)
        self.letters += len(term)
        self._kinds.append(kind)
        self._hashes.append(firsts[0] if kind is Kind.WORD else 0)
        self.words.append(words)
        self.firsts.append(firsts)
        self.lasts.append(lasts)
        self.within.append(within)
        return number


def _pieces(texts: Sequence[str]) -> Iterator[str]:
    folded = fold_letters(_BETWEEN.join(texts))
    if folded.count(_END) >= len(texts):
        # A stranger's text has the very character.
        folded = fold_letters(_BETWEEN.join(text.replace(_END, " ") for text in texts))
    if folded.isascii():
        return iter(_pieces_of_ascii(folded))
    return _pieces_of_any(folded)


def _pieces_of_any(folded: str) -> Iterator[str]:
    for place, text in enumerate(folded.split(_END)):
        if place:
            yield _END
        if text.isascii():
            yield from _pieces_of_ascii(text)
        else:
            yield from (word[0] for word in split_words(text))


def _pieces_of_ascii(folded: str) -> list[str]:
    # Splitting is much faster than matching.
    return folded.encode().translate(_ENDS_AND_WORDS).decode().split()
