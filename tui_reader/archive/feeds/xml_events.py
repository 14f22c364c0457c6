"""The elements of an XML capture, one after the other, whatever its size and its damage."""

import re
from collections.abc import Iterator
from itertools import islice

from tui_reader.archive.feeds.damage import Damage
from tui_reader.archive.feeds.nodes import Builder, Node, prefix_of
from tui_reader.archive.feeds.xml_model import REFUSED
from tui_reader.archive.feeds.xml_repair import repaired
from tui_reader.archive.feeds.xml_sections import may_swallow
from tui_reader.archive.files.capture import Capture, Unreadable, once
from tui_reader.archive.files.encodings import declared_encoding, marked_encoding
from tui_reader.archive.files.sniffing import kind_of

_BLOCK = 256 * 1024
_PROLOG = r"(?>[\s\0-\x1f]++|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*+(?:\[.*?\]\s*+)?>)*+"
_NAME = r"<(?:[A-Za-z][\w.\-]*+:)?(feed|rss|RDF|entry)\b"
_ROOT = re.compile(_PROLOG + _NAME, re.DOTALL)
# A server's complaints may stand before all; a page that tells of feeds says less at once.
_ROOT_WITHIN = re.compile(
    rf"^[ \t]*(?:<\?xml\b[^>]*>{_PROLOG})?{_NAME}[^>]*(?:xmlns|version)", re.MULTILINE | re.DOTALL
)
_COMPLAINTS = 4096


class _Broken(Exception):
    """The capture is no proper XML."""


@once
def root_of(capture: Capture) -> str:
    """Give the name of the outermost element of a feed or an export, or an empty text.

    Args:
        capture: Any capture.
    """
    beginning = capture.opening
    if "<" not in beginning:
        return ""
    match = _ROOT.match(beginning)
    if match is None and kind_of(capture) != "html":
        match = _ROOT_WITHIN.search(beginning, 0, _COMPLAINTS)
    return match[1] if match else ""


def read_elements(capture: Capture, damage: Damage) -> Iterator[Node]:
    """Give the elements that stand directly in a feed or an export, each as soon as it is whole.

    Args:
        capture: An XML capture, which is read as a proper one until something in it is broken.
        damage: Where it is noted what is broken.

    Raises:
        Unreadable: It declares a document type: entities in it can be made to fill any memory.
    """
    given = 0
    try:
        for node in _strictly(capture):
            given += 1
            yield node
    except _Broken:
        # Up to here both find the same elements.
        yield from islice(repaired(capture, damage), given, None)


def _strictly(capture: Capture) -> Iterator[Node]:
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser

    target = _Target()
    # The parser knows most encodings by what they are called, not by what is meant.
    meant = declared_encoding(capture.head) == "cp1252" and not marked_encoding(capture.head)
    encoding = "windows-1252" if meant else None
    parser = DefusedXMLParser(target=target, encoding=encoding, forbid_dtd=True)
    with capture.open() as file:
        try:
            while block := file.read(_BLOCK):
                parser.feed(block)
                yield from target.take()
            parser.close()
            yield from target.take()
        except DefusedXmlException as error:
            raise Unreadable(REFUSED) from error
        except (ParseError, LookupError, ValueError) as error:
            raise _Broken from error


class _Target:
    """What the strict parser tells of the tags and texts that it meets."""

    def __init__(self) -> None:
        self._builder = Builder()
        self._names: dict[str, str] = {}

    def take(self) -> list[Node]:
        ready = self._builder.ready
        self._builder.ready = []
        return ready

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._builder.start(self._name(tag), attributes)

    def data(self, text: str) -> None:
        if self._builder.unread and may_swallow(text):
            raise _Broken
        self._builder.text(text)

    def end(self, tag: str) -> None:
        node = self._builder.end()
        if node is not None and may_swallow(node.own_text()):
            raise _Broken

    def close(self) -> None:
        """All is read."""

    def _name(self, tag: str) -> str:
        name = self._names.get(tag)
        if name is None:
            namespace, _, local = tag.rpartition("}")
            name = prefix_of(namespace[1:]) + local if namespace else local
            self._names[tag] = name
        return name
