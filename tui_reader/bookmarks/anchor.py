"""Finding a bookmarked comment again in a newer capture."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from tui_reader.archive.post import Post
from tui_reader.bookmarks.bookmark import Anchor

Outcome = Literal["exact", "moved", "edited", "ambiguous", "orphan"]


class Posts(Protocol):
    """Where posts are looked up."""

    def get(self, post_id: str, /) -> Post | None:
        """Give the post with this id, or None where there is none."""

    def __iter__(self) -> Iterator[Post]:
        """All posts."""


@dataclass(frozen=True, slots=True)
class Place:
    """A post or one of its comments."""

    post_id: str
    """The id of the post."""
    comment_id: str | None = None
    """The comment's id; None for the post itself."""


@dataclass(frozen=True, slots=True)
class Found:
    """What became of a bookmarked post or comment."""

    outcome: Outcome
    """Whether it is there, and how sure that is."""
    place: Place | None = None
    """Where it is; None where that is not certain."""
    body: str = ""
    """Its text now, where it is found."""
    candidates: tuple[Place, ...] = ()
    """Those that it could be, the likeliest first, where the person has to choose."""

    @property
    def post_id(self) -> str | None:
        """The id of the post, where it is found."""
        return None if self.place is None else self.place.post_id

    @property
    def comment_id(self) -> str | None:
        """The comment's id, where a comment is found."""
        return None if self.place is None else self.place.comment_id


def find(anchor: Anchor, posts: Posts) -> Found:
    """Find a bookmarked post or comment again."""
    post = posts.get(anchor.post_id)
    if post is None:
        return Found("orphan")
    if anchor.comment_id is None:
        return Found("exact", Place(post.id), post.body)
    from tui_reader.archive.post import walk

    for _, comment in walk(post.comments):
        if comment.id == anchor.comment_id:
            return Found("exact", Place(post.id, comment.id), comment.body)
    return Found("orphan")
