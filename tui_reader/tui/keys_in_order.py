"""Keys that come in one burst (a slow line, a fast hand) mean what they would mean apart."""

import asyncio
from contextlib import suppress

from textual import events
from textual.app import App
from textual.command import CommandPalette
from textual.screen import ModalScreen
from textual.widget import Widget

LONGEST_WAIT = 1.0
"""No key waits for so many seconds for what the one before it sets off in a box."""


class KeysInOrderApp(App[None]):
    """An app that has done what a key asks for before it looks at the next one.

    Textual hands a key to the widget that was focused when it came, and does what it asks for when
    it has wandered up from there. A letter right behind the key that opens a box would so be taken
    for a command, and one behind the key that leaves it for a letter. Here a key is carried out at
    once; a `Prompt` does the same with its own keys, and what it sends of them is waited for.
    """

    async def on_event(self, event: events.Event) -> None:
        """Carry out a key that the reader knows; all else goes its usual way."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
            return
        leaves_palette = event.key == "escape" and isinstance(self.screen, CommandPalette)
        if self._is_for_commands or leaves_palette:
            for priority in (True, False):
                if await self._check_bindings(event.key, priority):
                    return
        box = self.focused
        await super().on_event(event)
        if box is not None and event.key in box._bindings.key_to_bindings:
            await self._is_told(box)

    async def _is_told(self, box: Widget) -> None:
        """Wait until what a widget sends has come to those that it is for."""
        for node in box.ancestors_with_self:
            if node is self:
                return
            # Twice: what is sent on a message stands behind all that was there when that came.
            for _ in range(2):
                told = asyncio.Event()
                if node.call_later(told.set):
                    with suppress(TimeoutError):
                        await asyncio.wait_for(told.wait(), LONGEST_WAIT)

    @property
    def _is_for_commands(self) -> bool:
        """Whether keys are commands: not in a box, nor in a dialogue, which knows its own."""
        if not self.app_focus or isinstance(self.screen, ModalScreen):
            return False
        from textual.widgets import Input

        return not isinstance(self.focused, Input)
