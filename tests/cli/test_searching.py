"""The search in the shell: hits for a person, documents for a program."""

import io
import json
import shlex
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import RAIN, Run, RunProcess
from tui_reader import paths
from tui_reader.index.places import kept_file
from tui_reader.read_marks.ledger import Ledger
from tui_reader.state import remember


def test_a_hit_says_where_it_is_from_and_why(run: Run, archive: Path) -> None:
    result = run("search", "silver", "shines", "--archive", archive)
    assert result.status == 0
    title, snippet, why = result.out.splitlines()[:3]
    assert title == "A torn cloud · Nell Thimble · 2019-03-04"
    assert snippet == "  Use silver thread. It shines."
    assert "show 2019-03-04-a-torn-cloud --comment " in why


def test_what_a_hit_says_to_show_shows_it(run: Run, archive: Path) -> None:
    torn, rain = (archive.parent / name for name in ("torn sky", "rain's"))
    for folder in (torn, rain):
        folder.mkdir()
    (archive / "torn.txt").rename(torn / "torn.txt")
    (archive / "rain.txt").rename(rain / "rain.txt")
    why = run("search", "wind", "--archive", torn, "--archive", rain).out.splitlines()[2]
    # Another archive was read last, and what is pasted is taken apart by a shell.
    arguments = shlex.split(why.partition("show ")[2])
    assert "in the wind" in run("show", *arguments).out
    assert [arguments[-3], arguments[-1]] == [str(torn), str(rain)]


def test_what_a_hit_says_to_show_names_no_archive_where_the_search_named_none(
    run: Run, archive: Path
) -> None:
    remember(paths.state_file(), archive=(str(archive),))
    out = run("search", "wind").out
    assert "show " in out
    assert "--archive" not in out


def test_json_has_the_keys_of_the_contract(run: Run, archive: Path) -> None:
    result = run("search", "silver", "--json", "--archive", archive)
    document = json.loads(result.out)
    assert list(document) == ["schema", "query", "hits", "total"]
    assert (document["schema"], document["query"]) == ("tui-reader/search/1", "silver")
    assert len(document["hits"]) == 2
    for hit in document["hits"]:
        assert list(hit) == [
            *("post", "comment", "score", "title", "author", "published"),
            *("snippet", "matches", "why"),
        ]
        start, end = hit["matches"][0]
        assert hit["snippet"][start:end].casefold() == "silver"


@pytest.mark.parametrize("words", [("silver",), ()])
def test_a_path_behind_the_words_is_told_how_to_name_it(
    run: Run, archive: Path, words: tuple[str, ...]
) -> None:
    result = run("search", *words, archive)
    told = f"“{archive}” is looked for as a word. To search in it, write: --archive {archive}"
    assert result.err.splitlines()[0] == f"tui-reader: {told}"


def test_what_is_no_path_or_is_named_so_already_is_a_word(
    run: Run, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(archive.parent)
    for query in (("silver", "nowhere/silver"), (archive.name,), ("silver", "x" * 5_000)):
        assert "--archive" not in run("search", *query).err
    assert "--archive" not in run("search", "silver", archive.name, "--archive", archive).err
    assert f"--archive {archive.name}" in run("search", "silver", archive.name).err


def test_what_is_wrong_with_a_query_is_in_its_own_document(
    run: Run, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("silver\nafter:yesterday autor:nell silver\n"))
    result = run("search", "--stdin", "--json", "--archive", archive)
    right, wrong = map(json.loads, result.out.splitlines())
    assert "problems" not in right
    date, field = wrong["problems"]
    assert "yesterday" in date
    assert "Did you mean “author:”?" in field
    assert wrong["hits"]
    assert result.err.count("yesterday") == 1


def test_there_are_no_more_hits_than_wanted(run: Run, archive: Path) -> None:
    result = run("search", "silver", "--json", "--limit", "1", "--archive", archive)
    document = json.loads(result.out)
    assert (len(document["hits"]), document["total"]) == (1, 2)


def test_where_there_are_more_hits_than_shown_a_line_says_so(run: Run, archive: Path) -> None:
    result = run("search", "silver", "--limit", "1", "--archive", archive)
    assert result.out.count(" show ") == 1
    [line] = result.err.splitlines()
    assert "1 of 2 hits for “silver”" in line
    assert "--limit 2" in line
    assert run("search", "silver", "--limit", "2", "--archive", archive).err == ""
    # Whoever asks many queries may not read what stands on standard error.
    assert run("search", "silver", "--json", "--limit", "1", "--archive", archive).err == ""


def test_the_newest_can_come_first(run: Run, archive: Path) -> None:
    def days(*options: str) -> list[str]:
        result = run("search", "rain", "--json", *options, "--archive", archive)
        return [hit["published"] or "" for hit in json.loads(result.out)["hits"]]

    for day, said in ((7, "Hail"), (9, "Hail and rain, and more of it than rain"), (8, "Rain")):
        text = RAIN.replace("5 March", f"{day} March").replace("Rain by the yard", f"No. {day}")
        (archive / f"{day}.txt").write_text(text.replace("We cut it", said), encoding="utf-8")
    assert days("--newest") == sorted(days(), reverse=True)
    assert days("--newest") != days()
    limited = run("search", "rain", "--newest", "--limit", "1", "--archive", archive)
    assert "These are the newest 1 of " in limited.err


@pytest.mark.parametrize("limit", ["0", "-1", "many", "²"])
def test_a_limit_is_a_number_from_one_on(run: Run, archive: Path, limit: str) -> None:
    assert run("search", "silver", "--limit", limit, "--archive", archive).status == 2


def test_a_query_may_exclude_words_after_two_hyphens(run: Run, archive: Path) -> None:
    result = run("search", "--json", "--archive", archive, "--", "silver", "-dear")
    document = json.loads(result.out)
    assert document["query"] == "silver -dear"
    assert len(document["hits"]) == 1


def test_each_line_of_standard_input_is_answered_with_a_document(
    run: Run, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("silver\n\n  wind \r\nnothing-like-it"))
    result = run("search", "--stdin", "--json", "--archive", archive)
    documents = [json.loads(line) for line in result.out.splitlines()]
    assert [each["query"] for each in documents] == ["silver", "", "  wind ", "nothing-like-it"]
    assert [len(each["hits"]) for each in documents] == [2, 0, 1, 0]
    assert result.status == 0


def test_of_an_endless_line_the_beginning_is_looked_for_and_the_next_ones_go_on(
    run: Run, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    endless = "silver " * 500_000
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{endless}\nwind\nsilver\n{endless}"))
    result = run("search", "--stdin", "--json", "--archive", archive)
    documents = [json.loads(line) for line in result.out.splitlines()]
    assert [each["query"][:6] for each in documents] == ["silver", "wind", "silver", "silver"]
    assert [len(each["query"]) for each in documents] == [10_000, 4, 6, 10_000]
    assert [len(each["hits"]) for each in documents] == [2, 1, 2, 2]
    lines = result.err.splitlines()
    assert len(lines) == 2
    assert "10,000 letters" in lines[0]
    assert max(map(len, lines)) < 160


def test_a_line_as_long_as_may_be_is_whole(
    run: Run, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("w" * 10_000 + "\r\nwind\n" + "w" * 10_000))
    result = run("search", "--stdin", "--json", "--archive", archive)
    documents = [json.loads(line) for line in result.out.splitlines()]
    assert [len(each["query"]) for each in documents] == [10_000, 4, 10_000]
    assert result.err == ""


@pytest.mark.parametrize("arguments", [("café",), ("--stdin",)])
def test_letters_are_understood_where_python_takes_the_locale_for_ascii(
    run_process: RunProcess, archive: Path, arguments: tuple[str, ...]
) -> None:
    torn = archive / "torn.txt"
    torn.write_text(torn.read_text("utf-8").replace("Silver thread", "A café"), "utf-8")
    ended = run_process(
        *("search", *arguments, "--archive", archive),
        stdin="café".encode(),
        environment={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": ""},
    )
    assert ended.returncode == 0
    assert rb"A caf\xe9" in ended.stdout
    assert b"(exact)" in ended.stdout


def test_for_a_person_the_queries_are_headings(
    run: Run, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("wind\nyards\n"))
    out = run("search", "--stdin", "--archive", archive).out
    assert [line for line in out.splitlines() if line.startswith("#")] == ["# wind", "# yards"]


def test_finding_nothing_is_no_failure(run: Run, archive: Path) -> None:
    result = run("search", "zeppelin", "--archive", archive)
    assert (result.status, result.out) == (0, "")
    assert "zeppelin" in result.err


def test_the_word_that_nobody_wrote_is_named(run: Run, archive: Path) -> None:
    result = run("search", "wind zeppelin", "--archive", archive)
    assert result.out == ""
    assert "“zeppelin” is nowhere in this archive." in result.err


@pytest.mark.parametrize("arguments", [[], [""], ["wind", "--stdin"]])
def test_a_query_in_no_place_or_in_two_is_told(
    run: Run, archive: Path, arguments: list[str]
) -> None:
    result = run("search", *arguments, "--archive", archive)
    assert (result.status, result.out) == (2, "")
    assert len(result.err.splitlines()) == 2


def test_a_mistake_in_a_field_is_told_and_the_rest_is_searched(run: Run, archive: Path) -> None:
    result = run("search", "silver", "in:kitchen", "--archive", archive)
    assert result.status == 0
    assert "“in:” knows post, comment or reply, not “kitchen”." in result.err
    assert "silver" in result.out.casefold()


def test_what_was_read_in_the_reader_is_known_here(run: Run, archive: Path) -> None:
    hit = json.loads(run("search", "silver", "--json", "--limit", "1", "--archive", archive).out)
    [found] = hit["hits"]
    ledger = Ledger(kept_file(paths.read_folder, [archive]))
    ledger.mark(found["post"], [found["comment"]])
    assert ledger.save() == ""
    read = json.loads(run("search", "--json", "is:read ", "--archive", archive).out)
    assert [each["comment"] for each in read["hits"]] == [found["comment"]]
    unread = run("search", "--json", "is:unread silver", "--archive", archive)
    assert [each["comment"] for each in json.loads(unread.out)["hits"]] != [found["comment"]]
    assert unread.err == ""


def test_a_damaged_file_of_what_was_read_is_told_in_a_line(run: Run, archive: Path) -> None:
    file = kept_file(paths.read_folder, [archive])
    file.parent.mkdir(parents=True)
    file.write_text("{")
    result = run("search", "is:unread silver", "--archive", archive)
    assert result.status == 0
    assert "silver" in result.out
    assert "is damaged. It is kept as" in result.err
