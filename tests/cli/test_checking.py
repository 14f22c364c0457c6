"""The check: what each capture came to, and the sum of it."""

import json
from pathlib import Path

import pytest

from tests.archive.archives import page, zip_of
from tests.builders import comment, post
from tests.cli.conftest import Run
from tui_reader.archive.feeds.damage import Damage
from tui_reader.archive.post import CaptureRead, Outcome, Skipped, Source
from tui_reader.cli.capture_report import CaptureReport, sure_word
from tui_reader.cli.checking import Report

EXPORT = Source("blog.xml", "export", "utf-8", 0.95)


def lines(*outcomes: Outcome) -> list[str]:
    report = Report()
    told = [line for each in outcomes for done in report.add(each) for line in done.lines()]
    return told + [line for done in report.finish() for line in done.lines()]


def test_each_capture_is_accounted_for(run: Run, archive: Path) -> None:
    (archive / "noise.txt").write_bytes(b"\x00\x01\x02\xff" * 50)
    result = run("check", archive)
    assert result.status == 3
    told = result.out.splitlines()
    assert told[:2] == [str(archive / "noise.txt"), "  skipped: It is not a text."]
    rain = told.index(str(archive / "rain.txt"))
    assert told[rain + 1] == "  indented (sure), utf-8"
    assert told[rain + 2] == "  Rain by the yard (2019-03-05), 1 of 3 comments"
    assert told[rain + 3].startswith("    warning: ")
    assert told[-1].startswith("3 captures, 2 posts, 5 comments (2 posts claimed 7), ")
    assert told[-1].endswith(", 1 skipped")


def test_json_has_the_keys_of_the_contract(run: Run, archive: Path) -> None:
    (archive / "noise.txt").write_bytes(b"\x00\x01\x02\xff" * 50)
    document = json.loads(run("check", "--json", archive).out)
    assert list(document) == ["schema", "captures", "skipped", "summary", "containers"]
    assert document["schema"] == "tui-reader/check/1"
    assert [list(each) for each in document["captures"]] == [
        [
            *("path", "format", "encoding", "post", "title"),
            *("comments", "claimed_comments", "warnings"),
            *("sure", "posts", "told", "notes", "complete", "merged"),
        ]
    ] * 2
    warnings = sum(len(each["warnings"]) for each in document["captures"])
    assert document["summary"] == {
        "captures": 3,
        "posts": 2,
        "comments": 5,
        "claimed_comments": 7,
        "merged": 0,
        "warnings": warnings,
        "skipped": 1,
    }
    rain = document["captures"][0]
    assert (rain["title"], rain["comments"], rain["claimed_comments"]) == ("Rain by the yard", 1, 3)
    assert 0.9 <= rain["sure"] <= 1
    assert rain["told"][0]["warnings"] == rain["warnings"]


def test_two_captures_of_one_post_are_one_post(run: Run, archive: Path) -> None:
    (archive / "again.txt").write_bytes((archive / "torn.txt").read_bytes())
    result = run("check", "--json", archive)
    summary = json.loads(result.out)["summary"]
    assert (summary["captures"], summary["posts"], summary["comments"]) == (3, 2, 5)


def test_all_is_well(run: Run, archive: Path) -> None:
    result = run("check", archive / "torn.txt")
    assert (result.status, result.err) == (0, "")
    assert result.out.splitlines()[-1] == (
        "1 capture, 1 post, 4 comments (1 post claimed 4), 0 warnings, 0 skipped"
    )


def test_an_empty_folder_says_what_to_do(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = run("check", tmp_path / "empty")
    assert (result.status, result.out) == (1, "")
    assert "name another folder" in result.err


def test_an_archive_is_told_beside_its_captures(run: Run, archive: Path) -> None:
    (archive / "more.zip").write_bytes(zip_of({"a.txt": page("First"), "b.txt": page("Second")}))
    told = run("check", archive).out.splitlines()
    path = str(archive / "more.zip")
    assert f"{path} › a.txt" in told
    assert told[told.index(path) :][:3] == [path, "  zip", "  note: 2 captures lie in it."]
    document = json.loads(run("check", "--json", archive).out)
    assert document["containers"] == [
        {"path": path, "format": "zip", "notes": ["2 captures lie in it."]}
    ]
    assert document["summary"]["captures"] == 4


def test_an_archive_that_was_left_is_told_once() -> None:
    told = lines(
        Skipped("a.zip", "It unpacks to too much."),
        CaptureRead(Source("a.zip", "zip", ""), notes=("1 capture lies in it.",), container=True),
        Skipped("b", "No."),
        Skipped("b", "No again."),
    )
    assert told == [
        "a.zip",
        "  zip",
        "  note: 1 capture lies in it.",
        "  skipped: It unpacks to too much.",
        *("b", "  skipped: No."),
        *("b", "  skipped: No again."),
    ]


def test_of_many_posts_the_sum_is_told_and_each_warning() -> None:
    posts = [
        post(id=f"p{number}", title=f"Cloud {number}", source=EXPORT, comments=(comment(),))
        for number in range(2000)
    ]
    odd = post(
        id="odd", title="Odd", source=EXPORT, claimed_comments=3, warnings=("Line 7: so it is.",)
    )
    told = lines(*posts, odd, CaptureRead(EXPORT, 2001, 2000, ("One draft was left out.",)))
    assert told == [
        "blog.xml",
        "  export (sure), utf-8: 2,001 posts, 2,000 comments (1 post claimed 3)",
        "  Odd (2019-03-04), 0 of 3 comments",
        "    warning: Line 7: so it is.",
        "  note: One draft was left out.",
    ]


def test_where_a_capture_is_broken_is_a_warning() -> None:
    told = CaptureReport("a.xml")
    source = Source("a.xml", "rss-feed", "utf-8")
    damage = Damage()
    damage.note("<item> has no end", lambda: 7)
    told.add(CaptureRead(source, 0, 0, ("One draft was left out.", *damage.sentences())))
    assert told.warnings == 1
    assert list(told.lines())[-2:] == [
        "  note: One draft was left out.",
        "  warning: Damaged in line 7: <item> has no end.",
    ]
    assert told.document()["warnings"] == ["Damaged in line 7: <item> has no end."]


def test_a_capture_that_was_read_in_part_is_told_once() -> None:
    report = Report()
    outcomes: list[Outcome] = [
        post(source=EXPORT),
        Skipped("blog.xml", "It is cut off."),
        Skipped("b", "No."),
    ]
    done = [each for outcome in outcomes for each in report.add(outcome)] + [*report.finish()]
    assert [each.path for each in done] == ["blog.xml", "b"]
    assert list(done[0].lines())[-1] == "  skipped: It is cut off."
    assert done[0].document()["complete"] is False
    assert report.summary()["captures"] == 2


def test_a_capture_of_which_nothing_more_comes_is_told_as_well() -> None:
    assert lines(post(source=EXPORT))[0] == "blog.xml"
    assert lines(post(source=EXPORT), post())[4:] == [
        "  indented (sure), utf-8",
        "  A torn cloud (2019-03-04), 0 comments",
    ]


def test_what_was_merged_is_told_at_the_end(run: Run, archive: Path) -> None:
    (archive / "again.txt").write_bytes((archive / "torn.txt").read_bytes() + b"\n")
    told = run("check", archive).out.splitlines()
    assert told[-4] == "A torn cloud (2019-03-04)"
    assert told[-3].startswith("  Merged from 2 captures: ")
    assert f"{archive / 'torn.txt'} (" in told[-3]
    assert told[-1].startswith("3 captures, 2 posts (1 of several captures), 5 comments ")
    document = json.loads(run("check", "--json", archive).out)
    merged = {Path(each["path"]).name: each["merged"] for each in document["captures"]}
    assert merged["rain.txt"] == []
    assert merged["again.txt"] == merged["torn.txt"] == [told[-3].strip()]
    assert document["summary"]["merged"] == 1


@pytest.mark.parametrize(
    ("sure", "word"),
    [(1.0, "sure"), (0.7, "fairly sure"), (0.3, "a guess"), (0, "for want of a better one")],
)
def test_how_sure_is_said_in_words(sure: float, word: str) -> None:
    assert sure_word(sure) == word


def test_strangers_text_is_cleaned() -> None:
    path = "a\x1b[31m.xml"
    source = Source(path, "export\x1b", "utf-8")
    told = lines(
        post(title="\x1b]0;x", source=source, warnings=("\x1b[2J",)),
        CaptureRead(source, notes=("\x9b1m",)),
        Skipped("b\x1b", "\x1b"),
    )
    assert not set("".join(told)) & {chr(code) for code in (*range(32), *range(127, 160))}
