"""The saved bookmarks: lock, read again, one change, all of the file replaced or nothing.

Several readers may have the same file open, and the person may edit it by hand. So nothing is
written from memory alone: each change is made to the file as it is at that moment.
"""

import threading
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from tui_reader import saving
from tui_reader.bookmarks.bookmark import Bookmark
from tui_reader.bookmarks.steps import (
    Change,
    Step,
    adding,
    noting,
    removing,
    tagging,
    toggling,
    undoing,
)
from tui_reader.bookmarks.tables import SCHEMA, Table, bookmark_of, bookmarks_in, table_of
from tui_reader.history import History
from tui_reader.saving import NotSaved
from tui_reader.text import clean_line, sound
from tui_reader.toml import Unreadable, parse_toml, write_toml

_FAMILY, _, _VERSION = SCHEMA.rpartition("/")
_COMMENT = "The bookmarks of tui-reader. Comments in this file, but for this line, are not kept."
_READING = "Nothing can be saved there; all else works."
_EMPTY: Table = {"schema": SCHEMA}


@dataclass(frozen=True, slots=True)
class Shelved:
    """The bookmarks as they were when the file was last looked at."""

    bookmarks: tuple[Bookmark, ...] = ()
    """All of them, in the order of the file: the oldest first."""
    problem: str | None = None
    """What is wrong with the file and what was done about it, for the person."""
    read_only: bool = False
    """Whether nothing can be saved there; `problem` says why."""
    change: Change | None = None
    """What was really done; None where nothing was, or nothing was asked for."""
    before: tuple[Bookmark, ...] = ()
    """Those that it was done to, as they were in the file right before."""
    in_doubt: bool = False
    """Whether the file is damaged, and that is not told: somebody may be in the midst of writing
    it."""


@dataclass(frozen=True, slots=True)
class _Document:
    """The file's content and what is to be said of it."""

    table: Table
    problem: str | None = None
    read_only: bool = False
    in_doubt: bool = False


class Shelf:
    """The file of bookmarks. Its methods may be called on any thread."""

    def __init__(self, path: Path) -> None:
        """Name the file; nothing is read yet.

        Args:
            path: The file, which need not be there.
        """
        self.path = path
        """Where the bookmarks are."""
        self._history: History[Step] = History()
        self._turn = threading.Lock()
        # The bytes that were read or written last and what they say: reading the same bytes again
        # costs nothing, and when somebody breaks the file, this is what is gone on from.
        self._known: tuple[bytes | None, Table] = (None, _EMPTY)

    def stamp(self) -> object:
        """Give what is another one as soon as the file is, without reading it."""
        try:
            status = self.path.stat()
        except OSError:
            return None
        return status.st_ino, status.st_mtime_ns, status.st_size

    def load(self, *, in_passing: bool = False) -> Shelved:
        """Read the file. Whatever is wrong with it is told in the result and never raised.

        Args:
            in_passing: Whether nobody asked: then somebody may be in the midst of writing it or
                of putting another in its place, so nothing is said of what is damaged or gone,
                and no copy is made.
        """
        with self._turn:
            document = self._read(in_passing=in_passing)
            refusal = saving.refusal(self.path)
            if not document.read_only and refusal is not None:
                document = _Document(document.table, f"{refusal} {_READING}", True)
            return _shelved(document)

    def add(self, bookmark: Bookmark) -> Shelved:
        """Keep a bookmark; adding it twice is adding it once.

        Args:
            bookmark: What to keep.

        Returns:
            All bookmarks as they are now.

        Raises:
            NotSaved: It could not be saved; the file is as it was.
        """
        return self._do(lambda table: adding(table, table_of(bookmark)))

    def remove(self, bookmark_id: str) -> Shelved:
        """Take a bookmark away; the file remembers that it was there.

        Args:
            bookmark_id: The bookmark's id; where there is none with it, nothing happens.

        Returns:
            All bookmarks as they are now.

        Raises:
            NotSaved: It could not be saved; the file is as it was.
        """
        return self._do(lambda table: removing(table, (bookmark_id,)))

    def toggle(
        self, bookmark: Bookmark, here: Collection[str] = (), elsewhere: Collection[str] = ()
    ) -> Shelved:
        """Keep a bookmark, or take away what is seen to be kept of its post or comment.

        Where the file has one that was not seen, kept by another reader, nothing happens.

        Args:
            bookmark: What to keep where nothing is yet.
            here: The ids of bookmarks that are seen there: it is they that are to go, and where
                another reader has taken them away already, nothing happens.
            elsewhere: The ids of bookmarks of other comments, whatever their ids were once.

        Returns:
            All bookmarks as they are now, and what was done.

        Raises:
            NotSaved: It could not be saved; the file is as it was.
        """
        return self._do(lambda table: toggling(table, table_of(bookmark), here, elsewhere))

    def tag(self, bookmark_ids: Collection[str], tags: Sequence[str]) -> Shelved:
        """Give bookmarks other tags, in place of those that they have.

        Args:
            bookmark_ids: Which; those that are not there are passed over.
            tags: The person's own labels.

        Returns:
            All bookmarks as they are now, and whether any were other tags.

        Raises:
            NotSaved: It could not be saved; the file is as it was.
        """
        spelt = [sound(tag) for tag in tags]
        return self._do(lambda table: tagging(table, bookmark_ids, spelt))

    def note(self, bookmark_id: str, note: str) -> Shelved:
        """Give a bookmark another note, in place of the one that it has.

        Args:
            bookmark_id: Which; where there is none with it, nothing happens.
            note: What the person wrote about it; it may have several lines, or be empty.

        Returns:
            All bookmarks as they are now, and whether the note was another.

        Raises:
            NotSaved: It could not be saved; the file is as it was.
        """
        return self._do(lambda table: noting(table, bookmark_id, sound(note)))

    def undo(self) -> Shelved:
        """Undo the last change made through this object that is not undone yet.

        Returns:
            All bookmarks as they are now, and what was done: nothing where nothing is left to undo
            or another reader did it already. A bookmark that was taken away comes back with its
            note and tags. `redo` does again what was undone.

        Raises:
            NotSaved: It could not be saved; it can still be undone later.
        """
        return self._take_back()

    def redo(self) -> Shelved:
        """Do the last change again that was undone, if nothing else was done since.

        Returns:
            All bookmarks as they are now, and what was done.

        Raises:
            NotSaved: It could not be saved; it can still be done again later.
        """
        return self._take_back(again=True)

    def _take_back(self, again: bool = False) -> Shelved:
        """Undo the last step, or what undid it, so that this can be undone in its turn."""
        with self._turn:
            last = self._history.last(again)
            if last is None:
                return _shelved(self._read())
            step, shelved = self._change(lambda table: undoing(table, last))
            self._history.took_back(None if step.change is None else step, again)
            return shelved

    def _do(self, operation: Callable[[Table], Step]) -> Shelved:
        with self._turn:
            step, shelved = self._change(operation)
            if step.change is not None:
                self._history.add(step)
            return shelved

    def _change(self, operation: Callable[[Table], Step]) -> tuple[Step, Shelved]:
        with saving.lock(self.path):
            document = self._read()
            if document.read_only:
                raise NotSaved(document.problem or "The bookmarks cannot be changed.")
            step = operation(document.table)
            if step.change is not None:
                data = write_toml(step.table, _COMMENT)
                saving.replace_file(self.path, data)
                self._known = (data, step.table)
            return step, _shelved(_Document(step.table, document.problem), step)

    def _read(self, *, in_passing: bool = False) -> _Document:
        try:
            data = saving.read_file(self.path)
        except OSError as error:
            name = clean_line(str(self.path))
            problem = f"The bookmarks cannot be read: {saving.reason(error)} ({name}). {_READING}"
            return _Document(self._known[1], problem, True)
        if data is not None and data != self._known[0]:
            try:
                self._known = (data, _checked(parse_toml(data)))
            except Unreadable as error:
                if in_passing:
                    return _Document(self._known[1], in_doubt=True)
                return self._set_aside(str(error))
        table = self._known[1]
        if table["schema"] != SCHEMA:
            return _Document(table, f"The bookmarks were saved by a newer reader. {_READING}", True)
        if data is None and table.get("bookmarks") and not in_passing:
            # A program that keeps folders alike takes a file away for a moment, and a disk may go.
            return _Document(table, saving.told_gone(self.path, "bookmarks"))
        return _Document(table)

    def _set_aside(self, why: str) -> _Document:
        """Go on from what was known last; the broken file is kept before anything replaces it."""
        name = clean_line(str(self.path))
        try:
            copy = saving.set_aside(self.path)
        except NotSaved:
            problem = f"{name} is damaged: {why}. It cannot be set aside. {_READING}"
            return _Document(self._known[1], problem, True)
        problem = f"{name} is damaged: {why}. It is kept as {clean_line(copy.name)}."
        return _Document(self._known[1], problem)


def _checked(table: Table) -> Table:
    schema = table.get("schema")
    if not isinstance(schema, str):
        raise Unreadable("it does not begin with its schema")
    family, _, version = schema.rpartition("/")
    # Digits of other scripts are none here; so many that they are no number are none either.
    known = version.isascii() and version.isdigit() and len(version) < 10
    if family != _FAMILY or not known or int(version) < int(_VERSION):
        raise Unreadable(f"its schema is not {SCHEMA}")
    for key in ("bookmarks", "removed"):
        if not isinstance(table.get(key, []), list):
            raise Unreadable(f"{key} is no list")
    return table


def _shelved(document: _Document, step: Step | None = None) -> Shelved:
    bookmarks = bookmarks_in(document.table)
    unread = len(document.table.get("bookmarks", [])) - len(bookmarks)
    problem = document.problem
    if unread and problem is None:
        problem = (
            f"{unread} of the saved bookmarks cannot be read or have another's id; "
            "they stay in the file as they are."
        )
    if step is None:
        return Shelved(bookmarks, problem, document.read_only, in_doubt=document.in_doubt)
    before = tuple(filter(None, map(bookmark_of, step.entries)))
    return Shelved(bookmarks, problem, document.read_only, step.change, before)
