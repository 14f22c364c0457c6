"""The bottom line: where one is, and the keys that help there."""

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui_reader.tui.phrasing import fit


class StatusLine(Widget):
    """One line: a place at the left, hints at the right where there is room."""

    where: reactive[str] = reactive("")
    """Where one is: cleaned text."""
    hints: reactive[tuple[tuple[str, str], ...]] = reactive(())
    """Keys and what they do, the most useful first."""

    def render(self) -> Content:
        """Draw the line."""
        width = self.size.width - 2
        where = fit(self.where, width)
        room = width - cell_len(where) - 2
        hints = Content("")
        for key, title in self.hints:
            hint = Content.assemble((f"{key} ", "$accent"), (title, "$text-muted"), "  ")
            if hints.cell_length + hint.cell_length > room:
                break
            hints += hint
        gap = " " * max(width - cell_len(where) - hints.cell_length + 2, 0)
        return Content.assemble(" ", where, gap, hints)
