"""The file of an index: what it is, made where there is none, and thrown away."""

import contextlib
import os
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from tui_reader import __version__

APPLICATION = 0x74756972
"""Says that a database is an index of this program: “tuir”."""
TABLES = 11
"""Of the tables and of the terms."""
VERSION = zlib.crc32(f"{TABLES} {__version__}".encode()) & 0x7FFFFFFF
"""An index of another version is made anew: captures may be read in another way now."""

Condition = Literal["missing", "begun", "ready", "of another version", "damaged"]
"""What a file is: one that is begun has nothing in it yet, and may be being made just now."""

USELESS: tuple[Condition, ...] = ("of another version", "damaged")
"""What another file is put in the place of, by who has its lock."""

BUSY_WAIT = 10.0
"""So many seconds are waited for another process that writes."""

FileId = tuple[int, int]
"""Volume and number of a file on it: another file in its place has others."""

_DAMAGES = {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
"""A table that is not there, or what is no database."""
_SIDES = ("", "-wal", "-shm", "-journal")

SCHEMA = """
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
    ('file', abs(random())), ('generation', 0), ('next', 0), ('indexed', 0),
    ('whole', 0);
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


def discard(path: Path) -> None:
    """Throw an index away."""
    for side in _SIDES:
        with contextlib.suppress(FileNotFoundError):
            path.with_name(path.name + side).unlink()


def size_of(path: Path) -> int:
    """Say how many bytes an index takes; none where there is none."""
    sides = (path.with_name(path.name + side) for side in _SIDES)
    return sum(each.stat().st_size for each in sides if each.exists())


def file_at(path: Path | None) -> FileId | None:
    """Say which file is there; None where there is none."""
    if path is None:
        return None
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


@contextlib.contextmanager
def told() -> Iterator[None]:
    """Let what SQLite, the system or a damaged value says be told as `IndexLost`."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        code = getattr(error, "sqlite_errorcode", None) or 0
        why = getattr(error, "strerror", None) or str(error)
        raise IndexLost(why, is_damaged=code & 0xFF in _DAMAGES) from error
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
    with told():
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


def is_whole(path: Path) -> bool:
    """Say whether an index of this version has all that an archive was read to.

    One that cannot be asked at this moment is being made, and so it is not whole.
    """
    try:
        version, whole = _asked(
            path,
            "PRAGMA user_version",
            "SELECT value FROM state WHERE name = 'whole'",
            patience=0,
        )
    except sqlite3.OperationalError:
        return False
    return version == VERSION and bool(whole)


def unfinished(path: Path) -> int | None:
    """Give the number of the file of an index of this version that is not whole.

    Returns:
        The number; None where it is whole, or none of this version, or cannot be asked at this
        moment.
    """
    try:
        if not path.exists():
            return None
        version, whole, file = _asked(
            path,
            "PRAGMA user_version",
            *(f"SELECT value FROM state WHERE name = '{name}'" for name in ("whole", "file")),
            patience=0,
        )
    except (sqlite3.OperationalError, OSError):
        return None
    return None if version != VERSION or whole else file or 0


def prepare(path: Path) -> None:
    """Make an index where there is none yet, unless another reader was quicker.

    Args:
        path: Where; its folder is made as well.

    Raises:
        IndexLost: What is there is damaged or of another version, or nothing can be made.
    """
    condition = condition_of(path)
    if condition == "ready":
        # Without a lock: another reader may be writing, and nobody waits for it here.
        return
    if condition in USELESS:
        raise IndexLost(f"its file is {condition}", is_damaged=True)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    with contextlib.closing(sqlite3.connect(path, timeout=BUSY_WAIT)) as connection:
        connection.isolation_level = None
        # Texts leave less room unused on larger pages.
        connection.execute("PRAGMA page_size = 8192")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN IMMEDIATE")
        # Another reader may have been quicker.
        if not connection.execute("PRAGMA user_version").fetchone()[0]:
            for statement in filter(str.strip, SCHEMA.split(";")):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")


def _asked(path: Path, *questions: str, patience: float = BUSY_WAIT) -> list[int | None]:
    """Give the answers of a database, None for each that it has not.

    Raises:
        sqlite3.OperationalError: It cannot be opened, or another reader does not let go of it.
    """
    with contextlib.closing(sqlite3.connect(path, timeout=patience)) as connection:
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
