"""The bookmarks as the screen sees them, while other readers change the same file."""

import asyncio
import threading
from collections.abc import Iterator
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
def bookmarking(file: Path) -> Bookmarking:
    return Bookmarking(lambda: file)


async def test_what_another_reader_took_away_is_not_marked_again_by_who_takes_it_away_too(
    bookmarking: Bookmarking, file: Path
) -> None:
    await bookmarking.toggle(POST, ONE)
    [kept] = bookmarking.bookmarks
    Shelf(file).remove(kept.id)
    assert "taken" in (await bookmarking.toggle(POST, ONE)).said
    assert bookmarking.bookmarks == Shelf(file).load().bookmarks == ()


async def test_what_cannot_be_saved_is_known_until_something_is_saved(
    bookmarking: Bookmarking, file: Path
) -> None:
    file.mkdir()
    answer = await bookmarking.toggle(POST, ONE)
    assert (answer.said, answer.problem) == ("", bookmarking.unsaved)
    assert "Is a directory" in bookmarking.unsaved
    assert "Nothing" in (await bookmarking.undo()).said
    assert bookmarking.unsaved
    file.rmdir()
    await bookmarking.toggle(POST, ONE)
    assert bookmarking.unsaved == ""


async def test_what_is_wrong_with_the_file_is_told_once_beside_what_was_done(
    bookmarking: Bookmarking, file: Path
) -> None:
    file.write_text("schema = 'tui-reader/bookmarks/1'\n[[bookmarks]]\nid = ''\n")
    assert "cannot be read" in await bookmarking.load()
    answer = await bookmarking.toggle(POST, ONE)
    assert (answer.said[:10], answer.problem) == ("Bookmarked", "")
    file.write_text("torn")
    answer = await bookmarking.toggle(POST, ONE)
    assert "taken away" in answer.said
    assert "is damaged" in answer.problem


async def test_what_another_reader_kept_meanwhile_is_not_taken_away_unseen(
    bookmarking: Bookmarking, file: Path
) -> None:
    await bookmarking.load()
    Shelf(file).add(new_bookmark(POST, ONE))
    answer = await bookmarking.toggle(POST, ONE)
    assert answer.said == "It is kept already: another reader did that."
    assert len(bookmarking) == len(Shelf(file).load().bookmarks) == 1
    assert (await bookmarking.toggle(POST, ONE)).said.startswith("Bookmark taken away")


async def test_undo_says_what_was_undone_whatever_others_did_meanwhile(
    bookmarking: Bookmarking, file: Path
) -> None:
    await bookmarking.toggle(POST, ONE)
    for each in (OTHER, THIRD):
        Shelf(file).add(new_bookmark(POST, each))
    assert "gone again" in (await bookmarking.undo()).said
    assert len(bookmarking) == 2
    assert "Nothing" in (await bookmarking.undo()).said


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


async def test_who_goes_on_does_not_wait_for_all_of_an_archive_to_be_looked_through(
    bookmarking: Bookmarking,
) -> None:
    looked_at, may_go_on, is_done = threading.Event(), threading.Event(), threading.Event()
    seen: list[str] = []

    class Posts:
        """An archive of which each post takes its time."""

        def get(self, _: str) -> Post | None:
            return None

        def __iter__(self) -> Iterator[Post]:
            try:
                for number in range(5):
                    seen.append(f"p{number}")
                    yield post(id=f"p{number}", comments=(comment("Other."),))
                    looked_at.set()
                    may_go_on.wait(10)
            finally:
                is_done.set()

    search = asyncio.create_task(bookmarking.find(new_bookmark(POST, ONE), Posts()))
    await asyncio.to_thread(looked_at.wait, 10)
    search.cancel()
    with pytest.raises(asyncio.CancelledError):
        await search
    may_go_on.set()
    assert await asyncio.to_thread(is_done.wait, 10)
    assert len(seen) <= 2
