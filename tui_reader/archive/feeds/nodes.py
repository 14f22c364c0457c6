"""The elements of an export or a feed as small trees, and how they are put together."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import escape

NEVER_READ = frozenset(
    "email gd:email itunes:email wp:author_email wp:comment_author_email wp:comment_author_IP "
    "wp:commentmeta wp:postmeta wp:termmeta managingEditor webMaster".split()
)
"""What is dropped unread: addresses of people and machines, and what plug-ins note of them."""

GROUNDS = frozenset("feed rss channel rdf:RDF".split())
"""What an export or a feed stands in; each element directly in these is given by itself."""

_DEEPEST = 100
_NAMESPACE = re.compile(r"https?://(?:www\.)?")
# Without what some programs write otherwise: the scheme, www., and a sign at the end.
_PREFIXES = (
    (re.compile(r"w3\.org/2005/atom|purl\.org/atom/ns"), ""),
    (re.compile(r"purl\.org/rss/1\.0|(?:backend\.userland|blogs\.law).*"), ""),
    (re.compile(r"purl\.org/syndication/thread/1\.0"), "thr:"),
    (re.compile(r"schemas\.google\.com/blogger/2018"), "blogger:"),
    (re.compile(r"purl\.org/atom/app|w3\.org/2007/app"), "app:"),
    (re.compile(r"schemas\.google\.com/g/2005"), "gd:"),
    (re.compile(r"wordpress\.org/export(?:/[\d.]*)?"), "wp:"),
    (re.compile(r"wordpress\.org/export(?:/[\d.]*)?/excerpt"), "excerpt:"),
    (re.compile(r"purl\.org/rss/1\.0/modules/content"), "content:"),
    (re.compile(r"purl\.org/rss/1\.0/modules/slash"), "slash:"),
    (re.compile(r"purl\.org/dc/elements/1\.1"), "dc:"),
    (re.compile(r"w3\.org/1999/02/22-rdf-syntax-ns"), "rdf:"),
    (re.compile(r"w3\.org/1999/xhtml"), "xhtml:"),
    (re.compile(r"itunes\.com/dtds/podcast-1\.0\.dtd"), "itunes:"),
)


@lru_cache(maxsize=256)
def prefix_of(namespace: str) -> str:
    """Give the usual prefix of a namespace, with its colon; ``?:`` for one that is not known."""
    scheme = _NAMESPACE.match(namespace.strip())
    if scheme is None:
        return "?:"
    namespace = namespace.strip()[scheme.end() :].rstrip("/#").casefold()
    for pattern, prefix in _PREFIXES:
        if pattern.fullmatch(namespace):
            return prefix
    return "?:"


class Node:
    """An element: its name with the usual prefix, its attributes, and what is in it."""

    __slots__ = ("attributes", "name", "parts")

    def __init__(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin with nothing in it."""
        self.name = name
        self.attributes = attributes
        self.parts: list[str | Node] = []

    def nodes(self, name: str) -> Iterator["Node"]:
        """Give the elements of a name that stand directly in it."""
        for part in self.parts:
            if isinstance(part, Node) and part.name == name:
                yield part

    def has_of(self, prefix: str) -> bool:
        """Whether an element of a prefix stands directly in it."""
        return any(isinstance(part, Node) and part.name.startswith(prefix) for part in self.parts)

    def first(self, *names: str) -> "Node | None":
        """Give the first element of the first name that has any text or attributes."""
        for name in names:
            for node in self.nodes(name):
                if node.attributes or node.parts:
                    return node
        return None

    def text(self, *names: str) -> str:
        """Give the text of the first element of the first name that has any, without its edges."""
        for name in names:
            for node in self.nodes(name):
                if text := node.own_text():
                    return text
        return ""

    def own_text(self) -> str:
        """Give the text that stands directly in it, without white space at its edges."""
        return "".join(part for part in self.parts if isinstance(part, str)).strip()

    def html(self) -> str:
        """Give what is in it as HTML: text that is HTML as it is, elements in it as their tags."""
        if all(isinstance(part, str) for part in self.parts):
            return "".join(part for part in self.parts if isinstance(part, str))
        pieces: list[str] = []
        waiting: list[str | Node] = list(reversed(self.parts))
        while waiting:
            part = waiting.pop()
            if isinstance(part, str):
                pieces.append(part)
            else:
                name = part.name.rpartition(":")[2]
                attributes = "".join(
                    f' {key.rpartition("}")[2]}="{escape(value)}"'
                    for key, value in part.attributes.items()
                )
                pieces.append(f"<{name}{attributes}>")
                if part.parts or name not in _EMPTY:
                    waiting.append(f"</{name}>")
                waiting.extend(
                    escape(each, quote=False) if isinstance(each, str) else each
                    for each in reversed(part.parts)
                )
        return "".join(pieces)


_EMPTY = frozenset("area br col embed hr img input link meta param source track wbr".split())


class Builder:
    """Makes nodes of tags and texts as they come; those that are whole wait in `ready`."""

    def __init__(self) -> None:
        """Begin before the first tag."""
        self.ready: list[Node] = []
        self._open: list[Node] = []
        self._unread = 0
        self._deeper = 0

    @property
    def inside(self) -> bool:
        """Whether a text that comes now stands in a node."""
        return bool(self._open)

    @property
    def unread(self) -> bool:
        """Whether a text that comes now is dropped."""
        return self._unread > 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if self._unread or name in NEVER_READ:
            self._unread += 1
        elif len(self._open) >= _DEEPEST:
            # What lies deeper than anybody nests loses its tags, and no text.
            self._deeper += 1
        elif self._open or name not in GROUNDS:
            node = Node(name, attributes)
            if self._open:
                self._open[-1].parts.append(node)
            self._open.append(node)

    def text(self, text: str) -> None:
        """Some text, perhaps not all that stands in one place."""
        if self._open and not self._unread:
            self._open[-1].parts.append(text)

    def end(self) -> Node | None:
        """The innermost element ends: give its node, if it is one."""
        if self._unread:
            self._unread -= 1
        elif self._deeper:
            self._deeper -= 1
        elif self._open:
            node = self._open.pop()
            if not self._open:
                self.ready.append(node)
            return node
        return None
