"""The searches that the person keeps under a name, in a file of their own."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tui_reader import saving
from tui_reader.history import History
from tui_reader.saving import NotSaved
from tui_reader.search.saved_search import SavedSearch, spell_name
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
class Change:
    """What a name stands for, put in place of what it stood for."""

    name: str
    """The name."""
    gone: tuple[Any, ...]
    """The entries of the file with this name, as they were before; none where nothing was kept."""
    came: tuple[Any, ...]
    """The same after it; none where nothing is kept any more."""

    @property
    def before(self) -> SavedSearch | None:
        """The search that had the name."""
        return _search(self.gone[-1]) if self.gone else None

    @property
    def after(self) -> SavedSearch | None:
        """The search that has the name now."""
        return _search(self.came[-1]) if self.came else None


@dataclass(frozen=True, slots=True)
class Saved:
    """The searches as they were when the file was last looked at."""

    searches: tuple[SavedSearch, ...] = ()
    """All of them, by name."""
    problem: str | None = None
    """What is wrong with the file and what was done about it, for the person."""
    change: Change | None = None
    """What was to be done; None where nothing was asked for, or nothing was left to undo."""
    is_done: bool = False
    """Whether it was."""


class SavedSearches:
    """The file of searches. Its methods may be called on any thread."""

    def __init__(self, path: Path) -> None:
        """Name the file; nothing is read yet.

        Args:
            path: The file, which need not be there.
        """
        self._path = path
        self._history: History[Change] = History()
        self._turn = threading.Lock()
        # What was read or written last: when somebody breaks the file, one goes on from this.
        self._known = _EMPTY

    def load(self) -> Saved:
        """Read the file. Whatever is wrong with it is told in the result and never raised."""
        with self._turn:
            problem, _ = self._read()
            return _saved(self._known, problem)

    def keep(self, search: SavedSearch, in_place_of: SavedSearch | None = None) -> Saved:
        """Keep a search, unless another one has its name.

        Args:
            search: What to keep.
            in_place_of: The one that is known to have the name, and is to give way.

        Returns:
            All of them as they are now, and whether it is kept: what nobody has seen stays.

        Raises:
            NotSaved: It could not be saved; the file is as it was.
        """
        name, query = spell_name(search.name), sound(search.query)
        if not name:
            raise NotSaved("A search needs a name to be kept.")
        came = ({"name": name, "query": query},)
        return self._do(name, came, lambda known: known.before in (None, in_place_of))

    def forget(self, search: SavedSearch) -> Saved:
        """Keep a search no longer; where another one has its name by now, nothing happens.

        Args:
            search: The search as it was seen.

        Returns:
            All of them as they are now, and whether it is forgotten.

        Raises:
            NotSaved: It could not be saved; the file is as it was.
        """
        return self._do(search.name, (), lambda known: known.before == search)

    def undo(self) -> Saved:
        """Undo the last change made through this object that is not undone yet.

        Returns:
            All searches as they are now, and what was to be done: it is not, where another reader
            has given the name to another search since. `redo` does again what was undone.

        Raises:
            NotSaved: It could not be saved; it can still be undone later.
        """
        return self._take_back()

    def redo(self) -> Saved:
        """Do the last change again that was undone, if nothing else was done since.

        Returns:
            All searches as they are now, and what was to be done.

        Raises:
            NotSaved: It could not be saved; it can still be done again later.
        """
        return self._take_back(again=True)

    def _do(self, name: str, came: tuple[Any, ...], may: Callable[[Change], bool]) -> Saved:
        with self._turn:
            saved = self._change(name, came, may)
            if saved.change is not None and saved.is_done:
                self._history.add(saved.change)
            return saved

    def _take_back(self, again: bool = False) -> Saved:
        """Undo the last change, or what undid it, so that this can be undone in its turn."""
        with self._turn:
            last = self._history.last(again)
            if last is None:
                problem, _ = self._read()
                return _saved(self._known, problem)
            saved = self._change(last.name, last.gone, lambda now: now.gone in ((), last.came))
            self._history.took_back(saved.change if saved.is_done else None, again)
            return saved

    def _change(self, name: str, came: tuple[Any, ...], may: Callable[[Change], bool]) -> Saved:
        """Let a name stand for something else, if what it stands for in the file may go."""
        with saving.lock(self._path):
            problem, read_only = self._read()
            if read_only:
                raise NotSaved(problem or _READING)
            entries = self._known.get("searches", [])
            rest, gone = _parted(entries, name)
            change = Change(name, gone, came)
            is_done = gone != came and may(change)
            if is_done:
                table = {**self._known, "searches": [*rest, *came]}
                saving.replace_file(self._path, write_toml(table, _COMMENT))
                self._known = table
            return _saved(self._known, problem, change, is_done)

    def _read(self) -> tuple[str | None, bool]:
        """Read the file anew: what is wrong with it, and whether it must stay as it is."""
        name = clean_line(str(self._path))
        try:
            data = saving.read_file(self._path)
            if data is not None:
                self._known = _checked(parse_toml(data))
        except OSError as error:
            told = f"The searches cannot be read: {saving.reason(error)} ({name}). {_READING}"
            return told, True
        except Unreadable as error:
            return self._set_aside(f"{name} is damaged: {error}.")
        if self._known["schema"] != SCHEMA:
            return f"The searches were kept by a newer reader. {_READING}", True
        if data is None and self._known.get("searches"):
            return saving.told_gone(self._path, "searches"), False
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


def _saved(
    table: _Table, problem: str | None, change: Change | None = None, is_done: bool = False
) -> Saved:
    searches = {search.name: search for search in map(_search, table.get("searches", [])) if search}
    by_name = sorted(searches.values(), key=lambda search: search.name.casefold())
    return Saved(tuple(by_name), problem, change, is_done)


def _search(entry: object) -> SavedSearch | None:
    """Read an entry; one that is none stays in the file as it is."""
    if not isinstance(entry, dict):
        return None
    name, query = entry.get("name"), entry.get("query")
    if not isinstance(name, str) or not isinstance(query, str) or not clean_line(name):
        return None
    return SavedSearch(clean_line(name), query)


def _parted(entries: list[Any], name: str) -> tuple[list[Any], tuple[Any, ...]]:
    """Part entries into those with other names, or none, and those with this one."""
    rest: list[Any] = []
    named: list[Any] = []
    for entry in entries:
        search = _search(entry)
        (rest if search is None or search.name != name else named).append(entry)
    return rest, tuple(named)
