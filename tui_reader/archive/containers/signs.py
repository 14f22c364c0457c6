"""What kind of archive a file is, by how it begins; what reads it is imported when it is met."""

import re

PACKINGS = {b"\x1f\x8b": "gzip", b"BZh": "bzip2", b"\xfd7zXZ\0": "xz"}
"""How a packed file begins, and how it is packed then."""
FOREIGN = {b"7z\xbc\xaf\x27\x1c": "7z", b"Rar!\x1a\x07": "RAR", b"\x28\xb5\x2f\xfd": "Zstandard"}
"""Archives that cannot be read here."""

_OTHERS = {b"PK\x03\x04": "zip", b"PK\x05\x06": "zip"}
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
