"""The addresses in pages: made full, and none that one could not open."""

import re
from urllib.parse import quote, urljoin

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_KEPT_SCHEMES = frozenset({"http", "https", "ftp", "mailto"})
_NO_ADDRESS = re.compile(r"[\x00-\x20\x7f-\xa0<>\"“”\u2028\u2029\ud800-\udfff]")
_SHORTENED = re.compile(r"^(?:https?://|mailto:)?(?:www\.)?|/$", re.IGNORECASE)
_LONGEST = 2000


def full_address(written: object, url: str | None) -> str:
    """Give the full address that a link leads to.

    Args:
        written: What the page says.
        url: Where the page was saved from, if that is known; else an address that is not full
            stays as it is.

    Returns:
        The address without any character that does not belong in one; empty for a place within
        the page, a program (``javascript:``), and what is too long to be one.
    """
    address = str(written or "").strip()
    if not address or address[0] == "#" or len(address) > _LONGEST:
        return ""
    if url and not _SCHEME.match(address):
        try:
            address = urljoin(url, address)
        except ValueError:
            return ""
    elif address.startswith("//"):
        address = f"https:{address}"
    scheme = _SCHEME.match(address)
    if scheme and scheme[1].lower() not in _KEPT_SCHEMES:
        return ""
    return _NO_ADDRESS.sub(lambda match: quote(match[0], errors="replace"), address)


def is_same_address(words: str, address: str) -> bool:
    """Whether the words of a link say no more and no less than its address."""
    said = "".join(words.split())
    return _SHORTENED.sub("", said) == _SHORTENED.sub("", address)
