"""How a path is shown, and what is said of a file that cannot be opened."""

from pathlib import Path

INSIDE = " › "
"""Stands between a file and what lies in it."""


def show_path(path: Path) -> str:
    """Give a path as text: bytes in it that are no text are escaped."""
    return show_name(str(path))


def show_name(name: str) -> str:
    """Give the name of a file as text: bytes in it that are no text are escaped."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def unreadable(error: OSError) -> str:
    """Say in one line why something cannot be read."""
    return f"It cannot be read: {error.strerror or 'unknown error'}."
