"""Signals and sizes: the terminal is given back, and nothing that it does ends the reader."""

import contextlib
import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.pty_reader import INSTALLED, PATIENCE, Terminal, home, sample_posts

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """The installed reader, as soon as its keys work."""
    started = Terminal([str(SEEDS)], home(tmp_path / "home"), command=INSTALLED)
    try:
        started.wait_for_sample()
        yield started
    finally:
        started.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=lambda each: each.name)
def test_a_signal_ends_it_in_order(terminal: Terminal, number: signal.Signals) -> None:
    assert not terminal.is_restored
    terminal.kill(number)
    assert terminal.wait() == 128 + number
    assert terminal.is_restored
    assert b"Traceback" not in terminal.raw


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=lambda each: each.name)
def test_a_signal_ends_it_in_order_while_something_is_typed(
    terminal: Terminal, number: signal.Signals
) -> None:
    terminal.press("s")
    terminal.wait_for("words, mistyped or not")
    terminal.press(*"rattled")
    terminal.wait_for("the biscuit tin")
    terminal.kill(number)
    assert terminal.wait() == 128 + number
    assert terminal.is_restored


# The help is opened with an error that quotes a note, from where a note is at hand.
_CRASHING = """
import sys
from tui_reader.cli import main
from tui_reader.tui.app import ReaderApp
def stop(self):
    note = "what nobody else may read"
    raise ValueError(note)
ReaderApp.action_help = stop
sys.exit(main())
"""


def test_a_crash_fails_and_prints_and_writes_down_nothing_of_anybodys(tmp_path: Path) -> None:
    command = (sys.executable, "-c", _CRASHING)
    terminal = Terminal([str(SEEDS)], home(tmp_path / "home"), command=command)
    try:
        terminal.wait_for_sample()
        terminal.press("?")
        assert terminal.wait() == 1
    finally:
        terminal.close()
    assert terminal.is_restored
    (log,) = (tmp_path / "home").rglob("crash.log")
    assert "in stop" in log.read_text()
    told = terminal.raw.replace(b"\r", b"").replace(b"\n", b"")
    assert b"(ValueError)" in told
    assert b"crash.log" in told
    assert b"nobody else" not in terminal.raw + log.read_bytes()


_WAITER = """
import signal, subprocess, sys
signal.signal(signal.SIGHUP, signal.SIG_IGN)
status = subprocess.call(sys.argv[2:])
with open(sys.argv[1], "w") as file:
    file.write(str(status))
"""


def test_it_ends_where_the_terminal_is_gone_and_who_started_it_waits(tmp_path: Path) -> None:
    # The system tells only who leads the session, and make, for one, goes on waiting.
    told = tmp_path / "status"
    waiter = (sys.executable, "-c", _WAITER, str(told), *INSTALLED)
    started = Terminal([str(SEEDS)], home(tmp_path / "home"), command=waiter)
    try:
        started.wait_for_sample()
        started.hang_up()
        end = time.monotonic() + PATIENCE
        while not (told.exists() and told.read_text()) and time.monotonic() < end:
            time.sleep(0.05)
        assert told.read_text() == str(128 + signal.SIGHUP)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(started.pid, signal.SIGKILL)
        started.close()


def test_the_escape_key_of_a_terminal_that_sends_one_byte_for_it(terminal: Terminal) -> None:
    terminal.press("?")
    terminal.wait_for("Next top-level comment")
    terminal.press("\x1b")
    terminal.wait_for(lambda text: "Next top-level comment" not in text)


def test_ctrl_c_does_not_end_it(terminal: Terminal) -> None:
    terminal.press("ctrl+c", "ctrl+c", "j")
    terminal.wait_for("6 November 2021")
    quit_reader(terminal)


def test_an_interrupt_from_outside_does_not_end_it(terminal: Terminal) -> None:
    terminal.kill(signal.SIGINT)
    terminal.press("j")
    terminal.wait_for("6 November 2021")
    quit_reader(terminal)


def test_in_a_narrow_list_one_can_go_back_to_a_post_with_more_comments(
    terminal: Terminal,
) -> None:
    terminal.press("j")
    terminal.wait_for("6 November 2021")
    terminal.resize(40, 12)
    terminal.wait_for(lambda text: "The Price List" in text and "6 November" not in text)
    terminal.press("g")
    terminal.wait_for(lambda _: terminal.bottom.startswith("Down  "))
    terminal.press("enter")
    terminal.wait_for("He came down")


@pytest.mark.parametrize("pane", ["list", "thread"])
def test_it_lives_through_every_size(terminal: Terminal, pane: str) -> None:
    if pane == "thread":
        terminal.press("enter", "}")
        terminal.wait_for(lambda _: terminal.bottom.startswith("1 · 1/25"))
    for columns, rows in ((40, 12), (20, 5), (10, 3), (1, 1), (200, 60)):
        terminal.resize(columns, rows)
        terminal.press("j", "G", "g", "ctrl+d", "ctrl+u")
        # Until it has painted something in this size, which needs no text to be right.
        terminal.wait_for_more()
    terminal.resize(120, 40)
    # Both panes are there again, each with what it had at the first.
    terminal.wait_for(lambda text: sample_posts() in text and "The Night Shift" in text)
    terminal.press("1")
    quit_reader(terminal)
    assert b"Traceback" not in terminal.raw


def test_a_narrow_screen_shows_the_pane_that_has_the_keys(terminal: Terminal) -> None:
    terminal.resize(40, 12)
    terminal.wait_for(lambda text: "The Night Shift" in text and "He came down" not in text)
    terminal.press("enter")
    terminal.wait_for(lambda text: "The Night Shift" not in text and "He came down" in text)
    terminal.resize(120, 40)
    terminal.wait_for(lambda text: "The Night Shift" in text and "He came down" in text)


def quit_reader(terminal: Terminal) -> None:
    terminal.wait_for(lambda _: "q quit" in terminal.bottom)
    terminal.press("q")
    assert terminal.wait() == 0
    assert terminal.is_restored
