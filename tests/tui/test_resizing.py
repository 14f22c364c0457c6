"""What stays in view when the room for the open post changes."""

import pytest
from textual.geometry import Region
from textual.strip import Strip

from tests.builders import comment, post
from tests.tui.conftest import OpenReader
from tui_reader.tui.widgets.thread_canvas import ThreadCanvas

LONG = "The mending of clouds is done at dawn, when the light is low and nobody looks up. "
POST = post(
    body=LONG * 2,
    comments=tuple(
        comment(f"c{number} " + LONG * 4, id=f"c{number}", author=f"Mender {number}")
        for number in range(12)
    ),
)


@pytest.mark.parametrize("size", [(80, 12), (60, 14), (30, 8)])
async def test_what_is_selected_stays_in_view(
    open_reader: OpenReader, size: tuple[int, int]
) -> None:
    async with open_reader([POST]) as reader:
        await reader.press("enter", *"jjjjj")
        view = reader.screen.thread
        place = view.place()
        assert place.comment == "c4"
        await reader.pilot.resize_terminal(*size)
        await reader.settle()
        assert view.comment_id == "c4"
        assert "Mender 4" in reader.text
        await reader.pilot.resize_terminal(120, 40)
        await reader.settle()
        assert view.place() == place, "back at the old size, all is where it was"


async def test_what_was_selected_in_another_post_is_seen_in_a_smaller_terminal_too(
    open_reader: OpenReader,
) -> None:
    async with open_reader([POST, post(id="other", published="2001-01-01")]) as reader:
        await reader.press("enter", *"jjjjj")
        view = reader.screen.thread
        place = view.place()
        await reader.press("J")
        await reader.pilot.resize_terminal(40, 8)
        await reader.press("K")
        assert view.comment_id == "c4"
        assert "Mender 4" in reader.text
        await reader.pilot.resize_terminal(120, 40)
        await reader.settle()
        assert view.place() == place


async def test_what_is_selected_stays_in_view_beside_the_search(open_reader: OpenReader) -> None:
    async with open_reader([POST], size=(90, 30)) as reader:
        await reader.press("enter", *"jjjjj", "s")
        assert "Mender 4" in reader.text


async def test_what_one_scrolled_away_from_is_not_brought_back(open_reader: OpenReader) -> None:
    async with open_reader([POST]) as reader:
        await reader.press("enter", "right_curly_bracket", "space")
        view = reader.screen.thread
        top = view._viewport.top[0]
        await reader.pilot.resize_terminal(80, 24)
        await reader.settle()
        assert view._viewport.top[0] == top


async def test_a_result_in_a_narrow_terminal_is_seen_with_its_head(
    open_reader: OpenReader,
) -> None:
    shown = post(comments=(*POST.comments, comment(LONG * 3 + "A zebra.", author="Odile")))
    async with open_reader([shown], size=(60, 20)) as reader:
        await reader.press("s")
        await reader.type("zebra")
        await reader.press("enter")
        assert "Odile" in reader.text
        assert "zebra" in reader.text


async def test_a_new_size_is_painted_once(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader([POST]) as reader:
        await reader.press("enter")
        painted: list[int] = []
        render_lines = ThreadCanvas.render_lines

        def counted(canvas: ThreadCanvas, crop: Region) -> list[Strip]:
            painted.append(crop.height)
            return render_lines(canvas, crop)

        monkeypatch.setattr(ThreadCanvas, "render_lines", counted)
        await reader.pilot.resize_terminal(100, 30)
        await reader.settle()
        assert painted == [reader.screen.thread.size.height]
