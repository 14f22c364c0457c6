"""WordPress's own export, WXR 1.0 to 1.2: RSS with all comments of a post in its item.

Addresses of commenters, which it has for each, are dropped before anything here sees them.
"""

from collections.abc import Iterator

from tui_reader.archive.feeds.damage import Damage
from tui_reader.archive.feeds.nodes import Node
from tui_reader.archive.feeds.rss import author_of, id_of, labels_of, link_of, time_of, title_of
from tui_reader.archive.feeds.threads import LeftOut
from tui_reader.archive.feeds.timestamps import read_local_time
from tui_reader.archive.feeds.xml_events import read_elements, root_of
from tui_reader.archive.files.capture import Capture
from tui_reader.archive.markup.typed_html import text_of_typed
from tui_reader.archive.post import Post, Source
from tui_reader.archive.records import CommentRecord, PostRecord, known_name, make_post

NAME = "wordpress-export"

_SIGNS = ("wordpress.org/export/", "<wp:wxr_version>", "<wp:post_id>")
_STRANGE = (
    "What WordPress says of posts and comments is in a form that is not known: "
    "comments are missing, and what nobody published may be among the posts."
)
_POSTS = frozenset(("", "post", "page"))
_PUBLISHED = frozenset(("", "publish", "inherit"))
_STATES = {
    "draft": "drafts",
    "auto-draft": "drafts",
    "pending": "posts nobody approved",
    "future": "scheduled posts",
    "private": "private posts",
    "trash": "what is in the trash",
}
_COMMENT_STATES = {
    "0": "comments nobody approved",
    "hold": "comments nobody approved",
    "spam": "spam",
    "trash": "what is in the trash",
    "post-trashed": "what is in the trash",
}
_MENTIONS = frozenset(("pingback", "trackback", "webmention", "mention", "like", "repost"))


def recognise(capture: Capture) -> float:
    """Say how sure it is that a capture is an export of WordPress."""
    if root_of(capture) != "rss":
        return 0.0
    beginning = capture.opening
    return 0.95 if any(each in beginning for each in _SIGNS) else 0.0


def read(capture: Capture, source: Source) -> Iterator[Post | str]:
    """Give the posts of an export, and what was left out of it."""
    damage = Damage()
    left = LeftOut()
    names: dict[str, str] = {}
    understood = False
    for element in read_elements(capture, damage):
        understood = understood or element.name.startswith("wp:") or element.has_of("wp:")
        if element.name == "wp:author":
            _learn(element, names)
        elif (
            element.name == "item"
            and element.parts
            and (record := _post(element, names, capture, left))
        ):
            yield make_post(record, source)
    if not understood and "<wp:" in capture.opening:
        yield _STRANGE
    yield from left.sentences()
    yield from damage.sentences()


def _learn(author: Node, names: dict[str, str]) -> None:
    login, name = author.text("wp:author_login"), author.text("wp:author_display_name")
    if login and name:
        names[login] = name


def _post(item: Node, names: dict[str, str], capture: Capture, left: LeftOut) -> PostRecord | None:
    kind = item.text("wp:post_type")
    written = list(item.nodes("wp:comment"))
    if kind not in _POSTS and not written:
        left.other(kind)
        return None
    kept_back = _kept_back(item)
    if kept_back and not capture.unpublished:
        left.unpublished(kept_back)
        left.unpublished("comments of these", len(written))
        return None
    url = link_of(item)
    author = item.text("dc:creator")
    record = PostRecord(
        title=title_of(item),
        body=_body(item),
        id=id_of(item),
        url=url,
        published=read_local_time(item.text("wp:post_date"), item.text("wp:post_date_gmt"))
        or time_of(item),
        author=known_name(names.get(author, "")) or author_of(item),
        labels=labels_of(item),
    )
    for each in written:
        _add_comment(each, record, capture, left)
    return None if record.is_empty() else record


def _kept_back(item: Node) -> str | None:
    """What one calls many such posts that the public never saw; None for any other."""
    status = item.text("wp:status")
    if status not in _PUBLISHED:
        return _STATES.get(status, f"what is {status}")
    return "posts behind a password" if item.text("wp:post_password") else None


def _add_comment(node: Node, record: PostRecord, capture: Capture, left: LeftOut) -> None:
    approved = node.text("wp:comment_approved")
    if approved not in ("", "1", "approve", "approved") and not capture.unpublished:
        left.unpublished(_COMMENT_STATES.get(approved, "comments nobody approved"))
        return
    kind = node.text("wp:comment_type")
    if kind == "note" and not capture.unpublished:
        # Approved means settled here.
        left.unpublished("notes of the editors")
        return
    native = node.text("wp:comment_id") or None
    parent = node.text("wp:comment_parent")
    content = node.first("wp:comment_content")
    comment = CommentRecord(
        body=text_of_typed(content.html()) if content is not None else "",
        id=native,
        parent=parent if parent and parent != "0" else None,
        author=known_name(node.text("wp:comment_author")),
        published=read_local_time(node.text("wp:comment_date"), node.text("wp:comment_date_gmt")),
        url=f"{record.url}#comment-{native}" if record.url and native else None,
    )
    if comment.is_empty():
        return
    (record.mentions if kind in _MENTIONS else record.comments).append(comment)


def _body(item: Node) -> str:
    nodes = (*item.nodes("content:encoded"), *item.nodes("description"))
    return next(filter(None, (text_of_typed(each.html()) for each in nodes)), "")
