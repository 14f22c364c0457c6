"""The format *any-page*: the main text of a page that no other format knows."""

from collections.abc import Iterator

from tui_reader.archive.files.capture import Capture, Unreadable
from tui_reader.archive.pages.page import page_of
from tui_reader.archive.pages.page_comments import add_untold
from tui_reader.archive.pages.page_end import broken_within
from tui_reader.archive.pages.page_facts import describe_page
from tui_reader.archive.pages.page_main import main_post
from tui_reader.archive.post import Post, Source
from tui_reader.archive.records import make_post

NAME = "any-page"


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
    record = main_post(page)
    if not record.body:
        within = broken_within(page.html)
        why = f": it breaks off within {within}" if within else ""
        raise Unreadable(f"It is an HTML page without any text{why}.")
    describe_page(page, record)
    record.claimed = None
    add_untold(page, record)
    record.warnings.append(
        "No comments were told apart in this page: all of its main text is the body."
    )
    yield make_post(record, source)
