"""Posts as JSON documents, in the schemas that other programs rely on."""

from collections.abc import Iterable, Sequence
from typing import Any

from tui_reader.archive.post import Comment, Post, Skipped, walk
from tui_reader.index.summary import Summary

ARCHIVE = "tui-reader/archive/1"
"""Whole posts, as `export` and `show` print them."""
COMMENT = "tui-reader/comment/1"
"""One comment with its replies, as `show --comment` prints it."""
LIST = "tui-reader/list/1"
"""The posts of an archive, as `list` prints them."""
CHECK = "tui-reader/check/1"
"""What was read from each capture, as `check` prints it."""
BOOKMARK_CHECK = "tui-reader/bookmark-check/1"
"""What became of each bookmark, as `bookmarks check` prints it."""
INDEX = "tui-reader/index/1"
"""What an index has, as `index` prints it."""
PATHS = "tui-reader/paths/1"
"""Where things are kept, as `paths` prints it."""


def archive_document(posts: Iterable[Post], skipped: Sequence[Skipped]) -> dict[str, Any]:
    """Give posts as a document of the schema `ARCHIVE`.

    Args:
        posts: The posts, in the order wanted.
        skipped: The captures that could not be read.
    """
    return {
        "schema": ARCHIVE,
        "posts": [post_document(post) for post in posts],
        "skipped": skipped_documents(skipped),
    }


def post_document(post: Post) -> dict[str, Any]:
    """Give all of a post as JSON's own types."""
    return {
        "id": post.id,
        "title": post.title,
        "published": post.published,
        "author": post.author,
        "url": post.url,
        "labels": list(post.labels),
        "body": post.body,
        "claimed_comments": post.claimed_comments,
        "source": {
            "path": post.source.path,
            "format": post.source.format,
            "encoding": post.source.encoding,
        },
        "warnings": list(post.warnings),
        "comments": comment_documents(post.comments),
    }


def comment_documents(comments: tuple[Comment, ...]) -> list[dict[str, Any]]:
    """Give a comment tree as JSON's own types, without recursion.

    Args:
        comments: The top-level comments.
    """
    levels: list[list[dict[str, Any]]] = [[]]
    for depth, comment in walk(comments):
        del levels[depth + 1 :]
        replies: list[dict[str, Any]] = []
        levels[depth].append(
            {
                "id": comment.id,
                "author": comment.author,
                "signature": comment.signature,
                "published": comment.published,
                "body": comment.body,
                "replies": replies,
            }
        )
        levels.append(replies)
    return levels[0]


def listed_document(post: Summary) -> dict[str, Any]:
    """Give what `list` tells of a post as JSON's own types."""
    return {
        "id": post.id,
        "title": post.title,
        "published": post.published,
        "author": post.author,
        "comments": post.comments,
        "claimed_comments": post.claimed_comments,
        "path": post.path,
    }


def skipped_documents(skipped: Iterable[Skipped]) -> list[dict[str, str]]:
    """Give the captures that could not be read as JSON's own types."""
    return [{"path": each.path, "reason": each.reason} for each in skipped]
