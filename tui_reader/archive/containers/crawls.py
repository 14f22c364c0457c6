"""Crawls (WARC, and the older ARC): the pages and feeds that were fetched, each as it was sent."""

import contextlib
import io
import re
from collections import Counter
from collections.abc import Iterator
from email.message import Message
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from tui_reader.archive.containers.budget import DAMAGED, Budget, TooMuch
from tui_reader.archive.containers.members import Member, member_path
from tui_reader.archive.files.capture import LARGEST, Capture, TooLarge, Unreadable
from tui_reader.archive.files.encodings import known_encoding
from tui_reader.archive.files.naming import show_name
from tui_reader.archive.post import Skipped

_KEPT = re.compile(r"text/(?:html|xml|plain)|application/(?:json|xml)|.*\+(?:xml|json)", re.ASCII)
# A feed may be fetched as a script that calls a function with it.
_SCRIPT = re.compile(r"(?:text|application)/(?:x-)?(?:java|ecma)script", re.ASCII)
_FEEDS = "/feeds/"
# Under other ones tools keep their own notes.
_ADDRESSES = ("http:", "https:", "file:", "ftp:")
# The last is the text alone of a page, as some crawls give it away.
_READ = ("response", "resource", "conversion")
_PACKED = ("gzip", "x-gzip", "deflate", "identity", "")
# Small, for of a step that meets a damage nothing is kept.
_STEP = 4096


def members(capture: Capture, file: BinaryIO | io.RawIOBase, budget: Budget) -> Iterator[Member]:
    """Give the pages and feeds of a crawl; all else in it is counted.

    Args:
        capture: The crawl.
        file: Its bytes, unpacked.
        budget: What may still come out.

    Raises:
        Unreadable: It is damaged, or made to do harm.
    """
    from warcio.archiveiterator import ArchiveIterator

    passed: Counter[str] = Counter()
    records = ArchiveIterator(file, arc2warc=True)
    try:
        while (record := _next(records)) is not None:
            member = _member(capture, record, budget)
            if isinstance(member, str):
                passed[member] += 1
            else:
                yield member
            if _is_cut_off(record):
                raise Unreadable(DAMAGED)
    except Exception:
        yield from _told(passed)
        raise
    yield from _told(passed)


def _next(records: Iterator[Any]) -> Any:
    # What it finds odd, the module writes to standard error.
    with contextlib.redirect_stderr(io.StringIO()):
        return next(records, None)


def _member(capture: Capture, record: Any, budget: Budget) -> Skipped | Capture | str:
    """Give the page that a record holds, or the word for why it is passed over."""
    path = member_path(capture, show_name(_url(record)) or "(no address)")
    try:
        why = _passed(record)
        return _page(capture, path, record, budget) if why is None else why
    except (MemoryError, TooMuch):
        raise
    except Unreadable as error:
        return Skipped(path, str(error))
    except Exception:
        # What a server said of itself may be anything: it costs this record alone.
        return Skipped(path, DAMAGED)


def _passed(record: Any) -> str | None:
    """Say why a record is passed over: nothing where it is read, no word where it is no page."""
    if record.rec_type == "revisit":
        return "revisit"
    if record.rec_type not in _READ or not _url(record).startswith(_ADDRESSES):
        return ""
    headers = record.http_headers
    if headers is not None and not headers.get_statuscode().startswith("2"):
        return "failed"
    url = _address_path(record)
    media_type, _ = _content_type(record)
    if url == "/robots.txt" or (media_type and not _is_kept(media_type, url)):
        return "other"
    return None


def _address_path(record: Any) -> str:
    """Give the path of a record's address."""
    try:
        return urlsplit(_url(record)).path
    except ValueError:
        return ""


def _is_kept(media_type: str, path: str) -> bool:
    if _KEPT.fullmatch(media_type):
        return not media_type.startswith("image/")
    return bool(_SCRIPT.fullmatch(media_type)) and _FEEDS in path


def _page(capture: Capture, path: str, record: Any, budget: Budget) -> Capture:
    media_type, charset = _content_type(record)
    return Capture(
        path,
        _content(record, budget),
        url=_url(record) or None,
        media_type=media_type,
        charset=charset,
        unpublished=capture.unpublished,
    )


def _content(record: Any, budget: Budget) -> bytes:
    headers = record.http_headers
    coding = (headers.get_header("Content-Encoding") or "") if headers is not None else ""
    coding = coding.strip()
    if coding.lower() not in _PACKED:
        raise Unreadable(f"It was sent in a packing that cannot be undone here ({coding}).")
    stream = record.content_stream()
    content = bytearray()
    with contextlib.redirect_stderr(io.StringIO()):
        try:
            while piece := stream.read(_STEP):
                content += piece
                if coding:
                    budget.spend(len(piece))
                if len(content) > LARGEST:
                    raise TooLarge
        except (TooLarge, TooMuch):
            raise
        except Unreadable:
            # That its end is missing shows once more when the next record is looked for.
            if not content:
                raise
    return bytes(content)


def _is_cut_off(record: Any) -> bool:
    """Whether less of a record is there than its head says, after it was read."""
    while record.raw_stream.read(_STEP):
        pass
    return bool(getattr(record.raw_stream, "limit", 0))


def _content_type(record: Any) -> tuple[str, str | None]:
    headers = record.http_headers if record.http_headers is not None else record.rec_headers
    message = Message()
    message["Content-Type"] = " ".join((headers.get_header("Content-Type") or "").split())
    if not message["Content-Type"]:
        return "", None
    charset = message.get_content_charset()
    return message.get_content_type(), known_encoding(charset) if charset else None


def _url(record: Any) -> str:
    return record.rec_headers.get_header("WARC-Target-URI") or ""


def _told(passed: Counter[str]) -> Iterator[str]:
    sentences = {
        "failed": (
            "1 address that did not answer with a page",
            "{} addresses that did not answer with a page",
        ),
        "other": ("1 picture, style or the like", "{} pictures, styles and the like"),
    }
    parts = [
        one if passed[why] == 1 else many.format(passed[why])
        for why, (one, many) in sentences.items()
        if passed[why]
    ]
    if parts:
        yield f"Passed over: {', '.join(parts)}."
    if count := passed["revisit"]:
        records = "1 record only says" if count == 1 else f"{count} records only say"
        yield f"{records} that an earlier crawl has the same page; it is not in here."
