"""The box over the list of posts: a query that says which of them are listed."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input

from tui_reader.tui.widgets.problem_line import ProblemLine
from tui_reader.tui.widgets.prompt import Prompt
from tui_reader.tui.widgets.query_box import QueryBox
from tui_reader.tui.widgets.unscrolled import Unscrolled

if TYPE_CHECKING:
    from tui_reader.search.asking import Filtered
    from tui_reader.search.completion import Candidate
    from tui_reader.tui.archive_search import ArchiveSearch

AGAIN_SECONDS = 0.5
"""While an archive is read, posts are filtered again no sooner than after so long."""


class PostFilter(Unscrolled, Vertical):
    """Asks which posts to list; listing them is for the screen."""

    class Answered(Message):
        """The query lets other posts through."""

        def __init__(
            self,
            number: int,
            filtered: "Filtered",
            places: Mapping[str, int],
            offered: "Candidate | None" = None,
        ) -> None:
            """Hand over the posts.

            Args:
                number: The number of the query.
                filtered: The posts that are let through.
                places: The place of each among them.
                offered: How the query most likely goes on.
            """
            super().__init__()
            self.number = number
            self.filtered = filtered
            self.places = places
            self.offered = offered

    class Moved(Message):
        """A key was pressed that is for the list."""

        def __init__(self, action: str) -> None:
            """Pass a key on.

            Args:
                action: What it does in the list; ``choose`` where it takes the keys.
            """
            super().__init__()
            self.action = action

    class Left(Message):
        """All posts are to be listed again."""

    def __init__(self, search: "ArchiveSearch") -> None:
        """Ask of a search.

        Args:
            search: What knows which posts answer a query.
        """
        super().__init__(id="filter")
        self._search = search
        self._asked = 0
        self._again: Timer | None = None
        self.is_on = False
        """Whether it is to be seen over the list."""

    @property
    def box(self) -> QueryBox:
        """The box."""
        return self.query_one(QueryBox)

    def compose(self) -> ComposeResult:
        """The box, and what is wrong with its query."""
        yield QueryBox(placeholder="words, title:, before: …", id="filter-box")
        yield ProblemLine()

    def ask(self) -> None:
        """Take the keys; what was typed before is selected, so that typing replaces it."""
        self.is_on = self.display = True
        self.screen.set_focus(self.box)
        self.box.select_all()

    def clear(self) -> None:
        """Ask for nothing any more."""
        self._asked += 1
        self.is_on = self.display = False
        self.query_one(ProblemLine).tell(())
        with self.prevent(Input.Changed):
            self.box.value = ""

    def grow(self) -> None:
        """Ask again, for there are more posts: soon, and not for each of them."""
        if self.is_on and self._again is None:
            self._again = self.set_timer(AGAIN_SECONDS, self._ask_again)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter as one types."""
        event.stop()
        self._ask()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the posts that are left."""
        event.stop()
        self.post_message(self.Moved("choose"))

    def on_prompt_sent(self, event: Prompt.Sent) -> None:
        """Move in the list from the box, or leave."""
        event.stop()
        if event.action == "escape":
            self.post_message(self.Left())
        elif event.action != "complete":
            self.post_message(self.Moved(event.action))
        elif not self.box.take():
            self.post_message(self.Moved("choose"))

    def on_post_filter_answered(self, event: Answered) -> None:
        """Pass on the answer to what is typed, and to nothing older."""
        if event.number != self._asked:
            event.stop()
            return
        self.query_one(ProblemLine).tell(event.filtered.problems)
        self.box.offer(event.offered)

    def _ask_again(self) -> None:
        self._again = None
        if self.is_on:
            self._ask()

    def _ask(self) -> None:
        self._asked += 1
        self._find(self.box.value, self._asked)

    @work(thread=True, exclusive=True, group="filter")
    def _find(self, text: str, number: int) -> None:
        def cancelled() -> bool:
            return number != self._asked

        filtered = self._search.filter(text, cancelled)
        # Here as well: whoever lists the posts has no time to count thousands.
        places = {post_id: place for place, post_id in enumerate(filtered.posts or ())}
        offered = self._search.completion(text, cancelled)
        self.post_message(self.Answered(number, filtered, places, offered))
