"""A bookmark whose star one has seen is kept, even if the process is killed at that moment."""

import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.terminal.pty_reader import INSTALLED, Terminal, home
from tui_reader.state import load_state

SEEDS = Path(__file__).parents[2] / "seeds"
KILLS = 5


@contextmanager
def reader(folder: Path) -> Iterator[Terminal]:
    """The installed reader, as soon as its keys work."""
    terminal = Terminal([str(SEEDS)], home(folder), command=INSTALLED)
    try:
        terminal.wait_for_sample()
        yield terminal
    finally:
        terminal.close()


def has_star(text: str, number: int) -> bool:
    """Whether a top-level comment's first line has a star."""
    return bool(re.search(rf"[▾▸•] {number} .*★", text))


def go_to(terminal: Terminal, number: int) -> None:
    """Select a top-level comment of the first post."""
    terminal.press("enter", "g", *"}" * number)
    terminal.wait_for(lambda _: terminal.bottom.startswith(f"{number} · "))


def see_star(terminal: Terminal, number: int) -> None:
    """Wait for a comment's star."""
    terminal.wait_for(lambda text: has_star(text, number))


def test_no_bookmark_is_lost_to_five_kills(tmp_path: Path) -> None:
    for number in range(1, KILLS + 1):
        with reader(tmp_path) as terminal:
            if number > 1:
                kept(terminal, number - 1)
            go_to(terminal, number)
            assert not has_star(terminal.text, number)
            terminal.press("b")
            see_star(terminal, number)
            terminal.kill(signal.SIGKILL)
            assert terminal.wait() == -signal.SIGKILL
    with reader(tmp_path) as terminal:
        kept(terminal, KILLS)
        for number in range(1, KILLS + 1):
            go_to(terminal, number)
            see_star(terminal, number)
            terminal.press("1")
            terminal.wait_for(lambda _: "q quit" in terminal.bottom)
    told = Terminal(["bookmarks", "list"], home(tmp_path), command=INSTALLED)
    assert told.wait() == 0
    told.close()
    assert sum("Down" in line for line in told.text.splitlines()) == KILLS


def kept(terminal: Terminal, count: int) -> None:
    """See so many bookmarks in the list, and go back to the posts."""
    noun = "bookmark" if count == 1 else "bookmarks"
    terminal.press("B")
    terminal.wait_for(lambda text: f"{count} {noun} " in text.splitlines()[0])
    terminal.press("1")
    terminal.wait_for_sample()


def test_the_archive_is_remembered_even_if_the_reader_is_killed(tmp_path: Path) -> None:
    state = tmp_path / "state.toml"
    with reader(tmp_path) as terminal:
        terminal.wait_for(lambda _: state.exists())
        terminal.kill(signal.SIGKILL)
        assert terminal.wait() == -signal.SIGKILL
    assert load_state(state).archive == (str(SEEDS),)
