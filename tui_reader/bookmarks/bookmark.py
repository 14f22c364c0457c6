"""Bookmark and anchor: what the person keeps of a post or comment, with a full copy of it."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from tui_reader.archive.post import Comment, Post, walk
from tui_reader.text import fold, sound

CONTEXT = 80
"""So many characters are kept of what stood before and after a comment, and of its parent."""

POST = -1
"""The position of the post itself, above the first comment."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What finds a post or comment again in a newer capture, and can be read without one."""

    post_id: str
    """The id of the post."""
    post_title: str = ""
    """The post's title, as the stranger wrote it."""
    post_published: str | None = None
    """``2014-02-12`` or RFC 3339."""
    comment_id: str | None = None
    """The comment's id; None for the post itself."""
    author: str | None = None
    """The name that the page printed."""
    signature: str | None = None
    """The name that the text ends with: a guess."""
    published: str | None = None
    """When the post or comment was written, in the archive's form."""
    body: str = ""
    """All of the text: an orphan can still be read."""
    ancestors: tuple[str, ...] = ()
    """The ids of the comments above it, its parent first."""
    parent: str = ""
    """How the text of its parent comment begins, folded."""
    before: str = ""
    """The end of the text that stood before it in reading order, folded."""
    after: str = ""
    """The beginning of the text that followed it, folded."""
    twins: tuple[str, ...] = ()
    """The ids of other comments of the post with the same text."""
    position: int | None = None
    """Its place in reading order, counted from 0; -1 for the post."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A post or comment that the person marked."""

    id: str
    """Made at random; never used again."""
    anchor: Anchor
    """What it stands on."""
    created: str
    """When it was made: RFC 3339 in UTC, to the second."""
    note: str = ""
    """What the person wrote about it."""
    tags: tuple[str, ...] = ()
    """The person's own labels."""


def new_bookmark(
    post: Post, comment: Comment | None = None, *, note: str = "", tags: tuple[str, ...] = ()
) -> Bookmark:
    """Make a bookmark of this moment.

    Args:
        post: The post.
        comment: One of its comments, or None for the post itself.
        note: What the person wrote about it.
        tags: The person's own labels.
    """
    return Bookmark(secrets.token_hex(6), anchor_of(post, comment), now(), note, tags)


def anchor_of(post: Post, comment: Comment | None = None) -> Anchor:
    """Note all that finds a post or comment again.

    Args:
        post: The post.
        comment: One of its comments, or None for the post itself.

    Returns:
        The anchor, with no lone surrogates in it: no file could hold them.
    """
    if comment is None:
        return Anchor(
            post_id=sound(post.id),
            post_title=sound(post.title),
            post_published=_sound(post.published),
            author=_sound(post.author),
            published=_sound(post.published),
            body=sound(post.body),
            position=POST,
        )
    surroundings = Surroundings(post)
    position = surroundings.find(comment.id)
    ancestors = surroundings.ancestors(position)
    text = key(comment.body)
    return Anchor(
        post_id=sound(post.id),
        post_title=sound(post.title),
        post_published=_sound(post.published),
        comment_id=sound(comment.id),
        author=_sound(comment.author),
        signature=_sound(comment.signature),
        published=_sound(comment.published),
        body=sound(comment.body),
        ancestors=tuple(sound(each.id) for each in ancestors),
        parent=surroundings.parent(position),
        before=surroundings.before(position),
        after=surroundings.after(position),
        twins=tuple(
            sound(other.id)
            for other in surroundings.comments
            if other.id != comment.id and key(other.body) == text
        ),
        position=position,
    )


def now() -> str:
    """The present time as it is kept: RFC 3339 in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def key(text: str) -> str:
    """Fold a text so that two captures of it compare as equal."""
    return fold(sound(text))


class Surroundings:
    """The comments of a post in reading order, and what stands around each of them."""

    def __init__(self, post: Post) -> None:
        """Lay the comments of a post out in reading order.

        Args:
            post: The post.
        """
        self._post = post
        walked = list(walk(post.comments))
        self.comments = [comment for _, comment in walked]
        """The comments in reading order; a position is a place in this list."""
        self._depths = [depth for depth, _ in walked]

    def find(self, comment_id: str) -> int:
        """Give the position of a comment, or the end where it is not of this post."""
        for position, comment in enumerate(self.comments):
            if comment.id == comment_id:
                return position
        return len(self.comments)

    def ancestors(self, position: int) -> list[Comment]:
        """Give the comments above one, its parent first."""
        above: list[Comment] = []
        if position >= len(self.comments):
            return above
        depth = self._depths[position]
        for earlier in range(position - 1, -1, -1):
            if depth == 0:
                break
            if self._depths[earlier] < depth:
                depth = self._depths[earlier]
                above.append(self.comments[earlier])
        return above

    def parent(self, position: int) -> str:
        """How the text of a comment's parent begins; empty for a top-level comment."""
        above = self.ancestors(position)
        return key(above[0].body)[:CONTEXT] if above else ""

    def before(self, position: int) -> str:
        """The end of the text that stands before a comment: of comments and, at last, the post."""
        text = ""
        for earlier in range(position - 1, -2, -1):
            body = self._post.body if earlier == POST else self.comments[earlier].body
            text = fold(f"{key(body)} {text}")
            if len(text) >= CONTEXT:
                break
        return text[-CONTEXT:]

    def after(self, position: int) -> str:
        """The beginning of the text that follows a comment."""
        text = ""
        for comment in self.comments[position + 1 :]:
            text = fold(f"{text} {key(comment.body)}")
            if len(text) >= CONTEXT:
                break
        return text[:CONTEXT]


def _sound(text: str | None) -> str | None:
    return None if text is None else sound(text)
