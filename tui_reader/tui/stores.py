"""What the reader reads from and writes to, handed by the app to its screen."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from time import monotonic

from tui_reader.archive.post import Post, Skipped
from tui_reader.bookmarks.shelf import Shelf
from tui_reader.index.memory import MemoryIndex
from tui_reader.search.hits import Hit
from tui_reader.settings import Settings

Outcome = Post | Skipped

FIRST_FRAME_SECONDS = 0.03
"""So long captures are read before the first frame; what is not read by then comes after it."""


class ArchiveSearch:
    """A search over posts that are handed to it while it is used.

    Posts only queue up here; the first search takes them in, on its own thread, so that opening an
    archive never waits for it.
    """

    def __init__(self) -> None:
        """Search in nothing yet."""
        self._waiting: deque[Post] = deque()
        self._searcher: object = None

    def add(self, post: Post) -> None:
        """Hand over a post that can be found from now on."""
        self._waiting.append(post)

    def search(self, text: str, cancelled: "Cancelled") -> list[Hit]:
        """Find what answers a query; to be called on one thread at a time.

        Args:
            text: What was typed.
            cancelled: Asked now and then; once it says yes, nothing is found.

        Returns:
            The hits, the best first.
        """
        from tui_reader.search.match import Searcher

        if not isinstance(self._searcher, Searcher):
            self._searcher = Searcher()
        while self._waiting and not cancelled():
            self._searcher.add(self._waiting.popleft())
        return [] if cancelled() else self._searcher.search(text, 100, cancelled)


class Cancelled:
    """Says whether a newer query has come; a later one than `number` cancels it."""

    def __init__(self, newest: list[int], number: int) -> None:
        """Watch for a newer query.

        Args:
            newest: The number of the newest query, in its first place.
            number: The number of this one.
        """
        self._newest = newest
        self._number = number

    def __call__(self) -> bool:
        """Whether to stop."""
        return self._newest[0] != self._number


@dataclass(slots=True)
class Stores:
    """The stores of one run of the reader."""

    coming: Iterator[Outcome]
    """The captures of the archive that are not read yet."""
    shelf: Shelf
    """The bookmarks."""
    settings: Settings = field(default_factory=Settings)
    """The person's settings."""
    index: MemoryIndex = field(default_factory=MemoryIndex)
    """The posts that are read."""
    search: ArchiveSearch = field(default_factory=ArchiveSearch)
    """The search over them."""

    def read_first(self, seconds: float = FIRST_FRAME_SECONDS) -> None:
        """Read captures for a short while, so that the first frame shows a list."""
        end = monotonic() + seconds
        for outcome in self.coming:
            self.take(outcome)
            if monotonic() > end:
                return

    def take(self, outcome: Outcome) -> None:
        """Take in what one capture came to."""
        if self.index.add(outcome) and isinstance(outcome, Post):
            self.search.add(outcome)
