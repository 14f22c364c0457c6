"""Measures the reader in a real pty and prints each figure beside its yardstick of the same run."""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from tests.benchmarks.prose import write_archive
from tests.terminal.pty_reader import Terminal, home

ROOT = Path(__file__).parents[2]
DOCUMENTS = ROOT.parent / "shared" / "seeds"

STARTS = 15
KEYS = 15
QUIET = 0.06
"""A frame is painted when nothing more has come for so many seconds, which are not counted."""
COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}
"""Let Python keep what it compiles, as it does where a program is installed: both are warm then."""
FRAME_BYTES = 4000
"""A first frame of 120 by 40 cells is more than so many bytes."""
_ALTERNATE_SCREEN = b"\x1b[?1049h"

Row = tuple[str, str, str, str]


def main() -> int:
    """Measure, print the table, and say with the status whether each limit is kept."""
    with tempfile.TemporaryDirectory() as folder:
        return show(measure(Path(folder)))


def measure(folder: Path) -> Iterator[Row]:
    """Measure each figure."""
    yield from first_frame(folder)
    yield from keys(folder)


def show(rows: Iterable[Row]) -> int:
    """Print each row as soon as it is there, and say with the status whether limits are kept."""
    print(f"\n{'figure':<48} {'measured':>9}  {'limit':<18} yardstick")
    shown = missed = 0
    for figure, measured, yardstick, limit in rows:
        print(f"{figure:<48} {measured:>9}  {limit:<18} {yardstick}".rstrip(), flush=True)
        shown += 1
        missed += limit.endswith("MISSED")
    print(f"\n{shown} figures, {missed} beyond their limit.")
    return 1 if missed else 0


def first_frame(folder: Path) -> list[Row]:
    """From the start of the process to the first frame, blank app and reader in turns."""
    archive = DOCUMENTS if DOCUMENTS.is_dir() else ROOT / "seeds"
    blank_command = (sys.executable, str(ROOT / "tests" / "benchmarks" / "blank_app.py"))
    environment = home(folder / "home") | COMPILED
    blank: list[float] = []
    reader: list[float] = []
    for start in range(STARTS + 1):
        one = frame_time(Terminal((), environment, command=blank_command))
        two = frame_time(Terminal([str(archive)], environment), shows=" comments")
        if start:  # The first of each fills the disk's cache.
            blank.append(one)
            reader.append(two)
    # The fastest: whatever else the machine does only adds to what a start takes.
    ratio = min(reader) / min(blank)
    return [
        (
            f"first frame, {archive.parent.name}/{archive.name}",
            milliseconds(min(reader)),
            f"blank app {milliseconds(min(blank))}: × {ratio:.2f}; medians"
            f" {milliseconds(statistics.median(reader))}, {milliseconds(statistics.median(blank))}",
            verdict("× 1.15", ratio <= 1.15),
        )
    ]


def frame_time(terminal: Terminal, shows: str = "") -> float:
    """Seconds until a full frame was painted that shows a text."""
    while True:
        terminal.read_some(0.05)
        now = time.perf_counter()
        painted = len(terminal.raw) - terminal.raw.find(_ALTERNATE_SCREEN)
        begun = _ALTERNATE_SCREEN in terminal.raw
        if begun and painted > FRAME_BYTES and shows.encode() in terminal.raw:
            break
        assert now - terminal.started < 20, terminal.raw[-2000:]
    terminal.close()
    return now - terminal.started


def keys(folder: Path) -> list[Row]:
    """From a key to its painted frame, in a post of 50 comments and in one of 5,000."""
    write_archive(folder / "archive", [50, 5000])
    terminal = Terminal([str(folder / "archive")], home(folder / "home2"))
    terminal.wait_for("2 posts")
    terminal.press("g")
    settle(terminal)
    opening: dict[str, list[float]] = {"K": [], "J": []}
    for _ in range(KEYS):
        for key, times in (("J", opening["J"]), ("K", opening["K"])):
            times.append(timed(terminal, partial(terminal.press, key)))
    small, large = statistics.median(opening["K"]), statistics.median(opening["J"])
    rows = [
        (
            "open a post of 5,000 comments",
            milliseconds(large),
            f"of 50: {milliseconds(small)}, × {large / small:.2f}",
            verdict("80 ms, × 1.5", large <= 0.080 and large <= 1.5 * small),
        )
    ]
    terminal.press("enter")
    settle(terminal)
    in_small = in_thread(terminal)
    terminal.press("g", "J")
    settle(terminal)
    in_large = in_thread(terminal)
    limits = {"fold all": 0.040, "unfold all": 0.040, "a page down": 0.020, "resize": 0.060}
    for name, limit in limits.items():
        rows.append(
            (
                f"{name}, 5,000 comments",
                milliseconds(in_large[name]),
                f"in a post of 50: {milliseconds(in_small[name])}",
                verdict(milliseconds(limit), in_large[name] <= limit),
            )
        )
    terminal.close()
    return rows


def in_thread(terminal: Terminal) -> dict[str, float]:
    """Median seconds of each key in the open post."""
    times: dict[str, list[float]] = {}
    for _ in range(KEYS):
        steps: Sequence[tuple[str, Callable[[], None]]] = (
            ("fold all", partial(terminal.press, "H")),
            ("unfold all", partial(terminal.press, "L")),
            ("a page down", partial(terminal.press, " ")),
            ("resize", partial(terminal.resize, 100, 40)),
        )
        for name, step in steps:
            times.setdefault(name, []).append(timed(terminal, step))
        terminal.resize(120, 40)
        terminal.press("g")
        settle(terminal)
    return {name: statistics.median(each) for name, each in times.items()}


def timed(terminal: Terminal, step: Callable[[], None]) -> float:
    """Seconds from a step to the last byte of the frame that it caused."""
    begun = time.perf_counter()
    step()
    last = begun
    assert terminal.read_some(5.0), f"nothing was painted after {step}"
    last = time.perf_counter()
    while terminal.read_some(QUIET):
        last = time.perf_counter()
    return last - begun


def settle(terminal: Terminal) -> None:
    """Wait until nothing is painted any more."""
    while terminal.read_some(0.3):
        pass


def milliseconds(seconds: float) -> str:
    """A time as one reads it."""
    return f"{seconds * 1000:.0f} ms"


def verdict(limit: str, kept: bool) -> str:
    """A limit, and whether it is kept."""
    return f"≤ {limit}: {'kept' if kept else 'MISSED'}"


if __name__ == "__main__":
    sys.exit(main())
