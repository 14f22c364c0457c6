"""The find box: what it finds, how it is left, and what it looks at."""

import gc
import weakref
from dataclasses import replace

import pytest

from tests.builders import comment, post
from tests.tui.conftest import OpenReader, Reader
from tui_reader.archive.outline import Outline
from tui_reader.index.words import Folded
from tui_reader.tui.widgets import post_texts
from tui_reader.tui.widgets.post_finder import PostFinder
from tui_reader.tui.widgets.post_texts import PostTexts

POST = post(
    title="A kettle of straße",
    comments=(
        comment("It rained.", id="a", author="Ottoline", published="2019-03-05T10:00"),
        comment("It rained again.", id="b", signature="Quill", published="2019-03-06T10:00"),
    ),
)


def lit(reader: Reader) -> list[str]:
    """What is lit in the open post, the match that one is at in brackets."""
    view = reader.screen.thread
    told = {view._style("lit"): "{}", view._style("current"): "[{}]"}
    return [
        told[segment.style].format(segment.text)
        for strip in view.render_lines(view.size.region)
        for segment in strip
        if segment.style in told
    ]


@pytest.mark.parametrize(
    ("query", "expected", "comment_id"),
    [
        ("kettle", ["[kettle]"], None),
        ("otto", ["[Otto]"], "a"),
        ("quill", ["[Quill]"], "b"),
        ("rained", ["[rained]", "rained"], "a"),
        ("strasse", ["[straße]"], None),
        ("ottoline it", ["[Ottoline]", "[It]"], "a"),
    ],
)
async def test_titles_names_and_texts_are_found(
    open_reader: OpenReader, query: str, expected: list[str], comment_id: str | None
) -> None:
    async with open_reader([POST]) as reader:
        await reader.press("enter", "slash")
        await reader.type(query)
        assert lit(reader) == expected
        assert reader.screen.thread.comment_id == comment_id


@pytest.mark.parametrize("size", [(120, 40), (40, 12)])
async def test_where_nothing_has_the_words_those_near_them_are_found_and_told(
    open_reader: OpenReader, size: tuple[int, int]
) -> None:
    async with open_reader([POST], size=size) as reader:
        await reader.press("enter", "slash")
        await reader.type("reined")
        assert lit(reader) == ["[rained]", "rained"]
        assert "1 of 2 · “reined” ≈ rained" in reader.text
        await reader.press("enter", "n", "j")
        assert reader.screen.thread.comment_id == "b"
        assert "2 of 2 · “reined” ≈ rained" in reader.text
        await reader.press("slash")
        await reader.type("reined agian")
        assert lit(reader) == ["[rained again]"]
        assert "“reined” ≈ rained, “agian”" in reader.text
        await reader.press(*["backspace"] * 12)
        await reader.type("rained")
        assert "match 2 of 2  " in reader.text
        await reader.type("x")
        assert "“rainedx” ≈ rained" in reader.text


async def test_quotes_hold_a_phrase_as_in_the_search(open_reader: OpenReader) -> None:
    worn = post(body="Other hats. The hats, the “hat”.", comments=(comment("The hat!", id="a"),))
    async with open_reader([worn]) as reader:
        await reader.press("enter", "slash")
        reader.screen.pane.box.value = '"the hat'
        await reader.settle()
        assert lit(reader) == ["[The hats]", "the “hat", "The hat"]
        await reader.type('"')
        assert lit(reader) == ["[the “hat]", "The hat"]
        assert "match 1 of 2" in reader.text
        await reader.press("enter", "n")
        assert reader.screen.thread.comment_id == "a"


async def test_a_quoted_word_is_not_taken_for_one_near_it(open_reader: OpenReader) -> None:
    async with open_reader([POST]) as reader:
        await reader.press("enter", "slash")
        reader.screen.pane.box.value = '"reined"'
        await reader.settle()
        assert 'not in this post: "reined"' in reader.text


async def test_words_that_are_there_are_taken_alone(open_reader: OpenReader) -> None:
    async with open_reader([post(body="A kettle, a kettel, kettles.")]) as reader:
        await reader.press("enter", "slash")
        await reader.type("kettel")
        assert lit(reader) == ["[kettel]"]


@pytest.mark.parametrize("keys", [("tab",), ("shift+tab",), ("tab", "tab")])
async def test_leaving_the_find_box_takes_it_away(
    open_reader: OpenReader, keys: tuple[str, ...]
) -> None:
    async with open_reader([POST]) as reader:
        await reader.press("enter", "slash")
        await reader.type("rained")
        await reader.press(*keys)
        assert not reader.screen.pane.box.display
        assert lit(reader) == ["[rained]", "rained"]


async def test_a_click_in_the_post_takes_the_find_box_away(open_reader: OpenReader) -> None:
    async with open_reader([POST]) as reader:
        await reader.press("enter", "slash")
        await reader.type("rained")
        await reader.pilot.click(reader.screen.thread, offset=(20, 2))
        await reader.settle()
        assert not reader.screen.pane.box.display
        assert reader.screen.thread.found == (1, 2)


async def test_escape_brings_back_what_was_found_before(open_reader: OpenReader) -> None:
    async with open_reader([POST]) as reader:
        await reader.press("enter", "slash")
        await reader.type("rained")
        await reader.press("enter", "n", "tab", "tab")
        before = reader.text
        await reader.press("slash", "escape")
        assert reader.text == before
        await reader.press("slash")
        await reader.type("ottoline")
        await reader.press("escape")
        assert reader.text == before
        assert lit(reader) == ["rained", "[rained]"]


async def test_what_was_found_is_found_anew_in_a_fuller_capture(open_reader: OpenReader) -> None:
    early = comment("It was dry.", id="new", published="2019-03-04T10:00")
    fuller = replace(POST, comments=(early, *POST.comments))
    async with open_reader([POST]) as reader:
        await reader.press("enter", "slash")
        await reader.type("again")
        await reader.press("enter", "s")
        await reader.arrive(fuller)
        await reader.press("escape", "n")
        assert reader.screen.thread.comment_id == "b"
        assert lit(reader) == ["[again]"]


async def test_long_threads_are_made_ready_beside_the_screen(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(post_texts, "AT_ONCE", 10)
    async with open_reader([POST]) as reader:
        await reader.press("enter", "slash")
        await reader.burst(*"rained", "enter")
        assert lit(reader) == ["[rained]", "rained"]
        assert not reader.screen.pane.box.display
        await reader.press("n")
        assert reader.screen.thread.comment_id == "b"


def test_a_query_that_goes_on_looks_only_where_it_was_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown = replace(POST, comments=tuple(comment(f"rain {number}") for number in range(40)))
    texts = PostTexts(shown, Outline(shown.comments))
    first = PostFinder(texts, "rain 1")
    assert len(first) == 11
    looked_at: list[int] = []
    folded = texts.folded

    def folded_and_told(row: int) -> Folded:
        looked_at.append(row)
        return folded(row)

    monkeypatch.setattr(texts, "folded", folded_and_told)
    assert len(PostFinder(texts, "Rain  12", first)) == 1
    assert len(looked_at) == 11
    assert len(PostFinder(texts, "rain", first)) == 40


LANTERNS = post(
    id="lanterns",
    title="Lanterns",
    body="A lantern and a hat.",
    comments=(
        comment("One lantern, and a second lantern.", id="a"),
        comment("Wind.", id="wind"),
        comment("Lantern-light on the hat.", id="b"),
    ),
)


async def open_hit(reader: Reader, query: str, comment_id: str) -> None:
    """Search for something and go to one of its hits."""
    await reader.press("s")
    reader.screen.side.search.box.value = query
    await reader.settle()
    while reader.screen.thread.comment_id != comment_id:
        await reader.press("down")
    await reader.press("enter")


@pytest.mark.parametrize("at_once", [10, 30_000])
async def test_n_goes_through_what_a_search_has_lit(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(post_texts, "AT_ONCE", at_once)
    async with open_reader([LANTERNS]) as reader:
        await open_hit(reader, "lantern ", "a")
        assert lit(reader) == ["lantern", "lantern", "lantern", "Lantern"]
        await reader.press("n")
        assert lit(reader) == ["lantern", "lantern", "[lantern]", "Lantern"]
        assert "match 3 of 4" in reader.text
        await reader.press("n")
        assert reader.screen.thread.comment_id == "b"
        await reader.press("n")
        assert reader.screen.thread.comment_id is None
        await reader.press("N", "N", "N")
        assert lit(reader) == ["lantern", "[lantern]", "lantern", "Lantern"]


async def test_n_after_another_search_goes_through_what_is_lit_now(
    open_reader: OpenReader,
) -> None:
    async with open_reader([LANTERNS]) as reader:
        await open_hit(reader, "lantern ", "a")
        await reader.press("n")
        await open_hit(reader, "hat ", "b")
        assert lit(reader) == ["hat", "hat"]
        await reader.press("N")
        assert lit(reader) == ["[hat]", "hat"]
        assert reader.screen.thread.comment_id is None


async def test_n_upwards_goes_to_what_is_lit_above(open_reader: OpenReader) -> None:
    async with open_reader([LANTERNS]) as reader:
        await open_hit(reader, "lantern ", "a")
        await reader.press("N")
        assert reader.screen.thread.comment_id is None
        assert lit(reader)[0] == "[lantern]"
        await reader.press("ctrl+o")
        assert reader.screen.thread.comment_id == "a"


async def test_n_passes_over_nothing_that_is_lit_further_down(open_reader: OpenReader) -> None:
    async with open_reader([LANTERNS]) as reader:
        await open_hit(reader, "lantern ", "a")
        await reader.press("j", "n")
        assert reader.screen.thread.comment_id == "b"
        await reader.press("escape", "n")
        assert "Nothing to find yet: / asks." in reader.text


async def test_what_is_typed_takes_the_place_of_what_is_lit(open_reader: OpenReader) -> None:
    async with open_reader([LANTERNS]) as reader:
        await open_hit(reader, "lantern ", "a")
        await reader.press("n", "slash")
        await reader.type("hat")
        await reader.press("enter")
        assert "match 2 of 2" in reader.text
        await reader.press("n")
        assert "match 1 of 2" in reader.text


async def test_what_is_lit_in_a_post_without_it_is_told(open_reader: OpenReader) -> None:
    other = post(id="other", title="Frost", body="It froze.", published="2011-01-01")
    async with open_reader([LANTERNS, other]) as reader:
        await open_hit(reader, "lantern ", "a")
        await reader.press("J", "n")
        assert 'not in this post: "lantern"' in reader.text


async def test_n_goes_through_what_is_lit_beside_the_results(open_reader: OpenReader) -> None:
    async with open_reader([LANTERNS]) as reader:
        await reader.press("s")
        reader.screen.side.search.box.value = "lantern "
        await reader.settle()
        await reader.press("tab", "n")
        assert "match 2 of 4" in reader.text


async def test_the_way_back_holds_no_texts_and_finds_again_what_was_found(
    open_reader: OpenReader,
) -> None:
    other = post(id="other", title="Frost", body="It froze.")
    async with open_reader([POST, other]) as reader:
        await reader.press("enter", "slash")
        await reader.type("rained")
        await reader.press("enter", "n")
        assert lit(reader) == ["rained", "[rained]"]
        texts = weakref.ref(reader.screen.thread.texts)
        await reader.press("s")
        await reader.type("froze")
        await reader.press("enter", "enter")
        assert reader.screen.thread.post == other
        gc.collect()
        assert texts() is None
        await reader.press("ctrl+o")
        assert lit(reader) == ["rained", "[rained]"]
        assert reader.screen.thread.found == (2, 2)


@pytest.mark.parametrize("width", [120, 80, 40])
async def test_the_author_of_the_post_is_found_where_the_name_stands(
    open_reader: OpenReader, width: int
) -> None:
    name = "Ottoline of the Very Long and Winding Name by the Sea"
    written = replace(POST, author=name, labels=("sea",))
    async with open_reader([written], size=(width, 24)) as reader:
        await reader.press("enter", "slash")
        await reader.type("otto")
        assert lit(reader) == ["[Otto]", "Otto"]
        assert reader.screen.thread.comment_id is None
        await reader.press("down")
        assert lit(reader) == ["Otto", "[Otto]"]
        assert reader.screen.thread.comment_id == "a"
        await reader.press("ctrl+u")
        await reader.type("sea")
        assert "".join(lit(reader)) == "[Sea]"
