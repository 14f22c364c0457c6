"""What kind of archive a file is, by how it begins; what reads it is imported when it is met."""

import re

from tui_reader.archive.files.capture import Capture

PACKINGS = {b"\x1f\x8b": "gzip", b"BZh": "bzip2", b"\xfd7zXZ\0": "xz"}
"""How a packed file begins, and how it is packed then."""
FOREIGN = {b"7z\xbc\xaf\x27\x1c": "7z", b"Rar!\x1a\x07": "RAR", b"\x28\xb5\x2f\xfd": "Zstandard"}
"""Archives that cannot be read here."""

_ZIP_END = b"PK\x05\x06"
_OTHERS = {b"PK\x03\x04": "zip", _ZIP_END: "zip"}
# The older form of a crawl begins with its own address.
_CRAWL = re.compile(rb"WARC/[01]\.\d+\r?\n|filedesc://[^\n]* text/plain -?\d+\r?\n")
_BLOCK = 512
_SUM = slice(148, 156)


def archive_kind(head: bytes) -> str | None:
    """Say what kind of archive a file is, or None where it is none.

    Args:
        head: Its beginning.
    """
    for signs in (_OTHERS, PACKINGS, FOREIGN):
        for sign, kind in signs.items():
            if head.startswith(sign):
                return kind
    if is_crawl(head):
        return "warc"
    return "tar" if is_tar(head) else None


def archive_kind_of(capture: Capture) -> str | None:
    """Say what kind of archive a capture is, also of a zip file that something stands before.

    Args:
        capture: The capture; its end is looked at only where it is no text.
    """
    kind = archive_kind(capture.head)
    if kind is None and b"\0" in capture.head and _ZIP_END in capture.tail:
        return "zip"
    return kind


def is_crawl(head: bytes) -> bool:
    """Whether a file begins as a crawl does.

    Args:
        head: Its beginning.
    """
    return _CRAWL.match(head) is not None


def is_tar(head: bytes) -> bool:
    """Whether a file begins as a tar file does: with a header whose sum is right.

    Args:
        head: Its beginning.
    """
    block = head[:_BLOCK]
    if len(block) < _BLOCK or not block[0]:
        return False
    told = block[_SUM].strip(b"\0 ")
    if not told.isdigit() or set(told) & set(b"89"):
        return False
    return int(told, 8) == sum(block) - sum(block[_SUM]) + 8 * ord(" ")
