"""What mouse, palette and single keys do, wherever one is."""

from dataclasses import replace

import pytest
from textual import events

from tests.builders import comment, post
from tests.tui.conftest import OpenReader, Reader
from tui_reader.archive.post import Skipped
from tui_reader.index import captures

LONG = "It rained on both of the kettles. " * 90
OLD = post(
    id="old",
    title="Kettles",
    published="2018-01-01",
    body=LONG,
    comments=(comment("Mend them.", comment("With what?"), id="a"),),
)
NEW = post(id="new", title="Lids", published="2019-01-01", body="They are lost.")
NEWEST = post(id="newest", title="Spouts", published="2020-01-01", body="They drip.")


async def scroll_wheel(reader: Reader, selector: str) -> None:
    """Turn the wheel down over a widget."""
    await reader.pilot._post_mouse_events([events.MouseScrollDown], selector, (5, 5))
    await reader.settle()


@pytest.mark.parametrize("selector", ["#thread", "#posts"])
async def test_who_turns_the_wheel_keeps_the_open_post(
    open_reader: OpenReader, selector: str
) -> None:
    async with open_reader([OLD]) as reader:
        await scroll_wheel(reader, selector)
        place = reader.screen.thread.place()
        assert (place.line > 0) == (selector == "#thread")
        await reader.arrive(NEW)
        assert reader.screen.thread.post == OLD
        assert reader.screen.thread.place() == place


async def test_levels_leave_the_text_of_the_post_folded(open_reader: OpenReader) -> None:
    async with open_reader([OLD]) as reader:
        await reader.press("enter", "h", "less_than_sign")
        assert "the text is folded" in reader.text
        await reader.press("greater_than_sign")
        assert "the text is folded" in reader.text


async def test_copying_from_the_list_hands_over_the_post(open_reader: OpenReader) -> None:
    async with open_reader([OLD, NEW]) as reader:
        await reader.burst("j", "y")
        assert reader.app.clipboard == LONG
        assert "clipboard" in reader.text.splitlines()[-1]
        await reader.press("b", "B", "y")
        assert "Enter goes there" in reader.text.splitlines()[-1]


async def test_what_was_said_stays_until_one_goes_on(open_reader: OpenReader) -> None:
    async with open_reader([OLD]) as reader:
        await reader.burst("enter", "right_curly_bracket", "y")
        assert "clipboard" in reader.text.splitlines()[-1]
        await reader.press("k")
        assert "clipboard" not in reader.text.splitlines()[-1]


async def test_only_the_left_button_opens_and_folds(open_reader: OpenReader) -> None:
    async with open_reader([NEWEST, NEW]) as reader:
        await reader.pilot.click("#posts", offset=(5, 2), button=3)
        await reader.settle()
        assert reader.screen.thread.post == NEWEST
        await reader.pilot.click("#posts", offset=(5, 2))
        await reader.settle()
        assert reader.screen.thread.post == NEW


async def test_the_palette_moves_in_the_list_that_has_the_keys(open_reader: OpenReader) -> None:
    async with open_reader([OLD, NEW, NEWEST]) as reader:
        await reader.press("j", "j", "colon")
        await reader.type("to the top")
        await reader.press("enter")
        assert reader.screen.side.posts.cursor == 0
        assert reader.screen.thread.post == NEWEST


async def test_y_copies_no_hit_that_is_not_shown(open_reader: OpenReader) -> None:
    async with open_reader([NEW, OLD], size=(60, 20)) as reader:
        await reader.press("s")
        await reader.type("mend")
        await reader.press("tab", "y")
        assert reader.app.clipboard == ""
        assert "Enter goes there; y copies it then." in reader.text


async def test_of_many_skipped_files_the_first_are_told_and_how_many_more(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    skipped = [Skipped(f"lost/{number:03}.bin", "no format knows it") for number in range(203)]
    taken_apart = list[str]()
    told = captures._told

    def taking_apart(kept: str) -> tuple[object, ...]:
        taken_apart.append(kept)
        return told(kept)

    async with open_reader([NEW, *skipped]) as reader:
        monkeypatch.setattr(captures, "_told", taking_apart)
        await reader.press("w", "G")
        # No more is read than is told, but for what there is of the open post.
        assert len(taken_apart) <= 201
        assert "lost/199.bin" in reader.text
        assert "lost/200.bin" not in reader.text
        assert "And 3 more: tui-reader check lists all." in reader.text


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("n", "Nothing to find yet: / asks."),
        ("N", "Nothing to find yet: / asks."),
        ("ctrl+o", "Nothing to go back to."),
        ("ctrl+right", "Nothing to go forward to."),
    ],
)
async def test_a_key_that_has_nothing_to_do_says_so(
    open_reader: OpenReader, key: str, said: str
) -> None:
    async with open_reader([NEW, OLD]) as reader:
        await reader.press("2", key)
        assert said in reader.text


@pytest.mark.parametrize("keys", ["1", "2"])
@pytest.mark.parametrize("key", ["d", "delete", "h", "l", "p", "}", "e", "j"])
async def test_what_was_said_is_no_answer_to_the_next_key(
    open_reader: OpenReader, keys: str, key: str
) -> None:
    async with open_reader([NEW, OLD]) as reader:
        await reader.press(keys, "t")
        assert "Nothing is kept here" in reader.text
        await reader.press(key)
        assert "Nothing is kept here" not in reader.text


async def test_what_is_said_once_more_is_still_to_be_read(open_reader: OpenReader) -> None:
    async with open_reader([NEW, OLD]) as reader:
        for _ in range(2):
            await reader.press("t")
            assert "Nothing is kept here" in reader.text
        await reader.press("b")
        assert "Bookmarked. B lists them." in reader.text
        await reader.press("S", "j")
        assert "Bookmarked." not in reader.text


@pytest.mark.parametrize("place", ["1", "2", "B", "backslash", "slash"])
@pytest.mark.parametrize("key", ["ctrl+s", "ctrl+y", "ctrl+n", "ctrl+r"])
async def test_a_key_of_the_search_says_elsewhere_where_it_works(
    open_reader: OpenReader, place: str, key: str
) -> None:
    async with open_reader([NEW, OLD]) as reader:
        await reader.press(place, key)
        assert "For the results of a search: s searches." in reader.text


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("h", "For the open post: 2 goes there."),
        ("}", "For the open post: 2 goes there."),
        ("delete", "For the bookmarks: B lists them."),
        ("x", "Nothing is on this key here; F1 lists all keys."),
        ("f5", "Nothing is on this key here; F1 lists all keys."),
        ("2 d", "For the bookmarks: B lists them."),
        ("s x tab p", "For the open post: 2 goes there."),
        ("slash f5", "Nothing is on this key here; F1 lists all keys."),
        ("s x ctrl+y G", "For the results: Esc goes there."),
    ],
)
async def test_a_key_that_does_nothing_says_where_it_works(
    open_reader: OpenReader, keys: str, said: str
) -> None:
    async with open_reader([replace(NEW, body="x"), replace(OLD, body="x")]) as reader:
        await reader.press(*keys.split())
        assert said in reader.text
        await reader.press("2")
        assert said not in reader.text


@pytest.mark.parametrize("keys", ["j", "s a ctrl+y", "slash x left backspace", "B d", "G 2 }"])
async def test_nothing_is_said_of_a_key_that_works(open_reader: OpenReader, keys: str) -> None:
    async with open_reader([replace(NEW, body="a"), OLD]) as reader:
        await reader.press(*keys.split())
        assert "goes there." not in reader.text
        assert "Nothing is on this key" not in reader.text


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("ctrl+s", "There are no results to put in order."),
        ("ctrl+y", "There are no years to choose from."),
        ("up", "Nothing was searched for yet."),
        ("ctrl+r", "Nothing was searched for yet."),
        ("x enter s ctrl+u up up", "Nothing was searched for before that."),
        ("x enter s ctrl+u ctrl+r ctrl+r", "Nothing was searched for before that."),
    ],
)
async def test_a_key_that_has_nothing_to_do_in_the_search_says_so(
    open_reader: OpenReader, keys: str, said: str
) -> None:
    async with open_reader([NEW, replace(OLD, body="x")]) as reader:
        await reader.press("s", *keys.split())
        assert said in reader.text
        await reader.press("j")
        assert said not in reader.text


async def test_an_order_is_not_turned_where_nothing_is_to_be_put_in_order(
    open_reader: OpenReader,
) -> None:
    async with open_reader([NEW, replace(OLD, body="x")]) as reader:
        await reader.press("s", "ctrl+s")
        await reader.type("x")
        assert "best first" in reader.text
        await reader.press("backspace")
        # What is typed right before it has results soon.
        await reader.burst("x", "ctrl+s")
        assert "newest first" in reader.text
