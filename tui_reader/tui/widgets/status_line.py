"""The bottom line: where one is, and the keys that help there."""

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui_reader.tui.phrasing import fit
from tui_reader.tui.widgets.unscrolled import Unscrolled


class StatusLine(Unscrolled, Widget):
    """One line: a place at the left, hints at the right where there is room."""

    where: reactive[str] = reactive("")
    """Where one is: cleaned text."""
    hints: reactive[tuple[tuple[str, str], ...]] = reactive(())
    """Keys and what they do, the most useful first; the last one is left out last."""

    def render(self) -> Content:
        """Draw the line."""
        width = self.size.width - 2
        # The last hint says where help is, or how to leave: it has room before a long title.
        kept = 2 + sum(map(cell_len, self.hints[-1])) + 1 if self.hints else 0
        where = fit(self.where, width - kept if width >= 3 * kept else width)
        hints = self._hints_within(width - cell_len(where) - 2)
        gap = " " * max(width - cell_len(where) - hints.cell_length, 0)
        return Content.assemble(" ", where, gap, hints)

    def _hints_within(self, room: int) -> Content:
        """As many hints as there is room for, the last one among them if any."""
        told = [
            Content.assemble((f"{key} ", "$accent"), (title, "$text-muted"))
            for key, title in self.hints
        ]
        apart = Content("  ")
        while told and apart.join(told).cell_length > room:
            told.pop(max(len(told) - 2, 0))
        return apart.join(told)
