"""A widget that draws its own lines, in the looks of its component classes."""

from typing import ClassVar

from rich.style import Style
from textual.widget import Widget

from tui_reader.tui.widgets.unscrolled import Unscrolled

TEXT = "text"
"""The name of the widget's own style."""
CURSOR = "cursor"
"""The name of the style that only lays a background under what is selected."""


class Drawn(Unscrolled, Widget):
    """Knows its component classes as Rich styles, and shows whether it has the keys."""

    STYLES_PREFIX: ClassVar[str]
    """The first half of the names of its component classes: ``PREFIX--NAME``."""

    def __init__(self, *, id: str | None = None) -> None:
        """Make a widget that knows no style yet.

        Args:
            id: The widget's id.
        """
        super().__init__(id=id)
        self._styles_by_name: dict[str, Style] = {}

    def notify_style_update(self) -> None:
        """Forget the styles of the theme before."""
        self._styles_by_name.clear()
        super().notify_style_update()

    def on_focus(self) -> None:
        """Show where the keys go."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that the keys go elsewhere."""
        self.refresh()

    def _style(self, name: str) -> Style:
        """Give a style with its colours blended, for a terminal knows no transparency."""
        if name not in self._styles_by_name:
            self._styles_by_name[name] = self._look_up_style(name)
        return self._styles_by_name[name]

    def _look_up_style(self, name: str) -> Style:
        if name == TEXT:
            return self.rich_style
        style = self.get_component_rich_style(f"{self.STYLES_PREFIX}--{name}")
        return Style(bgcolor=style.bgcolor, reverse=style.reverse) if name == CURSOR else style
