"""Other engines on the same comments; those of other makers where they are installed.

None of them is needed: what is not installed is told in its place.
"""

import contextlib
import importlib
import importlib.util
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from tests.benchmarks.near_words import NearWords
from tests.benchmarks.yardsticks import FEW, HITS, SHOWN, plain_words

_HEAP = 128_000_000


class Engine(Protocol):
    """Finds comments by their numbers."""

    def search(self, query: str) -> list[int]:
        """Give the numbers of at most `HITS` comments, the best first, with snippets made."""


@dataclass(frozen=True, slots=True)
class Beside:
    """An engine that stands beside ours."""

    name: str
    """What it is called."""
    build: Callable[[Path, Sequence[str]], None] | None
    """Feeds it with the comments and keeps what it makes in a new folder; None: not installed."""
    open: Callable[[Path], Engine]
    """Opens what was made."""


class Fts5:
    """FTS5 with its own ranking, each word as it is, the last perhaps begun."""

    def __init__(self, folder: Path) -> None:
        self._connection = sqlite3.connect(folder / "fts5.db")

    @staticmethod
    def build(folder: Path, texts: Sequence[str]) -> None:
        with contextlib.closing(sqlite3.connect(folder / "fts5.db")) as connection:
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("CREATE VIRTUAL TABLE found USING fts5(text)")
            rows = enumerate(texts)
            connection.executemany("INSERT INTO found (rowid, text) VALUES (?, ?)", rows)
            connection.commit()

    def search(self, query: str) -> list[int]:
        words = plain_words(query)
        if query.startswith('"'):
            asked = f'"{" ".join(words)}"'
        else:
            asked = " ".join(f'"{word}"' for word in words) + "*" * (not query.endswith(" "))
        found = self._connection.execute(
            "SELECT rowid, snippet(found, 0, '', '', '', 16) FROM found WHERE found MATCH ?"
            " ORDER BY rank LIMIT ?",
            (asked, SHOWN),
        )
        return [int(number) for number, _ in found]


class Tantivy:
    """Tantivy: words as they are; where they find little, its own fuzzy terms."""

    def __init__(self, folder: Path) -> None:
        self._library: Any = importlib.import_module("tantivy")
        self._index = self._library.Index.open(str(folder))
        self._schema = self._index.schema
        self._searcher = self._index.searcher()

    @staticmethod
    def build(folder: Path, texts: Sequence[str]) -> None:
        library: Any = importlib.import_module("tantivy")
        schema = library.SchemaBuilder()
        schema.add_text_field("text", stored=True)
        schema.add_unsigned_field("number", stored=True)
        index = library.Index(schema.build(), path=str(folder))
        writer = index.writer(_HEAP)
        for number, text in enumerate(texts):
            writer.add_document(library.Document(text=text, number=number))
        writer.commit()
        writer.wait_merging_threads()

    def search(self, query: str) -> list[int]:
        words = plain_words(query)
        query_of, occur = self._library.Query, self._library.Occur
        exact = [query_of.term_query(self._schema, "text", word) for word in words]
        if query.startswith('"'):
            asked = (
                query_of.phrase_query(self._schema, "text", list(words))
                if len(words) > 1
                else exact[0]
            )
            return self._hits(asked)
        if not query.endswith(" "):
            exact[-1] = query_of.fuzzy_term_query(
                self._schema, "text", words[-1], distance=0, prefix=True
            )
        numbers = self._hits(query_of.boolean_query([(occur.Must, each) for each in exact]))
        if len(numbers) < FEW:
            near = [
                query_of.boolean_query([(occur.Should, one), (occur.Should, self._near(word))])
                for one, word in zip(exact, words, strict=True)
            ]
            numbers = self._hits(query_of.boolean_query([(occur.Must, each) for each in near]))
        return numbers

    def _near(self, word: str) -> Any:
        edits = 0 if len(word) < 4 else 1 if len(word) < 6 else 2
        return self._library.Query.fuzzy_term_query(self._schema, "text", word, distance=edits)

    def _hits(self, asked: Any) -> list[int]:
        found = self._searcher.search(asked, HITS, count=False).hits
        made = self._library.SnippetGenerator.create(self._searcher, asked, self._schema, "text")
        numbers = []
        for place, (_, address) in enumerate(found):
            document = self._searcher.doc(address)
            if place < SHOWN:
                made.snippet_from_doc(document).fragment()
            numbers.append(int(document.get_first("number")))
        return numbers


class Xapian:
    """Xapian: words as they are; where they find little, with its own spelling correction."""

    def __init__(self, folder: Path) -> None:
        self._library: Any = importlib.import_module("xapian")
        self._connections = self._library.Database(str(folder))
        self._parser = self._library.QueryParser()
        self._parser.set_database(self._connections)
        self._parser.set_default_op(self._library.Query.OP_AND)
        self._stem = self._library.Stem("none")

    @staticmethod
    def build(folder: Path, texts: Sequence[str]) -> None:
        library: Any = importlib.import_module("xapian")
        database = library.WritableDatabase(str(folder), library.DB_CREATE_OR_OPEN)
        terms = library.TermGenerator()
        terms.set_database(database)
        for text in texts:
            document = library.Document()
            document.set_data(text)
            terms.set_document(document)
            terms.index_text(text)
            database.add_document(document)
        database.commit()
        # Word by word as they come, which is the other way, takes five times as long.
        for term in database.allterms():
            database.add_spelling(term.term, term.termfreq)
        database.commit()
        database.close()

    def search(self, query: str) -> list[int]:
        kinds = self._library.QueryParser
        flags = kinds.FLAG_PHRASE
        words = plain_words(query)
        if query.startswith('"'):
            return self._hits(self._parser.parse_query(f'"{" ".join(words)}"', flags))
        if not query.endswith(" "):
            flags |= kinds.FLAG_PARTIAL
        numbers = self._hits(self._parser.parse_query(" ".join(words), flags))
        if len(numbers) < FEW:
            spelt = " AND ".join(f"({word} OR {self._spelt(word)})" for word in words)
            numbers += self._hits(self._parser.parse_query(spelt, kinds.FLAG_BOOLEAN))
        return list(dict.fromkeys(numbers))[:HITS]

    def _spelt(self, word: str) -> str:
        # It may be what somebody else has mistyped in the same way: both are looked for.
        suggested: bytes = self._connections.get_spelling_suggestion(word)
        return suggested.decode() or word

    def _hits(self, asked: Any) -> list[int]:
        enquire = self._library.Enquire(self._connections)
        enquire.set_query(asked)
        found = enquire.get_mset(0, HITS)
        for place, match in enumerate(found):
            if place == SHOWN:
                break
            found.snippet(match.document.get_data().decode(), 160, self._stem)
        return [match.docid - 1 for match in found]


def engines() -> Iterator[Beside]:
    """Give those that can be put beside ours, and those that are not installed."""
    yield Beside("FTS5", Fts5.build, Fts5)
    yield Beside("FTS5 + vocabulary", NearWords.build, NearWords)
    for name, kind in (("tantivy", Tantivy), ("xapian", Xapian)):
        installed = importlib.util.find_spec(name) is not None
        yield Beside(name.capitalize(), kind.build if installed else None, kind)


def build(beside: Beside, folder: Path, texts: Sequence[str]) -> tuple[float, int] | None:
    """Feed an engine.

    Args:
        beside: The engine.
        folder: Where it keeps what it makes; it is made.
        texts: The ready-made comments.

    Returns:
        The seconds that it took and the bytes that it keeps, or None where it is not installed.
    """
    if beside.build is None:
        return None
    folder.mkdir(parents=True)
    begun = time.perf_counter()
    beside.build(folder, texts)
    seconds = time.perf_counter() - begun
    return seconds, sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
