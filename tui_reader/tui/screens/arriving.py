"""A screen to which the captures of an archive come while it is used."""

from textual import work
from textual.message import Message
from textual.screen import Screen
from textual.worker import get_current_worker

from tui_reader.archive.post import Outcome
from tui_reader.tui.stores import Stores


class ArrivingScreen(Screen[None]):
    """Takes in what is read, a batch at a time, and ends the reading when it is left."""

    class Arrived(Message):
        """More captures were read."""

        def __init__(self, outcomes: list[Outcome]) -> None:
            """Hand over what was read.

            Args:
                outcomes: Posts and skipped files.
            """
            super().__init__()
            self.outcomes = outcomes

    def __init__(self, stores: Stores) -> None:
        """Read from the stores that the app owns.

        Args:
            stores: The stores.
        """
        super().__init__()
        self._stores = stores

    def list_posts(self) -> None:
        """Show the posts that are read."""
        raise NotImplementedError

    @work(thread=True, group="reading")
    def read_on(self) -> None:
        """Take in what is still to be read."""
        worker = get_current_worker()
        for batch in self._stores.batches():
            if worker.is_cancelled:
                return
            if batch:
                self.post_message(self.Arrived(batch))

    def on_arriving_screen_arrived(self, event: Arrived) -> None:
        """List the posts that were read meanwhile."""
        for outcome in event.outcomes:
            self._stores.take(outcome)
        self.list_posts()

    def on_unmount(self) -> None:
        """Leave nothing behind that still reads."""
        self._stores.coming.close()
