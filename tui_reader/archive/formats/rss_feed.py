"""A saved RSS feed, of version 0.9 to 2.0: of a blog's posts, or of comments."""

from collections.abc import Iterator

from tui_reader.archive.feeds.damage import Damage
from tui_reader.archive.feeds.nodes import Node
from tui_reader.archive.feeds.rss import author_of, id_of, labels_of, link_of, time_of, title_of
from tui_reader.archive.feeds.threads import COMMENT_PLACE, LeftOut, Threads
from tui_reader.archive.feeds.xml_events import read_elements, root_of
from tui_reader.archive.files.capture import Capture
from tui_reader.archive.markup.html_text import text_of_html
from tui_reader.archive.post import Post, Source
from tui_reader.archive.records import CommentRecord, PostRecord

NAME = "rss-feed"

_LONGEST_COUNT = 9


def recognise(capture: Capture) -> float:
    """Say how sure it is that a capture is an RSS feed."""
    return 0.85 if root_of(capture) in ("rss", "RDF") else 0.0


def read(capture: Capture, source: Source) -> Iterator[Post | str]:
    """Give the posts of a feed; of comments, posts that stand in for theirs."""
    damage = Damage()
    left = LeftOut()
    threads = Threads(source)
    title = ""
    for element in read_elements(capture, damage):
        if element.name == "title":
            title = title or text_of_html(element.html())
        elif element.name == "item" and element.parts:
            yield from _take(element, threads)
    yield from threads.rest(title, left)
    yield from damage.sentences()


def _take(item: Node, threads: Threads) -> Iterator[Post]:
    url = link_of(item)
    answered = item.first("thr:in-reply-to")
    if answered is None and not COMMENT_PLACE.search(url or ""):
        record = _post(item, url)
        if not record.is_empty():
            yield from threads.add_post(record)
        return
    comment = CommentRecord(
        body=_body(item), id=id_of(item), author=author_of(item), published=time_of(item), url=url
    )
    post = answered.attributes.get("ref") if answered is not None else None
    if post and COMMENT_PLACE.search(post):
        comment.parent, post = post, None
    yield from threads.add_comment(comment, post, COMMENT_PLACE.sub("", url or "") or None)


def _post(item: Node, url: str | None) -> PostRecord:
    claimed = item.text("slash:comments", "thr:total")
    return PostRecord(
        title=title_of(item),
        body=_body(item),
        id=id_of(item),
        url=url,
        published=time_of(item),
        author=author_of(item),
        labels=labels_of(item),
        claimed=int(claimed) if claimed.isdecimal() and len(claimed) <= _LONGEST_COUNT else None,
        apart=True,
    )


def _body(item: Node) -> str:
    for name in ("content:encoded", "description", "content", "summary"):
        for node in item.nodes(name):
            if text := text_of_html(node.html()):
                return text
    return ""
