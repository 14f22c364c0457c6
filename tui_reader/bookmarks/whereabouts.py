"""Where bookmarks are in an index as it is now, looked up again only where a post has changed."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from tui_reader.bookmarks.bookmark import Anchor, Bookmark
from tui_reader.bookmarks.standing import standing_in
from tui_reader.index.snapshot import Snapshot
from tui_reader.index.store import Store

Address = tuple[str, str | None]
"""A post's id, and a comment's or None for the post itself."""
_Known = dict[str, tuple[Anchor, int, Address | None]]
"""What was found, by the bookmarks' ids: of which anchor, in the post of which number."""


class Whereabouts:
    """Finds bookmarks in their posts, whatever these and their comments are called by now.

    Its method may be called on any thread.
    """

    def __init__(self, store: Callable[[], Store]) -> None:
        """Look in an index.

        Args:
            store: Gives the index; it may be another one each time.
        """
        self._store = store
        self._seen: tuple[Store, int] | None = None
        self._known: _Known = {}

    def addresses(self, bookmarks: Iterable[Bookmark]) -> list[Address]:
        """Give the present addresses of bookmarks; one whose post is gone has none.

        Args:
            bookmarks: The bookmarks.

        Raises:
            IndexLost: The index cannot be read.
        """
        store, kept = self._store(), list(bookmarks)
        # No terms are asked for.
        with store.snapshot(patience=0) as snapshot:
            # In a file that another process has made anew, a number is another post's.
            seen = store, snapshot.file
            known = dict(self._known) if seen == self._seen else {}
            for number, some in _changed(snapshot, kept, known).items():
                known.update(_found(snapshot, number, some))
        # Not changed in place: another thread may ask of another state of the index meanwhile.
        self._seen, self._known = seen, known
        found = [known[each.id][2] for each in kept if each.id in known]
        return [address for address in found if address is not None]


def _changed(
    snapshot: Snapshot, bookmarks: Sequence[Bookmark], known: _Known
) -> dict[int, list[Bookmark]]:
    """Give the bookmarks of posts that are others now, by their numbers; forget those of none."""
    changed: dict[int, list[Bookmark]] = defaultdict(list)
    for bookmark in bookmarks:
        number = snapshot.number_of(bookmark.anchor.post_id)
        if number is None:
            known.pop(bookmark.id, None)
        elif known.get(bookmark.id, ())[:2] != (bookmark.anchor, number):
            changed[number].append(bookmark)
    return changed


def _found(snapshot: Snapshot, number: int, bookmarks: Sequence[Bookmark]) -> _Known:
    """Look for bookmarks in their post."""
    post = snapshot.post(bookmarks[0].anchor.post_id)
    places: dict[str, Address] = {}
    if post is not None:
        standing = standing_in(post, bookmarks, lambda _: post.id)
        places = {kept: (post.id, key or None) for key, ids in standing.items() for kept in ids}
    return {each.id: (each.anchor, number, places.get(each.id)) for each in bookmarks}
