"""Zip files, member by member."""

import io
import stat
import zipfile
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO, cast

from tui_reader.archive.containers import salvage
from tui_reader.archive.containers.budget import DAMAGED, NOT_UNDONE, Budget, buffered
from tui_reader.archive.containers.members import (
    Member,
    clean_name,
    is_hidden,
    member_of,
    member_path,
)
from tui_reader.archive.files.capture import Capture, Unreadable
from tui_reader.archive.post import Skipped

_ENCRYPTED = 0x1
# Of the others the module unpacks all at once what it has read, however much comes out.
_UNDONE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DOCUMENTS = ("mimetype", "[Content_Types].xml", "META-INF/MANIFEST.MF")


def members(capture: Capture, budget: Budget) -> Iterator[Member]:
    """Give what lies in a zip file.

    Args:
        capture: The zip file.
        budget: What may still come out.

    Raises:
        Unreadable: It is damaged, no archive of pages, or made to do harm.
    """
    with capture.open() as file:
        try:
            archive = zipfile.ZipFile(file)
        except zipfile.BadZipFile:
            yield from salvage.members(capture, file, budget)
            return
        with archive:
            yield from _listed(capture, archive, budget)


def _listed(capture: Capture, archive: zipfile.ZipFile, budget: Budget) -> Iterator[Member]:
    entries = archive.infolist()
    if entries and entries[0].filename in _DOCUMENTS:
        raise Unreadable("It is a document of another program, no archive of pages.")
    if _overlap(entries):
        raise Unreadable("Its members lie over each other, which is made to do harm.")
    for entry in entries:
        name = clean_name(entry.filename)
        if not entry.is_dir() and not is_hidden(name):
            yield _member(capture, archive, entry, name, budget)


def _member(
    capture: Capture, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, budget: Budget
) -> Member:
    path = member_path(capture, name)
    if entry.flag_bits & _ENCRYPTED:
        return Skipped(path, "It is encrypted.")
    if stat.S_ISLNK(entry.external_attr >> 16):
        return Skipped(path, "It is a link, and links within an archive are not followed.")
    if entry.compress_type not in _UNDONE:
        return Skipped(path, NOT_UNDONE)
    # What its head says is not exceeded when it is read.
    budget.spend(entry.file_size)
    try:
        return member_of(capture, name, entry.file_size, partial(_open, archive, entry))
    except Unreadable as error:
        return Skipped(path, str(error))


def _open(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> BinaryIO:
    try:
        return buffered(cast(io.BufferedIOBase, archive.open(entry)))
    except MemoryError:
        raise
    except Exception as error:
        raise Unreadable(DAMAGED) from error


def _overlap(entries: list[zipfile.ZipInfo]) -> bool:
    end = 0
    for entry in sorted(entries, key=lambda each: each.header_offset):
        if entry.header_offset < end:
            return True
        end = entry.header_offset + entry.compress_size
    return False
