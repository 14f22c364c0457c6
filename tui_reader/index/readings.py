"""What a capture said of a post, as bytes."""

import json
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

from tui_reader.archive.post import Comment, Post, Source, walk

Flat = tuple[int, str, str, str | None, str | None, str | None, str | None]
"""The depth of a comment, and its fields in their order without the replies."""


def dump_reading(post: Post) -> bytes:
    """Write a post down.

    JSON and not pickle: the index is a file that others may have written.
    """
    source = post.source
    document = {
        "id": post.id,
        "title": post.title,
        "body": post.body,
        "source": (source.path, source.format, source.encoding, source.sure),
        "published": post.published,
        "author": post.author,
        "url": post.url,
        "labels": post.labels,
        "claimed_comments": post.claimed_comments,
        "comments": flat(post.comments),
        "warnings": post.warnings,
        "mentions": flat(post.mentions),
        "missing": post.missing,
    }
    return zlib.compress(json.dumps(document).encode(), 1)


def load_reading(kept: bytes) -> Post:
    """Give the post that `dump_reading` wrote down."""
    document: dict[str, Any] = json.loads(zlib.decompress(kept))
    document["source"] = Source(*document["source"])
    document["labels"] = tuple(document["labels"])
    document["warnings"] = tuple(document["warnings"])
    document["comments"] = build_tree(document["comments"])
    document["mentions"] = build_tree(document["mentions"])
    return Post(**document)


def flat(comments: tuple[Comment, ...]) -> list[Flat]:
    """Give a tree of comments as a list, in reading order."""
    return [
        (depth, each.id, each.body, each.author, each.signature, each.published, each.url)
        for depth, each in walk(comments)
    ]


def build_tree(found: Iterable[Sequence[Any]]) -> tuple[Comment, ...]:
    """Put comments together as a tree, without recursion.

    Args:
        found: What `flat` gave.
    """
    waiting: dict[int, list[Comment]] = {}
    # The last first: whoever is met has all its replies.
    for depth, own_id, body, author, signature, published, url in reversed(list(found)):
        replies = tuple(reversed(waiting.pop(depth + 1, ())))
        whole = Comment(own_id, body, author, signature, published, replies, url)
        waiting.setdefault(depth, []).append(whole)
    return tuple(reversed(waiting.get(0, ())))
