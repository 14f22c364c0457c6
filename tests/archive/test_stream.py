"""Reading in another process: what comes of it, and that it can be ended."""

import os
import signal
from pathlib import Path

import pytest

from tui_reader.archive.folder import read_archive
from tui_reader.archive.post import Outcome, Skipped
from tui_reader.archive.stream import STOPPED, ArchiveAtHand, ArchiveStream
from tui_reader.paths import sample_archive

PATIENCE = 60.0


def drain(stream: ArchiveStream | ArchiveAtHand) -> list[Outcome]:
    outcomes = []
    while not stream.ended:
        outcome = stream.next(PATIENCE)
        if outcome is not None:
            outcomes.append(outcome)
    return outcomes


def test_it_gives_what_reading_here_gives() -> None:
    paths = [sample_archive()]
    assert drain(ArchiveStream(paths)) == list(read_archive(paths))


def test_outcomes_that_are_at_hand_have_the_same_face() -> None:
    outcomes = list(read_archive([sample_archive()]))
    stream = ArchiveAtHand(outcomes)
    assert drain(stream) == outcomes
    assert stream.next(0) is None


def test_a_path_that_is_no_text_is_read_all_the_same(tmp_path: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/odd\xff.txt"))
    odd.write_text("Monday, 4 March 2019\n\nA torn cloud\n\nIt came in this morning.\n")
    outcome, _ = drain(ArchiveStream([odd]))
    assert not isinstance(outcome, Skipped)


def test_a_reading_that_dies_is_told_and_what_came_is_kept(tmp_path: Path) -> None:
    stream = ArchiveStream([sample_archive()])
    first = stream.next(PATIENCE)
    os.kill(stream._process.pid, signal.SIGKILL)
    rest = drain(stream)
    assert first is not None
    # It may have been done before the signal reached it.
    assert rest[-1] == Skipped("…", STOPPED) or len(rest) == 38


def test_closing_ends_the_process_and_the_stream() -> None:
    stream = ArchiveStream([sample_archive()] * 200)
    assert stream.next(PATIENCE) is not None
    stream.close()
    assert Skipped("…", STOPPED) not in drain(stream)
    assert stream._process.wait(PATIENCE) is not None


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
