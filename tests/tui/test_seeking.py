"""A bookmark whose post is not there: its copy is shown while the whole archive is searched."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import comment, post
from tests.tui.conftest import OpenReader, Reader, keep
from tui_reader.archive.post import Post
from tui_reader.bookmarks.bookmark import new_bookmark
from tui_reader.bookmarks.shelf import Shelf
from tui_reader.index.indexed import IndexedArchive

SEAM = comment("Wool holds where glue gives way, whatever the weather.", author="Wren", id="c-1")
FIRST = post(id="first", title="A seam in the sky", body="Of seams.", comments=(SEAM,))
RAIN = post(id="rain", title="Rain by the yard", body="Of rain.", comments=(comment("Two."),))
HAIL = post(id="hail", title="Hail", body="Of hail.", published="2020-01-01")
AGAIN = replace(FIRST, id="again")
MOVED = replace(RAIN, comments=(*RAIN.comments, SEAM))

LOOKING = "Looking for it in the whole archive…"
COPY = "It is being looked for in the whole archive; this is the copy that was kept:"
GONE = "Not in this archive now; Enter shows the copy."


class Search:
    """Holds back who goes through the whole archive, and knows how often that was done."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Hold back all that begins from now on."""
        self.may_go_on = threading.Event()
        self.begun = 0
        self.read: list[str] = []
        through = IndexedArchive.__iter__

        def held_back(index: IndexedArchive) -> Iterator[Post]:
            self.begun += 1
            for each in through(index):
                self.may_go_on.wait(60)
                self.read.append(each.id)
                yield each

        monkeypatch.setattr(IndexedArchive, "__iter__", held_back)


@pytest.fixture
def search(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Search]:
    """The archive is gone through only when it may be; one bookmark is of a post not in it."""
    Shelf(tmp_path / "bookmarks.toml").add(new_bookmark(RAIN))
    Shelf(tmp_path / "bookmarks.toml").add(new_bookmark(FIRST, SEAM))
    held = Search(monkeypatch)
    yield held
    held.may_go_on.set()


async def look(reader: Reader) -> None:
    """Go to the bookmarks, until the first one is looked for."""
    assert "Of hail." in reader.text
    await reader.pilot.press("B")
    await reader.until(lambda: LOOKING in reader.text.splitlines()[-1])


async def test_while_a_bookmark_is_looked_for_its_copy_stands_there(
    open_reader: OpenReader, search: Search
) -> None:
    async with open_reader([RAIN, HAIL]) as reader:
        await look(reader)
        assert COPY in reader.text
        assert SEAM.body in reader.text
        assert "Of hail." not in reader.text
        search.may_go_on.set()
        await reader.settle()
        assert GONE in reader.text.splitlines()[-1]
        assert "This is the copy that was kept with the bookmark:" in reader.text
        assert "looked for" not in reader.text


async def test_what_is_found_in_another_post_is_shown_there(
    open_reader: OpenReader, search: Search
) -> None:
    async with open_reader([MOVED, HAIL]) as reader:
        await look(reader)
        search.may_go_on.set()
        await reader.settle()
        thread = reader.screen.thread
        assert (thread.post, thread.comment_id) == (MOVED, SEAM.id)
        assert COPY not in reader.text
        assert LOOKING not in reader.text
        assert reader.screen.side.bookmarks.has_focus


async def test_who_has_gone_on_to_another_bookmark_stays_there(
    open_reader: OpenReader, search: Search
) -> None:
    async with open_reader([MOVED, HAIL]) as reader:
        await look(reader)
        await reader.press("j")
        search.may_go_on.set()
        await reader.settle()
        thread = reader.screen.thread
        assert (thread.post, thread.comment_id) == (MOVED, None)
        assert len(search.read) <= 1
        assert LOOKING not in reader.text


@pytest.mark.parametrize("keys", [("escape",), ("tab",), ("s",)])
async def test_who_leaves_the_bookmarks_ends_the_looking(
    open_reader: OpenReader, search: Search, keys: tuple[str, ...]
) -> None:
    async with open_reader([MOVED, HAIL]) as reader:
        await look(reader)
        await reader.press(*keys)
        assert "Of hail." in reader.text
        assert LOOKING not in reader.text
        search.may_go_on.set()
        await reader.settle()
        assert "Of hail." in reader.text
        assert len(search.read) <= 1


async def test_who_comes_back_to_a_bookmark_lets_it_be_looked_for_again(
    open_reader: OpenReader, search: Search
) -> None:
    async with open_reader([MOVED, HAIL]) as reader:
        await look(reader)
        await reader.press("tab")
        await reader.pilot.press("tab")
        await reader.until(lambda: LOOKING in reader.text.splitlines()[-1])
        search.may_go_on.set()
        await reader.settle()
        assert reader.screen.thread.comment_id == SEAM.id
        assert reader.screen.side.bookmarks.has_focus


@pytest.mark.parametrize("size", [(120, 40), (60, 30)])
async def test_enter_goes_to_what_is_found_and_keeps_no_key_waiting(
    open_reader: OpenReader, search: Search, size: tuple[int, int]
) -> None:
    async with open_reader([MOVED, HAIL], size=size) as reader:
        await reader.pilot.press("B")
        await reader.until(lambda: len(reader.screen.side.bookmarks.items) == 2)
        await reader.pilot.press("enter")
        await reader.until(lambda: LOOKING in reader.text.splitlines()[-1])
        assert search.begun == 1
        search.may_go_on.set()
        await reader.settle()
        assert reader.screen.thread.has_focus
        assert reader.screen.thread.comment_id == SEAM.id
        assert search.begun == 1
        assert "It stands in another post now: Rain by the yard" in reader.text


@pytest.mark.parametrize("there", [AGAIN, RAIN])
async def test_who_pressed_enter_is_not_told_at_the_end_that_it_is_still_looked_for(
    open_reader: OpenReader, search: Search, there: Post
) -> None:
    async with open_reader([there, HAIL]) as reader:
        await look(reader)
        await reader.pilot.press("enter")
        await reader.pilot.pause()
        search.may_go_on.set()
        await reader.settle()
        assert reader.screen.has_class("-at-thread") or not reader.screen.is_active
        assert LOOKING not in reader.text


@pytest.mark.parametrize("there", [AGAIN, RAIN])
async def test_who_asks_for_something_else_after_enter_is_left_at_that(
    open_reader: OpenReader, search: Search, there: Post
) -> None:
    async with open_reader([there, HAIL]) as reader:
        await look(reader)
        await reader.pilot.press("enter", "a")
        await reader.until(lambda: type(reader.app.screen).__name__ == "NoteScreen")
        search.may_go_on.set()
        await reader.settle()
        assert type(reader.app.screen).__name__ == "NoteScreen"
        assert not reader.screen.has_class("-at-thread")


async def test_who_goes_on_after_enter_is_not_taken_to_what_is_found(
    open_reader: OpenReader, search: Search
) -> None:
    async with open_reader([MOVED, HAIL]) as reader:
        await look(reader)
        await reader.pilot.press("enter", "j")
        search.may_go_on.set()
        await reader.settle()
        assert reader.screen.side.bookmarks.has_focus
        assert reader.screen.thread.comment_id is None


async def test_enter_shows_a_copy_that_is_known_to_be_all_without_looking_again(
    open_reader: OpenReader, search: Search
) -> None:
    async with open_reader([RAIN, HAIL]) as reader:
        await look(reader)
        search.may_go_on.set()
        await reader.press("enter")
        assert type(reader.app.screen).__name__ == "NoticeScreen"
        assert SEAM.body in reader.text
        assert search.begun == 1


async def test_what_comes_while_a_bookmark_is_looked_for_is_looked_through_too(
    open_reader: OpenReader, search: Search
) -> None:
    async with open_reader([RAIN, HAIL]) as reader:
        await look(reader)
        keep(reader.screen._stores.index, [post(id="fog", title="Fog", comments=(SEAM,))])
        search.may_go_on.set()
        await reader.settle()
        assert reader.screen.thread.comment_id == SEAM.id
        assert search.begun == 2


async def test_the_copy_stays_when_more_of_the_post_under_it_is_read(
    open_reader: OpenReader, search: Search
) -> None:
    async with open_reader([RAIN, HAIL]) as reader:
        await look(reader)
        fuller = replace(HAIL, comments=(comment("It melts."),))
        keep(reader.screen._stores.index, [fuller])
        reader.screen.catch_up()  # As the timer does.
        await reader.until(lambda: reader.screen.thread.post == fuller)
        await reader.until(lambda: not reader.screen.is_to_preview)
        await reader.pilot.pause()
        await reader.until(lambda: COPY in reader.text)
        assert "It melts." not in reader.text
        assert search.begun == 1
        search.may_go_on.set()
        await reader.settle()


async def test_who_goes_on_in_a_terminal_that_has_become_narrow_is_told_of_no_copy(
    open_reader: OpenReader, search: Search
) -> None:
    search.may_go_on.set()
    async with open_reader([RAIN, HAIL]) as reader:
        await reader.press("B")
        assert GONE in reader.text.splitlines()[-1]
        await reader.pilot.resize_terminal(60, 30)
        await reader.press("j")
        assert "2 of 2" in reader.text.splitlines()[-1]
        await reader.pilot.resize_terminal(120, 40)
        await reader.settle()
        assert "This is the copy" not in reader.text


@pytest.mark.parametrize("size", [(120, 40), (40, 12)])
async def test_a_bookmark_that_one_is_not_at_is_not_called_away_where_it_stands_elsewhere(
    open_reader: OpenReader, search: Search, tmp_path: Path, size: tuple[int, int]
) -> None:
    shelf = Shelf(tmp_path / "bookmarks.toml")
    lost = new_bookmark(post(id="lost", title="Lost", body="Of what is nowhere."))
    shelf.add(replace(lost, created="2098-01-01T00:00:00Z"))
    shelf.add(replace(new_bookmark(HAIL), created="2099-01-01T00:00:00Z"))
    async with open_reader([HAIL], size=size) as reader:
        await reader.press("B")
        rows = reader.screen.side.bookmarks
        names = [each.anchor.post_title for each in rows.items]
        assert names == ["Hail", "Lost", FIRST.title, RAIN.title]
        assert [bool(rows._away(each)) for each in rows.items] == [False, True, True, True]
        await reader.arrive(MOVED)
        assert rows.selected is not None
        assert rows.selected.anchor.post_id == "hail"
        assert [bool(rows._away(each)) for each in rows.items] == [False, True, False, False]
    assert search.begun == 0
