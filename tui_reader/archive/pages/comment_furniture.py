"""What a page prints beside the words of a comment: names, times, pictures, buttons."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import TYPE_CHECKING

from tui_reader.archive.languages.dates import read_moment
from tui_reader.archive.languages.page_words import COUNT_WORDS, FORM_WORDS, PAIRS
from tui_reader.archive.pages.page import Page, words_in, words_of

if TYPE_CHECKING:
    from bs4.element import Tag

_NAMES = frozenset("button form nav select".split())
_INLINE = frozenset("a abbr b cite em i small span strong".split())
_BUTTONS = frozenset(
    "action actions avatar badge btn button buttons continue control controls dislike edit flag "
    "form gravatar icon icons karma like likes loadmore login moderation permalink rating "
    "ratings reader reply replybox report sd share sharedaddy sharing social stars thumbs "
    "toggle toolbar tooltip vote votes voting".split()
)
_ABOUT = frozenset(
    "author byline commentmetadata date datetime fn info meta metadata name says time timestamp "
    "user username vcard".split()
)
OF_LIST = frozenset(
    "auth avatar filter form gravatar login navigation nocomments pager pagination rss sharing "
    "sort sorting subscribe subscription".split()
)
"""Words in the classes of what stands in a list of comments and is no comment."""
_TEXTS = frozenset("body comment content message note quote text".split())
# Small print, such as "secondary-text" and "screen-reader-text".
_SHADES = frozenset(("secondary", "reader"))
_OF_LINKS = ("#respond", "#comment-", "replytocom=", "action=editcomment", "javascript:")
_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"<[^<>\s]*>")
_FIRST_PICTURE = "\U0001f300"
# Nothing longer is a button; a name with a time and a rank may be.
_LONGEST = 120
_MOST_NODES = 100
_BETWEEN = (
    frozenset(
        # Words between a name and a time, and of links that nothing else marks as such.
        "a admin ago alle am at author by day days dice dijo disse dit diz edit el guest hour "
        "hours in la le leave like link log login member minute minutes moderator month months "
        "o om on permalink pm post posted quote report sagt said says schreibt schrieb share "
        "the to um von week weeks writes wrote year years à às".split()
    )
    | frozenset(
        # Of links from page to page.
        "are closed comment comments feed first last navigation newer newest next older oldest "
        "page pages pingback pingbacks previous rss subscribe trackback trackbacks".split()
    )
    | frozenset(
        word.casefold()
        for each in (*COUNT_WORDS, *FORM_WORDS, *PAIRS, *PAIRS.values())
        for word in each.split()
    )
)


def furniture_beside(
    page: Page,
    element: "Tag",
    kept: "Sequence[Tag]",
    told: "Iterable[Tag]" = (),
    *,
    words: AbstractSet[str],
) -> "tuple[list[Tag], bool]":
    """Find what is no words of a comment: its class says what it is, and it is short.

    Args:
        page: The page.
        element: The comment, or what lists some.
        kept: What in it is not looked at: the words that are known, other comments.
        told: What its name and its time were read from.
        words: What classes say of what is none, such as `OF_LIST`.

    Returns:
        The elements, and whether anything else is there that may be seen.
    """
    from bs4.element import Tag

    starts = sorted(page.span(each)[0] for each in kept)
    left = set(map(id, kept))
    sources = set(map(id, told))
    found: list[Tag] = []
    more = False
    waiting = [(element, _says(element))]
    while waiting:
        outer, speaks = waiting.pop()
        for each in outer.contents:
            if not isinstance(each, Tag):
                more = more or not str(each).isspace()
                continue
            if id(each) in left:
                continue
            more = more or each.name == "img"
            start, end = page.span(each)
            place = bisect_right(starts, start)
            holds = place < len(starts) and starts[place] < end
            said = speaks and each.name in _INLINE
            known = id(each) in sources
            marked = known or _is_marked(each, words)
            taken = marked and not holds and (each.name in _NAMES or _is_short(each))
            # A link to another comment may stand in the midst of what somebody says.
            if taken and (known or not said or not has_words(page.line(each))):
                found.append(each)
            else:
                waiting.append((each, said or _says(each)))
    return found, more


def _says(element: "Tag") -> bool:
    """Whether an element has words of its own, which stand in none that is in it."""
    from bs4.element import NavigableString

    texts = (str(each) for each in element.contents if type(each) is NavigableString)
    return any(map(has_words, texts))


def _is_marked(element: "Tag", words: AbstractSet[str]) -> bool:
    if element.name in _NAMES:
        return True
    address = str(element.get("href") or "") if element.name == "a" else ""
    if any(each in address for each in _OF_LINKS):
        return True
    marked = False
    for each in words_of(element, "class"):
        said = _words_of_class(each)
        if said is None:
            return False
        marked = marked or not words.isdisjoint(said)
    return marked


@lru_cache(maxsize=1000)
def _words_of_class(written: str) -> frozenset[str] | None:
    """The words of a class; None where it says that it is of a text."""
    said = words_in(written)
    is_text = bool(said) and said[-1] in _TEXTS and _SHADES.isdisjoint(said)
    return None if is_text else frozenset(said)


def _is_short(element: "Tag") -> bool:
    """Whether it holds little; what holds much is not gone through."""
    from bs4.element import NavigableString, Tag

    nodes = letters = 0
    waiting = [element]
    while waiting:
        for each in waiting.pop().contents:
            nodes += 1
            if isinstance(each, Tag):
                waiting.append(each)
            elif isinstance(each, NavigableString):
                letters += len(each.strip())
            if nodes > _MOST_NODES or letters > _LONGEST:
                return False
    return True


def text_of_comment(
    page: Page,
    element: "Tag",
    contents: "Sequence[Tag]",
    apart: "Sequence[Tag]",
    told: "Sequence[Tag]",
    author: str,
) -> str:
    """Give the words of a comment, also those beside the elements that are said to hold them.

    Args:
        page: The page.
        element: The comment.
        contents: The elements in it, or behind it, that hold its words, in their order; none is in
            another.
        apart: What in it are other comments.
        told: What its name and its time were read from.
        author: The name; empty where it is not known, and stands in what is left.
    """
    words = _BUTTONS | _ABOUT if author else _BUTTONS
    around, more = furniture_beside(page, element, [*apart, *contents], told, words=words)
    if contents and author:
        but = [*apart, *around, *contents]
        beside = page.text(element, but, hidden=False) if more else ""
        named = frozenset(_WORD.findall(author.casefold()))
        if not any(has_words(line, named) for line in beside.split("\n")):
            return "\n\n".join(_texts(page, contents, apart))
    behind = [each for each in contents if not page.is_inside(each, element)]
    texts = (page.text(element, [*apart, *around]), *_texts(page, behind, apart))
    return "\n\n".join(filter(None, texts))


def _texts(page: Page, elements: "Sequence[Tag]", apart: "Sequence[Tag]") -> "Iterator[str]":
    """The texts of elements that are not in each other, each without what in it is apart."""
    ordered = sorted(apart, key=page.span)
    starts = [page.span(each)[0] for each in ordered]
    for each in elements:
        start, end = page.span(each)
        yield page.text(each, ordered[bisect_left(starts, start) : bisect_left(starts, end)])


def has_words(line: str, named: AbstractSet[str] = frozenset()) -> bool:
    """Whether a line says more than a name, a time, and what links and buttons say.

    Args:
        line: A line that stands beside the words of a comment.
        named: The words of who wrote it, in small letters.
    """
    line = _ADDRESS.sub("", line)
    if set(_WORD.findall(line.casefold())) - _BETWEEN <= named:
        return any(letter >= _FIRST_PICTURE for letter in line)
    return read_moment(line.strip(" |·–—-@,.:")) is None
