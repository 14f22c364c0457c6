"""A passage: what is found as one, a post's text or a comment's."""

from typing import NamedTuple

from tui_reader.index.words import fold_letters

BREAK = "\f"
"""Parts title, author and body; no phrase goes across it."""

_MOST_ROWS = 9_999_999


class Passage(NamedTuple):
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
    post_published: str | None = None
    """The date of the post."""

    def fold(self) -> tuple[str, int]:
        """Give all that is searched of it, folded, and how much of that is the post's title."""
        return fold_parts("" if self.comment_id is not None else self.title, self.author, self.body)


def fold_parts(title: str, author: str | None, body: str) -> tuple[str, int]:
    """Give what is searched of a passage, folded, and how much of that is its title."""
    title = fold_letters(title)
    return title + fold_letters(f"{BREAK}{author or ''}{BREAK}{body}"), len(title)


def order_of(published: str | None, post_id: str, row: int) -> str:
    """Give the order of a passage: its date or that of its post, and its place in the post."""
    return f"{published or ''}\0{post_id}\0{_MOST_ROWS - row:07}"
