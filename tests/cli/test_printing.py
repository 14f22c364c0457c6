"""Untrusted text on standard output and standard error: pictured, escaped, never raw."""

import json
import os
import unicodedata
from pathlib import Path

import pytest

from tests.cli.conftest import TORN, Run
from tui_reader import paths
from tui_reader.archive.folder import read_archive
from tui_reader.archive.post import Post
from tui_reader.bookmarks.bookmark import new_bookmark
from tui_reader.bookmarks.shelf import Shelf

TITLE = "A \x1b]0;torn\x07 cl\x9bou\x7fd \u202eback\u202c \U000e0041[/] [bold]"
COMMANDS = [
    ["list"],
    ["show", "2019"],
    ["show", "2019", "--comment", "1"],
    ["search", "torn"],
    ["search", "silver"],
    ["check"],
    ["bookmarks", "list"],
    ["bookmarks", "check"],
]


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """An archive whose text and file names try to steer the terminal, and a bookmark of it."""
    folder = tmp_path / "cl\x1b[2Jouds"
    folder.mkdir()
    text = TORN.replace("A torn cloud", TITLE)
    text = text.replace("silver", "silver \x1b[31m\x9d0;x\x07 \u202e").replace("So is", "\x7fSo is")
    (folder / "torn\x1b[H.txt").write_text(text, encoding="utf-8")
    odd = os.fsdecode(os.fsencode(folder) + b"/noise\x1b\xff\xfe.txt")
    Path(odd).write_bytes(b"\x00\x01\x02\xff" * 50)
    [post] = [each for each in read_archive([folder]) if isinstance(each, Post)]
    bookmark = new_bookmark(post, post.comments[0], note="\x1b[31m", tags=("\x1bred",))
    Shelf(paths.bookmarks_file()).add(bookmark)
    return folder


@pytest.mark.parametrize("arguments", COMMANDS)
def test_for_a_person_it_is_cleaned(run: Run, hostile: Path, arguments: list[str]) -> None:
    result = run(*arguments, "--archive", hostile)
    assert result.out
    assert _raw(result.out) == set()
    assert _raw(result.err) == set()


def test_it_is_pictured_not_dropped(run: Run, hostile: Path) -> None:
    result = run("list", hostile)
    assert "A ␛]0;torn␇ cl�ou␡d back [/] [bold]" in result.out
    assert "␛[2J" in result.err


@pytest.mark.parametrize("arguments", [*COMMANDS, ["export"], ["export", "--format", "jsonl"]])
def test_json_is_printable_ascii(run: Run, hostile: Path, arguments: list[str]) -> None:
    as_json = [] if arguments[0] == "export" else ["--json"]
    result = run(*arguments, *as_json, "--archive", hostile)
    assert result.out.isascii()
    assert result.out.replace("\n", "").isprintable()
    assert json.loads(result.out)["schema" if "jsonl" not in arguments else "id"]
    assert _raw(result.err) == set()


def test_json_keeps_what_was_written(run: Run, hostile: Path) -> None:
    document = json.loads(run("export", hostile).out)
    [post] = [each for each in read_archive([hostile]) if isinstance(each, Post)]
    assert document["posts"][0]["title"] == post.title
    assert "\x1b" in post.title


@pytest.mark.parametrize(
    "arguments",
    [
        ["list", "--\x1b[2J"],
        ["show", "\x1b[2J\u202e"],
        ["list", "gh\x1b[2Jost"],
        ["gh\x1b[2J\udcffost"],
        ["search", "zzz\x1b[2J\x9b"],
        ["search", "--limit", "\x1b[2J", "x"],
        ["show", "torn", "--comment", "\x1b[2J"],
    ],
)
def test_what_was_typed_is_cleaned_in_messages(
    run: Run, hostile: Path, arguments: list[str]
) -> None:
    archive = [] if "list" in arguments else ["--archive", str(hostile)]
    result = run(*arguments, *archive)
    assert result.err
    assert _raw(result.err) == set()


def _raw(text: str) -> set[str]:
    """The characters that steer, hide or cannot be written."""
    kinds = ("Cc", "Cs", "Cf")
    return {each for each in text if each != "\n" and unicodedata.category(each) in kinds}
