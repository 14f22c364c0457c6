"""Connections are lent: to as many threads as are at it, and to the file that is there now."""

import sqlite3
import threading
from pathlib import Path

import pytest

from tests.builders import post
from tests.index.filling import capture, filled
from tui_reader.index.database import IndexLost, discard
from tui_reader.index.store import Store


def test_threads_that_read_in_turns_share_a_connection(tmp_path: Path) -> None:
    store = filled(tmp_path / "a.db", post(id="a"))
    for _ in range(5):
        thread = threading.Thread(target=lambda: len(store))
        thread.start()
        thread.join()
    assert len(store._connections._free) == 1


def test_threads_that_read_at_once_do_not_share_a_connection(tmp_path: Path) -> None:
    database = filled(tmp_path / "a.db", post(id="a"))._connections
    used: list[int] = []
    both = threading.Barrier(3)

    def read() -> None:
        with database.reading() as connection, database.reading() as again:
            assert again is connection
            used.append(id(connection))
            both.wait()

    threads = [threading.Thread(target=read) for _ in range(2)]
    for each in threads:
        each.start()
    both.wait()
    for each in threads:
        each.join()
    assert len(set(used)) == 2


def test_an_index_that_is_taken_away_is_read_on(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store = filled(path, post(id="a"))
    discard(path)
    assert len(store) == 1
    with pytest.raises(IndexLost), store.writing(kin=False) as writer:
        writer.add(capture("b"), [post(id="b")])


def test_a_connection_that_is_lent_while_the_file_is_made_anew_is_lent_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.db"
    store = filled(path, post(id="old"))
    database = store._connections
    lend = database._newest

    def replaced_meanwhile(*, to_write: bool) -> object:
        monkeypatch.setattr(database, "_newest", lend)
        lent = lend(to_write=to_write)
        discard(path)
        filled(path, post(id="new")).close()
        other = threading.Thread(target=lambda: len(store))
        other.start()
        other.join()
        return lent

    monkeypatch.setattr(database, "_newest", replaced_meanwhile)
    len(store)
    assert [each.id for each in store.summaries(0, 9)] == ["new"]


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="tells what is open on Linux only")
def test_a_file_that_was_replaced_is_held_open_no_longer(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store = filled(path, post(id="a"))
    for _ in range(5):
        discard(path)
        filled(path, post(id="b")).close()
        assert len(store) == 1
    links = [str(each.readlink()) for each in Path("/proc/self/fd").iterdir() if each.is_symlink()]
    gone = [link for link in links if link.startswith(str(tmp_path)) and "deleted" in link]
    assert gone == []


def test_an_index_that_another_reader_has_only_begun_is_no_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store = filled(path, post(id="a"))
    discard(path)
    path.touch(0o600)
    assert [each.id for each in store.summaries(0, 9)] == ["a"]
    with store.writing(kin=False) as writer:
        writer.add(capture("b"), [post(id="b")])
    assert [each.id for each in store.summaries(0, 9)] == ["b"]
    assert len(Store(path)) == 1


def begun_anew(path: Path) -> Store:
    """Let another process make an index anew, and read one of the posts."""
    discard(path)
    other = Store(path)
    with other.writing(kin=False) as writer:
        writer.add(capture("c"), [post(id="c")])
    return other


def test_an_index_that_is_made_anew_is_read_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store = filled(path, post(id="a"), post(id="b"))
    other = begun_anew(path)
    assert [each.id for each in store.summaries(0, 9)] == ["a", "b"]
    assert not store.awaits("c")
    assert [each.id for each in Store(path).summaries(0, 9)] == ["c"]
    with other.writing(kin=False) as writer:
        writer.call_whole(True)
    assert [each.id for each in store.summaries(0, 9)] == ["c"]


def test_threads_that_read_what_is_gone_do_so_in_turns(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store = filled(path, post(id="a"), post(id="b"))
    counted: list[int] = []
    thread = threading.Thread(target=lambda: counted.append(len(store)))
    with store._connections.reading():
        begun_anew(path)
        thread.start()
    thread.join()
    assert counted == [2]


def test_who_waits_for_what_is_gone_is_told_that_it_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store = filled(path, post(id="a"))
    told: list[str] = []

    def read() -> None:
        with pytest.raises(IndexLost) as lost:
            len(store)
        told.append(str(lost.value))

    thread = threading.Thread(target=read)
    with store._connections.reading():
        begun_anew(path)
        thread.start()
        store.close()
        thread.join()
    assert told == ["it is closed"]


def test_closing_waits_for_no_thread_and_takes_nothing_from_one_that_reads(tmp_path: Path) -> None:
    database = filled(tmp_path / "a.db", post(id="a"))._connections
    with database.reading() as connection:
        database.close()
        assert connection.execute("SELECT id FROM posts").fetchall() == [("a",)]
    with pytest.raises(sqlite3.ProgrammingError):
        connection.execute("SELECT 1")
    with pytest.raises(IndexLost), database.reading():
        pass
