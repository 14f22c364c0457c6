"""What a capture said of a post, as bytes."""

import json
import zlib
from collections.abc import Iterable
from typing import Any

from tui_reader.archive.post import Comment, Post, Source, walk


def dump_reading(post: Post) -> bytes:
    """Write a post down.

    JSON and not pickle: the index is a file that others may have written.
    """
    comments = [
        (depth, each.id, each.body, each.author, each.signature, each.published)
        for depth, each in walk(post.comments)
    ]
    document = {
        "id": post.id,
        "title": post.title,
        "body": post.body,
        "source": (post.source.path, post.source.format, post.source.encoding),
        "published": post.published,
        "author": post.author,
        "url": post.url,
        "labels": post.labels,
        "claimed_comments": post.claimed_comments,
        "warnings": post.warnings,
        "comments": comments,
    }
    return zlib.compress(json.dumps(document).encode())


def load_reading(kept: bytes) -> Post:
    """Give the post that `dump_reading` wrote down."""
    document: dict[str, Any] = json.loads(zlib.decompress(kept))
    document["source"] = Source(*document["source"])
    document["labels"] = tuple(document["labels"])
    document["warnings"] = tuple(document["warnings"])
    document["comments"] = build_tree(
        (depth, Comment(*fields)) for depth, *fields in document["comments"]
    )
    return Post(**document)


def build_tree(found: Iterable[tuple[int, Comment]]) -> tuple[Comment, ...]:
    """Put comments together as a tree, without recursion.

    Args:
        found: Depths and comments without replies, as `post.walk` gives them.
    """
    waiting: dict[int, list[Comment]] = {}
    # The last first: whoever is met has all its replies.
    for depth, comment in reversed(list(found)):
        replies = tuple(reversed(waiting.pop(depth + 1, [])))
        whole = Comment(
            comment.id,
            comment.body,
            comment.author,
            comment.signature,
            comment.published,
            replies,
        )
        waiting.setdefault(depth, []).append(whole)
    return tuple(reversed(waiting.get(0, [])))
