"""A component class's look as a Rich style, for widgets that draw their own lines."""

from rich.style import Style
from textual.widget import Widget

TEXT = "text"
"""The name of the widget's own style."""
CURSOR = "cursor"
"""The name of the style that only lays a background under what is selected."""


def component_style(widget: Widget, prefix: str, name: str) -> Style:
    """Give the style of a part of a widget.

    Args:
        widget: The widget, which has the component class ``PREFIX--NAME``.
        prefix: The first half of the class's name.
        name: The second half; `TEXT` is the widget's own style, of `CURSOR` the background is all.

    Returns:
        A style with its colours blended, for a terminal knows no transparency.
    """
    if name == TEXT:
        return widget.rich_style
    style = widget.get_component_rich_style(f"{prefix}--{name}")
    return Style(bgcolor=style.bgcolor, reverse=style.reverse) if name == CURSOR else style
