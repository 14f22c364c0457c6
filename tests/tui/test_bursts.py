"""Keys that come in one burst: each finds done what the one before it asked for."""

import pytest

from tests.builders import comment, post
from tests.tui.conftest import OpenReader, Reader
from tui_reader.tui.changing import Answer
from tui_reader.tui.widgets.status_line import StatusLine

POSTS = [
    post(
        id=f"p{number}",
        title=f"Kettle {number}",
        published=f"2019-03-0{number}",
        comments=(
            comment(f"first of {number}", id=f"a{number}"),
            comment(f"second of {number}", id=f"b{number}"),
        ),
    )
    for number in (1, 2, 3)
]


def kept(reader: Reader) -> list[tuple[str, str | None]]:
    """The posts and comments that are bookmarked."""
    bookmarks = reader.screen.bookmarking.bookmarks
    return [(each.anchor.post_id, each.anchor.comment_id) for each in bookmarks]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("j b", ("p2", None)),
        ("j j k b", ("p2", None)),
        ("G b", ("p1", None)),
        ("J b", ("p2", None)),
        ("j 2 right_curly_bracket b", ("p2", "a2")),
        ("j tab right_curly_bracket b", ("p2", "a2")),
        ("j enter G b", ("p2", "b2")),
    ],
)
async def test_a_key_behind_a_move_in_the_list_finds_the_post_open(
    open_reader: OpenReader, keys: str, expected: tuple[str, str | None]
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.burst(*keys.split())
        assert kept(reader) == [expected]
        post = reader.screen.thread.post
        assert post is not None
        assert post.id == expected[0]


async def test_a_search_behind_a_move_comes_back_to_the_post_moved_to(
    open_reader: OpenReader,
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.burst("j", "s", "f", "i", "r", "s", "t")
        await reader.press("escape")
        assert reader.screen.thread.post == POSTS[1]
        selected = reader.screen.side.posts.selected
        assert selected is not None
        assert selected.id == "p2"


async def test_what_is_found_behind_a_move_is_in_the_post_moved_to(
    open_reader: OpenReader,
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.burst("j", "slash", "s", "e", "c")
        assert reader.screen.pane.box.display
        assert reader.screen.pane.box.value == "sec"
        assert reader.screen.thread.comment_id == "b2"


@pytest.mark.parametrize("size", [(120, 40), (60, 20)])
async def test_a_key_behind_a_result_finds_it_open(
    open_reader: OpenReader, size: tuple[int, int]
) -> None:
    async with open_reader(POSTS, size=size) as reader:
        await reader.press("s")
        await reader.type("second of")
        await reader.press("tab")
        hits = reader.screen.side.search.hits
        assert hits.has_focus
        await reader.burst("j", "enter", "b")
        assert hits.selected is not None
        assert kept(reader) == [(hits.selected.post_id, hits.selected.comment_id)]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("tab b", ("p3", "b3")),
        ("down tab b", ("p2", "b2")),
        ("down enter b", ("p2", "b2")),
        ("tab tab b", ("p3", "b3")),
        ("escape b", ("p3", None)),
    ],
)
async def test_a_key_behind_one_that_leaves_the_search_box_is_a_command(
    open_reader: OpenReader, keys: str, expected: tuple[str, str | None]
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("s")
        await reader.type("second of")
        await reader.burst(*keys.split())
        assert reader.screen.side.search.box.value == "second of"
        assert kept(reader) == [expected]


@pytest.mark.parametrize("leaves", ["enter", "escape"])
async def test_a_key_behind_one_that_leaves_another_box_is_a_command(
    open_reader: OpenReader, leaves: str
) -> None:
    async with open_reader(POSTS) as reader:
        for box in ("backslash", "slash"):
            await reader.press(box)
            await reader.type("kettle 3")
            await reader.burst(leaves, "B")
            assert reader.screen.side.shown == "bookmarks"
            await reader.press("escape")
        await reader.press("2", "b", "t")
        await reader.burst("w", leaves, "B")
        assert reader.screen.side.shown == "bookmarks"


async def test_where_one_is_is_told_in_the_frame_of_the_move(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("enter")
        reader.screen.thread.action_down()
        assert reader.screen.query_one(StatusLine).where.startswith("1 · 1/2")


async def test_what_was_kept_just_now_gets_tags(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("2")
        await reader.burst("b", "t", "w", "enter")
        assert [each.tags for each in reader.screen.bookmarking.bookmarks] == [("w",)]
        await reader.press("J")
        await reader.burst("K", "t")
        assert "Commas between" in reader.text


async def test_the_kept_searches_are_shown_once(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.burst("S", "S")
        await reader.press("escape")
        assert len(reader.app.screen_stack) == 1


async def test_what_was_changed_is_told_also_when_a_list_is_just_being_opened(
    open_reader: OpenReader,
) -> None:
    async with open_reader([post(id="a")]) as reader:
        await reader.screen.action_saved_searches()
        reader.screen._tell(Answer("Bookmarked."))
        await reader.settle()
        assert "Searches you kept" in reader.text
        assert "Bookmarked." in reader.text


@pytest.mark.parametrize("twice", ["enter", "escape"])
@pytest.mark.parametrize("dialogue", ["t", "ctrl+n"])
async def test_a_dialogue_is_answered_once(
    open_reader: OpenReader, dialogue: str, twice: str
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("2", "b", "s")
        await reader.type("first")
        await reader.press("tab", *(["escape", "2"] if dialogue == "t" else []), dialogue)
        assert len(reader.app.screen_stack) == 2
        await reader.type("wool")
        await reader.burst(twice, twice)
        assert len(reader.app.screen_stack) == 1
        assert reader.app.is_running


@pytest.mark.parametrize(
    ("opens", "leaves"),
    [
        ("question_mark", "escape"),
        ("question_mark", "q"),
        ("w", "enter"),
        ("colon", "escape"),
        ("S", "escape"),
        ("S", "q"),
        ("B", "escape"),
    ],
)
@pytest.mark.parametrize("at_once", [False, True])
async def test_a_key_behind_one_that_puts_something_away_is_for_the_reader(
    open_reader: OpenReader, opens: str, leaves: str, at_once: bool
) -> None:
    async with open_reader(POSTS) as reader:
        if at_once:
            await reader.burst(opens, leaves, "J")
        else:
            await reader.press(opens)
            await reader.burst(leaves, "J")
        assert len(reader.app.screen_stack) == 1
        assert reader.app.is_running
        assert reader.screen.thread.post == POSTS[1]
