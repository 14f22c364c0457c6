"""To the shell and back, in tmux: only there is a shell with jobs and a real alternate screen."""

import os
import re
import shlex
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from tests.terminal.pty_reader import INSTALLED, PATIENCE, home, sample_posts

SEEDS = Path(__file__).parents[2] / "seeds"
PROMPT = "at the shell>"


class Tmux:
    """A shell in a tmux server of its own."""

    def __init__(self, socket: Path, environment: Mapping[str, str]) -> None:
        """Start it.

        Args:
            socket: Where the server listens.
            environment: Set for the shell.
        """
        self._command = ("tmux", "-S", str(socket), "-f", os.devnull)
        shell = ["env", *(f"{name}={value}" for name, value in environment.items())]
        shell += ["bash", "--norc", "--noprofile", "-i"]
        self._run("new-session", "-d", "-x", "120", "-y", "40", shlex.join(shell))

    @property
    def text(self) -> str:
        """What the terminal shows."""
        return self._run("capture-pane", "-p")

    @property
    def modes(self) -> set[str]:
        """What a program has switched on and not off."""
        flags = self._run("display-message", "-p", "#{alternate_on} #{mouse_any_flag}").split()
        names = ("alternate screen", "mouse")
        return {name for name, flag in zip(names, flags, strict=True) if flag == "1"}

    def press(self, *keys: str) -> None:
        """Type keys, as tmux names them."""
        self._run("send-keys", *keys)

    def enter(self, line: str) -> None:
        """Type a line and the return key."""
        self._run("send-keys", "-l", line)
        self.press("Enter")

    def wait_for(self, what: str | Callable[[str], bool], seconds: float = PATIENCE) -> str:
        """Wait until the terminal shows something, a text or whatever passes a test."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            text = self.text
            if what(text) if callable(what) else what in text:
                return text
            time.sleep(0.05)
        raise AssertionError(f"{what!r} did not come on the screen:\n{self.text}")

    def close(self) -> None:
        """End the server and all that runs in it, if it is there still."""
        subprocess.run([*self._command, "kill-server"], capture_output=True, timeout=PATIENCE)

    def _run(self, *arguments: str) -> str:
        # In another locale tmux would print an underscore for each letter that is not ASCII.
        done = subprocess.run(
            [*self._command, *arguments],
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**os.environ, "LC_ALL": "C.UTF-8"},
            timeout=PATIENCE,
            check=True,
        )
        return done.stdout


@pytest.fixture
def shell(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tmux]:
    """A shell that waits for a command."""
    if shutil.which("tmux") is None:
        message = "tmux is not installed"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    # The path of a socket must be short.
    folder = tmp_path_factory.mktemp("t")
    environment = {"PS1": PROMPT, "LC_ALL": "C.UTF-8", **home(folder / "home")}
    tmux = Tmux(folder / "s", environment)
    try:
        tmux.wait_for(PROMPT)
        yield tmux
    finally:
        tmux.close()


def is_whole(text: str) -> bool:
    """Whether list, open post and bottom line are on the screen."""
    return all(
        part in text for part in (sample_posts(), "The Night Shift", "He came down", "q quit")
    )


def test_ctrl_z_and_fg_show_the_screen_again_without_a_key(shell: Tmux) -> None:
    shell.enter(shlex.join([*INSTALLED, str(SEEDS)]))
    shell.wait_for(is_whole)
    assert shell.modes == {"alternate screen", "mouse"}
    shell.press("C-z")
    shell.wait_for("Stopped")
    assert shell.modes == set()
    assert sample_posts() not in shell.text
    shell.enter("fg")
    shell.wait_for(is_whole)
    assert shell.modes == {"alternate screen", "mouse"}


def test_what_started_it_and_waits_for_it_stops_with_it(shell: Tmux) -> None:
    command = f"sh -c {shlex.quote(shlex.join([*INSTALLED, str(SEEDS)]) + '; true')}"
    shell.enter(command)
    shell.wait_for(is_whole)
    for _ in range(2):
        shell.press("C-z")
        shell.wait_for("Stopped")
        shell.enter("clear; fg")
        shell.wait_for(is_whole)
    shell.press("q")
    shell.wait_for(lambda text: text.rstrip().endswith(PROMPT))


def test_a_stopped_reader_ends_when_its_terminal_is_closed(shell: Tmux) -> None:
    shell.enter(f"exec_reader() {{ {shlex.join([*INSTALLED, str(SEEDS)])}; }}; exec_reader")
    shell.wait_for(is_whole)
    shell.press("C-z")
    shell.wait_for("Stopped")
    # Marked, so that no line that is on the screen already is taken for the answer.
    shell.enter("echo stopped:$(jobs -p).")
    told = re.compile(r"^stopped:(\d+)\.$", re.MULTILINE)
    (number,) = told.findall(shell.wait_for(lambda text: told.search(text) is not None))
    shell.close()
    end = time.monotonic() + PATIENCE
    while is_alive(number):
        assert time.monotonic() < end
        time.sleep(0.05)


def is_alive(number: str) -> bool:
    """Whether a process has not ended; where nobody asks for its status, its entry stays."""
    try:
        status = Path(f"/proc/{number}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
    return status.rpartition(")")[2].split()[0] not in ("Z", "X")


def test_it_hears_keys_after_fg_and_can_go_again(shell: Tmux) -> None:
    shell.enter(shlex.join([*INSTALLED, str(SEEDS)]))
    shell.wait_for(is_whole)
    for times, date in enumerate(("6 November 2021", "17 April 2020"), start=1):
        shell.press("C-z")
        shell.wait_for(lambda text, times=times: text.count("Stopped") == times)  # type: ignore[misc]
        shell.enter("fg")
        shell.wait_for("q quit")
        shell.press("j")
        shell.wait_for(date)
    shell.press("q")
    shell.wait_for(lambda text: text.rstrip().endswith(PROMPT))
    assert shell.modes == set()
    shell.enter("echo status $?")
    shell.wait_for("status 0")
