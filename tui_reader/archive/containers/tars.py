"""Tar files, member by member, in their order."""

import io
import tarfile
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO, cast

from tui_reader.archive.containers.budget import DAMAGED, TooMuch, buffered
from tui_reader.archive.containers.members import (
    Member,
    clean_name,
    is_hidden,
    member_of,
    member_path,
)
from tui_reader.archive.files.capture import Capture, Unreadable
from tui_reader.archive.post import Skipped

_BLOCK = 512


def members(capture: Capture, file: BinaryIO) -> Iterator[Member]:
    """Give what lies in a tar file.

    Args:
        capture: The tar file, or the packed one.
        file: Its bytes, unpacked.

    Raises:
        Unreadable: It is damaged.
    """
    with tarfile.open(fileobj=file, mode="r:") as archive:
        while (entry := archive.next()) is not None:
            # Each is kept by the module, however many there are.
            archive.members.clear()  # type: ignore[attr-defined]
            name = clean_name(entry.name)
            if not entry.isdir() and not is_hidden(name):
                yield _member(capture, archive, entry, name)
        file.seek(archive.offset)
        if len(end := file.read(_BLOCK)) < _BLOCK or any(end):
            raise Unreadable(DAMAGED)


def _member(
    capture: Capture, archive: tarfile.TarFile, entry: tarfile.TarInfo, name: str
) -> Member:
    path = member_path(capture, name)
    if entry.issym() or entry.islnk():
        return Skipped(path, "It is a link, and links within an archive are not followed.")
    if not entry.isreg() or entry.issparse():
        return Skipped(path, "It is a device, a pipe or a file with holes, not a plain file.")
    try:
        return member_of(capture, name, entry.size, partial(_open, archive, entry))
    except TooMuch:
        # What comes after it could only be reached through more of the same.
        raise
    except Unreadable as error:
        return Skipped(path, str(error))


def _open(archive: tarfile.TarFile, entry: tarfile.TarInfo) -> BinaryIO:
    file = archive.extractfile(entry)
    assert file is not None
    return buffered(cast(io.BufferedIOBase, file))
