"""Going to the shell and coming back, in tmux."""

import os
import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tui_reader.paths import sample_archive

PATIENCE = 40.0
COMMAND = Path(sys.executable).parent / "tui-reader"


class Session:
    """A shell in a tmux session of its own."""

    def __init__(self, folder: Path) -> None:
        """Start a shell.

        Args:
            folder: Where the reader keeps everything of its own.
        """
        self._socket = f"tui-reader-{uuid.uuid4().hex}"
        environment = {**os.environ, "TUI_READER_HOME": str(folder), "LC_ALL": "C.UTF-8"}
        self._tmux(
            *("-f", "/dev/null", "new-session", "-d", "-x", "120", "-y", "40", "bash --norc"),
            environment=environment,
        )

    def press(self, *keys: str) -> None:
        """Press keys, as tmux names them."""
        self._tmux("send-keys", *keys)

    def wait_for(self, shown: Callable[[str], bool]) -> None:
        """Wait until the screen is as it should be."""
        end = time.monotonic() + PATIENCE
        text = ""
        while time.monotonic() < end:
            text = self._tmux("capture-pane", "-p")
            if shown(text):
                return
            time.sleep(0.1)
        raise AssertionError(text)

    def close(self) -> None:
        """End the session."""
        self._tmux("kill-server")

    def _tmux(self, *words: str, environment: dict[str, str] | None = None) -> str:
        done = subprocess.run(
            ["tmux", "-L", self._socket, *words],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    if shutil.which("tmux") is None and "CI" not in os.environ:
        pytest.skip("tmux is not installed")
    opened = Session(tmp_path)
    yield opened
    opened.close()


def test_after_fg_the_screen_is_there_without_a_key(session: Session) -> None:
    session.press(f"{COMMAND} {sample_archive()}", "Enter")
    session.wait_for(lambda text: "23 September 2023" in text)
    session.press("C-z")
    session.wait_for(lambda text: "Stopped" in text and "23 September" not in text)
    session.press("fg", "Enter")
    session.wait_for(lambda text: "23 September 2023" in text and "19 posts" in text)
    session.press("q")
    session.wait_for(lambda text: "19 posts" not in text)
