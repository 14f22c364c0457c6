"""Entries of Atom, of whatever kind and version, and the posts that they make."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from sys import intern

from tui_reader.archive.feeds.nodes import Node
from tui_reader.archive.feeds.threads import COMMENT_PLACE, LeftOut, Threads
from tui_reader.archive.feeds.timestamps import read_timestamp
from tui_reader.archive.files.capture import Capture
from tui_reader.archive.markup.html_text import text_of_html
from tui_reader.archive.post import Post, Source
from tui_reader.archive.records import CommentRecord, PostRecord, known_name

_KIND = "http://schemas.google.com/g/2005#kind"
_PUBLISHED = frozenset(("", "LIVE", "EMPTIED", "PUBLISHED"))
_STATES = {
    "DRAFT": "drafts",
    "SCHEDULED": "scheduled posts",
    "PENDING": "comments nobody approved",
    "SPAM": "spam",
    "GHOSTED": "hidden comments",
}
_YES = ("yes", "true", "1")
_TRASHED = "what is in the trash"
_REPLIED_TO = re.compile(
    r"/feeds/(?:(\d+)/)?(\d+)/comments/(?:default|full|summary)/(\d+)/?(?:\?.*)?", re.ASCII
)
_BROKEN_TAG = re.compile(r"<(?=(?:content|summary)\b)")
_NO_STATUS = re.compile(r"[^A-Z_ -]")
_MARKUP = re.compile(r"</?[a-zA-Z]|&[#\w]{2,10};")


@dataclass(slots=True)
class Entry:
    """An entry, taken apart."""

    kind: str
    """``post``, ``page``, ``comment``, or what else the export has."""
    record: PostRecord | CommentRecord | None
    """What it says; None for what is neither post nor comment."""
    hidden: str = ""
    """What such entries are called, where nobody published it."""
    post: str | None = None
    """A comment's post, by its native id."""
    post_url: str | None = None
    """The address of that."""


def posts_of(
    elements: Iterable[Node], capture: Capture, source: Source, *, whole: bool
) -> Iterator[Post | str]:
    """Make posts of the elements of a feed or an export.

    Args:
        elements: What stands directly in the feed.
        capture: The capture, which says what is wanted of it.
        source: The same, for the posts.
        whole: Whether it should have the comments of its posts.
    """
    threads = Threads(source, waits=capture.unpublished or not whole)
    left = LeftOut()
    title = ""
    for element in elements:
        if element.name == "title":
            title = title or text_in(element)
        elif element.name == "entry" and element.parts:
            yield from _take(read_entry(element), capture, threads, left, whole=whole)
    yield from threads.rest(title, left)
    yield from left.sentences()


def _take(
    entry: Entry, capture: Capture, threads: Threads, left: LeftOut, *, whole: bool
) -> Iterator[Post]:
    record = entry.record
    hidden = bool(entry.hidden) and not capture.unpublished
    if record is None:
        left.other(entry.kind)
    elif record.is_empty():
        return
    elif hidden:
        left.unpublished(entry.hidden)
        if isinstance(record, PostRecord):
            threads.hide_post(record)
    elif isinstance(record, PostRecord):
        record.apart = not whole
        yield from threads.add_post(record)
    else:
        yield from threads.add_comment(record, entry.post, entry.post_url)


def read_entry(node: Node) -> Entry:
    """Take an entry apart.

    Args:
        node: The entry.
    """
    kind = _kind(node)
    if kind not in ("", "post", "page", "comment"):
        return Entry(kind, None)
    url = _link(node, "alternate")
    answers = node.first("thr:in-reply-to", "blogger:parent") is not None
    if kind == "comment" or (not kind and (answers or COMMENT_PLACE.search(url or ""))):
        return _comment(node, url)
    record = PostRecord(
        title=text_in(node.first("title")),
        body=_body(node),
        id=node.text("id") or None,
        url=url,
        published=_published(node),
        author=_author(node),
        labels=_labels(node),
        claimed=_count(node.text("thr:total", "slash:comments")),
    )
    return Entry(kind or "post", record, _hidden(node))


def _comment(node: Node, url: str | None) -> Entry:
    native = node.text("id") or None
    post = node.text("blogger:parent") or None
    post_url = parent = None
    if url and COMMENT_PLACE.search(url):
        post_url = COMMENT_PLACE.sub("", url)
    for each in node.nodes("thr:in-reply-to"):
        ref = each.attributes.get("ref", "").strip()
        href = each.attributes.get("href", "").strip()
        if COMMENT_PLACE.search(ref):
            parent = ref
        else:
            post = post or ref or None
            post_url = post_url or href or None
    parent = _replied_to(node, native or "", post or "") or parent
    record = CommentRecord(
        body=_body(node),
        id=native,
        parent=parent,
        author=_author(node),
        published=_published(node),
        url=url,
    )
    return Entry("comment", record, _hidden(node), post, post_url)


def _replied_to(node: Node, native: str, post: str) -> str | None:
    """Give the native id of the comment that a comment of Blogger answers."""
    if named := node.text("blogger:inReplyTo"):
        return _numbered(native, named) if named.isdecimal() else named
    for each in node.nodes("link"):
        # Posts may be related to pages anywhere.
        if each.attributes.get("rel") != "related":
            continue
        match = _REPLIED_TO.search(each.attributes.get("href", "").strip())
        if match is None:
            continue
        blog, number, comment = match.groups()
        same_blog = blog is None or f"blog-{blog}." in native
        if same_blog and (not post or _numbered(post, number) == post) and native[-1:].isdecimal():
            return _numbered(native, comment)
    return None


def _numbered(native: str, number: str) -> str:
    """Give an id with another number at its end; it has one, or is given as it is."""
    stem = native.rstrip("0123456789")
    return native if stem == native else f"{stem}{number}"


def _kind(node: Node) -> str:
    if kind := node.text("blogger:type"):
        return kind.lower()
    for each in node.nodes("category"):
        if each.attributes.get("scheme") == _KIND:
            return each.attributes.get("term", "").rpartition("#")[2].lower()
    return ""


def _hidden(node: Node) -> str:
    # The tag of what holds it may be broken.
    for each in (*node.nodes("app:control"), node):
        if each.text("app:draft").lower() in _YES:
            return "drafts"
    if node.text("blogger:trashed"):
        return _TRASHED
    status = _NO_STATUS.split(node.text("blogger:status").upper(), maxsplit=1)[0]
    # A file may break off within the word.
    if status in _PUBLISHED or "LIVE".startswith(status):
        return ""
    for beginning, name in _STATES.items():
        if status.startswith(beginning):
            return name
    return _TRASHED if "TRASH" in status else f"what is {status.lower()}"


def _labels(node: Node) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for each in node.nodes("category"):
        scheme = each.attributes.get("scheme", "")
        term = (each.attributes.get("label") or each.attributes.get("term") or "").strip()
        if term and scheme != _KIND:
            found[intern(term)] = None
    return tuple(found)


def _link(node: Node, relation: str) -> str | None:
    for each in node.nodes("link"):
        if each.attributes.get("rel", "alternate") == relation:
            return each.attributes.get("href", "").strip() or None
    return None


def _author(node: Node) -> str | None:
    author = node.first("author")
    return known_name(author.text("name")) if author is not None else None


def _published(node: Node) -> str | None:
    names = "published issued blogger:created created updated modified".split()
    return next(filter(None, map(read_timestamp, map(node.text, names))), None)


def _body(node: Node) -> str:
    for each in (*node.nodes("content"), *node.nodes("summary")):
        if text := text_in(each, paragraphs=True):
            return text
    # Where the tag is broken that should begin the text, both stand by themselves.
    return text_of_html(_BROKEN_TAG.sub("", node.own_text()))


def text_in(node: Node | None, *, paragraphs: bool = False) -> str:
    """Give the text of an element that may hold text, HTML or XHTML, and says so or does not."""
    if node is None:
        return ""
    kind = node.attributes.get("type", "").lower()
    html = node.html()
    if "html" in kind or "xml" in kind or not all(isinstance(each, str) for each in node.parts):
        return text_of_html(html)
    if not kind and paragraphs and _MARKUP.search(html):
        return text_of_html(html)
    return html.strip()


def _count(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None
