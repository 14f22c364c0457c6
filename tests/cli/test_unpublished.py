"""What nobody published is read where it is asked for, by every command."""

import shlex
from pathlib import Path

import pytest

from tests.archive import misbehaving
from tests.cli.conftest import Run


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A capture of a format that says what is asked of it."""
    for name, value in misbehaving.install(tmp_path / "hook").items():
        monkeypatch.setenv(name, value)
    capture = tmp_path / "blog.txt"
    capture.write_bytes(misbehaving.WORD + b"tell")
    return capture


def test_a_draft_is_shown_where_it_is_asked_for(run: Run, told: Path) -> None:
    assert run("show", "draft", "--archive", told).status == 1
    assert "It was well." in run("show", "draft", "--archive", told, "--unpublished").out


@pytest.mark.parametrize(
    "command",
    [
        ["list"],
        ["search", "well"],
        ["export"],
        ["check"],
    ],
)
def test_it_is_asked_for_by_a_flag(run: Run, told: Path, command: list[str]) -> None:
    published = run(*command, "--archive", told)
    everything = run(*command, "--archive", told, "--unpublished")
    assert (published.status, everything.status) == (0, 0)
    assert "before" in published.out.lower()
    assert "a draft" not in published.out.lower()
    assert "a draft" in everything.out.lower()


def test_what_a_hit_says_to_show_shows_it_too(run: Run, told: Path) -> None:
    out = run("search", "title:draft", "--archive", told, "--unpublished").out
    arguments = shlex.split(out.splitlines()[2].partition("show ")[2])
    assert "It was well." in run("show", *arguments).out
