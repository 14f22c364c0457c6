"""What the index knows of captures: how they were when they were read, and what came of them."""

from collections.abc import Iterator, Sequence
from sqlite3 import Connection
from typing import TYPE_CHECKING, Any, NamedTuple

from tui_reader.index.stored_text import (
    given_list,
    given_or_none,
    given_text,
    kept_list,
    kept_text,
)

if TYPE_CHECKING:
    from tui_reader.archive.post import CaptureRead, Skipped

    Told = CaptureRead | Skipped
    """What is told of a capture, beside its posts."""

UNFINISHED = b""
"""The hash of a capture that is not read to its end yet."""
UNOPENED = b"-"
"""Stands for the hash of what is no regular file, or cannot be opened."""


class Capture(NamedTuple):
    """What is known of a file of captures without opening it, and what came of it."""

    path: str
    """As `naming.show_path` shows it: what the index knows it by."""
    size: int = 0
    """In bytes."""
    modified: int = 0
    """When it was written, in nanoseconds; 0 where that does not tell whether it has changed."""
    digest: bytes = UNFINISHED
    """A hash of its bytes."""
    met: int = 0
    """How it was met, as a number of the one who reads it."""
    belonging: str | None = None
    """What it is where it only belongs to a saved page, as `belongings` names it."""
    told: "tuple[Told, ...]" = ()
    """That it was read, or that it was skipped; of what lies in it as well."""


def put_capture(connection: Connection, capture: Capture) -> None:
    """Keep what is known of a capture."""
    from tui_reader.archive.post import Skipped

    connection.execute(
        "INSERT OR REPLACE INTO captures VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            kept_text(capture.path),
            capture.size,
            capture.modified,
            capture.digest,
            capture.met,
            capture.belonging,
            kept_list([_dumped(each) for each in capture.told]),
            sum(isinstance(each, Skipped) for each in capture.told),
        ),
    )


def captures(connection: Connection) -> Iterator[Capture]:
    """Go through the captures, by path."""
    for path, size, modified, digest, met, belonging, told in connection.execute(
        "SELECT path, size, modified, digest, met, belonging, told FROM captures ORDER BY path"
    ):
        kind = given_or_none(belonging)
        yield Capture(given_text(path), size, modified, digest, met, kind, _told(told))


def count_captures(connection: Connection) -> int:
    """Count the captures, skipped ones too: what lies in an archive, and not the archive."""
    found = connection.execute("SELECT told FROM captures WHERE told != '[]'")
    return sum(_count(_told(told)) for (told,) in found)


def count_skipped(connection: Connection) -> int:
    """Count what was skipped."""
    found = connection.execute("SELECT sum(skipped) FROM captures WHERE skipped > 0").fetchone()
    return int(found[0] or 0)


def skipped(connection: Connection) -> "Iterator[Skipped]":
    """Go through what was skipped, by path."""
    from tui_reader.archive.post import Skipped

    found = connection.execute("SELECT told FROM captures WHERE skipped > 0 ORDER BY path")
    for (told,) in found:
        yield from (each for each in _told(told) if isinstance(each, Skipped))


def told_of(connection: Connection, path: str) -> "tuple[Told, ...]":
    """Give what is told of a capture and of all that lies in it."""
    found = connection.execute(
        "SELECT told FROM captures WHERE path = ?", (kept_text(path),)
    ).fetchone()
    return () if found is None else _told(found[0])


def belongings(connection: Connection) -> dict[str, str]:
    """Give what files are that only belong to a saved page, by path."""
    found = connection.execute("SELECT path, belonging FROM captures WHERE belonging IS NOT NULL")
    return {given_text(path): kind for path, kind in found}


def drop_capture(connection: Connection, path: str) -> None:
    """Forget a capture."""
    connection.execute("DELETE FROM captures WHERE path = ?", (kept_text(path),))


def _count(every: "Sequence[Told]") -> int:
    from tui_reader.archive.post import Skipped

    paths: set[str] = set()
    containers: set[str] = set()
    for each in every:
        path = each.path if isinstance(each, Skipped) else each.source.path
        paths.add(path)
        if not isinstance(each, Skipped) and each.container:
            containers.add(path)
    return len(paths - containers)


def _dumped(told: "Told") -> Sequence[Any]:
    from tui_reader.archive.post import Skipped

    if isinstance(told, Skipped):
        return told.path, told.reason
    source = told.source
    how = (source.path, source.format, source.encoding, source.sure)
    return how, told.posts, told.comments, told.notes, told.container


def _told(dumped: str) -> "tuple[Told, ...]":
    return tuple(_loaded(*each) for each in given_list(dumped))


def _loaded(first: Any, second: Any, *others: Any) -> "Told":
    from tui_reader.archive.post import CaptureRead, Skipped, Source

    if not others:
        return Skipped(first, second)
    comments, notes, container = others
    return CaptureRead(Source(*first), second, comments, tuple(notes), container)
