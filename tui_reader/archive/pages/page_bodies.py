"""Where the posts of a page are: the body of each, the element of the post, what is around it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tui_reader.archive.pages.page import Page, words_of

if TYPE_CHECKING:
    from bs4.element import Tag

_BODIES = (".post-body", ".entry-content", "[articleBody]", ".post-content", ".entry-body")
# Of WordPress's first themes; others call other things so.
_OLD_BODIES = (".entrytext", ".entry")
_POSTS = frozenset(("post", "hentry"))
_ROOTS = _POSTS | frozenset(
    "post-outer mobile-post-outer blog-post type-post type-page entry".split()
)
_HIGHEST_ROOT = 12


def find_bodies(page: Page) -> "list[Tag]":
    """The bodies of the posts of a page, in its order."""
    for key in _BODIES:
        if found := _outermost(page, page.all(key)):
            return found
    for key in _OLD_BODIES:
        bodies = [each for each in page.all(key) if is_post(root_of(each))]
        if found := _outermost(page, bodies):
            return found
    return []


def _outermost(page: Page, bodies: "Sequence[Tag]") -> "list[Tag]":
    comments = page.first("#comments")
    found: list[Tag] = []
    for each in bodies:
        inside = found and page.is_inside(each, found[-1])
        if not inside and not (comments is not None and page.is_inside(each, comments)):
            found.append(each)
    return found


def root_of(body: "Tag") -> "Tag | None":
    """The element of the post that a body belongs to."""
    element = body.parent
    for _ in range(_HIGHEST_ROOT):
        if element is None:
            break
        kind = str(element.get("itemtype") or "")
        marked = not _ROOTS.isdisjoint(words_of(element, "class"))
        if marked or element.name == "article" or kind.endswith(("Posting", "Article")):
            return element
        element = element.parent
    return None


def is_post(root: "Tag | None") -> bool:
    """Whether an element is said to be a post, not merely a part of a page."""
    return root is not None and not _POSTS.isdisjoint(words_of(root, "class"))


class Around:
    """What stands in a post, but not in its body."""

    def __init__(self, page: Page, root: "Tag | None", body: "Tag") -> None:
        """Hold the elements.

        Args:
            page: The page.
            root: The element of the post; None for all of the page.
            body: Its body.
        """
        self._page = page
        self._root = root
        self._body = body

    def all(self, *keys: str) -> "Iterator[Tag]":
        """The elements of some keys, see `Page.all`."""
        start, end = self._page.span(self._root) if self._root is not None else (0, None)
        for each in self._page.between(start, end, *keys):
            if not self._page.is_inside(each, self._body):
                yield each

    def above(self, *keys: str) -> "Iterator[Tag]":
        """Those of them that begin before the body."""
        start = self._page.span(self._body)[0]
        return (each for each in self.all(*keys) if self._page.span(each)[0] < start)

    def first(self, *keys: str) -> "Tag | None":
        """The first such element."""
        return next(self.all(*keys), None)
