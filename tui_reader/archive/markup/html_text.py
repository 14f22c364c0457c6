"""From HTML to the text that a reader of it sees."""

import re
import warnings
from collections.abc import Iterable
from typing import TYPE_CHECKING

from tui_reader.archive.markup.markup_fragments import write_fragment
from tui_reader.archive.markup.markup_writer import MarkupWriter
from tui_reader.text import sound

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from bs4.element import PageElement, Tag

_SPACE = re.compile(r"[ \t\n\r\f]+")
_TAG = re.compile(r"<(?:/?[A-Za-z]|!--)[^<>]*>")
_EMBEDDED_DATA = re.compile(
    r"(data:[a-z0-9.+-]{0,80}/?[a-z0-9.+-]{0,80}[;,])[^\"'\s<>)]{100,}", re.I
)
# What a page means by these numbers are the letters of cp1252.
_CONTROL_NUMBER = re.compile(r"&#(?:x0*([89][0-9a-f])|0*(1[2-5][0-9]));?", re.IGNORECASE)
_WHOLE_PAGE = re.compile(r"\s*<(?:!doctype|html|head|body)\b", re.IGNORECASE)

# A page has some forty characters a tag. Every tag costs the parser its time, and a million of
# them are no page: then only their texts are kept.
_FEW_TAGS = 20_000
_FEWEST_LETTERS = 15


def parse_html(html: str) -> "BeautifulSoup":
    """Take a page or a piece of one apart; never raises, and no text of it is lost.

    Args:
        html: Whatever was saved as HTML.
    """
    from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        warnings.simplefilter("ignore", UserWarning)
        return BeautifulSoup(_tamed(html), "lxml")


def text_of_html(html: str, url: str | None = None) -> str:
    """Give the text of a piece of HTML, see `text_of`.

    Args:
        html: The HTML.
        url: Where it was saved from.
    """
    html = sound(html)
    if "<" not in html and "&" not in html and "\0" not in html:
        return _SPACE.sub(" ", html).strip()
    return _fast_text(html, url) or _slow_text(html, url)


def text_of(
    element: "Tag",
    url: str | None = None,
    *,
    but: Iterable["Tag"] = (),
    hidden: bool = True,
) -> str:
    """Give the text of an element as one would read it.

    Args:
        element: An element of `parse_html`.
        url: Where its page was saved from.
        but: Elements in it that are left out.
        hidden: Whether what is hidden is given where nothing else is there.

    Returns:
        Paragraphs parted by a blank line, line breaks by a newline; list items begin with ``•`` or
        their number, quoted lines with ``>``; cells of a row are parted by ``|``; a link's address
        follows its words in ``<>``, an image is what it is said to show, in brackets. What is
        hidden is left out, unless nothing else is there.
    """
    left_out = {id(each) for each in but}
    for lenient in (False, True) if hidden else (False,):
        writer = MarkupWriter(url, lenient=lenient)
        _write(element, writer, left_out)
        if text := writer.result():
            return text
    return ""


def _fast_text(html: str, url: str | None) -> str:
    """The text of HTML without any mistake; empty where there is none, or more to be seen to."""
    writer = MarkupWriter(url)
    return writer.result() if write_fragment(html, writer) else ""


def _slow_text(html: str, url: str | None) -> str:
    # In an element of its own: texts that stand in none would be made paragraphs.
    return text_of(parse_html(html if _WHOLE_PAGE.match(html) else f"<div>{html}"), url)


def _write(element: "Tag", writer: MarkupWriter, left_out: set[int]) -> None:
    """Hand an element to a writer, without recursion."""
    from bs4.element import NavigableString, PreformattedString, Tag

    waiting: list[PageElement | str] = [element]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Tag):
            if id(node) in left_out or not writer.sees(node.name, node.attrs):
                continue
            # An item by itself is no list, and has no mark of one.
            name = "div" if node is element and node.name == "li" else node.name
            writer.open(name, node.attrs)
            waiting.append(_Closing(name))
            if writer.enters(node.name):
                waiting.extend(reversed(node.contents))
        elif isinstance(node, _Closing):
            writer.close(str(node))
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            writer.text(str(node))


class _Closing(str):
    """The name of an element that ends."""

    __slots__ = ()


def _tamed(html: str) -> str:
    """Take out what would keep the parser busy or make it stop."""
    html = sound(html).replace("\0", "")
    if "data:" in html:
        html = _EMBEDDED_DATA.sub(r"\1", html)
    tags = html.count("<")
    if tags > _FEW_TAGS and len(html) < tags * _FEWEST_LETTERS:
        html = _TAG.sub("\n", html)
    return with_letters(html)


def with_letters(html: str) -> str:
    """Put letters in the place of numbers that stand for them only in the encoding cp1252."""
    return _CONTROL_NUMBER.sub(_letter, html) if "&#" in html else html


def _letter(match: re.Match[str]) -> str:
    number = int(match[1], 16) if match[1] else int(match[2])
    if not 128 <= number <= 159:
        return match[0]
    return bytes([number]).decode("cp1252", "replace")
