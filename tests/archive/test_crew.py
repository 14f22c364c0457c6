"""What a capture may do to the process that reads it, and that the others do not suffer."""

import gzip
from pathlib import Path

import pytest

from tests.archive import misbehaving
from tests.archive.archives import zip_of
from tui_reader.archive.post import CaptureRead, Outcome, Post, Skipped, walk
from tui_reader.archive.reading.crew import MOST_BREAKS
from tui_reader.archive.reading.limits import LIMITS, Limits
from tui_reader.archive.reading.stream import ArchiveStream

WELL = b"4 March 2019\n\nOf hems\n\n" + b"It tore.\n\n" * 10_000
# A tenth of a megabyte, which a busy machine may take its time with; what does harm is short.
QUICK = Limits(seconds=2.0, seconds_a_megabyte=1000.0)


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder, for a reader that knows the format that does harm."""
    for name, value in misbehaving.install(tmp_path / "hook").items():
        monkeypatch.setenv(name, value)
    folder = tmp_path / "archive"
    folder.mkdir()
    return folder


def misbehave(how: str) -> bytes:
    return misbehaving.WORD + how.encode()


def read(folder: Path, limits: Limits = LIMITS) -> list[Outcome]:
    return list(ArchiveStream([folder], limits=limits))


def titles(outcomes: list[Outcome]) -> list[str]:
    return [each.title for each in outcomes if isinstance(each, Post)]


def reasons(outcomes: list[Outcome]) -> list[str]:
    return [each.reason for each in outcomes if isinstance(each, Skipped)]


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ("hang", "took longer than"),
        ("hang in C", "took longer than"),
        ("grow", "more than 2048 MiB of memory"),
        ("crash", "SIGSEGV"),
        ("exit", "status 5"),
        ("raise", "KeyError"),
    ],
)
def test_a_capture_that_breaks_its_reader_is_skipped_and_the_rest_goes_on(
    archive: Path, how: str, told: str
) -> None:
    (archive / "a.txt").write_bytes(WELL)
    (archive / "b.txt").write_bytes(misbehave(how))
    (archive / "c.txt").write_bytes(WELL)
    outcomes = read(archive, QUICK if "hang" in how else LIMITS)
    assert titles(outcomes) == ["Of hems", "Before", "Of hems"]
    [reason] = reasons(outcomes)
    assert told in reason
    [skipped] = [each for each in outcomes if isinstance(each, Skipped)]
    assert skipped.path == str(archive / "b.txt")


def test_the_time_in_which_others_have_the_processor_does_not_count(archive: Path) -> None:
    (archive / "a.txt").write_bytes(WELL)
    (archive / "b.txt").write_bytes(misbehave("wait"))
    outcomes = read(archive, QUICK._replace(seconds=0.5))
    assert titles(outcomes) == ["Of hems", "Before"]
    assert reasons(outcomes) == []


def test_a_capture_that_waits_for_something_that_never_comes_is_skipped(archive: Path) -> None:
    (archive / "a.txt").write_bytes(misbehave("wait for ever"))
    (archive / "b.txt").write_bytes(WELL)
    outcomes = read(archive, QUICK._replace(by_the_clock=1.0))
    assert titles(outcomes) == ["Before", "Of hems"]
    [reason] = reasons(outcomes)
    assert "took longer than" in reason


def test_a_capture_in_an_archive_is_skipped_and_the_rest_of_it_goes_on(archive: Path) -> None:
    members = {
        "a.txt": WELL,
        "b.txt": misbehave("crash"),
        "c.txt": b"\0\1\2",
        "d.txt": WELL,
        "e.txt": misbehave("raise"),
        "f.txt": WELL,
    }
    (archive / "blog.zip").write_bytes(zip_of(members))
    outcomes = read(archive)
    assert titles(outcomes) == ["Of hems", "Before", "Of hems", "Before", "Of hems"]
    told = [(each.path, each.reason) for each in outcomes if isinstance(each, Skipped)]
    assert [path[-5:] for path, _ in told] == ["b.txt", "c.txt", "e.txt"]
    assert "SIGSEGV" in told[0][1]
    assert "KeyError" in told[2][1]
    last = outcomes[-1]
    assert isinstance(last, CaptureRead)
    assert last.notes[0] == "6 captures lie in it."


def test_an_archive_that_breaks_its_reader_again_and_again_is_left(archive: Path) -> None:
    members = {f"{number}.txt": misbehave("exit") for number in range(MOST_BREAKS + 3)}
    (archive / "a.zip").write_bytes(zip_of(members))
    (archive / "b.txt").write_bytes(WELL)
    outcomes = read(archive)
    assert titles(outcomes) == ["Before"] * MOST_BREAKS + ["Of hems"]
    assert len(reasons(outcomes)) == MOST_BREAKS + 1
    assert "left" in reasons(outcomes)[-1]


def test_what_a_parser_prints_is_no_answer(archive: Path) -> None:
    (archive / "a.txt").write_bytes(misbehave("print"))
    (archive / "b.txt").write_bytes(WELL)
    outcomes = read(archive)
    assert titles(outcomes) == ["Before", "Of hems"]
    assert reasons(outcomes) == []


def test_a_tree_of_any_depth_arrives(archive: Path) -> None:
    (archive / "a.txt").write_bytes(misbehave("nest"))
    outcomes = read(archive)
    assert reasons(outcomes) == []
    [_, deep] = [each for each in outcomes if isinstance(each, Post)]
    rows = [(depth, comment.id) for depth, comment in walk(deep.comments)]
    assert rows == [(depth, f"c{4999 - depth}") for depth in range(5000)] + [(0, "last")]


@pytest.mark.parametrize("unpublished", [False, True])
def test_what_is_wanted_reaches_each_capture(archive: Path, unpublished: bool) -> None:
    (archive / "a.txt").write_bytes(misbehave("tell"))
    (archive / "b.zip").write_bytes(zip_of({"c.txt.gz": gzip.compress(misbehave("tell"))}))
    outcomes = list(ArchiveStream([archive], unpublished=unpublished))
    notes = [note for each in outcomes if isinstance(each, CaptureRead) for note in each.notes]
    assert notes.count(f"Unpublished: {unpublished}") == 2
