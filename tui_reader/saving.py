"""Files of the person's own, read and written so that nothing is lost.

Whoever changes such a file takes its `lock`, reads it again, makes one change and calls
`replace_file`. A kill or a full disk at any moment leaves either the old file or the new one.
"""

import contextlib
import errno
import itertools
import os
import stat
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from tui_reader.text import clean_line

LOCK_WAIT = 10.0
"""Seconds that one reader waits for another to finish its change."""

# Short: whoever makes one change after the other leaves only moments between them.
_PAUSE = 0.001
_TEMPORARY = ".tmp"
_FORBIDDEN = (errno.EACCES, errno.EPERM)
_FULL = (errno.ENOSPC, errno.EDQUOT)
_MISSING = (errno.ENOENT, errno.ENOTDIR)
_PRIVATE = 0o600
_BINARY = getattr(os, "O_BINARY", 0)


class NotSaved(Exception):
    """Something was not saved; what was there before is untouched. Its text is for the person."""


def read_file(path: Path, most: int = -1) -> bytes | None:
    """Read a file, without being held up by a pipe or a device in its place.

    Args:
        path: The file; it may be a link.
        most: So many bytes at most, from its beginning; by default all of them.

    Returns:
        Its bytes, or None where there is no such file.

    Raises:
        OSError: It is there and cannot be read, or is no regular file.
    """
    try:
        number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _BINARY)
    except FileNotFoundError:
        return None
    try:
        # It is closed here: what opens it keeps a folder that it does not take.
        with os.fdopen(number, "rb", closefd=False) as file:
            if not stat.S_ISREG(os.fstat(number).st_mode):
                raise OSError(errno.EINVAL, "it is not a regular file")
            return file.read(most)
    finally:
        os.close(number)


def refusal(path: Path) -> str | None:
    """Say why a file could not be saved, as far as that can be seen without writing.

    Args:
        path: The file; neither it nor its folder need be there.

    Returns:
        A sentence for the person, or None where nothing speaks against it.
    """
    file = _real(path)
    try:
        _mode(file)
        folder = file.parent
        # Where a link leads is not for us to make: a disk may be missing.
        while not path.is_symlink() and not folder.exists() and folder != folder.parent:
            folder = folder.parent
    except OSError as error:
        return _failure(file, error)
    if not folder.is_dir():
        return _sentence(file, "its folder is missing")
    if not os.access(folder, os.W_OK | os.X_OK):
        return _sentence(file, "its folder is read-only")
    return None


@contextlib.contextmanager
def lock(path: Path, wait: float = LOCK_WAIT) -> Iterator[None]:
    """Keep every other reader from changing a file while this one does.

    The lock is a file of its own beside it: the file itself is replaced, and a lock on it would go
    with the old one. What an ended reader left half-written is swept away.

    Args:
        path: The file to change; it may be a link, and need not be there.
        wait: Seconds to wait for another reader.

    Raises:
        NotSaved: The folder cannot be made or written, or the other reader takes too long.
    """
    file = _real(path)
    try:
        _make_folder(path.parent)
        number = os.open(file.with_name(f".{file.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise NotSaved(_failure(file, error)) from error
    try:
        _acquire(number, file, wait)
        _sweep(file)
        yield
    finally:
        # Closing releases it. The lock's file stays: removing it would let two in at once.
        os.close(number)


def replace_file(path: Path, data: bytes) -> None:
    """Put new content in the place of a file's old one, all of it or nothing.

    To be called with the file's `lock` held.

    Args:
        path: The file; a link stays a link, and an existing mode is kept. A new file is private.
        data: All of the new content.

    Raises:
        NotSaved: It could not be written; the old content is untouched.
    """
    file = _real(path)
    try:
        mode = _mode(file)
        temporary = file.with_name(f".{file.name}.{os.urandom(6).hex()}{_TEMPORARY}")
        try:
            _write_new(temporary, data, mode)
            temporary.replace(file)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise
    except OSError as error:
        raise NotSaved(_failure(file, error)) from error
    _settle(file.parent)


def set_aside(path: Path) -> Path:
    """Keep a copy of a file that cannot be read, beside it and with the time in its name.

    Args:
        path: The file, which stays as it is.

    Returns:
        The copy: a new one, or an earlier one with the same content.

    Raises:
        NotSaved: It could not be copied.
    """
    file = _real(path)
    try:
        data = read_file(file) or b""
        from glob import escape

        for copy in file.parent.glob(f"{escape(file.stem)}.damaged-*"):
            if copy.stat().st_size == len(data) and read_file(copy) == data:
                return copy
        moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
        for count in itertools.count(1):
            extra = "" if count == 1 else f"-{count}"
            copy = file.with_name(f"{file.stem}.damaged-{moment}{extra}{file.suffix}")
            with contextlib.suppress(FileExistsError):
                _write_new(copy, data, _PRIVATE)
                break
    except OSError as error:
        raise NotSaved(_failure(file, error)) from error
    _settle(file.parent)
    return copy


def reason(error: OSError) -> str:
    """Say what went wrong with a file, as the end of a sentence for the person."""
    if error.errno in _FORBIDDEN:
        return "this is not allowed there"
    if error.errno == errno.EROFS:
        return "its disk is read-only"
    if error.errno in _FULL:
        return "the disk is full"
    if error.errno in _MISSING:
        return "its folder is missing"
    return clean_line(error.strerror or str(error))


def told_gone(path: Path, what: str) -> str:
    """Say that a file is gone of which all is still known, as a line for the person.

    Args:
        path: The file.
        what: What was in it, in the plural.
    """
    kept = "They are all still here, and the next change saves them"
    return f"The file of the {what} is gone. {kept} ({clean_line(str(path))})."


def _failure(file: Path, error: OSError) -> str:
    return _sentence(file, reason(error))


def _sentence(file: Path, why: str) -> str:
    # The reason first: where there is room for one line, its end is cut off.
    return f"Cannot be saved: {why} ({clean_line(str(file))})."


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _make_folder(folder: Path) -> None:
    """Make a folder and those above it, private each: `mkdir` alone is so only for the last."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode=0o700, exist_ok=True)


def _mode(file: Path) -> int:
    try:
        status = file.stat()
    except FileNotFoundError:
        return _PRIVATE
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "it is not a regular file")
    return stat.S_IMODE(status.st_mode)


def _write_new(file: Path, data: bytes, mode: int) -> None:
    """Write a file that is not there yet, down to the disk; nothing stays of a failed one."""
    number = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, _PRIVATE)
    try:
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(number, rest) :]
            if sys.platform != "win32" and mode != _PRIVATE:
                os.fchmod(number, mode)
            os.fsync(number)
        finally:
            os.close(number)
    except BaseException:
        file.unlink()
        raise


def _settle(folder: Path) -> None:
    """Bring a folder's names to the disk; some systems cannot, and the file is there already."""
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _sweep(file: Path) -> None:
    """Remove what ended readers left half-written. With the lock held, nobody writes there."""
    with contextlib.suppress(OSError):
        from glob import escape

        for left in file.parent.glob(f".{escape(file.name)}.*{_TEMPORARY}"):
            left.unlink()


def _acquire(number: int, file: Path, wait: float) -> None:
    end = time.monotonic() + wait
    while True:
        try:
            _lock_now(number)
            return
        except OSError as error:
            if error.errno not in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
                raise NotSaved(_failure(file, error)) from error
        if time.monotonic() >= end:
            raise NotSaved(_sentence(file, "another reader is at it and does not finish"))
        time.sleep(_PAUSE)


if sys.platform == "win32":

    def _lock_now(number: int) -> None:
        import msvcrt

        msvcrt.locking(number, msvcrt.LK_NBLCK, 1)

else:

    def _lock_now(number: int) -> None:
        import fcntl

        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
