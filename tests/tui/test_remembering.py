"""What is remembered for the next run is remembered at once."""

from pathlib import Path

from tests.builders import post
from tests.tui.conftest import OpenReader
from tui_reader.state import State, load_state


async def test_the_archive_is_remembered_as_soon_as_the_reader_is_open(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    async with open_reader([post()], state=True, archive=("/clouds", "/rain")):
        assert load_state(tmp_path / "state.toml") == State("", ("/clouds", "/rain"))


async def test_an_archive_with_nothing_to_read_is_remembered_once_there_is(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    async with open_reader([], state=True, archive=("/clouds",)) as reader:
        assert not (tmp_path / "state.toml").exists()
        await reader.arrive(post())
        assert load_state(tmp_path / "state.toml") == State("", ("/clouds",))


async def test_an_archive_that_is_not_to_be_remembered_is_not(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    async with open_reader([post()], state=True):
        assert not (tmp_path / "state.toml").exists()


async def test_of_themes_picked_one_after_the_other_the_last_is_remembered(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    async with open_reader([post()], state=True) as reader:
        for theme in ("nord", "dracula", "gruvbox"):
            reader.app.theme = theme
        await reader.settle()
        assert load_state(tmp_path / "state.toml").theme == "gruvbox"


async def test_what_cannot_be_remembered_is_told(open_reader: OpenReader, tmp_path: Path) -> None:
    (tmp_path / "state.toml").mkdir()
    async with open_reader([post()], state=True, archive=("/clouds",)) as reader:
        assert "will not open by itself" in reader.text
