"""The main text of a page in which nothing says where that is."""

from collections.abc import Sequence, Set
from typing import TYPE_CHECKING

from tui_reader.archive.pages.page import Page
from tui_reader.archive.pages.page_times import stamp_of
from tui_reader.archive.records import PostRecord

if TYPE_CHECKING:
    from bs4.element import Tag

_MAINS = ("main", "article", "#content", "#main", ".post", ".entry", ".content")
_TOLD_MAINS = ("main", "article")
_FURNITURE = (
    *("nav", "header", "footer", "aside", "form", "button"),
    *("#header", "#footer", "#sidebar", ".sidebar", ".widget-area", ".navigation", "#respond"),
)
_FAIR_SHARE = 0.4


def main_post(page: Page, but: "Sequence[Tag]" = ()) -> PostRecord:
    """Make a post of the main text, with its only heading as title and its only time.

    Args:
        page: The page.
        but: Elements that are something else, such as its comments.

    Returns:
        The post, without a body where the page has no text; of several headings or times nobody
        knows which is the post's.
    """
    others = set(map(id, but))
    headings = [each for each in page.all("h1") if _is_main(each, others) and page.line(each)]
    stamps = [each for each in page.all("time") if _is_main(each, others) and stamp_of(each)]
    alone = headings if len(headings) == 1 else []
    body = main_text(page, [*but, *alone]) or main_text(page, but)
    record = PostRecord(body=body, title=page.line(alone[0]) if alone else "")
    if len(stamps) == 1:
        record.published = stamp_of(stamps[0])
    return record


def _is_main(element: "Tag", others: Set[int]) -> bool:
    above = list(element.parents)
    return others.isdisjoint(map(id, above)) and any(each.name in _TOLD_MAINS for each in above)


def main_text(page: Page, but: "Sequence[Tag]" = ()) -> str:
    """Give the text of the first part that holds a fair share of the page's words.

    Args:
        page: The page.
        but: Elements that are something else, such as its comments.

    Returns:
        It, without menus, side columns and the like, unless nothing else is there.
    """
    furniture = [*but, *(each for key in _FURNITURE for each in page.all(key))]
    all_text = _all_text(page, furniture)
    if not all_text:
        return _all_text(page, but)
    for key in _MAINS:
        found = page.all(key)
        if len(found) == 1:
            text = page.text(found[0], [each for each in furniture if each is not found[0]])
            if text and len(text) >= _FAIR_SHARE * len(all_text):
                return text
    return all_text


def _all_text(page: Page, but: "Sequence[Tag]") -> str:
    """The text of the whole page; its beginning or end may stand in it twice."""
    # The parser may leave in the head what it does not know.
    wholes = [each for each in page.all("html") if not each.find_parent("html")]
    return "\n\n".join(filter(None, (page.text(each, but) for each in wholes)))
