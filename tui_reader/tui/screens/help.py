"""The help screen, made from the command table."""

from textual.content import Content

from tui_reader.tui.commands import COMMANDS, distinct, shown_keys
from tui_reader.tui.screens.notice import NoticeScreen

_KEYS_WIDTH = 12


class HelpScreen(NoticeScreen):
    """All keys, under the headings of the command table."""

    def __init__(self) -> None:
        """Make the text."""
        super().__init__("Keys", keys_help())


def keys_help() -> Content:
    """All keys and what they do."""
    lines: list[Content] = []
    for group in dict.fromkeys(command.group for command in COMMANDS):
        lines += [Content(""), Content.styled(group, "bold $accent")]
        for command in distinct(group):
            keys = f"{shown_keys(command):<{_KEYS_WIDTH}} "
            lines.append(
                Content.assemble(
                    (keys, "bold"),
                    command.title,
                    (f"  {command.help}" if command.help else "", "$text-muted"),
                )
            )
    return Content("\n").join(lines)
