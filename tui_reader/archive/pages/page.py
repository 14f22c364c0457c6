"""A saved page, taken apart once for all formats that look at it."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import TYPE_CHECKING

from tui_reader.archive.files.capture import Capture, once
from tui_reader.archive.files.sniffing import kind_of
from tui_reader.archive.markup.addresses import full_address
from tui_reader.archive.markup.html_text import parse_html, text_of
from tui_reader.archive.pages.mhtml import is_mhtml, page_in_mhtml
from tui_reader.text import fold

if TYPE_CHECKING:
    from bs4.element import PageElement, Tag

_PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_CLASS_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_SAVED_FROM = re.compile(
    r"<!--\s*(?:saved from url=\(\d+\)|[^>]{0,200}?\burl:\s*)(https?://[^\s>]{1,2000})"
)
_SAVED_FROM_WITHIN = 4096


class Page:
    """The elements of a page, found by class, name or property, in the order of the page."""

    def __init__(self, html: str, url: str | None) -> None:
        """Hold a page; it is taken apart when the first element is asked for.

        Args:
            html: All of it.
            url: Where it was saved from, if that is known from without.
        """
        self.html = html
        self._given_url = url

    @cached_property
    def _soup(self) -> "Tag":
        return parse_html(self.html)

    @cached_property
    def _index(self) -> "_Index":
        return _Index(self._soup)

    @cached_property
    def url(self) -> str | None:
        """The address of the page."""
        for link in self.all("link"):
            if "canonical" in words_of(link, "rel"):
                address = full_address(link.get("href"), self._given_url)
                if address.startswith("http"):
                    return address
        written = self.meta("og:url") or ""
        if written.startswith("http"):
            return full_address(written, None) or None
        if self._given_url:
            return self._given_url
        saved = _SAVED_FROM.search(self.html[:_SAVED_FROM_WITHIN])
        return saved[1] if saved else None

    def meta(self, name: str) -> str | None:
        """What a ``meta`` of the page says, for example ``og:title``."""
        for each in self.all("meta"):
            if name in (each.get("property"), each.get("name")):
                said = fold(str(each.get("content") or ""))
                if said:
                    return said
        return None

    def all(self, key: str, inside: "Tag | None" = None) -> Sequence["Tag"]:
        """The elements of a key, in the order of the page.

        Args:
            key: A name, or ``.class``, ``[property]`` (of ``itemprop``), ``#id``.
            inside: The element that they are in; it may be one of them.
        """
        return self._index.find(key, inside)

    def called(self, words: AbstractSet[str], but: AbstractSet[str]) -> "list[Tag]":
        """The elements with a class or id that has one of some words, and none of some others."""
        return [
            each
            for key, elements in self._index.keyed()
            if key[0] in ".#"
            for said in [words_in(key)]
            if not words.isdisjoint(said) and but.isdisjoint(said)
            for each in elements
        ]

    def first(self, *keys: str, inside: "Tag | None" = None) -> "Tag | None":
        """The first element of the first of some keys that has one.

        Args:
            keys: As for `all`.
            inside: The element that it is in.
        """
        start, end = self.span(inside) if inside is not None else (0, None)
        return next(self.between(start, end, *keys), None)

    def between(self, start: int, end: int | None, *keys: str) -> "Iterator[Tag]":
        """The elements of some keys from one number of `span` to another, key by key."""
        for key in keys:
            yield from self._index.between(key, start, end)

    def last_before(self, key: str, element: "Tag") -> "Tag | None":
        """The last element of a key that begins before another element."""
        return self._index.last_before(key, self.span(element)[0])

    def span(self, element: "Tag") -> tuple[int, int]:
        """The number of an element in the order of the page, and that of the first behind it."""
        return self._index.spans[id(element)]

    def is_inside(self, element: "Tag", outer: "Tag") -> bool:
        """Whether an element is another one or in it."""
        start, end = self.span(outer)
        return start <= self.span(element)[0] < end

    def text(self, element: "Tag", but: Iterable["Tag"] = (), *, hidden: bool = True) -> str:
        """The text of an element, see `text_of`."""
        return text_of(element, self.url, but=but, hidden=hidden)

    def line(self, element: "Tag | None", but: Iterable["Tag"] = ()) -> str:
        """The text of an element on one line, without the addresses of links."""
        from bs4.element import NavigableString, PreformattedString, Tag

        if element is None:
            return ""
        left_out = {id(each) for each in but}
        words: list[str] = []
        waiting: list[PageElement] = [element]
        while waiting:
            node = waiting.pop()
            if id(node) in left_out or getattr(node, "name", None) in ("script", "style"):
                continue
            if isinstance(node, Tag):
                if node.name in ("br", "div", "p"):
                    words.append(" ")
                waiting.extend(reversed(node.contents))
            elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
                words.append(str(node))
        return fold("".join(words))


class _Index:
    """Where which elements are in a page."""

    def __init__(self, soup: "Tag") -> None:
        from bs4.element import Tag

        self.spans: dict[int, tuple[int, int]] = {}
        self._found: dict[str, list[Tag]] = defaultdict(list)
        self._starts: dict[str, list[int]] = defaultdict(list)
        number = 0
        waiting: list[tuple[Tag, int]] = [(soup, -1)]
        while waiting:
            element, start = waiting.pop()
            if start >= 0:
                self.spans[id(element)] = (start, number)
                continue
            waiting.append((element, number))
            for key in _keys(element):
                self._found[key].append(element)
                self._starts[key].append(number)
            number += 1
            waiting.extend(
                (each, -1) for each in reversed(element.contents) if isinstance(each, Tag)
            )

    def keyed(self) -> "Iterable[tuple[str, list[Tag]]]":
        return self._found.items()

    def find(self, key: str, inside: "Tag | None") -> "list[Tag]":
        if key not in self._found:
            return []
        if inside is None:
            return self._found[key]
        start, end = self.spans[id(inside)]
        starts = self._starts[key]
        return self._found[key][bisect_left(starts, start) : bisect_left(starts, end)]

    def between(self, key: str, start: int, end: int | None) -> "Iterator[Tag]":
        if key in self._found:
            starts, found = self._starts[key], self._found[key]
            for place in range(bisect_left(starts, start), len(starts)):
                if end is not None and starts[place] >= end:
                    break
                yield found[place]

    def last_before(self, key: str, number: int) -> "Tag | None":
        place = bisect_left(self._starts[key], number) if key in self._found else 0
        return self._found[key][place - 1] if place else None


def _keys(element: "Tag") -> set[str]:
    keys = {element.name}
    keys.update(f".{each}" for each in words_of(element, "class"))
    keys.update(f"[{each}]" for each in words_of(element, "itemprop"))
    if name := element.get("id"):
        keys.add(f"#{name}")
    return keys


def words_of(element: "Tag", attribute: str) -> list[str]:
    """The words of an attribute such as ``class``."""
    value = element.get(attribute)
    if value is None:
        return []
    return value.split() if isinstance(value, str) else list(value)


def words_in(written: str) -> list[str]:
    """The words of a class or an id, such as ``comment-meta``, in small letters."""
    return [word.lower() for word in _CLASS_WORD.findall(written)]


@once
def page_of(capture: Capture) -> Page | None:
    """Give the page that a capture is; None for any other capture.

    Args:
        capture: An HTML page, or one in MHTML.
    """
    if is_mhtml(capture.head):
        inner = page_in_mhtml(capture)
        return Page(inner.markup, inner.url) if inner else None
    if capture.media_type in _PAGE_TYPES or kind_of(capture) == "html":
        return Page(capture.markup, capture.url)
    return None
