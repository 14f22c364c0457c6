"""The file of what was read of an archive: lock, read again, apply what is new, replace it whole.

A comment is kept as eight bytes made of its id. What is marked is known at once; the file is
written now and then, off the screen's thread.
"""

import json
import threading
from collections.abc import Callable, Container, Iterable, Mapping, Set
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from tui_reader import saving
from tui_reader.saving import NotSaved
from tui_reader.text import clean_line

SCHEMA = "tui-reader/read/1"
"""What the file calls its form."""
MOST_MARKS = 1_000_000
"""Beyond so many marks, those of the posts that were read longest ago are let go."""

_FAMILY = SCHEMA.rpartition("/")[0]
_LETTERS = 16
"""A mark is written as so many letters."""
_READING = "What you read is not remembered; all else works."
_BUSY = "What you read is being saved still."

_Table = dict[str, Any]
_Marks = dict[str, str]
"""Of each post the marks, one after the other: its own first, where it was read itself."""


def mark_of(comment_id: str) -> str:
    """Make the mark of a comment; of the post itself, that of the empty id."""
    spelt = comment_id.encode("utf-8", "surrogatepass")
    return blake2b(spelt, digest_size=_LETTERS // 2).hexdigest()


def marks_in(marks: str) -> Container[str]:
    """Give each of the marks that `Ledger.marked` gives as one text."""
    return set(_split(marks))


_OWN = mark_of("")


class Read(Container[str]):
    """The ids of what was read of a post; the post itself is the empty id."""

    def __init__(self, marks: Container[str]) -> None:
        """Look into marks.

        Args:
            marks: The marks, as they are at any time.
        """
        self._marks = marks

    def __contains__(self, comment_id: object) -> bool:
        """Whether a comment was read."""
        return isinstance(comment_id, str) and mark_of(comment_id) in self._marks


@dataclass(frozen=True, slots=True)
class _Change:
    """Some marks of a post are set, or taken away."""

    post_id: str
    marks: tuple[str, ...]
    read: bool


class Ledger:
    """What was read of one archive. Its methods may be called on any thread."""

    def __init__(self, path: Path | None) -> None:
        """Name the file; nothing is read yet.

        Args:
            path: The file, which need not be there; None to remember for this run alone.
        """
        self.version = 0
        """Another number after each change."""
        self._path = path
        self._turn = threading.RLock()
        self._saving = threading.Lock()
        self._marks: _Marks = {}
        self._sets: dict[str, set[str]] = {}
        self._pending: list[_Change] = []

    @property
    def is_empty(self) -> bool:
        """Whether nothing was read yet."""
        return not self._marks

    def counts(self, post_id: str) -> tuple[bool, int]:
        """Say whether a post itself was read, and how many of its comments were."""
        marks = self._marks.get(post_id, "")
        is_read = marks.startswith(_OWN)
        return is_read, len(marks) // _LETTERS - is_read

    def count_among(self, post_id: str, marks: Set[str]) -> int:
        """Say how many of some marks of comments, as `mark_of` gives them, a post has."""
        with self._turn:
            return len(self._set_of(post_id) & marks)

    def read_of(self, post_id: str) -> Read:
        """Give what was read of a post, as it is at any time from now on."""
        with self._turn:
            return Read(self._set_of(post_id))

    def marked(self) -> list[tuple[str, str]]:
        """Give the posts of which something was read, each with its marks for `marks_in`."""
        with self._turn:
            return list(self._marks.items())

    def mark(self, post_id: str, comment_ids: Iterable[str], read: bool = True) -> None:
        """Mark comments of a post as read, or no longer.

        Args:
            post_id: The post.
            comment_ids: The comments; the post itself is the empty id.
            read: Whether they were read.
        """
        self._change(post_id, map(mark_of, comment_ids), read)

    def rename(self, post_id: str, before: Iterable[str]) -> None:
        """Go on with the marks of a post under the id that it has now.

        Args:
            post_id: The id now.
            before: The ids that it had, or has in single captures.
        """
        with self._turn:
            for old in before:
                if old != post_id and old in self._marks:
                    marks = _split(self._marks[old])
                    self._change(post_id, marks, True)
                    self._change(old, marks, False)

    def knows_others(self, post_id: str, comment_ids: Iterable[str]) -> bool:
        """Whether a post has marks of comments that are not among these."""
        with self._turn:
            known = set(self._set_of(post_id))
        return bool(known) and not known.issubset(map(mark_of, comment_ids))

    def rename_comments(self, post_id: str, names: Mapping[str, str]) -> bool:
        """Go on with the marks of comments under the ids that they have now.

        Args:
            post_id: The post.
            names: For an id that no comment has any more, the one instead of it.

        Returns:
            Whether any of them has a mark.
        """
        now = {mark_of(old): mark_of(new) for old, new in names.items()}
        with self._turn:
            moved = self._set_of(post_id) & now.keys()
            self._change(post_id, [now[mark] for mark in moved], True)
            self._change(post_id, moved, False)
        return bool(moved)

    def load(self) -> str:
        """Read the file.

        Returns:
            What is wrong with it, for the person; empty where all is well.
        """
        if self._path is None:
            return ""
        # What is saved while one reads would be neither in what was read nor waiting any more.
        with self._saving:
            table, problem, _ = _read(self._path)
            self._take(_posts_in(table))
        return problem

    def save(self, wait: float = saving.LOCK_WAIT) -> str:
        """Write down what is new.

        Args:
            wait: Seconds to wait for another reader.

        Returns:
            Why it could not be saved, for the person; it is still known, and tried again with the
            next save. Empty where all is well.
        """
        if not self._saving.acquire(timeout=wait):
            return _BUSY
        try:
            with self._turn:
                changes, self._pending = self._pending, []
            if not changes or self._path is None:
                return ""
            try:
                marks, problem = _saved(self._path, changes, wait, self._known)
            except BaseException as error:
                with self._turn:
                    self._pending = [*changes, *self._pending]
                if isinstance(error, NotSaved):
                    return str(error)
                raise
            self._take(marks)
            return problem
        finally:
            self._saving.release()

    def _known(self) -> _Marks:
        with self._turn:
            return dict(self._marks)

    def _change(self, post_id: str, marks: Iterable[str], read: bool) -> None:
        with self._turn:
            known = self._set_of(post_id)
            new = tuple(mark for mark in dict.fromkeys(marks) if (mark in known) is not read)
            if new:
                self._pending.append(_Change(post_id, new, read))
                (known.update if read else known.difference_update)(new)
                if read:
                    _add(self._marks, post_id, new)
                else:
                    _take_away(self._marks, post_id, new)
                self.version += 1

    def _take(self, marks: _Marks) -> None:
        """Go on from what is in the file, and from what is not in it yet."""
        with self._turn:
            before, now = self._marks, dict(marks)
            for change in self._pending:
                _apply(now, change)
            self._marks = now
            for post_id, known in self._sets.items():
                if now.get(post_id) != before.get(post_id):
                    known.clear()
                    known.update(_split(now.get(post_id, "")))
            self.version += 1

    def _set_of(self, post_id: str) -> set[str]:
        known = self._sets.get(post_id)
        if known is None:
            known = self._sets[post_id] = set(_split(self._marks.get(post_id, "")))
        return known


def _split(marks: str) -> list[str]:
    return [marks[start : start + _LETTERS] for start in range(0, len(marks), _LETTERS)]


def _in_order(marks: str) -> str:
    """Give marks that somebody may have written by hand: each once, the post's own first."""
    every = dict.fromkeys(_split(marks))
    return "".join(sorted(every, key=lambda mark: mark != _OWN))


def _add(marks: _Marks, post_id: str, new: Iterable[str]) -> None:
    """Add marks that a post does not have yet; it becomes the last one read."""
    new = list(new)
    own = _OWN if _OWN in new else ""
    added = "".join(mark for mark in new if mark != _OWN)
    marks[post_id] = f"{own}{marks.pop(post_id, '')}{added}"


def _take_away(marks: _Marks, post_id: str, gone: Container[str]) -> None:
    """Take marks away from a post."""
    left = "".join(mark for mark in _split(marks.pop(post_id, "")) if mark not in gone)
    if left:
        marks[post_id] = left


def _apply(marks: _Marks, change: _Change) -> None:
    """Make a change to marks that another reader may have changed as well."""
    if change.read:
        known = set(_split(marks.get(change.post_id, "")))
        _add(marks, change.post_id, [mark for mark in change.marks if mark not in known])
    else:
        _take_away(marks, change.post_id, change.marks)


def _saved(
    path: Path, changes: Iterable[_Change], wait: float, known: Callable[[], _Marks]
) -> tuple[_Marks, str]:
    """Apply changes to the file; give all that is in it then, and what was wrong with it.

    Of a file that was damaged meanwhile, what is known is gone on from.
    """
    with saving.lock(path, wait):
        table, problem, is_ours = _read(path)
        if not is_ours:
            raise NotSaved(problem)
        marks = known() if problem else _posts_in(table)
        for change in changes:
            _apply(marks, change)
        _let_go(marks)
        data = json.dumps({**table, "posts": marks}, indent=0).encode("ascii")
        saving.replace_file(path, data)
        return marks, problem


def _posts_in(table: _Table) -> _Marks:
    return {post_id: _in_order(marks) for post_id, marks in table.get("posts", {}).items()}


def _let_go(marks: _Marks) -> None:
    count = sum(map(len, marks.values())) // _LETTERS
    while count > MOST_MARKS:
        count -= len(marks.pop(next(iter(marks)))) // _LETTERS


def _read(path: Path) -> tuple[_Table, str, bool]:
    """Read the file: what is in it, what is wrong with it, and whether it may be replaced."""
    name = clean_line(str(path))
    empty: _Table = {"schema": SCHEMA}
    try:
        data = saving.read_file(path)
        table = empty if data is None else _checked(json.loads(data))
    except OSError as error:
        return empty, f"{name} cannot be read: {saving.reason(error)}. {_READING}", False
    except (ValueError, RecursionError):
        return empty, *_set_aside(path, name)
    if table["schema"] != SCHEMA:
        return empty, f"What you read was kept by a newer reader. {_READING}", False
    return table, "", True


def _set_aside(path: Path, name: str) -> tuple[str, bool]:
    """Keep the broken file before anything replaces it."""
    try:
        copy = saving.set_aside(path)
    except NotSaved:
        return f"{name} is damaged and cannot be set aside. {_READING}", False
    return f"{name} is damaged. It is kept as {clean_line(copy.name)}.", True


def _checked(table: object) -> _Table:
    schema = table.get("schema") if isinstance(table, dict) else None
    if not isinstance(table, dict) or not isinstance(schema, str):
        raise ValueError
    if schema.rpartition("/")[0] != _FAMILY:
        raise ValueError
    if schema == SCHEMA and not _is_sound(table.get("posts", {})):
        raise ValueError
    return table


def _is_sound(posts: object) -> bool:
    return isinstance(posts, dict) and all(
        isinstance(marks, str) and marks and len(marks) % _LETTERS == 0 for marks in posts.values()
    )
