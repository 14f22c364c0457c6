"""Words of one text that are nearly those that were typed, where it has not these themselves."""

import re
from collections.abc import Collection, Iterable, Sequence

from tui_reader.index.words import REST_OF_WORD, Folded, split_words, whole_matches
from tui_reader.search.lookup import edits_for
from tui_reader.search.slips import slip_cost

Span = tuple[int, int]

_MUCH = 0.4
"""What is so much unlikelier than the likeliest slip was not meant."""
_BETWEEN = r"[\W_]+"
_PARTS = re.compile("['-]")


def words_of(folded: str) -> set[str]:
    """Give the words of a folded text, compounds whole and in their parts."""
    words = {match.group() for match in split_words(folded)}
    return words.union(*(_PARTS.split(word) for word in words if not word.isalnum()))


class Nearly:
    """Words in their order, each as it was typed or nearly so."""

    def __init__(self, pieces: Sequence[str], words: Collection[str]) -> None:
        """Find what each piece may be a slip of.

        Args:
            pieces: What was typed, as `pieces_of` gives it.
            words: The words that there are, as `words_of` gives them.
        """
        self._pieces = pieces
        self._met: list[dict[str, None]] = [{} for _ in pieces]
        near = [_near(piece, words) for piece in pieces]
        self._pattern: re.Pattern[str] | None = None
        if any(near):
            # While one types, the last word may go on.
            ends = [*("" for _ in pieces[1:]), REST_OF_WORD]
            choices = [
                # No word is to be hidden by its own beginning.
                "|".join([re.escape(piece) + end, *sorted(map(re.escape, nearest), reverse=True)])
                for piece, nearest, end in zip(pieces, near, ends, strict=True)
            ]
            self._pattern = re.compile(_BETWEEN.join(f"({choice})" for choice in choices))

    @property
    def told(self) -> str:
        """What stands for what was typed, as the results of a search say it; empty for nothing."""
        return ", ".join(
            f"“{piece}” ≈ {', '.join(met)}"
            for piece, met in zip(self._pieces, self._met, strict=True)
            if met
        )

    def find(self, folded: Folded) -> list[Span]:
        """Find all places in a text.

        Args:
            folded: The text.

        Returns:
            Ascending places in its source that do not overlap.
        """
        return [folded.origin(*place) for place in self._places(folded.text)]

    def count(self, folded: Folded) -> int:
        """Count what `find` would find, and take note of what stands there."""
        count = 0
        for start, end in self._places(folded.text):
            count += 1
            match = self._pattern and self._pattern.fullmatch(folded.text, start, end)
            for met, piece, word in zip(
                self._met, self._pieces, match.groups() if match else (), strict=False
            ):
                if not word.startswith(piece):
                    met[word] = None
        return count

    def _places(self, text: str) -> Iterable[Span]:
        return whole_matches(self._pattern, text) if self._pattern is not None else ()


def _near(piece: str, words: Collection[str]) -> list[str]:
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    typed = [match.group() for match in split_words(piece)]
    if len(typed) != 1 or not (most := edits_for(typed[0])):
        return []
    (word,) = typed
    near = process.extract(word, words, scorer=OSA.distance, score_cutoff=most, limit=None)
    costs = {each: slip_cost(word, each, int(apart)) for each, apart, _ in near if apart}
    least = min(costs.values(), default=0)
    return [each for each in costs if costs[each] < least + _MUCH]
