"""The search box and its results: they come as one types."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, Static

from tui_reader.text import clean_line
from tui_reader.tui.archive_search import Asked
from tui_reader.tui.bindings import bindings_for
from tui_reader.tui.phrasing import plural
from tui_reader.tui.widgets.hit_list import HitList
from tui_reader.tui.widgets.prompt import Prompt
from tui_reader.tui.widgets.query_box import SearchBox
from tui_reader.tui.widgets.row_list import RowList
from tui_reader.tui.widgets.year_bars import YearBars

if TYPE_CHECKING:
    from tui_reader.search.asking import Answer
    from tui_reader.search.completion import Candidate
    from tui_reader.search.hits import Hit
    from tui_reader.tui.archive_search import ArchiveSearch

Step = Callable[[], None]

AGAIN_SECONDS = 0.5
"""While an archive is read, an open search is repeated no sooner than after so long."""
_ASK = """Type what you remember; a slip does no harm.

"as it stands"   -without
author:ines   title:fog
before:2014   on:2014-07-05
in:reply   has:link
is:bookmarked   tag:wool"""
_NOTHING = "Nothing has these words. Try fewer of them."


class SearchPane(Vertical):
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

    class Accepted(Selected):
        """The selected hit is the one that was meant."""

    class Left(Message):
        """The search is over, without a hit."""

    class Answered(Message):
        """The results are others; the selected one may be the same."""

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
        super().__init__(id="search")
        self._search = search
        self._by_date = False
        self._typed = 0
        self._asked = 0
        self._answered = 0
        self._total = 0
        self._all_years: tuple[str, tuple[tuple[str, int], ...]] = ("", ())
        self._then: list[Step] = []
        self._grown = False
        self._again: Timer | None = None

    @property
    def box(self) -> SearchBox:
        """The search box."""
        return self.query_one(SearchBox)

    @property
    def hits(self) -> HitList:
        """The results."""
        return self.query_one(HitList)

    @property
    def years(self) -> YearBars:
        """The years of the results."""
        return self.query_one(YearBars)

    @property
    def told(self) -> str:
        """How many results there are, and which come first."""
        if not self.box.value.strip():
            return "Search the archive"
        shown = len(self.hits.items)
        order = "newest" if self._by_date else "best"
        if self._total > shown:
            return f"{plural(self._total, 'result', 'results')} · the {order} {shown}"
        return f"{plural(shown, 'result', 'results')} · {order} first"

    def compose(self) -> ComposeResult:
        """The box, what is wrong with its query, and the results under their years."""
        yield SearchBox(placeholder="words, mistyped or not", id="search-box")
        yield Static(classes="problem", markup=False)
        yield YearBars()
        yield HitList(id="hits")

    def on_mount(self) -> None:
        """Say what to do."""
        self.hits.empty = _ASK
        self._tell_problem(())
        self.years.display = False

    def ask(self) -> None:
        """Take the keys; what was typed before is selected, so that typing replaces it."""
        self.screen.set_focus(self.box)
        self.box.select_all()
        if self._grown:
            self._search_again()

    def focus_results(self) -> bool:
        """Give the keys to the results; False where they have them, or where there are none."""
        if self.hits.has_focus or not self.hits.items:
            return False
        self.screen.set_focus(self.hits)
        return True

    def focus_years(self) -> bool:
        """Give the keys to the years; False where they have them, or where there are none."""
        if self.years.has_focus or not self.years.display:
            return False
        self.screen.set_focus(self.years)
        return True

    def turn_order(self) -> None:
        """Put the newest results first, or again the best."""
        self._by_date = not self._by_date
        self._look_up()
        self._typed = self._asked

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
        self._grown = False
        self._look_up()
        self._typed = self._asked

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

    def on_row_list_highlighted(self, event: RowList.Highlighted) -> None:
        """Tell of the hit that is selected."""
        event.stop()
        self.post_message(self.Selected(self.hits.selected))

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Take the hit."""
        event.stop()
        self.post_message(self.Accepted(self.hits.selected))

    def on_year_bars_chosen(self, event: YearBars.Chosen) -> None:
        """Narrow the query to a year, or widen it, in its own words."""
        from tui_reader.search.narrowing import narrowed, widened, year_of

        event.stop()
        text = self.box.value
        again = year_of(text) == event.year
        self.box.value = widened(text) if again else narrowed(text, event.year)
        self.box.cursor_position = len(self.box.value)

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

    def _complete(self) -> None:
        if not self.box.take():
            self.app.call_later(self.app.run_action, "screen.next_pane", self.screen)

    def _show(self, answer: "Answer", keep: bool) -> None:
        from tui_reader.search.hits import by_post

        self._total = answer.total
        self.hits.empty = _NOTHING if self.box.value.strip() else _ASK
        self.hits.show(by_post(answer.hits), keep=keep)
        self._tell_problem(answer.problems)
        self._show_years(answer)

    def _tell_problem(self, problems: tuple[str, ...]) -> None:
        line = self.query_one(".problem", Static)
        line.display = bool(problems)
        line.update(Content(clean_line(problems[0]) if problems else ""))

    def _show_years(self, answer: "Answer") -> None:
        from tui_reader.search.narrowing import widened, year_of

        text = answer.query.text
        year = year_of(text)
        if year is None:
            self._all_years = text, answer.years
        # Narrowed to a year, the others are still to be seen, and to be gone to.
        widest, years = self._all_years
        shown = years if widest == widened(text) else answer.years
        self.years.show(shown, year)
        self.years.display = len(shown) > 1 or (bool(shown) and year is not None)
        if not self.years.display and self.years.has_focus:
            self.ask()

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
                self._look_up()

    def _look_up(self) -> None:
        self._asked = self._search.announce()
        self._find(Asked(self.box.value, self._by_date), self._asked)

    @work(thread=True, exclusive=True, group="search")
    def _find(self, asked: Asked, number: int) -> None:
        answer = self._search.answer(asked, number)
        offered = self._search.completion(asked.text, lambda: not self._search.is_newest(number))
        self.post_message(self.Found(number, answer, offered))
