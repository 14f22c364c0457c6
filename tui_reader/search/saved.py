"""The searches that the person keeps under a name, in a file of their own."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tui_reader import saving
from tui_reader.saving import NotSaved
from tui_reader.search.saved_search import SavedSearch
from tui_reader.text import clean_line, sound
from tui_reader.toml import Unreadable, parse_toml, write_toml

SCHEMA = "tui-reader/searches/1"
"""What the file says first."""

_Table = dict[str, Any]
_FAMILY = SCHEMA.rpartition("/")[0]
_COMMENT = "The searches that tui-reader keeps. Comments in this file, but for this line, are lost."
_READING = "No search can be kept; all else works."
_EMPTY: _Table = {"schema": SCHEMA}


@dataclass(frozen=True, slots=True)
class Saved:
    """The searches as they were when the file was last looked at."""

    searches: tuple[SavedSearch, ...] = ()
    """All of them, by name."""
    problem: str | None = None
    """What is wrong with the file and what was done about it, for the person."""


class SavedSearches:
    """The file of searches. Its methods may be called on any thread."""

    def __init__(self, path: Path) -> None:
        """Name the file; nothing is read yet.

        Args:
            path: The file, which need not be there.
        """
        self._path = path
        self._turn = threading.Lock()
        # What was read or written last: when somebody breaks the file, one goes on from this.
        self._known = _EMPTY

    def load(self) -> Saved:
        """Read the file. Whatever is wrong with it is told in the result and never raised."""
        with self._turn:
            problem, _ = self._read()
            return _saved(self._known, problem)

    def keep(self, search: SavedSearch) -> Saved:
        """Keep a search, in place of one with its name.

        Args:
            search: What to keep.

        Returns:
            All of them as they are now.

        Raises:
            NotSaved: It could not be saved; the file is as it was.
        """
        name, query = clean_line(sound(search.name)), sound(search.query)
        if not name:
            raise NotSaved("A search needs a name to be kept.")
        entry = {"name": name, "query": query}
        return self._change(lambda entries: [*_without(entries, name), entry])

    def restore(self, search: SavedSearch) -> Saved:
        """Keep a search that was forgotten, unless another one has its name meanwhile.

        Args:
            search: What was kept.

        Returns:
            All of them as they are now.

        Raises:
            NotSaved: It could not be saved; the file is as it was.
        """
        entry = {"name": search.name, "query": search.query}

        def restored(entries: list[Any]) -> list[Any]:
            has_name = len(_without(entries, search.name)) < len(entries)
            return entries if has_name else [*entries, entry]

        return self._change(restored)

    def forget(self, name: str) -> Saved:
        """Keep a search no longer; where there is none of that name, nothing happens.

        Args:
            name: Its name.

        Returns:
            All of them as they are now.

        Raises:
            NotSaved: It could not be saved; the file is as it was.
        """
        return self._change(lambda entries: _without(entries, name))

    def _change(self, operation: Callable[[list[Any]], list[Any]]) -> Saved:
        with self._turn, saving.lock(self._path):
            problem, read_only = self._read()
            if read_only:
                raise NotSaved(problem or _READING)
            before = self._known.get("searches", [])
            after = operation(before)
            if after != before:
                table = {**self._known, "searches": after}
                saving.replace_file(self._path, write_toml(table, _COMMENT))
                self._known = table
            return _saved(self._known, problem)

    def _read(self) -> tuple[str | None, bool]:
        """Read the file anew: what is wrong with it, and whether it must stay as it is."""
        name = clean_line(str(self._path))
        try:
            data = saving.read_file(self._path)
            self._known = _EMPTY if data is None else _checked(parse_toml(data))
        except OSError as error:
            told = f"The searches cannot be read: {saving.reason(error)} ({name}). {_READING}"
            return told, True
        except Unreadable as error:
            return self._set_aside(f"{name} is damaged: {error}.")
        if self._known["schema"] != SCHEMA:
            return f"The searches were kept by a newer reader. {_READING}", True
        return None, False

    def _set_aside(self, damaged: str) -> tuple[str, bool]:
        """Keep the broken file before anything replaces it."""
        try:
            copy = saving.set_aside(self._path)
        except NotSaved:
            return f"{damaged} It cannot be set aside. {_READING}", True
        return f"{damaged} It is kept as {clean_line(copy.name)}.", False


def _checked(table: _Table) -> _Table:
    schema = table.get("schema")
    if not isinstance(schema, str) or schema.rpartition("/")[0] != _FAMILY:
        raise Unreadable(f"its schema is not {SCHEMA}")
    if not isinstance(table.get("searches", []), list):
        raise Unreadable("searches is no list")
    return table


def _saved(table: _Table, problem: str | None) -> Saved:
    searches = {search.name: search for search in map(_search, table.get("searches", [])) if search}
    by_name = sorted(searches.values(), key=lambda search: search.name.casefold())
    return Saved(tuple(by_name), problem)


def _search(entry: object) -> SavedSearch | None:
    """Read an entry; one that is none stays in the file as it is."""
    if not isinstance(entry, dict):
        return None
    name, query = entry.get("name"), entry.get("query")
    if not isinstance(name, str) or not isinstance(query, str) or not clean_line(name):
        return None
    return SavedSearch(clean_line(name), query)


def _without(entries: list[Any], name: str) -> list[Any]:
    return [each for each in entries if (search := _search(each)) is None or search.name != name]
