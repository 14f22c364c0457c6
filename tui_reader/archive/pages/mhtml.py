"""Pages that a browser saved as one file of many parts (MHTML)."""

import re

from tui_reader.archive.files.capture import Capture
from tui_reader.archive.files.encodings import known_encoding

_WITHIN = 4096
_TYPE = re.compile(rb"^content-type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
_MULTIPART = re.compile(rb"^content-type:\s*multipart/", re.IGNORECASE | re.MULTILINE)
# Each line is held against the end of each part that it stands in.
_MOST_MULTIPARTS = 20
_BEFORE = b"\xef\xbb\xbf \t\r\n"
_HEADER = re.compile(rb"(?:[A-Za-z-]{2,40}:[^\n]*\n(?:[ \t][^\n]*\n)*)+")


def is_mhtml(head: bytes) -> bool:
    """Whether a capture begins as MHTML does.

    Args:
        head: Its beginning.
    """
    beginning = head[:_WITHIN].lstrip(_BEFORE).replace(b"\r\n", b"\n")
    header = _HEADER.match(beginning)
    return header is not None and _TYPE.search(header[0]) is not None


def page_in_mhtml(capture: Capture) -> Capture | None:
    """Give the page itself, without its pictures and frames.

    Args:
        capture: An MHTML capture.

    Returns:
        The page as a capture of its own; None where it holds none, or more parts within parts
        than any browser makes.
    """
    if len(_MULTIPART.findall(capture.data)) > _MOST_MULTIPARTS:
        return None
    from email import message_from_bytes
    from email.errors import MessageError

    try:
        message = message_from_bytes(capture.data.lstrip(_BEFORE))
        for part in message.walk():
            if part.get_content_type() in ("text/html", "application/xhtml+xml"):
                data = part.get_payload(decode=True)
                charset = part.get_content_charset()
                location = part["Content-Location"] or message["Snapshot-Content-Location"]
                return Capture(
                    capture.path,
                    data if isinstance(data, bytes) else b"",
                    url=_address(location) or capture.url,
                    media_type="text/html",
                    charset=known_encoding(charset) if charset else None,
                )
    except (MessageError, ValueError, LookupError, RecursionError):
        return None
    return None


def _address(written: object) -> str | None:
    address = "".join(str(written or "").split())
    return address if address.startswith(("http://", "https://")) else None
