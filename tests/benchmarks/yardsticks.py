"""What else could search the same text: SQLite's FTS5, fzf and rg."""

import contextlib
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Iterable
from pathlib import Path


def build_fts5(path: Path, texts: Iterable[str]) -> float:
    """Feed FTS5, as it comes, with ready-made texts.

    Args:
        path: A new file.
        texts: One for each comment.

    Returns:
        The seconds that FTS5 took; making the texts is not counted.
    """
    ready = list(texts)
    begun = time.perf_counter()
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("CREATE VIRTUAL TABLE found USING fts5(text)")
        connection.executemany("INSERT INTO found VALUES (?)", ((text,) for text in ready))
        connection.commit()
    return time.perf_counter() - begun


class Fts5:
    """FTS5 with its own ranking, each word as it is, the last perhaps begun."""

    def __init__(self, path: Path) -> None:
        """Open what `build_fts5` made."""
        self._connection = sqlite3.connect(path)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def search(self, query: str) -> int:
        """Ask for fifty hits, and say how many there are."""
        if query.startswith('"'):
            asked = query
        else:
            asked = " ".join(f'"{word}"' for word in plain_words(query))
            asked += "" if query.endswith(" ") else "*"
        found = self._connection.execute(
            "SELECT rowid, snippet(found, 0, '', '', '', 16) FROM found WHERE found MATCH ?"
            " ORDER BY rank LIMIT 50",
            (asked,),
        )
        return len(found.fetchall())


def fzf(query: str, file: Path) -> float | None:
    """Seconds that ``fzf --filter`` takes for a query; None where it is not installed."""
    return _run(["fzf", "--filter", query.replace('"', "")], file)


def rg(query: str, file: Path) -> float | None:
    """Seconds that ``rg`` takes for the first word of a query; None where it is not installed."""
    return _run(["rg", "--ignore-case", "--fixed-strings", plain_words(query)[0]], file)


def plain_words(query: str) -> list[str]:
    """Give the words of a query; fields, which no yardstick knows, are left out."""
    words = [word.strip('"') for word in query.split() if ":" not in word]
    return [word for word in words if word.isalnum()] or ["zz"]


def _run(command: list[str], file: Path) -> float | None:
    if shutil.which(command[0]) is None:
        return None
    begun = time.perf_counter()
    with file.open("rb") as text:
        subprocess.run(command, stdin=text, stdout=subprocess.DEVNULL, check=False)
    return time.perf_counter() - begun
