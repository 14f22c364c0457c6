"""The search as the screen needs it: off its thread, and the newest query wins."""

from collections import deque
from threading import Lock
from typing import TYPE_CHECKING

from tui_reader.archive.post import Post

if TYPE_CHECKING:
    from tui_reader.search.hits import Hit
    from tui_reader.search.match import Searcher

MOST_HITS = 100


class ArchiveSearch:
    """A search over posts that are handed to it while it is used.

    Posts only queue up here; the first search takes them in, on its own thread, so that opening an
    archive never waits for it.
    """

    def __init__(self) -> None:
        """Search in nothing yet."""
        self._waiting: deque[Post | str] = deque()
        self._searcher: Searcher | None = None
        self._newest = 0
        self._taking_in = Lock()

    def add(self, post: Post) -> None:
        """Hand over a post that can be found from now on."""
        self._waiting.append(post)

    def remove(self, post_id: str) -> None:
        """Say that a post is not there any more."""
        self._waiting.append(post_id)

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
        from tui_reader.search.match import Searcher

        # A thread cannot be stopped: the one of the query before may still be here.
        with self._taking_in:
            if self._searcher is None:
                self._searcher = Searcher()
            while self._waiting and self.is_newest(number):
                waiting = self._waiting.popleft()
                if isinstance(waiting, Post):
                    self._searcher.add(waiting)
                else:
                    self._searcher.remove(waiting)
        return self._searcher.search(text, MOST_HITS, lambda: not self.is_newest(number))
