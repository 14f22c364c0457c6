"""The format *WordPress page*: comments of WordPress, and of tools that lay them out alike."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui_reader.archive.addresses import full_address
from tui_reader.archive.capture import Capture
from tui_reader.archive.page import Page, page_of, words_of
from tui_reader.archive.page_comments import Item, give_posts, moment_of, nested_items
from tui_reader.archive.post import Post, Source
from tui_reader.archive.records import CommentRecord

if TYPE_CHECKING:
    from bs4.element import Tag

NAME = "WordPress page"

_LIST = re.compile(
    r"<(?:li|div|article)\b[^<>]{0,400}\bid\s*=\s*[\"']?(?:li-|div-)?comment-\d", re.IGNORECASE
)
_NATIVE = re.compile(r"(?:li-|div-)?comment-(\w{1,60})")
_AUTHORS = (".fn", ".comment-author", ".comment_author", ".author", "[author]", "cite")
_TIMES = (
    ".comment-metadata",
    ".commentmetadata",
    ".comment-meta",
    ".comment-date",
    ".comment-time",
    ".date",
    "time",
)
_TEXTS = (".comment-content", ".comment-text", ".comment_text", ".comment-entry", "[text]")
_AROUND_TEXT = (
    ".comment-author",
    ".comment-meta",
    ".commentmetadata",
    ".comment-metadata",
    ".reply",
    ".comment-reply-link",
    ".comment-edit-link",
    ".comment-awaiting-moderation",
    ".avatar",
    ".says",
    "cite",
    "form",
)
_MENTIONS = frozenset({"pingback", "trackback"})
_SAYS = re.compile(r"\s+(?:says|said)\s*:?$", re.IGNORECASE)


def recognise(capture: Capture) -> float:
    """Say how sure it is that a capture has this format."""
    page = page_of(capture)
    return 0.9 if page is not None and _LIST.search(page.html) else 0.0


def read(capture: Capture, source: Source) -> Iterator[Post | str]:
    """Give the posts of a page, and sentences about the page as a whole."""
    page = page_of(capture)
    assert page is not None
    yield from give_posts(page, source, lambda: _comments(page))


def _comments(page: Page) -> list[CommentRecord]:
    items = nested_items(page, _elements(page))
    ids = [_id(item.element) for item in items]
    return [
        _comment(page, item, ids[place], None if item.parent is None else ids[item.parent])
        for place, item in enumerate(items)
    ]


def _elements(page: Page) -> "list[Tag]":
    """The elements of the comments: the outermost one of each."""
    found = [
        (page.span(each), each)
        for name in ("li", "div", "article")
        for each in page.all(name)
        if _NATIVE.fullmatch(str(each.get("id") or "")) and _is_comment(each)
    ]
    found.sort(key=lambda pair: pair[0])
    known: set[str] = set()
    elements = []
    for _, each in found:
        if (native := _id(each)) not in known:
            known.add(native)
            elements.append(each)
    return elements


def _is_comment(element: "Tag") -> bool:
    classes = words_of(element, "class")
    return not classes or any(each.startswith(("comment", "ping", "track")) for each in classes)


def _id(element: "Tag") -> str:
    match = _NATIVE.fullmatch(str(element.get("id") or ""))
    return f"comment-{match[1]}" if match else ""


def _comment(page: Page, item: Item, native: str, parent: str | None) -> CommentRecord:
    when = item.first(*_TIMES)
    content = item.first(*_TEXTS)
    around = list(item.inner)
    if content is None:
        content = item.element
        around += [each for key in _AROUND_TEXT for each in item.all(key)]
    link = page.first("a", inside=when) if when is not None else None
    return CommentRecord(
        body=page.text(content, around),
        id=native,
        parent=parent,
        author=_SAYS.sub("", page.line(item.first(*_AUTHORS))),
        published=moment_of(page, when),
        url=full_address(link.get("href"), page.url) or None if link is not None else None,
    )
