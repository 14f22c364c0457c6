"""The bookmarks as the screen sees them, while other readers change the same file."""

import threading
from pathlib import Path

import pytest

from tests.builders import comment, post
from tui_reader.archive.post import Post
from tui_reader.bookmarks.bookmark import new_bookmark
from tui_reader.bookmarks.shelf import Shelf
from tui_reader.index.memory import MemoryIndex
from tui_reader.tui.bookmarking import Bookmarking

ONE, OTHER, THIRD = comment("Torn."), comment("Mended."), comment("Rain.")
POST = post(comments=(ONE, OTHER, THIRD))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "bookmarks.toml"


@pytest.fixture
def bookmarking(file: Path) -> Bookmarking:
    return Bookmarking(lambda: file)


async def test_what_another_reader_marked_is_taken_away_and_not_marked_twice(
    bookmarking: Bookmarking, file: Path
) -> None:
    await bookmarking.load()
    Shelf(file).add(new_bookmark(POST, ONE))
    assert "taken away" in await bookmarking.toggle(POST, ONE)
    assert len(bookmarking) == 0


async def test_undo_says_what_was_undone_whatever_others_did_meanwhile(
    bookmarking: Bookmarking, file: Path
) -> None:
    await bookmarking.toggle(POST, ONE)
    for each in (OTHER, THIRD):
        Shelf(file).add(new_bookmark(POST, each))
    assert "gone again" in await bookmarking.undo()
    assert len(bookmarking) == 2
    assert "Nothing" in await bookmarking.undo()


async def test_a_comment_is_looked_for_off_the_screens_thread(bookmarking: Bookmarking) -> None:
    threads = []

    class Index(MemoryIndex):
        def get(self, post_id: str) -> Post | None:
            threads.append(threading.current_thread())
            return super().get(post_id)

    found, said = await bookmarking.find(new_bookmark(POST, ONE), Index([POST]))
    assert found is not None
    assert (found.comment_id, said) == (ONE.id, "")
    assert threads
    assert threading.current_thread() not in threads
