"""The words and pairs of words under which many texts are found, all texts at once.

What is done to a whole discussion in one call takes a fraction of what each comment by itself does.
"""

from collections.abc import Iterator, Sequence
from itertools import filterfalse

from tui_reader.index.pairs import pairs_in
from tui_reader.index.words import fold_letters, index_words, split_words

_END = "\0"
_ENDS_AND_WORDS = bytes(
    code if chr(code).isalnum() or chr(code) in "'-\0" else ord(" ") for code in range(256)
)
_MOST_REMEMBERED = 50_000
_LONGEST_REMEMBERED = 40


class _Marked(dict[str, frozenset[str]]):
    """What stands in texts with apostrophes or hyphens, and its words: the same come ever again."""

    def __missing__(self, piece: str) -> frozenset[str]:
        words = frozenset(index_words(piece))
        if len(piece) <= _LONGEST_REMEMBERED:
            if len(self) >= _MOST_REMEMBERED:
                self.clear()
            self[piece] = words
        return words


_MARKED = _Marked()


def word_sets(texts: Sequence[str]) -> Iterator[tuple[set[str], set[str]]]:
    """Give for each text the words that `index_words` gives for it folded, and its `pairs_in`.

    Args:
        texts: At least one.
    """
    folded = fold_letters(_END.join(texts))
    if folded.count(_END) >= len(texts):
        # A stranger's text has the very character.
        yield from map(_any_words, map(fold_letters, texts))
    elif folded.isascii():
        yield from map(_ascii_words, _spaced(folded))
    else:
        for text in folded.split(_END):
            yield _ascii_words(*_spaced(text)) if text.isascii() else _any_words(text)


def _spaced(folded: str) -> list[str]:
    return folded.encode().translate(_ENDS_AND_WORDS).decode().split(_END)


def _any_words(folded: str) -> tuple[set[str], set[str]]:
    return index_words(folded), pairs_in([word[0] for word in split_words(folded)])


def _ascii_words(spaced: str) -> tuple[set[str], set[str]]:
    listed = spaced.split()
    words = set(listed)
    if "'" in spaced or "-" in spaced:
        marked = list(filterfalse(str.isalnum, words))
        words.difference_update(marked)
        words.update(*map(_MARKED.__getitem__, marked))
    return words, pairs_in(listed)
