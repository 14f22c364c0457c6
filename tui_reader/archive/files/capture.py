"""From the bytes of a capture to its text: encodings, limits, what is skipped and why."""

import io
import os
import stat
from collections.abc import Callable
from functools import cached_property, wraps
from pathlib import Path
from typing import Any, BinaryIO, TypeVar, cast

from tui_reader.archive.files.encodings import declared_encoding, decode, has_mark
from tui_reader.archive.files.naming import show_path, unreadable

LARGEST = 64 * 1024 * 1024
"""What is larger than so many bytes is not read at once; a format may read it piece by piece."""

HEAD = 64 * 1024
"""So many bytes are looked at to see what a capture is."""

_SNIFFED = 8192
_TAIL = 64
_MOST_CONTROLS = 0.1
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
INVISIBLE = " \t\n\r\f\v\xa0\u200b\u200e\u200f\u2060\ufeff"
"""White space and what is as good as that at the beginning of a text."""


_Found = TypeVar("_Found")


class Unreadable(Exception):
    """A capture cannot be read. Its text says why, in one line for the person."""


class TooLarge(Unreadable):
    """A capture is too large to be read at once."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(f"It is larger than {LARGEST // 1024 // 1024} MiB.")


class Capture:
    """A saved file, or something that lies in one, such as a page of a crawl.

    Nothing is read but its beginning until a format asks for more.
    """

    def __init__(
        self,
        path: str,
        content: bytes | BinaryIO | Callable[[], BinaryIO],
        *,
        size: int | None = None,
        url: str | None = None,
        media_type: str = "",
        charset: str | None = None,
        unpublished: bool = False,
    ) -> None:
        """Hold a capture.

        Args:
            path: Its path as it is shown; what lies in another file names that first.
            content: Its bytes, or a regular file that is open and can be sought in, or what opens
                one anew, for what lies in another file and is too large to be held.
            size: How many bytes that one has.
            url: Where it was saved from, if the file that it lies in says so.
            media_type: What the file that it lies in says it is, such as ``text/html``.
            charset: The encoding that it was sent with, as Python names it.
            unpublished: Whether drafts, spam and what nobody approved are wanted too.
        """
        self.path = path
        self.url = url
        self.media_type = media_type
        self.unpublished = unpublished
        self.known: dict[Any, Any] = {}
        """What was found out about it, see `once`."""
        self._content = content
        self._size = size
        self._stamp = self._stamped()
        self._decoded: tuple[str, str] | None = None
        self.head = self._read_head()
        self.declared = charset or declared_encoding(self.head)

    def open(self) -> BinaryIO:
        """Give its bytes as a file, from the first one on; only one is used at a time."""
        if isinstance(self._content, bytes):
            return io.BytesIO(self._content)
        if callable(self._content):
            return self._content()
        file = os.fdopen(os.dup(self._content.fileno()), "rb")
        file.seek(0)
        return file

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return self._stamp[0]

    @property
    def data(self) -> bytes:
        """All its bytes.

        Raises:
            Unreadable: They are more than `LARGEST`, or change at this moment.
        """
        if self.size > LARGEST:
            raise TooLarge
        if isinstance(self._content, bytes):
            return self._content
        if len(self.head) == self.size:
            data = self.head
        else:
            with self.open() as file:
                # A file that grows is read to its old size and no further.
                data = file.read(self.size)
        self.check_unchanged()
        return data

    def check_unchanged(self) -> None:
        """Make sure that what was read of a file is one state of it.

        Raises:
            Unreadable: It was changed since it was opened.
        """
        if self._stamped() != self._stamp:
            raise Unreadable("It was changed while it was being read.")

    @property
    def text(self) -> str:
        """All its text, with a newline at the end of each line whatever the file has.

        Raises:
            Unreadable: There is more than `LARGEST` of it.
        """
        return self._decode()[0]

    @property
    def encoding(self) -> str:
        """The encoding that its text is read with, see `decode`."""
        return self._decode()[1]

    @property
    def markup(self) -> str:
        """All its text, read with the encoding that it declares, if that is possible.

        Raises:
            Unreadable: There is more than `LARGEST` of it.
        """
        return decode(self.data, self.declared)[0]

    @property
    def markup_encoding(self) -> str:
        """The encoding that its markup is read with, as far as its beginning tells."""
        return decode(self.head, self.declared)[1]

    @cached_property
    def opening(self) -> str:
        """How its text begins, without white space and invisible characters before it."""
        # A mark of an encoding may be cut within a letter: the last one does not count.
        return self._decoded_head[0].lstrip(INVISIBLE)

    @property
    def tail(self) -> bytes:
        """Its last bytes."""
        with self.open() as file:
            file.seek(max(0, self.size - _TAIL))
            return file.read(_TAIL)

    def close(self) -> None:
        """Close the file."""
        if not isinstance(self._content, bytes) and not callable(self._content):
            self._content.close()

    def _read_head(self) -> bytes:
        if isinstance(self._content, bytes) or callable(self._content):
            with self.open() as file:
                return file.read(HEAD)
        # Without `open`, for this is done with every file, and most are read no further.
        self._content.seek(0)
        return self._content.read(HEAD)

    def _stamped(self) -> tuple[int, int]:
        if isinstance(self._content, bytes):
            return len(self._content), 0
        if callable(self._content):
            return self._size or 0, 0
        status = os.fstat(self._content.fileno())
        return status.st_size, status.st_mtime_ns

    @cached_property
    def _decoded_head(self) -> tuple[str, str]:
        return decode(self.head)

    def _decode(self) -> tuple[str, str]:
        if self._decoded is None:
            data = self.data
            # Most captures are no longer than their head, which is decoded to see what they are.
            self._decoded = self._decoded_head if data is self.head else decode(data)
        return self._decoded


def once(find: Callable[[Capture], _Found]) -> Callable[[Capture], _Found]:
    """Let a function find something out about a capture once, however many ask for it.

    Args:
        find: What finds it out; the capture keeps the answer.
    """

    @wraps(find)
    def found(capture: Capture) -> _Found:
        known = capture.known
        if find not in known:
            known[find] = find(capture)
        return cast(_Found, known[find])

    return found


def open_capture(path: Path, *, unpublished: bool = False) -> Capture:
    """Open a file that may be a capture.

    Args:
        path: The file.
        unpublished: Whether drafts, spam and what nobody approved are wanted too.

    Raises:
        Unreadable: It is no regular file, or cannot be opened.
    """
    # Non-blocking: a named pipe without a writer would never open.
    flags = os.O_RDONLY
    for name in ("O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY"):
        flags |= getattr(os, name, 0)
    try:
        descriptor = os.open(path, flags)
        mode = os.fstat(descriptor).st_mode
        if not stat.S_ISREG(mode):
            os.close(descriptor)
            raise Unreadable(f"It is {_name_of(mode)}, not a file.")
        return Capture(show_path(path), os.fdopen(descriptor, "rb"), unpublished=unpublished)
    except OSError as error:
        raise Unreadable(unreadable(error)) from error
    except ValueError as error:
        raise Unreadable("No file can have this name.") from error


def check_is_text(capture: Capture) -> None:
    """Refuse what is no text: with NUL bytes in it or many controls, or without any letter.

    Args:
        capture: The capture, whose beginning is looked at, and all of it for NUL bytes.

    Raises:
        Unreadable: It is empty or no text.
    """
    data = capture.data
    if not has_mark(data):
        beginning = capture.head[:_SNIFFED]
        controls = len(beginning) - len(beginning.translate(None, _CONTROLS))
        if controls > _MOST_CONTROLS * len(beginning) or b"\0" in data:
            raise Unreadable("It is not a text.")
    if not capture.text.strip() or not capture.text.strip(INVISIBLE):
        raise Unreadable("It is empty.")


def _name_of(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "a folder"
    return "a named pipe" if stat.S_ISFIFO(mode) else "a device"
