"""Bookmark and anchor: what the person keeps of a post or comment, with a full copy of it."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from tui_reader.archive.post import Comment, Post
from tui_reader.bookmarks.surroundings import Surroundings
from tui_reader.text import sound


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
    alike: tuple[str, ...] = ()
    """The ids of other comments of the post with a similar text."""


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

    Raises:
        KeyError: The comment is not of this post.
    """
    if comment is None:
        return Anchor(
            post_id=sound(post.id),
            post_title=sound(post.title),
            post_published=_sound(post.published),
            author=_sound(post.author),
            published=_sound(post.published),
            body=sound(post.body),
        )
    around = Surroundings(post)
    position = around.find(sound(comment.id))
    twins, alike = around.doubles(position)
    return Anchor(
        post_id=sound(post.id),
        post_title=sound(post.title),
        post_published=_sound(post.published),
        comment_id=sound(comment.id),
        author=_sound(comment.author),
        signature=_sound(comment.signature),
        published=_sound(comment.published),
        body=sound(comment.body),
        ancestors=tuple(sound(each.id) for each in around.ancestors(position)),
        parent=around.parent(position),
        before=around.before(position),
        after=around.after(position),
        twins=tuple(sound(other.id) for other in twins),
        alike=tuple(sound(other.id) for other in alike),
    )


def now() -> str:
    """The present time as it is kept: RFC 3339 in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _sound(text: str | None) -> str | None:
    return None if text is None else sound(text)
