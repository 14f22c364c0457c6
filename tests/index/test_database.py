"""The index's file: of no use, in no folder, on no disk."""

import contextlib
import sqlite3
from pathlib import Path

import pytest

from tests.builders import post
from tests.index.filling import capture, filled
from tui_reader.index.database import IndexLost, discard
from tui_reader.index.indexed import IndexedArchive
from tui_reader.index.store import Store
from tui_reader.saving import lock


def test_a_file_and_its_folder_are_the_persons_alone(tmp_path: Path) -> None:
    path = tmp_path / "cache" / "a.db"
    filled(path, post())
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def assert_made_anew(path: Path) -> None:
    """See that what is there is no hindrance, and makes place for an empty index."""
    index = IndexedArchive([], file=path)
    assert index.problem is None
    assert (index.store.path, len(index)) == (path, 0)


@pytest.mark.parametrize("junk", [b"", b"junk" * 1000, b"SQLite format 3\x00" + b"x" * 5000])
def test_what_is_no_index_is_made_one(tmp_path: Path, junk: bytes) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(junk)
    assert_made_anew(path)


def test_a_database_of_another_program_is_made_an_index(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE state (name TEXT)")
    assert_made_anew(path)


@pytest.mark.parametrize("version", [0, 99])
def test_an_index_of_another_version_is_made_anew(tmp_path: Path, version: int) -> None:
    path = tmp_path / "a.db"
    filled(path, post()).close()
    with sqlite3.connect(path) as other:
        other.execute(f"PRAGMA user_version = {version}")
    assert_made_anew(path)


def test_an_index_cut_short_is_lost_or_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    filled(path, *(post(id=f"p{number}", body="rain " * 500) for number in range(40))).close()
    whole = path.read_bytes()
    for share in range(10):
        path.write_bytes(whole[: len(whole) * share // 10])
        try:
            store = Store(path)
            found = [store.get(each.id) for each in store.summaries(0, 99)]
        except IndexLost:
            continue
        assert found == [] or all(found)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(IndexLost):
        Store(tmp_path / "file" / "a.db")


def test_a_full_disk_leaves_the_index_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store = filled(path, post(id="a"))

    def change() -> None:
        with store.writing(kin=False) as writer:
            writer._connection.execute("PRAGMA max_page_count = 1")
            writer.add(capture("b"), [post(id="b", body="rain " * 100_000)])

    with pytest.raises(IndexLost):
        change()
    assert [each.id for each in store.summaries(0, 9)] == ["a"]


def test_two_readers_see_what_the_other_wrote(tmp_path: Path) -> None:
    one, other = filled(tmp_path / "a.db", post(id="a")), Store(tmp_path / "a.db")
    assert len(other) == 1
    with other.writing(kin=False) as writer:
        writer.add(capture("b"), [post(id="b")])
    with one.writing(kin=False) as writer:
        writer.add(capture("c"), [post(id="c")])
    assert len(one) == len(other) == 3


def of_another_version(path: Path) -> bytes:
    """Let an index be of another version, and give all of its file."""
    with contextlib.closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA user_version = 99")
    return path.read_bytes()


def test_an_index_that_another_version_is_writing_is_left_to_it(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    filled(path, post()).close()
    before = of_another_version(path)
    with lock(path):
        index = IndexedArchive([], file=path)
    assert index.store.path is None
    assert "another reader is at it" in (index.problem or "")
    assert path.read_bytes() == before
    # Once that one is done, it is made anew.
    assert_made_anew(path)


def test_a_reader_whose_index_another_version_made_anew_leaves_it_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store = filled(path, post())
    discard(path)
    filled(path, post()).close()
    theirs = of_another_version(path)
    with pytest.raises(IndexLost) as lost, store.writing(kin=False) as writer:
        writer.add(capture("b"), [post(id="b")])
    assert not lost.value.is_damaged
    assert path.read_bytes() == theirs
    # What was open before is still whole.
    assert len(store) == 1
