"""From paths to posts: which captures there are, and what each of them comes to."""

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from tui_reader.archive.capture import (
    Capture,
    Unreadable,
    open_capture,
    show_path,
    unreadable,
)
from tui_reader.archive.formats import read_with_format
from tui_reader.archive.post import CaptureRead, Outcome, Post, Skipped, count_comments


def read_archive(paths: Sequence[Path], *, unpublished: bool = False) -> Iterator[Outcome]:
    """Read all captures that some paths hold, one after the other.

    Args:
        paths: Files and folders.
        unpublished: Whether drafts, spam and what nobody approved are wanted too.

    Yields:
        The posts of each capture and that it was read, in the order of their names; for whatever
        could not be read, why.
    """
    for found in list_captures(paths):
        if isinstance(found, Skipped):
            yield found
        else:
            yield from read_file(found, unpublished=unpublished)


def list_captures(paths: Sequence[Path]) -> Iterator[Path | Skipped]:
    """List the captures that some paths hold, without opening any.

    A folder is walked through with all folders in it, by name; names that begin with a full stop
    are passed over, unless they were named themselves.

    Args:
        paths: Files and folders; a link that is named is followed.

    Yields:
        A path for each file, and for whatever cannot be listed, why.
    """
    known: list[str] = []
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
            if any(_is_inside(target, root) for root in known):
                continue
            known.append(target)
            if stat.S_ISDIR(mode):
                yield from _walk(path, target)
            else:
                yield path


def read_file(path: Path, *, unpublished: bool = False) -> Iterator[Outcome]:
    """Read one file; never raises, whatever it holds.

    Args:
        path: The file.
        unpublished: Whether drafts, spam and what nobody approved are wanted too.

    Yields:
        Its posts and that it was read, or why it was skipped.
    """
    try:
        capture = open_capture(path, unpublished=unpublished)
    except Unreadable as error:
        yield Skipped(show_path(path), str(error))
        return
    try:
        yield from read_capture(capture)
    finally:
        capture.close()


def read_capture(capture: Capture) -> Iterator[Outcome]:
    """Read one capture; never raises, whatever it holds.

    Args:
        capture: The capture.

    Yields:
        Its posts and that it was read; last, if it cannot be read or not to its end, why.
    """
    posts = comments = 0
    notes: list[str] = []
    try:
        source, found = read_with_format(capture)
        for each in found:
            if isinstance(each, Post):
                posts += 1
                comments += count_comments(each)
                yield each
            else:
                notes.append(each)
        capture.check_unchanged()
    except Unreadable as error:
        yield Skipped(capture.path, str(error))
    except OSError as error:
        yield Skipped(capture.path, unreadable(error))
    else:
        yield CaptureRead(source, posts, comments, tuple(notes))


def _walk(folder: Path, root: str) -> Iterator[Path | Skipped]:
    """Go through a folder by name, without recursion and without following a link to a folder."""
    waiting: list[tuple[Path, bool, bool]] = [(folder, True, False)]
    while waiting:
        path, is_folder, is_link = waiting.pop()
        if is_link:
            yield _judge_link(path, root)
        elif not is_folder:
            yield path
        else:
            try:
                waiting.extend(reversed(_entries(path)))
            except OSError as error:
                yield Skipped(show_path(path), unreadable(error))


def _entries(folder: Path) -> list[tuple[Path, bool, bool]]:
    """What is in a folder, by name: the path, whether it is a folder, whether it is a link."""
    with os.scandir(folder) as entries:
        found = sorted(
            (each for each in entries if each.name[0] != "."), key=lambda each: each.name
        )
    return [
        (folder / each.name, each.is_dir(follow_symlinks=False), each.is_symlink())
        for each in found
    ]


def _judge_link(link: Path, root: str) -> Path | Skipped:
    """Follow a link to a file of the archive, and no other."""
    shown = show_path(link)
    try:
        target = os.path.realpath(link)
        is_folder = stat.S_ISDIR(link.stat().st_mode)
    except FileNotFoundError:
        return Skipped(shown, "It is a link that leads nowhere.")
    except OSError as error:
        return Skipped(shown, unreadable(error))
    if not _is_inside(target, root):
        return Skipped(shown, "It is a link that leads out of the archive.")
    if is_folder:
        return Skipped(shown, "It is a link to a folder of the archive, which is read where it is.")
    return link


def _is_inside(target: str, root: str) -> bool:
    return target == root or target.startswith(root.rstrip(os.sep) + os.sep)
