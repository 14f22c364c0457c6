"""The command table: everything that is made from it agrees with it."""

from pathlib import Path

import pytest

from tests.builders import post
from tests.tui.conftest import OpenReader
from tui_reader.tui.app import ReaderApp
from tui_reader.tui.commands import COMMANDS, Command, keys_table
from tui_reader.tui.screens.reader import ReaderScreen
from tui_reader.tui.widgets.bookmark_list import BookmarkList
from tui_reader.tui.widgets.row_list import RowList
from tui_reader.tui.widgets.search_pane import SearchPane
from tui_reader.tui.widgets.thread_view import ThreadView
from tui_reader.tui.widgets.year_bars import YearBars

README = Path(__file__).parents[2] / "README.md"
# In a terminal these are Tab, Enter and Backspace.
NEVER = {"ctrl+i", "ctrl+m", "ctrl+h"}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: f"{command.where}:{command.id}")
def test_every_command_can_be_carried_out(command: Command) -> None:
    owners = {
        "anywhere": ReaderScreen,
        "list": RowList,
        "thread": ThreadView,
        "results": SearchPane,
        "years": YearBars,
        "bookmarks": BookmarkList,
    }
    space, _, action = command.id.partition("(")[0].rpartition(".")
    owner: type = {"app": ReaderApp, "screen": ReaderScreen}.get(space, owners[command.where])
    assert hasattr(owner, f"action_{action}")


def test_no_key_means_two_things_in_one_place() -> None:
    for wheres in (
        ("list", "anywhere", "results"),
        ("list", "anywhere", "bookmarks"),
        ("thread", "anywhere"),
        ("years", "results"),
    ):
        keys = [key for command in COMMANDS if command.where in wheres for key in command.keys]
        assert len(keys) == len(set(keys))
        assert not NEVER & set(keys)


def test_the_readme_has_the_table_of_keys() -> None:
    assert keys_table() in README.read_text(encoding="utf-8")


@pytest.mark.parametrize("keys", ["question_mark", "S", "colon", "w", "b t", "s f ctrl+n"])
async def test_one_goes_to_the_shell_from_any_dialogue(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch, keys: str
) -> None:
    gone: list[int] = []
    monkeypatch.setattr(
        ReaderApp, "action_suspend_process", lambda app: gone.append(len(app.screen_stack))
    )
    async with open_reader([post()]) as reader:
        await reader.press(*keys.split())
        await reader.press("ctrl+z")
        assert gone == [2]
