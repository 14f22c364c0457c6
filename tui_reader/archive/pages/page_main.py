"""The main text of a page in which nothing says where that is."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui_reader.archive.pages.page import Page

if TYPE_CHECKING:
    from bs4.element import Tag

_MAINS = ("main", "article", "#content", "#main", ".post", ".entry", ".content")
_FURNITURE = (
    *("nav", "header", "footer", "aside", "form", "button"),
    *("#header", "#footer", "#sidebar", ".sidebar", ".widget-area", ".navigation", "#respond"),
)
_FAIR_SHARE = 0.4


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
