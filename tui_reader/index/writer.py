"""One change of an index: captures that come, change or go, with their posts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from sqlite3 import Connection

from tui_reader.archive.post import Post
from tui_reader.index import captures, rows
from tui_reader.index.captures import Capture
from tui_reader.index.inverting import Inverted, invert
from tui_reader.index.readings import dump_reading, load_reading

Merge = Callable[[Sequence[Post]], Post]
"""Makes one post of what several captures say of one page, in the order of their paths."""
Reading = tuple[Capture, Sequence[Post]]
"""A capture and the posts that were read from it."""


class Writer:
    """Writes within one transaction.

    What a capture said of a post is kept as it was read, where other captures have that post too:
    the post is merged from them, and anew when one of them changes. Where there is but one, the
    post in the index is what it said.
    """

    def __init__(self, connection: Connection, merge: Merge) -> None:
        """Begin with a transaction that is open.

        Args:
            connection: Where to.
            merge: Makes one post of several readings of it.
        """
        self.first = rows.state(connection, "next")
        """The number of the first passage that is added."""
        self.inverted: list[Inverted] = []
        """The terms of the passages that were added, in their order."""
        self._connection = connection
        self._merge = merge
        self._put: list[Post] = []

    def add(self, capture: Capture, posts: Sequence[Post]) -> None:
        """Take in a capture; what was read from it before is forgotten.

        Args:
            capture: What is known of it.
            posts: What was read from it; none if it was skipped.
        """
        self.add_all([(capture, posts)])

    def add_all(self, readings: Sequence[Reading], inverted: Inverted | None = None) -> None:
        """Take in several captures.

        Args:
            readings: The captures, each with its posts.
            inverted: What `invert` makes of all these posts, where that is known already.
        """
        self._put.clear()
        for capture, posts in readings:
            self.remove(capture.path)
            captures.put_capture(self._connection, capture)
            for part, post in enumerate(posts):
                self._read(post, capture.path, part)
        self._invert([post for _, posts in readings for post in posts], inverted)

    def remove(self, path: str) -> None:
        """Forget a capture and what only it said; one that is not there is no mistake."""
        before = len(self._put)
        affected = captures.posts_of_capture(self._connection, path)
        captures.drop_capture(self._connection, path)
        captures.drop_readings(self._connection, path)
        for post_id in affected:
            self._settle(post_id)
        if before == 0 and self._put:
            self._invert([], None)

    def _read(self, post: Post, path: str, part: int) -> None:
        others = captures.readings(self._connection, post.id)
        if not others:
            captures.put_reading(self._connection, post.id, path, part, None)
            self._replace(post)
            return
        for capture, place, kept in others:
            if kept is None:
                known = self._known(post.id)
                if known is not None:
                    captures.put_reading(
                        self._connection, post.id, capture, place, dump_reading(known)
                    )
        captures.put_reading(self._connection, post.id, path, part, dump_reading(post))
        self._settle(post.id)

    def _settle(self, post_id: str) -> None:
        """Make a post anew of what is left to be said of it."""
        left = captures.readings(self._connection, post_id)
        if not left:
            rows.drop_post(self._connection, post_id)
            return
        posts = [load_reading(kept) for _, _, kept in left if kept is not None]
        if len(posts) == 1:
            captures.put_reading(self._connection, post_id, *left[0][:2], None)
        # Whoever merges may choose an id; the readings go by the one they have in common.
        merged = posts[0] if len(posts) == 1 else replace(self._merge(posts), id=post_id)
        known = self._known(post_id)
        # Compared as bytes: comparing trees of any depth would be recursion.
        if known is None or dump_reading(merged) != dump_reading(known):
            self._replace(merged)

    def _known(self, post_id: str) -> Post | None:
        place = rows.post_place(self._connection, post_id)
        return None if place is None else rows.post_at(self._connection, place[0])

    def _replace(self, post: Post) -> None:
        rows.drop_post(self._connection, post.id)
        rows.put_post(self._connection, post)
        self._put.append(post)

    def _invert(self, expected: Sequence[Post], inverted: Inverted | None) -> None:
        as_read = len(expected) == len(self._put) and all(map(_is, expected, self._put))
        if inverted is None or not as_read:
            inverted = invert(self._put)
        self.inverted.append(inverted)
        self._put.clear()


def _is(one: Post, other: Post) -> bool:
    return one is other


def longest(posts: Iterable[Post]) -> Post:
    """Choose the post with most comments, of equal ones the first: the simplest `Merge`."""
    from tui_reader.archive.post import count_comments

    return max(posts, key=count_comments)
