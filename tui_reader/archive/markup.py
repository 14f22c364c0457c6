"""From HTML to the text that a reader of it sees."""

import re
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from bs4.element import PageElement, Tag

_BLOCKS = frozenset(
    "address article aside blockquote center dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tr "
    "ul".split()
)
_PARAGRAPHS = frozenset("blockquote dl figure h1 h2 h3 h4 h5 h6 hr ol p pre table ul".split())
_UNSEEN = frozenset("head link meta noscript script style template title".split())
_SPACE = re.compile(r"[ \t\n\r\f]+")


def parse_html(html: str | bytes) -> "BeautifulSoup":
    """Take a page or a piece of one apart.

    Args:
        html: Whatever was saved as HTML.
    """
    from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        warnings.simplefilter("ignore", UserWarning)
        return BeautifulSoup(html, "lxml")


def text_of_html(html: str) -> str:
    """Give the text of a piece of HTML, see `text_of`."""
    if "<" not in html and "&" not in html:
        return _SPACE.sub(" ", html).strip()
    return text_of(parse_html(html))


def text_of(element: "Tag") -> str:
    """Give the text of an element as one would read it.

    Args:
        element: An element of `parse_html`.

    Returns:
        Paragraphs parted by a blank line, line breaks by a newline; list items begin with ``•`` or
        their number, quoted lines with ``>``; a link's address follows its words, an image is what
        it is said to show.
    """
    pieces = _Pieces()
    for opened, node in _walk(element):
        pieces.take(opened, node)
    return pieces.text()


def _walk(element: "Tag") -> Iterator[tuple[bool, Any]]:
    """Go through an element without recursion; each tag comes when it opens and when it closes."""
    from bs4.element import Tag

    waiting: list[tuple[bool, PageElement]] = [(True, element)]
    while waiting:
        opened, node = waiting.pop()
        yield opened, node
        if opened and isinstance(node, Tag) and node.name not in _UNSEEN:
            waiting.append((False, node))
            waiting.extend((True, child) for child in reversed(node.contents))


class _Pieces:
    """Gathers text, breaks and marks."""

    def __init__(self) -> None:
        self._out: list[str] = []

    def take(self, opened: bool, node: Any) -> None:
        from bs4.element import NavigableString, PreformattedString, Tag

        if isinstance(node, NavigableString):
            if not isinstance(node, PreformattedString):
                self._out.append(_SPACE.sub(" ", str(node)))
        elif isinstance(node, Tag) and node.name not in _UNSEEN:
            if node.name == "br" and opened:
                self._out.append("\n")
            elif node.name in _PARAGRAPHS:
                self._out.append("\n\n")
            elif node.name in _BLOCKS:
                self._out.append("\v")

    def text(self) -> str:
        """All of it, with its breaks."""
        lines = re.sub(r" *\v[ \v]*", "\v", "".join(self._out))
        lines = re.sub(r"\v*(\n)\v*|\v+", "\n", lines)
        kept = [line.strip(" ") for line in lines.split("\n")]
        return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip("\n ")
