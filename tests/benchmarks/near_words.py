"""FTS5 without places, and beside it a saved vocabulary in which slips are looked for.

The way that was not taken for the index: it stands beside it in the bench.
"""

import contextlib
import sqlite3
from collections.abc import Sequence
from math import log
from pathlib import Path

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from tests.benchmarks.yardsticks import FEW, HITS, SHOWN, plain_words

_MOST_NEAR = 40
_MOST_CANDIDATES = 200
_RANKED = 60
_SNIPPET = 80


class NearWords:
    """Each word or what is nearest to it; the best by rarity and by rapidfuzz."""

    def __init__(self, folder: Path) -> None:
        self._connection = sqlite3.connect(folder / "fts5.db")
        self._counts: dict[str, int] = {}
        self._lengths: dict[int, list[str]] = {}
        for word, count in self._connection.execute("SELECT term, doc FROM vocabulary"):
            self._counts[word] = count
            self._lengths.setdefault(len(word), []).append(word)
        (self._texts,) = self._connection.execute("SELECT count(*) FROM texts").fetchone()

    @staticmethod
    def build(folder: Path, texts: Sequence[str]) -> None:
        with contextlib.closing(sqlite3.connect(folder / "fts5.db")) as connection:
            connection.executescript(
                "PRAGMA synchronous = OFF;"
                "CREATE TABLE texts (number INTEGER PRIMARY KEY, text TEXT);"
                "CREATE VIRTUAL TABLE found USING fts5(text, content = '', detail = none);"
                "CREATE VIRTUAL TABLE words USING fts5vocab(found, row);"
            )
            rows = list(enumerate(texts))
            connection.executemany("INSERT INTO texts VALUES (?, ?)", rows)
            connection.executemany("INSERT INTO found (rowid, text) VALUES (?, ?)", rows)
            connection.execute("CREATE TABLE vocabulary AS SELECT term, doc FROM words")
            connection.commit()

    def search(self, query: str) -> list[int]:
        words = plain_words(query)
        begun = not query.endswith((" ", '"'))
        exact = [[word] for word in words]
        found = self._candidates(exact, begun)
        if len(found) < FEW and not query.startswith('"'):
            near = [self._near(word) for word in words]
            found |= self._candidates(near, begun)
        rarities = [log(2 + self._texts / (1 + self._counts.get(word, 0))) for word in words]

        def score(text: str) -> float:
            return sum(
                rarity * (100 if word in text else fuzz.partial_ratio(word, text))
                for word, rarity in zip(words, rarities, strict=True)
            )

        # What is not ranked is newest first.
        newest = sorted(found, reverse=True)
        folded = {number: found[number].lower() for number in newest[:_RANKED]}
        if query.startswith('"'):
            phrase = " ".join(words)
            folded = {number: text for number, text in folded.items() if phrase in text}
        best = sorted(folded, key=lambda number: score(folded[number]), reverse=True)[:HITS]
        for number in best[:SHOWN]:
            at = max(folded[number].find(words[0]), 0)
            found[number][max(at - _SNIPPET, 0) : at + _SNIPPET].split()
        return best

    def _candidates(self, terms: Sequence[Sequence[str]], begun: bool) -> dict[int, str]:
        parts = [[f'"{word}"' for word in words] for words in terms]
        parts[-1][0] += "*" * begun
        asked = " AND ".join(f"({' OR '.join(part)})" for part in parts)
        return dict(
            self._connection.execute(
                "SELECT number, text FROM texts WHERE number IN"
                " (SELECT rowid FROM found WHERE found MATCH ? ORDER BY rowid DESC LIMIT ?)",
                (asked, _MOST_CANDIDATES),
            )
        )

    def _near(self, word: str) -> list[str]:
        edits = 0 if len(word) < 4 else 1 if len(word) < 6 else 2
        near: list[tuple[float, int, str]] = []
        for length in range(len(word) - edits, len(word) + edits + 1):
            found = process.extract(
                word,
                self._lengths.get(length, ()),
                scorer=OSA.distance,
                score_cutoff=edits,
                limit=_MOST_NEAR,
            )
            near += [(far, -self._counts[each], each) for each, far, _ in found]
        return [each for _, _, each in sorted(near)[:_MOST_NEAR]] or [word]
