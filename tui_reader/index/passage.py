"""A passage: what is found as one, a post's text or a comment's."""

from collections.abc import Iterator
from dataclasses import dataclass

from tui_reader.archive.post import Post, walk
from tui_reader.index.words import fold_letters

BREAK = "\f"
"""Parts title, author and body; no phrase goes across it."""

_MOST_ROWS = 9_999_999


@dataclass(frozen=True, slots=True)
class Passage:
    """A post without its comments, or one comment."""

    post_id: str
    """The post that it is or belongs to."""
    comment_id: str | None
    """The comment, or None for the post itself."""
    title: str
    """The post's title."""
    author: str | None
    """Who wrote this passage."""
    signature: str | None
    """The name that it ends with, guessed."""
    published: str | None
    """The passage's own date."""
    body: str
    """Its text, as the stranger wrote it."""
    order: str
    """Greater for what comes first among equals: the newest, then in reading order."""

    def fold(self) -> tuple[str, int]:
        """Give all that is searched of it, folded, and how much of that is the post's title."""
        title = "" if self.comment_id is not None else fold_letters(self.title)
        rest = fold_letters(f"{BREAK}{self.author or ''}{BREAK}{self.body}")
        return title + rest, len(title)


def passages_of(post: Post) -> Iterator[Passage]:
    """Go through the passages of a post: itself, then its comments in reading order."""
    order = _order(post.published, post, 0)
    yield Passage(post.id, None, post.title, post.author, None, post.published, post.body, order)
    for row, (_, comment) in enumerate(walk(post.comments), start=1):
        order = _order(comment.published or post.published, post, row)
        yield Passage(
            post.id,
            comment.id,
            post.title,
            comment.author,
            comment.signature,
            comment.published,
            comment.body,
            order,
        )


def _order(published: str | None, post: Post, row: int) -> str:
    return f"{published or ''}\0{post.id}\0{_MOST_ROWS - row:07}"
