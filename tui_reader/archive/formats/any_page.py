"""The format *any page*: the main text of a page that no other format knows."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui_reader.archive.capture import Capture, Unreadable
from tui_reader.archive.page import Page, page_of
from tui_reader.archive.page_facts import describe_page
from tui_reader.archive.post import Post, Source
from tui_reader.archive.records import PostRecord, make_post

if TYPE_CHECKING:
    from bs4.element import Tag

NAME = "any page"

_MAINS = ("main", "article", "#content", "#main", ".post", ".content", "body")
_FURNITURE = ("nav", "header", "footer", "aside", "form", "button")
_LEAST_SHARE = 0.4


def recognise(capture: Capture) -> float:
    """Say how sure it is that a capture has this format: a little, so that no page is lost."""
    return 0.05 if page_of(capture) is not None else 0.0


def read(capture: Capture, source: Source) -> Iterator[Post | str]:
    """Give the text of a page as one post.

    Raises:
        Unreadable: It has no text.
    """
    page = page_of(capture)
    assert page is not None
    record = PostRecord(body=_main_text(page))
    if not record.body:
        raise Unreadable("It is an HTML page without any text.")
    describe_page(page, record)
    record.claimed = None
    record.warnings.append(
        "No comments were told apart in this page: all of its main text is the body."
    )
    yield make_post(record, source)


def _main_text(page: Page) -> str:
    """The text of the first part that holds a fair share of the page's words."""
    whole = page.first("body", "html")
    if whole is None:
        return ""
    furniture = [each for key in _FURNITURE for each in page.all(key)]
    all_text = page.text(whole, furniture) or page.text(whole)
    for key in _MAINS:
        found: list[Tag] = list(page.all(key))
        if len(found) == 1:
            text = page.text(found[0], [each for each in furniture if each is not found[0]])
            if len(text) >= _LEAST_SHARE * len(all_text) and text:
                return text
    return all_text
