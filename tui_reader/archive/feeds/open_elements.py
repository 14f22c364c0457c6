"""The elements of broken XML that are open, and which of them must have ended."""

from collections.abc import Mapping
from typing import NamedTuple

from tui_reader.archive.feeds.damage import Damage
from tui_reader.archive.feeds.nodes import Builder, prefix_of
from tui_reader.archive.feeds.xml_model import BEGINNINGS, closes, is_limited
from tui_reader.archive.feeds.xml_pieces import Pieces
from tui_reader.archive.feeds.xml_sections import quotes

_MOST_NAMESPACES = 100
_USUAL = {"atom": ""}


class _Open(NamedTuple):
    """An element that is open."""

    raw: str
    name: str
    namespaces: Mapping[str, str]
    kind: str


class OpenElements:
    """Hands elements to a builder, each begun and ended where it must be."""

    def __init__(self, builder: Builder, pieces: Pieces, damage: Damage) -> None:
        """Begin with none.

        Args:
            builder: What makes nodes of them.
            pieces: The text, at the place of the tag that is read.
            damage: Where it is noted what is broken.
        """
        self._builder = builder
        self._pieces = pieces
        self._damage = damage
        self._open: list[_Open] = []
        self._counts: dict[str, int] = {}
        self._limited: list[int] = []
        self._beginnings: list[int] = []
        self._quoted = 0

    @property
    def innermost(self) -> str:
        """The name of the last one that began, as it is written; empty where none is open."""
        return self._open[-1].raw if self._open else ""

    def begin(self, raw: str, attributes: Mapping[str, str]) -> None:
        """Begin an element, and end what cannot hold it.

        Args:
            raw: Its name, as it is written.
            attributes: What its tag says.
        """
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
        self._builder.start(name, attributes)
        if name in BEGINNINGS and not self._quoted:
            self._beginnings.append(len(self._open))
        elif is_limited(name) and not self._quoted:
            self._limited.append(len(self._open))
        self._counts[raw] = self._counts.get(raw, 0) + 1
        self._open.append(_Open(raw, name, namespaces, attributes.get("type", "")))

    def end(self, raw: str) -> None:
        """End an element, and what is still open in it.

        Args:
            raw: Its name, as it is written.
        """
        if not self._counts.get(raw):
            self._damage.note_once(f"</{raw}", f"</{raw}> ends nothing", self._pieces.line)
            return
        if self._open[-1].raw != raw:
            self._note(f"<{self._open[-1].raw}> has no end")
        while self._open[-1].raw != raw:
            self.close()
        self.close()

    def close(self) -> None:
        """End the last one that began."""
        self._builder.end()
        self._counts[self._open.pop().raw] -= 1
        if self._quoted >= len(self._open):
            self._quoted = 0
        for places in (self._limited, self._beginnings):
            if places and places[-1] >= len(self._open):
                places.pop()

    def end_all(self) -> None:
        """Close what is open where the text ends."""
        if self._open:
            self._note(f"it breaks off within <{self._open[-1].raw}>")
        while self._open:
            self.close()

    def _name(self, raw: str, namespaces: Mapping[str, str]) -> str:
        prefix, colon, local = raw.rpartition(":")
        if prefix in namespaces:
            return prefix_of(namespaces[prefix]) + local
        if not colon:
            return local
        self._damage.note_once(
            f"{prefix}:", f"the prefix {prefix}: is not declared", self._pieces.line
        )
        return _USUAL.get(prefix, f"{prefix}:") + local

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
            self.close()

    def _note(self, what: str) -> None:
        self._damage.note(what, self._pieces.line)
