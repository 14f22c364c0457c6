"""How long an archive takes to open that is indexed already."""

import statistics
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.benchmarks.bench import ROOT, Row, frame_time, milliseconds, verdict
from tests.terminal.pty_reader import Terminal
from tui_reader.index.indexed import IndexedArchive

STARTS = 15
_BLANK = (sys.executable, str(ROOT / "tests" / "benchmarks" / "blank_app.py"))


def opening(
    name: str, index: Path, captures: Path, environment: Mapping[str, str]
) -> Iterator[Row]:
    """From the start of the process to the first frame: blank app, reader, reader after a change.

    Args:
        name: What the rows begin with.
        index: The index of the archive.
        captures: The archive; one of its captures is changed.
        environment: In which the reader finds the index.
    """
    changing = sorted(captures.rglob("*.txt"))[-1]
    blank, warm, changed = list[float](), list[float](), list[float]()
    until_indexed: list[float] = []
    for start in range(STARTS + 1):
        times = [
            frame_time(Terminal((), environment, command=_BLANK)),
            frame_time(Terminal([str(captures)], environment), shows=" comments"),
        ]
        change(changing)
        times.append(frame_time(Terminal([str(captures)], environment), shows=" comments"))
        if start:  # The first of each fills the disk's cache.
            for every, one in zip((blank, warm, changed), times, strict=True):
                every.append(one)
        # The reader was ended at its first frame; had it got further, there would be nothing left.
        change(changing)
        until_indexed.append(catch_up(captures, index))
    # The fastest: whatever else the machine does only adds to what a start takes.
    one, two, three = map(min, (blank, warm, changed))
    medians = [statistics.median(times) for times in (blank, warm, changed)]
    yield (
        f"{name}: first frame of a warm archive",
        milliseconds(two),
        f"blank app {milliseconds(one)}: × {two / one:.2f};"
        f" medians {milliseconds(medians[1])}, {milliseconds(medians[0])}",
        verdict("× 1.15", two <= 1.15 * one),
    )
    yield (
        f"{name}: … after one capture changed",
        milliseconds(three),
        f"warm: × {three / two:.2f}; median {milliseconds(medians[2])}",
        verdict("× 1.5", three <= 1.5 * two),
    )
    yield (
        f"{name}: … until that is in the index",
        milliseconds(statistics.median(until_indexed)),
        "",
        "-",
    )


def change(capture: Path) -> None:
    """Let a capture be another file than before, with the same comments."""
    with capture.open("a", encoding="utf-8") as file:
        file.write("\n")


def catch_up(captures: Path, index: Path) -> float:
    """Read what has changed, all of it at first, and say in how many seconds."""
    begun = time.perf_counter()
    archive = IndexedArchive([captures], file=index)
    for _ in archive.update():
        pass
    archive.close()
    return time.perf_counter() - begun
