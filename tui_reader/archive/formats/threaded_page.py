"""The format *threaded-page*: a page of Blogger whose comments stand in each other."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tui_reader.archive.files.capture import Capture
from tui_reader.archive.markup.addresses import full_address
from tui_reader.archive.pages.comment_furniture import text_of_comment
from tui_reader.archive.pages.page import Page, page_of, words_of
from tui_reader.archive.pages.page_comments import Item, give_posts, moment_of, nested_items
from tui_reader.archive.post import Post, Source
from tui_reader.archive.records import CommentRecord

if TYPE_CHECKING:
    from bs4.element import Tag

NAME = "threaded-page"

_LIST = re.compile(
    r"<li\b[^<>]{0,200}\bclass\s*=\s*[\"']?comment\b[^<>]{0,200}>\s*(?:<!--.{0,200}?-->\s*)?"
    r"<div\b[^<>]{0,200}\bclass\s*=\s*[\"']?(?:avatar-image-container|comment-block)\b",
    re.DOTALL,
)
_NATIVE = re.compile(r"c?(\d{1,25})")


def recognise(capture: Capture) -> float:
    """Say how sure it is that a capture has this format."""
    page = page_of(capture)
    return 0.97 if page is not None and _LIST.search(page.html) else 0.0


def read(capture: Capture, source: Source) -> Iterator[Post | str]:
    """Give the posts of a page, and sentences about the page as a whole."""
    page = page_of(capture)
    assert page is not None
    elements = [
        each
        for each in page.all("li")
        if "comment" in words_of(each, "class") and page.first(".comment-block", inside=each)
    ]
    yield from give_posts(page, source, _comments(page, elements), elements=elements)


def _comments(page: Page, elements: "Sequence[Tag]") -> list[CommentRecord]:
    records: list[CommentRecord] = []
    for item in nested_items(page, elements):
        answered = None if item.parent is None else records[item.parent]
        records.append(_comment(page, item, answered))
    return records


def _id(item: Item) -> str | None:
    """Give the native id; other ids of elements only count them."""
    button = item.first(".comment-reply")
    for written in (
        item.element.get("id"),
        button.get("data-comment-id") if button is not None else None,
    ):
        if match := _NATIVE.fullmatch(str(written or "")):
            return f"c{match[1]}"
    return None


def _comment(page: Page, item: Item, answered: CommentRecord | None) -> CommentRecord:
    name = next((each for each in item.all(".user", "cite") if page.line(each)), None)
    when = item.first(".datetime", ".comment-timestamp")
    told = [each for each in (name, when) if each is not None]
    content = item.first(".comment-content")
    contents = [] if content is None else [content]
    author = page.line(name)
    link = page.first("a", inside=when) if when is not None else None
    return CommentRecord(
        body=text_of_comment(page, item.element, contents, item.apart, told, author),
        id=_id(item),
        answers=answered,
        author=author,
        published=moment_of(page, when),
        url=full_address(link.get("href"), page.url) or None if link is not None else None,
    )
