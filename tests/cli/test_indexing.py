"""The index on the command line: built, told of, thrown away, and used by the other commands."""

import contextlib
import json
import re
import sqlite3
from collections.abc import Generator
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.cli.conftest import TORN, Run, RunProcess
from tui_reader.archive.reading import crew
from tui_reader.index.places import index_file
from tui_reader.saving import lock


def test_it_is_built_told_of_and_thrown_away(run: Run, archive: Path) -> None:
    file = index_file([archive])
    none = run("index", "--status", archive)
    assert (none.status, none.out) == (0, f"{file}\n  There is no index of this archive.\n")
    assert not file.exists()
    built = run("index", archive)
    assert built.status == 0
    assert "2 posts, 5 comments, 2 captures, 0 skipped, " in built.out
    assert run("index", "--status", archive).out == built.out
    cleared = run("index", "--clear", archive)
    assert cleared.status == 0
    assert re.fullmatch(
        rf"{re.escape(str(file))}\n  Thrown away: [\d.]+ kB\. The next opening makes it anew\.\n",
        cleared.out,
    )
    assert not file.exists()
    assert run("index", "--clear", archive).out == none.out


@pytest.mark.parametrize("what", [(), ("--status",), ("--clear",)])
def test_an_index_of_nothing_is_not_made(run: Run, tmp_path: Path, what: tuple[str, ...]) -> None:
    missing = tmp_path / "missing"
    result = run("index", *what, missing)
    assert (result.status, result.out) == (1, "")
    assert f"{missing}: nothing is there" in result.err
    assert not index_file([missing]).exists()


@pytest.mark.parametrize("command", [["list"], ["search", "wind"], ["export"], ["index"]])
def test_what_is_known_of_an_archive_stays_while_its_disk_is_missing(
    run: Run, archive: Path, command: list[str]
) -> None:
    run("index", archive)
    before = run("index", "--status", archive)
    archive.rename(archive.with_name("elsewhere"))
    assert run(*command, "--archive", archive).status == 1
    archive.with_name("elsewhere").rename(archive)
    assert run("index", "--status", archive) == before
    assert "2 posts" in before.out


def test_what_is_not_in_the_index_yet_is_told(run: Run, archive: Path) -> None:
    run("index", archive)
    assert run("index", "--status", archive).err == ""
    (archive / "new.txt").write_text(TORN, encoding="utf-8")
    before = index_file([archive]).read_bytes()
    status = run("index", "--status", archive)
    assert status.err == (
        "tui-reader: Not in it yet: 1 of 3 files, new or changed. The next opening reads them.\n"
    )
    assert index_file([archive]).read_bytes() == before


def test_nothing_is_missing_however_the_archive_is_named(
    run: Run, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(archive.parent)
    run("index", archive.name)
    assert run("index", "--status", archive.name).err == ""


def test_it_is_told_as_json(run: Run, archive: Path) -> None:
    told = json.loads(run("index", "--json", archive).out)
    assert told["schema"] == "tui-reader/index/1"
    assert told["path"] == str(index_file([archive]))
    assert told["kept"] is True
    assert told["bytes"] == index_file([archive]).stat().st_size > 0
    counted = {name: told[name] for name in ("posts", "comments", "captures", "skipped")}
    assert counted == {"posts": 2, "comments": 5, "captures": 2, "skipped": 0}
    run("index", "--clear", archive)
    told = json.loads(run("index", "--json", "--status", archive).out)
    assert (told["kept"], told["bytes"]) == (False, 0)


def test_what_is_skipped_is_told(run: Run, archive: Path) -> None:
    (archive / "nul.txt").write_bytes(b"\0")
    result = run("index", archive)
    assert result.status == 3
    assert "nul.txt" in result.err
    assert "2 captures, 1 skipped" in result.out.replace("3 captures", "2 captures")


def test_only_one_thing_is_done(run: Run, archive: Path) -> None:
    assert run("index", "--clear", "--rebuild", archive).status == 2


@pytest.mark.parametrize(
    "command",
    [
        ["list", "--json"],
        ["show", "torn"],
        ["search", "silver thraed", "--json"],
        ["export"],
        ["index", "--json"],
    ],
)
def test_a_command_says_the_same_without_reading_anything_again(
    run: Run, archive: Path, command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = run(*command, "--archive", archive)

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("captures are read again")

    monkeypatch.setattr(crew.Crew, "__init__", refuse)
    assert run(*command, "--archive", archive) == first
    assert first.status == 0
    if command[0] == "index":
        monkeypatch.undo()
        assert run(*command, "--rebuild", "--archive", archive).status == 0


def test_a_rebuilt_index_is_read_anew(
    run: Run, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("index", archive)
    read: list[int] = []
    events = crew.Crew.events

    def counted(self: crew.Crew) -> "Generator[crew.Event, None, None]":
        read.append(1)
        return events(self)

    monkeypatch.setattr(crew.Crew, "events", counted)
    run("index", archive)
    assert not read
    run("index", "--rebuild", archive)
    assert len(read) == 1


def test_each_line_of_standard_input_is_answered(run_process: RunProcess, archive: Path) -> None:
    done = run_process(
        "search", "--stdin", "--json", "--archive", archive, stdin=b"silver\nyards\nnowhere\n"
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [each["query"] for each in answers] == ["silver", "yards", "nowhere"]
    assert [bool(each["hits"]) for each in answers] == [True, True, False]


@pytest.mark.parametrize("option", ["--clear", "--rebuild"])
def test_an_index_that_another_process_is_at_is_left_alone(
    run: Run, archive: Path, option: str
) -> None:
    run("index", archive)
    file = index_file([archive])
    with lock(file):
        result = run("index", option, archive)
    assert result.status == 1
    assert file.exists()


def _left_alone(file: Path) -> "dict[str, bytes]":
    """What lies in the folder of an index; its lock is nobody's work."""
    return {each.name: each.read_bytes() for each in file.parent.iterdir()}


@pytest.mark.parametrize("junk", [b"junk" * 1000, b"SQLite format 3\x00" + b"x" * 5000])
def test_asking_for_a_damaged_index_leaves_it_and_says_what_to_do(
    run: Run, archive: Path, junk: bytes
) -> None:
    file = index_file([archive])
    file.parent.mkdir(parents=True)
    file.write_bytes(junk)
    for options in ([], ["--json"]):
        result = run("index", "--status", *options, archive)
        assert (result.status, result.out) == (1, "")
        [line] = result.err.splitlines()
        assert str(file) in line
        assert "damaged" in line
        assert "tui-reader index --rebuild" in line
    assert _left_alone(file) == {file.name: junk}
    assert run("index", "--rebuild", archive).status == 0
    assert run("index", "--status", archive).status == 0


def test_asking_for_an_index_that_is_cut_short_leaves_it(
    run: Run, run_process: RunProcess, archive: Path
) -> None:
    # Another process has let go of it, and all is in the one file.
    run_process("index", archive)
    file = index_file([archive])
    short = file.read_bytes()[: file.stat().st_size // 2]
    file.write_bytes(short)
    result = run("index", "--status", archive)
    assert result.status == 1
    assert "tui-reader index --rebuild" in result.err
    assert file.read_bytes() == short


def test_an_index_that_cannot_be_kept_is_not_built(
    run: Run, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = archive.parent / "in the way"
    home.write_text("a file", encoding="utf-8")
    monkeypatch.setenv("TUI_READER_HOME", str(home))
    result = run("index", archive)
    assert result.status == 1
    assert "held in memory" in result.err
    assert json.loads(run("index", "--json", archive).out)["kept"] is False


def test_asking_for_an_index_of_another_version_leaves_it(
    run: Run, run_process: RunProcess, archive: Path
) -> None:
    run_process("index", archive)
    file = index_file([archive])
    with contextlib.closing(sqlite3.connect(file)) as other:
        other.execute("PRAGMA user_version = 99")
    before = file.read_bytes()
    result = run("index", "--status", archive)
    assert (result.status, result.err) == (0, "")
    assert "of another version of tui-reader" in result.out
    told = json.loads(run("index", "--status", "--json", archive).out)
    assert (told["kept"], told["bytes"]) == (False, len(before))
    assert file.read_bytes() == before


def test_asking_for_an_index_that_is_begun_leaves_it(run: Run, archive: Path) -> None:
    file = index_file([archive])
    file.parent.mkdir(parents=True)
    file.touch()
    assert "There is no index of this archive." in run("index", "--status", archive).out
    assert _left_alone(file) == {file.name: b""}


def test_captures_are_counted_as_check_counts_them(run: Run, archive: Path) -> None:
    with ZipFile(archive / "all.zip", "w") as packed:
        packed.writestr("one.txt", TORN.replace("torn", "worn"))
        packed.writestr("two.txt", TORN.replace("torn", "lost"))
        packed.writestr("nul.txt", b"\0")
    (archive / "cut.zip").write_bytes((archive / "all.zip").read_bytes()[:-200])
    (archive / "nul.txt").write_bytes(b"\0")
    places = [archive, archive / "ghost"]
    summary = json.loads(run("check", "--json", *places).out)["summary"]
    told = json.loads(run("index", "--json", *places).out)
    for name in ("captures", "posts", "comments", "skipped"):
        assert told[name] == summary[name]


def test_the_index_of_what_has_gone_is_told_of_and_thrown_away(run: Run, archive: Path) -> None:
    run("index", archive)
    archive.rename(archive.with_name("elsewhere"))
    assert "2 posts, 5 comments" in run("index", "--status", archive).out
    assert "Thrown away" in run("index", "--clear", archive).out
