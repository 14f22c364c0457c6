"""From the bytes of a capture to its text: encodings, limits, what is skipped and why."""

import codecs
import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from tui_reader.archive.post import Skipped

LARGEST = 64 * 1024 * 1024
"""Larger files are skipped, in bytes."""

_SNIFFED = 8192
_MOST_CONTROLS = 0.1
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
# The longest first: the mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_INVISIBLE = " \t\n\r\f\v\xa0\u200b\u200e\u200f\u2060\ufeff"
_HTML = re.compile(r"<(?:!doctype html|html|head|body|div|meta|script|table)\b", re.IGNORECASE)
_XML = re.compile(r"<(?:\?xml|rss|feed|urlset|opml)\b", re.IGNORECASE)
_JSON = re.compile(r"[\[{]\s*(?:[\[{\"]|[\]}]\s*$)")


@dataclass(frozen=True, slots=True)
class Capture:
    """The text of a saved file."""

    path: str
    """The path as it was found; bytes that are no text are escaped."""
    text: str
    """All of it, with a newline at the end of each line whatever the file has."""
    encoding: str
    """The encoding that its bytes were read with."""


def read_text(path: Path) -> Capture | Skipped:
    """Read a file that may be a capture; never raises for what is wrong with a file.

    Args:
        path: The file.

    Returns:
        Its text, or why it was skipped.
    """
    shown = show_path(path)
    try:
        data = _read_bytes(path)
    except OSError as error:
        return Skipped(shown, unreadable(error))
    except ValueError:
        return Skipped(shown, "No file can have this name.")
    if isinstance(data, str):
        return Skipped(shown, data)
    text, encoding = decode(data)
    reason = _reason_to_skip(text, path.suffix.lower())
    return Skipped(shown, reason) if reason else Capture(shown, text, encoding)


def decode(data: bytes) -> tuple[str, str]:
    """Make text of bytes.

    Tried in turn: the byte order mark, strict UTF-8, cp1252. Nothing is guessed from the text and
    nothing is repaired, for both were wrong too often on short texts.

    Args:
        data: Any bytes.

    Returns:
        The text with newlines only, and the name of the encoding.
    """
    text, encoding = _decode(data)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, encoding


def show_path(path: Path) -> str:
    """Give a path as text: bytes in it that are no text are escaped."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def unreadable(error: OSError) -> str:
    """Say in one line why something cannot be read."""
    return f"It cannot be read: {error.strerror or 'unknown error'}."


def _read_bytes(path: Path) -> bytes | str:
    """The bytes of a regular file, or why it is skipped."""
    # Non-blocking: a named pipe without a writer would never open.
    flags = os.O_RDONLY
    for name in ("O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY"):
        flags |= getattr(os, name, 0)
    descriptor = os.open(path, flags)
    try:
        before = os.fstat(descriptor)
        if not stat.S_ISREG(before.st_mode):
            return f"It is {_name_of(before.st_mode)}, not a file."
        if before.st_size > LARGEST:
            return f"It is larger than {LARGEST // 1024 // 1024} MiB."
        data = os.read(descriptor, _SNIFFED)
        if reason := _binary_reason(data):
            return reason
        parts = [data]
        # A file that grows is read to its old size and no further.
        left = before.st_size - len(data)
        while left > 0 and (part := os.read(descriptor, left)):
            parts.append(part)
            left -= len(part)
        after = os.fstat(descriptor)
    finally:
        os.close(descriptor)
    if left or (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
        return "It was changed while it was being read."
    data = b"".join(parts)
    return _binary_reason(data) or data


def _name_of(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "a folder"
    return "a named pipe" if stat.S_ISFIFO(mode) else "a device"


def _binary_reason(data: bytes) -> str | None:
    """Why bytes are no text, looking at NUL bytes and at how many controls there are."""
    if data.startswith(tuple(mark for mark, _ in _MARKS[1:])):
        return None
    if data.startswith(b"PK\x03\x04"):
        return "ZIP files are not read yet."
    beginning = data[:_SNIFFED]
    controls = len(beginning) - len(beginning.translate(None, _CONTROLS))
    if b"\0" in data or controls > _MOST_CONTROLS * len(beginning):
        return "It is not a text."
    return None


def _reason_to_skip(text: str, suffix: str) -> str | None:
    """Why a text is no capture that is read: it is empty, or of a kind that is not read."""
    if not text.strip() or not text.strip(_INVISIBLE):
        return "It is empty."
    beginning = text[:_SNIFFED].lstrip(_INVISIBLE)
    if beginning.startswith("<"):
        if _XML.match(beginning) and "<html" not in beginning.lower():
            return "XML files (feeds and exports) are not read yet."
        if _XML.match(beginning) or _HTML.match(beginning):
            return "HTML pages are not read yet."
    if beginning.startswith("WARC/"):
        return "WARC files are not read yet."
    if _JSON.match(beginning) and (suffix == ".json" or text.rstrip()[-1] in "]}"):
        return "JSON files are not read yet."
    return None


def _decode(data: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        # A file that was cut off within its last letter is still UTF-8, if other letters say so.
        if error.reason == "unexpected end of data" and not data[: error.start].isascii():
            return data.decode("utf-8", "replace"), "utf-8"
    try:
        return data.decode("cp1252"), "cp1252"
    except UnicodeDecodeError:
        return data.decode("latin-1"), "latin-1"
