"""Comments that stand in each other in a page, and the post that they belong to."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from tui_reader.archive.assembly import tidy
from tui_reader.archive.languages.furniture_words import is_footer
from tui_reader.archive.languages.page_words import COUNT_WORDS, read_count, read_responses
from tui_reader.archive.pages.comment_furniture import OF_LIST, furniture_beside, has_words
from tui_reader.archive.pages.page import Page
from tui_reader.archive.pages.page_bodies import find_bodies
from tui_reader.archive.pages.page_facts import describe_page, read_posts
from tui_reader.archive.pages.page_main import main_post
from tui_reader.archive.pages.page_times import read_milliseconds, read_printed, stamp_of
from tui_reader.archive.post import Post, Source
from tui_reader.archive.records import CommentRecord, PostRecord, make_post

if TYPE_CHECKING:
    from bs4.element import Tag


_AREAS = (
    "#comments",
    ".comments-area",
    ".commentlist",
    ".comment-list",
    "#commentlist",
    "#comments-block",
)
_NO_COMMENT = (
    *("form", "nav", "noscript", "#respond", ".comment-form", ".comment-respond", ".navigation"),
    *(".nocomments", ".no-comments"),
)
_BELOW = (".children", ".comment-replies")
# Of templates that nobody knows.
_CALLED = frozenset("comments commentlist comment discussion disqus replies responses".split())
_CALLED_OTHERWISE = frozenset(
    "add bubble button close closed count counter disclaimer feed form guidelines icon latest "
    "leave link links meta nav navigation no notes notice number off open policy popup recent "
    "reply respond rss status widget".split()
)
_ASIDE = (
    *("aside", "nav", "header", "footer", "#sidebar", ".sidebar", ".widget", ".widget-area"),
    *("#footer", "#header", "form", "#respond", ".comment-respond", ".comment-form"),
)
_BLOCKS = frozenset("article aside div dl ol section table ul".split())
_LISTS = frozenset(("div", "dl", "ol", "section", "ul"))
_REST = (
    "Some text beside the comments of this page could not be told apart: it stands behind the body."
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# Not from within white space: each of its letters would be gone on from.
_ADDRESS = re.compile(r"(?<!\s)\s*<[^<>\s]*>")
_COUNT = re.compile(r"[{(\[\s]*\d{1,7} (\w+)")
_LONGEST_COUNT = 60
_FEWEST_AGAINST_CLAIM = 4


class Item:
    """A comment's element, without the comments that stand in it."""

    def __init__(self, page: Page, element: "Tag", parent: int | None) -> None:
        """Hold it.

        Args:
            page: The page.
            element: The element.
            parent: Which of the items before it is the one that it stands in.
        """
        self.page = page
        self.element = element
        self.parent = parent
        self.inner: list[Tag] = []
        self.below: list[Tag] = []

    def all(self, *keys: str) -> "Iterator[Tag]":
        """The elements of some keys that belong to this comment, see `Page.first`."""
        start, end = self.page.span(self.element)
        for each in (*self.inner[:1], *self.below[:1]):
            end = min(end, self.page.span(each)[0])
        return self.page.between(start, end, *keys)

    @property
    def apart(self) -> "list[Tag]":
        """What is in it and none of its own: other comments, and where answers stand."""
        return [*self.inner, *self.below]

    def first(self, *keys: str) -> "Tag | None":
        """The first such element."""
        return next(self.all(*keys), None)


def nested_items(page: Page, elements: "Sequence[Tag]") -> list[Item]:
    """Find out which comments stand in which.

    Args:
        page: The page.
        elements: The elements of all comments, in the order of the page.
    """
    items: list[Item] = []
    opened: list[int] = []
    comments = set(map(id, elements))
    below = [each for key in _BELOW for each in page.all(key) if id(each) not in comments]
    for element in sorted([*elements, *below], key=page.span):
        start = page.span(element)[0]
        while opened and page.span(items[opened[-1]].element)[1] <= start:
            opened.pop()
        parent = opened[-1] if opened else None
        if id(element) not in comments:
            if parent is not None:
                items[parent].below.append(element)
            continue
        if parent is not None:
            items[parent].inner.append(element)
        opened.append(len(items))
        items.append(Item(page, element, parent))
    return items


def moment_of(page: Page, element: "Tag | None") -> str | None:
    """The time of a comment: as it is printed; where that is no date, as a link or program has it.

    Args:
        page: The page.
        element: What holds the time.
    """
    if element is None:
        return None
    for each in (element, *page.all("time", element), *page.all("abbr", element)):
        if stamp := stamp_of(each):
            return stamp
    if printed := read_printed(page.line(element)):
        return printed
    for link in page.all("a", element):
        if moment := read_milliseconds(link.get("href")):
            return moment
    return None


def give_posts(
    page: Page,
    source: Source,
    comments: Sequence[CommentRecord] = (),
    mentions: Sequence[CommentRecord] = (),
    elements: "Sequence[Tag]" = (),
    parts: "Sequence[Tag] | None" = None,
) -> Iterator[Post | str]:
    """Give the posts of a page, and its comments with the post that they stand below.

    Args:
        page: The page.
        source: Where it is from.
        comments: Its comments.
        mentions: The pingbacks and trackbacks among them.
        elements: What these were read from, and what is thus no body.
        parts: What of these was read, where that is not all of them.
    """
    records, notes = read_posts(page)
    if not records:
        records.append(_only_post(page, elements))
    elif comments and len(records) > 1:
        records[0].warnings.append(
            "The page has several posts: that its comments belong to the first is a guess."
        )
    if comments or mentions:
        _add_rest(page, records[0], comments, elements if parts is None else parts)
    else:
        add_untold(page, records[0])
    records[0].comments.extend(comments)
    records[0].mentions.extend(mentions)
    if records[0].claimed == len(comments) + len(mentions):
        # Some tools count both.
        records[0].claimed = len(comments)
    for record in records[1:] if comments else records:
        if len(records) > 1 and record.claimed:
            record.warnings.append(
                f"Its comments are on a page of their own: {record.claimed} are said to be there."
            )
            record.claimed = None
    for record in records:
        yield make_post(record, source)
    yield from notes


def add_untold(page: Page, record: PostRecord) -> None:
    """Keep the text of comments that nobody can tell apart: it stands behind the body.

    Args:
        page: The page.
        record: The post, with its body; what this has already is not kept twice.
    """
    headings = {page.line(each) for key in _HEADINGS for each in page.all(key)}
    # What is no known body may have it too.
    known = set() if find_bodies(page) else {*record.body.split("\n")} - {""}
    kept: list[str] = []
    areas = _areas(page)
    for area in areas:
        but = [each for key in _NO_COMMENT for each in page.all(key, area)]
        kept += (line for line in page.text(area, but).split("\n") if not _is_link(line))
        kept.append("")
    told = [line for line in kept if line and line not in headings and line not in known]
    # A line alone says that there are none, unless some are said to be there.
    fewest = 2 if record.claimed is None else 1 if record.claimed else _FEWEST_AGAINST_CLAIM
    if len(told) < fewest:
        return
    if not known.isdisjoint(kept):
        # Else what it has of them, which may lack the names, would stand there twice.
        record.body = main_post(page, areas).body
    record.body = tidy("\n".join((record.body, "", *kept)))
    record.warnings.append(
        "The comments of this page could not be told apart: their text stands behind the body."
    )


def _add_rest(
    page: Page, record: PostRecord, comments: Sequence[CommentRecord], told: "Sequence[Tag]"
) -> None:
    """Keep what stands beside the comments that were told apart: it may be more of them."""
    # What is no known body may have it too, and elements what a script says.
    known = set() if find_bodies(page) else set(record.body.split("\n"))
    if not told:
        known.update(
            line for each in comments for line in (each.author or "", *each.body.split("\n"))
        )
    known.discard("")
    headings = {page.line(each) for key in _HEADINGS for each in page.all(key)}
    told = sorted(told, key=page.span)
    below = [*_within(page, (each for key in _BELOW for each in page.all(key)), told)]
    no_comment = [each for key in _NO_COMMENT for each in page.all(key)]
    areas = sorted([*_areas(page, told), *below], key=page.span)
    apart = sorted([*told, *areas, *no_comment], key=page.span)
    starts = [page.span(each)[0] for each in apart]
    rest: list[str] = []
    for area in areas:
        inside = list(_outermost_in(page, area, apart, starts))
        around, more = furniture_beside(page, area, inside, words=OF_LIST)
        if not more:
            continue
        text = page.text(area, [*inside, *around], hidden=False)
        kept = [line for line in text.split("\n") if not _is_link(line) and line not in known]
        kept = [line for line in kept if not _is_count(_bare(line), headings)]
        if any(has_words(line) and _bare(line) not in headings for line in kept):
            rest += ("", *kept)
    if rest:
        # Once: of many parts, all that is there would be laid out for each.
        record.body = tidy("\n".join((record.body, *rest)))
        record.warnings.append(_REST)


def _within(page: Page, elements: "Iterable[Tag]", outer: "Sequence[Tag]") -> "Iterator[Tag]":
    """Those elements that are in one of some others, which are in the order of the page."""
    ends: list[int] = []
    for each in outer:
        ends.append(max(page.span(each)[1], ends[-1] if ends else 0))
    starts = [page.span(each)[0] for each in outer]
    for each in elements:
        start = page.span(each)[0]
        place = bisect_left(starts, start)
        if place and start < ends[place - 1]:
            yield each


def _outermost_in(
    page: Page, element: "Tag", apart: "Sequence[Tag]", starts: Sequence[int]
) -> "Iterator[Tag]":
    """Those of some elements that are in another, but not in each other.

    Args:
        page: The page.
        element: The other one.
        apart: The elements, in the order of the page.
        starts: Where they begin.
    """
    start, end = page.span(element)
    place = bisect_left(starts, start + 1)
    while place < len(apart) and starts[place] < end:
        yield apart[place]
        place = bisect_left(starts, page.span(apart[place])[1])


def _areas(page: Page, told: "Sequence[Tag]" = ()) -> "list[Tag]":
    """The outermost elements for comments that neither stand in a body nor around one.

    Args:
        page: The page.
        told: The comments that were told apart: what lists them is for comments too.
    """
    bodies = find_bodies(page)
    starts = [page.span(body)[0] for body in bodies]
    known = {id(each): each for key in _AREAS for each in page.all(key)}
    found = {id(each): each for each in _called(page, bodies, told)} | known
    found.update((id(each), each) for each in _below_headings(page, known.values(), told))
    for each in told if bodies else ():
        if each.parent is not None and each.parent.name in _LISTS:
            found[id(each.parent)] = each.parent
    areas: list[Tag] = []
    for each in sorted(found.values(), key=page.span):
        start, end = page.span(each)
        place = bisect_left(starts, start)
        is_around = _holds(starts, start, end)
        # Elements do not overlap, and bodies do not stand in each other: one of each may be around.
        outer = [*bodies[max(place - 1, 0) : place], *areas[-1:]]
        if is_around or any(page.is_inside(each, one) for one in outer):
            continue
        if id(each) in known or any(map(has_words, page.text(each, hidden=False).split("\n"))):
            areas.append(each)
    return areas


def _below_headings(page: Page, areas: "Iterable[Tag]", told: "Sequence[Tag]") -> "Iterator[Tag]":
    """What stands below the heading of the comments, where a template calls that their place."""
    from bs4.element import Tag

    headings = [each for each in areas if each.name in _HEADINGS]
    ends = {id(each) for key in _ASIDE for each in page.all(key)} | set(map(id, headings))
    places = {id(each) for each in told}
    for heading in headings:
        for each in heading.next_siblings:
            if id(each) in ends:
                break
            if isinstance(each, Tag) and each.name in _BLOCKS and id(each) not in places:
                yield each


def _called(page: Page, bodies: "Sequence[Tag]", told: "Sequence[Tag]") -> "Iterator[Tag]":
    """What is called like a list of comments, where it is neither in a side column nor in one."""
    bodies_at = [page.span(body)[0] for body in bodies]
    aside = [each for key in _ASIDE for each in page.all(key)]
    apart = [each for each in aside if not _holds(bodies_at, *page.span(each))]
    places = {id(each) for each in told}
    called = [
        each
        for each in page.called(_CALLED, _CALLED_OTHERWISE)
        if each.name in _BLOCKS and id(each) not in places
    ]
    within = set(map(id, _within(page, called, sorted([*apart, *told], key=page.span))))
    return (each for each in called if id(each) not in within)


def _holds(starts: Sequence[int], start: int, end: int) -> bool:
    """Whether one of some elements begins in another one."""
    place = bisect_left(starts, start)
    return place < len(starts) and starts[place] < end


def _is_count(line: str, headings: AbstractSet[str]) -> bool:
    """Whether a line counts the comments, or so does what it begins with: few words are links."""
    if line in headings:
        return read_responses(line) is not None or read_count(f"{line.rstrip(' :')}:")[0]
    match = _COUNT.match(line)
    return match is not None and len(line) < _LONGEST_COUNT and match[1].casefold() in COUNT_WORDS


def _bare(line: str) -> str:
    """A line without the addresses of its links."""
    return _ADDRESS.sub("", line)


def _is_link(line: str) -> bool:
    return is_footer(_bare(line))


def _only_post(page: Page, elements: "Sequence[Tag]") -> PostRecord:
    """The post of a page that does not say which part of it is the body."""
    record = main_post(page, elements)
    describe_page(page, record)
    if record.body:
        record.warnings.append("What of the page is the body of the post is a guess.")
    else:
        record.missing = True
        record.warnings.append("No post was found in this page, only its comments.")
    return record
