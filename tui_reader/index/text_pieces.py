"""The pieces of many texts as numbers, for numbers are quick to handle.

What is done to a whole discussion in one call takes a fraction of what each word by itself does.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from functools import lru_cache
from itertools import count, islice
from zlib import crc32

import numpy as np

from tui_reader.index.pairs import MANY, Spelt
from tui_reader.index.ragged import Many, Ragged
from tui_reader.index.words import fold_letters, split_words

END_PIECE = b"\0"
"""Stands between two texts."""
END = 0
"""Its number."""

_NUL = END_PIECE.decode()
_BETWEEN = f" {_NUL} "
_ENDS_AND_WORDS = bytes(
    code if chr(code).isalnum() or chr(code) in f"'-{_NUL}" else ord(" ") for code in range(256)
)
_MOST = 50_000
"""So many pieces are a block: what is spelt in several ways may come to many times as much."""
_LONGEST_REMEMBERED = 40


class Kind(IntEnum):
    """What a piece of text is to the search."""

    WORD = 0
    """Is looked for as it is."""
    NOTHING = 1
    """Has no letter."""
    SPELT = 2
    """Is looked for in several spellings."""
    SIGN = 3
    """As that, and a phrase may pass over it: an emoji and the like."""


class Pieces:
    """The pieces of some texts: words, with the apostrophes and hyphens in and around them.

    A piece has the number of the place where it stands first.
    """

    def __init__(self, block: Iterable[bytes]) -> None:
        """Number pieces.

        Args:
            block: What `parted` gave; before it is put what stands between two texts.
        """
        self.terms = [END_PIECE, *block]
        """By their numbers the pieces as UTF-8, and what was numbered since."""
        self._numbers: dict[bytes, int] = {}
        size = len(self.terms)
        self.order: Many = np.fromiter(
            map(self._numbers.setdefault, self.terms, count()), np.int64, size
        )
        """The numbers of the pieces as they follow each other, with `END`."""
        numbers = np.fromiter(self._numbers.values(), np.int64, len(self._numbers))
        self.hashes: Many = np.zeros(size, np.int64)
        """By their numbers, what words come to in pairs, as `pairs.hash_of` has it."""
        self.hashes[numbers] = np.fromiter(map(crc32, self._numbers), np.int64) & (MANY - 1)
        self.kinds = np.full(size, Kind.WORD, np.uint8)
        """By their numbers, what kind of pieces they are."""
        is_ascii_word = np.fromiter(map(bytes.isalnum, self._numbers), np.bool)
        spelt: dict[int, Spelt] = {}
        for number in numbers[~is_ascii_word].tolist():
            piece = self.terms[number].decode("utf-8", "surrogatepass")
            if not piece.isalnum():
                self.kinds[number], spelling = _kind_of(piece)
                if spelling is not None:
                    spelt[number] = spelling
        places, every = list(spelt), spelt.values()
        self.words = Ragged(
            self.hashes, places, [self.numbers(map(as_kept, each.words)) for each in every]
        )
        """Of what is spelt in several ways, the numbers of the words that it is found as."""
        self.within = Ragged(self.hashes, places, [each.within for each in every])
        """And the pairs in it."""
        self.firsts = Ragged(self.hashes, places, [each.first for each in every])
        """What pieces come to in a pair with the word before."""
        self.lasts = Ragged(self.hashes, places, [each.last for each in every])
        """And what with the word after."""

    def numbers(self, terms: Iterable[bytes]) -> list[int]:
        """Give the numbers of terms in UTF-8; what has none gets one."""
        found = []
        for term in terms:
            number = self._numbers.setdefault(term, len(self.terms))
            if number == len(self.terms):
                self.terms.append(term)
            found.append(number)
        return found


def as_kept(term: str) -> bytes:
    """Give a term in UTF-8, with the lone surrogates that strangers write."""
    return term.encode("utf-8", "surrogatepass")


def parted(texts: Sequence[str]) -> Iterator[list[bytes]]:
    """Part texts into pieces.

    Args:
        texts: At least one.

    Yields:
        Pieces as they follow each other, not too many at once: most discussions are one block.
        Where there are more, each begins with the piece that the one before it ends with.
    """
    folded = fold_letters(_BETWEEN.join(texts))
    if folded.count(_NUL) >= len(texts):
        # A stranger's text has the very character.
        folded = fold_letters(_BETWEEN.join(text.replace(_NUL, " ") for text in texts))
    pieces = iter(_parted_ascii(folded)) if folded.isascii() else _parted_any(folded)
    block = list(islice(pieces, _MOST))
    while more := list(islice(pieces, _MOST)):
        # A phrase passes over signs, but not over so many as nobody writes.
        end = next((at for at in range(len(block) - 1, 0, -1) if _is_firm(block[at])), 0)
        if not end and len(block) > 10 * _MOST:
            end = len(block) - 1
        if end:
            yield block[: end + 1]
        block = block[end:] + more
    yield block


def _is_firm(piece: bytes) -> bool:
    return piece == END_PIECE or any(map(str.isalnum, piece.decode("utf-8", "surrogatepass")))


def _parted_any(folded: str) -> Iterator[bytes]:
    for place, text in enumerate(folded.split(_NUL)):
        if place:
            yield END_PIECE
        if text.isascii():
            yield from _parted_ascii(text)
        else:
            yield from (as_kept(word[0]) for word in split_words(text))


def _parted_ascii(folded: str) -> list[bytes]:
    # Splitting is much faster than matching.
    return folded.encode().translate(_ENDS_AND_WORDS).split()


def _kind_of(piece: str) -> tuple[Kind, Spelt | None]:
    """Say what a piece is that is no word, and how it is spelt if it is anything."""
    # The same ones come ever again.
    spelt = _remembered(piece) if len(piece) <= _LONGEST_REMEMBERED else Spelt(piece)
    if not spelt.first:
        return Kind.NOTHING, None
    return (Kind.SPELT if any(map(str.isalnum, piece)) else Kind.SIGN), spelt


_remembered = lru_cache(maxsize=50_000)(Spelt)
