"""The format *any-page*: the main text of a page that no other format knows."""

from collections.abc import Iterator

from tui_reader.archive.files.capture import Capture, Unreadable
from tui_reader.archive.pages.page import page_of
from tui_reader.archive.pages.page_facts import describe_page
from tui_reader.archive.pages.page_main import main_text
from tui_reader.archive.pages.page_times import stamp_of
from tui_reader.archive.post import Post, Source
from tui_reader.archive.records import PostRecord, make_post

NAME = "any-page"

_MAINS = ["article", "main"]


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
    headings = [each for each in page.all("h1") if each.find_parent(_MAINS)]
    stamps = [each for each in page.all("time") if each.find_parent(_MAINS) and stamp_of(each)]
    alone = headings if len(headings) == 1 and page.line(headings[0]) else []
    record = PostRecord(body=main_text(page, alone) or main_text(page))
    if not record.body:
        raise Unreadable("It is an HTML page without any text.")
    # Of several nobody knows which is the post's.
    if alone:
        record.title = page.line(alone[0])
    if len(stamps) == 1:
        record.published = stamp_of(stamps[0])
    describe_page(page, record)
    record.claimed = None
    record.warnings.append(
        "No comments were told apart in this page: all of its main text is the body."
    )
    yield make_post(record, source)
