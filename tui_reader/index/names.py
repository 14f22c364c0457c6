"""Who wrote or signed something in an archive, or got a reply."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from tui_reader.index.words import fold_letters
from tui_reader.text import fold


class Names:
    """All names of a kind in one state of the index; what is made of them is made once."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        """Take names.

        Args:
            counts: Each name, with how many passages have it.
        """
        self.counts = counts
        """Each name, with how many passages have it."""

    @cached_property
    def folded(self) -> Sequence[str]:
        """The names without accents and marks, in their order."""
        # To fold them all at once takes a tenth of the time.
        return fold_letters("\n".join(self.counts)).split("\n")

    @cached_property
    def words(self) -> Sequence[str]:
        """The words of folded names, and then the names, who wrote most first; each once."""
        counts = self.counts.values()
        often = sorted(zip(counts, self.folded, strict=False), key=lambda each: -each[0])
        names = [fold(name) for _, name in often]
        return list(dict.fromkeys((*(word for name in names for word in name.split()), *names)))
