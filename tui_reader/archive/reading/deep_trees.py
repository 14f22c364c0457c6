"""Posts whose comment trees are too deep to be sent from one process to another as they are."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tui_reader.archive.post import Comment, Post, walk


@dataclass(frozen=True, slots=True)
class Flat:
    """A post whose tree is too deep to be sent as it is."""

    post: Post
    """The post without its comments."""
    comments: tuple[tuple[int, Comment], ...]
    """The depth of each comment, and it without its replies, in reading order."""

    def raised(self) -> Post:
        """Give the post with its tree."""
        return replace(self.post, comments=_raised(self.comments))


def flattened(post: Post) -> Flat:
    """Give a post without a tree.

    Args:
        post: The post.
    """
    comments = tuple((depth, replace(each, replies=())) for depth, each in walk(post.comments))
    return Flat(replace(post, comments=()), comments)


def _raised(comments: Iterable[tuple[int, Comment]]) -> tuple[Comment, ...]:
    """Build a tree from the end, where each comment comes after its replies."""
    levels: dict[int, list[Comment]] = {}
    for depth, comment in reversed(list(comments)):
        replies = tuple(reversed(levels.pop(depth + 1, [])))
        levels.setdefault(depth, []).append(replace(comment, replies=replies))
    return tuple(reversed(levels.get(0, [])))
