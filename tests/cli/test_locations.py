"""Where things are kept."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tui_reader import paths

NAMES = ["bookmarks", "searches", "settings", "state", "read", "places", "log", "index", "sample"]


def test_a_line_each(run: Run, home: Path) -> None:
    result = run("paths")
    assert result.status == 0
    assert [line.split()[0] for line in result.out.splitlines()] == NAMES
    assert str(home / "bookmarks.toml") in result.out
    assert not home.exists()


def test_json(run: Run) -> None:
    document = json.loads(run("paths", "--json").out)
    assert list(document) == ["schema", *NAMES]
    assert document["schema"] == "tui-reader/paths/1"
    assert document["bookmarks"] == str(paths.bookmarks_file())


def test_a_home_that_nobody_has_is_told_in_a_line(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, "~nobody-has-this-name/reader")
    result = run("paths")
    assert (result.status, result.out) == (1, "")
    [line] = result.err.splitlines()
    assert "TUI_READER_HOME is ~nobody-has-this-name/reader" in line


def test_where_there_is_no_home_it_is_said_what_to_do(
    run: Run, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(_: Path) -> Path:
        raise RuntimeError("could not determine the home directory")

    monkeypatch.delenv(paths.HOME_VARIABLE)
    monkeypatch.setattr(paths, "_users_folder", none)
    result = run("bookmarks")
    assert (result.status, result.out) == (1, "")
    [line] = result.err.splitlines()
    assert "TUI_READER_HOME=FOLDER" in line
    assert run("list", archive).status == 0
