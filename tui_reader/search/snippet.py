"""Where the words of a hit stand in a text, and the best short piece of it."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from tui_reader.index.spaced import Span, spaced, whole_places
from tui_reader.index.words import Folded, fold_letters, fold_with_origins, word_places
from tui_reader.text import clean_line, fold

WIDTH = 160
"""How many characters a snippet has at most."""

_CUT = "…"
_LONGEST_WORD = 40
"""No word is kept whole at the end of a snippet for more than this."""


def find_words(text: str, words: Iterable[str]) -> list[Span]:
    """Find all places where words or phrases stand, whole.

    Args:
        text: Any text as it is displayed, of one line or many.
        words: Folded words and phrases, as `Hit.words` has them.

    Returns:
        Ascending places that do not overlap; of two that would, the first, then the longer.
    """
    return [span for span, _ in _find(text, words)]


def find_in_text(text: str, query: str) -> list[Span]:
    """Find a piece of text wherever it stands, in the middle of words and across lines too.

    Args:
        text: Any text.
        query: What to find, without regard to case and accents; white space in it is any run of
            white space in the text.

    Returns:
        Ascending places that do not overlap.
    """
    return find_in_folded(fold_with_origins(text), pieces_of(query))


def pieces_of(query: str) -> list[str]:
    """Fold a piece of text that is to be found, and part it at its white space."""
    return fold_letters(query).split()


def find_in_folded(folded: Folded, pieces: list[str]) -> list[Span]:
    """As `find_in_text`, of what `fold_with_origins` and `pieces_of` gave."""
    if not pieces:
        return []
    return apart([folded.origin(*place) for place in _occurrences(folded.text, pieces)])


def count_in_folded(folded: Folded, pieces: list[str]) -> int:
    """Count what `find_in_folded` would find, without working out where it stands."""
    if len(pieces) == 1 and (folded.ends is None or pieces[0] not in folded.text):
        return folded.text.count(pieces[0])
    return len(find_in_folded(folded, pieces))


def make_snippet(text: str, words: Sequence[str], width: int = WIDTH) -> tuple[str, list[Span]]:
    """Cut the best piece out of a passage: most different words, near each other.

    Args:
        text: The passage, as the stranger wrote it.
        words: Folded words and phrases, as `Hit.words` has them.
        width: The most characters, at least 3.

    Returns:
        One clean line, cut at white space where there is some near, with `…` where something is
        left out; and the places in it where the words stand.
    """
    line = fold(text)
    found = _find(line, words)
    start, end = _best_window(line, found, width)
    # Both cuts need room of their own.
    before, after = _CUT if start > 0 else "", _CUT if end < len(line) else ""
    piece = line[start:end]
    clean = clean_line(piece)
    snippet = before + clean + after
    if clean != piece:
        return snippet, find_words(snippet, words)
    moved = len(before) - start
    return snippet, [
        (left + moved, right + moved)
        for (left, right), _ in found
        if start <= left and right <= end
    ]


def _find(text: str, words: Iterable[str]) -> list[tuple[Span, str]]:
    """The places of words, and which word each is."""
    folded = fold_with_origins(text)
    looked_through = spaced(folded.text) if folded.text.isascii() else None
    found: dict[Span, str] = {}
    for word in filter(None, dict.fromkeys(map(_normal, words))):
        places: Iterable[Span]
        if looked_through is not None and word.isalnum():
            places = whole_places(looked_through, word)
        else:
            places = word_places(folded.text, word)
        if folded.ends is not None:
            places = itertools.starmap(folded.origin, places)
        found.update(dict.fromkeys(places, word))
    return [(span, found[span]) for span in apart(found)]


@lru_cache(maxsize=1_000)
def _normal(word: str) -> str:
    return fold(fold_letters(word))


def _occurrences(folded: str, pieces: list[str]) -> Iterator[Span]:
    if len(pieces) > 1:
        pattern = r"\s+".join(map(re.escape, pieces))
        yield from (match.span() for match in re.finditer(pattern, folded))
        return
    start = folded.find(pieces[0])
    while start >= 0:
        end = start + len(pieces[0])
        yield start, end
        start = folded.find(pieces[0], end)


def apart(found: Iterable[Span]) -> list[Span]:
    """Put places in order; of two that overlap, keep the first, then the longer."""
    kept: list[Span] = []
    after = 0
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if start >= after:
            kept.append((start, end))
            after = end
    return kept


def _best_window(line: str, found: Sequence[tuple[Span, str]], width: int) -> Span:
    room = width - 2 * len(_CUT)
    if len(line) <= width:
        return 0, len(line)
    first, last = _densest(found, room)
    start = max(0, min(first - (room - (last - first)) // 3, len(line) - room))
    end = min(len(line), max(start + room, 0))
    return _whole_words(line, (start, end), (first, last))


def _densest(found: Sequence[tuple[Span, str]], room: int) -> Span:
    """The piece from a match to another, at most so long, with most different words in it."""
    spans = [span for span, _ in found]
    kinds = [word for _, word in found]
    inside: dict[str, int] = {}
    best = (0, 0)
    chosen = (0, 0)
    left = 0
    for right, (_, end) in enumerate(spans):
        inside[kinds[right]] = inside.get(kinds[right], 0) + 1
        while left < right and end - spans[left][0] > room:
            inside[kinds[left]] -= 1
            if not inside[kinds[left]]:
                del inside[kinds[left]]
            left += 1
        value = (len(inside), right - left)
        if value > best:
            best = value
            chosen = (spans[left][0], min(end, spans[left][0] + room))
    return chosen


def _whole_words(line: str, window: Span, kept: Span) -> Span:
    """Draw a window in to the next white space at each side, but not into what is kept."""
    start, end = window
    if start > 0 and not line[start - 1].isspace():
        space = line.find(" ", start, min(start + _LONGEST_WORD, kept[0]))
        start = space + 1 if space >= 0 else start
    if end < len(line) and not line[end].isspace():
        space = line.rfind(" ", max(end - _LONGEST_WORD, kept[1], start), end)
        end = space if space >= 0 else end
    return start, end
