"""What is wrong with a query, in a line under its box."""

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui_reader.text import clean_line
from tui_reader.tui.widgets.unscrolled import Unscrolled


class ProblemLine(Unscrolled, Widget):
    """A line that is there only while something is wrong."""

    told: reactive[str] = reactive("", layout=True)
    """What is wrong: cleaned text."""

    def tell(self, problems: Sequence[str]) -> None:
        """Say the first of some problems and how many more there are; without any, go away.

        Args:
            problems: What is wrong, a sentence each.
        """
        # Only what is new: each layout for nothing would paint a frame more for a key.
        more = f" ({len(problems) - 1} more)" if len(problems) > 1 else ""
        self.told = clean_line(problems[0]) + more if problems else ""

    def render(self) -> Content:
        """Draw the line."""
        return Content(self.told)

    def watch_told(self, told: str) -> None:
        """Come, or go away."""
        self.display = bool(told)
