"""The list: which posts, in which order, and what is said of those that are missing."""

import json
import os
from pathlib import Path

from tests.cli.conftest import TORN, Run
from tui_reader import paths
from tui_reader.state import remember


def test_a_post_is_a_line_newest_first(run: Run, archive: Path) -> None:
    result = run("list", archive)
    assert result.status == 0
    assert result.out.splitlines() == [
        "2019-03-05  1 of 3  Rain by the yard",
        "2019-03-04       4  A torn cloud",
    ]
    assert result.err == ""


def test_json_has_the_keys_of_the_contract(run: Run, archive: Path) -> None:
    (archive / "noise.txt").write_bytes(b"\x00\x01\x02\xff" * 50)
    result = run("list", "--json", archive)
    document = json.loads(result.out)
    assert list(document) == ["schema", "posts", "skipped"]
    assert document["schema"] == "tui-reader/list/1"
    assert document["posts"][0] == {
        "id": document["posts"][0]["id"],
        "title": "Rain by the yard",
        "published": "2019-03-05",
        "author": None,
        "comments": 1,
        "claimed_comments": 3,
        "path": str(archive / "rain.txt"),
    }
    assert [list(each) for each in document["skipped"]] == [["path", "reason"]]
    assert result.status == 3


def test_what_cannot_be_read_is_told_and_the_rest_opens(run: Run, archive: Path) -> None:
    (archive / "noise.txt").write_bytes(b"\x00\x01\x02\xff" * 50)
    os.mkfifo(archive / "pipe.txt")
    result = run("list", archive, archive / "ghost")
    assert result.status == 3
    assert len(result.out.splitlines()) == 2
    told = result.err.splitlines()
    assert len(told) == 3
    assert all(line.startswith("tui-reader: Skipped ") for line in told)
    assert [name in result.err for name in ("noise.txt", "pipe.txt", "ghost")] == [True] * 3


def test_with_nothing_left_it_fails(run: Run, tmp_path: Path) -> None:
    result = run("list", tmp_path / "ghost")
    assert (result.status, result.out) == (1, "")
    assert len(result.err.splitlines()) == 1
    assert "ghost" in result.err


def test_an_empty_folder_says_what_to_do(run: Run, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    result = run("list", empty)
    assert (result.status, result.out) == (1, "")
    assert len(result.err.splitlines()) == 1
    assert "name another folder" in result.err


def test_of_many_skipped_captures_a_few_are_told(run: Run, archive: Path) -> None:
    for number in range(6):
        (archive / f"noise{number}.txt").write_bytes(b"\x00\xff" * 50)
    told = run("list", archive).err.splitlines()
    assert len(told) == 6
    assert "noise5.txt" in told[-1]
    for number in range(20):
        (archive / f"noise{number}.txt").write_bytes(b"\x00\xff" * 50)
    told = run("list", archive).err.splitlines()
    assert len(told) == 6
    assert "15 more were skipped." in told[-1]


def test_archives_can_be_named_either_way(run: Run, archive: Path) -> None:
    both = run("list", archive / "torn.txt", "--archive", archive / "rain.txt")
    assert both.out == run("list", archive).out


def test_without_a_name_it_is_the_archive_read_last(run: Run, archive: Path) -> None:
    assert remember(paths.state_file(), archive=(str(archive),)) is None
    result = run("list")
    assert result.out == run("list", archive).out
    assert result.err == ""


def test_a_post_without_date_or_title_still_has_a_line(run: Run, tmp_path: Path) -> None:
    capture = tmp_path / "flat.txt"
    capture.write_text(TORN.split("\n\n", 1)[1], encoding="utf-8")
    result = run("list", capture)
    assert result.out.startswith("no date  ")


def test_where_the_archive_read_last_is_gone_the_sample_is_not_listed(
    run: Run, archive: Path
) -> None:
    remember(paths.state_file(), archive=(str(archive / "gone"),))
    result = run("list")
    assert (result.status, result.out) == (1, "")
    assert f"not there now: {archive / 'gone'}" in result.err
    remember(paths.state_file(), archive=(str(archive), str(archive / "gone")))
    result = run("list")
    assert result.status == 3
    assert "Rain by the yard" in result.out
    assert "gone" in result.err
