"""The format *classic-page*: Blogger's older templates, with a flat list of comments."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tui_reader.archive.files.capture import Capture
from tui_reader.archive.languages.said_words import split_time, without_said
from tui_reader.archive.markup.addresses import full_address
from tui_reader.archive.pages.page import Page, page_of, words_of
from tui_reader.archive.pages.page_comments import give_posts, moment_of
from tui_reader.archive.post import Post, Source
from tui_reader.archive.records import CommentRecord

if TYPE_CHECKING:
    from bs4.element import Tag

NAME = "classic-page"

_LIST = re.compile(r"\bid\s*=\s*[\"']?comments-block\b")
_BODY = re.compile(r"\bclass\s*=\s*[\"']?(?:[\w-]+\s)?comment-body\b")
_NATIVE = re.compile(r"(?:c|[\w]{1,30}_cmt-)(\d{3,25})")
_AUTHORS = (".comment-author", ".comment-poster")
_TIMES = (".comment-timestamp", ".comment-footer")


def recognise(capture: Capture) -> float:
    """Say how sure it is that a capture has this format."""
    page = page_of(capture)
    found = _LIST.search(page.html) if page is not None else None
    return 0.95 if page is not None and found and _BODY.search(page.html, found.end()) else 0.0


def read(capture: Capture, source: Source) -> Iterator[Post | str]:
    """Give the posts of a page, and sentences about the page as a whole."""
    page = page_of(capture)
    assert page is not None
    block = page.first("#comments-block")
    parts = list(_parts(page, block)) if block is not None else []
    yield from give_posts(
        page,
        source,
        _comments(page, parts),
        elements=page.all("#comments-block"),
        parts=[element for _, element in parts],
    )


def _comments(page: Page, parts: "Sequence[tuple[str, Tag]]") -> list[CommentRecord]:
    comments: list[CommentRecord] = []
    for role, element in parts:
        # A comment begins with its author; a body without one is a comment all the same.
        if role == "author" or not comments or (role == "body" and comments[-1].body):
            comments.append(CommentRecord())
        _take(page, role, element, comments[-1])
    return [each for each in comments if each.body or each.author]


def _parts(page: Page, block: "Tag") -> "Iterator[tuple[str, Tag]]":
    """The authors, bodies and times of a list, in the order of the page."""
    authors = [each for key in _AUTHORS for each in page.all(key, block)]
    # Templates of one's own have other names for it; it is a term of the list all the same.
    found = [("author", each) for each in authors or page.all("dt", block)]
    bodies = page.all(".comment-body", block)
    found += [("body", each) for each in bodies]
    found += [("time", each) for key in _TIMES for each in page.all(key, block)]
    found.sort(key=lambda part: page.span(part[1])[0])
    end = -1
    for role, element in found:
        start, after = page.span(element)
        # What is in a body was written by whoever wrote the comment.
        if start >= end:
            yield role, element
        if role == "body":
            end = max(end, after)


def _take(page: Page, role: str, element: "Tag", comment: CommentRecord) -> None:
    comment.id = comment.id or _id(page, element)
    if role == "author":
        comment.author, comment.published = _author(page, element)
    elif role == "body":
        comment.body = page.text(element)
    else:
        comment.published = comment.published or moment_of(page, element)
        if comment.url is None and (link := page.first("a", inside=element)) is not None:
            comment.url = full_address(link.get("href"), page.url) or None


def _id(page: Page, element: "Tag") -> str | None:
    anchors = [each.get("name") for each in page.all("a", element)]
    for written in (element.get("id"), *anchors):
        if match := _NATIVE.fullmatch(str(written or "")):
            return f"c{match[1]}"
    return None


def _author(page: Page, element: "Tag") -> tuple[str, str | None]:
    """The name, and the day where it stands there too."""
    pictures = page.all(".avatar-image-container", element)
    # The first templates print the time before the name.
    line, moment = split_time(page.line(element, pictures))
    published = moment.published if moment else None
    for link in page.all("a", element):
        name = page.line(link)
        if name and line.startswith(name) and "nofollow" in words_of(link, "rel"):
            return name, published
    return without_said(line, any_word=True), published
