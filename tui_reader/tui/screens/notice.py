"""A text over the reader: something to be read, and put away with a key."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

WIDEST = 78
"""The cells that a notice takes where there is room, as its style says."""
BESIDE = 8
"""Those of them that are not for the text: frame, margin and scroll bar."""


class NoticeScreen(ModalScreen[None]):
    """A heading and a text that scrolls; any key that leaves puts it away."""

    CSS_PATH = "../notice.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter,question_mark", "dismiss", "Close", show=False),
        Binding("j", "scroll('scroll_down')", show=False),
        Binding("k", "scroll('scroll_up')", show=False),
        Binding("space", "scroll('scroll_page_down')", show=False),
        Binding("g", "scroll('scroll_home')", show=False),
        Binding("G", "scroll('scroll_end')", show=False),
    ]

    def __init__(self, heading: str, text: str | Content) -> None:
        """Show a text.

        Args:
            heading: Our own words.
            text: Cleaned text, or content made of it.
        """
        super().__init__()
        self._heading = heading
        self._text = text

    @property
    def text(self) -> Static:
        """What shows the text."""
        return self.query_one("#notice-text", Static)

    def compose(self) -> ComposeResult:
        """The heading, the text, and how to leave."""
        with VerticalScroll(id="notice") as scroll:
            scroll.border_subtitle = "j k scroll · Esc closes"
            yield Static(Content(self._heading), id="notice-heading")
            text = self._text if isinstance(self._text, Content) else Content(self._text)
            yield Static(text, id="notice-text")

    def on_mount(self) -> None:
        """Let the arrow keys scroll."""
        self.query_one(VerticalScroll).focus()

    def action_scroll(self, how: str) -> None:
        """Scroll the text."""
        getattr(self.query_one(VerticalScroll), how)(animate=False)
