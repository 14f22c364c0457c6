"""What a page says of its posts: title, date, author, labels, claim and body."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from html import unescape
from typing import TYPE_CHECKING, Any

from tui_reader.archive.languages.dates import read_date_line
from tui_reader.archive.languages.page_words import (
    byline_moment,
    read_byline,
    read_count,
    read_responses,
)
from tui_reader.archive.markup.addresses import full_address
from tui_reader.archive.pages.page import Page, words_of
from tui_reader.archive.pages.page_bodies import Around, find_bodies, is_post, root_of
from tui_reader.archive.pages.page_times import read_printed, read_stamp, stamp_of
from tui_reader.archive.records import PostRecord
from tui_reader.text import fold

if TYPE_CHECKING:
    from bs4.element import Tag

_TITLES = (".post-title", ".entry-title", ".mobile-index-title", "[headline]")
_HEADINGS = ("h1", "h2", "h3")
_STAMPED = (".published", "[datePublished]", ".timestamp-link", "time", ".entry-date")
_DATES = (
    ".date-header",
    "[datePublished]",
    ".post-timestamp",
    ".published",
    ".entry-date",
    ".date",
)
# Old themes have it in the body.
_FOOTER = ".postmetadata"
_AUTHORS = (".post-author", ".byline", ".entry-author", ".author", "[author]")
_NAMES = ("[name]", ".fn", "a")
_COUNTS = (".comments-title", ".comment-title", ".comments-heading")
_COUNT_LINKS = (".post-comment-link", ".comment-link", ".comments-link", ".mobile-index-comment")
_NUMBER = re.compile(r"(?:^|[\s(])(\d{1,7})(?:\s|$|\))")
_QUOTED = re.compile(r"[“„«\"](?:.*[”“»\"]|.*)")
_ONWARD = ("→", "»", "›")
_BY = re.compile(r"^(?:by|von|par|por)\s+", re.IGNORECASE)
_ONE = re.compile(
    r"(?:one|1|eine?|une?|una|uma?|een) (?:thought|comment|response|reply|kommentar|gedanke|"
    r"antwort|commentaire|réponse|comentario|respuesta|comentário|resposta|commento|risposta|"
    r"reactie|antwoord)\b",
    re.IGNORECASE,
)


def read_posts(page: Page) -> tuple[list[PostRecord], list[str]]:
    """Read the posts of a page, without their comments.

    Args:
        page: The page.

    Returns:
        What the page says of each, in its order; and in a sentence what was left out.
    """
    bodies = find_bodies(page)
    roots = [root_of(body) for body in bodies]
    if len(bodies) == 1:
        return [_read_post(page, bodies[0], roots[0], alone=True)], []
    # What several bodies stand in is no post; what nothing tells of is of the side column.
    bodies_of = Counter(id(root) for root in roots)
    found = [
        record
        for body, root in zip(bodies, roots, strict=True)
        if root is not None and bodies_of[id(root)] == 1
        for record in [_read_post(page, body, root, alone=False)]
        if record.title
        or record.url
        or (record.body and is_post(root))
        or _date(page, Around(page, root, body), body)
    ]
    left = len(bodies) - len(found) if found else 0
    parts = "1 part of the page is" if left == 1 else f"{left} parts of the page are"
    return found, [f"Left out: {parts} laid out like a post, but nothing says which."] * bool(left)


def describe_page(page: Page, record: PostRecord) -> None:
    """Add to a post what its page says of itself, where the post's own part says nothing.

    Args:
        page: The page, of this post alone.
        record: The post.
    """
    told = next(iter(_told_to_programs(page)), {})
    record.url = record.url or page.url
    record.title = record.title or page.meta("og:title") or _text(told.get("headline"))
    record.title = record.title or page.line(page.first("title"))
    record.published = (
        record.published
        or read_stamp(told.get("datePublished"))
        or read_stamp(page.meta("article:published_time"))
    )
    record.author = record.author or _author_told(told) or page.meta("author")
    if record.claimed is None:
        record.claimed = read_claim(page)


def read_claim(page: Page) -> int | None:
    """How many comments the page says it has."""
    comments = page.first("#comments", "#respond")
    if comments is not None:
        for key in ("h4", "h3", "h2", "h5", *_COUNTS):
            heading = page.first(key, inside=comments)
            if heading is not None and (count := _count(page.line(heading))) is not None:
                return count
    for key in _COUNTS:
        if (count := _count(page.line(page.first(key)))) is not None:
            return count
    return None


def _read_post(page: Page, body: "Tag", root: "Tag | None", *, alone: bool) -> PostRecord:
    around = Around(page, root, body)
    title = around.first(*_TITLES) or _heading(page, around)
    record = PostRecord(
        title=page.line(title),
        body=page.text(body, page.all(_FOOTER, body)),
        published=_date(page, around, body) or _date_above(page, around, body),
        author=_author(page, around),
        labels=_labels(page, root),
    )
    if alone:
        # What the page was saved from may be the first page of the blog.
        record.url = _own_link(page, title)
        describe_page(page, record)
    else:
        record.url = _permalink(page, around, title)
        record.claimed = next(
            (
                count
                for each in around.all(*_COUNT_LINKS)
                if (count := _count(page.line(each))) is not None
            ),
            None,
        )
    return record


def _heading(page: Page, around: Around) -> "Tag | None":
    for each in around.all(*_HEADINGS):
        if not {"title", "name"}.isdisjoint(words_of(each, "class") + words_of(each, "itemprop")):
            return each
    for each in around.all("a"):
        parent = each.parent
        if "bookmark" in words_of(each, "rel") and parent is not None and parent.name in _HEADINGS:
            return parent
    above = (each for each in around.above(*_HEADINGS) if not read_printed(page.line(each)))
    return next(above, None)


def _date(page: Page, around: Around, body: "Tag") -> str | None:
    for each in around.all(*_STAMPED):
        if stamp := stamp_of(each):
            return stamp
    for each in around.all(*_DATES):
        if printed := read_printed(page.line(each)):
            return printed
    for each in (*page.all(_FOOTER, body), *around.all("small")):
        if printed := read_printed(page.line(each).partition(" and is filed")[0]):
            return printed
    return None


def _date_above(page: Page, around: Around, body: "Tag") -> str | None:
    """The day of the last heading with a date: it may stand above several posts."""
    day = read_date_line(page.line(page.last_before(".date-header", body)))
    told = byline_moment(_footer(page, around))
    return f"{day}T{told.clock}" if day and told and told.clock else day


def _author(page: Page, around: Around) -> str | None:
    for each in around.all(*_AUTHORS):
        names = (page.line(named) for key in _NAMES for named in page.all(key, each))
        name = next(filter(None, names), "")
        if not name and each.name == "meta":
            name = fold(str(each.get("content") or ""))
        if not name:
            line = page.line(each)
            name = read_byline(line) or ("" if len(line) > 60 else line)
        if (name := _BY.sub("", name)) and not read_printed(name):
            return name
    for each in around.all("a"):
        name = page.line(each) if "author" in words_of(each, "rel") else ""
        if name and not name.endswith(_ONWARD):
            return name
    return read_byline(_footer(page, around)) or None


def _footer(page: Page, around: Around) -> str:
    """The line below the body of old templates, such as ``Posted by Ada @ 8:50 AM``."""
    line = page.line(around.first(".post-footer"))
    return f"{line[:1].upper()}{line[1:]}"


def _labels(page: Page, root: "Tag | None") -> Sequence[str]:
    if root is None:
        return ()
    found = (page.line(each) for each in page.all("a", root) if "tag" in words_of(each, "rel"))
    return tuple(dict.fromkeys(filter(None, found)))


def _permalink(page: Page, around: Around, title: "Tag | None") -> str | None:
    links = _title_links(page, title)
    links += [each for each in around.all("a") if "bookmark" in words_of(each, "rel")]
    for each in links:
        address = full_address(each.get("href"), page.url).partition("#")[0]
        if address.startswith("http"):
            return address
    return None


def _own_link(page: Page, title: "Tag | None") -> str | None:
    """Where the title leads, if that is not to another site that the post is about."""
    for each in _title_links(page, title):
        address = full_address(each.get("href"), page.url).partition("#")[0]
        if address.startswith("http") and _host(address) == _host(page.url or address):
            return address
    return None


def _host(address: str) -> str:
    return address.partition("//")[2].partition("/")[0].lower().removeprefix("www.")


def _title_links(page: Page, title: "Tag | None") -> "list[Tag]":
    if title is None:
        return []
    outer = title.parent
    links = list(page.all("a", title))
    return [*links, outer] if outer is not None and outer.name == "a" else links


def _count(line: str) -> int | None:
    is_count, count = read_count(f"{line.rstrip(' :')}:", any_word=True)
    if is_count:
        return count
    if len(line) > 300:
        return None
    if (count := read_responses(line)) is not None:
        return count
    # The title, which often stands there too, may have numbers of its own.
    told = _QUOTED.sub(" ", line)
    if match := _NUMBER.search(told.replace(",", "")):
        return int(match[1])
    return 1 if _ONE.match(told) else None


def _told_to_programs(page: Page) -> Iterator[dict[str, Any]]:
    """What a page says of its post in JSON-LD."""
    for script in page.all("script"):
        if script.get("type") == "application/ld+json":
            try:
                told = json.loads("".join(str(each) for each in script.contents))
            except (ValueError, RecursionError):
                continue
            for each in _objects(told):
                kind = each.get("@type")
                if any(str(one).endswith(("Posting", "Article")) for one in _listed(kind)):
                    yield each


def _objects(told: object) -> Iterator[dict[str, Any]]:
    for each in _listed(told):
        if isinstance(each, dict):
            yield each
            yield from (one for one in _listed(each.get("@graph")) if isinstance(one, dict))


def _author_told(told: dict[str, Any]) -> str | None:
    for each in _listed(told.get("author")):
        name = each.get("name") if isinstance(each, dict) else each
        if isinstance(name, str) and fold(name):
            return fold(unescape(name))
    return None


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _text(value: object) -> str:
    return fold(unescape(value)) if isinstance(value, str) else ""
