"""Starting the screen, or saying what is missing for it."""

import io
import locale
import os
import pty
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.cli.conftest import Run, RunProcess, command
from tui_reader import paths
from tui_reader.cli import opening
from tui_reader.index.arrivals import Arrivals
from tui_reader.state import load_state, remember


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Say that nothing is missing."""
    monkeypatch.setattr(opening, "missing_for_screen", lambda: None)


def look_like_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put terminals in the place of all streams; pytest puts its own there before each test."""
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, Terminal())
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(locale, "getencoding", lambda: "UTF-8")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[list[Path]]:
    """Note what the screen is opened on, in the place of opening it."""
    archives: list[list[Path]] = []

    def run_screen(arrivals: Arrivals, archive: tuple[str, ...]) -> int:
        archives.append(arrivals.paths)
        if archive:
            # The screen does it as soon as it is open.
            remember(paths.state_file(), archive=archive)
        return 0

    screen = ModuleType("tui_reader.tui.app")
    screen.__dict__["run"] = run_screen
    monkeypatch.setitem(sys.modules, "tui_reader.tui.app", screen)
    return archives


@pytest.mark.usefixtures("terminal")
def test_in_a_terminal_the_screen_opens_and_the_archive_is_remembered(
    run: Run, archive: Path, opened: list[list[Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(archive.parent)
    assert run("clouds") == (0, "", "")
    assert opened == [[Path("clouds")]]
    assert load_state(paths.state_file()).archive == (str(archive),)
    run()
    assert opened[1:] == [[archive]]


@pytest.mark.usefixtures("terminal")
def test_the_sample_is_not_remembered(run: Run, opened: list[list[Path]]) -> None:
    run()
    assert opened == [[paths.sample_archive()]]
    assert load_state(paths.state_file()).archive == ()


@pytest.mark.usefixtures("terminal")
def test_what_is_not_there_is_told_and_the_rest_opens(
    run: Run, archive: Path, opened: list[list[Path]]
) -> None:
    result = run("serach", archive)
    assert opened == [[archive]]
    [line] = result.err.splitlines()
    assert "serach is not there." in line
    assert "tui-reader search" in line


def test_without_a_terminal_a_command_that_was_meant_is_told_too(run: Run, archive: Path) -> None:
    result = run("serach", archive, archive / "serach", "ghost")
    _, meant, *others = result.err.splitlines()
    assert meant == "tui-reader: " + (
        "serach is not there. Did you mean the command “tui-reader search”?"
    )
    assert len(others) == 3
    assert all("Skipped" in each for each in others)
    assert "Rain by the yard" in result.out


@pytest.mark.usefixtures("terminal")
def test_with_nothing_left_no_screen_opens(
    run: Run, tmp_path: Path, opened: list[list[Path]]
) -> None:
    (tmp_path / "empty").mkdir()
    result = run(tmp_path / "empty", tmp_path / "ghost")
    assert (result.status, opened) == (1, [])
    assert "name another folder" in result.err
    assert "ghost is not there" in result.err


@pytest.mark.usefixtures("terminal")
def test_an_archive_that_is_gone_is_told_and_neither_replaced_nor_forgotten(
    run: Run, archive: Path, opened: list[list[Path]]
) -> None:
    run(archive)
    away = archive.rename(archive.with_name("away"))
    result = run()
    assert (result.status, opened[1:]) == (1, [])
    [line] = result.err.splitlines()
    assert f"not there now: {archive}" in line
    assert "name another" in line
    away.rename(archive)
    run()
    assert opened[1:] == [[archive]]


@pytest.mark.usefixtures("terminal")
def test_when_it_is_not_known_what_was_read_last_this_is_said(
    run: Run, opened: list[list[Path]]
) -> None:
    paths.state_file().parent.mkdir()
    paths.state_file().write_text("archive = [")
    result = run()
    assert opened == [[paths.sample_archive()]]
    assert "not known" in result.err
    assert "state.toml cannot be read" in result.err


@pytest.mark.usefixtures("terminal")
def test_a_part_of_the_archive_that_is_gone_is_told_and_not_forgotten(
    run: Run, archive: Path, tmp_path: Path, opened: list[list[Path]]
) -> None:
    disk = tmp_path / "disk.txt"
    disk.write_bytes((archive / "rain.txt").read_bytes())
    run(archive, disk)
    disk.unlink()
    for arguments in ((), (archive, disk), (archive, disk, tmp_path / "slip")):
        result = run(*arguments)
        assert result.status == 0
        assert "disk.txt is not there." in result.err
        assert opened.pop() == [archive]
        assert load_state(paths.state_file()).archive == (str(archive), str(disk))


def test_without_a_terminal_no_list_is_promised_of_what_is_not_there(
    run: Run, archive: Path
) -> None:
    promise = "Here is the list of the posts instead."
    assert promise in run(archive).err
    assert promise in run(archive, archive / "ghost").err
    result = run("serch", "fog")
    assert promise not in result.err
    assert "tui-reader search" in result.err


@pytest.mark.parametrize("term", ["", "dumb"])
def test_a_terminal_that_cannot_draw_is_none(term: str, monkeypatch: pytest.MonkeyPatch) -> None:
    look_like_terminal(monkeypatch)
    assert opening.missing_for_screen() is None
    monkeypatch.setenv("TERM", term)
    assert "TERM" in (opening.missing_for_screen() or "")


def test_a_locale_that_is_not_utf8_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    look_like_terminal(monkeypatch)
    monkeypatch.setattr(locale, "getencoding", lambda: "ISO-8859-15")
    assert "ISO-8859-15" in (opening.missing_for_screen() or "")


@pytest.mark.parametrize(
    ("name", "called"), [("stdin", "input"), ("stdout", "output"), ("stderr", "error")]
)
@pytest.mark.parametrize("stream", [None, io.StringIO()])
def test_each_stream_counts(
    name: str, called: str, stream: io.StringIO | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_like_terminal(monkeypatch)
    monkeypatch.setattr(sys, name, stream)
    assert opening.missing_for_screen() == f"standard {called} is not one"


def test_without_a_terminal_it_prints_the_list(run_process: RunProcess, archive: Path) -> None:
    ended = run_process(archive)
    assert ended.returncode == 0
    assert ended.stdout == run_process("list", archive).stdout
    [line] = ended.stderr.decode().splitlines()
    assert "standard input" in line


@pytest.mark.parametrize(
    ("environment", "missing"),
    [({"TERM": "dumb"}, "TERM"), ({"TERM": "xterm", "LC_ALL": "C"}, "locale")],
)
@pytest.mark.usefixtures("home")
def test_in_a_real_terminal_that_lacks_something(
    archive: Path, environment: dict[str, str], missing: str
) -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command(archive),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "LC_ALL": "C.UTF-8", **environment},
    ) as process:
        os.close(theirs)
        shown = _read_all(ours)
    assert process.returncode == 0
    assert missing.encode() in shown
    assert b"Rain by the yard" in shown
    assert b"\x1b" not in shown


def _read_all(terminal: int) -> bytes:
    shown = b""
    try:
        while piece := os.read(terminal, 4096):
            shown += piece
    except OSError:
        # How Linux says that the other side has closed.
        pass
    finally:
        os.close(terminal)
    return shown
