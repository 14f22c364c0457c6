"""The search box, what is wrong with its query, and the results under their years."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical

from tui_reader.tui.archive_search import Asked
from tui_reader.tui.phrasing import plural
from tui_reader.tui.widgets.hit_list import HitList
from tui_reader.tui.widgets.problem_line import ProblemLine
from tui_reader.tui.widgets.query_box import SearchBox
from tui_reader.tui.widgets.unscrolled import Unscrolled
from tui_reader.tui.widgets.year_bars import YearBars

if TYPE_CHECKING:
    from tui_reader.search.asking import Answer
    from tui_reader.search.query import Query

_PLACEHOLDER = "words, mistyped or not"
_ASK = """Type what you remember; a slip does no harm.

"as it stands"   -without
author:name   title:fog
before:2014   on:2014-07-05
in:reply   has:link
is:bookmarked"""
_BEFORE = "\n\n↑ brings back what you searched for."
_NO_WORD = "Nothing here has that, nor anything near it."
_NO_WORDS = "Nothing has these words. Try fewer of them."
_NOT_ALL = "Nothing here answers to all of that. Try less of it."
_UNLIKE = "Nothing else here has its rare words."


class ResultsPane(Unscrolled, Vertical):
    """Shows one answer: to the query in its box, or to what is like a passage."""

    def __init__(self) -> None:
        """Show no answer yet."""
        super().__init__(id="search")
        self.earlier: tuple[str, ...] = ()
        """What was searched for before, the newest first."""
        self._by_date = self._alike_by_date = False
        self._like: tuple[tuple[str, str | None], str] | None = None
        self._total = 0
        self._problems: Sequence[str] = ()
        self._lacking = ""
        self._answered_query: Query | None = None

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
    def asked(self) -> Asked:
        """What is asked of the archive."""
        if self._like is not None:
            return Asked(self.box.value, self._alike_by_date, self._like[0])
        return Asked(self.box.value, self._by_date, None)

    @property
    def told(self) -> tuple[str, ...]:
        """How many results there are, and which come first: in fewer and fewer words."""
        shown = len(self.hits.items)
        if self._like is not None:
            newest = " · newest first" if self._alike_by_date else ""
            alike = f"{shown:,} alike"
            return f"{shown:,} like {self._like[1]}{newest}", f"{alike}{newest}", alike
        query = self._answered_query
        if query is None or not (query.wanted or query.fields):
            return ("Search the archive",)
        # What only some of the words fit is shown too, where few have all.
        many = max(self._total, shown)
        results, found = plural(many, "result", "results"), f"{many:,} found"
        order = "newest" if self._by_date else "best"
        if self._total > shown:
            return f"{results} · the {order} {shown}", f"{found} · {order} {shown}", found
        return f"{results} · {order} first", f"{found} · {order} first", found

    def compose(self) -> ComposeResult:
        """The box over its results."""
        # What was typed is selected where one asks for something else, and nowhere else.
        yield SearchBox(placeholder=_PLACEHOLDER, id="search-box", select_on_focus=False)
        yield ProblemLine()
        yield YearBars()
        yield HitList(id="hits")

    def on_mount(self) -> None:
        """Say what to do."""
        self._tell_nothing()
        self.years.display = False

    def focus_results(self) -> bool:
        """Give the keys to the results; False where they have them, or where there are none."""
        if self.hits.has_focus or not self.hits.items:
            return False
        self.screen.set_focus(self.hits)
        return True

    def focus_years(self) -> bool:
        """Give the keys to the years; False where they have them."""
        if self.years.has_focus:
            return False
        self.screen.set_focus(self.years)
        return True

    def _show(self, answer: "Answer", keep: bool) -> None:
        from tui_reader.search.hits import by_post
        from tui_reader.search.unmatched import told_nowhere

        self._total, self._answered_query = answer.total, answer.query
        self._problems = answer.problems
        self._lacking = told_nowhere(answer.nowhere) if answer.nowhere else ""
        self._tell_nothing()
        self.hits.show(by_post(answer.hits), keep=keep)
        self.query_one(ProblemLine).tell(answer.problems)
        self._show_years(answer)

    def _tell_nothing(self) -> None:
        query = self._answered_query
        in_box = "or type what to search for"
        like = in_box if self.screen.focused is self.box else "s searches for something else"
        self.box.placeholder = like if self._like else _PLACEHOLDER
        if self._like is not None:
            self.hits.empty = _UNLIKE
        elif query is None or not (query.terms or query.fields):
            self.hits.empty = _ASK + (_BEFORE if self.earlier else "")
        else:
            # What is wrong with the query is told over the results.
            self.hits.empty = "" if self._problems else self._lacking or _nothing(query)

    def _show_years(self, answer: "Answer") -> None:
        from tui_reader.search.narrowing import year_of

        year = year_of(answer.query.text)
        self.years.show(answer.years, year)
        self.years.display = len(answer.years) > (1 if year is None else 0)
        if not self.years.display and self.years.has_focus:
            self.screen.set_focus(self.box)


def _nothing(query: "Query") -> str:
    """Say that nothing answers a query of which each part is right."""
    if query.fields:
        return _NOT_ALL
    return _NO_WORDS if len(query.wanted) > 1 else _NO_WORD
