"""How long an archive takes to open that is indexed already, and what the reader takes then."""

import shutil
import statistics
import sys
import time
from pathlib import Path

from tests.benchmarks.bench import COMPILED, ROOT, Row, frame_time, milliseconds, settle, verdict
from tests.terminal.pty_reader import Terminal, home
from tui_reader.index.indexed import IndexedArchive
from tui_reader.index.places import index_file
from tui_reader.paths import HOME_VARIABLE

STARTS = 7
_BLANK = (sys.executable, str(ROOT / "tests" / "benchmarks" / "blank_app.py"))
_MEMORY = {100_000: 150, 500_000: 250}


def build_index(index: Path, captures: Path) -> float:
    """Build the index of an archive as the reader does, and say in how many seconds."""
    return catch_up(captures, index)


def opening(name: str, comments: int, index: Path, captures: Path) -> list[Row]:
    """From the start of the process to the first frame: blank app, reader, reader after a change.

    Args:
        name: What the rows begin with.
        comments: How many there are.
        index: The index of the archive.
        captures: The archive; one of its captures is changed.
    """
    environment = home(index.parent / "home") | COMPILED
    place = Path(environment[HOME_VARIABLE]) / "index" / index_file([captures]).name
    place.parent.mkdir(parents=True)
    shutil.copy(index, place)
    changing = sorted(captures.rglob("*.txt"))[-1]
    blank, warm, changed = list[float](), list[float](), list[float]()
    for start in range(STARTS + 1):
        times = [
            frame_time(Terminal((), environment, command=_BLANK)),
            frame_time(Terminal([str(captures)], environment), shows=" comments"),
        ]
        with changing.open("a", encoding="utf-8") as file:
            file.write("\n")
        times.append(frame_time(Terminal([str(captures)], environment), shows=" comments"))
        if start:  # The first of each fills the disk's cache.
            for every, one in zip((blank, warm, changed), times, strict=True):
                every.append(one)
        catch_up(captures, place)
    one, two, three = map(statistics.median, (blank, warm, changed))
    with changing.open("a", encoding="utf-8") as file:
        file.write("\n")
    seconds = catch_up(captures, place)
    used = memory(captures, environment)
    limit = _MEMORY.get(comments)
    return [
        (
            f"{name}: first frame of a warm archive",
            milliseconds(two),
            f"blank app {milliseconds(one)}: × {two / one:.2f}",
            verdict("× 1.15", two <= 1.15 * one),
        ),
        (
            f"{name}: … after one capture changed",
            milliseconds(three),
            f"warm: × {three / two:.2f}",
            verdict("× 1.5", three <= 1.5 * two),
        ),
        (f"{name}: … until that is in the index", milliseconds(seconds), "", "-"),
        (
            f"{name}: memory of the reader after 10 queries",
            f"{used} MB",
            "",
            verdict(f"{limit} MB", used <= limit) if limit else "-",
        ),
    ]


def catch_up(captures: Path, index: Path) -> float:
    """Read what has changed, and say in how many seconds."""
    begun = time.perf_counter()
    archive = IndexedArchive([captures], file=index)
    for _ in archive.update():
        pass
    archive.close()
    return time.perf_counter() - begun


def memory(captures: Path, environment: dict[str, str]) -> int:
    """Megabytes that the reader takes after a few queries."""
    terminal = Terminal([str(captures)], environment)
    terminal.wait_for(" comments")
    settle(terminal)
    for letter in "abcdefghij":
        terminal.press("s", letter)
        settle(terminal)
    status = Path(f"/proc/{terminal.pid}/status")
    text = status.read_text() if status.exists() else "VmRSS: 0"
    terminal.close()
    return int(text.partition("VmRSS:")[2].split()[0]) // 1000
