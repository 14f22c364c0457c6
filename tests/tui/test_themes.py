"""The theme that one begins with, and a terminal that shows no colours."""

from pathlib import Path

import pytest
from rich.style import Style

from tests.builders import comment, post
from tests.tui.conftest import ArrivalsAtHand, OpenReader, Reader
from tui_reader.settings import Settings
from tui_reader.tui.app import DEFAULT_THEME, ReaderApp
from tui_reader.tui.stores import Stores

POST = post(comments=(comment("Mended.", author="Wren"),))


@pytest.mark.parametrize(
    ("picked", "configured", "begun"),
    [
        ("", "", DEFAULT_THEME),
        ("", "nord", "nord"),
        ("dracula", "nord", "dracula"),
        ("neon", "nord", "nord"),
    ],
)
def test_the_theme_is_the_first_that_there_is(
    tmp_path: Path, picked: str, configured: str, begun: str
) -> None:
    app = app_with(tmp_path, picked, configured)
    assert app.theme == begun
    assert app._problems == []


def test_an_unknown_theme_in_the_settings_is_told(tmp_path: Path) -> None:
    app = app_with(tmp_path, "nord", "neon")
    assert app.theme == "nord"
    [problem] = app._problems
    assert problem.startswith("settings.toml: there is no theme “neon”")


async def test_all_that_is_wrong_with_the_settings_is_one_notice(tmp_path: Path) -> None:
    app = app_with(tmp_path, "nord", "neon")
    app._problems.append("settings.toml, line 2: there is no [b]ink[/b].")
    async with app.run_test(notifications=True):
        [notice] = app._notifications
        assert notice.message.count("settings.toml") == 2
        assert not notice.markup


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light"])
async def test_without_colours_the_terminals_own_are_used_and_the_weight_is_kept(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_reader([POST], theme=theme) as reader:
        styles = drawn(reader)
        colours = {each for style in styles for each in (style.color, style.bgcolor)}
        assert all(colour is None or colour.is_default for colour in colours)
        assert any(style.bold for style in styles)


async def test_a_theme_that_is_picked_later_has_no_colours_either(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_reader([POST], theme="ansi-dark") as reader:
        reader.app.theme = "textual-dark"
        await reader.settle()
        triplets = [style.color.triplet for style in drawn(reader) if style.color]
        assert all(each is not None and len(set(each)) == 1 for each in triplets)


async def test_an_empty_variable_takes_no_colours_away(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    async with open_reader([POST], theme="textual-dark") as reader:
        triplets = [style.color.triplet for style in drawn(reader) if style.color]
        assert any(each is not None and len(set(each)) > 1 for each in triplets)


def app_with(tmp_path: Path, picked: str, configured: str) -> ReaderApp:
    settings = Settings(theme=configured)
    file = tmp_path / "bookmarks.toml"
    return ReaderApp(Stores(ArrivalsAtHand([POST]), lambda: file, settings), picked)


def drawn(reader: Reader) -> list[Style]:
    strips = reader.app.screen._compositor.render_strips(reader.app.size)
    return [segment.style for strip in strips for segment in strip if segment.style]
