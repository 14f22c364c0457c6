"""Which bookmarks stand in a post as it is now, whatever it and its comments were called then."""

from collections.abc import Callable, Iterator, Sequence

from tui_reader.archive.post import Post
from tui_reader.bookmarks.anchor import Found, find
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
    post: Post,
    bookmarks: Sequence[Bookmark],
    id_of: Callable[[str], str | None],
    strays: dict[str, str | None] | None = None,
) -> Standing:
    """Find the bookmarks of a post and its comments; no other post is looked at.

    Args:
        post: The post.
        bookmarks: All bookmarks.
        id_of: Gives the present id of the post that has or had an id; None where it is gone.
        strays: What was found before in this very post of bookmarks whose own is gone, by their
            ids; what is found now joins it. To look for one takes long where there are thousands
            of comments.
    """
    standing: Standing = {}
    strays = {} if strays is None else strays
    # Made once: it looks at all comments, and a post may have many bookmarks.
    around = Surroundings(post)
    for bookmark in bookmarks:
        now = id_of(bookmark.anchor.post_id)
        if now == post.id:
            key = _key(find(bookmark.anchor, _Alone(post, True), lambda _: around))
        elif now is not None:
            continue
        elif bookmark.id in strays:
            key = strays[bookmark.id]
        else:
            key = _key(find(bookmark.anchor, _Alone(post, False), lambda _: around))
            strays[bookmark.id] = key
        if key is not None:
            standing[key] = (*standing.get(key, ()), bookmark.id)
    return standing


def _key(found: Found) -> str | None:
    return None if found.place is None else found.comment_id or ""
