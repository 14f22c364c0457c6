"""The format *scripted-page*: a page of Blogger that carries its comments as data of a script."""

import re
from collections.abc import Iterator
from typing import Any

from tui_reader.archive.files.capture import Capture
from tui_reader.archive.markup.html_text import text_of_html
from tui_reader.archive.pages.page import Page, page_of
from tui_reader.archive.pages.page_comments import give_posts
from tui_reader.archive.pages.page_times import read_milliseconds, read_printed
from tui_reader.archive.pages.script_data import read_value
from tui_reader.archive.post import Post, Source
from tui_reader.archive.records import CommentRecord

NAME = "scripted-page"

_ITEMS = re.compile(r"\bitems\s*=\s*(?=\[\s*\{)")


def recognise(capture: Capture) -> float:
    """Say how sure it is that a capture has this format."""
    page = page_of(capture)
    if page is None or not _ITEMS.search(page.html):
        return 0.0
    return 0.96 if _items(page) else 0.0


def read(capture: Capture, source: Source) -> Iterator[Post | str]:
    """Give the posts of a page, and sentences about the page as a whole."""
    page = page_of(capture)
    assert page is not None
    yield from give_posts(page, source, [_comment(page, each) for each in _items(page)])


def _items(page: Page) -> list[dict[str, Any]]:
    for match in _ITEMS.finditer(page.html):
        value = read_value(page.html, match.end())
        items = [each for each in value or () if isinstance(each, dict)]
        if items and all("id" in each and "body" in each for each in items):
            return items
    return []


def _comment(page: Page, item: dict[str, Any]) -> CommentRecord:
    author = item.get("author")
    parent = item.get("parentId")
    printed = read_printed(str(item.get("displayTime") or ""))
    return CommentRecord(
        body=text_of_html(str(item.get("body") or ""), page.url),
        id=f"c{item['id']}",
        parent=f"c{parent}" if parent else None,
        author=str(author.get("name") or "") if isinstance(author, dict) else None,
        published=printed or read_milliseconds(item.get("timestamp")),
        url=str(item.get("permalink") or item.get("link") or "") or None,
    )
