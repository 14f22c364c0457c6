"""The format *blog-page*: posts without comments, also as mobile pages list them."""

import re
from collections.abc import Iterator

from tui_reader.archive.files.capture import Capture
from tui_reader.archive.pages.page import page_of
from tui_reader.archive.pages.page_bodies import find_bodies
from tui_reader.archive.pages.page_comments import give_posts
from tui_reader.archive.post import Post, Source

NAME = "blog-page"

_BODY = re.compile(
    r"\bclass\s*=\s*[\"']?(?:[\w-]+\s+){0,6}(?:post-body|entry-content|post-content|entry-body|"
    r"entrytext|entry)\b"
    r"|\bitemprop\s*=\s*[\"']?articleBody\b"
)


def recognise(capture: Capture) -> float:
    """Say how sure it is that a capture has this format."""
    page = page_of(capture)
    if page is None or not _BODY.search(page.html) or not find_bodies(page):
        return 0.0
    return 0.8


def read(capture: Capture, source: Source) -> Iterator[Post | str]:
    """Give the posts of a page, and sentences about the page as a whole."""
    page = page_of(capture)
    assert page is not None
    yield from give_posts(page, source)
