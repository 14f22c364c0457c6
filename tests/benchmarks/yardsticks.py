"""What else could search the same text: fzf and rg; and how others are asked."""

import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

FEW = 10
"""With fewer hits than this, an engine is asked again, now for what a slip would explain."""
HITS = 50
"""The most hits that an engine is asked for."""
SHOWN = 20
"""So many hits fit a screen: their snippets belong to the answer."""


def fzf(query: str, file: Path) -> float | None:
    """Seconds that ``fzf --filter`` takes for a query; None where it is not installed."""
    return _run(["fzf", "--filter", " ".join(plain_words(query))], file)


def rg(query: str, file: Path) -> float | None:
    """Seconds that ``rg`` takes for the first word of a query; None where it is not installed."""
    # By its name rg reads a file faster than from a pipe.
    return _run(["rg", "-iF", "--", plain_words(query)[0], str(file)], file)


def plain_words(query: str) -> list[str]:
    """Give the words of a query; fields, which no yardstick knows, are left out."""
    words = [word.strip('"') for word in query.split() if ":" not in word]
    return [word for word in words if word.isalnum()] or ["zz"]


def timed(step: Callable[[], object]) -> float:
    """Seconds that a step takes."""
    begun = time.perf_counter()
    step()
    return time.perf_counter() - begun


def high(seconds: Sequence[float]) -> float:
    """The time that one in twenty is above."""
    return sorted(seconds)[int(len(seconds) * 0.95)]


def _run(command: list[str], file: Path) -> float | None:
    if shutil.which(command[0]) is None:
        return None
    begun = time.perf_counter()
    with file.open("rb") as text:
        subprocess.run(command, stdin=text, stdout=subprocess.DEVNULL, check=False)
    return time.perf_counter() - begun
