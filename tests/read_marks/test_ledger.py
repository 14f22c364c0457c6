"""What was read is remembered, by several readers at once, and nothing that is kept is lost."""

import json
import threading
from pathlib import Path

import pytest

from tui_reader import saving
from tui_reader.read_marks import ledger as module
from tui_reader.read_marks.ledger import SCHEMA, Ledger, mark_of


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "read" / "a.json"


def loaded(file: Path) -> Ledger:
    ledger = Ledger(file)
    assert ledger.load() == ""
    return ledger


def test_nothing_is_read_at_first(file: Path) -> None:
    ledger = loaded(file)
    assert ledger.is_empty
    assert "c-1" not in ledger.read_of("fog")
    assert ledger.save() == ""
    assert not file.exists()


def test_what_was_read_is_read_in_the_next_run(file: Path) -> None:
    ledger = loaded(file)
    ledger.mark("fog", ["c-1", "", "c-2"])
    ledger.mark("\ud800", ["\udfff"])
    assert ledger.save() == ""
    again = loaded(file)
    assert not again.is_empty
    read = again.read_of("fog")
    assert ["c-1" in read, "c-2" in read, "c-3" in read, "" in read] == [True, True, False, True]
    assert "\udfff" in again.read_of("\ud800")
    assert (again.counts("fog"), again.counts("\ud800")) == ((True, 2), (False, 1))
    assert file.stat().st_mode & 0o777 == 0o600


def test_what_is_known_is_kept_where_the_file_is_damaged_meanwhile(file: Path) -> None:
    ledger = loaded(file)
    ledger.mark("fog", ["", "c-1"])
    assert ledger.save() == ""
    file.write_text(file.read_text().replace("{", "{,", 1))
    ledger.mark("hail", ["c-2"])
    assert "is damaged" in ledger.save()
    again = loaded(file)
    for each in (ledger, again):
        assert (each.counts("fog"), each.counts("hail")) == ((True, 1), (False, 1))


def test_marks_that_were_put_in_another_order_by_hand_mean_the_same_after_a_save(
    file: Path,
) -> None:
    ledger = loaded(file)
    ledger.mark("fog", ["", "c-1"])
    ledger.save()
    table = json.loads(file.read_text())
    table["posts"]["fog"] = mark_of("c-1") + mark_of("")
    file.write_text(json.dumps(table))
    again = loaded(file)
    again.mark("hail", ["c-2"])
    again.save()
    assert again.counts("fog") == loaded(file).counts("fog") == (True, 1)


def test_a_mark_is_known_at_once_and_may_be_taken_away(file: Path) -> None:
    ledger = loaded(file)
    read = ledger.read_of("fog")
    ledger.mark("fog", ["", "c-1", "c-2"])
    assert "c-1" in read
    ledger.mark("fog", ["", "c-1"], read=False)
    assert ["" in read, "c-1" in read, "c-2" in read] == [False, False, True]
    assert ledger.counts("fog") == (False, 1)
    ledger.save()
    assert loaded(file).counts("fog") == (False, 1)
    ledger.mark("fog", ["c-2"], read=False)
    assert ledger.is_empty


def test_two_readers_keep_what_either_has_read(file: Path) -> None:
    one, other = loaded(file), loaded(file)
    one.mark("fog", ["c-1", "c-2"])
    one.save()
    other.mark("fog", ["c-3"])
    other.mark("hail", [""])
    read = other.read_of("fog")
    other.save()
    assert "c-1" in read
    one.mark("fog", ["c-2"], read=False)
    one.save()
    again = loaded(file)
    assert (again.counts("fog"), again.counts("hail")) == ((False, 2), (True, 0))


def test_readers_that_save_at_the_same_moment_lose_nothing(file: Path) -> None:
    def read(name: str) -> None:
        ledger = Ledger(file)
        for number in range(20):
            ledger.mark("fog", [f"{name}{number}"])
            # A slow machine leaves little time to take turns in.
            assert ledger.save(wait=300) == ""

    threads = [threading.Thread(target=read, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert loaded(file).counts("fog") == (False, 60)


def test_what_is_read_before_the_file_is_known_joins_it(file: Path) -> None:
    before = loaded(file)
    before.mark("fog", ["c-1"])
    before.save()
    ledger = Ledger(file)
    ledger.mark("fog", ["c-2"])
    ledger.load()
    assert ledger.counts("fog") == (False, 2)


def test_a_post_with_another_id_goes_on_with_its_marks(file: Path) -> None:
    ledger = loaded(file)
    ledger.mark("2014-fog", ["", "c-1"])
    ledger.rename("http://fog.example", ["http://fog.example", "2014-fog", "never"])
    assert ledger.counts("http://fog.example") == (True, 1)
    assert ledger.counts("2014-fog") == (False, 0)
    ledger.save()
    assert loaded(file).counts("http://fog.example") == (True, 1)


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"\xff",
        b"[" * 100_000,
        b"[]",
        b'{"posts": {}}',
        b'{"schema": "something/else/1"}',
        b'{"schema": "tui-reader/read/1", "posts": []}',
        b'{"schema": "tui-reader/read/1", "posts": {"fog": "odd"}}',
        b'{"schema": "tui-reader/read/1", "posts": {"fog": 7}}',
    ],
)
def test_a_damaged_file_is_set_aside_and_told_in_a_line(file: Path, damaged: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(damaged)
    ledger = Ledger(file)
    problem = ledger.load()
    assert "is damaged" in problem
    assert "\n" not in problem
    ledger.mark("fog", ["c-1"])
    ledger.save()
    assert loaded(file).counts("fog") == (False, 1)
    [copy] = file.parent.glob("a.damaged-*")
    assert copy.read_bytes() == damaged


def test_a_newer_file_stays_as_it_is(file: Path) -> None:
    file.parent.mkdir()
    newer = json.dumps({"schema": "tui-reader/read/2", "posts": 7}).encode()
    file.write_bytes(newer)
    ledger = Ledger(file)
    assert "newer reader" in ledger.load()
    ledger.mark("fog", ["c-1"])
    assert "newer reader" in ledger.save()
    assert "c-1" in ledger.read_of("fog")
    assert file.read_bytes() == newer


def test_what_cannot_be_saved_is_saved_the_next_time(file: Path) -> None:
    file.parent.write_text("in the way")
    ledger = Ledger(file)
    ledger.mark("fog", ["c-1"])
    assert "Cannot be saved" in ledger.save()
    file.parent.unlink()
    assert ledger.save() == ""
    assert loaded(file).counts("fog") == (False, 1)


def test_what_a_newer_reader_wrote_beside_the_marks_is_kept(file: Path) -> None:
    file.parent.mkdir()
    file.write_text(json.dumps({"schema": SCHEMA, "posts": {}, "more": [1]}))
    ledger = loaded(file)
    ledger.mark("fog", ["c-1"])
    ledger.save()
    assert json.loads(file.read_text())["more"] == [1]


def test_of_too_many_marks_those_of_posts_read_long_ago_are_let_go(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_MARKS", 3)
    ledger = loaded(file)
    for post_id in ("fog", "hail", "fog", "mist"):
        ledger.mark(post_id, [f"{post_id}-{ledger.counts(post_id)[1]}"])
    ledger.save()
    assert [ledger.counts(each)[1] for each in ("hail", "fog", "mist")] == [0, 2, 1]


def test_a_mark_takes_eight_bytes() -> None:
    assert len(bytes.fromhex(mark_of("c-1" * 1000))) == 8


def test_without_a_file_the_marks_are_of_this_run() -> None:
    ledger = Ledger(None)
    ledger.mark("fog", ["c-1"])
    assert (ledger.load(), ledger.save()) == ("", "")
    assert ledger.counts("fog") == (False, 1)


def test_who_cannot_wait_for_another_reader_does_not(file: Path) -> None:
    ledger = loaded(file)
    ledger.mark("fog", ["c-1"])
    with saving.lock(file):
        assert "another reader is at it" in ledger.save(wait=0)
    with ledger._saving:
        assert ledger.save(wait=0) == "What you read is being saved still."
    assert ledger.save() == ""
    assert loaded(file).counts("fog") == (False, 1)


def test_marks_that_somebody_wrote_twice_count_once_and_a_posts_own_is_known(file: Path) -> None:
    file.parent.mkdir(parents=True)
    marks = f"{mark_of('c-1')}{mark_of('')}{mark_of('c-1')}"
    file.write_text(json.dumps({"schema": SCHEMA, "posts": {"fog": marks}}))
    assert loaded(file).counts("fog") == (True, 1)


def test_what_an_unforeseen_error_kept_from_the_file_is_saved_later(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = loaded(file)
    ledger.mark("fog", ["c-1"])
    with monkeypatch.context() as broken:
        broken.setattr(json, "dumps", lambda *_, **__: 1 // 0)
        with pytest.raises(ZeroDivisionError):
            ledger.save()
    assert ledger.save() == ""
    assert loaded(file).counts("fog") == (False, 1)


def test_what_is_saved_while_the_file_is_read_stays_known(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = Ledger(file)
    begun, go_on = threading.Event(), threading.Event()

    def slowly(path: Path) -> bytes | None:
        monkeypatch.undo()
        data = saving.read_file(path)
        begun.set()
        go_on.wait(10)
        return data

    monkeypatch.setattr(saving, "read_file", slowly)
    loading = threading.Thread(target=ledger.load)
    loading.start()
    begun.wait(10)
    ledger.mark("fog", ["c-1"])
    saving_it = threading.Thread(target=ledger.save)
    saving_it.start()
    saving_it.join(0.2)
    go_on.set()
    loading.join()
    saving_it.join()
    assert "c-1" in ledger.read_of("fog")
    assert "c-1" in loaded(file).read_of("fog")
