"""What is looked for in one text: a piece of it as it stands, or phrases between quotes."""

import re
from collections.abc import Iterable, Sequence
from typing import Protocol

from tui_reader.index.spaced import Span
from tui_reader.index.words import QUOTES, Folded, whole_matches
from tui_reader.search.lookup import phrase_pattern
from tui_reader.search.query import parse
from tui_reader.search.snippet import apart, count_in_folded, find_in_folded, pieces_of

_PIECE = re.compile(rf"[{QUOTES}][^{QUOTES}]*[{QUOTES}]?|[^{QUOTES}]+")


class Sought(Protocol):
    """Something that can be looked for in any text."""

    def find(self, folded: Folded) -> Sequence[Span]:
        """Give its places in the source of a text, ascending; they do not overlap."""

    def count(self, folded: Folded) -> int:
        """Count what `find` would find."""


class AsTyped:
    """A piece of text wherever it stands, in the middle of words and across lines too."""

    def __init__(self, pieces: Sequence[str]) -> None:
        """Look for pieces with white space between them.

        Args:
            pieces: What was typed, as `pieces_of` gives it; nothing is found by none.
        """
        self._pieces = list(pieces)

    def find(self, folded: Folded) -> Sequence[Span]:
        """Give its places."""
        return find_in_folded(folded, self._pieces)

    def count(self, folded: Folded) -> int:
        """Count its places."""
        return count_in_folded(folded, self._pieces)


class Phrases:
    """Phrases that were quoted, as the search of the archive takes them, and what stands beside."""

    def __init__(self, query: str) -> None:
        """Read what was typed.

        Args:
            query: Phrases between quotes; what is not in any is looked for as it stands.
        """
        pieces = [match.group() for match in _PIECE.finditer(query)]
        terms = [term for each in pieces if each[0] in QUOTES for term in parse(each).terms]
        self._patterns = [phrase_pattern(term) for term in terms]
        self._beside = [AsTyped(pieces_of(each)) for each in pieces if each[0] not in QUOTES]

    def __bool__(self) -> bool:
        """Whether any phrase has a word."""
        return bool(self._patterns)

    def find(self, folded: Folded) -> Sequence[Span]:
        """Give the places of all that was typed."""
        places = [
            folded.origin(*place)
            for pattern in self._patterns
            for place in whole_matches(pattern, folded.text)
        ]
        return apart([*places, *(place for each in self._beside for place in each.find(folded))])

    def count(self, folded: Folded) -> int:
        """Count them."""
        return len(self.find(folded))


def quoted(phrases: Iterable[str]) -> str:
    """Write what finds any of some phrases.

    Args:
        phrases: Words and phrases, as `Hit.words` has them.
    """
    quotes = str.maketrans(dict.fromkeys(QUOTES, " "))
    return " ".join(f'"{each.translate(quotes).strip()}"' for each in phrases)
