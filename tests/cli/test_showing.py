"""A post on paper: its text, its tree, and which post and comment are meant."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import RAIN, TORN, Run, RunProcess
from tests.page_templates import Said, Written, threaded


def test_a_post_is_printed_with_its_numbered_tree(run: Run, archive: Path) -> None:
    result = run("show", "torn", "--archive", archive)
    assert result.status == 0
    assert result.out.splitlines() == [
        "A torn cloud",
        "4 March 2019 · 4 comments",
        "",
        "It came in this morning, over somebody's arm.",
        "",
        "Who leans on a cloud?",
        "",
        "1  Nell Thimble · 4 March 2019, 08:50",
        "  Use silver thread.",
        "",
        "  It shines.",
        "",
        "  1.1  anonymous",
        "    Silver thread is dear.",
        "",
        "  1.2  anonymous",
        "    So is rain.",
        "",
        "2  anonymous",
        "  Leave it out in the wind.",
    ]


def test_a_post_is_chosen_by_the_date_that_the_list_shows(run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.html").write_text(threaded(Written()), encoding="utf-8")
    (listed,) = json.loads(run("list", "--json", tmp_path).out)["posts"]
    assert not listed["id"].startswith(listed["published"][:10])
    for date in (listed["published"][:10], listed["published"][:7]):
        assert run("show", date, "--archive", tmp_path).out.startswith(listed["title"])


def test_a_post_is_found_by_the_id_that_it_had_before_another_capture_of_it_came(
    run: Run, tmp_path: Path
) -> None:
    told = "12 February 2014\n\nOf hems\n\nIt came in this morning.\n\nIt tore.\n"
    (tmp_path / "hems.txt").write_text(told, encoding="utf-8")
    (before,) = json.loads(run("list", "--json", tmp_path).out)["posts"]
    page = threaded(Written(lines=("It came in this morning.", "It tore.")))
    (tmp_path / "hems.html").write_text(page, encoding="utf-8")
    (now,) = json.loads(run("list", "--json", tmp_path).out)["posts"]
    assert now["id"] != before["id"]
    assert run("show", before["id"], "--archive", tmp_path).out.startswith("Of hems")


def test_a_title_is_understood_where_python_takes_the_locale_for_ascii(
    run_process: RunProcess, archive: Path
) -> None:
    (archive / "wide.txt").write_text("Über 雲\n\nIt is torn.\n", encoding="utf-8")
    ended = run_process(
        *("show", "雲", "--archive", archive), environment={"LC_ALL": "C", "PYTHONUTF8": "0"}
    )
    assert b"It is torn." in ended.stdout


def test_warnings_are_printed_with_the_post(run: Run, archive: Path) -> None:
    out = run("show", "rain", "--archive", archive).out
    assert "1 of 3 comments" in out
    assert "Warning: " in out


def test_the_posts_author_is_marked_however_the_name_is_written(run: Run, tmp_path: Path) -> None:
    said = (Said(1, "CLOUD mender", ("Mended.",)), Said(2, "Wren", ("Thanks.",)))
    page = tmp_path / "hems.html"
    page.write_text(threaded(Written(comments=said)), encoding="utf-8")
    out = run("show", "hems", "--archive", page).out
    assert "CLOUD mender (the author)" in out
    assert out.count("(the author)") == 1


@pytest.mark.parametrize("columns", [20, 33, 60])
def test_it_is_wrapped_to_the_terminal(
    run: Run, archive: Path, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    wide = run("show", "torn", "--archive", archive).out
    monkeypatch.setenv("COLUMNS", str(columns))
    out = run("show", "torn", "--archive", archive).out
    assert max(map(len, out.splitlines())) <= max(columns, 24)
    assert out.split() == wide.split()


def test_an_address_stays_whole_in_a_narrow_terminal(
    run: Run, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = "https://mist.example/" + "of-the-mending-of-clouds-" * 5
    text = TORN.replace("Use silver thread.", f"Use ({address}) or silver thread.")
    (archive / "torn.txt").write_text(text, encoding="utf-8")
    monkeypatch.setenv("COLUMNS", "40")
    lines = run("show", "torn", "--archive", archive).out.splitlines()
    assert f"({address})" in [line.strip() for line in lines]


@pytest.mark.parametrize(
    "wanted",
    [
        ["2019-03-04-a-torn-cloud"],
        ["2019-03-04"],
        ["A TORN CLOUD"],
        ["a", "torn"],
        ["torn"],
        ["cloud a"],
    ],
)
def test_a_post_is_found_by_what_one_would_type(run: Run, archive: Path, wanted: list[str]) -> None:
    result = run("show", *wanted, "--archive", archive)
    assert result.out.startswith("A torn cloud\n")


def test_an_ambiguous_name_lists_the_candidates(run: Run, archive: Path) -> None:
    result = run("show", "2019", "--archive", archive)
    assert (result.status, result.out) == (1, "")
    told = result.err.splitlines()
    assert "2 posts" in told[0]
    assert [line.split()[0] for line in told[1:]] == ["2019-03-05", "2019-03-04"]


def test_an_exact_title_is_not_ambiguous_with_a_longer_one(run: Run, archive: Path) -> None:
    longer = RAIN.replace("Rain by the yard", "A torn cloud again")
    (archive / "again.txt").write_text(longer, encoding="utf-8")
    result = run("show", "a torn cloud", "--archive", archive)
    assert result.out.startswith("A torn cloud\n")


@pytest.mark.parametrize("wanted", ["", " ", "hail"])
def test_an_unknown_post_is_one_clear_line(run: Run, archive: Path, wanted: str) -> None:
    result = run("show", wanted, "--archive", archive)
    assert (result.status, result.out) == (1, "")
    assert len(result.err.splitlines()) == 1
    assert "tui-reader list" in result.err


@pytest.mark.parametrize(
    ("wanted", "meant"),
    [
        ("a tron cluod", ["A torn cloud"]),
        ("cluod", ["A torn cloud"]),
        ("rian yard again", ["Rain by the yard"]),
        ("rian by the", ["Rain by the yard", "Rain by the mile"]),
    ],
)
def test_after_a_slip_the_nearest_titles_are_told(
    run: Run, archive: Path, wanted: str, meant: list[str]
) -> None:
    mile = RAIN.replace("by the yard", "by the mile").replace("March", "January")
    (archive / "mile.txt").write_text(mile, encoding="utf-8")
    result = run("show", wanted, "--archive", archive)
    assert (result.status, result.out) == (1, "")
    titles = " or ".join(f"“{title}”" for title in meant)
    told = f"tui-reader: No post is called “{wanted}”. Did you mean {titles}?\n"
    assert result.err == told


def test_the_answer_stands_before_what_was_skipped(run: Run, archive: Path) -> None:
    (archive / "empty.html").write_text("")
    result = run("show", "hail", "--archive", archive)
    first, *others = result.err.splitlines()
    assert "No post is called" in first
    assert "Skipped" in others[0]


def test_one_comment_with_its_replies(run: Run, archive: Path) -> None:
    document = json.loads(run("export", archive).out)
    first = document["posts"][1]["comments"][0]
    by_number = run("show", "torn", "--comment", "1", "--archive", archive)
    by_id = run("show", "torn", "--comment", first["id"], "--archive", archive)
    assert by_number == by_id
    assert "1.2" in by_number.out
    assert "in the wind" not in by_number.out


def test_an_unknown_comment_is_one_clear_line(run: Run, archive: Path) -> None:
    result = run("show", "torn", "--comment", "9.9", "--archive", archive)
    assert (result.status, result.out) == (1, "")
    assert "4 comments" in result.err
    assert "1 comment." in run("show", "rain", "--comment", "9.9", "--archive", archive).err


def test_json_is_the_archive_with_that_post_alone(run: Run, archive: Path) -> None:
    shown = json.loads(run("show", "torn", "--json", "--archive", archive).out)
    exported = json.loads(run("export", archive).out)
    assert shown == {**exported, "posts": [exported["posts"][1]]}


def test_json_of_a_comment(run: Run, archive: Path) -> None:
    result = run("show", "torn", "--comment", "1.2", "--json", "--archive", archive)
    shown = json.loads(result.out)
    exported = json.loads(run("export", archive).out)["posts"][1]
    assert shown == {
        "schema": "tui-reader/comment/1",
        "post": exported["id"],
        "number": "1.2",
        "comment": exported["comments"][0]["replies"][1],
    }
