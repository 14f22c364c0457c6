"""What the person keeps, seen on the screen: nothing that could not be saved goes unsaid."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import comment, post
from tests.tui.conftest import OpenReader, Reader
from tui_reader import saving
from tui_reader.bookmarks.bookmark import new_bookmark
from tui_reader.bookmarks.shelf import Shelf

LONG = "A seam is closed at dawn, when the light is low and the needle finds the edge by itself. "
SEAM = comment("Wool holds where glue gives way, whatever the weather.", author="Wren", id="c-1")
FIRST = post(id="first", title="A seam in the sky", body=LONG * 3, comments=(SEAM,))
SECOND = post(
    id="second", title="Rain by the yard", published="2019-03-03", comments=(comment("Two."),)
)
POSTS = (FIRST, SECOND)


async def test_a_bookmark_that_is_not_saved_keeps_the_reader_open_once(
    open_reader: OpenReader, file: Path
) -> None:
    file.mkdir()
    async with open_reader(POSTS) as reader:
        await reader.burst("b", "q")
        assert reader.app.is_running
        assert "Not all is saved" in reader.text
        await reader.press("q")
        assert not reader.app.is_running
        assert reader.app.return_code == 1
        assert "Is a directory" in str(reader.app._exit_renderables)


async def test_what_was_saved_after_all_is_no_reason_to_stay(
    open_reader: OpenReader, file: Path
) -> None:
    file.mkdir()
    async with open_reader(POSTS) as reader:
        await reader.press("b")
        file.rmdir()
        await reader.press("b", "q")
        assert not reader.app.is_running
        assert reader.app.return_code == 0
    assert len(Shelf(file).load().bookmarks) == 1


async def test_why_a_bookmark_is_not_saved_can_be_read_in_a_narrow_terminal(
    open_reader: OpenReader, file: Path
) -> None:
    file.mkdir()
    async with open_reader(POSTS, size=(40, 12)) as reader:
        await reader.press("b")
        told = " ".join(line.strip(" ▌▐│▎") for line in reader.text.splitlines())
        assert "Is a directory" in " ".join(told.split())


@pytest.mark.parametrize("is_saved", [True, False])
async def test_a_bookmark_that_takes_long_to_save_says_so(
    open_reader: OpenReader, file: Path, monkeypatch: pytest.MonkeyPatch, is_saved: bool
) -> None:
    if not is_saved:
        file.mkdir()
    monkeypatch.setattr(saving, "_PAUSE", 0.01)
    async with open_reader(POSTS) as reader:
        with saving.lock(file):
            await reader.pilot.press("b")
            await reader.until(lambda: reader.screen.changing.is_busy)
            reader.screen._tell_waiting()  # As the timer does.
            await reader.until(lambda: "Saving…" in reader.text)
        await reader.settle()
        assert "Saving…" not in reader.text


async def test_while_one_waits_for_another_reader_it_is_said(
    open_reader: OpenReader, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "_PAUSE", 0.01)
    async with open_reader(POSTS) as reader:
        with saving.lock(file):
            await reader.pilot.press("b", "q")
            await reader.until(lambda: "Saving…" in reader.text)
            assert reader.app.is_running
        await reader.settle()
        assert not reader.app.is_running
    assert len(Shelf(file).load().bookmarks) == 1


async def test_one_entry_that_cannot_be_read_does_not_hide_what_was_done(
    open_reader: OpenReader, file: Path
) -> None:
    file.write_text("schema = 'tui-reader/bookmarks/1'\n[[bookmarks]]\nid = ''\n")
    async with open_reader(POSTS) as reader:
        await reader.press("b")
        assert "Bookmarked" in reader.text
        await reader.press("U")
        assert "gone again" in reader.text


async def test_a_comment_that_another_capture_renames_keeps_its_star_and_its_one_bookmark(
    open_reader: OpenReader, file: Path
) -> None:
    async with open_reader([FIRST]) as reader:
        await reader.press("enter", "j", "b")
    url = "https://clouds.example/2019/03/seam.html"
    other = comment("Something else entirely.", id="c-2")
    renamed = replace(FIRST, id=url, url=url, comments=(replace(SEAM, id=f"{url}#c7"), other))
    async with open_reader([FIRST, renamed]) as reader:
        assert len(reader.screen._stores.index) == 1
        await reader.press("enter", "j")
        assert "1 Wren ★" in reader.text
        await reader.press("s")
        await reader.type("is:bookmarked ")
        hits = reader.screen.side.search.hits.items
        assert [each.comment_id for each in hits] == [f"{url}#c7"]
        await reader.press("enter", "b")
        assert "★" not in reader.text
    assert Shelf(file).load().bookmarks == ()


@pytest.mark.parametrize("key", ["b", "d"])
async def test_in_their_list_the_selected_bookmark_is_taken_away(
    open_reader: OpenReader, key: str
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("b", "j", "b", "k", "B")
        chosen = reader.screen.side.bookmarks.selected
        assert chosen is not None
        assert chosen.anchor.post_id == "second"
        await reader.press(key)
        left = reader.screen.side.bookmarks.items
        assert [each.anchor.post_id for each in left] == ["first"]
        await reader.press("U")
        assert len(reader.screen.side.bookmarks.items) == 2


async def test_an_orphan_can_be_taken_away(open_reader: OpenReader, file: Path) -> None:
    Shelf(file).add(new_bookmark(FIRST, SEAM))
    async with open_reader([SECOND]) as reader:
        await reader.press("B", "d")
        assert "0 bookmarks" in reader.text
    assert Shelf(file).load().bookmarks == ()


async def test_where_one_bookmark_is_taken_away_the_next_is_selected(
    open_reader: OpenReader, file: Path
) -> None:
    for name in ("one", "two", "three"):
        Shelf(file).add(replace(new_bookmark(FIRST), id=name))
    async with open_reader(POSTS) as reader:
        await reader.press("B", "j", "d")
        selected = reader.screen.side.bookmarks.selected
        assert selected is not None
        assert selected.id == "one"


async def test_a_bookmark_that_stands_in_another_post_now_says_so(
    open_reader: OpenReader, file: Path
) -> None:
    Shelf(file).add(new_bookmark(FIRST, SEAM))
    moved = replace(SECOND, comments=(*SECOND.comments, SEAM))
    async with open_reader([replace(FIRST, comments=()), moved]) as reader:
        await reader.press("B", "enter")
        assert reader.screen.thread.comment_id == SEAM.id
        assert "It stands in another post now: Rain by the yard" in reader.text


async def test_the_list_shows_what_another_reader_marked_meanwhile(
    open_reader: OpenReader, file: Path
) -> None:
    async with open_reader(POSTS) as reader:
        Shelf(file).add(new_bookmark(SECOND))
        await reader.press("B")
        assert "1 bookmark" in reader.text


async def test_the_open_list_follows_what_another_reader_keeps(
    open_reader: OpenReader, file: Path
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("b", "B")
        assert "1 bookmark" in reader.text
        shelf = Shelf(file)
        shelf.add(replace(new_bookmark(SECOND, SECOND.comments[0]), created="2099-01-01T00:00:00Z"))
        reader.screen.catch_up_with_bookmarks()  # As the timer does.
        await reader.settle()
        assert "2 bookmarks" in reader.text
        bookmarks = reader.screen.side.bookmarks
        assert bookmarks.selected is not None
        assert bookmarks.selected.anchor.post_id == "first"
        assert [each.anchor.post_id for each in bookmarks.items] == ["second", "first"]
        shelf.remove(bookmarks.selected.id)
        reader.screen.catch_up_with_bookmarks()
        await reader.settle()
        assert "1 bookmark" in reader.text
        assert bookmarks.selected.anchor.post_id == "second"
        assert reader.screen.thread.comment_id == SECOND.comments[0].id


async def test_stars_follow_what_another_reader_keeps(open_reader: OpenReader, file: Path) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("enter")
        assert "★" not in reader.text
        Shelf(file).add(new_bookmark(FIRST, SEAM))
        reader.screen.catch_up_with_bookmarks()
        await reader.settle()
        assert "1 Wren ★" in reader.text


async def test_bookmarks_that_are_as_they_were_are_not_read_again(
    open_reader: OpenReader, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Shelf(file).add(new_bookmark(FIRST))
    async with open_reader(POSTS) as reader:
        monkeypatch.setattr(Shelf, "load", None)
        reader.screen.catch_up_with_bookmarks()
        await reader.settle()
        assert reader.app.is_running


async def test_a_file_that_somebody_is_writing_is_left_until_it_is_whole(
    open_reader: OpenReader, file: Path
) -> None:
    Shelf(file).add(new_bookmark(FIRST))
    whole = file.read_bytes()
    async with open_reader(POSTS) as reader:
        await reader.press("B")
        for data in (whole[:-9], b"", whole):
            file.write_bytes(data)
            reader.screen.catch_up_with_bookmarks()
            await reader.settle()
            assert "1 bookmark" in reader.text
            assert [each.name for each in file.parent.glob("bookmarks*.toml")] == [file.name]


async def test_a_file_that_stays_broken_is_told_once_to_who_does_not_ask(
    open_reader: OpenReader, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    Shelf(file).add(new_bookmark(FIRST))
    async with open_reader(POSTS) as reader:
        monkeypatch.setattr(reader.screen, "_warn", told.append)
        file.write_bytes(b"[")
        for _ in range(4):
            reader.screen.catch_up_with_bookmarks()
            await reader.settle()
        [problem] = filter(None, told)
        assert f"{file} is damaged" in problem
        copies = [each for each in file.parent.glob("bookmarks*.toml") if each != file]
        assert [each.read_bytes() for each in copies] == [b"["]
        assert len(reader.screen.bookmarking) == 1


async def test_of_a_file_that_is_away_for_a_moment_nothing_is_said(
    open_reader: OpenReader, file: Path
) -> None:
    Shelf(file).add(new_bookmark(FIRST))
    async with open_reader(POSTS) as reader:
        await reader.press("B")
        file.rename(file.with_name("away"))
        reader.screen.catch_up_with_bookmarks()
        await reader.settle()
        assert "1 bookmark" in reader.text
        assert "is gone" not in reader.text


async def test_asked_for_twice_the_list_still_knows_where_one_came_from(
    open_reader: OpenReader,
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("2", "B", "B", "escape")
        assert reader.screen.has_class("-at-thread")


@pytest.mark.parametrize(("leave", "stays"), [("escape", False), ("enter", True)])
async def test_moving_in_the_bookmarks_shows_them_until_one_leaves_or_stays(
    open_reader: OpenReader, file: Path, leave: str, stays: bool
) -> None:
    Shelf(file).add(new_bookmark(SECOND, SECOND.comments[0]))
    Shelf(file).add(new_bookmark(FIRST, None))
    async with open_reader(POSTS) as reader:
        thread = reader.screen.thread
        before = thread.post
        assert before == FIRST
        await reader.press("B", "j")
        assert reader.screen.side.bookmarks.has_focus
        assert (thread.post, thread.comment_id) == (SECOND, SECOND.comments[0].id)
        await reader.press(leave)
        assert (thread.post == SECOND, thread.has_focus) == (stays, stays)
        await reader.press("ctrl+o")
        assert thread.post == before


async def test_a_bookmark_is_not_shown_over_what_one_has_gone_to(
    open_reader: OpenReader, file: Path
) -> None:
    Shelf(file).add(new_bookmark(SECOND, SECOND.comments[0]))
    Shelf(file).add(new_bookmark(FIRST, None))
    async with open_reader(POSTS) as reader:
        await reader.burst("B", "j", "escape")
        assert reader.screen.side.shown == "posts"
        assert reader.screen.thread.post == FIRST


async def test_what_was_said_of_a_bookmark_is_not_told_of_the_list(
    open_reader: OpenReader,
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("enter", "b")
        assert "Bookmarked." in reader.text
        await reader.press("B")
        assert "Bookmarked." not in reader.text


async def test_tags_have_the_room_of_the_day_when_a_bookmark_was_made(
    open_reader: OpenReader, file: Path
) -> None:
    Shelf(file).add(new_bookmark(FIRST, SEAM, tags=("winter coats", "wool")))
    async with open_reader(POSTS) as reader:
        await reader.press("B")
        assert "Wren · winter coats, wool" in reader.text
        assert "kept" not in reader.text


def kept(file: Path) -> list[str | None]:
    """The ids of the comments that are kept."""
    return [each.anchor.comment_id for each in Shelf(file).load().bookmarks]


@pytest.mark.parametrize("key", ["b", "t"])
async def test_a_hit_that_a_narrow_screen_does_not_show_is_gone_to_first(
    open_reader: OpenReader, file: Path, key: str
) -> None:
    Shelf(file).add(new_bookmark(FIRST, SEAM))
    async with open_reader(POSTS, size=(60, 30)) as reader:
        await reader.press("enter", "j", "j", "j", "q", "s")
        await reader.type("two")
        await reader.press("tab", key)
        assert "Enter goes there" in reader.text
        assert kept(file) == ["c-1"]


async def test_keys_in_one_burst_are_for_the_bookmark_that_one_moved_to(
    open_reader: OpenReader, file: Path
) -> None:
    Shelf(file).add(new_bookmark(SECOND, SECOND.comments[0]))
    Shelf(file).add(new_bookmark(FIRST, SEAM))
    async with open_reader(POSTS) as reader:
        await reader.press("B", "2", "1")
        await reader.burst("B", "j", "2", "b")
        assert reader.screen.thread.post == SECOND
        assert kept(file) == ["c-1"]


async def test_who_searches_right_behind_a_bookmark_is_shown_no_old_hit(
    open_reader: OpenReader, file: Path
) -> None:
    Shelf(file).add(new_bookmark(FIRST, SEAM))
    Shelf(file).add(new_bookmark(FIRST))
    async with open_reader(POSTS) as reader:
        await reader.press("s")
        await reader.type("two")
        await reader.press("escape")
        assert reader.screen.thread.post == FIRST
        await reader.burst("B", "j", "s")
        assert reader.screen.thread.post == FIRST


async def test_results_that_change_leave_alone_who_reads_on_in_the_post(
    open_reader: OpenReader, file: Path
) -> None:
    Shelf(file).add(new_bookmark(FIRST, SEAM))
    Shelf(file).add(new_bookmark(SECOND, SECOND.comments[0]))
    async with open_reader(POSTS) as reader:
        await reader.press("s")
        await reader.type("is:bookmarked ")
        await reader.press("down", "down", "tab", "tab")
        assert reader.screen.has_class("-at-thread")
        where = reader.screen.thread.comment_id, reader.screen.thread.post
        await reader.press("b")
        assert len(kept(file)) == 1
        reader.screen.side.search._search_again()  # As the timer does.
        await reader.settle()
        assert len(reader.screen.side.search.hits.items) == 1
        assert (reader.screen.thread.comment_id, reader.screen.thread.post) == where


async def test_where_one_bookmark_is_taken_away_the_next_is_shown(
    open_reader: OpenReader, file: Path
) -> None:
    Shelf(file).add(new_bookmark(SECOND, SECOND.comments[0]))
    Shelf(file).add(new_bookmark(FIRST, SEAM))
    async with open_reader(POSTS) as reader:
        thread = reader.screen.thread
        await reader.press("B", "d")
        assert (thread.post, thread.comment_id) == (SECOND, SECOND.comments[0].id)
        assert "Bookmark taken away." in reader.text
        await reader.press("d")
        assert thread.post == FIRST
        assert reader.screen.side.bookmarks.has_focus


async def test_what_another_reader_kept_meanwhile_is_not_taken_away(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("2")
        post = reader.screen.thread.post
        assert post is not None
        Shelf(tmp_path / "bookmarks.toml").add(new_bookmark(post, None))
        await reader.press("b")
        assert "It is kept already: another reader did that." in reader.text
        assert "★" in reader.text
        assert len(Shelf(tmp_path / "bookmarks.toml").load().bookmarks) == 1
        await reader.press("b")
        assert "Bookmark taken away." in reader.text


async def test_a_bookmark_of_what_is_not_in_the_archive_says_so_when_it_is_selected(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    Shelf(tmp_path / "bookmarks.toml").add(new_bookmark(FIRST, SEAM))
    async with open_reader([SECOND]) as reader:
        await reader.press("B", "j")
        assert "Not in this archive now; Enter shows the copy." in reader.text
        assert "go there" not in reader.text


async def test_the_row_of_a_bookmark_says_that_it_is_gone(
    open_reader: OpenReader, file: Path
) -> None:
    Shelf(file).add(new_bookmark(SECOND))
    Shelf(file).add(new_bookmark(FIRST, SEAM))
    async with open_reader([SECOND]) as reader:
        await reader.press("B")
        assert "Not in this archive now · Wren" in reader.text
        assert reader.text.count("Not in this archive now") == 2  # In the bottom line too.
        await reader.press("j")
        assert reader.screen.thread.post == SECOND
        assert reader.text.count("Not in this archive now") == 1


def rows(reader: Reader) -> list[str]:
    """What is told in the rows of the bookmarks of who wrote it, and so on."""
    bookmarks = reader.screen.side.bookmarks
    lines = [bookmarks.render_line(y).text.strip(" ▌▐") for y in range(bookmarks.size.height)]
    return list(filter(None, lines[1::4]))


@pytest.mark.parametrize(
    ("width", "told"),
    [
        (120, ["Not here · Wren · wool", "The post is not here · rain", "the post"]),
        (40, ["The post is not here · Wren · wool", "The post is not here · rain", "the post"]),
        (30, ["Not here · Wren · wool", "Not here · rain", "the post"]),
        (20, ["Not here · wool", "Not here · rain", "the post"]),
    ],
)
async def test_the_row_of_a_bookmark_of_another_archive_says_so_and_keeps_its_tags(
    open_reader: OpenReader, file: Path, width: int, told: list[str]
) -> None:
    here = post(id="here", title="Here", published="2020-01-01")
    Shelf(file).add(new_bookmark(here))
    Shelf(file).add(new_bookmark(SECOND, None, tags=("rain",)))
    Shelf(file).add(new_bookmark(FIRST, SEAM, tags=("wool",)))
    async with open_reader([here], size=(width, 24)) as reader:
        await reader.press("B")
        assert [row.partition(" · kept")[0] for row in rows(reader)] == told


async def test_a_bookmark_is_not_called_away_before_all_is_read(
    open_reader: OpenReader, file: Path
) -> None:
    Shelf(file).add(new_bookmark(SECOND))
    Shelf(file).add(new_bookmark(FIRST, SEAM))
    async with open_reader([SECOND], size=(40, 24)) as reader:
        store = reader.screen._stores.index.store
        with store.writing() as writer:
            writer.call_whole(False)
        await reader.press("B")
        assert rows(reader)[0].startswith("Wren")
        with store.writing() as writer:
            writer.call_whole(True)
        reader.screen.post_message(reader.screen.Arrived(changed=False))
        await reader.settle()
        assert rows(reader)[0].startswith("The post is not here · Wren")


async def test_a_bookmark_that_was_found_in_another_post_is_not_called_away(
    open_reader: OpenReader, file: Path
) -> None:
    Shelf(file).add(new_bookmark(FIRST, SEAM))
    moved = replace(SECOND, comments=(*SECOND.comments, SEAM))
    async with open_reader([moved]) as reader:
        await reader.press("B")
        assert rows(reader)[0].startswith("Wren · kept")


async def test_beside_a_bookmark_that_is_gone_stands_its_copy_and_no_other_post(
    open_reader: OpenReader, file: Path
) -> None:
    Shelf(file).add(new_bookmark(SECOND))
    Shelf(file).add(new_bookmark(FIRST, SEAM))
    third = post(id="third", title="Quite another", body="Nothing of it.", published="2020-01-01")
    async with open_reader([SECOND, third]) as reader:
        assert "Nothing of it." in reader.text
        await reader.press("B")
        assert "This is the copy that was kept with the bookmark:" in reader.text
        assert "Wool holds where glue gives way, whatever the weather." in reader.text
        assert "Nothing of it." not in reader.text
        await reader.press("tab")
        assert reader.screen.thread.has_focus
        assert "Nothing of it." in reader.text
        await reader.press("tab")
        assert "Nothing of it." not in reader.text
        await reader.press("j")
        assert reader.screen.thread.post == SECOND
        assert "This is the copy" not in reader.text
        await reader.press("k", "d")
        assert "This is the copy" not in reader.text
        await reader.press("U", "k", "escape")
        assert "This is the copy" not in reader.text
        assert "Nothing of it." in reader.text


async def test_a_bookmark_that_has_come_back_is_called_gone_no_longer(
    open_reader: OpenReader, file: Path
) -> None:
    Shelf(file).add(new_bookmark(FIRST, SEAM))
    async with open_reader([SECOND]) as reader:
        await reader.press("B")
        assert "Not in this archive now · Wren" in reader.text
        await reader.arrive(FIRST)
        assert "Not in this archive now · Wren" not in reader.text


async def test_the_first_bookmark_is_shown_beside_its_row(
    open_reader: OpenReader, file: Path
) -> None:
    Shelf(file).add(new_bookmark(SECOND, SECOND.comments[0]))
    async with open_reader(POSTS) as reader:
        await reader.press("B")
        assert reader.screen.thread.post == SECOND
        await reader.press("escape")
        assert reader.screen.thread.post == FIRST
