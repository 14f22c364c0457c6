"""Connections to an index, lent to the threads that are at it."""

import contextlib
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

from tui_reader.index.database import (
    BUSY_WAIT,
    SCHEMA,
    VERSION,
    FileId,
    IndexLost,
    file_at,
    is_whole,
    prepare,
    told,
)


class Connections:
    """Connections to one index, as many as threads are at it at once.

    Each keeps some of the file in memory, so the one used last is used next, by whatever thread.
    In memory there is one for all, which threads use in turns.

    Another process may make the file anew. Who reads goes on with the one that was there, as long
    as the new one is not whole: a post that is not in it yet is no post that is gone.
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
        self._lending = threading.Condition()
        self._free: list[sqlite3.Connection] = []
        self._file: FileId | None = None
        self._is_closed = False
        self._shared: sqlite3.Connection | None = None
        with told():
            if path is None:
                self._shared = self._connect(":memory:")
                self._shared.executescript(SCHEMA)
            else:
                prepare(path)

    def close(self) -> None:
        """Let go of the file; a thread that is at it does so when it is done."""
        with self._lending:
            self._is_closed = True
            self._let_go()
            self._lending.notify_all()
        if self._shared is not None:
            with self._writing:
                self._shared.close()

    @contextlib.contextmanager
    def reading(self, *, to_write: bool = False) -> Iterator[sqlite3.Connection]:
        """Read one state of the index, whatever is written meanwhile.

        Args:
            to_write: Whether it is read to be changed: then from the file that is written to.

        Raises:
            IndexLost: The index cannot be read.
        """
        with told(), self._borrowed(to_write=to_write) as connection:
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
        with self._writing, told(), self._borrowed(to_write=True) as connection:
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
                    self._lending.notify()
                else:
                    connection.close()

    def _newest(self, *, to_write: bool) -> tuple[FileId | None, sqlite3.Connection]:
        """Give a connection to the file that is there now; where it cannot be read, to the old.

        Returns:
            The file as well: while the connection is lent, another may come in its place.
        """
        file = file_at(self.path)
        # Who reads goes on with a file that is gone; what is written to it is lost.
        if self._file is None or to_write or file == self._file or self._is_whole(file):
            with self._lending:
                if self._free and file == self._file:
                    return file, self._free.pop()
            try:
                return file, self._open(file)
            except IndexLost:
                if to_write or self._file in (None, file):
                    raise
        with self._lending:
            # What is gone cannot be opened once more: who has it gives it back soon.
            self._lending.wait_for(lambda: self._free or self._is_closed)
            if self._is_closed:
                raise IndexLost("it is closed")
            return self._file, self._free.pop()

    def _is_whole(self, file: FileId | None) -> bool:
        return self.path is not None and file is not None and is_whole(self.path)

    def _open(self, file: FileId | None) -> sqlite3.Connection:
        if self._is_closed:
            raise IndexLost("it is closed")
        if self.path is None or file is None:
            raise IndexLost("its file is gone", is_damaged=True)
        connection = self._connect(str(self.path))
        try:
            version = _version(connection)
            if not version:
                # Another reader makes it just now, and does not mind who is quicker.
                prepare(self.path)
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
            name, timeout=BUSY_WAIT, isolation_level=None, check_same_thread=False
        )
        # An index can be built anew: it need not be on the disk before the next step begins.
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA cache_size = -8000")
        return connection


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
