"""What the search is told of the person's bookmarks: where they are, and how they are labelled."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from tui_reader.bookmarks.bookmark import Bookmark
from tui_reader.bookmarks.whereabouts import Address
from tui_reader.index.words import fold_letters, unquoted

Places = Callable[[Iterable[Bookmark]], list[Address]]
"""Says where bookmarks are now."""


def marked_in(
    bookmarks: Sequence[Bookmark], field: str, value: str, places: Places
) -> list[Address] | None:
    """Give the posts and comments that the person marked in a way.

    Args:
        bookmarks: The bookmarks.
        field: ``is`` or ``tag``.
        value: ``bookmarked``, or a folded tag. Where no tag is that, those that begin so count.
        places: Says where they are: what they stand on may have another id by now.

    Returns:
        The addresses; None of what bookmarks do not know: what was read.
    """
    if (field, value) == ("is", "bookmarked"):
        return places(bookmarks)
    if field != "tag":
        return None
    fitting = {tag for tag in tags_in(bookmarks) if _folded(tag).startswith(value)}
    fitting = {tag for tag in fitting if _folded(tag) == value} or fitting
    return places(each for each in bookmarks if fitting.intersection(each.tags))


def tags_in(bookmarks: Sequence[Bookmark]) -> list[str]:
    """Give the person's tags, the one used most first."""
    counted = Counter(tag for bookmark in bookmarks for tag in bookmark.tags)
    return sorted(counted, key=lambda tag: (-counted[tag], tag))


def _folded(tag: str) -> str:
    return unquoted(fold_letters(tag))
