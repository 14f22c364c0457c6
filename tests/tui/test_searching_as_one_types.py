"""The search box: the results are those of what was typed, whenever they come."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

import pytest

from tests.builders import comment, post
from tests.tui.conftest import OpenReader, Reader
from tui_reader.search.asking import Answer
from tui_reader.tui.archive_search import Asked
from tui_reader.tui.screens import aside
from tui_reader.tui.widgets.problem_line import ProblemLine

CLOUDS = post(
    id="clouds",
    published="2020-01-01",
    comments=(
        comment("A lantern in the fog.", id="lantern"),
        comment("The ladder leans.", id="ladder"),
        comment("A second ladder.", id="ladder2"),
        *(comment(f"Filler {number}", id=f"f{number}") for number in range(30)),
    ),
)
LATER = post(
    id="later",
    title="A newer cloud",
    published="2021-01-01",
    comments=(comment("My ladder is longer.", id="long"),),
)


@contextmanager
def held_back(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let no answer of the search come until the end of the block."""
    search = reader.screen._stores.search
    answer = search.answer
    go_on = Event()

    def answer_later(asked: Asked, number: int) -> Answer:
        go_on.wait()
        return answer(asked, number)

    with monkeypatch.context() as patch:
        patch.setattr(search, "answer", answer_later)
        try:
            yield
        finally:
            go_on.set()


async def test_enter_waits_for_the_answer_of_what_was_typed(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader((CLOUDS,)) as reader:
        await reader.press("s")
        await reader.type("lantern")
        with held_back(reader, monkeypatch):
            await reader.pilot.press("ctrl+u", *"ladder", "enter")
            await reader.until(lambda: len(reader.screen.side.search._then) == 1)
            assert reader.screen.thread.comment_id == "lantern"
            assert reader.screen.side.search.box.has_focus
        await reader.settle()
        assert reader.screen.thread.comment_id == "ladder"
        assert reader.app.focused is reader.screen.thread


async def test_moving_in_the_results_waits_for_them_too(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader((CLOUDS,)) as reader:
        await reader.press("s")
        with held_back(reader, monkeypatch):
            await reader.pilot.press(*"ladder", "down", "enter")
            await reader.until(lambda: len(reader.screen.side.search._then) == 2)
        await reader.settle()
        assert reader.screen.thread.comment_id == "ladder2"


async def test_who_types_on_does_not_go_to_what_was_typed_before(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader((CLOUDS,)) as reader:
        await reader.press("s")
        await reader.type("lantern")
        with held_back(reader, monkeypatch):
            await reader.pilot.press("ctrl+u", *"ladder", "enter", *"zzyzx")
            await reader.until(lambda: reader.screen.side.search.box.value == "ladderzzyzx")
        await reader.settle()
        assert reader.app.focused is reader.screen.side.search.box
        assert "Nothing here has that" in reader.text


async def test_enter_with_nothing_found_stays_and_says_so(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader((CLOUDS,)) as reader:
        await reader.press("s")
        await reader.type("lantern")
        with held_back(reader, monkeypatch):
            await reader.pilot.press("ctrl+u", *"zzyzx", "enter")
            await reader.until(lambda: len(reader.screen.side.search._then) == 1)
        await reader.settle()
        assert reader.app.focused is reader.screen.side.search.box
        assert "Nothing here has that" in reader.text
        assert reader.screen.thread.comment_id is None


async def test_results_grow_with_an_archive_that_is_still_read(
    open_reader: OpenReader,
) -> None:
    async with open_reader((CLOUDS,)) as reader:
        await reader.press("s")
        await reader.type("ladder")
        await reader.press("down")
        search = reader.screen.side.search
        assert [hit.comment_id for hit in search.hits.items] == ["ladder", "ladder2"]
        await reader.arrive(LATER)
        search._search_again()
        await reader.settle()
        assert {hit.comment_id for hit in search.hits.items} == {"ladder", "ladder2", "long"}
        assert "3 results" in reader.text
        assert search.hits.selected is not None
        assert search.hits.selected.comment_id == "ladder2"
        assert reader.screen.thread.comment_id == "ladder2"


async def test_growing_results_do_not_move_what_one_looks_at(open_reader: OpenReader) -> None:
    async with open_reader((CLOUDS,), size=(120, 16)) as reader:
        await reader.press("s")
        await reader.type("ladder")
        reader.screen.thread.action_page(1)
        place = reader.screen.thread.place()
        await reader.arrive(LATER)
        reader.screen.side.search._search_again()
        await reader.settle()
        assert len(reader.screen.side.search.hits.items) == 3
        assert reader.screen.thread.place() == place


async def test_what_came_while_the_results_were_away_is_found_when_they_are_shown(
    open_reader: OpenReader,
) -> None:
    async with open_reader((CLOUDS,)) as reader:
        await reader.press("s")
        await reader.type("ladder")
        await reader.press("escape")
        await reader.arrive(LATER)
        assert len(reader.screen.side.search.hits.items) == 2
        await reader.press("s")
        assert len(reader.screen.side.search.hits.items) == 3


async def test_keys_in_one_burst_act_in_their_order(open_reader: OpenReader) -> None:
    async with open_reader((CLOUDS,)) as reader:
        await reader.burst(
            "enter",
            "s",
            *"bqx",
            "backspace",
            "backspace",
            *"sU",
            "left",
            *"n",
            "delete",
            "home",
            "z",
        )
        box = reader.screen.side.search.box
        assert box.value == "zbsn"
        assert reader.app.focused is box
        await reader.press("escape", "escape")
        await reader.burst("2", "G", "slash", *"ladde", "backspace", "backspace", *"der")
        assert reader.screen.pane.box.value == "ladder"
        assert reader.screen.thread.found == (1, 2)


@pytest.mark.parametrize("key", ["tab", "enter"])
async def test_results_come_before_the_first_of_them_is_shown_but_no_key_waits(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setattr(aside, "PREVIEW_SECONDS", 3600.0)
    async with open_reader((CLOUDS,)) as reader:
        await reader.press("s")
        reader.screen.side.search.box.value = "ladder"
        await reader.until(lambda: reader.screen.is_to_preview)
        assert reader.screen.side.search.hits.items
        assert reader.screen.thread.comment_id is None
        await reader.press(key)
        assert reader.screen.thread.comment_id == "ladder"


async def test_a_letter_and_its_results_are_painted_without_a_new_layout(
    open_reader: OpenReader,
) -> None:
    async with open_reader((CLOUDS,)) as reader:
        await reader.press("s")
        await reader.type("seco")
        layouts: list[object] = []
        screen = reader.screen
        screen.screen_layout_refresh_signal.subscribe(screen, layouts.append)
        await reader.type("nd")
        assert "1 result" in reader.text
        assert layouts == []


async def test_a_mistake_comes_and_goes_as_one_types(open_reader: OpenReader) -> None:
    async with open_reader((CLOUDS,)) as reader:
        await reader.press("s")
        await reader.type("ladder on:soon")
        line = reader.screen.side.search.query_one(ProblemLine)
        assert line.display
        assert line.told in reader.text
        assert "more)" not in line.told
        reader.screen.side.search.box.value = "ladder on:soon depth:x befor:2014"
        await reader.settle()
        assert line.told.endswith(" (2 more)")
        reader.screen.side.search.box.value = "ladder"
        await reader.settle()
        assert not line.display


async def test_what_a_first_search_needs_is_loaded_once_before_a_letter_is_typed(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader((CLOUDS,)) as reader:
        search = reader.screen._stores.search
        asked = list[str]()
        prepare = search.prepare

        def noted() -> None:
            asked.append("prepared")
            prepare()

        monkeypatch.setattr(search, "prepare", noted)
        await reader.press("s", "escape", "s")
        assert asked == ["prepared"]


async def test_an_error_before_the_first_search_does_not_end_the_reader(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader((CLOUDS,)) as reader:
        monkeypatch.setattr(reader.screen._stores.search, "prepare", lambda: 1 // 0)
        reader.screen.action_search()
        await reader.settle()
        assert reader.app.is_running
