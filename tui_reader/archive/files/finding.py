"""From paths to files that may be captures: the walk through folders.

Kept light: the one who asks for an archive finds its files, and other processes read them. What
both need are named tuples, for data classes take many times as long to be made at each start.
"""

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tui_reader.archive.files.naming import show_path, unreadable
from tui_reader.archive.post import Skipped

_COMPANIONS = (
    "_files", ".files", "_file", "-Dateien", "_fichiers", "_archivos", "_arquivos", "_bestanden",
)  # fmt: skip
# English first, then what browsers write in the other languages that we read.
_PAGES = (".html", ".htm", ".xhtml")


class Found(NamedTuple):
    """A file that may be a capture."""

    path: Path
    """Where it is."""
    walked: bool = False
    """Whether it was met in a folder; else it was named."""
    companion: bool = False
    """Whether it lies in the folder that a browser saved beside a page."""


class Walked(NamedTuple):
    """A folder that was named has been walked through."""

    path: Path
    """The folder."""


def find_captures(paths: Sequence[Path]) -> Iterator[Found | Skipped | Walked]:
    """Find the captures that some paths hold, without opening any.

    A folder is walked through with all folders in it, by name; names that begin with a full stop
    are passed over, unless they were named themselves.

    Args:
        paths: Files and folders; a link that is named is followed.

    Yields:
        Each file, for whatever cannot be listed, why; and after all that is in a folder, this.
    """
    known: set[str] = set()
    for path in paths:
        try:
            mode = path.stat().st_mode
            target = os.path.realpath(path)
        except FileNotFoundError:
            yield Skipped(show_path(path), "There is no such file or folder.")
        except OSError as error:
            yield Skipped(show_path(path), unreadable(error))
        except ValueError:
            yield Skipped(show_path(path), "No file can have this name.")
        else:
            if _is_known(target, known):
                continue
            if stat.S_ISDIR(mode):
                yield from _walk(path, target, known)
                yield Walked(path)
            else:
                yield Found(path)
            known.add(target)


def list_captures(paths: Sequence[Path]) -> Iterator[Path | Skipped]:
    """List what `find_captures` finds.

    Args:
        paths: Files and folders.

    Yields:
        A path for each file, and for whatever cannot be listed, why.
    """
    for each in find_captures(paths):
        if isinstance(each, Found):
            yield each.path
        elif isinstance(each, Skipped):
            yield each


def is_companion(folder: str) -> bool:
    """Whether a folder is named like those that browsers save beside a page."""
    return folder.endswith(_COMPANIONS)


def _walk(folder: Path, root: str, known: set[str]) -> Iterator[Found | Skipped]:
    """Go through a folder by name, without recursion and without following a link to a folder.

    Args:
        folder: The folder.
        root: Where it is in truth.
        known: What was named before it, which is not read once more.
    """
    waiting: list[tuple[Path, bool, bool, bool]] = [(folder, True, False, False)]
    while waiting:
        path, is_folder, is_link, companion = waiting.pop()
        if known and str(Path(root) / path.relative_to(folder)) in known:
            continue
        if is_link:
            yield _judge_link(path, root)
        elif not is_folder:
            yield Found(path, walked=True, companion=companion)
        else:
            try:
                waiting.extend(reversed(_entries(path, companion)))
            except OSError as error:
                yield Skipped(show_path(path), unreadable(error))


def _entries(folder: Path, companion: bool) -> list[tuple[Path, bool, bool, bool]]:
    """What is in a folder, by name: the path, is it a folder, a link, of a saved page."""
    with os.scandir(folder) as entries:
        found = sorted(
            (each for each in entries if each.name[0] != "."), key=lambda each: each.name
        )
    names = {each.name for each in found}
    return [
        (
            folder / each.name,
            is_folder := each.is_dir(follow_symlinks=False),
            each.is_symlink(),
            companion or (is_folder and _has_page(each.name, names)),
        )
        for each in found
    ]


def _has_page(folder: str, names: set[str]) -> bool:
    return any(
        folder.endswith(end) and folder.removesuffix(end) + page in names
        for end in _COMPANIONS
        for page in _PAGES
    )


def _judge_link(link: Path, root: str) -> Found | Skipped:
    """Follow a link to a file of the archive, and no other."""
    shown = show_path(link)
    try:
        target = os.path.realpath(link)
        is_folder = stat.S_ISDIR(link.stat().st_mode)
    except FileNotFoundError:
        return Skipped(shown, "It is a link that leads nowhere.")
    except OSError as error:
        return Skipped(shown, unreadable(error))
    if target != root and not target.startswith(root.rstrip(os.sep) + os.sep):
        return Skipped(shown, "It is a link that leads out of the archive.")
    if is_folder:
        return Skipped(shown, "It is a link to a folder of the archive, which is read where it is.")
    return Found(link, walked=True)


def _is_known(target: str, known: set[str]) -> bool:
    """Whether a path or a folder that it lies in was met; thousands of paths may be named."""
    return target in known or any(str(folder) in known for folder in Path(target).parents)
