"""The index of an archive: only what has changed is read, and nothing that goes wrong is seen."""

import errno
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from tests.builders import post
from tui_reader.archive.folder import read_archive
from tui_reader.archive.post import Post
from tui_reader.index import changes, database, indexed, inverting, update
from tui_reader.index.captures import Capture
from tui_reader.index.database import discard
from tui_reader.index.indexed import IndexedArchive
from tui_reader.index.inverted import Inverted
from tui_reader.index.memory import MemoryIndex
from tui_reader.index.places import index_file
from tui_reader.index.store import Store
from tui_reader.index.summary import Summary
from tui_reader.paths import sample_archive

DAY = 86_400_000_000_000


def capture(title: str, *comments: str, day: int = 4) -> str:
    """A capture in the plain layout of the samples."""
    listed = "".join(
        f"  {number}. {text}\n    ReplyDelete\n" for number, text in enumerate(comments, start=1)
    )
    head = f"Monday, {day} March 2019\n\n{title}\n\nIt is mended with a {title} at dawn.\n\n"
    return f"{head}{len(comments)} comments:\n\n{listed}"


def write(path: Path, text: str, age: int = 1) -> None:
    """Write a capture that looks as if it had been there for some days."""
    path.write_text(text, encoding="utf-8")
    then = time.time_ns() - age * DAY
    os.utime(path, ns=(then, then))


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "clouds"
    folder.mkdir()
    write(folder / "a.txt", capture("Kettle", "First.", "Second."))
    write(folder / "b.txt", capture("Ladder", "Third.", day=5))
    return folder


def updated(*paths: Path, unpublished: bool = False) -> IndexedArchive:
    index = IndexedArchive(paths, unpublished=unpublished)
    for _ in index.update(patience=0):
        pass
    return index


def titles(index: IndexedArchive) -> list[str]:
    return [each.title for each in index.summaries]


def same(index: IndexedArchive, paths: Sequence[Path]) -> None:
    """See that an index says what reading everything says."""
    expected = MemoryIndex(read_archive(paths))
    assert {each.id: each for each in index} == {each.id: each for each in expected}
    assert sorted(map(_id, index.summaries)) == sorted(map(_id, expected.summaries))
    assert index.merged == expected.merged
    assert index.skipped == expected.skipped
    assert sorted(index.captures, key=str) == sorted(expected.captures, key=str)
    assert index.count_skipped() == len(index.skipped)


def _id(summary: Summary) -> str:
    return summary.id


def test_an_index_says_what_reading_says() -> None:
    index = updated(sample_archive())
    same(index, [sample_archive()])
    assert index.problem is None
    assert index.store.path is not None
    again = IndexedArchive([sample_archive()])
    same(again, [sample_archive()])


def test_what_is_skipped_or_belongs_to_a_page_is_known_when_it_opens_again(tmp_path: Path) -> None:
    folder = tmp_path / "clouds"
    beside = folder / "page_files"
    beside.mkdir(parents=True)
    (folder / "page.html").write_text("<p>Nothing</p>", encoding="utf-8")
    (beside / "a.css").write_text("p { color: red }", encoding="utf-8")
    (folder / "nul.txt").write_bytes(b"\0\0\0")
    (folder / "link.txt").symlink_to("nowhere")
    os.mkfifo(folder / "pipe.txt")
    with ZipFile(folder / "all.zip", "w") as packed:
        packed.writestr("c.txt", capture("Lantern"))
        packed.writestr("d.txt", b"\0\0")
    paths = [folder, tmp_path / "ghost"]
    same(updated(*paths), paths)
    again = updated(*paths)
    same(again, paths)
    (beside / "a.css").unlink()
    (folder / "all.zip").unlink()
    same(updated(*paths), paths)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What each update reads."""
    from tui_reader.archive.reading import crew

    told: list[list[str]] = []
    original = crew.Crew.__init__

    def noted(self: crew.Crew, found: Sequence[object], **options: object) -> None:
        told.append([getattr(each, "path").name for each in found])  # noqa: B009
        original(self, found, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(crew.Crew, "__init__", noted)
    return told


def test_only_what_has_changed_is_read_again(archive: Path, reads: list[list[str]]) -> None:
    assert titles(updated(archive)) == ["Ladder", "Kettle"]
    assert titles(updated(archive)) == ["Ladder", "Kettle"]
    write(archive / "c.txt", capture("Lantern", day=6))
    write(archive / "a.txt", capture("Bucket", day=7), age=0)
    assert titles(updated(archive)) == ["Bucket", "Lantern", "Ladder"]
    (archive / "b.txt").unlink()
    index = updated(archive)
    assert titles(index) == ["Bucket", "Lantern"]
    same(index, [archive])
    assert reads == [["a.txt", "b.txt"], ["a.txt", "c.txt"]]


def test_what_was_only_touched_or_written_just_now_is_not_read_again(
    archive: Path, reads: list[list[str]]
) -> None:
    write(archive / "a.txt", capture("Kettle"), age=0)
    updated(archive)
    os.utime(archive / "b.txt")
    updated(archive)
    os.utime(archive / "b.txt", ns=(1, 1))
    updated(archive)
    assert len(reads) == 1


def test_what_was_written_at_the_same_moment_is_noticed(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A busy machine may take longer until it looks at what was written just now.
    monkeypatch.setattr(changes, "_RECENT", DAY)
    write(archive / "a.txt", capture("Kettle"), age=0)
    now = (archive / "a.txt").stat()
    updated(archive)
    write(archive / "a.txt", capture("Lantern")[:-1])
    size = now.st_size - (archive / "a.txt").stat().st_size
    with (archive / "a.txt").open("a") as file:
        file.write(" " * size)
    os.utime(archive / "a.txt", ns=(now.st_mtime_ns, now.st_mtime_ns))
    assert "Lantern" in titles(updated(archive))


def test_a_container_that_has_not_changed_is_not_opened(
    archive: Path, reads: list[list[str]]
) -> None:
    with ZipFile(archive / "z.zip", "w") as packed:
        packed.writestr("c.txt", capture("Lantern", day=6))
    updated(archive)
    assert len(updated(archive)) == 3
    assert len(reads) == 1


def test_paths_are_shown_as_they_were_written(
    archive: Path, monkeypatch: pytest.MonkeyPatch, reads: list[list[str]]
) -> None:
    write(archive / "c.txt", capture("Kettle", "First.", "Other."))
    updated(archive)
    monkeypatch.chdir(archive.parent)
    for paths in ([Path("clouds")], [Path("clouds/../clouds")]):
        same(updated(*paths), paths)
    monkeypatch.chdir(archive)
    index = updated(Path())
    same(index, [Path()])
    assert index.get(index.summaries[0].id) is index.get(index.summaries[0].id)
    assert [each.source.path for each in index.captures_of(next(iter(index)))] == ["b.txt"]
    assert len(reads) == 2


def test_a_post_is_the_same_object_until_it_changes(archive: Path) -> None:
    index = updated(archive)
    first = index.summaries[1].id
    before = index.get(first)
    assert before is index.get(first)
    write(archive / "c.txt", capture("Kettle", "First.", "Second.", "One more."))
    for _ in index.update():
        pass
    now = index.get(first)
    assert now is not None
    assert now is not before
    assert len(now.comments) == 3


def test_a_list_is_read_in_windows(archive: Path) -> None:
    for number in range(250):
        write(archive / f"n{number}.txt", capture(f"Log {number}", day=number % 28 + 1))
    index = updated(archive)
    listed = index.summaries
    assert len(listed) == 252
    ids = [each.id for each in listed]
    assert ids == [each.id for each in index]
    assert listed[-1] == listed[251]
    assert [each.id for each in listed[98:103]] == ids[98:103]
    places = [getattr(listed, "place_of")(each) for each in ids]  # noqa: B009
    assert places == list(range(252))


@pytest.mark.parametrize("share", [0, 0.2, 0.5, 0.9])
def test_a_damaged_index_is_made_anew(archive: Path, share: float) -> None:
    updated(archive).close()
    file = index_file([archive])
    whole = file.read_bytes()
    at = int(len(whole) * share)
    file.write_bytes(whole[:at] + b"damage" * 2000)
    for side in ("-wal", "-shm"):
        file.with_name(file.name + side).unlink(missing_ok=True)
    index = IndexedArchive([archive])
    lost = []
    index.when_lost = lambda: lost.append(1)
    titles(index)
    [index.get(each.id) for each in index.summaries]
    for _ in index.update():
        pass
    same(index, [archive])
    same(updated(archive), [archive])


def test_a_value_that_was_changed_is_noticed(archive: Path) -> None:
    updated(archive).close()
    with sqlite3.connect(index_file([archive])) as connection:
        connection.execute("UPDATE posts SET warnings = 'no list'")
    connection.close()
    index = IndexedArchive([archive])
    assert index.get(index.summaries[0].id) is None
    for _ in index.update():
        pass
    same(index, [archive])
    assert index.problem is None


def test_a_cache_that_cannot_be_written_holds_nothing(
    archive: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = Path.mkdir

    def refused(path: Path, *arguments: Any, **options: Any) -> None:
        # Told by hand: everything is allowed to root.
        if path.is_relative_to(home):
            raise PermissionError(errno.EROFS, os.strerror(errno.EROFS), str(path))
        make(path, *arguments, **options)

    monkeypatch.setattr(Path, "mkdir", refused)
    index = updated(archive)
    assert index.problem is not None
    assert "its disk is read-only" in index.problem
    assert "Errno" not in index.problem
    assert index.store.path is None
    same(index, [archive])
    assert not home.exists()


def test_where_no_cache_can_be_the_index_is_in_memory(archive: Path, home: Path) -> None:
    home.write_text("in the way", encoding="utf-8")
    index = updated(archive)
    assert index.problem is not None
    assert "\n" not in index.problem
    assert index.store.path is None
    same(index, [archive])


def test_a_full_disk_holds_the_index_in_memory(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tui_reader.index.connections import Connections

    connect = Connections._connect

    def small(self: Connections, name: str) -> sqlite3.Connection:
        connection = connect(self, name)
        if name != ":memory:":
            connection.execute("PRAGMA max_page_count = 1")
        return connection

    monkeypatch.setattr(Connections, "_connect", small)
    write(archive / "c.txt", capture("Lantern", *(f"Remark {n * n}." for n in range(5_000))))
    index = updated(archive)
    assert index.problem is not None
    assert "full" in index.problem
    same(index, [archive])


def test_an_update_begins_again_where_its_file_is_made_anew_meanwhile(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = "".join(
        f"<entry><id>tag:{n}</id><title>Log {n}</title><content>Mended at {n}.</content></entry>"
        for n in range(1, 10)
    )
    feed = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Logs</title>{entries}</feed>"
    write(archive / "feed.xml", feed)
    monkeypatch.setattr(update, "BATCH", 1)
    index = IndexedArchive([archive])
    steps = index.update()
    while next(steps).posts < 5:
        pass
    # Another reader found it damaged, or the person threw the cache away.
    file = index_file([archive])
    discard(file)
    Store(file).close()
    for _ in steps:
        pass
    same(index, [archive])
    same(updated(archive), [archive])
    assert index.problem is None


def test_while_another_process_updates_what_it_keeps_is_seen(archive: Path) -> None:
    from tui_reader.saving import lock

    file = index_file([archive])
    with lock(file):
        waiting = IndexedArchive([archive])
        steps = waiting.update(patience=600)
        next(steps)
        assert len(waiting) == 0
        hasty = updated(archive)
        assert hasty.problem is not None
        same(hasty, [archive])
    for _ in steps:
        pass
    assert waiting.problem is None
    same(waiting, [archive])


def test_who_waits_for_the_first_posts_of_another_process_waits_for_the_rest_too(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tui_reader.saving import lock

    monkeypatch.setattr(indexed, "PATIENCE", 0.05)
    file = index_file([archive])
    with lock(file):
        waiting = IndexedArchive([archive])
        steps = waiting.update()
        next(steps)
        with Store(file).writing() as writer:
            writer.add(Capture("first.txt"), [post()])
        time.sleep(0.1)
        next(steps)
        assert waiting.problem is None
        assert len(waiting) == 1
    for _ in steps:
        pass
    same(waiting, [archive])


def test_two_processes_do_not_harm_each_other(archive: Path) -> None:
    for number in range(60):
        write(archive / f"n{number}.txt", capture(f"Log {number % 40}", f"Remark {number}."))
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from tui_reader.index.indexed import IndexedArchive\n"
        "index = IndexedArchive([Path(sys.argv[1])])\n"
        "for _ in index.update(): len(list(index.summaries))\n"
        "print(len(index))\n"
    )
    command = [sys.executable, "-c", code, str(archive)]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(2)]
    counts = {process.communicate(timeout=300)[0] for process in both}
    assert counts == {b"42\n"}
    same(IndexedArchive([archive]), [archive])


def test_an_update_that_is_stopped_goes_on_the_next_time(archive: Path) -> None:
    for number in range(40):
        write(archive / f"n{number}.txt", capture(f"Log {number}"))
    index = IndexedArchive([archive])
    steps = index.update()
    next(steps)
    index.stop()
    for _ in steps:
        pass
    index.close()
    same(updated(archive), [archive])


def test_the_terms_that_a_reading_was_killed_before_are_made_once_and_step_by_step(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(Store, "keep_terms", lambda _: None)
        updated(archive).close()
    write(archive / "c.txt", capture("Lantern", "Fourth.", day=6))
    made = []

    def noted(post: Post, invert: Callable[[Post], Inverted] = inverting.invert) -> Inverted:
        made.append(post.title)
        return invert(post)

    monkeypatch.setattr(inverting, "invert", noted)
    monkeypatch.setattr(update, "STEP_SECONDS", 0)
    index = IndexedArchive([archive])
    found = []
    for step in index.update():
        with index.store.snapshot(patience=0) as snapshot:
            found.append((snapshot.word("dawn").bit_count(), step.changed))
    assert found[:2] == [(0, False), (1, True)]
    assert found[-1] == (3, True)
    # Those of the third were made by the process that read it.
    assert made == ["Kettle", "Ladder"]
    assert not index.store.is_pending()


def test_a_rebuilding_that_was_broken_off_is_ended_by_who_reads_the_index_of_before(
    archive: Path,
) -> None:
    reader = updated(archive)
    other = IndexedArchive([archive])
    other.rebuild()
    other.close()
    write(archive / "c.txt", capture("Lantern", day=6))
    assert titles(reader) == ["Ladder", "Kettle"]
    for _ in reader.update():
        pass
    same(reader, [archive])
    same(IndexedArchive([archive]), [archive])


def test_a_post_is_awaited_until_all_is_read(archive: Path) -> None:
    index = IndexedArchive([archive])
    assert index.awaits("2019-03-04-kettle")
    for _ in index.update():
        pass
    assert titles(index) == ["Ladder", "Kettle"]
    assert not index.awaits("2019-03-04-kettle")
    assert not index.awaits("2019-03-04-bucket")


def test_an_index_is_unfinished_where_not_all_is_read_and_no_process_is_at_it(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = IndexedArchive([archive])
    assert index.unfinished() is not None
    with monkeypatch.context() as patched:
        patched.setattr(database, "VERSION", database.VERSION + 1)
        assert index.unfinished() is None
    for _ in index.update():
        assert index.unfinished() is None
    assert index.unfinished() is None
    assert IndexedArchive([archive], store=Store()).unfinished() is None


def test_an_index_that_cannot_be_looked_at_is_not_called_unfinished(tmp_path: Path) -> None:
    assert database.unfinished(tmp_path / ("x" * 300)) is None


def test_where_no_process_can_go_on_the_rest_is_awaited(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tui_reader.archive.reading import workers

    with monkeypatch.context() as patched:
        patched.setattr(workers, "_SERVE", "raise SystemExit")
        assert updated(archive).awaits("2019-03-04-kettle")
    assert not updated(archive).awaits("2019-03-04-kettle")


def test_what_is_unpublished_is_another_index(archive: Path) -> None:
    assert len(updated(archive)) == len(updated(archive, unpublished=True)) == 2
    assert len(list(index_file([archive]).parent.glob("*.db"))) == 2
