"""The saved bookmarks are never lost: not by kills, other readers, damage or full disks."""

import errno
import os
import random
import signal
import subprocess
import sys
import threading
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.builders import comment, post
from tui_reader.bookmarks.bookmark import Anchor, Bookmark, new_bookmark
from tui_reader.bookmarks.shelf import Shelf
from tui_reader.saving import NotSaved

# Whoever makes one change after the other leaves a slow machine little time to take turns in.
_PATIENT = """
from functools import partial
from tui_reader import saving
saving.lock = partial(saving.lock, wait=300)
"""
# Adds bookmarks and says each one's id only once it is saved.
ADDER = f"""{_PATIENT}
import sys
from pathlib import Path
from tui_reader.bookmarks.bookmark import Anchor, Bookmark
from tui_reader.bookmarks.shelf import Shelf
shelf, name, count = Shelf(Path(sys.argv[1])), sys.argv[2], int(sys.argv[3])
for number in range(count):
    id = name + str(number)
    shelf.add(Bookmark(id, Anchor("p", body="text " * 9), "2024-01-01T00:00:00Z"))
    print(id, flush=True)
"""
# Marks one comment and takes the mark away again and again.
TOGGLER = f"""{_PATIENT}
import sys
from pathlib import Path
from tui_reader.bookmarks.bookmark import Anchor, Bookmark
from tui_reader.bookmarks.shelf import Shelf
shelf, name, count = Shelf(Path(sys.argv[1])), sys.argv[2], int(sys.argv[3])
for number in range(count):
    mark = Bookmark(name + str(number), Anchor("p", comment_id="c"), "2024-01-01T00:00:00Z")
    assert len(shelf.toggle(mark).bookmarks) <= 1
"""
SCHEMA = 'schema = "tui-reader/bookmarks/1"\n'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "bookmarks.toml"


def test_without_a_file_there_are_no_bookmarks_and_nothing_is_made(path: Path) -> None:
    shelved = Shelf(path).load()
    assert (shelved.bookmarks, shelved.problem, shelved.read_only) == ((), None, False)
    assert not path.parent.exists()


def test_what_is_added_is_there_in_the_next_run(path: Path) -> None:
    one = comment("Torn.\r\n\tTwice.", author="Wren", published="2019-03-05")
    added = new_bookmark(post(comments=(one,)), one, note="read\nagain", tags=("seam", "fog"))
    assert Shelf(path).add(added).bookmarks == (added,)
    assert Shelf(path).load().bookmarks == (added,)
    assert added.created.endswith("Z")
    assert len(added.created) == 20


def test_the_file_says_that_its_comments_are_not_kept(path: Path) -> None:
    Shelf(path).add(bookmark("a"))
    first, second, *_ = path.read_text().splitlines()
    assert first.startswith("# ")
    assert "not kept" in first
    assert second + "\n" == SCHEMA
    assert path.stat().st_mode & 0o777 == 0o600


def test_adding_twice_is_adding_once(path: Path) -> None:
    shelf = Shelf(path)
    shelf.add(bookmark("a"))
    assert len(shelf.add(bookmark("a")).bookmarks) == 1


def test_what_is_removed_stays_removed_and_is_remembered(path: Path) -> None:
    shelf = Shelf(path)
    shelf.add(bookmark("a"))
    shelf.add(bookmark("b"))
    assert ids(shelf.remove("a").bookmarks) == ["b"]
    assert ids(Shelf(path).load().bookmarks) == ["b"]
    [removed] = tomllib.loads(path.read_text())["removed"]
    assert removed["id"] == "a"
    assert removed["removed"].endswith("Z")


def test_removing_what_is_not_there_changes_nothing(path: Path) -> None:
    shelf = Shelf(path)
    shelf.add(bookmark("a"))
    before = path.read_bytes()
    assert ids(shelf.remove("b").bookmarks) == ["a"]
    assert path.read_bytes() == before


def test_undo_brings_a_removed_bookmark_back_with_note_and_tags(path: Path) -> None:
    shelf = Shelf(path)
    kept = bookmark("a", note="mine", tags=("x", "y"))
    shelf.add(kept)
    shelf.remove("a")
    assert shelf.undo().bookmarks == (kept,)
    assert Shelf(path).load().bookmarks == (kept,)
    assert not tomllib.loads(path.read_text())["removed"]


def test_undo_takes_the_changes_back_one_by_one(path: Path) -> None:
    shelf = Shelf(path)
    for name in "abc":
        shelf.add(bookmark(name))
    shelf.remove("b")
    undone = [ids(shelf.undo().bookmarks) for _ in range(5)]
    assert undone == [["a", "c", "b"], ["a", "b"], ["a"], [], []]


def test_undo_touches_only_what_this_reader_did(path: Path) -> None:
    mine, other = Shelf(path), Shelf(path)
    mine.add(bookmark("a"))
    other.add(bookmark("b"))
    assert ids(mine.undo().bookmarks) == ["b"]
    assert ids(mine.undo().bookmarks) == ["b"]


def test_a_toggle_neither_doubles_nor_takes_away_what_was_not_seen(
    path: Path,
) -> None:
    mine, other = Shelf(path), Shelf(path)
    assert (mine.load().bookmarks, other.load().bookmarks) == ((), ())
    assert mine.toggle(of_one_comment("a")).change == "added"
    toggled = other.toggle(of_one_comment("b"))
    assert (ids(toggled.bookmarks), toggled.change) == (["a"], None)
    assert other.toggle(of_one_comment("c"), here=("a",)).change == "removed"
    assert ids(mine.load().bookmarks) == []


def test_a_toggle_takes_away_all_that_is_seen_at_a_comment_and_undo_brings_it_back(
    path: Path,
) -> None:
    shelf = Shelf(path)
    for name in "ab":
        shelf.add(of_one_comment(name))
    shelf.add(bookmark("else"))
    assert ids(shelf.toggle(of_one_comment("c"), ("a", "b")).bookmarks) == ["else"]
    undone = shelf.undo()
    assert (ids(undone.bookmarks), undone.change) == (["else", "a", "b"], "added")


def test_a_toggle_takes_away_what_is_seen_there_whatever_its_id_was(path: Path) -> None:
    shelf = Shelf(path)
    shelf.add(bookmark("renamed"))
    toggled = shelf.toggle(of_one_comment("new"), here=("renamed",))
    assert (toggled.bookmarks, toggled.change) == ((), "removed")


def test_a_toggle_of_a_star_that_another_reader_took_away_adds_none(path: Path) -> None:
    toggled = Shelf(path).toggle(of_one_comment("new"), here=("gone",))
    assert (toggled.bookmarks, toggled.change) == ((), None)


def test_a_toggle_leaves_the_bookmark_of_a_twin_that_had_the_same_id(path: Path) -> None:
    shelf = Shelf(path)
    shelf.add(of_one_comment("twin"))
    assert shelf.toggle(of_one_comment("new"), elsewhere=("twin",)).change == "added"
    assert ids(shelf.load().bookmarks) == ["twin", "new"]


def test_what_is_taken_away_leaves_only_a_trace_in_the_file(path: Path) -> None:
    shelf = Shelf(path)
    long = Bookmark("a", Anchor("p", body="torn " * 1000), "2024-01-01T00:00:00Z", "note", ("tag",))
    for _ in range(20):
        shelf.add(long)
        shelf.remove("a")
        shelf.add(replace(long, id="b"))
        shelf.remove("b")
    traces = tomllib.loads(path.read_text())["removed"]
    assert [(each["id"], sorted(each)) for each in traces] == [
        (name, ["id", "removed"]) for name in "ab"
    ]
    assert shelf.undo().bookmarks == (replace(long, id="b"),)


def test_whole_copies_that_an_earlier_reader_kept_of_the_removed_are_shortened(path: Path) -> None:
    old = "[[removed]]\nid = 'z'\nremoved = 'then'\nmine = 1\n"
    written(path, SCHEMA + old + "anchor = {post = 'p', body = 'torn'}\n")
    shelf = Shelf(path)
    shelf.add(bookmark("a"))
    shelf.remove("a")
    first, second = tomllib.loads(path.read_text())["removed"]
    assert first == {"id": "z", "removed": "then", "mine": 1}
    assert second["id"] == "a"


def test_the_post_and_its_comments_are_toggled_apart(path: Path) -> None:
    shelf = Shelf(path)
    shelf.toggle(Bookmark("post", Anchor("p"), "2024-01-01T00:00:00Z"))
    assert ids(shelf.toggle(of_one_comment("a")).bookmarks) == ["post", "a"]
    again = Bookmark("x", Anchor("p"), "2024-01-01T00:00:00Z")
    assert ids(shelf.toggle(again, here=("post",)).bookmarks) == ["a"]


def test_undo_undoes_only_what_was_really_done(path: Path) -> None:
    mine, other = Shelf(path), Shelf(path)
    other.add(bookmark("a"))
    mine.add(bookmark("a"))
    assert ids(mine.undo().bookmarks) == ["a"]
    other.remove("a")
    mine.remove("a")
    assert (mine.undo().bookmarks, mine.undo().change) == ((), None)


def test_undo_of_what_another_reader_undid_already_does_nothing(path: Path) -> None:
    mine, other = Shelf(path), Shelf(path)
    mine.toggle(of_one_comment("a"))
    other.toggle(of_one_comment("b"), here=("a",))
    undone = mine.undo()
    assert (undone.bookmarks, undone.change) == ((), None)


def test_undo_makes_no_second_bookmark_of_a_comment_that_was_marked_anew(path: Path) -> None:
    mine, other = Shelf(path), Shelf(path)
    mine.toggle(of_one_comment("a"))
    mine.toggle(of_one_comment("b"), here=("a",))
    other.toggle(of_one_comment("c"))
    undone = mine.undo()
    assert (ids(undone.bookmarks), undone.change) == (["c"], None)


def test_an_undo_that_failed_can_be_tried_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = Shelf(path)
    shelf.add(bookmark("a"))
    with monkeypatch.context() as patch:
        fill_disk(patch)
        with pytest.raises(NotSaved, match="the disk is full"):
            shelf.undo()
    assert ids(shelf.load().bookmarks) == ["a"]
    assert shelf.undo().bookmarks == ()


def test_a_full_disk_keeps_what_was_saved(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf(path)
    shelf.add(bookmark("a"))
    before = path.read_bytes()
    with monkeypatch.context() as patch:
        fill_disk(patch)
        with pytest.raises(NotSaved, match="the disk is full"):
            shelf.add(bookmark("b"))
    assert path.read_bytes() == before
    # What was not saved is not said to be there, and can be saved later.
    assert ids(shelf.load().bookmarks) == ["a"]
    assert ids(shelf.add(bookmark("b")).bookmarks) == ["a", "b"]


def test_what_cannot_be_read_again_is_never_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import tomli_w

    shelf = Shelf(path)
    shelf.add(bookmark("a"))
    before = path.read_bytes()
    monkeypatch.setattr(tomli_w, "dumps", lambda _: "schema = ")
    with pytest.raises(NotSaved):
        shelf.add(bookmark("b"))
    assert path.read_bytes() == before


def test_unknown_keys_are_kept_everywhere(path: Path) -> None:
    written(
        path,
        SCHEMA
        + "later = {x = nan}\n"
        + "[[bookmarks]]\nid = 'a'\ncolour = 'red'\n[bookmarks.anchor]\npost = 'p'\nextra = [1]\n"
        + "[[removed]]\nid = 'z'\nwhy = 1979-05-27\n",
    )
    shelf = Shelf(path)
    shelf.add(bookmark("b"))
    shelf.remove("a")
    shelf.undo()
    table: dict[str, Any] = tomllib.loads(path.read_text())
    assert repr(table["later"]) == "{'x': nan}"
    first = next(each for each in table["bookmarks"] if each["id"] == "a")
    assert first == {"id": "a", "colour": "red", "anchor": {"post": "p", "extra": [1]}}
    assert [each["id"] for each in table["removed"]] == ["z"]
    assert "why" in table["removed"][0]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"# only a comment\n",
        b"schema = 3\n",
        b"schema = 'somebody/else/1'\n",
        b"schema = 'tui-reader/bookmarks/0'\n",
        b"schema = 'tui-reader/bookmarks/\xd9\xa2'\n",
        b"schema = 'tui-reader/bookmarks/" + b"9" * 5000 + b"'\n",
        SCHEMA.encode() + b"bookmarks = 3\n",
        SCHEMA.encode() + b"[removed]\n",
        SCHEMA.encode() + b"[[bookmarks]]\nid = 'a",
        SCHEMA.encode() + b"x = '\xff'\n",
        SCHEMA.encode("utf-16"),
        SCHEMA.encode() + b"x = " + b"[" * 100_000,
        SCHEMA.encode() + b"x = " + b"1" * 10_000,
        b"\x00" * 300,
    ],
    ids=range(15),
)
def test_a_damaged_file_is_set_aside_told_and_its_content_never_lost(
    path: Path, data: bytes
) -> None:
    written(path, data)
    shelf = Shelf(path)
    for shelved in (shelf.load(), shelf.load(), Shelf(path).load()):
        assert shelved.bookmarks == ()
        assert not shelved.read_only
        assert "is damaged" in (shelved.problem or "")
        assert (shelved.problem or "").isprintable()
    assert path.read_bytes() == data
    assert ids(shelf.add(bookmark("a")).bookmarks) == ["a"]
    [copy] = path.parent.glob("*.damaged-*")
    assert copy.read_bytes() == data
    assert copy.name in (shelved.problem or "")
    assert Shelf(path).load().problem is None


def test_what_this_reader_knew_goes_on_when_the_file_is_broken_meanwhile(path: Path) -> None:
    shelf = Shelf(path)
    shelf.add(bookmark("a"))
    half = path.read_bytes()[:-20]
    path.write_bytes(half)
    shelved = shelf.add(bookmark("b"))
    assert ids(shelved.bookmarks) == ["a", "b"]
    assert "is damaged" in (shelved.problem or "")
    assert [each.read_bytes() for each in path.parent.glob("*.damaged-*")] == [half]


def test_what_this_reader_knew_goes_on_when_the_file_is_gone_meanwhile(path: Path) -> None:
    shelf = Shelf(path)
    first = shelf.add(bookmark("a")).bookmarks
    path.unlink()
    shelved = shelf.load()
    assert shelved.bookmarks == first
    assert not shelved.read_only
    assert "gone" in (shelved.problem or "")
    shelf.add(bookmark("b"))
    assert ids(Shelf(path).load().bookmarks) == ["a", "b"]
    assert shelf.load().problem is None


def test_where_the_folder_is_gone_what_was_known_is_shown(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    path = tmp_path / "home" / "bookmarks.toml"
    path.parent.mkdir()
    path.symlink_to(disk / "bookmarks.toml")
    shelf = Shelf(path)
    first = shelf.add(bookmark("a")).bookmarks
    disk.rename(tmp_path / "away")
    shelved = shelf.load()
    assert shelved.bookmarks == first
    assert shelved.read_only
    with pytest.raises(NotSaved, match="folder is missing"):
        shelf.add(bookmark("b"))
    (tmp_path / "away").rename(disk)
    assert shelf.load() == Shelf(path).load()


def test_a_damaged_file_that_cannot_be_set_aside_is_not_overwritten(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(path, b"schema = ")
    fill_disk(monkeypatch)
    shelved = Shelf(path).load()
    assert shelved.read_only
    assert "cannot be set aside" in (shelved.problem or "")
    with pytest.raises(NotSaved):
        Shelf(path).add(bookmark("a"))
    assert path.read_bytes() == b"schema = "


def test_a_byte_order_mark_of_an_editor_does_no_harm(path: Path) -> None:
    written(path, "\ufeff" + SCHEMA + "[[bookmarks]]\nid = 'a'\nanchor = {post = 'p'}\n")
    shelved = Shelf(path).load()
    assert (ids(shelved.bookmarks), shelved.problem) == (["a"], None)


def test_a_file_of_a_newer_reader_is_read_and_not_changed(path: Path) -> None:
    text = "schema = 'tui-reader/bookmarks/2'\n[[bookmarks]]\nid = 'a'\nanchor = {post = 'p'}\n"
    written(path, text)
    shelved = Shelf(path).load()
    assert (ids(shelved.bookmarks), shelved.read_only) == (["a"], True)
    assert "newer reader" in (shelved.problem or "")
    with pytest.raises(NotSaved, match="newer reader"):
        Shelf(path).add(bookmark("b"))
    with pytest.raises(NotSaved, match="newer reader"):
        Shelf(path).remove("a")
    assert path.read_text() == text


def test_nothing_is_made_of_a_newer_readers_file_that_is_gone(path: Path) -> None:
    written(path, "schema = 'tui-reader/bookmarks/2'\n")
    shelf = Shelf(path)
    shelf.load()
    path.unlink()
    with pytest.raises(NotSaved, match="newer reader"):
        shelf.add(bookmark("b"))
    assert not path.exists()


def test_single_bookmarks_that_make_no_sense_are_told_and_kept(path: Path) -> None:
    written(
        path,
        SCHEMA
        + "bookmarks = [3, {id = 'a', anchor = {post = 'p'}}, {id = 'a', anchor = {post = 'q'}},"
        + " {id = 7, anchor = {post = 'p'}}, {id = 'c'}, {id = 'd', anchor = 5},"
        + " {id = 'e', note = 1, tags = ['x', 2], anchor = {post = 'p', ancestors = 'x'}}]\n",
    )
    shelf = Shelf(path)
    shelved = shelf.load()
    assert ids(shelved.bookmarks) == ["a", "e"]
    assert shelved.bookmarks[1].tags == ("x",)
    assert "5 of the saved bookmarks" in (shelved.problem or "")
    assert not shelved.read_only
    shelf.add(bookmark("f"))
    assert len(tomllib.loads(path.read_text())["bookmarks"]) == 8


def test_a_home_that_cannot_be_made_is_told_and_all_else_works(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    shelf = Shelf(tmp_path / "file" / "bookmarks.toml")
    shelved = shelf.load()
    assert shelved.read_only
    assert "cannot be" in (shelved.problem or "")
    with pytest.raises(NotSaved):
        shelf.add(bookmark("a"))
    assert shelf.undo().bookmarks == ()


def test_in_a_read_only_home_the_bookmarks_can_be_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Shelf(path).add(bookmark("a"))
    monkeypatch.setattr(os, "access", lambda *_: False)
    shelved = Shelf(path).load()
    assert (ids(shelved.bookmarks), shelved.read_only) == (["a"], True)
    assert "read-only" in (shelved.problem or "")


def test_a_file_that_may_not_be_read_is_told_and_not_overwritten(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = Shelf(path)
    shelf.add(bookmark("a"))
    before = path.read_bytes()
    real = os.open

    def forbidden(file: Any, flags: int, *rest: int) -> int:
        if Path(file) == path:
            raise PermissionError(errno.EACCES, "no")
        return real(file, flags, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", forbidden)
        shelved = shelf.load()
        assert (ids(shelved.bookmarks), shelved.read_only) == (["a"], True)
        with pytest.raises(NotSaved, match="cannot be read"):
            shelf.add(bookmark("b"))
    assert path.read_bytes() == before


def test_lone_surrogates_do_no_harm(path: Path) -> None:
    shelf = Shelf(path)
    odd = Bookmark(
        "a\ud800",
        Anchor("p\udfff", body="\udcff", twins=("\ud811",)),
        "now",
        "n\ud800",
        ("\udc00",),
    )
    [saved] = shelf.add(odd).bookmarks
    assert (saved.id, saved.note, saved.tags) == ("a\ufffd", "n\ufffd", ("\ufffd",))
    assert Shelf(path).load().bookmarks == (saved,)
    assert shelf.undo().bookmarks == ()


def test_a_link_to_the_file_stays_a_link(path: Path, tmp_path: Path) -> None:
    real = tmp_path / "synced" / "marks.toml"
    Shelf(real).add(bookmark("a"))
    real.chmod(0o640)
    path.parent.mkdir()
    path.symlink_to(real)
    assert ids(Shelf(path).add(bookmark("b")).bookmarks) == ["a", "b"]
    assert path.is_symlink()
    assert ids(Shelf(real).load().bookmarks) == ["a", "b"]
    assert real.stat().st_mode & 0o777 == 0o640


def test_two_readers_at_once_lose_nothing(path: Path) -> None:
    adders = [
        subprocess.Popen(
            [sys.executable, "-c", ADDER, str(path), name, "60"], stdout=subprocess.DEVNULL
        )
        for name in "ab"
    ]
    assert [adder.wait(timeout=300) for adder in adders] == [0, 0]
    expected = {f"{name}{number}" for name in "ab" for number in range(60)}
    shelved = Shelf(path).load()
    assert len(shelved.bookmarks) == 120
    assert set(ids(shelved.bookmarks)) == expected


def test_two_readers_that_toggle_one_comment_never_make_two_bookmarks_of_it(path: Path) -> None:
    togglers = [
        subprocess.Popen([sys.executable, "-c", TOGGLER, str(path), name, count])
        for name, count in (("a", "40"), ("b", "41"))
    ]
    assert [toggler.wait(timeout=300) for toggler in togglers] == [0, 0]
    # Neither sees what the other kept: it is neither kept twice nor taken away.
    assert len(Shelf(path).load().bookmarks) == 1


def test_threads_of_one_reader_lose_nothing(path: Path) -> None:
    shelf = Shelf(path)
    threads = [
        threading.Thread(target=shelf.add, args=(bookmark(str(number)),)) for number in range(20)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=300)
    assert sorted(map(int, ids(shelf.load().bookmarks))) == list(range(20))


def test_a_kill_loses_no_bookmark_that_was_said_to_be_saved(path: Path) -> None:
    chance = random.Random(11)
    acknowledged: set[str] = set()
    for kill in range(30):
        command = [sys.executable, "-c", ADDER, str(path), f"k{kill}-", "1000"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as adder:
            assert adder.stdout is not None
            for _ in range(chance.randint(1, 4)):
                acknowledged.add(adder.stdout.readline().strip())
            adder.send_signal(signal.SIGKILL)
            acknowledged.update(adder.stdout.read().split())
        shelved = Shelf(path).load()
        assert shelved.problem is None
        assert acknowledged <= set(ids(shelved.bookmarks))
    assert len(acknowledged) >= 30


def bookmark(name: str, note: str = "", tags: tuple[str, ...] = ()) -> Bookmark:
    anchor = Anchor("p", comment_id=name, body="A torn cloud.")
    return Bookmark(name, anchor, "2024-01-01T00:00:00Z", note, tags)


def of_one_comment(name: str) -> Bookmark:
    return Bookmark(name, Anchor("p", comment_id="c"), "2024-01-01T00:00:00Z")


def ids(bookmarks: tuple[Bookmark, ...]) -> list[str]:
    return [each.id for each in bookmarks]


def written(path: Path, content: str | bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def fill_disk(patch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "no space")

    patch.setattr(os, "write", full)


def test_tags_take_the_place_of_those_before_and_all_else_stays(path: Path) -> None:
    shelf = Shelf(path)
    kept = [new_bookmark(post(), tags=("wool",), note="Mind."), new_bookmark(post(id="other"))]
    for each in kept:
        shelf.add(each)
    path.write_text(path.read_text().replace('note = "Mind."', 'note = "Mind."\nmine = 7'))
    shelved = Shelf(path).tag([kept[0].id, "never"], ["glue", "\udcff"])
    assert shelved.change == "tagged"
    assert [each.tags for each in shelved.bookmarks] == [("glue", "\ufffd"), ()]
    assert shelved.bookmarks[0].note == "Mind."
    assert "mine = 7" in path.read_text()
    assert shelf.tag([kept[0].id], ["glue", "\ufffd"]).change is None


def test_undo_takes_tags_back_before_the_bookmark_that_has_them(path: Path) -> None:
    shelf = Shelf(path)
    kept = [new_bookmark(post(), tags=("wool",)), new_bookmark(post(id="other"))]
    for each in kept:
        shelf.add(each)
    shelf.tag([each.id for each in kept], ["glue", "wool"])
    undone = shelf.undo()
    assert undone.change == "tagged"
    assert [each.tags for each in undone.bookmarks] == [("wool",), ()]
    assert [len(shelf.undo().bookmarks) for _ in range(3)] == [1, 0, 0]


def test_undo_leaves_tags_that_another_reader_gave_since(path: Path) -> None:
    mine, other = Shelf(path), Shelf(path)
    kept = [new_bookmark(post()), new_bookmark(post(id="other"))]
    for each in kept:
        mine.add(each)
    mine.tag([each.id for each in kept], ["glue"])
    other.tag([kept[0].id], ["tar"])
    other.remove(kept[1].id)
    undone = mine.undo()
    assert (undone.change, [each.tags for each in undone.bookmarks]) == (None, [("tar",)])


def test_what_was_undone_is_done_again_one_by_one(path: Path) -> None:
    shelf = Shelf(path)
    kept = new_bookmark(post(), note="Mind.")
    shelf.add(kept)
    shelf.tag([kept.id], ["wool"])
    shelf.remove(kept.id)
    for _ in range(3):
        shelf.undo()
    again = [shelf.redo() for _ in range(4)]
    assert [each.change for each in again] == ["added", "tagged", "removed", None]
    assert [[one.tags for one in each.bookmarks] for each in again] == [[()], [("wool",)], [], []]
    assert shelf.undo().bookmarks == (replace(kept, tags=("wool",)),)


def test_after_a_new_change_nothing_is_done_again(path: Path) -> None:
    shelf = Shelf(path)
    shelf.add(new_bookmark(post()))
    shelf.undo()
    shelf.add(new_bookmark(post(id="other")))
    assert shelf.redo().change is None
    assert len(shelf.undo().bookmarks) == 0


def test_a_note_takes_the_place_of_the_one_before_and_all_else_stays(path: Path) -> None:
    shelf = Shelf(path)
    kept = [new_bookmark(post(), tags=("wool",)), new_bookmark(post(id="other"), note="Mind.")]
    for each in kept:
        shelf.add(each)
    path.write_text(path.read_text().replace('note = "Mind."', 'note = "Mind."\nmine = 7'))
    shelved = Shelf(path).note(kept[1].id, "Look\nat it \udcff")
    assert shelved.change == "noted"
    assert [each.note for each in shelved.bookmarks] == ["", "Look\nat it \ufffd"]
    assert [each.note for each in shelved.before] == ["Mind."]
    assert shelved.bookmarks[0].tags == ("wool",)
    assert "mine = 7" in path.read_text()
    assert shelf.note(kept[1].id, "Look\nat it \ufffd").change is None
    assert shelf.note(kept[0].id, "").change is None
    assert shelf.note("never", "x").change is None


def test_a_note_is_undone_and_done_again_beside_tags(path: Path) -> None:
    shelf = Shelf(path)
    kept = new_bookmark(post(), note="Mind.")
    shelf.add(kept)
    shelf.note(kept.id, "Look.")
    shelf.tag([kept.id], ["wool"])
    undone = [shelf.undo() for _ in range(2)]
    assert [each.change for each in undone] == ["tagged", "noted"]
    assert undone[-1].bookmarks == (kept,)
    again = [shelf.redo() for _ in range(2)]
    assert [each.change for each in again] == ["noted", "tagged"]
    assert again[-1].bookmarks == (replace(kept, note="Look.", tags=("wool",)),)


def test_undo_leaves_a_note_that_another_reader_wrote_since(path: Path) -> None:
    mine, other = Shelf(path), Shelf(path)
    kept = new_bookmark(post())
    mine.add(kept)
    mine.note(kept.id, "Look.")
    other.note(kept.id, "Look again.")
    other.tag([kept.id], ["wool"])
    undone = mine.undo()
    assert undone.change is None
    assert undone.bookmarks == (replace(kept, note="Look again.", tags=("wool",)),)


def test_of_a_file_without_bookmarks_that_is_gone_nothing_is_said(path: Path) -> None:
    shelf = Shelf(path)
    shelf.add(new_bookmark(post()))
    shelf.undo()
    path.unlink()
    assert shelf.load().problem is None
