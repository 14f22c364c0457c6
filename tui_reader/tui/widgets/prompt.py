"""A line to type in: what to search the archive for, or to find in the post."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input


class Prompt(Input):
    """An input that also passes on the keys that move in a list of results."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "send('down')", "Next result", show=False),
        Binding("up", "send('up')", "Previous result", show=False),
        Binding("pagedown", "send('page(1)')", "A page of results down", show=False),
        Binding("pageup", "send('page(-1)')", "A page of results up", show=False),
        Binding("escape", "send('escape')", "Leave", show=False),
    ]

    virtual_size = Reactive(Size(0, 0))
    """How far what is typed goes; the box stays as large as it is, and so does all around it."""

    class Sent(Message):
        """A key was pressed that is not for the text."""

        def __init__(self, prompt: "Prompt", action: str) -> None:
            """Pass a key on.

            Args:
                prompt: The input.
                action: The action that the key stands for.
            """
            super().__init__()
            self.prompt = prompt
            self.action = action

    async def on_key(self, event: events.Key) -> None:
        """Edit at once: a key that wanders up to the app first acts after the letters behind it."""
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            event.stop()
            event.prevent_default()
            await self.run_action(binding.action)
            return

    def action_send(self, action: str) -> None:
        """Pass a key on to whoever shows the results."""
        self.post_message(self.Sent(self, action))

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted text as one line; Textual would take the first line and drop the rest."""
        event.stop()
        event.prevent_default()
        self.insert_text_at_cursor(" ".join(event.text.split()))
