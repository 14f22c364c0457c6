"""From paths to posts: the walk, its order, its hazards."""

import os
from pathlib import Path
from typing import Any

import pytest

from tests.archive import misbehaving
from tests.archive.archives import zip_of
from tests.builders import first_outcome
from tui_reader.archive import formats
from tui_reader.archive.files.capture import Capture
from tui_reader.archive.files.finding import list_captures
from tui_reader.archive.folder import read_archive
from tui_reader.archive.post import CaptureRead, Post, Skipped


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    root = tmp_path / "archive"
    root.mkdir()
    return root


def write(path: Path, title: str = "Of hems") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"4 March 2019\n\n{title}\n\nIt tore.\n", "utf-8")
    return path


def names(*paths: Path) -> list[str]:
    return [each.name for each in list_captures(paths) if isinstance(each, Path)]


def reasons(*paths: Path) -> dict[str, str]:
    found = [each for each in list_captures(paths) if isinstance(each, Skipped)]
    return {Path(each.path).name: each.reason for each in found}


def test_captures_come_by_name_folders_among_them(archive: Path) -> None:
    for name in ("c.txt", "a.txt", "b/2.txt", "b/1.txt", "b/z/0.txt"):
        write(archive / name)
    assert names(archive) == ["a.txt", "1.txt", "2.txt", "0.txt", "c.txt"]


def test_hidden_files_are_passed_over_unless_named(archive: Path) -> None:
    hidden = write(archive / ".hidden" / "a.txt")
    write(archive / ".b.txt")
    assert names(archive) == []
    assert reasons(archive) == {}
    assert names(hidden) == ["a.txt"]


def test_an_empty_folder_holds_nothing(archive: Path) -> None:
    assert list(read_archive([archive])) == []
    assert list(read_archive([])) == []


def test_a_path_that_is_not_there_is_told(archive: Path) -> None:
    assert reasons(archive / "no") == {"no": "There is no such file or folder."}
    assert reasons(write(archive / "a.txt") / "no")["no"].startswith("It cannot be read")
    assert reasons(Path("a\0b")) != {}


def test_a_path_that_lies_in_another_is_read_once(archive: Path) -> None:
    file = write(archive / "b" / "a.txt")
    assert names(archive, file, archive / "b", archive) == ["a.txt"]
    assert names(file, file) == ["a.txt"]


def test_what_was_named_before_its_folder_is_read_once(archive: Path) -> None:
    named, inner = write(archive / "z.txt"), write(archive / "b" / "y.txt")
    write(archive / "x.txt")
    assert names(named, archive) == ["z.txt", "y.txt", "x.txt"]
    assert names(inner.parent, named, archive) == ["y.txt", "z.txt", "x.txt"]


def test_one_bad_file_does_not_stop_the_others(archive: Path) -> None:
    write(archive / "a.txt", "First")
    (archive / "b.txt").write_bytes(b"\x00\x01")
    os.mkfifo(archive / "c.txt")
    (archive / "d.html").write_text("<html><p>", "utf-8")
    write(archive / "e.txt", "Last")
    outcomes = list(read_archive([archive]))
    assert [each.title for each in outcomes if isinstance(each, Post)] == ["First", "Last"]
    skips = [each for each in outcomes if isinstance(each, Skipped)]
    assert [Path(each.path).name for each in skips] == ["b.txt", "c.txt", "d.html"]


def test_captures_are_read_only_when_they_are_asked_for(archive: Path) -> None:
    write(archive / "a.txt")
    later = write(archive / "b.txt")
    stream = read_archive([archive])
    assert isinstance(next(stream), Post)
    later.unlink()
    assert isinstance(next(stream), CaptureRead)
    outcome = next(stream)
    assert isinstance(outcome, Skipped)
    assert "No such file" in outcome.reason


def test_links_are_followed_within_the_archive_only(archive: Path) -> None:
    inside = write(archive / "a.txt")
    outside = write(archive.parent / "outside" / "o.txt")
    (archive / "b.txt").symlink_to(inside)
    (archive / "c.txt").symlink_to(outside)
    (archive / "d").symlink_to(outside.parent)
    (archive / "e.txt").symlink_to(archive / "nowhere")
    assert names(archive) == ["a.txt", "b.txt"]
    told = reasons(archive)
    assert sorted(told) == ["c.txt", "d", "e.txt"]
    assert "out of the archive" in told["c.txt"]
    assert "out of the archive" in told["d"]
    assert "nowhere" in told["e.txt"]


def test_links_that_go_round_end(archive: Path) -> None:
    write(archive / "a.txt")
    (archive / "loop").symlink_to(archive)
    (archive / "self").symlink_to(archive / "self")
    (archive / "b").mkdir()
    (archive / "b" / "up").symlink_to("..")
    assert names(archive) == ["a.txt"]
    assert sorted(reasons(archive)) == ["loop", "self", "up"]
    assert reasons(archive / "self") != {}


def test_a_link_that_is_named_is_followed(archive: Path) -> None:
    write(archive / "a.txt")
    link = archive.parent / "link"
    link.symlink_to(archive)
    assert names(link) == ["a.txt"]


def test_a_folder_that_may_not_be_read_is_told(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(archive / "a.txt")
    write(archive / "locked" / "b.txt")
    write(archive / "z.txt")
    scandir = os.scandir

    def refuse(path: Path) -> Any:
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert names(archive) == ["a.txt", "z.txt"]
    assert reasons(archive) == {"locked": "It cannot be read: Permission denied."}


def test_an_odd_name_is_escaped_in_the_post(archive: Path) -> None:
    odd = write(archive / os.fsdecode(b"fog\xff.txt"))
    outcome, _ = read_archive([archive])
    assert isinstance(outcome, Post)
    assert outcome.source.path == f"{archive}/fog\\xff.txt"
    assert odd.exists()


def test_the_source_says_how_it_was_read(archive: Path) -> None:
    file = archive / "a.txt"
    file.write_bytes("4 March 2019\r\n\r\nÀ la mode\r\n\r\nIt tore.".encode("cp1252"))
    outcome = first_outcome(file)
    assert isinstance(outcome, Post)
    assert (outcome.source.path, outcome.source.encoding) == (str(file), "cp1252")
    assert (outcome.title, outcome.body) == ("À la mode", "It tore.")


def test_deep_folders_are_walked_without_recursion(archive: Path) -> None:
    deep = archive
    for _ in range(400):
        deep = deep / "d"
    write(deep / "a.txt")
    assert names(archive) == ["a.txt"]


MONSTERS = (
    "x" * 1_000_000,
    " " * 1_000_000 + "x",
    "1. " * 300_000,
    "ReplyDelete" * 90_000,
    "9" * 1_000_000,
    "  1. a\n" * 30_000,
    "    ReplyDelete\n" * 30_000,
    "ReplyDelete\n" * 30_000,
    "3 comments:\n" * 30_000,
    "\n" * 1_000_000 + "x",
    "[" * 1_000_000,
)


@pytest.mark.parametrize("text", MONSTERS, ids=lambda text: repr(text[:12]))
def test_a_monstrous_text_is_still_a_post(archive: Path, text: str) -> None:
    file = archive / "a.txt"
    file.write_text(text, "utf-8")
    outcome = first_outcome(file)
    assert isinstance(outcome, Post)
    assert outcome.id
    assert len(outcome.title) < 300
    assert len(outcome.warnings) < 30


def test_to_list_a_folder_no_file_of_it_is_looked_at(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(300):
        (archive / f"{number:03}.txt").touch()
    looked_at: list[str] = []
    for name in ("stat", "lstat", "open"):
        real = getattr(os, name)

        def noted(path: Any, *rest: Any, real: Any = real, **named: Any) -> Any:
            looked_at.append(os.fspath(path) if not isinstance(path, int) else "")
            return real(path, *rest, **named)

        monkeypatch.setattr(os, name, noted)
    assert len(names(archive)) == 300
    # What one may look at is the folder, however much is in it.
    assert not [path for path in looked_at if path.endswith(".txt")]


def test_thousands_of_files_can_be_named(archive: Path) -> None:
    files = [write(archive / f"{number:04}.txt") for number in range(2000)]
    assert len(names(*files, *reversed(files))) == 2000


def test_a_file_that_is_cut_off_while_it_is_read_is_skipped(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Mapped into memory, it would end the whole process.
    file = write(archive / "a.txt", "Fog " * 100_000)
    begin = Capture.__init__

    def cut_off(capture: Capture, *arguments: Any, **named: Any) -> None:
        begin(capture, *arguments, **named)
        file.write_bytes(b"4 March")

    monkeypatch.setattr(Capture, "__init__", cut_off)
    assert first_outcome(file) == Skipped(str(file), "It was changed while it was being read.")


def test_a_format_that_fails_skips_its_capture_and_no_other(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formats, "FORMATS", (misbehaving, *formats.FORMATS))
    broken = misbehaving.WORD + b"raise"
    (archive / "a.txt").write_bytes(broken)
    (archive / "b.zip").write_bytes(zip_of({"c.txt": broken, "d.txt": b"4 May 2019\n\nOf\n\nSo."}))
    write(archive / "e.txt")
    outcomes = list(read_archive([archive]))
    skipped = [each for each in outcomes if isinstance(each, Skipped)]
    assert [Path(each.path).name for each in skipped] == ["a.txt", "b.zip › c.txt"]
    assert all("KeyError" in each.reason for each in skipped)
    titles = [each.title for each in outcomes if isinstance(each, Post)]
    assert titles == ["Before", "Before", "Of", "Of hems"]
