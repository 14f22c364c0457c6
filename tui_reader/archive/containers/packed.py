"""Files packed with gzip, bzip2 or xz: one capture, a tar file or a crawl."""

import io
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from tui_reader.archive.containers.budget import Budget, buffered
from tui_reader.archive.containers.members import Member, clean_name, member_path
from tui_reader.archive.containers.signs import is_crawl, is_tar
from tui_reader.archive.files.capture import LARGEST, Capture, Unreadable

_ENDS = {".gz", ".bz2", ".xz", ".z"}
_STEP = 1024 * 1024


def members(capture: Capture, packing: str, budget: Budget) -> Iterator[Member]:
    """Give what a packed file holds.

    Args:
        capture: The packed file.
        packing: How it is packed: one of the values of `PACKINGS`.
        budget: What may still come out.

    Raises:
        Unreadable: It is damaged, or made to do harm.
    """
    with _unpacked(capture, packing, budget) as file:
        head = file.peek()
        if is_tar(head):
            from tui_reader.archive.containers import tars

            yield from tars.members(capture, file)
        elif is_crawl(head):
            from tui_reader.archive.containers import crawls

            # Piece by piece, so that what comes before a damage is not lost.
            pieces = cast(io.RawIOBase, file.raw)
            pieces.seek(0)
            yield from crawls.members(capture, pieces, budget)
        else:
            yield from _single(capture, file, lambda: _unpacked(capture, packing, None))


def _single(
    capture: Capture, file: io.BufferedReader, opened: Callable[[], BinaryIO]
) -> Iterator[Capture]:
    name = PurePosixPath(clean_name(PurePosixPath(capture.path).name))
    path = member_path(capture, name.stem if name.suffix.lower() in _ENDS else name.name)
    pieces, size, damage = _read(file)
    if size <= LARGEST:
        content = b"".join(pieces)
        if content or damage is None:
            yield Capture(path, content, unpublished=capture.unpublished)
    else:
        pieces.clear()
        yield Capture(path, opened, size=size, unpublished=capture.unpublished)
    if damage is not None:
        raise damage


def _read(file: io.BufferedReader) -> tuple[list[bytes], int, Unreadable | None]:
    """Read to the end, or to where it is damaged; keep what is not too large.

    The size is known only then, for nothing in the file tells it beyond doubt.
    """
    pieces: list[bytes] = []
    size = 0
    try:
        while piece := file.read1(_STEP):
            size += len(piece)
            if size <= LARGEST:
                pieces.append(piece)
    except Unreadable as error:
        return pieces, size, error
    return pieces, size, None


def _unpacked(capture: Capture, packing: str, budget: Budget | None) -> io.BufferedReader:
    return buffered(_opener(packing)(capture.open()), budget)


def _opener(packing: str) -> Callable[[BinaryIO], io.BufferedIOBase]:
    if packing == "gzip":
        import gzip

        return lambda file: gzip.GzipFile(fileobj=file)
    if packing == "bzip2":
        import bz2

        return bz2.BZ2File
    import lzma

    return lzma.LZMAFile
