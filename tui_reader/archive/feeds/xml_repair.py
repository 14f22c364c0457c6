"""Reads XML that is broken, as far as it goes: no text is lost because a tag is."""

import re
from collections.abc import Iterator
from html.entities import html5

from tui_reader.archive.feeds.damage import Damage
from tui_reader.archive.feeds.nodes import Builder, Node
from tui_reader.archive.feeds.open_elements import OpenElements
from tui_reader.archive.feeds.xml_model import REFUSED
from tui_reader.archive.feeds.xml_pieces import Pieces
from tui_reader.archive.feeds.xml_sections import section_end
from tui_reader.archive.files.capture import Capture, Unreadable

_LONGEST_TAG = 64 * 1024
_LONGEST_ENTITY = 40
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
    reading.end()
    yield from reading.take()


class _Repair:
    """Goes through a broken text from tag to tag."""

    def __init__(self, pieces: Pieces, damage: Damage) -> None:
        self.builder = Builder()
        self._pieces = pieces
        self._damage = damage
        self._elements = OpenElements(self.builder, pieces, damage)
        self._begun = False

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
            self._damage.note_once("<", "a sign < there begins no tag", pieces.line)
        return True

    def end(self) -> None:
        """Close what is open where the text ends."""
        self._elements.end_all()

    def _text(self, end: int) -> None:
        pieces = self._pieces
        text = pieces.text[pieces.at : end]
        if self.builder.inside:
            if "<" in text:
                self._damage.note_once("<", "a sign < there begins no tag", pieces.line)
            self.builder.text(self._resolved(text))
        elif text.strip(" \t\n\ufeff"):
            self._damage.note_once("", "there is text outside all elements", pieces.line)
        pieces.at = end

    def _resolved(self, text: str) -> str:
        return _ENTITY.sub(self._entity, text) if "&" in text else text

    def _entity(self, match: re.Match[str]) -> str:
        decimal, hexadecimal, name = match.groups()
        if decimal or hexadecimal:
            return _letter(int(decimal) if decimal else int(hexadecimal, 16))
        if name in ("lt", "gt", "amp", "quot", "apos"):
            return html5[f"{name};"]

        def line() -> int:
            return self._pieces.line() + match.string.count("\n", 0, match.start())

        if name and f"{name};" in html5:
            self._damage.note_once("&;", f"&{name}; is an entity of HTML", line)
            return html5[f"{name};"]
        self._damage.note_once("&", "a sign & there begins no entity", line)
        return match[0]

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
            self._damage.note("a comment or an instruction there has no end", pieces.line)
            self.builder.text("<")
            pieces.at = at + 1
        else:
            pieces.at = end + len(close)

    def _section(self) -> None:
        """Read a section whose text is taken as it is."""
        pieces = self._pieces
        pieces.at += len("<![CDATA[")
        end, closed = section_end(pieces, self._elements.innermost)
        if not closed:
            self._damage.note("a CDATA section there has no end", pieces.line)
        self.builder.text(pieces.text[pieces.at : end])
        pieces.at = end + len("]]>") if closed else end

    def _tag(self, match: re.Match[str]) -> None:
        self._begun = True
        ended, raw, attributes, closed = match.groups()
        if ended:
            self._elements.end(raw)
        else:
            self._elements.begin(raw, self._attributes(attributes))
            if closed:
                self._elements.close()
        self._pieces.at = match.end()

    def _attributes(self, written: str) -> dict[str, str]:
        return {
            name: self._resolved((double or single or bare).replace("\n", " "))
            for name, double, single, bare in _ATTRIBUTE.findall(written)
        }


def _letter(number: int) -> str:
    sound = 0 < number < 0xD800 or 0xDFFF < number < 0x110000
    return chr(number) if sound else "\ufffd"
