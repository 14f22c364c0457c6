"""From paths to posts: which captures there are, and what each of them comes to."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from tui_reader.archive.assembly import assemble
from tui_reader.archive.capture import read_text, show_path
from tui_reader.archive.formats import choose_format
from tui_reader.archive.post import Post, Skipped, Source


def read_archive(paths: Sequence[Path]) -> Iterator[Post | Skipped]:
    """Read all captures that some paths hold, one after the other.

    Args:
        paths: Files and folders.

    Yields:
        A post for each capture, in the order of their names; for whatever could not be read, why.
    """
    for found in list_captures(paths):
        yield found if isinstance(found, Skipped) else read_capture(found)


def list_captures(paths: Sequence[Path]) -> Iterator[Path | Skipped]:
    """List the captures that some paths hold, without opening any.

    A folder is walked through with all folders in it, by name; names that begin with a full stop
    are passed over, unless they were named themselves.

    Args:
        paths: Files and folders; a link that is named is followed.

    Yields:
        A path for each file, and for whatever cannot be listed, why.
    """
    roots = [os.path.realpath(path) for path in paths if _is_possible(path)]
    for path in dict.fromkeys(paths):
        if not _is_possible(path):
            yield Skipped(show_path(path), "No file can have this name.")
        elif path.is_dir():
            yield from _walk(path, roots)
        elif os.path.lexists(path):
            yield path
        else:
            yield Skipped(show_path(path), "There is no such file or folder.")


def read_capture(path: Path) -> Post | Skipped:
    """Read one capture; never raises, whatever the file holds.

    Args:
        path: The file.

    Returns:
        The post, or why the file was skipped.
    """
    capture = read_text(path)
    if isinstance(capture, Skipped):
        return capture
    layout = choose_format(capture.text)
    source = Source(capture.path, layout.NAME, capture.encoding)
    return assemble(capture.text, layout.parse(capture.text), source)


def _is_possible(path: Path) -> bool:
    return "\0" not in str(path)


def _walk(folder: Path, roots: Sequence[str]) -> Iterator[Path | Skipped]:
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        try:
            is_folder = path.is_dir() and (path is folder or not path.is_symlink())
            if not is_folder:
                yield _judge_link(path, roots) if path.is_symlink() else path
                continue
            with os.scandir(path) as entries:
                names = sorted((each.name for each in entries if each.name[0] != "."), reverse=True)
        except OSError as error:
            yield Skipped(show_path(path), f"It cannot be read: {error.strerror or error}.")
            continue
        waiting.extend(path / name for name in names)


def _judge_link(link: Path, roots: Sequence[str]) -> Path | Skipped:
    """Follow a link to a file of the archive, and no other."""
    target = os.path.realpath(link)
    shown = show_path(link)
    if not any(target == root or target.startswith(root.rstrip(os.sep) + os.sep) for root in roots):
        return Skipped(shown, "It is a link that leads out of the archive.")
    if not Path(target).exists():
        return Skipped(shown, "It is a link that leads nowhere.")
    if Path(target).is_dir():
        return Skipped(shown, "It is a link to a folder of the archive, which is read where it is.")
    return link
