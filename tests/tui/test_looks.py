"""What is to be seen in every theme and at every size: colours, names, hints."""

from itertools import chain

import pytest
from rich.color import Color
from rich.style import Style

from tests.builders import comment, post
from tests.tui.conftest import OpenReader
from tui_reader.archive.post import Comment
from tui_reader.tui.app import ReaderApp
from tui_reader.tui.widgets.thread_frame import head_style

LEAST_CONTRAST = 3.0


def luminance(color: Color) -> float:
    """How light a colour is to the eye, as the accessibility guidelines of the web have it."""
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in color.get_truecolor().normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(style: Style, ground: Style) -> float:
    """The contrast ratio of a style's letters on its ground."""
    behind = style.bgcolor or ground.bgcolor
    assert style.color is not None
    assert behind is not None
    darker, lighter = sorted((luminance(style.color), luminance(behind)))
    return (lighter + 0.05) / (darker + 0.05)


async def test_what_is_told_by_colour_can_be_read_in_every_theme(open_reader: OpenReader) -> None:
    names = ("current", "lit", "badge", "title", "author", "signature", "quiet", "link")
    heads = ("author", "signature", "quiet", "heading", "bookmark")
    low = []
    async with open_reader([post()]) as reader:
        view = reader.screen.thread
        for theme in reader.app.available_themes:
            if theme.startswith("ansi"):
                continue  # Its colours are those of the terminal.
            reader.app.theme = theme
            await reader.settle()
            ground = view._style("text")
            looks = chain(
                ((name, view._style(name)) for name in names),
                (
                    (f"{name} selected", head_style(view._style, name, selected=True))
                    for name in heads
                ),
            )
            low += [
                (theme, name, round(contrast(style, ground), 2))
                for name, style in looks
                if contrast(style, ground) < LEAST_CONTRAST
            ]
    assert low == []


def deep(levels: int) -> Comment:
    """A comment under a comment, so many times."""
    below = comment("The deepest.", id="deepest", author="Barnaby")
    for level in range(levels):
        below = comment(f"Level {level}", below, author="Ottoline")
    return below


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_a_deep_thread_still_shows_who_and_the_star(
    open_reader: OpenReader, size: tuple[int, int]
) -> None:
    async with open_reader([post(comments=(deep(30),))], size=size) as reader:
        await reader.press("enter", "G", "b")
        head = next(line for line in reader.text.splitlines() if "Barnaby" in line)
        assert "…1" in head
        assert "★" in head
        await reader.press("k")
        last = reader.text.splitlines()[-1]
        assert "…1" in last
        assert "30/31" in last
        assert "? help" in last


async def test_the_widest_side_leaves_half_for_the_post(open_reader: OpenReader) -> None:
    async with open_reader([post()], size=(120, 20)) as reader:
        reader.screen.side.styles.width = 100
        await reader.settle()
        assert reader.screen.thread.size.width >= 59


async def test_help_in_a_small_terminal_says_how_it_is_left(open_reader: OpenReader) -> None:
    async with open_reader([post()], size=(40, 12)) as reader:
        await reader.press("question_mark")
        assert "j k scroll · Esc closes" in reader.text


async def test_ctrl_c_says_what_quits(open_reader: OpenReader) -> None:
    async with open_reader([post()]) as reader:
        await reader.press("ctrl+c")
        assert "q goes back, and quits at the top" in " ".join(reader.text.split())


@pytest.mark.parametrize("width", [1, 2, 4, 6, 12])
async def test_the_palette_opens_at_every_width(open_reader: OpenReader, width: int) -> None:
    async with open_reader([post()], size=(width, 12)) as reader:
        await reader.press("colon")
        assert isinstance(reader.app, ReaderApp)
        assert reader.app.is_running
        assert reader.app.screen is not reader.screen
