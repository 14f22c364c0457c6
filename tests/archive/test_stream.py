"""Reading in other processes: what comes of it, in which order, and that it can be ended."""

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tui_reader.archive.folder import read_archive
from tui_reader.archive.post import Outcome, Post, Skipped
from tui_reader.archive.reading import crew
from tui_reader.archive.reading.crew import FEW, STOPPED
from tui_reader.archive.reading.orders import Terms
from tui_reader.archive.reading.stream import ArchiveStream
from tui_reader.archive.reading.workers import Worker
from tui_reader.paths import sample_archive

PATIENCE = 60.0


def drain(stream: ArchiveStream) -> list[Outcome]:
    outcomes = []
    while not stream.ended:
        outcome = stream.next(PATIENCE)
        if outcome is not None:
            outcomes.append(outcome)
    return outcomes


def pids(stream: ArchiveStream) -> list[int]:
    return [worker.process.pid for worker in stream._crew._workers]


def has_ended(process: int) -> bool:
    """Wait until a process has ended, which need not be a child of this one."""
    try:
        handle = os.pidfd_open(process)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], PATIENCE)[0])
    finally:
        os.close(handle)


def write_many(folder: Path, count: int) -> None:
    folder.mkdir()
    for number in range(count):
        text = f"4 March 2019\n\nCloud {number}\n\n" + "It tore.\n\n" * (number % 7 * 100 + 1)
        (folder / f"{number:04}.txt").write_text(text, "utf-8")


def test_it_gives_what_reading_here_gives() -> None:
    paths = [sample_archive()]
    assert drain(ArchiveStream(paths)) == list(read_archive(paths))
    assert list(ArchiveStream(paths)) == list(read_archive(paths))


def test_many_captures_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    write_many(tmp_path / "many", FEW * 6)
    (tmp_path / "many" / "0050.txt").write_bytes(b"\0noise")
    stream = ArchiveStream([tmp_path / "many", tmp_path / "ghost"])
    assert list(stream) == list(read_archive([tmp_path / "many", tmp_path / "ghost"]))
    assert stream.finished == FEW * 6 + 1
    assert len(pids(stream)) == min(len(os.sched_getaffinity(0)), 4)


def test_a_few_captures_are_read_by_one_process(tmp_path: Path) -> None:
    write_many(tmp_path / "few", FEW)
    stream = ArchiveStream([tmp_path / "few"])
    drain(stream)
    assert len(pids(stream)) == 1


def test_a_path_that_is_no_text_is_read_all_the_same(tmp_path: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/odd\xff.txt"))
    odd.write_text("Monday, 4 March 2019\n\nA torn cloud\n\nIt came in this morning.\n")
    outcome, _ = drain(ArchiveStream([odd]))
    assert not isinstance(outcome, Skipped)


def test_a_process_that_cannot_start_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sitecustomize.py").write_text("import os\nos._exit(9)\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert drain(ArchiveStream([sample_archive()])) == [Skipped("…", STOPPED)]


def test_a_system_without_room_for_one_more_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_many(tmp_path / "many", FEW * 2)
    started: list[Worker] = []

    def start_one(terms: Terms) -> Worker:
        if started:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        started.append(Worker(terms))
        return started[0]

    monkeypatch.setattr(crew, "Worker", start_one)
    monkeypatch.setattr(crew, "_processors", lambda: 2)
    assert drain(ArchiveStream([tmp_path / "many"]))[-1] == Skipped("…", STOPPED)


def test_closing_ends_the_processes_and_the_stream(tmp_path: Path) -> None:
    write_many(tmp_path / "many", FEW * 10)
    stream = ArchiveStream([tmp_path / "many"])
    assert stream.next(PATIENCE) is not None
    stream.close()
    assert stream.next(PATIENCE) is None
    assert drain(stream) == []
    assert all(has_ended(each) for each in pids(stream))


def test_leaving_a_loop_ends_the_processes(tmp_path: Path) -> None:
    write_many(tmp_path / "many", FEW * 10)
    stream = ArchiveStream([tmp_path / "many"])
    outcomes = iter(stream)
    assert isinstance(next(outcomes), Post)
    del outcomes
    assert all(has_ended(each) for each in pids(stream))


def test_nothing_is_left_behind_when_the_one_who_asked_is_killed(tmp_path: Path) -> None:
    write_many(tmp_path / "many", FEW * 10)
    code = (
        "import sys\nfrom pathlib import Path\n"
        "from tui_reader.archive.reading.stream import ArchiveStream\n"
        "stream = ArchiveStream([Path(sys.argv[1])])\n"
        "while len(stream._crew._workers) < stream._crew._most: stream.next(60)\n"
        "print(*[each.process.pid for each in stream._crew._workers], flush=True)\n"
        "sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "many")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as asking:
        assert asking.stdout is not None
        reading = [int(each) for each in asking.stdout.readline().split()]
        asking.kill()
        assert reading
        assert all(has_ended(each) for each in reading)


def test_a_process_that_is_killed_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    write_many(tmp_path / "many", FEW)
    stream = ArchiveStream([tmp_path / "many"])
    outcomes = [stream.next(PATIENCE)]
    os.kill(pids(stream)[0], signal.SIGKILL)
    outcomes += drain(stream)
    titles = [each.title for each in outcomes if isinstance(each, Post)]
    reasons = [each.reason for each in outcomes if isinstance(each, Skipped)]
    # It may have been done before the signal reached it.
    assert len(titles) >= FEW - 1
    assert titles[-1] == f"Cloud {FEW - 1}" or "SIGKILL" in reasons[-1]
    assert all("SIGKILL" in reason for reason in reasons)


def test_nothing_in_the_current_folder_is_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trap = tmp_path / "sprung"
    for name in ("pickle", "re", "dataclasses", "unicodedata"):
        (tmp_path / f"{name}.py").write_text(f"open({str(trap)!r}, 'w').close()\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PYTHONPATH", raising=False)
    paths = [sample_archive()]
    assert drain(ArchiveStream(paths)) == list(read_archive(paths))
    assert not trap.exists()
