"""What the reader reads from and writes to, handed by the app to its screen."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from tui_reader.index.arrivals import Arrivals
from tui_reader.index.indexed import IndexedArchive
from tui_reader.settings import DEFAULTS, Settings
from tui_reader.tui.archive_search import ArchiveSearch

if TYPE_CHECKING:
    from tui_reader.index.update import Progress
    from tui_reader.last_place import LastPlace
    from tui_reader.read_marks.ledger import Ledger
    from tui_reader.read_marks.read_counts import ReadCounts
    from tui_reader.read_marks.read_passages import ReadPassages

FIRST_FRAME_SECONDS = 0.03
"""So long a first frame waits for the posts of an archive of which none is known yet."""

BATCH_SECONDS = 0.2
"""So long the screen waits for what is read before it asks whether it is still there."""


class Stores:
    """The stores of one run of the reader."""

    def __init__(
        self,
        arrivals: Arrivals,
        bookmarks_file: Callable[[], Path],
        settings: Settings = DEFAULTS,
        read_file: Callable[[], Path] | None = None,
        place_file: Callable[[], Path] | None = None,
    ) -> None:
        """Hold the stores.

        Args:
            arrivals: What is still to be read of the archive.
            bookmarks_file: Says where the bookmarks are; asked after the first frame.
            settings: The person's settings.
            read_file: Says where it is kept what was read; None to remember it in this run alone.
            place_file: Says where it is kept where one stopped; None where it is not.
        """
        self.arrivals = arrivals
        self.bookmarks_file = bookmarks_file
        self.settings = settings
        self.read_file = read_file
        self.place_file = place_file
        self.search = ArchiveSearch(lambda: self.index.store)
        """The search over the posts."""
        self.search.read = lambda snapshot: self._read_passages(snapshot)

    @cached_property
    def ledger(self) -> "Ledger":
        """What was read; asked for after the first frame."""
        from tui_reader.read_marks.ledger import Ledger

        file = None
        if self.read_file is not None:
            # Without a home nothing is kept, and the bookmarks say so.
            with suppress(OSError):
                file = self.read_file()
        return Ledger(file)

    @cached_property
    def last_place(self) -> "LastPlace":
        """Where one stopped reading; asked for after the first frame."""
        from tui_reader.last_place import LastPlace

        return LastPlace(self.place_file)

    @cached_property
    def _read_passages(self) -> "ReadPassages":
        from tui_reader.read_marks.read_passages import ReadPassages

        return ReadPassages(self.ledger)

    @cached_property
    def read_counts(self) -> "ReadCounts":
        """How much of each post was read; asked for after the first frame."""
        from tui_reader.read_marks.read_counts import ReadCounts

        return ReadCounts(self.ledger, lambda post_id: self.index.comment_ids(post_id))

    @property
    def index(self) -> IndexedArchive:
        """The posts that are read."""
        return self.arrivals.index

    def wait_for_posts(self, seconds: float = FIRST_FRAME_SECONDS) -> None:
        """Wait for a short while, so that the first frame shows a list."""
        end = monotonic() + seconds
        while not len(self.index) and not self.arrivals.ended and (left := end - monotonic()) > 0:
            self.arrivals.next(left)

    def steps(self) -> "Iterator[Progress | None]":
        """Read what has changed in the archive.

        Yields:
            How far it is; None now and then where nothing came.
        """
        self.arrivals.begin()
        while not self.arrivals.ended:
            yield self.arrivals.next(BATCH_SECONDS)
