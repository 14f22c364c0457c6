"""Texts as words without layout: what two captures of one text have in common."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from zlib import crc32

CUT = "…"
"""What a tool puts where it cut a text off."""

SHINGLE = 4
"""So many words in a row tell one text from another."""

_MOST_WORDS = 3000
_KEYS = 8
_END = 6
_LONG_WORD = 8
_WORD = re.compile(r"\w+")
_MARK = re.compile(r"!?\[|\]\(|\*\*|__|^#+ |\\[^\w\s]", re.MULTILINE)
_LINK = re.compile(r"(?:\b\w+:|(?<=\())//[^\s<>\[\]()\"]+")


def words_of(text: str) -> list[str]:
    """Give the words of a text, small and without signs.

    Addresses of links are passed over, for some tools keep them and others do not; unless there
    is nothing else.
    """
    text = text.casefold()
    bare = _WORD.findall(_LINK.sub(" ", text) if "//" in text else text)
    return bare or _WORD.findall(text)


def marks_in(text: str) -> int:
    """Count what looks like the signs of Markdown, which a page itself would not show."""
    return len(_MARK.findall(text))


def links_of(text: str) -> set[str]:
    """Give the addresses in a text, without their schemes."""
    return {link.partition("//")[2].rstrip("/.,;:!?*'") for link in _LINK.findall(text)}


def shingles_of(words: Sequence[str]) -> frozenset[tuple[str, ...]]:
    """Give each row of `SHINGLE` words."""
    return frozenset(zip(words, words[1:], words[2:], words[3:], strict=False))


def text_keys(words: Sequence[str]) -> set[str]:
    """Give a few keys of which near-equal texts share at least one.

    Some rows of words are chosen by their own letters, so that a piece of the text, wherever it
    was cut, has some of the same; and most pieces have the beginning or the end.
    """
    words = words[:_MOST_WORDS]
    letters = " ".join(words).encode("utf-8", "surrogatepass").split(b" ")
    rows = range(max(len(words) - SHINGLE + 1, min(len(words), 1)))
    # Those that begin with a long word come first: they are few, and tell most.
    long = [row for row, word in zip(rows, words, strict=False) if len(word) >= _LONG_WORD]
    keys = _smallest(letters, long)
    if len(keys) < _KEYS:
        keys |= _smallest(letters, rows)
    if len(words) >= SHINGLE:
        keys |= {_key(letters[:_END]), _key(letters[-_END:])}
    return {f"{key:08x}" for key in keys}


def by_length(one: list[str], other: list[str]) -> tuple[list[str], list[str]]:
    """Give the shorter of two texts first; a word that was torn makes a text the shorter."""
    sizes = [(len(words), sum(map(len, words))) for words in (one, other)]
    return (one, other) if sizes[0] <= sizes[1] else (other, one)


def is_cut_from(piece: list[str], whole: list[str]) -> bool:
    """Whether a text is the beginning or the end of another; the word at the cut may be torn."""
    size = len(piece)
    if not 0 < size <= len(whole):
        return not piece
    begins = whole[size - 1].startswith(piece[-1]) and piece[:-1] == whole[: size - 1]
    return begins or (whole[-size].endswith(piece[0]) and piece[1:] == whole[-size:][1:])


def in_common(one: Sequence[str], other: Sequence[str]) -> float:
    """Say how much two texts have in common, as a share of their mean length, 0 to 1."""
    if not one or not other:
        return 0.0
    one, other = one[:_MOST_WORDS], other[:_MOST_WORDS]
    shared = (Counter(one) & Counter(other)).total()
    return 2 * shared / (len(one) + len(other))


def _smallest(words: Sequence[bytes], rows: Iterable[int]) -> set[int]:
    return set(sorted({_key(words[row : row + SHINGLE]) for row in rows})[:_KEYS])


def _key(words: Sequence[bytes]) -> int:
    return crc32(b" ".join(words))
