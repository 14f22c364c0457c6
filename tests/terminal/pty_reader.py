"""The installed command in a real pty, with the screen that it paints."""

import codecs
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from fcntl import ioctl
from functools import cache
from pathlib import Path

import pyte

from tui_reader.archive.folder import read_archive
from tui_reader.archive.post import Post
from tui_reader.paths import sample_archive

COMMAND = (sys.executable, "-m", "tui_reader")
"""Run as a module: it is the same `main` as that of the installed script."""

INSTALLED = (str(Path(sys.executable).parent / "tui-reader"),)
"""The command as a person types it."""

PATIENCE = 120.0
"""So many seconds are waited for what comes at once, if the machine does nothing else."""

_CONTROL = 0x1F
# As a terminal sends it that keeps to the protocol which the reader asks for. The bare byte would
# be an alt key together with the next one, where a busy machine lets both be read at once.
_ESCAPE = "\x1b[27u"


@cache
def sample_posts() -> str:
    """What the reader says of how many posts the sample archive has."""
    outcomes = read_archive([sample_archive()])
    return f"{sum(isinstance(each, Post) for each in outcomes)} posts"


class Terminal:
    """A process in a pty, and the screen as a terminal would show it."""

    def __init__(
        self,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        columns: int = 120,
        rows: int = 40,
        command: Sequence[str] = COMMAND,
    ) -> None:
        """Start a process.

        Args:
            arguments: What follows the command.
            environment: Set on top of this process's environment.
            columns: The width of the terminal.
            rows: Its height.
            command: The program and its first arguments.
        """
        self.screen = pyte.Screen(columns, rows)
        self.raw = b""
        self._stream = pyte.Stream(self.screen)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.started = time.perf_counter()
        self.status: int | None = None
        self._ended = False
        self.pid, self._master = pty.fork()
        if self.pid == 0:
            # Set here, so that the program cannot start before its terminal has a size.
            _set_size(0, columns, rows)
            values = {
                **os.environ,
                "TERM": "xterm-256color",
                "COLORTERM": "truecolor",
                "LC_ALL": "C.UTF-8",
                **environment,
            }
            # They would be believed before the terminal itself is asked.
            values.pop("COLUMNS", None)
            values.pop("LINES", None)
            try:
                os.execvpe(command[0], [*command, *arguments], values)
            finally:
                # A second run of the tests must not go on from here.
                os._exit(127)

    @property
    def text(self) -> str:
        """What the screen shows."""
        return "\n".join(map(self._line, range(self.screen.lines)))

    @property
    def bottom(self) -> str:
        """The last line of the screen."""
        return self._line(self.screen.lines - 1).strip()

    def _line(self, row: int) -> str:
        # Not `display` of pyte: in the midst of a frame, half of a wide letter may be painted over,
        # and it ends in an error there.
        cells = self.screen.buffer[row]
        return "".join(cells[column].data for column in range(self.screen.columns))

    @property
    def is_restored(self) -> bool:
        """Whether the alternate screen and the mouse, once switched on, are off again."""
        raw = self.raw
        return all(
            0 <= raw.rfind(b"\x1b[?%dh" % mode) < raw.rfind(b"\x1b[?%dl" % mode)
            for mode in (1049, 1000)
        )

    def style_of(self, text: str) -> tuple[object, ...]:
        """How a text on the screen is painted: colours, weight and line of its first letter.

        Args:
            text: A text that is on the screen once or more; the lowest place counts.
        """
        for row in reversed(range(self.screen.lines)):
            line = "".join(self.screen.buffer[row][at].data for at in range(self.screen.columns))
            if (at := line.find(text)) >= 0:
                cell = self.screen.buffer[row][at]
                return (cell.fg, cell.bg, cell.bold, cell.italics, cell.underscore, cell.reverse)
        raise AssertionError(f"{text!r} is not on the screen:\n{self.text}")

    def read(self, seconds: float) -> bytes:
        """Take what the process writes within a time; less time if it ends."""
        end = time.perf_counter() + seconds
        got = b""
        while (left := end - time.perf_counter()) > 0:
            ready, _, _ = select.select([self._master], [], [], left)
            if not ready:
                break
            try:
                piece = os.read(self._master, 1 << 16)
            except OSError:
                piece = b""
            if not piece:
                self._ended = True
                break
            got += piece
            self.raw += piece
            # Pyte takes two of Textual's private sequences for text: they do not show here.
            shown = self._decoder.decode(piece)
            self._stream.feed(shown.replace("\x1b[>1u", "").replace("\x1b[<u", ""))
        return got

    def wait_for_sample(self) -> None:
        """Wait until all of the sample archive is read and keys work: what is open stays open."""
        posts = sample_posts()
        self.wait_for(lambda text: posts in text and "q quit" in self.bottom)

    def wait_for(self, what: str | Callable[[str], bool], seconds: float = PATIENCE) -> str:
        """Wait until the screen shows something.

        Args:
            what: A text that must be on the screen, or a test of the screen's text.
            seconds: How long at most.

        Returns:
            The text of the screen.

        Raises:
            AssertionError: When it does not come; with the screen as it is.
        """
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            text = self.text
            if what(text) if callable(what) else what in text:
                return text
            if self._ended:
                break
            self.read(0.05)
        raise AssertionError(f"{what!r} did not come on the screen:\n{self.text}")

    def wait_for_more(self, seconds: float = PATIENCE) -> None:
        """Wait until the process writes anything at all.

        Args:
            seconds: How long at most.

        Raises:
            AssertionError: When it writes nothing.
        """
        end = time.perf_counter() + seconds
        while time.perf_counter() < end and not self._ended:
            if self.read(0.05):
                return
        raise AssertionError(f"nothing more was written:\n{self.text}")

    def read_some(self, seconds: float) -> bool:
        """Take what is written next, if anything comes within a time; nothing is drawn of it."""
        ready, _, _ = select.select([self._master], [], [], seconds)
        if not ready:
            return False
        try:
            self.raw += os.read(self._master, 1 << 16)
        except OSError:
            return False
        return True

    def press(self, *keys: str) -> None:
        """Type keys: single characters, or ``enter``, ``escape``, ``ctrl+x`` and the like."""
        names = {"enter": "\r", "escape": _ESCAPE, "tab": "\t", "down": "\x1b[B", "up": "\x1b[A"}
        for key in keys:
            if key.startswith("ctrl+"):
                letters = chr(ord(key[5:]) & _CONTROL)
            else:
                letters = names.get(key, key)
            os.write(self._master, letters.encode())

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        self.screen.resize(rows, columns)
        # The system tells the process with SIGWINCH.
        _set_size(self._master, columns, rows)

    def kill(self, number: int = signal.SIGKILL) -> None:
        """Send a signal."""
        os.kill(self.pid, number)

    def wait(self, seconds: float = PATIENCE) -> int:
        """Wait for the end, and take all that was written until then.

        Returns:
            The exit status; a negative number is the signal that ended it.

        Raises:
            AssertionError: When it does not end.
        """
        end = time.perf_counter() + seconds
        while (self.status is None or not self._ended) and time.perf_counter() < end:
            if self._ended:
                time.sleep(0.01)
            else:
                self.read(0.05)
            if self.status is None:
                done, status = os.waitpid(self.pid, os.WNOHANG)
                if done:
                    self.status = os.waitstatus_to_exitcode(status)
        assert self.status is not None, f"it did not end:\n{self.text}"
        assert self._ended, f"something goes on in its terminal:\n{self.text}"
        return self.status

    def hang_up(self) -> None:
        """Let the terminal be gone; the process goes on as long as it likes."""
        os.close(self._master)
        self._master = os.open(os.devnull, os.O_RDWR)

    def close(self) -> None:
        """End the process, if it has not ended."""
        if self.status is None:
            try:
                os.kill(self.pid, signal.SIGKILL)
                os.waitpid(self.pid, 0)
            except (ProcessLookupError, ChildProcessError):
                pass
        os.close(self._master)


def _set_size(file: int, columns: int, rows: int) -> None:
    ioctl(file, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def home(folder: Path) -> dict[str, str]:
    """The environment that keeps everything of the reader in one folder."""
    return {"TUI_READER_HOME": str(folder)}
