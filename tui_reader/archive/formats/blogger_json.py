"""A saved feed of Blogger in JSON, which says in other brackets what its Atom says."""

from collections.abc import Iterator
from typing import Any

from tui_reader.archive.feeds.atom import posts_of
from tui_reader.archive.feeds.damage import Damage
from tui_reader.archive.feeds.json_reading import (
    begins_as_json,
    items_of,
    mapping,
    read_items,
    string,
)
from tui_reader.archive.feeds.nodes import NEVER_READ, Node
from tui_reader.archive.files.capture import Capture
from tui_reader.archive.post import Post, Source

NAME = "blogger-json"

_DEEPEST = 4


def recognise(capture: Capture) -> float:
    """Say how sure it is that a capture is a feed of Blogger in JSON."""
    opening = capture.opening
    if not begins_as_json(opening) or '"$t"' not in opening:
        return 0.0
    return 0.95 if '"feed"' in opening or '"entry"' in opening else 0.0


def read(capture: Capture, source: Source) -> Iterator[Post | str]:
    """Give the posts of a feed; of comments, posts that stand in for theirs."""
    damage = Damage()
    yield from posts_of(_elements(capture, damage), capture, source, whole=False)
    yield from damage.sentences()


def _elements(capture: Capture, damage: Damage) -> Iterator[Node]:
    found, rest = read_items(capture, "entry", damage)
    feed = mapping(found.get("feed"))
    yield _node("title", feed.get("title"))
    for source in (feed.get("entry"), found.get("entry")):
        for entry in items_of(source):
            yield _node("entry", entry)
    for entry in rest:
        yield _node("entry", entry)


def _node(name: str, value: Any, depth: int = 0) -> Node:
    """Make the element that a piece of JSON means."""
    node = Node(name, {})
    attributes: dict[str, str] = {}
    for key, inner in mapping(value).items():
        called = key.replace("$", ":", 1)
        if key == "$t":
            node.parts.append(string(inner))
        elif isinstance(inner, dict | list):
            if called not in NEVER_READ and depth < _DEEPEST:
                node.parts.extend(_node(called, each, depth + 1) for each in items_of(inner))
        elif called not in NEVER_READ:
            attributes[called] = string(inner)
    node.attributes = attributes
    return node
