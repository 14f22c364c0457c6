"""What the index knows of captures: how they were when they were read, and what they said."""

from collections.abc import Iterator
from dataclasses import dataclass
from sqlite3 import Connection

from tui_reader.index.rows import given_or_none, given_text, kept_text


@dataclass(frozen=True, slots=True)
class Capture:
    """What is known of a capture without opening it, and what came of it."""

    path: str
    """As `capture.show_path` shows it: what the index knows it by."""
    size: int
    """In bytes."""
    modified: int
    """When it was written, in nanoseconds."""
    digest: bytes
    """A hash of its bytes."""
    reason: str | None = None
    """Why it was skipped."""


def put_capture(connection: Connection, capture: Capture) -> None:
    """Keep what is known of a capture."""
    connection.execute(
        "INSERT OR REPLACE INTO captures VALUES (?, ?, ?, ?, ?)",
        (
            kept_text(capture.path),
            capture.size,
            capture.modified,
            capture.digest,
            kept_text(capture.reason),
        ),
    )


def captures(connection: Connection) -> Iterator[Capture]:
    """Go through the captures, by path."""
    for path, size, modified, digest, reason in connection.execute(
        "SELECT path, size, modified, digest, reason FROM captures ORDER BY path"
    ):
        yield Capture(given_text(path), size, modified, digest, given_or_none(reason))


def drop_capture(connection: Connection, path: str) -> None:
    """Forget a capture."""
    connection.execute("DELETE FROM captures WHERE path = ?", (kept_text(path),))


def readings(connection: Connection, post_id: str) -> list[tuple[str, int, bytes | None]]:
    """List the readings of a post: from which capture, which part of it, and what was read."""
    return [
        (given_text(capture), part, kept)
        for capture, part, kept in connection.execute(
            "SELECT capture, part, kept FROM readings WHERE post = ? ORDER BY capture, part",
            (kept_text(post_id),),
        )
    ]


def posts_of_capture(connection: Connection, path: str) -> list[str]:
    """List the ids of the posts that a capture has a reading of."""
    found = connection.execute(
        "SELECT DISTINCT post FROM readings WHERE capture = ?", (kept_text(path),)
    )
    return [given_text(post_id) for (post_id,) in found]


def put_reading(
    connection: Connection, post_id: str, path: str, part: int, kept: bytes | None
) -> None:
    """Keep what a capture says a post is; None stands for the post as it is in the index."""
    connection.execute(
        "INSERT OR REPLACE INTO readings VALUES (?, ?, ?, ?)",
        (kept_text(post_id), kept_text(path), part, kept),
    )


def drop_readings(connection: Connection, path: str) -> None:
    """Forget what a capture said."""
    connection.execute("DELETE FROM readings WHERE capture = ?", (kept_text(path),))
