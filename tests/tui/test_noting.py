"""Notes of bookmarks, typed in a box of one line."""

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.tui.conftest import OpenReader
from tests.tui.kept_posts import FIRST, POSTS, SEAM, SECOND
from tui_reader.bookmarks.bookmark import new_bookmark
from tui_reader.bookmarks.shelf import Shelf


def notes(file: Path) -> list[str]:
    """The note of each bookmark in the file."""
    return [each.note for each in Shelf(file).load().bookmarks]


@pytest.mark.parametrize("size", [(120, 40), (40, 12)])
async def test_a_comment_gets_a_note_in_the_thread_and_its_row_shows_it(
    open_reader: OpenReader, file: Path, size: tuple[int, int]
) -> None:
    async with open_reader(POSTS, size=size) as reader:
        await reader.press("enter", "j", "b", "a")
        assert "Wren, in A seam in the sky" in reader.text
        await reader.put("Try it on the roof.")
        await reader.press("enter")
        assert "The note is saved." in reader.text
        assert notes(file) == ["Try it on the roof."]
        await reader.press("B")
        assert "✎ Try it on the roof." in reader.text


async def test_keys_in_one_burst_come_into_the_note_of_what_was_kept_just_now(
    open_reader: OpenReader, file: Path
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.burst("b", "a", "s", "q", "enter", "j")
        assert notes(file) == ["sq"]
        assert reader.screen.side.posts.cursor == 1


async def test_a_note_is_undone_before_the_bookmark_and_all_is_done_again(
    open_reader: OpenReader, file: Path
) -> None:
    Shelf(file).add(new_bookmark(SECOND))
    async with open_reader(POSTS) as reader:
        await reader.press("b", "a")
        await reader.put("Look.")
        await reader.press("enter", "U")
        assert "The note is as it was before." in reader.text
        assert notes(file) == ["", ""]
        await reader.press("R")
        assert "The note is changed again." in reader.text
        assert notes(file) == ["", "Look."]


async def test_a_note_is_changed_in_the_list_and_taken_away(
    open_reader: OpenReader, file: Path
) -> None:
    Shelf(file).add(new_bookmark(FIRST, SEAM, note="Look.", tags=("wool",)))
    async with open_reader(POSTS) as reader:
        await reader.press("B", "a", *" 2", "enter")
        assert notes(file) == ["Look. 2"]
        assert "✎ Look. 2" in reader.text
        await reader.press("a", "ctrl+u", "enter")
        assert notes(file) == [""]
        assert "✎" not in reader.text
    assert Shelf(file).load().bookmarks[0].tags == ("wool",)


async def test_the_lines_of_a_note_stay_when_it_is_changed(
    open_reader: OpenReader, file: Path
) -> None:
    Shelf(file).add(new_bookmark(FIRST, note="Look.\n\nAnd mend."))
    async with open_reader(POSTS) as reader:
        await reader.press("a")
        assert "Look.↵↵And mend." in reader.text
        await reader.press("!", "enter")
        assert notes(file) == ["Look.\n\nAnd mend.!"]


@pytest.mark.parametrize("keys", [["escape"], ["enter"]])
async def test_who_leaves_the_box_or_changes_nothing_saves_nothing(
    open_reader: OpenReader, file: Path, keys: list[str]
) -> None:
    Shelf(file).add(new_bookmark(FIRST, note=" \x1b[2J Look.\r\n\u202e"))
    before = file.read_bytes()
    async with open_reader(POSTS) as reader:
        await reader.press("a")
        assert "\x1b" not in reader.text
        if keys == ["escape"]:
            await reader.put("Other.")
        await reader.press(*keys)
        assert file.read_bytes() == before
        assert reader.screen.is_current


async def test_of_two_bookmarks_of_one_comment_the_one_with_a_note_keeps_it(
    open_reader: OpenReader, file: Path
) -> None:
    for note in ("", "Look."):
        Shelf(file).add(new_bookmark(FIRST, note=note))
    async with open_reader(POSTS) as reader:
        await reader.press("a")
        assert reader.app.screen.query_one(Input).value == "Look."
        await reader.press("!", "enter")
        assert notes(file) == ["", "Look.!"]


async def test_a_note_on_what_another_reader_took_away_is_told_not_to_be_saved(
    open_reader: OpenReader, file: Path
) -> None:
    kept = new_bookmark(FIRST)
    Shelf(file).add(kept)
    async with open_reader(POSTS) as reader:
        await reader.press("a")
        Shelf(file).remove(kept.id)
        await reader.put("Look.")
        await reader.press("enter")
        assert "Not saved: another reader has taken the bookmark away." in reader.text
        assert notes(file) == []
        await reader.press("b", "a")
        assert "Not saved yet" in reader.text
        await reader.press("enter")
        assert notes(file) == ["Look."]


@pytest.mark.parametrize("is_saved_then", [True, False])
async def test_a_note_that_cannot_be_saved_stands_in_the_box_when_it_is_opened_again(
    open_reader: OpenReader, file: Path, is_saved_then: bool
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("b", "a")
        file.rename(file.with_name("aside"))
        file.mkdir()
        await reader.put("Look at the seam.")
        await reader.press("enter")
        assert "directory" in reader.text
        file.rmdir()
        file.with_name("aside").rename(file)
        await reader.press("a")
        assert "Look at the seam." in reader.text
        assert "Not saved yet" in reader.text
        if not is_saved_then:
            await reader.put("")
        await reader.press("enter")
        assert notes(file) == ["Look at the seam." if is_saved_then else ""]
        await reader.press("a")
        assert "Not saved yet" not in reader.text


async def test_a_note_that_another_reader_has_saved_as_well_is_no_draft(
    open_reader: OpenReader, file: Path
) -> None:
    kept = new_bookmark(FIRST)
    Shelf(file).add(kept)
    async with open_reader(POSTS) as reader:
        await reader.press("a")
        Shelf(file).note(kept.id, "Look.")
        await reader.put("Look.")
        await reader.press("enter", "a")
        assert "Not saved yet" not in reader.text


@pytest.mark.parametrize("size", [(120, 40), (40, 12)])
async def test_a_note_saved_over_that_of_another_reader_says_how_to_bring_it_back(
    open_reader: OpenReader, file: Path, size: tuple[int, int]
) -> None:
    kept = new_bookmark(FIRST, note="Look.")
    Shelf(file).add(kept)
    async with open_reader(POSTS, size=size) as reader:
        await reader.press("a")
        Shelf(file).note(kept.id, "Wool\nholds.")
        await reader.put("Look up.")
        await reader.press("enter")
        assert notes(file) == ["Look up."]
        assert "Saved. U brings back what an" in reader.text
        assert size[0] < 80 or "reader wrote: Wool holds." in reader.text
        await reader.press("U")
        assert notes(file) == ["Wool\nholds."]


async def test_a_note_that_was_not_saved_at_first_says_so_too_of_one_written_meanwhile(
    open_reader: OpenReader, file: Path
) -> None:
    kept = new_bookmark(FIRST, note="Look.")
    Shelf(file).add(kept)
    async with open_reader(POSTS) as reader:
        await reader.press("a")
        file.rename(file.with_name("aside"))
        file.mkdir()
        await reader.put("Look up.")
        await reader.press("enter")
        file.rmdir()
        file.with_name("aside").rename(file)
        Shelf(file).note(kept.id, "Wool holds.")
        await reader.press("B", "a", "enter")
        assert notes(file) == ["Look up."]
        assert "U brings back what another reader wrote: Wool holds." in reader.text
        await reader.press("a")
        await reader.put("Look.")
        await reader.press("enter")
        assert "The note is saved." in reader.text


async def test_a_space_behind_a_note_is_no_change_and_nobody_took_anything_away(
    open_reader: OpenReader, file: Path
) -> None:
    Shelf(file).add(new_bookmark(FIRST, note="Look."))
    async with open_reader(POSTS) as reader:
        await reader.press("a", "space", "enter")
        assert "The note is as it was." in reader.text
        assert notes(file) == ["Look."]


async def test_where_nothing_is_kept_it_is_said_what_to_do(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("enter", "a")
        assert "b keeps it" in reader.text
        await reader.press("B", "a")
        assert "b keeps it" in reader.text


async def test_a_note_in_a_row_steers_nothing(open_reader: OpenReader, file: Path) -> None:
    Shelf(file).add(new_bookmark(FIRST, SEAM, note="[bold]\x1b[2J[/] x\nmore"))
    async with open_reader(POSTS) as reader:
        await reader.press("B")
        assert "\x1b" not in reader.text
        assert "✎ [bold]" in reader.text
