"""The file of an index: opened, checked, made where there is none, or held in memory."""

import contextlib
import os
import sqlite3
import threading
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from tui_reader import __version__

APPLICATION = 0x74756972
"""Says that a database is an index of this program: “tuir”."""
TABLES = 9
"""Of the tables and of the terms."""
VERSION = zlib.crc32(f"{TABLES} {__version__}".encode()) & 0x7FFFFFFF
"""An index of another version is made anew: captures may be read in another way now."""

Condition = Literal["missing", "begun", "ready", "of another version", "damaged"]
"""What a file is: one that is begun has nothing in it yet, and may be being made just now."""

USELESS: tuple[Condition, ...] = ("of another version", "damaged")
"""What another file is put in the place of, by who has its lock."""

_BUSY_WAIT = 10.0
_File = tuple[int, int]
"""Volume and number of a file on it: another file in its place has others."""
_DAMAGES = {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
"""A table that is not there, or what is no database."""
_SIDES = ("", "-wal", "-shm", "-journal")
_SCHEMA = """
CREATE TABLE state (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE captures (
    path TEXT PRIMARY KEY, size INTEGER, modified INTEGER, digest BLOB, met INTEGER,
    belonging TEXT, told TEXT NOT NULL, skipped INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX captures_skipped ON captures (path) WHERE skipped > 0;
CREATE TABLE readings (
    id INTEGER PRIMARY KEY AUTOINCREMENT, capture TEXT NOT NULL, part INTEGER NOT NULL,
    family INTEGER NOT NULL, kept BLOB
);
CREATE INDEX readings_of_capture ON readings (capture);
CREATE INDEX readings_of_family ON readings (family);
CREATE TABLE kin (key INTEGER, reading INTEGER, PRIMARY KEY (key, reading)) WITHOUT ROWID;
CREATE INDEX kin_of_reading ON kin (reading);
CREATE TABLE aliases (id TEXT PRIMARY KEY, post TEXT NOT NULL, family INTEGER NOT NULL);
CREATE INDEX aliases_of_family ON aliases (family);
CREATE TABLE posts (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, published TEXT, folded TEXT NOT NULL,
    title TEXT NOT NULL, comments INTEGER NOT NULL, warnings TEXT NOT NULL, author TEXT, url TEXT,
    labels TEXT NOT NULL, claimed INTEGER, path TEXT NOT NULL, format TEXT NOT NULL,
    encoding TEXT NOT NULL, sure REAL NOT NULL, mentions TEXT NOT NULL, missing INTEGER NOT NULL,
    family INTEGER NOT NULL, told TEXT NOT NULL
);
CREATE INDEX posts_of_family ON posts (family);
CREATE INDEX posts_newest_first ON posts (published DESC, folded, id);
CREATE TABLE passages (
    number INTEGER PRIMARY KEY, depth INTEGER NOT NULL, id, author TEXT,
    signature TEXT, published, body TEXT NOT NULL, url TEXT
);
CREATE TABLE removed (first INTEGER PRIMARY KEY, size INTEGER NOT NULL);
CREATE TABLE segments (
    id INTEGER PRIMARY KEY AUTOINCREMENT, first INTEGER NOT NULL, size INTEGER NOT NULL,
    terms BLOB NOT NULL, counts BLOB NOT NULL, minutes BLOB NOT NULL
);
CREATE TABLE postings (id INTEGER PRIMARY KEY, numbers BLOB NOT NULL);
INSERT INTO state VALUES
    ('file', abs(random())), ('generation', 0), ('next', 0), ('indexed', 0);
"""


class IndexLost(Exception):
    """The index cannot be read or written any more: build it anew, or hold it in memory."""

    def __init__(self, why: str, *, is_damaged: bool = False) -> None:
        """Say what is wrong.

        Args:
            why: What SQLite or the system says.
            is_damaged: Whether another file in its place would do.
        """
        super().__init__(why)
        self.is_damaged = is_damaged


class Database:
    """Connections to one index, as many as threads are at it at once.

    Each keeps some of the file in memory, so the one used last is used next, by whatever thread.
    In memory there is one for all, which threads use in turns.
    """

    def __init__(self, path: Path | None = None) -> None:
        """Open an index, or make an empty one where there is no file.

        Args:
            path: The file, whose folder is made where it is missing; None holds it in memory.

        Raises:
            IndexLost: The file cannot be made or written, is damaged or of another version.
        """
        self.path = path
        self._local = threading.local()
        self._writing = threading.RLock()
        self._lending = threading.Lock()
        self._free: list[sqlite3.Connection] = []
        self._file: _File | None = None
        self._is_closed = False
        self._shared: sqlite3.Connection | None = None
        with _told():
            if path is None:
                self._shared = self._connect(":memory:")
                self._shared.executescript(_SCHEMA)
            else:
                _prepare(path)

    def close(self) -> None:
        """Let go of the file; a thread that is at it does so when it is done."""
        with self._lending:
            self._is_closed = True
            self._let_go()
        if self._shared is not None:
            with self._writing:
                self._shared.close()

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Read one state of the index, whatever is written meanwhile.

        Raises:
            IndexLost: The index cannot be read.
        """
        with _told(), self._borrowed() as connection:
            if self._shared is not None or connection.in_transaction:
                yield connection
                return
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.execute("ROLLBACK")

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Change the index: all that is done within, or nothing of it.

        Raises:
            IndexLost: The index cannot be written; it is as it was before.
        """
        with self._writing, _told(), self._borrowed(to_write=True) as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("UPDATE state SET value = value + 1 WHERE name = 'generation'")
                connection.execute("COMMIT")
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
                raise

    @contextlib.contextmanager
    def _borrowed(self, *, to_write: bool = False) -> Iterator[sqlite3.Connection]:
        """Give a connection to this thread alone, the same one to what it does meanwhile."""
        if self._shared is not None:
            with self._writing:
                yield self._shared
            return
        borrowed: sqlite3.Connection | None = getattr(self._local, "borrowed", None)
        if borrowed is not None:
            yield borrowed
            return
        file, connection = self._newest(to_write=to_write)
        self._local.borrowed = connection
        try:
            yield connection
        finally:
            self._local.borrowed = None
            with self._lending:
                if file == self._file and not self._is_closed:
                    self._free.append(connection)
                else:
                    connection.close()

    def _newest(self, *, to_write: bool) -> tuple[_File | None, sqlite3.Connection]:
        """Give a connection to the file that is there now; where it cannot be read, to the old.

        Returns:
            The file as well: while the connection is lent, another may come in its place.
        """
        file = _file_at(self.path)
        # Who reads goes on with a file that is gone; what is written to it is lost.
        if file != self._file and (file is not None or to_write):
            try:
                return file, self._open(file)
            except IndexLost:
                if to_write or not self._free:
                    raise
        with self._lending:
            if self._free:
                return self._file, self._free.pop()
        return file, self._open(file)

    def _open(self, file: _File | None) -> sqlite3.Connection:
        if self._is_closed:
            raise IndexLost("it is closed")
        if self.path is None or file is None:
            raise IndexLost("its file is gone", is_damaged=True)
        connection = self._connect(str(self.path))
        try:
            version = _version(connection)
            if not version:
                # Another reader makes it just now, and does not mind who is quicker.
                _prepare(self.path)
                version = _version(connection)
            # A reader of another version may have made the file anew.
            if version != VERSION:
                raise IndexLost("another version of tui-reader uses its file")
        except BaseException:
            connection.close()
            raise
        with self._lending:
            if file != self._file:
                self._let_go()
                self._file = file
        return connection

    def _let_go(self) -> None:
        for connection in self._free:
            connection.close()
        self._free.clear()

    def _connect(self, name: str) -> sqlite3.Connection:
        # One thread at a time uses a connection, but not always the same.
        connection = sqlite3.connect(
            name, timeout=_BUSY_WAIT, isolation_level=None, check_same_thread=False
        )
        # An index can be built anew: it need not be on the disk before the next step begins.
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA cache_size = -8000")
        return connection


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def discard(path: Path) -> None:
    """Throw an index away."""
    for side in _SIDES:
        with contextlib.suppress(FileNotFoundError):
            path.with_name(path.name + side).unlink()


def size_of(path: Path) -> int:
    """Say how many bytes an index takes; none where there is none."""
    sides = (path.with_name(path.name + side) for side in _SIDES)
    return sum(each.stat().st_size for each in sides if each.exists())


def _file_at(path: Path | None) -> _File | None:
    """Say which file is there; None where there is none."""
    if path is None:
        return None
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


@contextlib.contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        code = getattr(error, "sqlite_errorcode", None) or 0
        raise IndexLost(str(error), is_damaged=code & 0xFF in _DAMAGES) from error
    except (zlib.error, ValueError) as error:
        # SQLite does not see what was changed within a value.
        raise IndexLost(str(error), is_damaged=True) from error


def condition_of(path: Path) -> Condition:
    """Say what a file is, and change nothing.

    Raises:
        IndexLost: It cannot be opened, or another reader does not let go of it.
    """
    if not path.exists():
        return "missing"
    with _told():
        tables, application, version, is_whole = _asked(
            path,
            "SELECT count(*) FROM sqlite_master",
            "PRAGMA application_id",
            "PRAGMA user_version",
            "SELECT value >= 0 FROM state WHERE name = 'next'",
        )
    if tables == 0:
        return "begun"
    if application != APPLICATION or not version:
        return "damaged"
    if version != VERSION:
        return "of another version"
    return "ready" if is_whole else "damaged"


def _prepare(path: Path) -> None:
    condition = condition_of(path)
    if condition == "ready":
        # Without a lock: another reader may be writing, and nobody waits for it here.
        return
    if condition in USELESS:
        raise IndexLost(f"its file is {condition}", is_damaged=True)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    with contextlib.closing(sqlite3.connect(path, timeout=_BUSY_WAIT)) as connection:
        connection.isolation_level = None
        # Texts leave less room unused on larger pages.
        connection.execute("PRAGMA page_size = 8192")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN IMMEDIATE")
        # Another reader may have been quicker.
        if not connection.execute("PRAGMA user_version").fetchone()[0]:
            for statement in filter(str.strip, _SCHEMA.split(";")):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")


def _asked(path: Path, *questions: str) -> list[int | None]:
    """Give the answers of a database, None for each that it has not.

    Raises:
        sqlite3.OperationalError: It cannot be opened, or another reader does not let go of it.
    """
    with contextlib.closing(sqlite3.connect(path, timeout=_BUSY_WAIT)) as connection:
        return [_answer(connection, each) for each in questions]


def _answer(connection: sqlite3.Connection, question: str) -> int | None:
    try:
        row = connection.execute(question).fetchone()
    except sqlite3.OperationalError as error:
        # That there is no such table or column is an answer.
        if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
            raise
        return None
    except sqlite3.DatabaseError:
        return None
    return None if row is None else int(row[0])
