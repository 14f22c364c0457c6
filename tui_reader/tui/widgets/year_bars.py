"""The years of the results: a line of bars, of which one can be chosen."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui_reader.tui.bindings import bindings_for
from tui_reader.tui.histogram import Bar, bars
from tui_reader.tui.widgets.unscrolled import Unscrolled

_YEAR = 4
_HINT = "^y years"


class YearBars(Unscrolled, Widget, can_focus=True):
    """When it was talked about: a bar for each year."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_for("years")
    ALLOW_SELECT = False

    years: reactive[tuple[tuple[str, int], ...]] = reactive[tuple[tuple[str, int], ...]](())
    """Years with the counts of all matches, ascending."""
    narrowed: reactive[str | None] = reactive[str | None](None)
    """The year that the results are narrowed to."""
    chosen: reactive[str] = reactive("")
    """The year that one is at."""

    class Chosen(Message):
        """A year is to be narrowed to, or to be left again."""

        def __init__(self, year: str) -> None:
            """Tell of a year.

            Args:
                year: Four digits.
            """
            super().__init__()
            self.year = year

    def show(self, years: Sequence[tuple[str, int]], narrowed: str | None) -> None:
        """Show the years of other results.

        Args:
            years: Years with their counts, ascending.
            narrowed: The year that the results are narrowed to.
        """
        self.years, self.narrowed = tuple(years), narrowed
        known = [year for year, _ in years]
        if narrowed in known:
            self.chosen = narrowed or ""
        elif self.chosen not in known:
            # Where most was said is where one most likely wants to go.
            self.chosen = max(years, key=lambda each: (each[1], each[0]))[0] if years else ""

    def render(self) -> Content:
        """Draw the line."""
        most = max((count for _, count in self.years), default=0)
        beside = max(len(_HINT), len(f"2014: {most:,}"))
        room = self.size.width - 2 * (_YEAR + 1) - beside - 2
        shown = bars(self.years, room, self.chosen)
        if not shown:
            return Content("")
        count = next((bar.count for bar in shown if bar.year == self.chosen), 0)
        told = f"{self.chosen}: {count:,}" if self.has_focus or self.narrowed else _HINT
        drawn = Content.assemble(*(self._styled(bar) for bar in shown))
        first, last = shown[0].year, shown[-1].year
        # What did not fit lies beyond an arrow.
        before = " " if first == self.years[0][0] else "‹"
        after = " " if last == self.years[-1][0] else "›"
        return Content.assemble(f"{first}{before}", drawn, f"{after}{last}  ", told)

    def on_focus(self) -> None:
        """Show which year one is at."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that the keys go elsewhere."""
        self.refresh()

    def action_step(self, step: int) -> None:
        """Choose a later year that has results, or an earlier one."""
        known = [year for year, _ in self.years]
        if self.chosen in known:
            place = known.index(self.chosen) + step
            self.chosen = known[min(max(place, 0), len(known) - 1)]

    def action_choose(self) -> None:
        """Narrow to the year, or widen again."""
        if self.chosen:
            self.post_message(self.Chosen(self.chosen))

    def _styled(self, bar: Bar) -> tuple[str, str]:
        if self.has_focus and bar.year == self.chosen:
            return bar.text, "$text on $primary 60%"
        return bar.text, "$text-warning" if bar.year == self.narrowed else "$accent"
