"""Reads XML that is broken, as far as it goes: no text is lost because a tag is."""

import re
from collections.abc import Iterator, Mapping
from html.entities import html5
from typing import NamedTuple

from tui_reader.archive.feeds.damage import Damage
from tui_reader.archive.feeds.nodes import Builder, Node, prefix_of
from tui_reader.archive.feeds.xml_model import BEGINNINGS, REFUSED, closes, is_limited
from tui_reader.archive.feeds.xml_pieces import Pieces
from tui_reader.archive.feeds.xml_sections import quotes, section_end
from tui_reader.archive.files.capture import Capture, Unreadable

_LONGEST_TAG = 64 * 1024
_MOST_NAMESPACES = 100
_LONGEST_ENTITY = 40
_USUAL = {"atom": ""}
_MARK = re.compile(r"<(?=[A-Za-z_/!?])")
_TAG = re.compile(
    r"<(/?)([A-Za-z_][\w:.\-]*+)"
    r"((?>\s++[A-Za-z_][\w:.\-]*+(?>\s*+=\s*+(?>\"[^\"<]*+\"|'[^'<]*+'|[^\s\"'<>/]++))?+)*+)"
    r"\s*+(/?)>"
)
_ATTRIBUTE = re.compile(
    r"(?<![\w:.\-])([A-Za-z_][\w:.\-]*+)\s*+=\s*+(?>\"([^\"]*+)\"|'([^']*+)'|(\S++))"
)
_ENTITY = re.compile(r"&(?:#(\d{1,9}+)|#[xX]([\da-fA-F]{1,8}+)|([A-Za-z][A-Za-z0-9]{0,31}+));|&")


def repaired(capture: Capture, damage: Damage) -> Iterator[Node]:
    """Give the elements that stand directly in a feed or an export, broken as it may be.

    Args:
        capture: The capture.
        damage: Where it is noted what is broken.

    Raises:
        Unreadable: It declares a document type.
    """
    reading = _Repair(Pieces(capture, damage), damage)
    while reading.step():
        if reading.builder.ready:
            yield from reading.take()
    reading.end_all()
    yield from reading.take()


class _Open(NamedTuple):
    """An element that is open."""

    raw: str
    name: str
    namespaces: Mapping[str, str]
    kind: str


class _Repair:
    """Goes through a broken text from tag to tag."""

    def __init__(self, pieces: Pieces, damage: Damage) -> None:
        self.builder = Builder()
        self._pieces = pieces
        self._damage = damage
        self._open: list[_Open] = []
        self._counts: dict[str, int] = {}
        self._limited: list[int] = []
        self._beginnings: list[int] = []
        self._strange: set[str] = set()
        self._begun = False
        self._quoted = 0

    def take(self) -> list[Node]:
        ready = self.builder.ready
        self.builder.ready = []
        return ready

    def step(self) -> bool:
        """Read the text up to the next tag, and that tag; says whether there is more."""
        pieces = self._pieces
        pieces.fill()
        if pieces.at >= len(pieces.text):
            return False
        place = pieces.search(_MARK)
        if place < 0:
            # An entity may go on in the next piece.
            tail = pieces.text.rfind("&", max(pieces.at + 1, len(pieces.text) - _LONGEST_ENTITY))
            place = tail if tail > 0 else len(pieces.text)
            self._text(place)
            return True
        if place > pieces.at:
            self._text(place)
        if pieces.text.startswith(("<!", "<?"), place):
            self._declaration()
        elif match := _TAG.match(pieces.text, place, place + _LONGEST_TAG):
            self._tag(match)
        else:
            self.builder.text("<")
            pieces.at = place + 1
            self._strange_once("<", "a sign < there begins no tag")
        return True

    def end_all(self) -> None:
        """Close what is open where the text ends."""
        if self._open:
            self._note(f"it breaks off within <{self._open[-1].raw}>")
        while self._open:
            self._close()

    def _note(self, what: str) -> None:
        self._damage.note(what, self._pieces.line)

    def _text(self, end: int) -> None:
        pieces = self._pieces
        text = pieces.text[pieces.at : end]
        if self.builder.inside:
            if "<" in text:
                self._strange_once("<", "a sign < there begins no tag")
            self.builder.text(self._resolved(text))
        elif text.strip(" \t\n\ufeff"):
            self._strange_once("", "there is text outside all elements")
        pieces.at = end

    def _resolved(self, text: str) -> str:
        return _ENTITY.sub(self._entity, text) if "&" in text else text

    def _entity(self, match: re.Match[str]) -> str:
        decimal, hexadecimal, name = match.groups()
        if decimal or hexadecimal:
            return _letter(int(decimal) if decimal else int(hexadecimal, 16))
        if name in ("lt", "gt", "amp", "quot", "apos"):
            return html5[f"{name};"]
        if name and f"{name};" in html5:
            self._strange_once("&;", f"&{name}; is an entity of HTML", match)
            return html5[f"{name};"]
        self._strange_once("&", "a sign & there begins no entity", match)
        return match[0]

    def _strange_once(self, key: str, what: str, within: re.Match[str] | None = None) -> None:
        """Note what may be wrong in thousands of places where it is first so."""
        if key not in self._strange:
            self._strange.add(key)
            after = within.string.count("\n", 0, within.start()) if within else 0
            self._damage.note(what, lambda: self._pieces.line() + after)

    def _declaration(self) -> None:
        pieces, at = self._pieces, self._pieces.at
        if pieces.text.startswith("<![CDATA[", at):
            self._section()
            return
        if pieces.text[at : at + 9].upper() == "<!DOCTYPE" and not self._begun:
            raise Unreadable(REFUSED)
        start, close = ("<!--", "-->") if pieces.text.startswith("<!--", at) else ("<?", "?>")
        end = pieces.find(close) if pieces.text.startswith(start, at) else -1
        if end < 0:
            self._note("a comment or an instruction there has no end")
            self.builder.text("<")
            pieces.at = at + 1
        else:
            pieces.at = end + len(close)

    def _section(self) -> None:
        """Read a section whose text is taken as it is."""
        pieces = self._pieces
        pieces.at += len("<![CDATA[")
        end, closed = section_end(pieces, self._open[-1].raw if self._open else "")
        if not closed:
            self._note("a CDATA section there has no end")
        self.builder.text(pieces.text[pieces.at : end])
        pieces.at = end + len("]]>") if closed else end

    def _tag(self, match: re.Match[str]) -> None:
        self._begun = True
        ended, raw, attributes, closed = match.groups()
        if ended:
            self._end(raw)
        else:
            self._start(raw, attributes)
            if closed:
                self._close()
        self._pieces.at = match.end()

    def _start(self, raw: str, written: str) -> None:
        attributes = self._attributes(written)
        namespaces = self._open[-1].namespaces if self._open else {}
        declared = {
            key[6:]: value
            for key, value in attributes.items()
            if key == "xmlns" or key.startswith("xmlns:")
        }
        if declared and len(namespaces) < _MOST_NAMESPACES:
            namespaces = {**namespaces, **declared}
        name = self._name(raw, namespaces)
        self._end_before(name)
        self.builder.start(name, attributes)
        if name in BEGINNINGS and not self._quoted:
            self._beginnings.append(len(self._open))
        elif is_limited(name) and not self._quoted:
            self._limited.append(len(self._open))
        self._counts[raw] = self._counts.get(raw, 0) + 1
        self._open.append(_Open(raw, name, namespaces, attributes.get("type", "")))

    def _name(self, raw: str, namespaces: Mapping[str, str]) -> str:
        prefix, colon, local = raw.rpartition(":")
        if prefix in namespaces:
            return prefix_of(namespaces[prefix]) + local
        if not colon:
            return local
        self._strange_once(f"{prefix}:", f"the prefix {prefix}: is not declared")
        return _USUAL.get(prefix, f"{prefix}:") + local

    def _attributes(self, written: str) -> dict[str, str]:
        return {
            name: self._resolved((double or single or bare).replace("\n", " "))
            for name, double, single, bare in _ATTRIBUTE.findall(written)
        }

    def _end_before(self, name: str) -> None:
        """End what cannot hold the element that begins."""
        if self._quoted:
            return
        if name in BEGINNINGS:
            holder = self._open[self._limited[-1]] if self._limited else None
            if holder and "xml" in holder.kind and quotes(self._pieces, name, holder.raw):
                self._quoted = len(self._open)
                return
            if self._beginnings:
                self._end_missing(self._beginnings[0])
            return
        while self._limited and closes(self._open[self._limited[-1]].name, name):
            if name.startswith("?:") and self._limited[-1] < len(self._open) - 1:
                # Of a picture or a formula in a text of XHTML.
                return
            self._end_missing(self._limited[-1])

    def _end_missing(self, place: int) -> None:
        self._note(f"<{self._open[place].raw}> has no end")
        while len(self._open) > place:
            self._close()

    def _end(self, raw: str) -> None:
        if not self._counts.get(raw):
            self._strange_once(f"</{raw}", f"</{raw}> ends nothing")
            return
        if self._open[-1].raw != raw:
            self._note(f"<{self._open[-1].raw}> has no end")
        while self._open[-1].raw != raw:
            self._close()
        self._close()

    def _close(self) -> None:
        self.builder.end()
        self._counts[self._open.pop().raw] -= 1
        if self._quoted >= len(self._open):
            self._quoted = 0
        for places in (self._limited, self._beginnings):
            if places and places[-1] >= len(self._open):
                places.pop()


def _letter(number: int) -> str:
    sound = 0 < number < 0xD800 or 0xDFFF < number < 0x110000
    return chr(number) if sound else "\ufffd"
