"""What the search is told of the person's bookmarks: where they are, and how they are labelled."""

from collections import Counter
from collections.abc import Sequence

from tui_reader.bookmarks.bookmark import Bookmark
from tui_reader.index.words import fold_letters
from tui_reader.text import fold

Address = tuple[str, str | None]
"""A post's id, and a comment's or None for the post itself."""


def marked_in(bookmarks: Sequence[Bookmark], field: str, value: str) -> list[Address] | None:
    """Give the posts and comments that the person marked in a way.

    Args:
        bookmarks: The bookmarks.
        field: ``is`` or ``tag``.
        value: ``bookmarked``, or a folded tag. Where no tag is that, those that begin so count.

    Returns:
        The addresses; None of what bookmarks do not know: what was read.
    """
    if (field, value) == ("is", "bookmarked"):
        return [_address(bookmark) for bookmark in bookmarks]
    if field != "tag":
        return None
    fitting = {tag for tag in tags_in(bookmarks) if _folded(tag).startswith(value)}
    fitting = {tag for tag in fitting if _folded(tag) == value} or fitting
    return [_address(bookmark) for bookmark in bookmarks if fitting.intersection(bookmark.tags)]


def tags_in(bookmarks: Sequence[Bookmark]) -> list[str]:
    """Give the person's tags, the one used most first."""
    counted = Counter(tag for bookmark in bookmarks for tag in bookmark.tags)
    return sorted(counted, key=lambda tag: (-counted[tag], tag))


def _address(bookmark: Bookmark) -> Address:
    return bookmark.anchor.post_id, bookmark.anchor.comment_id


def _folded(tag: str) -> str:
    return fold(fold_letters(tag))
