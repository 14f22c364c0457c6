"""What no scroll bar of Textual's moves."""

from textual.geometry import Size
from textual.reactive import Reactive


class Unscrolled:
    """Is laid out once when its size changes: the size of what is in it says nothing more.

    Textual lays all of the screen out again, and paints it again, when the size of what can be
    scrolled in a widget has changed, for a scroll bar may have to come or go.
    """

    virtual_size = Reactive(Size(0, 0), layout=False, repaint=False)
    """The size of what is in it, which is its own."""
