"""Zip files whose end is missing, and with it their list of members: what is there is read.

Each member has a head of its own, and packed data that says where it ends.
"""

import io
import struct
import zlib
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO, NamedTuple

from tui_reader.archive.containers.budget import DAMAGED, NOT_UNDONE, Budget
from tui_reader.archive.containers.members import (
    Member,
    clean_name,
    is_hidden,
    member_of,
    member_path,
)
from tui_reader.archive.files.capture import LARGEST, Capture, Unreadable
from tui_reader.archive.post import Skipped

_SIGN = b"PK\x03\x04"
_HEAD = struct.Struct("<4s5H3L2H")
_ENCRYPTED = 0x1
_UTF8 = 0x800
_SIZES_FOLLOW = 0x8
_STORED, _DEFLATED = 0, 8
_DESCRIPTOR = 24
_DESCRIPTOR_SIGN = b"PK\x07\x08"
_SIZE = struct.Struct("<L")
_BEFORE_SIZE = 8
_STEP = 64 * 1024
_FIRST_STEP = 4096


class _Head(NamedTuple):
    name: str
    flags: int
    method: int
    size: int


def members(capture: Capture, file: BinaryIO, budget: Budget) -> Iterator[Member]:
    """Give what lies in a zip file, from its beginning to where it cannot be followed.

    Args:
        capture: The zip file.
        file: Its bytes.
        budget: What may still come out.

    Raises:
        Unreadable: Always, at the end: something is missing.
    """
    file.seek(0)
    while (head := _read_head(file)) is not None:
        if head.method not in (_STORED, _DEFLATED):
            yield Skipped(member_path(capture, head.name), NOT_UNDONE)
        content, whole = _unpack(file, head, budget)
        if content and not is_hidden(head.name) and not head.name.endswith("/"):
            yield member_of(capture, head.name, len(content), partial(io.BytesIO, content))
        if not whole:
            break
        _go_to_next(file)
    raise Unreadable(DAMAGED)


def _read_head(file: BinaryIO) -> _Head | None:
    data = file.read(_HEAD.size)
    if len(data) < _HEAD.size:
        return None
    sign, _, flags, method, _, _, _, size, _, name_length, extra_length = _HEAD.unpack(data)
    if sign != _SIGN or flags & _ENCRYPTED:
        return None
    name = file.read(name_length).decode("utf-8" if flags & _UTF8 else "cp437", "replace")
    file.seek(extra_length, io.SEEK_CUR)
    return _Head(clean_name(name), flags, method, size)


def _unpack(file: BinaryIO, head: _Head, budget: Budget) -> tuple[bytes, bool]:
    """Give the bytes of a member, and whether they are all there."""
    if head.method == _STORED and head.flags & _SIZES_FOLLOW:
        return _read_to_descriptor(file)
    if head.method == _STORED:
        content = file.read(min(head.size, LARGEST))
        return content, len(content) == head.size
    if head.method != _DEFLATED:
        file.seek(head.size, io.SEEK_CUR)
        return b"", not head.flags & _SIZES_FOLLOW
    packed = zlib.decompressobj(-zlib.MAX_WBITS)
    unpacked = bytearray()
    try:
        while not packed.eof and (data := packed.unconsumed_tail or file.read(_STEP)):
            piece = packed.decompress(data, _STEP)
            budget.spend(len(piece))
            unpacked += piece
            if len(unpacked) > LARGEST:
                return b"", False
    except zlib.error:
        return bytes(unpacked), False
    file.seek(-len(packed.unused_data), io.SEEK_CUR)
    return bytes(unpacked), packed.eof


def _read_to_descriptor(file: BinaryIO) -> tuple[bytes, bool]:
    """Give what stands before the sizes that follow it, which name its own; or all there is."""
    start = file.tell()
    content = bytearray()
    step, behind = _FIRST_STEP, 0
    while len(content) <= LARGEST and (piece := file.read(step)):
        content += piece
        # More each time: the members may be many and small, or one of them large.
        step *= 2
        last = len(content) - _BEFORE_SIZE - _SIZE.size
        while 0 <= (end := content.find(_DESCRIPTOR_SIGN, behind)) <= last:
            behind = end + 1
            if _SIZE.unpack_from(content, end + _BEFORE_SIZE)[0] == end:
                file.seek(start + end)
                return bytes(content[:end]), True
        behind = max(behind, last + 1) if end < 0 else end
    return bytes(content[:LARGEST]), False


def _go_to_next(file: BinaryIO) -> None:
    """Pass over the sizes that may follow a member."""
    here = file.tell()
    distance = file.read(_DESCRIPTOR + len(_SIGN)).find(_SIGN)
    file.seek(here + max(distance, 0))
