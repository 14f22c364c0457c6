"""What has changed in an archive since it was indexed: told by size and time, else by a hash."""

import os
import stat
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from tui_reader.archive.files.finding import Found, Walked, find_captures
from tui_reader.archive.files.naming import show_path
from tui_reader.archive.post import Skipped
from tui_reader.index.captures import UNFINISHED, UNOPENED, Capture

_WALKED, _COMPANION, _NO_FILE = 1, 2, 4
_STEP = 1024 * 1024
_RECENT = 2_000_000_000
"""Who writes a file twice within so many nanoseconds may leave size and time as they were."""


class Stamp(NamedTuple):
    """How a file is at a moment."""

    size: int
    """In bytes."""
    modified: int
    """When it was written, in nanoseconds."""


NOWHERE = Stamp(-1, -1)
"""Of a file that cannot be looked at."""


@dataclass(slots=True)
class Changes:
    """What is to be done so that the index knows an archive as it is now."""

    files: int = 0
    """How many files there are."""
    to_read: list[Found] = field(default_factory=list)
    """What is new, or says something else than it did."""
    stamps: dict[Path, tuple[str, Stamp]] = field(default_factory=dict)
    """Of each of those what the index calls it, and how it was before it is read."""
    to_keep: list[Capture] = field(default_factory=list)
    """What is known of captures that need not be read."""
    gone: list[str] = field(default_factory=list)
    """What is there no more."""
    walked: list[tuple[Path, list[str]]] = field(default_factory=list)
    """The folders that were named, each with what the index calls the files in it."""


def find_changes(paths: Sequence[Path], known: Mapping[str, Capture]) -> Changes:
    """Compare an archive with what is known of it; no file is opened that looks as it did.

    Args:
        paths: Files and folders of captures.
        known: The captures of the index, by path.
    """
    changes = Changes()
    seen: set[str] = set()
    in_folder: list[str] = []
    for each in find_captures(paths):
        if isinstance(each, Walked):
            changes.walked.append((each.path, in_folder))
            in_folder = []
            continue
        if isinstance(each, Skipped):
            capture = Capture(each.path, digest=UNOPENED, met=_NO_FILE, told=(each,))
            name = each.path
            if known.get(name) != capture:
                changes.to_keep.append(capture)
        else:
            name = _named(each.path, seen)
            in_folder.append(name)
            _look(each, name, known.get(name), changes)
        changes.files += 1
        seen.add(name)
    folders = {show_path(path) for path, _ in changes.walked}
    changes.gone = [name for name in known if name not in seen and name not in folders]
    return changes


def capture_of(found: Found, name: str, before: Stamp) -> Capture:
    """Say how a file was that has just been read.

    Args:
        found: The file.
        name: What the index calls it.
        before: How it was before it was read.
    """
    digest = digest_of(found.path)
    stamp = stamp_of(found.path)
    if stamp != before:
        # It changed meanwhile: nobody knows what was read.
        return Capture(name, met=_met(found))
    recent = time.time_ns() - stamp.modified < _RECENT
    return Capture(name, stamp.size, 0 if recent else stamp.modified, digest, _met(found))


def stamp_of(path: Path) -> Stamp:
    """Say how a file is now."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return NOWHERE
    return Stamp(status.st_size, status.st_mtime_ns)


def digest_of(path: Path) -> bytes:
    """Give a hash of a file's bytes."""
    made = blake2b(digest_size=16)
    try:
        # What is no regular file may never end, or wait for ever to be opened.
        if not stat.S_ISREG(path.stat().st_mode):
            return UNOPENED
        with path.open("rb", buffering=0) as file:
            while piece := file.read(_STEP):
                made.update(piece)
    except (OSError, ValueError):
        return UNOPENED
    return made.digest()


def _look(found: Found, name: str, known: Capture | None, changes: Changes) -> None:
    stamp = stamp_of(found.path)
    if known is not None and known.met == _met(found) and known.digest != UNFINISHED:
        same = known.digest != UNOPENED and stamp == (known.size, known.modified)
        if same:
            return
        if stamp.size == known.size and digest_of(found.path) == known.digest:
            recent = time.time_ns() - stamp.modified < _RECENT
            if not recent and known.modified != stamp.modified:
                changes.to_keep.append(known._replace(modified=stamp.modified))
            return
    changes.to_read.append(found)
    changes.stamps[found.path] = name, stamp


def _named(path: Path, seen: set[str]) -> str:
    # Two names may be shown alike, where one has bytes that are no text.
    shown = show_path(path)
    return os.fspath(path) if shown in seen else shown


def _met(found: Found) -> int:
    return _WALKED * found.walked + _COMPANION * found.companion
