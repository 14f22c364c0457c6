"""Looking for the comment of a bookmark: in its post, and else in the whole archive."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui_reader.archive.post import Post
    from tui_reader.bookmarks.anchor import Found, Posts
    from tui_reader.bookmarks.bookmark import Bookmark
    from tui_reader.index.indexed import IndexedArchive

    Answer = tuple[Found | None, str]
    """Where the comment is, or None; and what is to be said of it."""


class Looking:
    """Looks for one bookmark's comment, until it is found or one goes on to something else."""

    def __init__(
        self,
        bookmark: "Bookmark",
        find: "Callable[[Bookmark, Posts], Awaitable[Answer]]",
        index: "IndexedArchive",
    ) -> None:
        """Begin at once.

        Args:
            bookmark: Whose comment is looked for.
            find: Finds it among posts; ends when it is cancelled.
            index: The archive.
        """
        self.bookmark = bookmark
        """Whose comment is looked for."""
        self._find = find
        self._index = index
        self._goes_on = asyncio.Event()
        self._task = asyncio.get_running_loop().create_task(self._look())
        self._task.add_done_callback(lambda _: self._goes_on.set())

    @property
    def answer(self) -> "Answer | None":
        """What was found; None where it is not known yet, or nobody wants to know it any more."""
        return self._task.result() if self._task.done() and not self.is_left else None

    @property
    def is_left(self) -> bool:
        """Whether it ended before it knew."""
        return self._task.cancelled() or self._task.cancelling() > 0

    async def at_once(self) -> "Answer | None":
        """Give the `answer` as far as its post has it; None where all posts are gone through."""
        await self._goes_on.wait()
        return self.answer

    async def at_last(self) -> "Answer | None":
        """Give the `answer` when all posts are gone through."""
        await asyncio.wait([self._task])
        return self.answer

    def leave(self) -> None:
        """Look no more; what is known already stays so."""
        self._task.cancel()

    async def _look(self) -> "Answer":
        loop = asyncio.get_running_loop()
        posts = _Posts(self._index, lambda: loop.call_soon_threadsafe(self._goes_on.set))
        while True:
            state = self._index.state
            answer = await self._find(self.bookmark, posts)
            # Among posts that came meanwhile it may be.
            if answer[0] is not None or state == self._index.state:
                return answer


def is_in(posts: "Iterable[Post]", bookmark: "Bookmark") -> bool:
    """Say whether a bookmark's comment stands in some posts; to be called off the screen's thread.

    Args:
        posts: All those that it may stand in, but for the one that it stood in.
        bookmark: The bookmark.
    """
    from tui_reader.bookmarks.anchor import find

    return find(bookmark.anchor, _Some(posts)).place is not None


class _Some:
    """A few posts, by none of the ids that they may have had."""

    def __init__(self, posts: "Iterable[Post]") -> None:
        self._posts = posts

    def get(self, _: str, /) -> "Post | None":
        return None

    def __iter__(self) -> "Iterator[Post]":
        return iter(self._posts)


class _Posts:
    """An archive that tells when somebody goes through all of it."""

    def __init__(self, posts: "Posts", told: Callable[[], object]) -> None:
        self._posts = posts
        self._told = told

    def get(self, post_id: str, /) -> "Post | None":
        return self._posts.get(post_id)

    def __iter__(self) -> "Iterator[Post]":
        self._told()
        return iter(self._posts)
