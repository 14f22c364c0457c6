"""Tags of bookmarks, typed in a box of one line."""

from pathlib import Path

import pytest

from tests.builders import comment, post
from tests.tui.conftest import OpenReader
from tests.tui.kept_posts import FIRST, POSTS, SEAM, SECOND
from tui_reader.bookmarks.bookmark import new_bookmark
from tui_reader.bookmarks.shelf import Shelf


def tags(file: Path) -> list[tuple[str, ...]]:
    """The tags of each bookmark in the file."""
    return [each.tags for each in Shelf(file).load().bookmarks]


async def test_a_comment_gets_tags_in_the_thread_and_is_found_by_them(
    open_reader: OpenReader, file: Path
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("enter", "j", "b", "t")
        assert "Wren, in A seam in the sky" in reader.text
        await reader.type("wool, winter  coats,,wool,")
        await reader.press("enter")
        assert "The tags are saved." in reader.text
        assert tags(file) == [("wool", "winter coats")]
        await reader.press("s")
        await reader.type("tag:winter")
        hits = reader.screen.side.search.hits.items
        assert [hit.comment_id for hit in hits] == ["c-1"]


async def test_tags_are_undone_before_the_bookmark_and_all_is_done_again(
    open_reader: OpenReader, file: Path
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("enter", "j", "b", "t")
        await reader.type("wool")
        await reader.press("enter", "U")
        assert "The tags are as they were before." in reader.text
        assert tags(file) == [()]
        await reader.press("U")
        assert "gone again. R brings it back." in reader.text
        await reader.press("R", "R")
        assert "The tags are changed again." in reader.text
        assert tags(file) == [("wool",)]
        await reader.press("R")
        assert "Nothing to do again." in reader.text


async def test_a_bookmark_gets_tags_in_the_list_which_shows_them(
    open_reader: OpenReader, file: Path
) -> None:
    Shelf(file).add(new_bookmark(FIRST, SEAM, tags=("wool",)))
    async with open_reader(POSTS) as reader:
        await reader.press("B", "t")
        await reader.type(", glue")
        await reader.press("enter")
        assert tags(file) == [("wool", "glue")]
        assert "Wren · wool, glue" in reader.text
        await reader.press("t", "ctrl+u", "enter")
        assert tags(file) == [()]


async def test_tags_in_use_are_offered(open_reader: OpenReader, file: Path) -> None:
    Shelf(file).add(new_bookmark(SECOND, tags=("Winter coats", "wool")))
    async with open_reader(POSTS) as reader:
        await reader.press("b", "t")
        await reader.type("wool, wi")
        await reader.press("tab", "enter")
        assert tags(file)[-1] == ("wool", "Winter coats")


@pytest.mark.parametrize("keys", [["escape"], ["enter"]])
async def test_who_leaves_the_box_or_changes_nothing_saves_nothing(
    open_reader: OpenReader, file: Path, keys: list[str]
) -> None:
    Shelf(file).add(new_bookmark(FIRST, tags=("wool",)))
    before = file.read_bytes()
    async with open_reader(POSTS) as reader:
        await reader.press("t")
        if keys == ["escape"]:
            await reader.type(", glue")
        await reader.press(*keys)
        assert file.read_bytes() == before
        assert reader.screen.is_current


async def test_where_nothing_is_kept_it_is_said_what_to_do(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("enter", "t")
        assert "b keeps it" in reader.text
        await reader.press("B", "t")
        assert "b keeps it" in reader.text


async def test_a_strangers_words_in_tags_and_names_steer_nothing(
    open_reader: OpenReader, file: Path
) -> None:
    strange = comment("x", author="[bold]\x1b[31mWren", id="s")
    kept = post(title="[/]\x1b]0;t\x07", comments=(strange,))
    Shelf(file).add(new_bookmark(kept, strange, tags=("[red]\x1b[2J",)))
    async with open_reader([kept]) as reader:
        await reader.press("B", "t")
        assert "\x1b" not in reader.text
        assert "[bold]" in reader.text
        await reader.press("escape")
        assert "[red]" in reader.text
        assert "\x1b" not in reader.text


@pytest.mark.parametrize("is_saved_then", [True, False])
async def test_tags_that_cannot_be_saved_stand_in_the_box_when_it_is_opened_again(
    open_reader: OpenReader, file: Path, is_saved_then: bool
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("b", "t")
        file.rename(file.with_name("aside"))
        file.mkdir()
        await reader.put('wool, "wet, cold"')
        await reader.press("enter")
        assert "directory" in reader.text
        file.rmdir()
        file.with_name("aside").rename(file)
        await reader.press("t")
        assert 'wool, "wet, cold"' in reader.text
        assert "Not saved yet" in reader.text
        if not is_saved_then:
            await reader.put("")
        await reader.press("enter")
        assert tags(file) == [("wool", "wet, cold") if is_saved_then else ()]
        await reader.press("t")
        assert "Not saved yet" not in reader.text


async def test_tags_of_what_another_reader_took_away_come_back_when_it_is_kept_again(
    open_reader: OpenReader, file: Path
) -> None:
    kept = new_bookmark(FIRST)
    Shelf(file).add(kept)
    async with open_reader(POSTS) as reader:
        await reader.press("t")
        Shelf(file).remove(kept.id)
        await reader.put("wool")
        await reader.press("enter")
        assert "Not saved: another reader has taken the bookmark away." in reader.text
        await reader.press("b", "t", "enter")
        assert tags(file) == [("wool",)]


@pytest.mark.parametrize("typed", ["rain", "rain, glue"])
async def test_tags_saved_over_those_of_another_reader_say_how_to_bring_them_back(
    open_reader: OpenReader, file: Path, typed: str
) -> None:
    kept = new_bookmark(FIRST, tags=("wool",))
    Shelf(file).add(kept)
    async with open_reader(POSTS) as reader:
        await reader.press("t")
        Shelf(file).tag([kept.id], ["wool", "glue"])
        await reader.put(typed)
        await reader.press("enter")
        is_lost = typed == "rain"
        assert ("U brings back what another reader wrote: glue" in reader.text) == is_lost
        assert ("The tags are saved." in reader.text) != is_lost
        await reader.press("U")
        assert tags(file) == [("wool", "glue")]


async def test_a_draft_of_tags_is_none_of_a_note(open_reader: OpenReader, file: Path) -> None:
    kept = new_bookmark(FIRST)
    Shelf(file).add(kept)
    async with open_reader(POSTS) as reader:
        await reader.press("t")
        Shelf(file).remove(kept.id)
        await reader.put("wool")
        await reader.press("enter", "b", "a")
        assert "Not saved yet" not in reader.text


async def test_a_tag_that_nobody_could_type_stays_where_nothing_is_changed(
    open_reader: OpenReader, file: Path
) -> None:
    Shelf(file).add(new_bookmark(FIRST, tags=("wool, wet",)))
    async with open_reader(POSTS) as reader:
        await reader.press("t", "enter")
        assert tags(file) == [("wool, wet",)]


async def test_a_tag_with_a_comma_in_it_stays_one_whatever_is_typed_beside_it(
    open_reader: OpenReader, file: Path
) -> None:
    Shelf(file).add(new_bookmark(FIRST, tags=("wool, wet", "rain")))
    async with open_reader(POSTS) as reader:
        await reader.press("t")
        await reader.type(", glue")
        await reader.press("enter")
        assert tags(file) == [("wool, wet", "rain", "glue")]
        await reader.press("J", "b", "t")
        await reader.type("woo")
        await reader.press("tab")
        await reader.type(", x")
        await reader.press("enter")
        assert tags(file)[-1] == ("wool, wet", "x")


@pytest.mark.parametrize("keys", ["enter j b t", "J K enter j b J K t"])
async def test_tags_are_asked_for_right_behind_what_keeps_or_opens(
    open_reader: OpenReader, keys: str
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.burst(*keys.split())
        assert "Tab completes" in reader.text


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
@pytest.mark.parametrize("title", ["Rain", "word " * 800, "w" * 4000])
async def test_the_box_and_its_keys_are_seen_under_a_title_of_any_length(
    open_reader: OpenReader, size: tuple[int, int], title: str
) -> None:
    async with open_reader([post(title=title)], size=size) as reader:
        await reader.press("2", "b", "t")
        await reader.type("wool")
        assert "wool" in reader.text
        assert "Commas between" in reader.text
        assert "Esc leaves" in reader.text
        await reader.press("escape", "s")
        reader.screen.side.search.box.value = "wool " * 30
        await reader.settle()
        await reader.press("ctrl+n")
        await reader.type("mine")
        assert "mine" in reader.text
        assert "Enter keeps it · Esc does not" in reader.text
