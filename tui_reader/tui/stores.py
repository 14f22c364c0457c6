"""What the reader reads from and writes to, handed by the app to its screen."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from tui_reader.archive.post import Outcome
from tui_reader.archive.reading.stream import ArchiveAtHand, ArchiveStream
from tui_reader.index.memory import MemoryIndex
from tui_reader.settings import Settings
from tui_reader.tui.archive_search import ArchiveSearch

FIRST_FRAME_SECONDS = 0.03
"""So long captures are read before the first frame; what is not read by then comes after it."""

BATCH = 50
"""So many captures are read between two updates of the list."""
BATCH_SECONDS = 0.2
"""And no more time passes between two."""


@dataclass(slots=True)
class Stores:
    """The stores of one run of the reader."""

    coming: ArchiveStream | ArchiveAtHand
    """What is still to be read of the archive."""
    bookmarks_file: Callable[[], Path]
    """Says where the bookmarks are; asked after the first frame."""
    settings: Settings = field(default_factory=Settings)
    """The person's settings."""
    index: MemoryIndex = field(default_factory=MemoryIndex)
    """The posts that are read."""
    search: ArchiveSearch = field(default_factory=ArchiveSearch)
    """The search over them."""

    def read_first(self, seconds: float = FIRST_FRAME_SECONDS) -> None:
        """Take in for a short while what is read, so that the first frame shows a list."""
        end = monotonic() + seconds
        while not self.coming.ended and (left := end - monotonic()) > 0:
            outcome = self.coming.next(left)
            if outcome is not None:
                self.take(outcome)

    def batches(self) -> Iterator[list[Outcome]]:
        """Give what is read, a batch at a time, until all is; an empty one now and then."""
        while not self.coming.ended:
            batch: list[Outcome] = []
            end = monotonic() + BATCH_SECONDS
            while len(batch) < BATCH and (left := end - monotonic()) > 0 and not self.coming.ended:
                outcome = self.coming.next(left)
                if outcome is not None:
                    batch.append(outcome)
            yield batch

    def take(self, outcome: Outcome) -> None:
        """Take in what one capture came to."""
        change = self.index.add(outcome)
        for post_id in change.gone:
            self.search.remove(post_id)
        for post in change.posts:
            self.search.add(post)
