"""Files of the person's own survive kills, full disks, other readers and odd places."""

import errno
import os
import random
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tui_reader import saving
from tui_reader.saving import NotSaved, lock, read_file, refusal, replace_file, set_aside

# Writes ever longer files; says each number only once its file is saved.
WRITER = """
import sys
from pathlib import Path
from tui_reader.saving import lock, replace_file
path, count = Path(sys.argv[1]), 0
while True:
    count += 1
    with lock(path):
        replace_file(path, (b"%d\\n" % count) * 2000)
    print(count, flush=True)
"""

# Ends itself at the given step of one save, without a chance to clean up.
ENDED = """
import os, signal, sys
from pathlib import Path
from tui_reader.saving import lock, replace_file
path, step, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
owner = Path if step == "replace" else os
real, calls = getattr(owner, step), 0
def ending(*given):
    global calls
    calls += 1
    if calls == count:
        if step == "write":
            real(given[0], bytes(given[1])[:7])
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*given)
setattr(owner, step, ending)
with lock(path):
    replace_file(path, b"new content")
"""


def test_a_new_file_is_private_and_so_are_the_folders_made_for_it(tmp_path: Path) -> None:
    path = tmp_path / "one" / "two" / "kept"
    save(path, b"text")
    assert path.read_bytes() == b"text"
    assert [mode(each) for each in (path, path.parent, path.parent.parent)] == [0o600, 0o700, 0o700]


def test_an_existing_mode_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    path.write_bytes(b"old")
    path.chmod(0o640)
    save(path, b"new")
    assert (path.read_bytes(), mode(path)) == (b"new", 0o640)


def test_a_link_stays_a_link_and_both_names_share_one_lock(tmp_path: Path) -> None:
    real = tmp_path / "elsewhere" / "real"
    real.parent.mkdir()
    real.write_bytes(b"old")
    link = tmp_path / "link"
    link.symlink_to(real)
    save(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    with lock(link), pytest.raises(NotSaved, match="another reader"), lock(real, wait=0):
        pass


def test_a_second_reader_waits_its_turn(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    order = []

    def second() -> None:
        with lock(path):
            order.append("second")

    with lock(path):
        thread = threading.Thread(target=second)
        thread.start()
        order.append("first")
    thread.join(timeout=300)
    assert order == ["first", "second"]


@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
@pytest.mark.parametrize(
    ("number", "said"), [(errno.ENOSPC, "the disk is full"), (errno.EROFS, "read-only")]
)
def test_what_fails_keeps_the_old_file_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, said: str
) -> None:
    path = tmp_path / "kept"
    save(path, b"old")

    def fail(*_: object) -> None:
        raise OSError(number, "no")

    with monkeypatch.context() as patch:
        patch.setattr(*((Path, "replace", fail) if call == "replace" else (os, call, fail)))
        with pytest.raises(NotSaved, match=said):
            save(path, b"new")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == [".kept.lock", "kept"]


def test_a_write_that_takes_only_some_bytes_is_gone_on_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda number, data: write(number, bytes(data)[:3]))
    save(tmp_path / "kept", b"0123456789")
    assert (tmp_path / "kept").read_bytes() == b"0123456789"


def test_the_file_is_on_the_disk_before_it_takes_the_old_ones_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = []
    fsync, replace = os.fsync, Path.replace

    def noting_fsync(number: int) -> None:
        steps.append("folder" if stat.S_ISDIR(os.fstat(number).st_mode) else "file")
        fsync(number)

    def noting_replace(self: Path, target: Path) -> Path:
        steps.append("replace")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", noting_fsync)
    monkeypatch.setattr(Path, "replace", noting_replace)
    save(tmp_path / "kept", b"text")
    assert steps == ["file", "replace", "folder"]


def test_what_an_ended_reader_left_is_swept_and_nothing_else(tmp_path: Path) -> None:
    left = [tmp_path / ".kept.0a1b.tmp", tmp_path / ".kept.ffff.tmp"]
    others = [tmp_path / ".other.0a1b.tmp", tmp_path / "kept.tmp", tmp_path / ".kept.swp"]
    for each in left + others:
        each.write_bytes(b"x")
    save(tmp_path / "kept", b"text")
    assert not any(each.exists() for each in left)
    assert all(each.exists() for each in others)


@pytest.mark.parametrize(
    ("step", "count", "content"),
    [
        ("open", 2, b"old"),
        ("write", 1, b"old"),
        ("fsync", 1, b"old"),
        ("replace", 1, b"old"),
        ("fsync", 2, b"new content"),
    ],
)
def test_a_kill_at_each_step_leaves_the_old_file_or_the_new_one(
    tmp_path: Path, step: str, count: int, content: bytes
) -> None:
    path = tmp_path / "kept"
    save(path, b"old")
    command = [sys.executable, "-c", ENDED, str(path), step, str(count)]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    assert path.read_bytes() == content
    save(path, b"later")
    assert path.read_bytes() == b"later"
    assert names(tmp_path) == [".kept.lock", "kept"]


def test_a_kill_at_any_moment_loses_nothing_that_was_said_to_be_saved(tmp_path: Path) -> None:
    chance = random.Random(7)
    path = tmp_path / "kept"
    for _ in range(30):
        command = [sys.executable, "-c", WRITER, str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout is not None
            saved = 0
            for _ in range(chance.randint(1, 12)):
                saved = int(writer.stdout.readline())
            # The moment within a save is left to the machine.
            writer.send_signal(signal.SIGKILL)
            saved = max([saved, *map(int, writer.stdout.read().split())])
        lines = path.read_bytes().split()
        assert len(lines) == 2000
        assert len(set(lines)) == 1
        assert int(lines[0]) >= saved
    save(path, b"text")
    assert names(tmp_path) == [".kept.lock", "kept"]


def test_a_damaged_file_is_copied_aside_once(tmp_path: Path) -> None:
    path = tmp_path / "kept.toml"
    path.write_bytes(b"\xff half")
    copy = set_aside(path)
    assert copy.name.startswith("kept.damaged-2")
    assert copy.suffix == ".toml"
    assert (copy.read_bytes(), mode(copy)) == (b"\xff half", 0o600)
    assert set_aside(path) == copy
    path.write_bytes(b"\xff other")
    other = set_aside(path)
    assert other != copy
    assert copy.read_bytes() == b"\xff half"
    assert other.read_bytes() == path.read_bytes() == b"\xff other"


def test_a_copy_that_cannot_be_written_leaves_nothing_half_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kept.toml"
    path.write_bytes(b"\xff")

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "no")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(NotSaved, match="the disk is full"):
        set_aside(path)
    assert names(tmp_path) == ["kept.toml"]


def test_a_home_that_cannot_be_is_told_before_and_at_saving(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    path = tmp_path / "file" / "home" / "kept"
    assert "folder is missing" in (refusal(path) or "")
    with pytest.raises(NotSaved, match="folder is missing"):
        save(path, b"text")


def test_where_a_link_leads_to_nowhere_no_folder_is_made(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    path.symlink_to(tmp_path / "unplugged" / "kept")
    assert "folder is missing" in (refusal(path) or "")
    with pytest.raises(NotSaved, match="folder is missing"):
        save(path, b"text")
    assert names(tmp_path) == ["kept"]


def test_a_home_that_is_not_made_yet_is_no_refusal(tmp_path: Path) -> None:
    assert refusal(tmp_path / "one" / "two" / "kept") is None


def test_a_read_only_folder_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Whoever runs the tests may be allowed everything.
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert "read-only" in (refusal(tmp_path / "kept") or "")


def test_a_pipe_in_the_files_place_holds_nobody_up(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    os.mkfifo(path)
    with pytest.raises(OSError, match="not a regular file"):
        read_file(path)
    assert "not a regular file" in (refusal(path) or "")
    with pytest.raises(NotSaved, match="not a regular file"):
        save(path, b"text")
    assert path.is_fifo()


def test_a_folder_in_the_files_place_stays(tmp_path: Path) -> None:
    with pytest.raises(NotSaved):
        save(tmp_path, b"text")
    assert tmp_path.is_dir()
    held = len(list(Path("/dev/fd").iterdir()))
    with pytest.raises(OSError, match="directory"):
        read_file(tmp_path)
    assert len(list(Path("/dev/fd").iterdir())) == held


def test_a_file_that_is_not_there_reads_as_none(tmp_path: Path) -> None:
    assert read_file(tmp_path / "kept") is None


def test_a_name_is_safe_to_show_in_what_is_said(tmp_path: Path) -> None:
    path = tmp_path / "\x1b]0;x\x07\udcff"
    path.mkdir()
    with pytest.raises(NotSaved) as raised:
        save(path, b"text")
    assert str(raised.value).isprintable()
    assert "\x1b" not in str(raised.value)


def test_a_lock_is_let_go_after_a_failure(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), lock(tmp_path / "kept"):
        _ = 1 / 0
    with lock(tmp_path / "kept", wait=0):
        pass


def save(path: Path, data: bytes) -> None:
    with saving.lock(path):
        replace_file(path, data)


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())
