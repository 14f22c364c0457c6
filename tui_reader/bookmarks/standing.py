"""Which bookmarks stand in a post as it is now, whatever it and its comments were called then."""

from collections.abc import Callable, Iterator, Sequence

from tui_reader.archive.post import Post
from tui_reader.bookmarks.anchor import find
from tui_reader.bookmarks.bookmark import Bookmark
from tui_reader.bookmarks.surroundings import Surroundings

Standing = dict[str, tuple[str, ...]]
"""For each bookmarked comment's id, the ids of its bookmarks; the empty id is the post itself."""


class _Alone:
    """An archive of one post, which has other ids as well."""

    def __init__(self, post: Post, is_named: bool) -> None:
        self._post = post
        self._is_named = is_named

    def get(self, _: str, /) -> Post | None:
        return self._post if self._is_named else None

    def __iter__(self) -> Iterator[Post]:
        return iter([self._post])


def standing_in(
    post: Post, bookmarks: Sequence[Bookmark], id_of: Callable[[str], str | None]
) -> Standing:
    """Find the bookmarks of a post and its comments; no other post is looked at.

    Args:
        post: The post.
        bookmarks: All bookmarks.
        id_of: Gives the present id of the post that has or had an id; None where it is gone.
    """
    standing: Standing = {}
    # Made once: it looks at all comments, and a post may have many bookmarks.
    around = Surroundings(post)
    for bookmark in bookmarks:
        now = id_of(bookmark.anchor.post_id)
        if now in (post.id, None):
            found = find(bookmark.anchor, _Alone(post, now is not None), lambda _: around)
            if found.place is not None:
                key = found.comment_id or ""
                standing[key] = (*standing.get(key, ()), bookmark.id)
    return standing
