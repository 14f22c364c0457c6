"""Keys that come in one burst (a slow line, a fast hand) mean what they would mean apart."""

from textual import events
from textual.app import App
from textual.screen import ModalScreen


class KeysInOrderApp(App[None]):
    """An app that has done what a key asks for before it looks at the next one.

    Textual hands a key to the widget that was focused when it came, and does what it asks for when
    it has wandered up from there. A letter right behind the key that opens a box would so be taken
    for a command. Here a key is carried out at once; a `Prompt` does the same with its own keys.
    """

    async def on_event(self, event: events.Event) -> None:
        """Carry out a key that the reader knows; all else goes its usual way."""
        if isinstance(event, events.Key) and not event.is_forwarded and self._is_for_commands:
            for priority in (True, False):
                if await self._check_bindings(event.key, priority):
                    return
        await super().on_event(event)

    @property
    def _is_for_commands(self) -> bool:
        """Whether keys are commands: not in a box, nor in a dialogue, which knows its own."""
        if not self.app_focus or isinstance(self.screen, ModalScreen):
            return False
        from textual.widgets import Input

        return not isinstance(self.focused, Input)
