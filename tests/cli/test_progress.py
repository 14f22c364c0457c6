"""The bar on long work: only on a terminal, only after a while, gone at the end."""

import io
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tui_reader.cli import progress
from tui_reader.cli.progress import Bar, bar_line, read_outcomes


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def look_like_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Put a terminal in the place of standard error; pytest puts its own there before each test."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    return terminal


@pytest.mark.parametrize(
    ("finished", "total", "line"),
    [
        (0, 0, "Reading [------------------------] 0 of 1 file, 7 posts"),
        (1, 4, "Reading [######------------------] 1 of 4 files, 7 posts"),
        (4, 4, "Reading [########################] 4 of 4 files, 7 posts"),
        (5, 4, "Reading [########################] 5 of 5 files, 7 posts"),
    ],
)
def test_the_bar_says_how_far_it_is(finished: int, total: int, line: str) -> None:
    assert bar_line(finished, total, 7) == line


def test_one_post_is_not_told_as_posts() -> None:
    assert bar_line(0, 4, 1).endswith("] 0 of 4 files, 1 post")


def test_it_is_drawn_and_leaves_an_empty_line(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = look_like_terminal(monkeypatch)
    outcomes = list(read_outcomes([archive], unpublished=False))
    assert len(outcomes) == 4
    shown = terminal.getvalue()
    assert "of 2 files" in shown
    assert shown.split("\r")[-2:] == [" " * len(shown.split("\r")[-2]), ""]
    assert "\x1b" not in shown


def test_short_work_has_none(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = look_like_terminal(monkeypatch)
    bar = Bar([archive])
    bar._drawn_at += 1000
    bar.update(1, True)
    bar.clear()
    assert terminal.getvalue() == ""


def test_where_it_is_not_wanted_it_is_not(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = look_like_terminal(monkeypatch)
    assert len(list(read_outcomes([archive], unpublished=False, bar=False))) == 4
    assert terminal.getvalue() == ""


def test_a_pipe_gets_none(run: Run, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    assert run("list", archive).err == ""


def test_it_is_gone_when_reading_is_given_up(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = look_like_terminal(monkeypatch)
    outcomes = read_outcomes([archive], unpublished=False)
    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]
    assert terminal.getvalue().endswith(" \r")


def test_it_fits_into_the_terminal(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = look_like_terminal(monkeypatch)
    monkeypatch.setattr(progress, "_columns", lambda: 20)
    list(read_outcomes([archive], unpublished=False))
    assert max(map(len, terminal.getvalue().split("\r"))) == 19
