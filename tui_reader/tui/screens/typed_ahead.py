"""A screen on which what is typed ahead of a box goes into the box."""

from textual import events
from textual.screen import Screen


class TypedAheadScreen(Screen[None]):
    """Keys that come in one burst (a slow line, a fast hand) mean what they would mean apart.

    Textual hands a key to the widget that was focused when it came. A letter that follows the key
    that opens a box would so be taken for a command.
    """

    def on_key(self, event: events.Key) -> None:
        """Give a letter to the box that is focused by now."""
        from textual.widgets import Input

        if isinstance(self.focused, Input) and event.character and event.is_printable:
            event.stop()
            self.focused.insert_text_at_cursor(event.character)
