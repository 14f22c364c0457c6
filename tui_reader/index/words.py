"""Words as the search compares them: without case, accents and marks, and where they stood."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

from tui_reader.index.spaced import spaced, whole_places
from tui_reader.text import fold

QUOTES = '"“”„‟«»'
"""What a phrase or the value of a field may stand between."""
LONGEST_COMPOUND = 40
"""A longer chain of words with hyphens is known by its parts only."""

_MOST_PIECES = 6
"""Of a word with more apostrophes not all runs of its pieces are known."""

# Written without spaces, so that each character is a word: Thai, Lao, Burmese, Khmer, kana, Han;
# and emoji.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u3096\u3099\u309a"
    "\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\u2600-\u27bf\U0001f000-\U0001faff\U00020000-\U0003ffff"
)
# Vowel signs of India's scripts are no letters to `re`, and no word is whole without them.
_SIGNS = "\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0980-\u0dff"
_LETTER = rf"[^\W_{_UNSPACED}]"
_SPACED = rf"{_LETTER}+(?:[{_SIGNS}]+{_LETTER}*)*"
_WORD = re.compile(rf"{_SPACED}(?:['-]{_SPACED})*|[{_UNSPACED}]")
_ASCII_WORD = re.compile("[0-9a-z]+(?:['-][0-9a-z]+)*")
_INSIDE = re.compile(rf"{_LETTER}|[{_SIGNS}]")
REST_OF_WORD = rf"(?:{_LETTER}|[{_SIGNS}])*"
"""A pattern for what may follow the beginning of a word."""

_MARK = "['-]?"
_NO_ASCII_LETTER = "(?![0-9a-z])"
_MORE_OF_ASCII_WORD = re.compile("(?:['-]?[0-9a-z])+")
_MORE_OF_WORD = re.compile(rf"(?:['-]?(?:{_LETTER}|[{_SIGNS}]))+")
_ALONE = re.compile(f"[{_UNSPACED}]")

_NO_WORD = bytes(
    code if chr(code).isalnum() or chr(code) in "'-" else ord(" ") for code in range(256)
)

_STRANGE = re.compile("[^\x00-\x7f]")
_FEW_STRANGE = 16
# Up to so many different ones are replaced one by one, which is faster than translating all of a
# text that is ASCII but for its quotes.

_ALIKE = (
    dict.fromkeys("\u2018\u2019\u201b\u02bc\u0060\u00b4", "'")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"')
)
_HIGHEST_LETTER_SIGN = 9
# Above it stand accents, points and tones; up to it kana's voicing marks and India's nukta.


class _Folding(dict[int, str]):
    """For `str.translate`: each character folded, worked out when it is first met."""

    def __init__(self) -> None:
        super().__init__()
        self.uneven: set[str] = set()
        """The characters that fold to none or to several."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = _fold_character(character)
        if len(folded) != 1:
            self.uneven.add(character)
        self[code] = folded
        return folded


def _fold_character(character: str) -> str:
    folded = character
    for _ in range(4):
        plain = unicodedata.normalize("NFKD", folded.casefold())
        again = "".join(_ALIKE.get(each, each) for each in plain if not _is_dropped(each))
        if again == folded:
            break
        folded = again
    return folded


def _is_dropped(character: str) -> bool:
    return (
        unicodedata.combining(character) > _HIGHEST_LETTER_SIGN
        or unicodedata.category(character) == "Cf"
        or "\ufe00" <= character <= "\ufe0f"
    )


_FOLDING = _Folding()
_USUAL = {sign: _FOLDING[ord(sign)] for sign in "\u2019\u2018\u201c\u201d\u2013\u2014\u2026"}
# In most texts that are not ASCII there is nothing else that is not.


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text that knows where each of its characters came from."""

    text: str
    """The folded text."""
    ends: list[int] | None
    """For each character of the source, where its folded form ends; None if nothing moved."""

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Give the place in the source text for a place in the folded one.

        Args:
            start: The first character.
            end: The character after the last; after `start`.

        Returns:
            Start and end in the source. A character is taken whole, with the marks upon it.
        """
        if self.ends is None:
            return start, end
        last = bisect_right(self.ends, end - 1)
        return bisect_right(self.ends, start), max(last + 1, bisect_right(self.ends, end))


def fold_letters(text: str) -> str:
    """Drop case, accents and invisible characters; make apostrophes, dashes and quotes alike.

    Folding a folded text changes nothing. White space stays as it is.
    """
    if text.isascii():
        return text.replace("`", "'").lower()
    plain = text
    for sign, folded in _USUAL.items():
        plain = plain.replace(sign, folded)
    if not plain.isascii():
        strange = set(_STRANGE.findall(plain))
        if len(strange) > _FEW_STRANGE:
            return text.translate(_FOLDING)
        for character in strange:
            plain = plain.replace(character, _FOLDING[ord(character)])
    return fold_letters(plain) if plain.isascii() else text.translate(_FOLDING)


def fold_with_origins(text: str) -> Folded:
    """Fold a text as `fold_letters` does and keep where each character came from."""
    folded = fold_letters(text)
    if text.isascii() or _FOLDING.uneven.isdisjoint(_STRANGE.findall(text)):
        return Folded(folded, None)
    return Folded(folded, list(accumulate(map(len, map(_FOLDING.__getitem__, map(ord, text))))))


def split_words(folded: str) -> Iterator[re.Match[str]]:
    """Go through the words of a folded text.

    Args:
        folded: A text that `fold_letters` gave.

    Yields:
        A match for each word: a compound with hyphens and apostrophes whole, a character of a
        script without spaces alone.
    """
    return (_ASCII_WORD if folded.isascii() else _WORD).finditer(folded)


def count_words(folded: str) -> int:
    """Count the words of a folded text."""
    return len((_ASCII_WORD if folded.isascii() else _WORD).findall(folded))


def count_unspaced(folded: str) -> int:
    """Count the words of a folded text that are one character of a script without spaces."""
    return 0 if folded.isascii() else len(_ALONE.findall(folded))


def is_unspaced(word: str) -> bool:
    """Whether a word is a character of a script without spaces (or an emoji)."""
    return len(word) == 1 and _ALONE.match(word) is not None


def is_inside_word(folded: str, at: int) -> bool:
    """Whether a place between two characters of a folded text is within a word."""
    if not 0 < at < len(folded):
        return False
    return _INSIDE.match(folded[at - 1]) is not None and _INSIDE.match(folded[at]) is not None


def word_places(folded: str, word: str, marked: bool = False) -> list[tuple[int, int]]:
    """Give the places where a word stands in a folded text, not as a part of another.

    Args:
        folded: A text that `fold_letters` gave.
        word: A folded word, or several with single spaces, which stand for any white space.
        marked: Whether apostrophes and hyphens may stand within it.
    """
    if folded.isascii():
        # Very many words are looked for, each in few texts: a pattern is not worth its making.
        if word.isalnum() and not marked:
            return list(whole_places(spaced(folded), word))
        return [match.span() for match in _ascii_word(word, marked).finditer(folded)]
    return list(whole_matches(_letters(word, marked), folded))


def whole_matches(pattern: re.Pattern[str], folded: str) -> Iterator[tuple[int, int]]:
    """Go through the places in a folded text where a pattern stands, and no word is cut."""
    match = pattern.search(folded)
    while match is not None:
        start, end = match.span()
        is_whole = not is_inside_word(folded, start) and not is_inside_word(folded, end)
        if is_whole:
            yield start, end
        # What begins within a word may hide what begins behind it.
        match = pattern.search(folded, max(end, start + 1) if is_whole else start + 1)


def longer_places(folded: str, word: str) -> Iterator[tuple[int, int]]:
    """Go through the places in a folded text of longer words that begin with a folded word."""
    if is_unspaced(word[-1]):
        return
    start = folded.find(word)
    while start >= 0:
        after = start + 1
        # A word is gone to the end of once, however often it says the same.
        if not is_inside_word(folded, start):
            after = start + len(word)
            end = rest_of_word(folded, after)
            if end > after:
                yield start, end
                after = end
        start = folded.find(word, after)


def rest_of_word(folded: str, at: int) -> int:
    """Say where a word ends that goes on at a place of a folded text, or not."""
    more = (_MORE_OF_ASCII_WORD if folded.isascii() else _MORE_OF_WORD).match(folded, at)
    return at if more is None else more.end()


# The patterns for ASCII need no long sets of letters, which take milliseconds to compile. What
# stands before is looked at after the first letter: looking for one is faster than looking around.
@lru_cache(maxsize=1_000)
def _ascii_word(word: str, marked: bool) -> re.Pattern[str]:
    after = _NO_ASCII_LETTER if word[-1].isalnum() else ""
    return re.compile(_ascii_beginning(word, marked) + after)


def _ascii_beginning(word: str, marked: bool) -> str:
    pattern = _spelt(word, marked)
    if not (word[0].isascii() and word[0].isalnum()):
        return pattern
    return f"{word[0]}(?<![0-9a-z]{word[0]}){pattern[1:]}"


@lru_cache(maxsize=1_000)
def _letters(word: str, marked: bool) -> re.Pattern[str]:
    return re.compile(_spelt(word, marked))


def _spelt(word: str, marked: bool) -> str:
    mark = _MARK if marked else ""
    return r"\s+".join(mark.join(map(re.escape, piece)) for piece in word.split(" "))


def beginnings_and_ends(word: str) -> Iterator[tuple[list[str], list[str]]]:
    """Part a word with apostrophes at each of them: ``d'aujourd'hui`` has ``aujourdhui`` in it.

    Args:
        word: A folded word without hyphens.

    Yields:
        At its beginning, at each apostrophe and at its end: what may end there and what may begin,
        each written without apostrophes; of very many pieces only each alone, and all in one.
    """
    pieces = word.split("'")
    if len(pieces) > _MOST_PIECES:
        whole = ["".join(pieces)]
        yield [], [*whole, pieces[0]]
        yield from (([before], [after]) for before, after in pairwise(pieces))
        yield [*whole, pieces[-1]], []
        return
    for at in range(len(pieces) + 1):
        ending = ["".join(pieces[start:at]) for start in range(at)]
        beginning = ["".join(pieces[at:end]) for end in range(at + 1, len(pieces) + 1)]
        yield ending, beginning


def without_apostrophes(word: str) -> str:
    """Write ``don't`` as one would look it up: ``dont``."""
    return word.replace("'", "")


def _plain_and_compound(folded: str) -> tuple[set[str], set[str]]:
    """The words of a folded text, compounds whole and by themselves."""
    if not folded.isascii():
        words = set(_WORD.findall(folded))
        compounds = {word for word in words if "'" in word or "-" in word}
        return words - compounds, compounds
    # Splitting is much faster than matching; only what has marks in it is looked at again.
    words = set(folded.encode().translate(_NO_WORD).decode().split())
    if "'" not in folded and "-" not in folded:
        return words, set()
    marked = {word for word in words if not word.isalnum()}
    words -= marked
    found = {word for piece in marked for word in _ASCII_WORD.findall(piece)}
    compounds = {word for word in found if not word.isalnum()}
    words |= found - compounds
    return words, compounds


def unquoted(folded: str) -> str:
    """Write a folded name without the quotes in it, which nobody can type within a value."""
    for quote in QUOTES:
        folded = folded.replace(quote, " ")
    return fold(folded)


def plain(word: str) -> str:
    """Write a word without the apostrophes and hyphens within it."""
    return word.replace("'", "").replace("-", "")


def index_words(folded: str) -> set[str]:
    """Give the words under which a folded text is found.

    Args:
        folded: A text that `fold_letters` gave.

    Returns:
        Each word once, compounds whole (without hyphens and apostrophes) and in parts.
    """
    words, compounds = _plain_and_compound(folded)
    for compound in compounds:
        for part in compound.split("-"):
            words.update(*(begun for _, begun in beginnings_and_ends(part)))
        if "-" in compound and len(compound) <= LONGEST_COMPOUND:
            words.add(plain(compound))
    return words
