"""What the reader remembers from one run to the next. Losing it would be no harm."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tui_reader import saving
from tui_reader.text import clean_line, sound
from tui_reader.toml import Unreadable, parse_toml, write_toml

_COMMENT = "What tui-reader remembers from one run to the next. It may be deleted."


@dataclass(frozen=True, slots=True)
class State:
    """What is remembered."""

    theme: str = ""
    """The theme that was picked last; empty where none was."""
    archive: tuple[str, ...] = ()
    """The paths of the archive that was opened last; none where it was the sample."""
    problem: str | None = None
    """Why nothing is known, for the person."""


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
    archive = table.get("archive")
    return State(
        theme if isinstance(theme, str) else "",
        tuple(each for each in archive if isinstance(each, str))
        if isinstance(archive, list)
        else (),
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
    try:
        with saving.lock(path):
            table = {**_read_to_change(path), **new}
            saving.replace_file(path, write_toml(table, _COMMENT))
    except saving.NotSaved as error:
        return str(error)
    return None


def _read(path: Path) -> dict[str, Any]:
    data = saving.read_file(path)
    return parse_toml(data) if data else {}


def _read_to_change(path: Path) -> dict[str, Any]:
    """Read what is there; damage is set aside, and what cannot be read must not be replaced."""
    try:
        return _read(path)
    except OSError as error:
        name = clean_line(str(path))
        raise saving.NotSaved(f"{name} cannot be read: {saving.reason(error)}.") from error
    except Unreadable:
        saving.set_aside(path)
        return {}
