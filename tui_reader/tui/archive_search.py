"""The search as the screen needs it: off its thread, and the newest query wins."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui_reader.index.store import Store
    from tui_reader.search.hits import Hit

MOST_HITS = 100


class ArchiveSearch:
    """A search over the index, also while posts come to it."""

    def __init__(self, store: "Callable[[], Store]") -> None:
        """Prepare to search.

        Args:
            store: Gives what is searched in; it may be another one each time.
        """
        self._store = store
        self._newest = 0

    def announce(self) -> int:
        """Say that a query was typed: searches for older ones end.

        Returns:
            The number of the query.
        """
        self._newest += 1
        return self._newest

    def is_newest(self, number: int) -> bool:
        """Whether no query was typed after this one."""
        return number == self._newest

    def search(self, text: str, number: int) -> "list[Hit]":
        """Find what answers a query; to be called off the screen's thread.

        Args:
            text: What was typed.
            number: The number of the query; once there is a newer one, nothing is found.

        Returns:
            The hits, the best first.
        """
        from tui_reader.index.database import IndexLost
        from tui_reader.search.match import Searcher

        try:
            searcher = Searcher(self._store())
            return searcher.search(text, MOST_HITS, lambda: not self.is_newest(number))
        except IndexLost:
            # It is made anew, and then the results grow.
            return []
