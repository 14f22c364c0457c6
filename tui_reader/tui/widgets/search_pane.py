"""The search box and its results: they come as one types."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import BindingType
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input

from tui_reader.tui.archive_search import Asked
from tui_reader.tui.bindings import bindings_for
from tui_reader.tui.messages import Told
from tui_reader.tui.widgets.prompt import Prompt
from tui_reader.tui.widgets.results_pane import ResultsPane
from tui_reader.tui.widgets.row_list import RowList
from tui_reader.tui.widgets.year_bars import YearBars

if TYPE_CHECKING:
    from tui_reader.search.asking import Answer
    from tui_reader.search.completion import Candidate
    from tui_reader.search.hits import Hit
    from tui_reader.tui.archive_search import ArchiveSearch

Step = Callable[[], None]

LONGEST_WAIT = 1.0
"""No key waits for so many seconds for what another one is to list."""

AGAIN_SECONDS = 0.5
"""While an archive is read, an open search is repeated no sooner than after so long."""


class SearchPane(ResultsPane):
    """Asks what to search for, and lists the hits; where to show them is for the screen to say."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_for("results")

    class Selected(Message):
        """Another hit is selected, or there is none."""

        def __init__(self, hit: "Hit | None") -> None:
            """Tell of a hit.

            Args:
                hit: The selected hit, if there is any.
            """
            super().__init__()
            self.hit = hit

    class Left(Message):
        """The search is over, without a hit."""

    class Searched(Message):
        """A query has led to results that were looked at."""

        def __init__(self, query: str) -> None:
            """Tell of a query.

            Args:
                query: As it was typed.
            """
            super().__init__()
            self.query = query

    class Found(Message):
        """A search has come to its answer."""

        def __init__(self, number: int, answer: "Answer", offered: "Candidate | None") -> None:
            """Hand over the answer.

            Args:
                number: The number of the query that it answers.
                answer: The hits, and what is told of them.
                offered: How the query most likely goes on.
            """
            super().__init__()
            self.number = number
            self.answer = answer
            self.offered = offered

    def __init__(self, search: "ArchiveSearch") -> None:
        """Ask of a search.

        Args:
            search: What answers.
        """
        super().__init__()
        self.accepted: Callable[[Hit], None] = lambda hit: None
        """Called with the hit that was meant; not a message, for the next key may be there."""
        self.answered: Callable[[], None] = lambda: None
        """Called when the results are others; not a message, for they share a frame."""
        self._search = search
        self._recalled = ""
        self._typed = 0
        self._asked = 0
        self._answered = 0
        self._then: list[Step] = []
        self._grown = False
        self._again: Timer | None = None

    @property
    def searched(self) -> str:
        """The query that has led to the results; empty where there are none, or not yet."""
        has_led = self.hits.items and self._like is None and not self._is_waiting
        return self.box.value.strip() if has_led else ""

    def tell_searched(self) -> None:
        """Let what has results be remembered, for one goes on with it."""
        if self.searched:
            self.post_message(self.Searched(self.searched))

    def ask(self) -> None:
        """Take the keys; what was typed before is selected, so that typing replaces it."""
        self.screen.set_focus(self.box)
        self._tell_nothing()
        self.box.select_all()
        if self._grown:
            self._search_again()

    def leave_years(self) -> None:
        """Give the keys to the results; where there are none, to the box, as it is."""
        self.screen.set_focus(self.hits if self.hits.items or self._is_waiting else self.box)

    def turn_order(self) -> bool:
        """Put the newest results first, or again the best; False where there are none."""
        # What was typed right before this key has come to no answer yet, or is not even asked.
        answered = "" if self._answered_query is None else self._answered_query.text
        if not (self.hits.items or self._is_waiting) and answered == self.box.value:
            return False
        if self._like is None:
            self._by_date = not self._by_date
        else:
            self._alike_by_date = not self._alike_by_date
        self._ask_anew()
        return True

    async def more_like(self, address: tuple[str, str | None], told: str) -> None:
        """List what is like a post or comment, and go to the list: nobody types a query for it.

        Keys that are for the results find them there, unless they take long to come.

        Args:
            address: The ids of post and comment.
            told: What it is called: cleaned text.
        """
        self.tell_searched()
        with self.prevent(Input.Changed):
            self.box.value = ""
        self._like, self._alike_by_date = (address, told), False
        self.screen.set_focus(self.hits)
        self._ask_anew()
        is_there = asyncio.Event()
        self._then.append(is_there.set)
        with suppress(TimeoutError):
            await asyncio.wait_for(is_there.wait(), LONGEST_WAIT)

    def put(self, query: str) -> None:
        """Search for something that was typed before.

        Args:
            query: The query.
        """
        self.box.value = query
        self.box.cursor_position = len(query)

    def recall(self) -> None:
        """Search for what was searched for before; again, for what was before that."""
        typed = self.box.value.strip()
        place = self.earlier.index(typed) + 1 if typed in self.earlier else 0
        if place < len(self.earlier):
            self._recalled = self.earlier[place]
            self.put(self._recalled)
        else:
            before = " before that" if self.earlier else " yet"
            self.post_message(Told(f"Nothing was searched for{before}."))

    def accept(self) -> None:
        """Take the selected hit of what is typed, as soon as its results are there."""
        self._when_answered(self._accept)

    def grow(self) -> None:
        """Let the results grow, for there are more posts: soon, and not for each of them."""
        self._grown = True
        if self.display and self._again is None:
            self._again = self.set_timer(AGAIN_SECONDS, self._search_again)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search as one types."""
        event.stop()
        # Who types on does not mean the results of before.
        self._then.clear()
        self._like = None
        self._ask_anew()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the selected hit."""
        event.stop()
        self.accept()

    def on_prompt_sent(self, event: Prompt.Sent) -> None:
        """Move in the results from the box."""
        event.stop()
        match event.action:
            case "escape":
                self._then.clear()
                self.post_message(self.Left())
            case "up" if self._is_at_the_top:
                self.recall()
            case "complete":
                self._when_answered(self._complete)
            case "down":
                self._when_answered(self.hits.action_down)
            case "up":
                self._when_answered(self.hits.action_up)
            case "page(1)":
                self._when_answered(partial(self.hits.action_page, 1))
            case "page(-1)":
                self._when_answered(partial(self.hits.action_page, -1))

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Take the hit."""
        event.stop()
        self._accept()

    def on_year_bars_chosen(self, event: YearBars.Chosen) -> None:
        """Narrow the query to a year, or widen it, in its own words."""
        from tui_reader.search.narrowing import narrowed, widened, year_of

        event.stop()
        text = self.box.value
        again = year_of(text) == event.year
        self.put(widened(text) if again else narrowed(text, event.year))

    def on_search_pane_found(self, event: Found) -> None:
        """Show the hits, unless a newer query was typed meanwhile."""
        event.stop()
        if not self._search.is_newest(event.number):
            return
        first_answer = self._is_waiting
        self._answered = event.number
        before = self.hits.selected
        self._show(event.answer, keep=not first_answer)
        self.box.offer(event.offered)
        self.answered()
        after = self.hits.selected
        if first_answer or self._key(before) != self._key(after):
            self.post_message(self.Selected(after))
        for step in self._then:
            step()
        self._then.clear()

    @property
    def _is_waiting(self) -> bool:
        """Whether the results are not yet those of what is typed."""
        return self._answered < self._typed

    def _when_answered(self, step: Step) -> None:
        """Do something with the results of what is typed, as soon as they are there."""
        if self._is_waiting:
            self._then.append(step)
        else:
            step()

    @property
    def _is_at_the_top(self) -> bool:
        """Whether there is nothing above in the results, but what was searched for before."""
        typed = self.box.value.strip()
        return not typed or (typed == self._recalled and (self._is_waiting or not self.hits.cursor))

    def _accept(self) -> None:
        if self.hits.selected is not None:
            self.accepted(self.hits.selected)

    def _complete(self) -> None:
        # Where nothing was found there is nothing to go on to: what is typed next is a query still.
        if not self.box.take() and (self.hits.items or not self.box.value):
            # Not by way of the app, where the next key may be before it.
            self.call_next(self.run_action, "screen.next_pane")

    def _key(self, hit: "Hit | None") -> object:
        return hit and self.hits.key(hit)

    def _search_again(self) -> None:
        """Search for the same in what has been read meanwhile."""
        if self._again is not None:
            self._again.stop()
            self._again = None
        if self._answered < self._asked:
            # It may have begun before the newest posts came: once more, after its answer.
            self.grow()
        elif self._grown:
            self._grown = False
            if self.box.value.strip() or self._like is not None:
                self._look_up()

    def _ask_anew(self) -> None:
        """Ask for something else: its results take the place of those of before."""
        self._grown = False
        self._look_up()
        self._typed = self._asked

    def _look_up(self) -> None:
        self._asked = self._search.announce()
        self._find(self.asked, self._asked)

    @work(thread=True, exclusive=True, group="search")
    def _find(self, asked: Asked, number: int) -> None:
        answer = self._search.answer(asked, number)
        offered = self._search.completion(asked.text, lambda: not self._search.is_newest(number))
        self.post_message(self.Found(number, answer, offered))
