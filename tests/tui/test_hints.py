"""The keys that the bottom line names: those that do something at this moment."""

from pathlib import Path

import pytest

from tests.builders import comment, post
from tests.tui.conftest import OpenReader
from tui_reader.bookmarks.bookmark import new_bookmark
from tui_reader.bookmarks.shelf import Shelf

FOG = post(id="fog", title="Fog", comments=(comment("Wet.", id="a"), comment("Wet wool.", id="b")))
HAIL = post(id="hail", title="Hail", published="2018-01-01", body="Wet.")


@pytest.mark.parametrize(
    ("keys", "named"),
    [
        ("1", "Enter read  s search  B bookmarks  q quit  \\ filter  ? help"),
        ("s", "Esc as it was"),
        ("s q q q q", "Esc as it was"),
        ("s f o g", "Enter go there  ^s order  Esc as it was"),
        ("s w e t", "↑↓ choose  Enter go there  ^s order  ^y years  Esc as it was"),
        ("s f o g tab", "Enter go there  s search  Tab post  ^s order  Esc as it was"),
        ("s w e t ctrl+y", "←→ choose a year  Enter narrow, widen  Esc results"),
        ("backslash", "↑↓ choose  Enter to the list  Esc all posts"),
        ("backslash f o g", "Enter to the list  Esc all posts"),
        (
            "backslash f o g enter",
            "Enter read  s search  B bookmarks  \\ filter  Esc all posts  ? help",
        ),
        ("backslash q q q q enter", "s search  B bookmarks  \\ filter  Esc all posts  ? help"),
        ("B", "Esc back  ? help"),
        ("b B", "Enter go there  d take away  t tags  a note  U undo  Esc back  ? help"),
        ("b U B", "Esc back  ? help"),
        ("slash", "Enter stay  Esc as it was"),
        ("slash w o o l", "Enter stay  Esc as it was"),
        ("slash w e t", "↑↓ matches  Enter stay  Esc as it was"),
        ("2", "Enter fold  } next thread  b bookmark  s search  / find  ? help"),
        ("2 G", "Enter fold  b bookmark  s search  / find  ? help"),
    ],
)
async def test_only_keys_that_do_something_are_named(
    open_reader: OpenReader, keys: str, named: str
) -> None:
    async with open_reader([FOG, HAIL], size=(200, 40)) as reader:
        await reader.press(*keys.split())
        assert reader.text.splitlines()[-1].endswith(f"   {named}")


async def test_without_posts_no_key_is_named_that_is_for_posts(open_reader: OpenReader) -> None:
    async with open_reader([], size=(200, 40)) as reader:
        assert "Enter" not in reader.text.splitlines()[-1]
        await reader.press("2")
        last = reader.text.splitlines()[-1]
        assert last.split() == ["s", "search", "?", "help"]


async def test_the_last_bookmark_takes_its_keys_along(open_reader: OpenReader, file: Path) -> None:
    Shelf(file).add(new_bookmark(FOG))
    async with open_reader([FOG], size=(200, 40)) as reader:
        await reader.press("B")
        assert "Enter go there" in reader.text
        await reader.press("d", "j")
        assert reader.text.splitlines()[-1].endswith(" U undo  Esc back  ? help")
