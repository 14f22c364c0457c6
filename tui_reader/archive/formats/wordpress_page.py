"""The format *wordpress-page*: comments of WordPress, and of tools that lay them out alike."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from tui_reader.archive.files.capture import Capture
from tui_reader.archive.languages.said_words import split_time, without_said, without_says
from tui_reader.archive.pages.comment_furniture import text_of_comment
from tui_reader.archive.pages.page import Page, page_of, words_of
from tui_reader.archive.pages.page_comments import Item, give_posts, moment_of, nested_items
from tui_reader.archive.post import Post, Source
from tui_reader.archive.records import CommentRecord

if TYPE_CHECKING:
    from bs4.element import Tag

NAME = "wordpress-page"

_LIST = re.compile(
    r"<(?:li|div|article|dt)\b[^<>]{0,400}\bid\s*=\s*[\"']?(?:li-|div-)?comment-\d", re.IGNORECASE
)
_NATIVE = re.compile(r"(?:li-|div-)?comment-(\d{1,20})")
_LEVEL = re.compile(r"(?:depth|(?:wc|wpd)[-_]comment[-_]level)-(\d{1,3})")
_HIGHEST_WITH_LEVEL = 3
_AUTHORS = (
    *(".fn", ".comment-author", ".comment_author", ".wc-comment-author", ".wpd-comment-author"),
    *(".c-comment__author-name", ".w-comments-item-author", ".author", "[author]", "cite", ".url"),
)
_NAMES = (".fn", "strong", "b", ".url")
_TIMES = (
    *(".comment-metadata", ".commentmetadata", ".comment-meta", ".comment-date", ".comment-time"),
    *("time", ".date", ".comment_meta", ".comment-author", ".comment_author", "small", "cite"),
)
_TEXTS = (
    *(".comment-content", ".comment-text", ".comment_text", ".comment-entry", "[text]"),
    *(".wc-comment-text", ".wpd-comment-text", ".c-comment__content", ".w-comments-item-text"),
)
_BY = re.compile(r"^(?:comment by|kommentar von|commentaire par|coment[aá]rio (?:de|por))\s+", re.I)
_MENTIONS = frozenset({"pingback", "trackback"})
_MENTION = re.compile(r"(?:ping|track)back\b[\s:]*", re.IGNORECASE)


def recognise(capture: Capture) -> float:
    """Say how sure it is that a capture has this format."""
    page = page_of(capture)
    return 0.9 if page is not None and _LIST.search(page.html) else 0.0


def read(capture: Capture, source: Source) -> Iterator[Post | str]:
    """Give the posts of a page, and sentences about the page as a whole."""
    page = page_of(capture)
    assert page is not None
    elements = _elements(page)
    items = nested_items(page, elements)
    _give_parents(items)
    ids = [_id(item.element) for item in items]
    comments, mentions = [], []
    for place, item in enumerate(items):
        if _is_mention(page, item):
            mentions.append(_mention(page, item, ids[place] or None))
        else:
            parent = None if item.parent is None else ids[item.parent]
            comments.append(_comment(page, item, ids[place], parent))
    texts = [each for element in elements for each in _meanings(element)]
    yield from give_posts(page, source, comments, mentions, [*elements, *texts])


def _elements(page: Page) -> "list[Tag]":
    """The elements of the comments: the outermost one of each."""
    found = [
        (page.span(each), each)
        for name in ("li", "div", "article", "dt")
        for each in page.all(name)
        if _is_marked(each) or (_id(each) and _is_comment(page, each))
    ]
    found.sort(key=lambda pair: pair[0])
    known: set[str] = set()
    elements: list[Tag] = []
    for _, each in found:
        if elements and _is_marked(elements[-1]) and page.is_inside(each, elements[-1]):
            continue
        if not (native := _id(each)) or native not in known:
            known.add(native)
            elements.append(each)
    return elements


def _is_marked(element: "Tag") -> bool:
    """Whether it is said to be a pingback or a trackback; some have no number."""
    return element.name == "li" and not _MENTIONS.isdisjoint(words_of(element, "class"))


def _is_comment(page: Page, element: "Tag") -> bool:
    classes = words_of(element, "class")
    if not classes or any(each.startswith(("comment", "ping", "track")) for each in classes):
        return True
    if element.name != "li" and any("comment" in each.lower() for each in classes):
        return True
    # The first themes mark every other one as "alt"; side columns have no numbered lists.
    numbered = element.parent is not None and element.parent.name == "ol"
    return element.name == "li" and (
        numbered or any(page.is_inside(element, each) for each in page.all(".commentlist"))
    )


def _id(element: "Tag") -> str:
    match = _NATIVE.fullmatch(str(element.get("id") or ""))
    return f"comment-{match[1]}" if match else ""


def _give_parents(items: list[Item]) -> None:
    """Let those answer others that only say their level, and do not stand in each other."""
    opened: list[tuple[int, int]] = []
    for place, item in enumerate(items):
        level = _level(item.element)
        if not level:
            continue
        while opened and opened[-1][0] >= level:
            opened.pop()
        if item.parent is None and opened:
            item.parent = opened[-1][1]
        opened.append((level, place))


def _level(element: "Tag") -> int:
    """The level that an element, or one close around it, says that a comment has; else 0."""
    around: Tag | None = element
    for _ in range(_HIGHEST_WITH_LEVEL):
        if around is None:
            break
        for each in words_of(around, "class"):
            if match := _LEVEL.fullmatch(each):
                return int(match[1])
        around = around.parent
    return 0


def _meanings(element: "Tag") -> "Iterator[Tag]":
    """What a list of terms has to say of one, where comments are laid out as such."""
    from bs4.element import Tag

    # One by one: asked for at once, all that follow would be gone through for each.
    for each in element.next_siblings if element.name == "dt" else ():
        if isinstance(each, Tag) and each.name == "dt":
            break
        if isinstance(each, Tag) and each.name == "dd":
            yield each


def _is_mention(page: Page, item: Item) -> bool:
    if not _MENTIONS.isdisjoint(words_of(item.element, "class")):
        return True
    return not words_of(item.element, "class") and bool(_MENTION.match(page.line(item.element)))


def _mention(page: Page, item: Item, native: str | None) -> CommentRecord:
    return CommentRecord(
        body=_MENTION.sub("", page.text(item.element, item.inner), count=1),
        id=native,
        author=page.line(item.first(".url", "a")),
        published=_published(page, item)[0],
    )


def _comment(page: Page, item: Item, native: str, parent: str | None) -> CommentRecord:
    author, named = _author(page, item)
    published, timed = _published(page, item)
    told = [each for each in (named, timed) if each is not None]
    return CommentRecord(
        body=_body(page, item, author, told) or page.text(item.element, item.apart),
        id=native,
        parent=parent,
        author=author,
        published=published,
        url=f"{page.url.partition('#')[0]}#{native}" if page.url else None,
    )


def _body(page: Page, item: Item, author: str, told: "Sequence[Tag]") -> str:
    contents = _contents(page, item)
    text = text_of_comment(page, item.element, contents, item.apart, told, author)
    # In the first themes it is no part of what holds the name.
    return without_says(text) if not contents and item.first("cite") is not None else text


def _contents(page: Page, item: Item) -> "list[Tag]":
    """The elements that are said to hold the text of a comment."""
    if item.element.name == "dt":
        return list(_meanings(item.element))
    for key in _TEXTS:
        found: list[Tag] = []
        for each in item.all(key):
            if not found or not page.is_inside(each, found[-1]):
                found.append(each)
        if found:
            return found
    return []


def _author(page: Page, item: Item) -> "tuple[str, Tag | None]":
    """The name, and what holds it."""
    quoted = _contents(page, item)
    starts = [page.span(each)[0] for each in quoted]
    for each in item.all(*_AUTHORS):
        # They are in their order, and not in each other.
        before = bisect_right(starts, page.span(each)[0])
        if each.name == "cite" and before and page.is_inside(each, quoted[before - 1]):
            continue
        name = page.line(page.first(*_NAMES, inside=each)) or page.line(each)
        # The first themes print the day behind the name.
        if name := _BY.sub("", split_time(without_said(name))[0], count=1):
            return name, each
    return "", None


def _published(page: Page, item: Item) -> "tuple[str | None, Tag | None]":
    """The time, and what holds it."""
    links = (each for each in item.all("a") if "#comment-" in str(each.get("href")))
    for each in chain(item.all(*_TIMES), links):
        if moment := moment_of(page, each):
            return moment, each
    return None, None
