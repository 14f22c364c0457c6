"""An update is killed anywhere, and the index is whole each time and comes to the same end."""

import contextlib
import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

import pytest

from tui_reader.archive.files.finding import Found
from tui_reader.archive.folder import read_found
from tui_reader.archive.post import Outcome, Post
from tui_reader.archive.reading import crew
from tui_reader.archive.reading.orders import Finished, Prepared
from tui_reader.index import update
from tui_reader.index.indexed import IndexedArchive
from tui_reader.index.inverted import terms_of
from tui_reader.index.postings import to_numbers

KILLS = 200
_ATTEMPTS = 240
_STEPS = 40
"""SQLite is interrupted after so many of its own steps."""
_LONGEST = 60
"""After so many seconds, one that does not come to its end is ended."""

_PARSED: dict[tuple[Path, bytes], list[Outcome]] = {}


class CrewAtHand:
    """Reads in this process, so that a kill ends everything; what was read once is at hand."""

    def __init__(self, found: Sequence[Found], **_: object) -> None:
        self.finished = 0
        self._found = found

    def stop(self) -> None:
        """There is nothing to end."""

    def events(self) -> Iterator[object]:
        for each in self._found:
            for outcome in read(each):
                if isinstance(outcome, Post):
                    yield Prepared(outcome, terms_of(outcome))
                else:
                    yield outcome
            self.finished += 1
            yield Finished(each)


def read(found: Found) -> list[Outcome]:
    """Read a file, or remember what it came to."""
    key = found.path, found.path.read_bytes()
    if key not in _PARSED:
        _PARSED[key] = list(read_found(found))  # type: ignore[arg-type]
    return _PARSED[key]


def capture(title: str, remarks: int, day: int) -> str:
    """A capture in the plain layout of the samples."""
    listed = "".join(f"  {n}. Rain {n} on {title}.\n    ReplyDelete\n" for n in range(remarks))
    head = f"Monday, {day} March 2019\n\n{title}\n\nThe rain on {title} is mended.\n\n"
    return f"{head}{remarks} comments:\n\n{listed}"


def write(folder: Path, name: str, text: str) -> None:
    """Write a capture that looks as if it had been there for some days."""
    (folder / name).write_text(text, encoding="utf-8")
    then = time.time_ns() - 10**15
    os.utime(folder / name, ns=(then, then))


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive of which an index was made before it changed."""
    folder = tmp_path / "clouds"
    folder.mkdir()
    for number in range(4):
        write(folder, f"{number}.txt", capture(f"Cloud {number}", 3, number + 1))
    write(folder, "merged.txt", capture("Cloud 3", 5, 4))
    updated(folder, tmp_path / "before.db").close()
    (folder / "0.txt").unlink()
    (folder / "merged.txt").unlink()
    write(folder, "1.txt", capture("Cloud 1", 6, 2))
    write(folder, "more.txt", capture("Cloud 2", 9, 3))
    for number in range(4, 8):
        write(folder, f"{number}.txt", capture(f"Cloud {number}", 3, number + 1))
    with ZipFile(folder / "packed.zip", "w") as packed:
        for number in range(6, 12):
            packed.writestr(f"{number}.txt", capture(f"Cloud {number}", 4, number + 1))
    return folder


def updated(
    folder: Path, file: Path, step: Callable[[], int | None] | None = None
) -> IndexedArchive:
    """Update an index, calling something again and again while it is written."""
    index = IndexedArchive([folder], file=file)
    with index.store._connections.reading() as connection:
        # The one used last is used next: all is written with this one.
        connection.set_progress_handler(step, _STEPS)
    for _ in index.update():
        if step is not None:
            step()
    return index


class State(NamedTuple):
    """All that one can see of an index."""

    posts: list[Post]
    words: list[tuple[str, str]]
    others: tuple[object, ...]


def state(index: IndexedArchive) -> State:
    """Look at all of an index, without regard to how it came about."""
    with index.store.snapshot() as snapshot:
        found = snapshot.passages(to_numbers(snapshot.word("rain"))).values()
        words = sorted((each.post_id, each.comment_id or "") for each in found)
    return State(list(index), words, (index.merged, index.captures, index.store.counts()))


def check(file: Path, folder: Path) -> int:
    """See that all that is there is whole, and say how many posts there are."""
    index = IndexedArchive([folder], file=file)
    with index.store._connections.reading() as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    seen = state(index)
    assert len(seen.posts) == len(index.summaries)
    assert len(seen.words) == sum(1 + each.comments for each in index.summaries)
    index.close()
    return len(seen.posts)


def _update_and_die(folder: Path, file: Path, last: int) -> None:
    """Update an index and end this process, as `kill -9` does, at the last step."""
    # A thread of the process that forked this one may have held a lock, which nobody lets go here.
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(_LONGEST)
    steps = count(1)

    def step() -> None:
        if next(steps) == last:
            os.kill(os.getpid(), signal.SIGKILL)

    with contextlib.suppress(BaseException):
        updated(folder, file, step)
    os._exit(1)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_an_update_killed_anywhere_leaves_a_whole_index_that_comes_to_the_same_end(
    tmp_path: Path, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "Crew", CrewAtHand)
    # What is read is kept at once: there are as many transactions as there can be.
    monkeypatch.setattr(update, "FIRST_SECONDS", 0)
    monkeypatch.setattr(update, "BATCH_SECONDS", 0)
    file, before = tmp_path / "killed.db", tmp_path / "before.db"
    shutil.copy(before, file)
    counted: list[None] = []
    undisturbed = updated(archive, file, lambda: counted.append(None))
    expected = state(undisturbed)
    undisturbed.close()
    assert len(counted) > KILLS
    sizes: list[int] = []
    for attempt in range(_ATTEMPTS):
        for old in tmp_path.glob("killed.db*"):
            old.unlink()
        shutil.copy(before, file)
        last = 1 + attempt * len(counted) // _ATTEMPTS
        child = os.fork()
        if child == 0:
            _update_and_die(archive, file, last)
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status) or os.WTERMSIG(status) != signal.SIGKILL:
            # Not each run takes as many steps: this one came to its end before.
            continue
        sizes.append(check(file, archive))
        after = updated(archive, file)
        assert state(after) == expected
        after.close()
    assert len(sizes) >= KILLS
    assert len(set(sizes)) > 4
