"""Readings of posts, and the keys by which those that may be of one post find each other."""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from sqlite3 import Connection

from tui_reader.archive.merging.kinship import CERTAIN
from tui_reader.index.neighbours import MOST_SUGGESTED
from tui_reader.index.stored_text import given_text, kept_text

_MOST_ASKED = 500


def put_reading(connection: Connection, path: str, part: int, keys: Mapping[int, str]) -> int:
    """Keep that a capture has a reading of a post, which is a family of its own at first.

    Args:
        connection: Where to.
        path: The capture's.
        part: Which of its posts.
        keys: The keys of the post, as `hashed` gives them.

    Returns:
        The reading's number, which is its family's as well; no other ever has it.
    """
    made = connection.execute(
        "INSERT INTO readings (capture, part, family) VALUES (?, ?, 0)", (kept_text(path), part)
    )
    number = int(made.lastrowid or 0)
    connection.execute("UPDATE readings SET family = id WHERE id = ?", (number,))
    connection.executemany(
        "INSERT OR IGNORE INTO kin VALUES (?, ?)", [(key, number) for key in keys]
    )
    return number


def keep_reading(connection: Connection, number: int, kept: bytes | None) -> None:
    """Keep what a reading says; None stands for the post as it is in the index."""
    connection.execute("UPDATE readings SET kept = ? WHERE id = ?", (kept, number))


def drop_readings(connection: Connection, path: str) -> set[int]:
    """Forget what a capture said.

    Returns:
        The families that its readings were of.
    """
    found = connection.execute(
        "SELECT id, family FROM readings WHERE capture = ?", (kept_text(path),)
    ).fetchall()
    connection.executemany("DELETE FROM kin WHERE reading = ?", [(number,) for number, _ in found])
    connection.execute("DELETE FROM readings WHERE capture = ?", (kept_text(path),))
    return {family for _, family in found}


def members(connection: Connection, family: int) -> list[tuple[int, bytes | None]]:
    """List the readings of a family: their numbers, and what each says."""
    return connection.execute(
        "SELECT id, kept FROM readings WHERE family = ? ORDER BY id", (family,)
    ).fetchall()


def readings_of(connection: Connection, post_id: str) -> list[bytes]:
    """List what is said of the family that a post was made of; nothing where it is of one only."""
    found = connection.execute(
        "SELECT kept FROM readings JOIN posts ON posts.family = readings.family"
        " WHERE posts.id = ? AND kept IS NOT NULL ORDER BY readings.id",
        (kept_text(post_id),),
    )
    return [kept for (kept,) in found]


def candidates(connection: Connection, keys: Mapping[int, str]) -> list[int]:
    """Give the families that have one of these keys, which are as `hashed` gives them."""
    marks = ", ".join("?" * len(keys))
    # Most posts are captured once: one look says for all keys that nobody has them.
    shared = connection.execute(
        f"SELECT DISTINCT key FROM kin WHERE key IN ({marks})", list(keys)
    ).fetchall()
    found: set[int] = set()
    for (number,) in shared:
        is_certain = keys[number].startswith(CERTAIN)
        families = connection.execute(
            "SELECT DISTINCT family FROM kin JOIN readings ON id = reading WHERE key = ? LIMIT ?",
            (number, -1 if is_certain else MOST_SUGGESTED + 1),
        ).fetchall()
        if is_certain or len(families) <= MOST_SUGGESTED:
            found.update(family for (family,) in families)
    return sorted(found)


def join(connection: Connection, families: Sequence[int], one: int) -> None:
    """Make one family of several, with all that was made of them.

    Args:
        connection: Where they are.
        families: Which.
        one: The number of the whole.
    """
    for start in range(0, len(families), _MOST_ASKED):
        some = ", ".join(map(str, families[start : start + _MOST_ASKED]))
        for table in ("readings", "posts", "aliases"):
            connection.execute(f"UPDATE {table} SET family = {one} WHERE family IN ({some})")


def posts_of(connection: Connection, family: int) -> list[str]:
    """List the ids of the posts that were made of a family."""
    found = connection.execute("SELECT id FROM posts WHERE family = ?", (family,))
    return [given_text(post_id) for (post_id,) in found]


def put_aliases(connection: Connection, family: int, aliases: Iterable[tuple[str, str]]) -> None:
    """Keep under which other ids the posts of a family are found; those of before are forgotten.

    Args:
        connection: Where to.
        family: The family.
        aliases: Other ids, each with the id of its post.
    """
    connection.execute("DELETE FROM aliases WHERE family = ?", (family,))
    connection.executemany(
        "INSERT OR REPLACE INTO aliases VALUES (?, ?, ?)",
        [(kept_text(other), kept_text(post_id), family) for other, post_id in aliases],
    )


def hashed(keys: Iterable[str]) -> dict[int, str]:
    """Give keys by their numbers; that two have one does no harm, for who meets is compared."""
    return {
        int.from_bytes(
            blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(),
            "little",
            signed=True,
        ): key
        for key in keys
    }
