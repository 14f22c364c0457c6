"""What a list of posts shows of each."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple, overload

if TYPE_CHECKING:
    from tui_reader.archive.post import Post

WINDOW = 100
"""So many summaries are read at once: more than a screen shows."""


class Summary(NamedTuple):
    """What a list of posts shows of one of them."""

    id: str
    """The post's id."""
    title: str
    """The post's title, as the stranger wrote it."""
    published: str | None
    """``2014-02-12`` or RFC 3339."""
    comments: int
    """How many comments there are, replies included."""
    author: str | None = None
    """Who wrote the post, where the page says it."""
    claimed_comments: int | None = None
    """How many comments the page said it has."""
    path: str = ""
    """The path of the capture that it was read from."""


def summarise(post: "Post") -> Summary:
    """Give what a list of posts shows of this one."""
    from tui_reader.archive.post import count_comments

    return Summary(
        post.id,
        post.title,
        post.published,
        count_comments(post),
        post.author,
        post.claimed_comments,
        post.source.path,
    )


class Summaries(Sequence[Summary]):
    """Summaries that are read when they are looked at."""

    def __init__(
        self,
        size: int,
        read: Callable[[int, int], list[Summary]],
        place: Callable[[str], int | None],
    ) -> None:
        """Read nothing yet.

        Args:
            size: How many there are.
            read: Gives those from a place on, so many.
            place: Says where the one with an id is.
        """
        self._size = size
        self._read = read
        self._place = place
        self._windows: dict[int, list[Summary]] = {}

    def __len__(self) -> int:
        """How many there are."""
        return self._size

    @overload
    def __getitem__(self, place: int) -> Summary: ...

    @overload
    def __getitem__(self, place: slice) -> list[Summary]: ...

    def __getitem__(self, place: int | slice) -> Summary | list[Summary]:
        """Give one, or some of them."""
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(self._size))]
        if place < 0:
            place += self._size
        if not 0 <= place < self._size:
            raise IndexError(place)
        number, within = divmod(place, WINDOW)
        window = self._windows.get(number)
        if window is None:
            window = self._windows[number] = self._read(number * WINDOW, WINDOW)
        # There may be fewer by now: whoever shows these is told to look again.
        return window[within] if within < len(window) else Summary("", "", None, 0)

    def place_of(self, post_id: str) -> int | None:
        """Say where the one with an id is, or None where it is not there."""
        place = self._place(post_id)
        if place is None or place >= self._size:
            return None
        if self[place].id == post_id:
            return place
        # Others come meanwhile: what counts is where it stands among those that were read.
        start = place // WINDOW * WINDOW
        window = self[start : start + WINDOW]
        return next((start + at for at, each in enumerate(window) if each.id == post_id), None)
