"""What can be typed, and what is said to what cannot."""

import os
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tui_reader import __version__
from tui_reader.cli.arguments import parse
from tui_reader.cli.endings import Status
from tui_reader.cli.paths_alone import COMMANDS, READ


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"tui-reader {__version__}\n", "")


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_names_every_command_in_lines_that_fit(run: Run, option: str) -> None:
    result = run(option)
    assert result.status == 0
    assert all(f"\n  {name} " in result.out for name in COMMANDS)
    assert max(map(len, result.out.splitlines())) < 100


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_its_own_help(run: Run, name: str) -> None:
    result = run(name, "--help")
    assert result.status == 0
    assert result.out.startswith(f"usage: tui-reader {name}")


@pytest.mark.parametrize("arguments", [[], *([name] for name in COMMANDS)])
def test_every_help_names_the_statuses_to_exit_with(run: Run, arguments: list[str]) -> None:
    _, begins, told = run(*arguments, "--help").out.partition("The exit status is ")
    assert begins
    assert [int(each) for each in re.findall(r"\d+", told.split(".")[0])] == list(Status)
    assert "also where nothing was found" in " ".join(told.split())


@pytest.mark.parametrize(
    "arguments",
    [
        ["--colour"],
        ["list", "--colour"],
        ["show"],
        ["bookmarks", "burn"],
        [""],
        ["list", ""],
        ["list", "--archive", ""],
    ],
)
def test_a_misuse_is_two_lines(run: Run, arguments: list[str]) -> None:
    result = run(*arguments)
    assert (result.status, result.out) == (2, "")
    assert len(result.err.splitlines()) == 2
    assert "--help" in result.err


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["--json", "list"], "The command comes first: tui-reader list"),
        (["search", "torn", "-rain"], "write: search -- -rain"),
    ],
)
def test_a_misuse_that_is_known_says_what_to_write(
    run: Run, arguments: list[str], hint: str
) -> None:
    result = run(*arguments)
    assert (result.status, result.out) == (2, "")
    assert hint in result.err.splitlines()[0]


def test_what_is_no_command_is_a_path() -> None:
    arguments = parse(["clouds", "list"])
    assert arguments.command == READ
    assert arguments.paths == [Path("clouds"), Path("list")]


def test_a_path_named_like_a_command_has_a_slash(
    run: Run, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.rename(archive.parent / "check")
    monkeypatch.chdir(archive.parent)
    assert parse([os.path.join(".", "check")]).command == READ  # noqa: PTH118
    assert "Rain by the yard" in run("list", "./check").out
    assert "Rain by the yard" in run("./check").out


def test_options_may_stand_between_words() -> None:
    arguments = parse(["search", "silver", "--limit", "3", "lining"])
    assert (arguments.query, arguments.limit) == (["silver", "lining"], 3)


def test_after_two_hyphens_nothing_is_an_option() -> None:
    assert parse(["list", "--", "-x.txt"]).paths == [Path("-x.txt")]


@pytest.mark.parametrize(
    "typed",
    [
        ["clouds"],
        ["list"],
        ["show", "torn"],
        ["search", "silver"],
        ["export"],
        ["check"],
        ["bookmarks", "check"],
    ],
)
def test_whatever_reads_an_archive_reads_what_is_unpublished_if_asked(typed: list[str]) -> None:
    assert parse(typed).unpublished is False
    assert parse([*typed, "--unpublished"]).unpublished is True
