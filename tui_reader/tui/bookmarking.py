"""The bookmarks as the screen needs them: each change off its thread, one after the other."""

import asyncio
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import takewhile
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from tui_reader.text import clean_line
from tui_reader.tui.changing import Answer

# Imported where they are used: the first frame shows no bookmark, and must not wait for them.
if TYPE_CHECKING:
    from tui_reader.archive.post import Comment, Post
    from tui_reader.bookmarks.anchor import Found, Posts
    from tui_reader.bookmarks.bookmark import Bookmark
    from tui_reader.bookmarks.shelf import Shelf, Shelved
    from tui_reader.bookmarks.standing import Standing

_KEPT = {
    "added": "Bookmarked. B lists them.",
    "": "It is kept already: another reader did that.",
}
_TAKEN = {
    "removed": "Bookmark taken away. U undoes.",
    "": "Another reader has taken the bookmark away already.",
}


_NOTHING_TO_SAY_IT_OF = (
    "Not saved: another reader has taken the bookmark away. "
    "Keep it again (b), and what you wrote is in its box."
)


class _Until:
    """An archive that ends where nobody waits any more: one may have thousands of posts."""

    def __init__(self, is_left: Event, posts: "Posts") -> None:
        self._is_left = is_left
        self._posts = posts

    def get(self, post_id: str, /) -> "Post | None":
        return self._posts.get(post_id)

    def __iter__(self) -> "Iterator[Post]":
        return takewhile(lambda _: not self._is_left.is_set(), self._posts)


class Bookmarking:
    """The state of the shelf as it was last seen, and the changes that are asked of it."""

    def __init__(
        self,
        file: Callable[[], Path],
        id_of: Callable[[str], str | None] = lambda post_id: post_id,
    ) -> None:
        """Work on a saved file.

        Args:
            file: Says where it is.
            id_of: Gives the present id of the post that has or had an id; None where it is gone.
        """
        self.unsaved: str = ""
        """Why the last change was not saved; empty where it was."""
        self._file = file
        self._id_of = id_of
        self._told = ""
        self._stamp: object = None
        self._in_doubt = False
        self._strays: tuple[Post | None, dict[str, str | None]] = None, {}
        self._bookmarks: tuple[Bookmark, ...] = ()
        self._stood: tuple[Post | None, Standing] = None, {}
        self._turn = asyncio.Lock()

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
        """What `standing` will likely say, known at once: what still has the id it had."""
        return frozenset(
            bookmark.anchor.comment_id or ""
            for bookmark in self._bookmarks
            if bookmark.anchor.post_id == post_id
        )

    async def standing(self, post: "Post") -> frozenset[str]:
        """The ids of a post's bookmarked comments; the post itself is the empty id."""
        standing = await asyncio.to_thread(self._standing, post)
        self._stood = post, standing
        return frozenset(standing)

    def at(self, post: "Post", comment_id: str) -> "list[Bookmark]":
        """The bookmarks of a comment, as `standing` said last; the post itself is the empty id."""
        known, standing = self._stood
        ids = standing.get(comment_id, ()) if known is post else ()
        return [bookmark for bookmark in self._bookmarks if bookmark.id in ids]

    async def load(self) -> str:
        """Read the file.

        Returns:
            What is wrong with it and was not told before; empty where all is well.
        """
        async with self._turn:
            return await self._read()

    async def catch_up(self) -> str | None:
        """Read the file where another reader has changed it.

        Returns:
            As `load` does; None where the bookmarks are as they were.
        """
        if self._turn.locked():
            return None  # Whoever reads or changes them shows them.
        async with self._turn:
            before = self._bookmarks
            is_same = await asyncio.to_thread(lambda: self._shelf.stamp()) == self._stamp
            if is_same and not self._in_doubt:
                return None
            # Nobody writes any more in a file that is broken and stays as it is.
            problem = await self._read(in_passing=not is_same)
            return None if self._bookmarks == before and not problem else problem

    async def toggle(self, post: "Post", comment: "Comment | None") -> Answer:
        """Keep a post or comment, or take its bookmark away, where one is seen there."""
        async with self._turn:
            standing = await asyncio.to_thread(self._standing, post)
            here = standing.pop("" if comment is None else comment.id, ())
            elsewhere = {each for kept in standing.values() for each in kept}
            done = _TAKEN if here else _KEPT
            change = partial(self._toggle, post, comment, here, elsewhere)
            return await self._change(change, done)

    async def remove(self, bookmark: "Bookmark") -> Answer:
        """Take a bookmark away, whether or not its comment is still there."""
        async with self._turn:
            return await self._change(lambda: self._shelf.remove(bookmark.id), _TAKEN)

    async def tag(
        self, bookmarks: "Sequence[Bookmark]", tags: Sequence[str], seen: Collection[str]
    ) -> Answer:
        """Give bookmarks other tags.

        Args:
            bookmarks: The bookmarks.
            tags: The tags.
            seen: Those that the person has seen and lets go; any others were another reader's.
        """
        ids = [bookmark.id for bookmark in bookmarks]
        done = {"tagged": "The tags are saved. U undoes.", "": "The tags are as they were."}
        known = {*seen, *tags}
        return await self._rewrite(
            ids, lambda: self._shelf.tag(ids, tags), done, lambda each: set(each.tags) - known
        )

    async def note(self, bookmark: "Bookmark", note: str, seen: Collection[str]) -> Answer:
        """Give a bookmark another note.

        Args:
            bookmark: The bookmark.
            note: The note.
            seen: The notes that the person has seen and lets go; any other was another reader's.
        """
        done = {"noted": "The note is saved. U undoes.", "": "The note is as it was."}
        return await self._rewrite(
            [bookmark.id],
            lambda: self._shelf.note(bookmark.id, note),
            done,
            lambda each: {each.note} - {*seen, ""},
        )

    async def undo(self) -> Answer:
        """Undo the last change."""
        done = {
            "added": "The bookmark is back.",
            "removed": "The bookmark is gone again. R brings it back.",
            "tagged": "The tags are as they were before.",
            "noted": "The note is as it was before.",
            "": "Nothing to undo.",
        }
        async with self._turn:
            return await self._change(lambda: self._shelf.undo(), done)

    async def redo(self) -> Answer:
        """Do again what was undone last."""
        done = {
            "added": "The bookmark is back.",
            "removed": "The bookmark is gone again.",
            "tagged": "The tags are changed again.",
            "noted": "The note is changed again.",
            "": "Nothing to do again.",
        }
        async with self._turn:
            return await self._change(lambda: self._shelf.redo(), done)

    async def find(self, bookmark: "Bookmark", posts: "Posts") -> "tuple[Found | None, str]":
        """Find a bookmark's comment in the archive as it is now, off the screen's thread.

        Returns:
            Where it is, or None; and what is to be said of it.
        """
        from tui_reader.bookmarks.anchor import find

        anchor, is_left = bookmark.anchor, Event()
        try:
            found = await asyncio.to_thread(find, anchor, _Until(is_left, posts))
        finally:
            is_left.set()
        if found.comment_id is not None and found.post_id != self._id_of(anchor.post_id):
            post = posts.get(found.post_id or "")
            title = "" if post is None else clean_line(post.title)
            if title != clean_line(anchor.post_title):
                return found, f"It stands in another post now: {title}"
        if found.outcome in ("exact", "moved"):
            return found, ""
        if found.outcome == "edited":
            return found, "Its text has changed since it was bookmarked."
        if found.outcome == "ambiguous":
            return None, "More than one comment could be the one; this is the copy that was kept:"
        return None, "This is the copy that was kept with the bookmark:"

    def _toggle(
        self,
        post: "Post",
        comment: "Comment | None",
        here: Collection[str],
        elsewhere: Collection[str],
    ) -> "Shelved":
        # Off the screen's thread as well: an anchor looks at all that is around its comment.
        from tui_reader.bookmarks.bookmark import new_bookmark

        return self._shelf.toggle(new_bookmark(post, comment), here, elsewhere)

    def _standing(self, post: "Post") -> "Standing":
        from tui_reader.bookmarks.standing import standing_in

        known, strays = self._strays
        if known is not post:
            strays = {}
            self._strays = post, strays
        return standing_in(post, self._bookmarks, self._id_of, strays)

    async def _rewrite(
        self,
        ids: Collection[str],
        change: "Callable[[], Shelved]",
        done: Mapping[str, str],
        unseen: "Callable[[Bookmark], Collection[str]]",
    ) -> Answer:
        """Change what the person says of bookmarks; say so where none of them is there now.

        Args:
            ids: Which.
            change: The change.
            done: What is to be said of what was done.
            unseen: What of a bookmark as it was before is lost, and the person never saw.
        """

        def told(shelved: "Shelved") -> str:
            lost = sorted({each for bookmark in shelved.before for each in unseen(bookmark)})
            if not lost:
                return done[shelved.change or ""]
            return f"Saved. U brings back what another reader wrote: {clean_line(', '.join(lost))}"

        async with self._turn:
            answer = await self._try(change, told)
            if answer.said and not any(each.id in ids for each in self._bookmarks):
                return Answer(problem=f"{_NOTHING_TO_SAY_IT_OF} {answer.problem}".strip())
            return answer

    async def _read(self, *, in_passing: bool = False) -> str:
        # What is written between the two is read at the next look.
        self._stamp = await asyncio.to_thread(lambda: self._shelf.stamp())
        return self._take(await asyncio.to_thread(lambda: self._shelf.load(in_passing=in_passing)))

    async def _change(self, change: "Callable[[], Shelved]", done: Mapping[str, str]) -> Answer:
        return await self._try(change, lambda shelved: done[shelved.change or ""])

    async def _try(
        self, change: "Callable[[], Shelved]", told: "Callable[[Shelved], str]"
    ) -> Answer:
        from tui_reader.saving import NotSaved

        try:
            shelved = await asyncio.to_thread(change)
        except NotSaved as error:
            self.unsaved = str(error)
            return Answer(problem=self.unsaved)
        if shelved.change is not None:
            self.unsaved = ""
        is_change = shelved.change is not None
        return Answer(told(shelved), self._take(shelved), is_change)

    def _take(self, shelved: "Shelved") -> str:
        """Go on from what is in the file; give what is wrong with it, but each thing once."""
        self._bookmarks, self._in_doubt = shelved.bookmarks, shelved.in_doubt
        problem = shelved.problem or ""
        news = "" if problem == self._told else problem
        self._told = problem
        return news
