"""The changes of the bookmarks' table: each makes a new one of it and says what was done."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from tui_reader.bookmarks.bookmark import Bookmark, now
from tui_reader.bookmarks.tables import Table, bookmark_of, bookmarks_in

Change = Literal["added", "removed"]


@dataclass(frozen=True, slots=True)
class Step:
    """What one operation makes of the file's content."""

    table: Table
    """The content after it."""
    change: Change | None = None
    """What was done."""
    identities: tuple[str, ...] = ()
    """The ids of the bookmarks it was done to."""


def adding(table: Table, entry: Table) -> Step:
    """Keep a bookmark, unless there is one with its id."""
    entries = table.get("bookmarks", [])
    if any(_has_id(each, entry["id"]) for each in entries):
        return Step(table)
    return Step({**table, "bookmarks": [*entries, entry]}, "added", (entry["id"],))


def toggling(table: Table, entry: Table) -> Step:
    """Keep a bookmark, or take away what is kept of its post or comment."""
    there = _at_place_of(table, entry)
    return removing(table, there) if there else adding(table, entry)


def removing(table: Table, identities: Sequence[str]) -> Step:
    """Move bookmarks among the removed: a later merge must not bring them back."""
    done = []
    for identity in identities:
        entry, entries = _taken(table, "bookmarks", identity)
        if entry is not None:
            _, removed = _taken(table, "removed", identity)
            removed = [*removed, {**entry, "removed": now()}]
            table = {**table, "bookmarks": entries, "removed": removed}
            done.append(identity)
    return Step(table, "removed" if done else None, tuple(done))


def restoring(table: Table, identities: Sequence[str]) -> Step:
    """Bring removed bookmarks back, unless somebody has marked their place anew meanwhile."""
    done: list[str] = []
    # Seen before anything comes back: two of one place were there together.
    free = [each for each in identities if not _is_marked_anew(table, each)]
    for identity in free:
        entry, removed = _taken(table, "removed", identity)
        if entry is not None:
            entry = {key: value for key, value in entry.items() if key != "removed"}
            step = adding({**table, "removed": removed}, entry)
            table = step.table
            done += step.identities
    return Step(table, "added" if done else None, tuple(done))


def _is_marked_anew(table: Table, identity: str) -> bool:
    entry, _ = _taken(table, "removed", identity)
    return entry is not None and bool(_at_place_of(table, entry))


def _at_place_of(table: Table, entry: Table) -> list[str]:
    """Give the ids of the bookmarks that stand where an entry does: in a merged file, several."""
    wanted = bookmark_of(entry)
    if wanted is None:
        return []
    return [each.id for each in bookmarks_in(table) if _place(each) == _place(wanted)]


def _place(bookmark: Bookmark) -> tuple[str, str | None]:
    return bookmark.anchor.post_id, bookmark.anchor.comment_id


def _taken(table: Table, key: str, identity: str) -> tuple[Table | None, list[Any]]:
    """Give the first entry with this id, and the list without it."""
    entries = table.get(key, [])
    for place, entry in enumerate(entries):
        if _has_id(entry, identity):
            return entry, [*entries[:place], *entries[place + 1 :]]
    return None, entries


def _has_id(entry: object, identity: str) -> bool:
    return isinstance(entry, dict) and entry.get("id") == identity
