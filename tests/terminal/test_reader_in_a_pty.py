"""The installed command in a real terminal: the whole path, kills, signals and raw bytes."""

import os
import re
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.terminal.pty_reader import Terminal, home, sample_posts
from tui_reader.paths import sample_archive

INSTALLED = (str(Path(sys.executable).parent / "tui-reader"),)
LEAVES_ALTERNATE_SCREEN = b"\x1b[?1049l"
MOUSE_OFF = b"\x1b[?1000l"

Start = Callable[[Sequence[str | Path]], Terminal]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Give what starts the installed command, with everything of its own in one folder."""
    running: list[Terminal] = []

    def started(arguments: Sequence[str | Path]) -> Terminal:
        words = [os.fspath(argument) for argument in arguments]
        terminal = Terminal(words, home(tmp_path / "home"), command=INSTALLED)
        running.append(terminal)
        return terminal

    yield started
    for terminal in running:
        terminal.close()


def quit_reader(terminal: Terminal) -> None:
    """Leave by the list: there q quits, and it goes to the list from everywhere else."""
    terminal.press("1", "q")
    assert terminal.wait() == 0


def left_in_order(terminal: Terminal) -> bool:
    """Whether the terminal was given back as it was."""
    tail = terminal.raw[terminal.raw.rfind(b"\x1b[?1049h") :]
    return LEAVES_ALTERNATE_SCREEN in tail and MOUSE_OFF in tail


def test_the_whole_path(start: Start) -> None:
    terminal = start([sample_archive()])
    terminal.wait_for(f"{sample_posts()} · 1 skipped")
    terminal.wait_for_sample()
    terminal.press("j")
    terminal.wait_for("6 November 2021, 05:20 · by Cloud Mender · 16 comments")
    terminal.press("enter", "H", "}")
    terminal.wait_for("1 · 1/16 · The Night Shift")
    terminal.wait_for("▸ 1 Retired Lighthouse Keeper")
    terminal.press("enter")
    terminal.wait_for("▾ 1 Retired Lighthouse Keeper")

    terminal.press("s")
    terminal.wait_for("words, mistyped or not")
    # A slip in each of two words: "third row" and "tissue" stand in one comment.
    terminal.press(*"looking tisseu")
    terminal.wait_for(lambda text: "≈ tissue" in text and "I looked up. Third row." in text)
    terminal.press("enter")
    terminal.wait_for("3.1 · ")
    terminal.press("b")
    terminal.wait_for("Tuppence ★")
    quit_reader(terminal)
    assert left_in_order(terminal)

    # Nothing is named: the archive of the last time opens.
    again = start([])
    again.wait_for(f"{sample_posts()} · 1 skipped")
    again.wait_for_sample()
    again.press("B")
    again.wait_for("1 bookmark")
    again.wait_for("kept ")
    again.press("enter")
    again.wait_for("Tuppence ★")
    again.wait_for("3.1 · ")
    quit_reader(again)


def test_keys_in_one_burst_go_into_the_box(start: Start) -> None:
    terminal = start([sample_archive()])
    terminal.wait_for_sample()
    terminal.press("enter")
    terminal.wait_for("next thread")
    terminal.press("sbBqU blob")
    terminal.wait_for("results")
    assert "★" not in terminal.text
    terminal.raw = b""
    terminal.press("escape")
    terminal.wait_for(lambda text: sample_posts() in text and "next thread" in text)
    # The keys of the list are not shown in between.
    assert b"bookmarks" not in terminal.raw
    quit_reader(terminal)


def test_a_bookmark_outlives_a_kill_right_after_its_star(start: Start) -> None:
    for number in range(1, 4):
        terminal = start([sample_archive()])
        terminal.wait_for_sample()
        terminal.press("enter", *["}"] * number)
        terminal.wait_for(lambda _: terminal.bottom.startswith(f"{number} · "))  # noqa: B023
        terminal.press("b")
        # Its own: the stars of before may come as late.
        star = re.compile(rf"[▾▸•] {number} .*★")
        terminal.wait_for(lambda text: star.search(text) is not None)  # noqa: B023
        terminal.kill(signal.SIGKILL)
        assert terminal.wait() == -signal.SIGKILL
        again = start([sample_archive()])
        again.wait_for_sample()
        again.press("B")
        again.wait_for(f"{number} bookmark")
        again.press("escape")
        quit_reader(again)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_in_order(start: Start, number: signal.Signals) -> None:
    terminal = start([sample_archive()])
    terminal.wait_for_sample()
    terminal.kill(number)
    assert terminal.wait() == 128 + number
    assert left_in_order(terminal)


def test_it_lives_through_every_size(start: Start) -> None:
    terminal = start([sample_archive()])
    terminal.wait_for_sample()
    terminal.press("enter")
    for columns, rows in ((40, 12), (10, 3), (200, 60), (80, 24)):
        terminal.resize(columns, rows)
        terminal.press("j", "}")
    # Both panes are there again: the last size has reached it.
    terminal.wait_for("Found: One Echo")
    quit_reader(terminal)


PAYLOADS = (
    "\x1b]0;owned\x07",
    "\x1b]52;c;b3duZWQ=\x07",
    "\x1b]8;;http://evil.example\x07",
    "\x1b[2J\x1b[3J",
    "\x9b2J",
    "\x1bc\x1b#8",
    "\u202ereversed",
)


def hostile_capture() -> str:
    """A capture in which the payloads stand wherever a stranger can write."""
    everything = " ".join(PAYLOADS)
    items = "".join(
        f"  {number}. needle {payload} here\n\n    {payload}\n\n    ReplyDelete\n"
        for number, payload in enumerate(PAYLOADS, start=1)
    )
    return (
        f"Monday, 4 March 2019\n\nA title {everything}\n\nA body {everything}\n\n"
        f"{len(PAYLOADS)} comments:\n\n{items}"
    )


def test_no_payload_reaches_the_terminal(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "hostile"
    folder.mkdir()
    (folder / "a\x1b]0;file\x07.txt").write_text(hostile_capture(), encoding="utf-8")
    (folder / "b\x1b[2J.bin").write_bytes(b"\x00\x01\x02" * 100)
    terminal = start([folder])
    terminal.wait_for("1 post · 1 skipped")
    terminal.wait_for("A title ␛]0;owned␇")
    # Of the open post: keys are taken from when it is there.
    terminal.wait_for("4 March 2019 · 7 comments")
    terminal.press("enter", "j", "b")
    terminal.wait_for("★")
    terminal.press("H")
    terminal.wait_for("▸ 1")
    terminal.press("w")
    terminal.wait_for("Not read:")
    terminal.press("escape")
    terminal.wait_for(lambda text: "Not read:" not in text)
    terminal.press("s")
    terminal.wait_for("mistyped or not")
    terminal.press(*"needle")
    terminal.wait_for("7 results")
    terminal.press("enter")
    terminal.wait_for(lambda text: "7 results" not in text)
    terminal.press("y")
    terminal.wait_for("clipboard")
    copied = terminal.raw.rfind(b"\x1b]52;")
    terminal.press("B")
    terminal.wait_for("1 bookmark")
    terminal.press("escape", "?")
    terminal.wait_for("Next top-level comment")
    terminal.press("escape")
    terminal.wait_for(lambda text: "Next top-level comment" not in text)
    quit_reader(terminal)
    for payload in (*PAYLOADS, "\x1b]0;file\x07"):
        assert payload.encode() not in terminal.raw
    # The one clipboard sequence is the reader's own, from pressing y.
    assert terminal.raw.count(b"\x1b]52;") == 1
    assert copied > 0


@pytest.mark.parametrize("command", [["list"], ["show", "title"], ["check"], ["search", "needle"]])
def test_no_payload_is_printed(start: Start, tmp_path: Path, command: list[str]) -> None:
    folder = tmp_path / "hostile"
    folder.mkdir()
    (folder / "a\x1b]0;file\x07.txt").write_text(hostile_capture(), encoding="utf-8")
    if command == ["show", "title"]:
        command = ["show", "a title"]
    terminal = start([*command, "--archive", folder])
    terminal.wait()
    assert "␛" in terminal.raw.decode("utf-8", "replace")
    for payload in (*PAYLOADS, "\x1b]0;file\x07"):
        assert payload.encode() not in terminal.raw
