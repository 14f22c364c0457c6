"""Reads pieces of HTML that have no mistake, many times as fast as a parser that forgives.

Nearly all bodies of an export are such pieces. What is written here must be what the parser would
have found: at the slightest doubt it is left to that.
"""

import re
from html.entities import name2codepoint

from tui_reader.archive.markup.markup_writer import MarkupWriter

_VOID = frozenset({"br", "img", "hr"})
_INLINE = frozenset(
    "a abbr acronym b big cite code del em font i ins s small span strike strong "
    "sub sup tt u var".split()
)
_BLOCK = frozenset("blockquote div h1 h2 h3 h4 h5 h6 hr ol p pre table ul".split())
_HOLDS_BLOCKS = frozenset({"blockquote", "div", "li", "td"})
_HELD_BY = {
    "li": frozenset({"ol", "ul"}),
    "tbody": frozenset({"table"}),
    "tr": frozenset({"tbody"}),
    "td": frozenset({"tr"}),
}
_HOLDS_NO_TEXT = frozenset({"ol", "table", "tbody", "tr", "ul"})

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*+)((?:[^<>\"']|\"[^<>\"]*+\"|'[^<>']*+')*+)>")
_ATTRIBUTE = re.compile(
    r"\s++([A-Za-z][\w:.-]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'=`]++)))?+"
)
_REFERENCE = re.compile(r"&(?:#(\d{1,5})|#[xX]([0-9A-Fa-f]{1,4})|([A-Za-z][A-Za-z0-9]{1,9}));")
_NONE: dict[str, str] = {}
_ODD = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")


class _Doubt(Exception):
    """The fragment may not be what it seems."""


def write_fragment(fragment: str, writer: MarkupWriter) -> bool:
    """Hand a piece of HTML to a writer.

    Args:
        fragment: The HTML.
        writer: Whoever takes its tags and texts.

    Returns:
        Whether that was done; else the writer may have taken some of it.
    """
    if _ODD.search(fragment):
        return False
    try:
        _read(fragment, writer)
    except _Doubt:
        return False
    return True


def _read(fragment: str, writer: MarkupWriter) -> None:
    opened: list[str] = []
    position = 0
    for match in _TAG.finditer(fragment):
        start = match.start()
        if start > position:
            _text(fragment[position:start], opened, writer)
        position = match.end()
        closing, name, rest = match.groups()
        name = name.lower()
        if closing:
            if not opened or opened.pop() != name or rest.strip():
                raise _Doubt
            writer.close(name)
            continue
        _check_place(name, opened)
        attributes = _NONE
        if rest and not (name in _VOID and rest.strip(" ") == "/"):
            attributes = _attributes(rest, void=name in _VOID)
            if not writer.sees(name, attributes):
                raise _Doubt
        writer.open(name, attributes)
        # The end of an element that holds nothing says nothing.
        if name not in _VOID:
            opened.append(name)
    if position < len(fragment):
        _text(fragment[position:], opened, writer)
    if opened:
        raise _Doubt


def _check_place(name: str, opened: list[str]) -> None:
    """Make sure that an element may stand where it does, so that none is closed for it."""
    parent = opened[-1] if opened else "div"
    if name == "br" and parent not in _HOLDS_NO_TEXT:
        return
    if name in _HELD_BY:
        fits = parent in _HELD_BY[name]
    elif name in _BLOCK:
        fits = parent in _HOLDS_BLOCKS
    else:
        known = name in _INLINE or name in _VOID
        fits = known and parent not in _HOLDS_NO_TEXT and not (name == "a" and "a" in opened)
    if not fits:
        raise _Doubt


def _text(text: str, opened: list[str], writer: MarkupWriter) -> None:
    if opened and opened[-1] in _HOLDS_NO_TEXT:
        if text.strip(" \t\r\n"):
            raise _Doubt
        return
    if "<" in text:
        raise _Doubt
    writer.text(_resolved(text) if "&" in text else text)


def _attributes(rest: str, *, void: bool) -> dict[str, str]:
    if void and rest.endswith("/"):
        rest = rest[:-1]
    rest = rest.rstrip(" \t\r\n")
    attributes: dict[str, str] = {}
    position = 0
    while position < len(rest):
        match = _ATTRIBUTE.match(rest, position)
        if match is None:
            raise _Doubt
        name, *values = match.groups()
        value = next((each for each in values if each is not None), "")
        attributes.setdefault(name.lower(), _resolved(value) if "&" in value else value)
        position = match.end()
    return attributes


def _resolved(text: str) -> str:
    """Put characters in the place of references to them."""
    resolved, found = _REFERENCE.subn(_character, text)
    # One that is not resolved is none that everybody reads alike.
    if found != text.count("&"):
        raise _Doubt
    return resolved


def _character(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    if name:
        if name not in name2codepoint:
            raise _Doubt
        return chr(name2codepoint[name])
    number = int(decimal) if decimal else int(hexadecimal, 16)
    if number < 32 or 127 <= number < 160 or 0xD800 <= number < 0xE000 or number & 0xFFFE == 0xFFFE:
        raise _Doubt
    return chr(number)
