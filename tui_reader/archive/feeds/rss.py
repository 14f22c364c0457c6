"""What items of RSS have in common, whether a feed or an export lists them."""

import re

from tui_reader.archive.feeds.nodes import Node
from tui_reader.archive.feeds.timestamps import read_mail_time, read_timestamp
from tui_reader.archive.markup.html_text import text_of_html
from tui_reader.archive.records import known_name

_NAME_IN_BRACKETS = re.compile(r"\(([^()]+)\)\s*$")


def link_of(item: Node) -> str | None:
    """Give the address of an item."""
    for each in item.nodes("link"):
        if text := each.own_text():
            return text
    guid = item.first("guid")
    if guid is not None and guid.attributes.get("isPermaLink", "true").lower() != "false":
        text = guid.own_text()
        return text if text.startswith(("http://", "https://")) else None
    return item.attributes.get("rdf:about") or None


def id_of(item: Node) -> str | None:
    """Give the native id of an item: its guid, or its address."""
    return item.text("guid") or link_of(item)


def author_of(item: Node) -> str | None:
    """Give the name of who wrote an item; an address for mail is none."""
    for text in (item.text("dc:creator"), item.text("author")):
        match = _NAME_IN_BRACKETS.search(text)
        if name := known_name(text) or known_name(match[1].strip() if match else ""):
            return name
    return None


def time_of(item: Node) -> str | None:
    """Give the time of an item."""
    if text := item.text("pubDate"):
        return read_mail_time(text)
    return read_timestamp(item.text("dc:date", "published", "updated"))


def labels_of(item: Node) -> tuple[str, ...]:
    """Give the labels of an item, each once."""
    found = dict.fromkeys(text_of_html(each.own_text()) for each in item.nodes("category"))
    return tuple(each for each in found if each)


def title_of(item: Node) -> str:
    """Give the title of an item, which may hold HTML."""
    node = item.first("title")
    return text_of_html(node.html()) if node is not None else ""
