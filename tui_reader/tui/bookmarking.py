"""The bookmarks as the screen needs them: each change off its thread, one after the other."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui_reader.archive.post import Comment, Post

# Imported where they are used: the first frame shows no bookmark, and must not wait for them.
if TYPE_CHECKING:
    from tui_reader.bookmarks.anchor import Found, Posts
    from tui_reader.bookmarks.bookmark import Bookmark
    from tui_reader.bookmarks.shelf import Shelf, Shelved


class Bookmarking:
    """The state of the shelf as it was last seen, and the changes that are asked of it."""

    def __init__(self, file: Callable[[], Path]) -> None:
        """Work on a saved file.

        Args:
            file: Says where it is.
        """
        self._file = file
        self._bookmarks: tuple[Bookmark, ...] = ()
        self._turn = asyncio.Lock()
        self._asked: set[asyncio.Task[None]] = set()

    @cached_property
    def _shelf(self) -> "Shelf":
        from tui_reader.bookmarks.shelf import Shelf

        return Shelf(self._file())

    def __len__(self) -> int:
        """How many bookmarks there are."""
        return len(self._bookmarks)

    @property
    def bookmarks(self) -> "tuple[Bookmark, ...]":
        """The bookmarks, in the order of the file; any thread may ask for them."""
        return self._bookmarks

    def newest_first(self) -> "list[Bookmark]":
        """The bookmarks, the one made last first."""
        # Times are whole seconds: of those of one second, the one added last comes first.
        newest = self._bookmarks[::-1]
        return sorted(newest, key=lambda bookmark: bookmark.created, reverse=True)

    def marks(self, post_id: str) -> frozenset[str]:
        """The ids of a post's bookmarked comments; the post itself is the empty id."""
        return frozenset(
            bookmark.anchor.comment_id or ""
            for bookmark in self._bookmarks
            if bookmark.anchor.post_id == post_id
        )

    async def load(self) -> str | None:
        """Read the file.

        Returns:
            What is wrong with it, or None.
        """
        async with self._turn:
            shelved = await asyncio.to_thread(lambda: self._shelf.load())
            self._bookmarks = shelved.bookmarks
            return shelved.problem

    async def toggle(self, post: Post, comment: Comment | None) -> str:
        """Keep a post or comment, or take its bookmark away.

        Returns:
            What was done, in a sentence for the person.
        """
        done = {"added": "Bookmarked. B lists them.", "removed": "Bookmark taken away. U undoes."}
        async with self._turn:
            return await self._change(partial(self._toggle, post, comment), done)

    async def undo(self) -> str:
        """Undo the last change.

        Returns:
            What was done, in a sentence for the person.
        """
        done = {"added": "The bookmark is back.", "removed": "The bookmark is gone again."}
        async with self._turn:
            return await self._change(self._shelf.undo, done)

    def ask(self, change: Coroutine[object, object, str], say: Callable[[str], None]) -> None:
        """Begin a change at once; `finish` waits for it, whatever becomes of the screen.

        Args:
            change: What `toggle` or `undo` gave.
            say: Called with what was done.
        """

        async def carry_out() -> None:
            say(await change)

        task = asyncio.get_running_loop().create_task(carry_out())
        self._asked.add(task)
        task.add_done_callback(self._asked.discard)

    async def finish(self) -> None:
        """Wait until the changes that were asked for are saved."""
        await asyncio.gather(*self._asked, return_exceptions=True)

    async def find(self, bookmark: "Bookmark", posts: "Posts") -> "tuple[Found | None, str]":
        """Find a bookmark's comment in the archive as it is now, off the screen's thread.

        Returns:
            Where it is, or None; and what is to be said of it.
        """
        from tui_reader.bookmarks.anchor import find

        found = await asyncio.to_thread(find, bookmark.anchor, posts)
        if found.outcome in ("exact", "moved"):
            return found, ""
        if found.outcome == "edited":
            return found, "Its text has changed since it was bookmarked."
        if found.outcome == "ambiguous":
            return None, "More than one comment could be the one; this is the copy that was kept:"
        return None, "This is the copy that was kept with the bookmark:"

    def _toggle(self, post: Post, comment: Comment | None) -> "Shelved":
        # Off the screen's thread as well: an anchor looks at all that is around its comment.
        from tui_reader.bookmarks.bookmark import new_bookmark

        return self._shelf.toggle(new_bookmark(post, comment))

    async def _change(self, change: "Callable[[], Shelved]", done: Mapping[str, str]) -> str:
        from tui_reader.saving import NotSaved

        try:
            shelved = await asyncio.to_thread(change)
        except NotSaved as error:
            return str(error)
        self._bookmarks = shelved.bookmarks
        return shelved.problem or done.get(shelved.change or "", "Nothing to undo.")
