"""The search box and its results: they come as one types."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input

from tui_reader.tui.widgets.hit_list import HitList
from tui_reader.tui.widgets.prompt import Prompt
from tui_reader.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from tui_reader.search.hits import Hit
    from tui_reader.tui.archive_search import ArchiveSearch

Step = Callable[[], None]

AGAIN_SECONDS = 0.5
"""While an archive is read, an open search is repeated no sooner than after so long."""
_ASK = "Type what you remember; a slip does no harm."
_NOTHING = "Nothing has these words. Try fewer of them."


class SearchPane(Vertical):
    """Asks what to search for, and lists the hits; where to show them is for the screen to say."""

    class Selected(Message):
        """Another hit is selected, or there is none."""

        def __init__(self, hit: "Hit | None") -> None:
            """Tell of a hit.

            Args:
                hit: The selected hit, if there is any.
            """
            super().__init__()
            self.hit = hit

    class Accepted(Selected):
        """The selected hit is the one that was meant."""

    class Left(Message):
        """The search is over, without a hit."""

    class Answered(Message):
        """The results are others; the selected one may be the same."""

    class Found(Message):
        """A search has come to its hits."""

        def __init__(self, number: int, hits: "list[Hit]") -> None:
            """Hand over the hits.

            Args:
                number: The number of the query that they answer.
                hits: The hits, best first.
            """
            super().__init__()
            self.number = number
            self.hits = hits

    def __init__(self, search: "ArchiveSearch") -> None:
        """Ask of a search.

        Args:
            search: What answers.
        """
        super().__init__(id="search")
        self._search = search
        self._typed = 0
        self._asked = 0
        self._answered = 0
        self._then: list[Step] = []
        self._grown = False
        self._again: Timer | None = None

    @property
    def box(self) -> Prompt:
        """The search box."""
        return self.query_one(Prompt)

    @property
    def hits(self) -> HitList:
        """The results."""
        return self.query_one(HitList)

    def compose(self) -> ComposeResult:
        """The box over its results."""
        yield Prompt(placeholder="words, mistyped or not", id="search-box")
        yield HitList(id="hits")

    def on_mount(self) -> None:
        """Say what to do."""
        self.hits.empty = _ASK

    def ask(self) -> None:
        """Take the keys; what was typed before is selected, so that typing replaces it."""
        self.screen.set_focus(self.box)
        self.box.select_all()
        if self._grown:
            self._search_again()

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
        self._grown = False
        self._look_up(event.value)
        self._typed = self._asked

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the selected hit."""
        event.stop()
        self._when_answered(self._accept)

    def on_prompt_sent(self, event: Prompt.Sent) -> None:
        """Move in the results from the box."""
        event.stop()
        match event.action:
            case "escape":
                self._then.clear()
                self.post_message(self.Left())
            case "down":
                self._when_answered(self.hits.action_down)
            case "up":
                self._when_answered(self.hits.action_up)
            case "page(1)":
                self._when_answered(partial(self.hits.action_page, 1))
            case "page(-1)":
                self._when_answered(partial(self.hits.action_page, -1))

    def on_row_list_highlighted(self, event: RowList.Highlighted) -> None:
        """Tell of the hit that is selected."""
        event.stop()
        self.post_message(self.Selected(self.hits.selected))

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Take the hit."""
        event.stop()
        self.post_message(self.Accepted(self.hits.selected))

    def on_search_pane_found(self, event: Found) -> None:
        """Show the hits, unless a newer query was typed meanwhile."""
        event.stop()
        if not self._search.is_newest(event.number):
            return
        first_answer = self._is_waiting
        self._answered = event.number
        before = self.hits.selected
        self.hits.empty = _NOTHING if self.box.value.strip() else _ASK
        self.hits.show(event.hits, keep=not first_answer)
        self.post_message(self.Answered())
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

    def _accept(self) -> None:
        self.post_message(self.Accepted(self.hits.selected))

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
            if self.box.value.strip():
                self._look_up(self.box.value)

    def _look_up(self, text: str) -> None:
        self._asked = self._search.announce()
        self._find(text, self._asked)

    @work(thread=True, exclusive=True, group="search")
    def _find(self, text: str, number: int) -> None:
        self.post_message(self.Found(number, self._search.search(text, number)))
