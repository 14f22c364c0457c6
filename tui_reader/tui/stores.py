"""What the reader reads from and writes to, handed by the app to its screen."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from time import monotonic

from tui_reader.archive.post import Post, Skipped
from tui_reader.index.memory import MemoryIndex
from tui_reader.settings import Settings
from tui_reader.tui.archive_search import ArchiveSearch

Outcome = Post | Skipped

FIRST_FRAME_SECONDS = 0.03
"""So long captures are read before the first frame; what is not read by then comes after it."""

BATCH = 50
"""So many captures are read between two updates of the list."""


@dataclass(slots=True)
class Stores:
    """The stores of one run of the reader."""

    coming: Iterator[Outcome]
    """The captures of the archive that are not read yet."""
    bookmarks_file: Callable[[], Path]
    """Says where the bookmarks are; asked after the first frame."""
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

    def batches(self) -> Iterator[list[Outcome]]:
        """Read on, a batch at a time, for as long as there is something to read."""
        while batch := list(islice(self.coming, BATCH)):
            yield batch

    def take(self, outcome: Outcome) -> None:
        """Take in what one capture came to."""
        if self.index.add(outcome) and isinstance(outcome, Post):
            self.search.add(outcome)
