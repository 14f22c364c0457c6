"""A line to type a query in: it shows how the query may go on."""

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from tui_reader.text import clean_line
from tui_reader.tui.bindings import bindings_for
from tui_reader.tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from tui_reader.search.completion import Candidate


class QueryBox(Prompt):
    """A prompt with a faded end, which Tab or → takes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "send('complete')", "Take what is offered, or go on", show=False),
    ]

    _offered = ("", "")
    """What was typed, and what may stand in its place."""

    def offer(self, candidate: "Candidate | None") -> None:
        """Show how the query may go on.

        Args:
            candidate: What may stand in place of its end; None takes the offer away.
        """
        typed = self.value
        if candidate is None or not self.cursor_at_end or candidate.end != len(typed):
            self._offered = ("", "")
            self._suggestion = ""
            return
        begun, end = typed[candidate.start :], clean_line(candidate.text)
        space = " " if candidate.text.endswith(" ") else ""
        self._offered = typed, f"{typed[: candidate.start]}{end}{space}"
        continues = end.casefold().startswith(begun.casefold())
        # What was typed stays as it is; where the rest cannot follow it, the whole is shown.
        self._suggestion = typed + (end[len(begun) :] if continues else f" → {end}")

    def take(self) -> bool:
        """Take what is offered; False where nothing is."""
        typed, offered = self._offered
        if not offered or typed != self.value:
            return False
        self.value = offered
        self.cursor_position = len(offered)
        return True

    def action_cursor_right(self, select: bool = False) -> None:
        """Take what is offered, or move the cursor."""
        if select or not self.cursor_at_end or not self.take():
            super().action_cursor_right(select)


class SearchBox(QueryBox):
    """The box of the search, in which the keys of its results work too."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_for("results")
