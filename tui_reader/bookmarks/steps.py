"""The changes of the bookmarks' table: each makes a new one of it and says what was done."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from tui_reader.bookmarks.bookmark import Bookmark, now
from tui_reader.bookmarks.tables import Table, bookmark_of, bookmarks_in

Change = Literal["added", "removed", "tagged", "noted"]

_REWRITTEN = {"tagged": "tags", "noted": "note"}
"""For each change of what the person says of a bookmark, where that stands."""

_FORGOTTEN = ("anchor", "note", "tags", "created")
"""What a removed bookmark does not keep: the copy of a text may be long."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one operation makes of the file's content."""

    table: Table
    """The content after it."""
    change: Change | None = None
    """What was done."""
    entries: tuple[Table, ...] = ()
    """The whole bookmarks that it was done to, as they were: whoever undoes it needs them."""
    became: tuple[Table, ...] = ()
    """The same after it, where they have other tags or another note."""

    @property
    def identities(self) -> tuple[str, ...]:
        """The ids of the bookmarks it was done to."""
        return tuple(entry["id"] for entry in self.entries)


def adding(table: Table, entry: Table) -> Step:
    """Keep a bookmark, unless there is one with its id."""
    entries = table.get("bookmarks", [])
    if any(_has_id(each, entry["id"]) for each in entries):
        return Step(table)
    return Step({**table, "bookmarks": [*entries, entry]}, "added", (entry,))


def toggling(
    table: Table, entry: Table, here: Collection[str] = (), elsewhere: Collection[str] = ()
) -> Step:
    """Keep a bookmark, or take away what is seen to be kept of its post or comment.

    Args:
        table: The file's content.
        entry: What to keep.
        here: The ids of bookmarks known to stand there, whatever its id was when they were made.
        elsewhere: The ids of those known to stand on others that had its id then.

    Returns:
        What was done; nothing where somebody has taken away since all that stood there, or has
        kept it unseen.
    """
    if here:
        return removing(table, [each.id for each in bookmarks_in(table) if each.id in here])
    if any(each.id not in elsewhere and _is_at(each, entry) for each in bookmarks_in(table)):
        return Step(table)
    return adding(table, entry)


def removing(table: Table, identities: Sequence[str]) -> Step:
    """Take bookmarks away; that they were there is kept: a later merge must not bring them back."""
    done: list[Table] = []
    for identity in identities:
        entry, entries = _taken(table, "bookmarks", identity)
        if entry is not None:
            _, removed = _taken(table, "removed", identity)
            removed = [*map(_without_copy, removed), {"id": identity, "removed": now()}]
            table = {**table, "bookmarks": entries, "removed": removed}
            done.append(entry)
    return Step(table, "removed" if done else None, tuple(done))


def tagging(table: Table, identities: Collection[str], tags: Sequence[str]) -> Step:
    """Give bookmarks other tags; what else is in their entries stays."""
    return _rewriting(
        table,
        "tagged",
        lambda entry: (
            {**entry, "tags": list(tags)}
            if any(_has_id(entry, each) for each in identities)
            else entry
        ),
    )


def noting(table: Table, identity: str, note: str) -> Step:
    """Give a bookmark another note; what else is in its entry stays."""
    return _rewriting(
        table,
        "noted",
        lambda entry: {**entry, "note": note} if _has_id(entry, identity) else entry,
    )


def undoing(table: Table, step: Step) -> Step:
    """Undo a step, as far as others have left what it made."""
    if step.change == "added":
        return removing(table, step.identities)
    if step.change == "removed":
        return restoring(table, step.entries)
    if step.change is None:
        return Step(table)
    name = _REWRITTEN[step.change]
    pairs = list(zip(step.entries, step.became, strict=True))

    def before(entry: Table) -> Table:
        for old, new in pairs:
            if _has_id(entry, new["id"]) and entry.get(name) == new.get(name):
                rest = {key: value for key, value in entry.items() if key != name}
                return {**rest, name: old[name]} if name in old else rest
        return entry

    return _rewriting(table, step.change, before)


def restoring(table: Table, entries: Sequence[Table]) -> Step:
    """Bring removed bookmarks back, unless somebody has marked their place anew meanwhile."""
    done: list[Table] = []
    # Seen before anything comes back: two of one place were there together.
    free = [entry for entry in entries if not _is_marked_anew(table, entry)]
    for entry in free:
        trace, removed = _taken(table, "removed", entry["id"])
        if trace is not None:
            step = adding({**table, "removed": removed}, entry)
            table = step.table
            done += step.entries
    return Step(table, "added" if done else None, tuple(done))


def _rewriting(table: Table, change: Change, rewritten: Callable[[Table], Table]) -> Step:
    entries = table.get("bookmarks", [])
    after = [rewritten(each) if isinstance(each, dict) else each for each in entries]
    changed = [pair for pair in zip(entries, after, strict=True) if pair[0] != pair[1]]
    return Step(
        {**table, "bookmarks": after},
        change if changed else None,
        tuple(old for old, _ in changed),
        tuple(new for _, new in changed),
    )


def _is_marked_anew(table: Table, entry: Table) -> bool:
    return any(_is_at(each, entry) for each in bookmarks_in(table))


def _is_at(bookmark: Bookmark, entry: Table) -> bool:
    """Whether a bookmark stands where an entry does: in a merged file, several may."""
    wanted = bookmark_of(entry)
    return wanted is not None and _place(bookmark) == _place(wanted)


def _place(bookmark: Bookmark) -> tuple[str, str | None]:
    return bookmark.anchor.post_id, bookmark.anchor.comment_id


def _without_copy(trace: object) -> object:
    """Shorten what an earlier reader kept of a removed bookmark: a whole copy."""
    if not isinstance(trace, dict):
        return trace
    return {key: value for key, value in trace.items() if key not in _FORGOTTEN}


def _taken(table: Table, key: str, identity: str) -> tuple[Table | None, list[Any]]:
    """Give the first entry with this id, and the list without it."""
    entries = table.get(key, [])
    for place, entry in enumerate(entries):
        if _has_id(entry, identity):
            return entry, [*entries[:place], *entries[place + 1 :]]
    return None, entries


def _has_id(entry: object, identity: str) -> bool:
    return isinstance(entry, dict) and entry.get("id") == identity
