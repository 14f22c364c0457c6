"""From bytes to text: byte order marks, declared encodings, and what stands without either."""

import codecs
import re

# The longest first: the mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = (
    re.compile(rb"<\?xml[^>]{0,200}?\sencoding\s*=\s*[\"']([A-Za-z0-9._:-]{2,40})"),
    re.compile(
        rb"<meta\b[^>]{0,300}?\bcharset\s*=\s*[\"']?\s*([A-Za-z0-9._:-]{2,40})", re.IGNORECASE
    ),
)
_DECLARED_WITHIN = 4096
# Browsers read these as the larger encoding that pages mean by it.
# Codecs of Python that no page is written in: slow on hostile bytes, or no letters come out.
_NO_ENCODINGS = frozenset(
    ("punycode", "idna", "unicode-escape", "raw-unicode-escape", "undefined", "utf-7", "charmap")
)
_MEANT = {"iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin-1": "cp1252", "ascii": "cp1252"}


def has_mark(data: bytes) -> bool:
    """Whether bytes begin with the mark of an encoding that has NUL bytes in its texts."""
    return data.startswith(tuple(mark for mark, _ in _MARKS[1:]))


def marked_encoding(data: bytes) -> str | None:
    """Give the encoding whose byte order mark bytes begin with, if there is one."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """Make text of bytes.

    Tried in turn: the byte order mark, what is declared, strict UTF-8, cp1252. Nothing is guessed
    from the text and nothing is repaired, for both were wrong too often on short texts.

    Args:
        data: Any bytes.
        declared: The encoding that a page or whoever sent it says it has.

    Returns:
        The text with newlines only, and the name of the encoding.
    """
    text, encoding = _decode(data, declared)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, encoding


def declared_encoding(head: bytes) -> str | None:
    """Give the encoding that an XML declaration or a page's ``meta`` names, where Python knows it.

    Args:
        head: The beginning of a capture.
    """
    for pattern in _DECLARED:
        if match := pattern.search(head[:_DECLARED_WITHIN]):
            return known_encoding(match[1].decode("ascii"))
    return None


def known_encoding(name: str) -> str | None:
    """Give Python's name of an encoding, or None where there is no such one for text."""
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    # What can be declared in ASCII letters is not UTF-16, whatever it says.
    if not found._is_text_encoding or found.name.startswith(("utf-16", "utf-32")):
        return None
    if found.name.replace("_", "-") in _NO_ENCODINGS:
        return None
    return _MEANT.get(found.name, found.name)


def _decode(data: bytes, declared: str | None) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), encoding
    if declared is not None and declared != "utf-8":
        # Browsers save pages as UTF-8 and leave what the page said of itself; that letters beyond
        # ASCII make sense as UTF-8 by chance does not happen.
        if declared == "cp1252" and not data.isascii():
            try:
                return data.decode("utf-8"), "utf-8"
            except UnicodeDecodeError:
                pass
        try:
            return data.decode(declared), declared
        except UnicodeError:
            pass
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        # A file that was cut off within its last letter is still UTF-8, if other letters say so.
        if error.reason == "unexpected end of data" and not data[: error.start].isascii():
            return data.decode("utf-8", "replace"), "utf-8"
        # A page that says so is UTF-8 but for some broken letters, unless all of them are broken.
        if declared == "utf-8":
            text = data.decode("utf-8", "replace")
            if not text.replace("\ufffd", "").isascii():
                return text, "utf-8"
    try:
        return data.decode("cp1252"), "cp1252"
    except UnicodeDecodeError:
        return data.decode("latin-1"), "latin-1"
