"""The yardstick of typing: a Textual app with nothing in it but a line to type in."""

from textual.app import App, ComposeResult
from textual.widgets import Input


class BlankInput(App[None]):
    def compose(self) -> ComposeResult:
        yield Input()


BlankInput().run()
