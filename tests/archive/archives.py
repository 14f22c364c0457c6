"""Archives made for tests: zip, tar and crawls of a few pages."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from tui_reader.archive.folder import read_file
from tui_reader.archive.post import CaptureRead, Outcome, Post, Skipped


def page(title: str = "Of hems") -> bytes:
    """A capture with one post."""
    return f"4 March 2019\n\n{title}\n\nIt tore.\n".encode()


def zip_of(members: Mapping[str, bytes]) -> bytes:
    """A zip file."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def tar_of(members: Mapping[str, bytes | tarfile.TarInfo], mode: str = "w:") -> bytes:
    """A tar file; a member may be a header alone, such as that of a link."""
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode=mode) as file:  # type: ignore[call-overload]
        for name, content in members.items():
            if isinstance(content, tarfile.TarInfo):
                file.addfile(content)
            else:
                head = tarfile.TarInfo(name)
                head.size = len(content)
                file.addfile(head, io.BytesIO(content))
    return target.getvalue()


def record(
    url: str,
    body: bytes,
    *,
    kind: str = "response",
    status: str = "200 OK",
    headers: Iterable[str] = ("Content-Type: text/plain; charset=utf-8",),
) -> bytes:
    """A record of a crawl, with what a server answered."""
    sent = body
    if kind in ("response", "revisit"):
        lines = [f"HTTP/1.1 {status}", *headers, "", ""]
        sent = "\r\n".join(lines).encode() + body
    head = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {url}",
        "WARC-Date: 2019-03-04T08:50:00Z",
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>",
        f"Content-Type: application/http; msgtype={kind}",
        f"Content-Length: {len(sent)}",
        *("", ""),
    ]
    return "\r\n".join(head).encode() + sent + b"\r\n\r\n"


def gzipped(records: Iterable[bytes]) -> bytes:
    """A crawl as tools keep it: each record packed by itself."""
    return b"".join(gzip.compress(each) for each in records)


def read(path: Path, content: bytes) -> list[Outcome]:
    """Write a file and read it."""
    path.write_bytes(content)
    return list(read_file(path))


def titles(outcomes: Iterable[Outcome]) -> list[str]:
    """The titles of all posts."""
    return [each.title for each in outcomes if isinstance(each, Post)]


def skips(outcomes: Iterable[Outcome]) -> dict[str, str]:
    """Why what was skipped, by the last part of its path."""
    return {
        each.path.rpartition(" › ")[2].rpartition("/")[2]: each.reason
        for each in outcomes
        if isinstance(each, Skipped)
    }


def notes(outcomes: Iterable[Outcome]) -> list[str]:
    """What is told of the archives themselves."""
    return [
        note
        for each in outcomes
        if isinstance(each, CaptureRead) and each.container
        for note in each.notes
    ]
