"""Bookmarks on the command line."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tui_reader import paths
from tui_reader.archive.folder import read_archive
from tui_reader.archive.post import Post
from tui_reader.bookmarks.bookmark import new_bookmark
from tui_reader.bookmarks.shelf import Shelf

CITED = "Nell Thimble, 4 March 2019, 08:50, comment on “A torn cloud” (4 March 2019)"


@pytest.fixture
def kept(archive: Path) -> str:
    """Keep a comment of the torn cloud, and give the bookmark's id."""
    post, _ = read_archive([archive / "torn.txt"])
    assert isinstance(post, Post)
    bookmark = new_bookmark(
        post, post.comments[0], note="for the shop", tags=("thread", "wet, cold")
    )
    Shelf(paths.bookmarks_file()).add(bookmark)
    return bookmark.id


def test_a_list_of_them(run: Run, kept: str) -> None:
    for result in (run("bookmarks", "list"), run("bookmarks")):
        assert result.status == 0
        assert result.out.splitlines() == [
            CITED,
            "  Use silver thread. It shines.",
            "  note: for the shop",
            '  tags: thread, "wet, cold"',
            "",
        ]


def test_without_any_it_says_how_to_make_one(run: Run) -> None:
    result = run("bookmarks", "list")
    assert (result.status, result.out) == (0, "")
    assert "b makes one" in result.err


@pytest.mark.parametrize("arguments", [["list", "--json"], ["export", "--format", "json"]])
def test_as_json(run: Run, kept: str, arguments: list[str]) -> None:
    document = json.loads(run("bookmarks", *arguments).out)
    assert document["schema"] == "tui-reader/bookmarks/1"
    assert [each["id"] for each in document["bookmarks"]] == [kept]


@pytest.mark.parametrize("form", ["markdown", "csv"])
def test_exports(run: Run, kept: str, form: str) -> None:
    result = run("bookmarks", "export", "--format", form)
    assert result.status == 0
    assert "silver thread" in result.out
    assert "for the shop" in result.out


def test_their_comments_are_there(run: Run, archive: Path, kept: str) -> None:
    result = run("bookmarks", "check", "--archive", archive)
    assert result.status == 0
    assert result.out == f"exact      {CITED}\n"
    assert "1 bookmark: 1 exact." in result.err
    assert "another archive" not in result.err


def test_an_orphan_is_found(run: Run, archive: Path, kept: str) -> None:
    result = run("bookmarks", "check", "--archive", archive / "rain.txt")
    assert result.status == 4
    assert result.out.startswith("orphan  ")
    assert "if they are of another archive, name that one" in result.err


def test_the_check_as_json(run: Run, archive: Path, kept: str) -> None:
    document = json.loads(run("bookmarks", "check", "--json", "--archive", archive).out)
    assert document["schema"] == "tui-reader/bookmark-check/1"
    [each] = document["bookmarks"]
    assert list(each) == ["id", "outcome", "post", "comment", "candidates"]
    assert (each["id"], each["outcome"]) == (kept, "exact")
    assert each["post"] == "2019-03-04-a-torn-cloud"


def test_a_missing_archive_makes_no_orphans(run: Run, tmp_path: Path, kept: str) -> None:
    result = run("bookmarks", "check", "--archive", tmp_path / "ghost")
    assert (result.status, result.out) == (1, "")


def test_a_damaged_file_is_told(run: Run, kept: str) -> None:
    paths.bookmarks_file().write_text("[[[", encoding="utf-8")
    result = run("bookmarks", "list")
    assert result.status == 1
    assert "damaged" in result.err


@pytest.mark.parametrize("action", ["list", "export", "check"])
def test_where_they_cannot_be_read_it_does_not_say_that_there_are_none(
    run: Run, archive: Path, action: str
) -> None:
    file = paths.bookmarks_file()
    file.parent.mkdir()
    # A link that leads to itself: there, and not to be read.
    file.symlink_to(file.name)
    result = run("bookmarks", action, "--archive", archive)
    assert (result.status, result.out) == (1, "")
    [line] = result.err.splitlines()
    assert "cannot be read" in line


def test_a_mistyped_tag_is_told_with_the_nearest(run: Run, archive: Path, kept: str) -> None:
    result = run("search", "tag:thraed", "--archive", archive)
    told = "Nothing here is tagged “thraed”. Did you mean “tag:thread”?"
    assert told in result.err
    assert "Use silver thread" in run("search", "tag:thread", "--archive", archive).out
