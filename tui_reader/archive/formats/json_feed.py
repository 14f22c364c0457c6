"""A saved JSON Feed, version 1 or 1.1: of a blog's posts."""

import re
from collections.abc import Iterator
from typing import Any

from tui_reader.archive.feeds.damage import Damage
from tui_reader.archive.feeds.json_reading import (
    begins_as_json,
    items_of,
    mapping,
    read_items,
    string,
)
from tui_reader.archive.feeds.timestamps import read_timestamp
from tui_reader.archive.files.capture import Capture
from tui_reader.archive.markup.html_text import text_of_html
from tui_reader.archive.post import Post, Source
from tui_reader.archive.records import PostRecord, known_name, make_post

NAME = "json-feed"

_VERSION = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version\\?/')


def recognise(capture: Capture) -> float:
    """Say how sure it is that a capture is a JSON Feed."""
    opening = capture.opening
    return 0.95 if begins_as_json(opening) and _VERSION.search(opening) else 0.0


def read(capture: Capture, source: Source) -> Iterator[Post | str]:
    """Give the posts of a feed."""
    damage = Damage()
    feed, rest = read_items(capture, "items", damage)
    everyone = _author(feed)
    for items in (items_of(feed.get("items")), rest):
        for item in items:
            record = _post(mapping(item), everyone)
            if not record.is_empty():
                yield make_post(record, source)
    yield from damage.sentences()


def _post(item: dict[str, Any], everyone: str | None) -> PostRecord:
    html = string(item.get("content_html"))
    text = string(item.get("content_text")) or string(item.get("summary"))
    labels = dict.fromkeys(map(string, items_of(item.get("tags"))))
    return PostRecord(
        title=string(item.get("title")),
        body=text_of_html(html) if html else text,
        id=string(item.get("id")) or None,
        url=string(item.get("url")) or None,
        published=read_timestamp(string(item.get("date_published"))),
        author=_author(item) or everyone,
        labels=tuple(each for each in labels if each),
    )


def _author(owner: dict[str, Any]) -> str | None:
    for each in (*items_of(owner.get("authors")), owner.get("author")):
        if name := known_name(string(mapping(each).get("name"))):
            return name
    return None
