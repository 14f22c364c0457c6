"""The search box and its results: they come as one types."""

from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from tui_reader.tui.widgets.hit_list import HitList
from tui_reader.tui.widgets.prompt import Prompt
from tui_reader.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from tui_reader.search.hits import Hit
    from tui_reader.tui.archive_search import ArchiveSearch

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

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search as one types."""
        event.stop()
        self._look_up(event.value, self._search.announce())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the selected hit."""
        event.stop()
        self.post_message(self.Accepted(self.hits.selected))

    def on_prompt_sent(self, event: Prompt.Sent) -> None:
        """Move in the results from the box."""
        event.stop()
        match event.action:
            case "escape":
                self.post_message(self.Left())
            case "down":
                self.hits.action_down()
            case "up":
                self.hits.action_up()
            case "page(1)":
                self.hits.action_page(1)
            case "page(-1)":
                self.hits.action_page(-1)

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
        self.hits.empty = _NOTHING if self.box.value.strip() else _ASK
        self.hits.show(event.hits, keep=False)
        self.post_message(self.Selected(self.hits.selected))

    @work(thread=True, exclusive=True, group="search")
    def _look_up(self, text: str, number: int) -> None:
        self.post_message(self.Found(number, self._search.search(text, number)))
