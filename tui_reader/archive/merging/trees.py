"""What a captured comment tree has, for comparing it with that of another capture."""

from tui_reader.archive.identity import is_made
from tui_reader.archive.merging.moments import precision
from tui_reader.archive.post import Comment, walk

Row = tuple[str, str, str, str | None, str | None, str | None, str | None]
"""The id of what a comment answers, and all that the capture says of it."""


def fullness_of(comments: tuple[Comment, ...]) -> tuple[int, ...]:
    """Say how full a comment tree is; one that knows no replies is never fuller than one that does.

    That one's comments can be put into the tree, but a list has no place for a tree.
    """
    walked = list(walk(comments))
    replies = sum(1 for depth, _ in walked if depth)
    return (
        min(replies, 1),
        len(walked),
        replies,
        sum(not is_made(each.id) for _, each in walked),
        sum(each.author is not None for _, each in walked),
        sum(precision(each.published) for _, each in walked),
        sum(len(each.body) for _, each in walked),
    )


def rows_of(comments: tuple[Comment, ...]) -> frozenset[Row]:
    """Give each comment of a tree as one row, with what it answers."""
    rows: set[Row] = set()
    waiting = [("", each) for each in comments]
    while waiting:
        above, each = waiting.pop()
        rows.add((above, each.id, each.body, each.author, each.signature, each.published, each.url))
        waiting.extend((each.id, reply) for reply in each.replies)
    return frozenset(rows)
