"""The check: what each capture came to, and the sum of it."""

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_each_capture_is_accounted_for(run: Run, archive: Path) -> None:
    (archive / "noise.txt").write_bytes(b"\x00\x01\x02\xff" * 50)
    result = run("check", archive)
    assert result.status == 3
    lines = result.out.splitlines()
    assert lines[0] == str(archive / "noise.txt")
    assert lines[1].startswith("  skipped: ")
    rain = lines.index(str(archive / "rain.txt"))
    assert lines[rain + 1] == "  Rain by the yard (2019-03-05)"
    assert lines[rain + 2] == "  indented, utf-8, 1 of 3 comments"
    assert lines[rain + 3].startswith("  warning: ")
    assert lines[-1].startswith("3 captures, 2 posts, 5 comments (2 posts claimed 7), ")
    assert lines[-1].endswith(", 1 skipped")


def test_json_has_the_keys_of_the_contract(run: Run, archive: Path) -> None:
    (archive / "noise.txt").write_bytes(b"\x00\x01\x02\xff" * 50)
    document = json.loads(run("check", "--json", archive).out)
    assert list(document) == ["schema", "captures", "skipped", "summary"]
    assert document["schema"] == "tui-reader/check/1"
    assert [list(each) for each in document["captures"]] == [
        [
            *("path", "format", "encoding", "post", "title"),
            *("comments", "claimed_comments", "warnings"),
        ]
    ] * 2
    warnings = sum(len(each["warnings"]) for each in document["captures"])
    assert document["summary"] == {
        "captures": 3,
        "posts": 2,
        "comments": 5,
        "claimed_comments": 7,
        "warnings": warnings,
        "skipped": 1,
    }


def test_two_captures_of_one_post_are_one_post(run: Run, archive: Path) -> None:
    (archive / "again.txt").write_bytes((archive / "torn.txt").read_bytes())
    result = run("check", "--json", archive)
    summary = json.loads(result.out)["summary"]
    assert (summary["captures"], summary["posts"], summary["comments"]) == (3, 2, 5)


def test_all_is_well(run: Run, archive: Path) -> None:
    result = run("check", archive / "torn.txt")
    assert result.status == 0
    assert result.out.splitlines()[-1] == (
        "1 capture, 1 post, 4 comments (1 post claimed 4), 0 warnings, 0 skipped"
    )


def test_an_empty_folder_says_what_to_do(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = run("check", tmp_path / "empty")
    assert (result.status, result.out) == (1, "")
    assert "name another folder" in result.err
