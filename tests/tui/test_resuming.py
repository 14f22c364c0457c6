"""The reader opens where it was left."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import comment, post
from tests.tui.conftest import OpenReader, Reader, keep
from tui_reader.archive.post import Source
from tui_reader.index.update import Progress

LONG = tuple(comment(f"Remark {number}.\n" * 5, id=f"c{number}") for number in range(20))
FOG = post(id="fog", title="Fog", comments=LONG)
HAIL = post(id="hail", title="Hail", published="2018-01-01", comments=LONG)
MIST = post(id="mist", title="Mist", published="2017-01-01")
POSTS = (FOG, HAIL, MIST)
KEPT = {"schema": "tui-reader/place/1", "post": "hail", "comment": "c3", "top": "c3"} | {
    "line": 0,
    "offset": -1,
}


def here(reader: Reader) -> tuple[str, str | None]:
    """The open post and what is selected in it."""
    view = reader.screen.thread
    assert view.post is not None
    return view.post.id, view.comment_id


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_it_opens_at_the_comment_where_it_was_left(
    open_reader: OpenReader, size: tuple[int, int]
) -> None:
    async with open_reader(POSTS, size=size, state=True) as reader:
        await reader.press("j", "enter", *"}}}}}}}", "ctrl+d")
        place, left = reader.screen.thread.place(), here(reader)
        assert left[0] == "hail"
        await reader.press("q", "q")
    async with open_reader(POSTS, size=size, state=True) as reader:
        assert here(reader) == left
        assert reader.screen.side.posts.has_focus
        assert reader.screen.side.posts.cursor == 1
        await reader.press("enter")
        assert reader.screen.thread.place() == place
        await reader.press("q", "k")
        assert here(reader) == ("fog", None)


async def test_what_is_selected_is_seen_in_a_smaller_terminal_and_all_as_it_was_in_the_same(
    open_reader: OpenReader,
) -> None:
    async with open_reader(POSTS, size=(80, 24), state=True) as reader:
        await reader.press("j", "enter", *"}}}}}}}")
        place, left = reader.screen.thread.place(), here(reader)
        await reader.press("q", "q")
    for size in ((40, 12), (100, 10)):
        async with open_reader(POSTS, size=size, state=True) as reader:
            await reader.press("enter")
            assert here(reader) == left == ("hail", "c6")
            assert "Remark 6." in reader.text
            await reader.pilot.resize_terminal(80, 24)
            await reader.settle()
            assert reader.screen.thread.place() == place


async def test_who_only_looked_about_is_where_that_began(open_reader: OpenReader) -> None:
    async with open_reader(POSTS, state=True) as reader:
        await reader.press("j", "enter", "}", "s")
        reader.screen.side.search.put("mist")
        await reader.settle()
        assert here(reader)[0] == "mist"
        await reader.press("ctrl+q")
    async with open_reader(POSTS, state=True) as reader:
        assert here(reader) == ("hail", "c0")


async def test_a_post_that_is_gone_is_no_error_and_one_that_comes_later_is_opened(
    open_reader: OpenReader,
) -> None:
    async with open_reader(POSTS, state=True) as reader:
        await reader.press("j", "enter", "}", "q", "q")
    for _ in range(2):
        async with open_reader([FOG, MIST], state=True) as reader:
            assert here(reader) == ("fog", None)
            # Nothing was done here: what is kept stays.
            await reader.press("q")
    async with open_reader([FOG, MIST], state=True) as reader:
        await reader.arrive(HAIL)
        assert here(reader) == ("hail", "c0")
        await reader.press("q")
    async with open_reader([FOG, MIST], state=True) as reader:
        await reader.press("j")
        await reader.arrive(HAIL)
        assert here(reader) == ("mist", None)


async def test_a_comment_that_comes_later_in_another_capture_is_waited_for(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    (tmp_path / "place.json").write_text(json.dumps(KEPT))
    early = replace(HAIL, comments=LONG[:2], source=Source("early.txt", "indented", "utf-8"))
    for comes in (True, False):
        async with open_reader([FOG, MIST], state=True) as reader:
            screen = reader.screen
            keep(screen._stores.index, [early])
            screen.post_message(screen.Arrived(Progress(1, 2, 3, changed=True)))
            await reader.settle()
            assert here(reader) == ("fog", None)
            await reader.arrive(*([HAIL] if comes else []))
            assert here(reader) == ("hail", "c3" if comes else None)
            await reader.press("q")
        assert json.loads((tmp_path / "place.json").read_text())["comment"] == "c3" * comes


async def test_a_comment_that_is_gone_leaves_one_at_the_post(open_reader: OpenReader) -> None:
    async with open_reader(POSTS, state=True) as reader:
        await reader.press("enter", *"}}}", "q", "q")
    async with open_reader([post(id="fog", comments=LONG[4:]), MIST], state=True) as reader:
        assert here(reader) == ("fog", None)


@pytest.mark.parametrize("size", [(120, 40), (40, 12)])
@pytest.mark.parametrize(
    ("left", "selected"),
    [
        ({"comment": "c15", "top": "gone"}, "c15"),
        ({"comment": "gone", "top": "c10"}, "c10"),
    ],
)
async def test_what_is_selected_is_seen_where_one_of_the_two_comments_is_gone(
    open_reader: OpenReader,
    tmp_path: Path,
    size: tuple[int, int],
    left: dict[str, str],
    selected: str,
) -> None:
    (tmp_path / "place.json").write_text(json.dumps(KEPT | {"line": 2} | left))
    async with open_reader(POSTS, size=size, state=True) as reader:
        await reader.press("enter")
        assert here(reader) == ("hail", selected)
        assert f"Remark {selected[1:]}." in reader.text


@pytest.mark.parametrize(
    "kept",
    [
        b"",
        b"\xff",
        b"[" * 5_000,
        b'{"post": "hail"}',
        b'{"schema": "tui-reader/place/2", "post": "hail"}',
        b'{"schema": "tui-reader/place/1", "post": 3, "comment": "", "top": "", "line": 0}',
        json.dumps(KEPT | {"line": -(10**9)}).encode(),
        json.dumps(KEPT | {"offset": -2}).encode(),
        json.dumps({"schema": "tui-reader/place/1", "post": "x" * 20_000}).encode(),
    ],
)
async def test_what_cannot_be_read_of_the_place_is_passed_over(
    open_reader: OpenReader, tmp_path: Path, kept: bytes
) -> None:
    (tmp_path / "place.json").write_bytes(kept)
    async with open_reader(POSTS, state=True) as reader:
        assert here(reader) == ("fog", None)
        await reader.press("j", "q")
    async with open_reader(POSTS, state=True) as reader:
        assert here(reader) == ("hail", None)


async def test_a_line_that_is_not_there_does_no_harm(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    place = {"line": 10**9, "offset": 10**9}
    (tmp_path / "place.json").write_text(json.dumps(KEPT | place))
    async with open_reader(POSTS, state=True) as reader:
        assert here(reader) == ("hail", "c3")


async def test_where_the_place_cannot_be_kept_one_leaves_all_the_same(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    (tmp_path / "place.json").mkdir()
    async with open_reader(POSTS, state=True) as reader:
        await reader.press("j", "q")
        assert not reader.app.is_running
