"""What the reader remembers from one run to the next. Losing it would be no harm."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from tui_reader import saving
from tui_reader.text import clean_line, sound
from tui_reader.toml import Unreadable, parse_toml, write_toml

MOST_SEARCHES = 100
"""So many queries are remembered."""

_Table = dict[str, Any]
_COMMENT = "What tui-reader remembers from one run to the next. It may be deleted."


class State(NamedTuple):
    """What is remembered."""

    theme: str = ""
    """The theme that was picked last; empty where none was."""
    archive: tuple[str, ...] = ()
    """The paths of the archive that was opened last; none where it was the sample."""
    problem: str | None = None
    """Why nothing is known, for the person."""
    searches: tuple[str, ...] = ()
    """What was searched for, the newest first."""


def load_state(path: Path) -> State:
    """Read what is remembered; of what cannot be read, only the problem is known.

    Args:
        path: A TOML file, which need not be there.
    """
    name = clean_line(str(path))
    try:
        table = _read(path)
    except OSError as error:
        return State(problem=f"{name} cannot be read: {saving.reason(error)}.")
    except Unreadable as error:
        return State(problem=f"{name} cannot be read: {error}.")
    theme = table.get("theme")
    return State(
        theme if isinstance(theme, str) else "",
        _texts(table.get("archive")),
        searches=_texts(table.get("searches"))[:MOST_SEARCHES],
    )


def remember(path: Path, **changes: str | tuple[str, ...]) -> str | None:
    """Change some of what is remembered, and keep the rest.

    Args:
        path: The file, which need not be there.
        changes: New values by the names of `State`.

    Returns:
        What went wrong, for the person; None when all is saved.
    """
    new = {key: value if isinstance(value, str) else list(value) for key, value in changes.items()}
    for value in new.values():
        if any(each != sound(each) for each in ([value] if isinstance(value, str) else value)):
            return "A name that is no text cannot be remembered."
    return _change(path, lambda table: {**table, **new})


def remember_search(path: Path, query: str) -> str | None:
    """Put a query before those that are remembered, in place of an earlier one of the same text.

    Args:
        path: The file, which need not be there.
        query: What was searched for.

    Returns:
        What went wrong, for the person; None when all is saved.
    """

    def put_first(table: _Table) -> _Table:
        others = [each for each in _texts(table.get("searches")) if each != query]
        return {**table, "searches": [query, *others][:MOST_SEARCHES]}

    if query != sound(query):
        return "A query that is no text cannot be remembered."
    return _change(path, put_first)


def _change(path: Path, operation: Callable[[_Table], _Table]) -> str | None:
    try:
        with saving.lock(path):
            table = operation(_read_to_change(path))
            saving.replace_file(path, write_toml(table, _COMMENT))
    except saving.NotSaved as error:
        return str(error)
    return None


def _texts(value: object) -> tuple[str, ...]:
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else ()


def _read(path: Path) -> _Table:
    data = saving.read_file(path)
    return parse_toml(data) if data else {}


def _read_to_change(path: Path) -> _Table:
    """Read what is there; damage is set aside, and what cannot be read must not be replaced."""
    try:
        return _read(path)
    except OSError as error:
        name = clean_line(str(path))
        raise saving.NotSaved(f"{name} cannot be read: {saving.reason(error)}.") from error
    except Unreadable:
        saving.set_aside(path)
        return {}
