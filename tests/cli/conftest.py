"""A small archive of captures, and the command line called on it."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from tui_reader.cli import main

TORN = """\
Monday, 4 March 2019

A torn cloud

It came in this morning, over somebody's arm.

Who leans on a cloud?

4 comments:

  1. Nell Thimble4 March 2019 at 08:50

    Use silver thread.

    It shines.
    ReplyDelete
    Replies
    1. Silver thread is dear.
      Delete
    2. So is rain.
      Delete
  2. Leave it out in the wind.
    ReplyDelete
"""
RAIN = """\
Tuesday, 5 March 2019

Rain by the yard

We cut it while you wait.

3 comments:

  1. Two yards, please.
    ReplyDelete
"""


class Result(NamedTuple):
    """What a call of the command line came to."""

    status: int
    out: str
    err: str


Run = Callable[..., Result]
RunProcess = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder with two captures; the page of the second claimed more comments than it has."""
    folder = tmp_path / "clouds"
    folder.mkdir()
    (folder / "torn.txt").write_text(TORN, encoding="utf-8")
    (folder / "rain.txt").write_text(RAIN, encoding="utf-8")
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Call the command line in this process."""

    def call(*arguments: str | Path) -> Result:
        status = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Result(status, captured.out, captured.err)

    return call


@pytest.fixture
def run_process(home: Path) -> RunProcess:
    """Call the command line as a process of its own, without a terminal."""

    def call(
        *arguments: str | Path, stdin: bytes = b"", environment: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            command(*arguments),
            input=stdin,
            capture_output=True,
            env={**os.environ, **(environment or {})},
            timeout=300,
            check=False,
        )

    return call


def command(*arguments: str | Path) -> Sequence[str]:
    """The command line of a process."""
    return [sys.executable, "-m", "tui_reader", *map(str, arguments)]
