"""Passages that were read lately: most of them are asked for again when a query is typed on."""

from tui_reader.index.folded import FoldedPassage

_MOST_CHARACTERS = 1_000_000
"""Twice as many are kept at most: those of the time before, until others have come as often."""
_LONGEST = 50_000
"""A longer passage is not kept: it would put out all the others."""


class Lately:
    """Passages by their numbers, those that were asked for last; threads share it."""

    def __init__(self) -> None:
        """Begin with none."""
        self._now: dict[int, FoldedPassage] = {}
        self._before: dict[int, FoldedPassage] = {}
        self._characters = 0

    def get(self, number: int) -> FoldedPassage | None:
        """Give a passage, or None where it was not read lately."""
        found = self._now.get(number)
        if found is None:
            found = self._before.get(number)
            if found is not None:
                self.put(number, found)
        return found

    def put(self, number: int, passage: FoldedPassage) -> None:
        """Keep a passage for a while."""
        length = len(passage.text)
        if length > _LONGEST:
            return
        # No lock: of what threads do here at the same time, at most a count is lost.
        self._characters += length
        if self._characters > _MOST_CHARACTERS:
            self._before, self._now, self._characters = self._now, {}, length
        self._now[number] = passage
