"""The way back: what leaves a step in it, and who goes it."""

import pytest

from tests.builders import comment, post
from tests.tui.conftest import OpenReader, Reader
from tui_reader.tui import trail as module
from tui_reader.tui.trail import Trail, Visit
from tui_reader.tui.widgets.post_finder import Wanted
from tui_reader.tui.widgets.thread_place import Place

LONG = tuple(
    comment(
        f"Remark {number}.\n" * 5, comment(f"Reply {number}.", id=f"r{number}"), id=f"c{number}"
    )
    for number in range(20)
)
POSTS = (
    post(id="fog", title="Fog", comments=LONG),
    post(id="hail", title="Hail", published="2018-01-01", comments=LONG[:3]),
    post(id="mist", title="Mist", published="2017-01-01"),
)


def here(reader: Reader) -> tuple[str, str | None]:
    """The open post and what is selected in it."""
    view = reader.screen.thread
    assert view.post is not None
    return view.post.id, view.comment_id


async def test_one_comes_back_from_the_next_post(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("enter", "j", "j", "J")
        assert here(reader) == ("hail", None)
        await reader.press("ctrl+o")
        assert here(reader) == ("fog", "r0")
        assert reader.screen.side.posts.cursor == 0
        await reader.press("ctrl+right")
        assert here(reader) == ("hail", None)


async def test_posts_that_one_only_passed_leave_no_step(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("enter", "j", "J", "J", "J")
        assert here(reader) == ("mist", None)
        await reader.press("ctrl+o")
        assert here(reader) == ("fog", "c0")
        await reader.press("ctrl+o")
        assert "Nothing to go back to." in reader.text


async def test_who_walks_through_the_list_leaves_no_step(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("J", "J", "ctrl+o")
        assert "Nothing to go back to." in reader.text


@pytest.mark.parametrize(
    ("keys", "at"), [("G", "r19"), ("g", None), ("p", "c7"), ("slash e 1 9 enter", "c19")]
)
async def test_one_comes_back_from_far_in_a_post(
    open_reader: OpenReader, keys: str, at: str | None
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("enter", *"}}}}}}}}", "j")
        before = reader.screen.thread.place()
        await reader.press(*keys.replace("e 1 9", "k space 1 9").split())
        assert here(reader)[1] == at
        await reader.press("ctrl+o")
        assert reader.screen.thread.place() == before
        await reader.press("ctrl+o")
        assert "Nothing to go back to." in reader.text


async def test_matches_that_one_only_passed_leave_no_step(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("enter", "slash")
        await reader.type("reply")
        await reader.press("enter", "n", "n", "j", "n")
        assert here(reader)[1] == "r3"
        await reader.press("ctrl+o")
        assert here(reader)[1] == "c3"
        assert reader.screen.thread.found == (3, 20)
        await reader.press("ctrl+o")
        assert here(reader)[1] is None


async def test_escape_leads_out_of_a_post_and_not_through_all_that_were_read(
    open_reader: OpenReader,
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("enter", "j", "G", "J", "j", "escape")
        assert here(reader) == ("hail", "c0")
        assert reader.screen.side.posts.has_focus
        await reader.press("ctrl+o", "ctrl+right", "2", "escape")
        assert reader.screen.side.posts.has_focus


async def test_a_click_on_the_scroll_bar_leaves_a_step(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("enter", "j")
        view = reader.screen.thread
        await reader.pilot.click(view, offset=(view.size.width - 1, view.size.height - 1))
        assert here(reader)[1] != "c0"
        await reader.press("ctrl+o")
        assert here(reader)[1] == "c0"


@pytest.mark.parametrize("back", ["ctrl+o", "escape"])
async def test_the_way_back_leads_past_a_post_that_is_gone(
    open_reader: OpenReader, back: str
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("enter", "j")
        for name in "hail", "mist":
            await reader.press("s")
            reader.screen.side.search.put(f"title:{name}")
            await reader.settle()
            await reader.press("enter")
        reader.screen.pane.clear()
        index = reader.screen._stores.index
        with index.store.writing() as writer:
            writer.remove(index.store.captures()[1].path)
        await reader.press(back)
        assert here(reader) == ("fog", "c0")
        await reader.press("ctrl+right")
        assert here(reader) == ("mist", None)
        await reader.press("ctrl+right")
        assert "Nothing to go forward to." in reader.text


@pytest.mark.parametrize(
    ("keys", "there", "ahead"),
    [("ctrl+o", ("fog", "c0"), False), ("ctrl+o ctrl+right", ("mist", None), True)],
)
async def test_a_place_that_is_still_to_come_is_gone_to_once_it_is_there(
    open_reader: OpenReader, keys: str, there: tuple[str, str | None], ahead: bool
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("enter", "j", "s")
        reader.screen.side.search.put("title:mist")
        await reader.settle()
        await reader.press("enter")
        *before, last = keys.split()
        await reader.press(*before)
        stays = here(reader)
        index = reader.screen._stores.index
        coming = POSTS[2 if ahead else 0]
        capture = index.store.captures()[2 if ahead else 0]
        with index.store.writing() as writer:
            writer.remove(capture.path)
            writer.call_whole(False)
        for _ in range(2):
            await reader.press(last)
            assert "This post is being read anew, and is not there yet." in reader.text
            assert here(reader) == stays
        with index.store.writing() as writer:
            writer.add(capture, [coming])
            writer.call_whole(True)
        await reader.press(last)
        assert here(reader) == there


def test_the_oldest_steps_are_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_STEPS", 2)
    trail, place = Trail(), Place("", frozenset(), "", 0, -1)
    for name in "one", "two", "three":
        trail.leave(Visit(name, place, (), Wanted()))
    assert len(trail) == 2
    back = [trail.back(None, lambda visit: False, lambda visit: True) for _ in range(3)]
    assert [each and each.post_id for each in back] == ["three", "two", None]


@pytest.mark.parametrize("size", [(120, 40), (40, 12)])
async def test_after_a_hit_from_the_list_escape_goes_back_to_the_list(
    open_reader: OpenReader, size: tuple[int, int]
) -> None:
    async with open_reader(POSTS, size=size) as reader:
        await reader.press("j", "j", "s")
        await reader.type("fog")
        await reader.press("enter", "j", "escape")
        assert reader.screen.thread.has_focus
        assert "Search cleared; Esc goes back." in reader.text
        await reader.press("escape")
        assert here(reader) == ("mist", None)
        assert reader.screen.side.posts.has_focus
        assert reader.screen.side.posts.cursor == 2
        assert "3 posts" in reader.text


async def test_after_a_bookmark_from_the_list_escape_goes_back_to_the_list(
    open_reader: OpenReader,
) -> None:
    async with open_reader(POSTS, size=(40, 12)) as reader:
        await reader.press("b", "j", "B", "enter")
        assert here(reader) == ("fog", None)
        await reader.press("escape")
        assert here(reader) == ("hail", None)
        assert reader.screen.side.posts.has_focus
        assert "3 posts" in reader.text


async def test_who_came_from_zen_goes_back_to_it(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("enter", "j", "z", "s")
        await reader.type("mist")
        await reader.press("enter", "escape")
        assert "3 posts" in reader.text
        await reader.press("escape")
        assert here(reader) == ("fog", "c0")
        assert reader.screen.thread.has_focus
        assert "3 posts" not in reader.text


async def test_from_the_list_one_comes_back_into_the_post_where_one_was(
    open_reader: OpenReader,
) -> None:
    async with open_reader(POSTS, size=(40, 12)) as reader:
        await reader.press("enter", "j", "J", "escape", "ctrl+o")
        assert here(reader) == ("fog", "c0")
        assert reader.screen.thread.has_focus


@pytest.mark.parametrize("end", ["enter", "escape"])
async def test_matches_that_one_looks_at_beside_the_results_leave_no_step(
    open_reader: OpenReader, end: str
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("enter", "j", "s")
        await reader.put("title:hail remark")
        await reader.press("tab", *"nnnnnnn")
        assert reader.screen.side.search.hits.has_focus
        assert here(reader) == ("hail", "c1")
        await reader.press(end)
        if end == "enter":
            await reader.press("ctrl+o")
        assert here(reader) == ("fog", "c0")
        await reader.press("ctrl+o")
        assert "Nothing to go back to." in reader.text


async def test_who_comes_back_from_the_results_has_no_step_of_what_was_seen_there(
    open_reader: OpenReader,
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("enter", "j", "s")
        await reader.put("title:hail remark")
        await reader.press("tab", "tab", "G")
        assert here(reader)[0] == "hail"
        await reader.press("ctrl+o")
        assert here(reader)[0] == "hail"
        await reader.press("G", "escape")
        assert here(reader) == ("fog", "c0")
        await reader.press("ctrl+o")
        assert "Nothing to go back to." in reader.text
