"""What was searched for is remembered as soon as one goes on with it."""

from pathlib import Path

import pytest

from tests.builders import comment, post
from tests.tui.conftest import OpenReader
from tui_reader.state import load_state, remember_search

POSTS = (
    post(id="fog", title="Fog", comments=(comment("A lantern in it."),)),
    post(id="hail", title="Hail", published="2018-01-01"),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state.toml"


@pytest.mark.parametrize(
    "keys",
    [
        ["enter"],
        ["down", "enter"],
        ["escape"],
        ["tab", "escape"],
        ["tab", "q"],
        ["tab", "1"],
        ["tab", "B"],
        ["tab", "2"],
        ["tab", "tab"],
        ["tab", "z"],
        ["tab", "M"],
    ],
)
async def test_a_query_is_kept_at_once_however_one_goes_on_with_it(
    open_reader: OpenReader, file: Path, keys: list[str]
) -> None:
    async with open_reader(POSTS, state=True) as reader:
        await reader.press("s")
        await reader.type("lantern")
        assert load_state(file).searches == ()
        await reader.press(*keys)
        assert load_state(file).searches == ("lantern",)


async def test_a_query_is_kept_when_one_quits_with_its_results(
    open_reader: OpenReader, file: Path
) -> None:
    async with open_reader(POSTS, state=True) as reader:
        await reader.press("s")
        await reader.type("lantern")
        await reader.press("ctrl+q")
        assert not reader.app.is_running
    assert load_state(file).searches == ("lantern",)


async def test_what_finds_nothing_is_not_kept(open_reader: OpenReader, file: Path) -> None:
    async with open_reader(POSTS, state=True) as reader:
        await reader.press("s")
        await reader.type("zzyzxq")
        await reader.press("enter", "escape")
        assert load_state(file).searches == ()


async def test_each_query_is_kept_once_and_that_of_another_reader_too(
    open_reader: OpenReader, file: Path
) -> None:
    async with open_reader(POSTS, state=True) as reader:
        for query in ("lantern", "hail", "lantern"):
            await reader.press("s")
            await reader.type(query)
            await reader.press("enter")
            if query == "hail":
                remember_search(file, "of another")
        assert load_state(file).searches == ("lantern", "of another", "hail")
