"""Where things are kept."""

import json
from pathlib import Path

from tests.cli.conftest import Run
from tui_reader import paths

NAMES = ["bookmarks", "settings", "state", "log", "index", "sample"]


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
