"""The help screen, made from the command table."""

from textual.content import Content

from tui_reader.tui.commands import COMMANDS, distinct, shown_keys
from tui_reader.tui.screens.notice import BESIDE, WIDEST, NoticeScreen
from tui_reader.tui.typeset import typeset

_KEYS_WIDTH = 13


class HelpScreen(NoticeScreen):
    """All keys, under the headings of the command table."""

    def __init__(self) -> None:
        """Make the text as soon as its width is known."""
        super().__init__("Keys", "")

    def on_mount(self) -> None:
        """Set the text."""
        self._set_text()

    def on_resize(self) -> None:
        """Set the text to the new width."""
        self._set_text()

    def _set_text(self) -> None:
        self.text.update(keys_help(min(self.app.size.width, WIDEST) - BESIDE))


def keys_help(width: int) -> Content:
    """All keys and what they do.

    Args:
        width: The cells that a line may take.
    """
    lines: list[Content] = []
    for group in dict.fromkeys(command.group for command in COMMANDS):
        lines += [Content(""), Content.styled(group, "bold $accent")]
        for command in distinct(group):
            keys = f"{shown_keys(command):<{_KEYS_WIDTH}}"
            room = width - _KEYS_WIDTH
            for told, style in ((command.title, ""), (command.help, "$text-muted")):
                for line in typeset(told, room) if told else ():
                    said = told[line.start : line.end]
                    lines.append(Content.assemble((keys, "bold"), (said, style)))
                    keys = " " * _KEYS_WIDTH
    return Content("\n").join(lines)
