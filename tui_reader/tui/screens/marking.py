"""What was read: marked as one reads, turned with a key, kept now and then."""

import asyncio
from collections.abc import Container, Sequence
from typing import TYPE_CHECKING

from textual import work

from tui_reader.tui.phrasing import plural
from tui_reader.tui.screens.tagging import TaggingScreen

if TYPE_CHECKING:
    from tui_reader.archive.post import Post
    from tui_reader.tui.searches import Searches
    from tui_reader.tui.stores import Stores

SAVE_SECONDS = 10.0
"""After so many seconds, what was read is written down."""
SUSPEND_SECONDS = 0.5
"""So long the shell waits for another reader that is at the file; what is not saved is kept."""


class MarkingScreen(TaggingScreen):
    """Posts and comments are read when they were seen; `u` turns a mark, of a listed post all."""

    _told_marks = ""

    def __init__(self, stores: "Stores", searches: "Searches") -> None:
        """Read from the stores that the app owns; the arguments are those of `KeepingScreen`."""
        super().__init__(stores, searches)
        self._marked_whole: dict[str, frozenset[str]] = {}
        """Of posts that were marked as read at once, what was not read before."""

    def mark_as_one_reads(self) -> None:
        """Begin to mark what is seen, and show what was read before."""
        self.thread.read_of = self._read_of
        self.thread.seen = self._see
        self.side.posts.read_of = self._counts_of
        self.set_interval(SAVE_SECONDS, self._save_marks)
        # At once: the process stands still before it would handle a message.
        suspended = self.app.app_suspend_signal
        suspended.subscribe(self, lambda _: self._save_now(), immediate=True)
        self._load_marks()

    async def finish(self) -> str:
        """Wait until all that the person asked to keep is saved, and what was read.

        Returns:
            Why something is not, where the last that was asked for could not be saved; else empty.
        """
        if self._begun:
            self._look_back()
            # Where it cannot be saved, it is told; it is no reason to stay.
            self.parting = await asyncio.to_thread(self._stores.ledger.save)
        return await super().finish()

    def action_turn_read(self) -> None:
        """Mark what is selected as read, or as unread."""
        address = self._selected_address()
        if address is None:
            return
        if self.side.shown == "posts" and not self.has_class("-at-thread"):
            self._turn_whole(address[0])
            return
        post_id, comment_id = address
        ledger = self._stores.ledger
        is_read = comment_id in ledger.read_of(post_id)
        ledger.mark(post_id, [comment_id], not is_read)
        post = self.thread.post
        if post is not None and post.id == post_id:
            self.thread.turn_read(comment_id)
        self.side.posts.refresh()
        self._say("Marked as unread." if is_read else "Marked as read.")

    def _turn_whole(self, post_id: str) -> None:
        """Mark a post and all its comments as read; where they are, as they were before."""
        ledger = self._stores.ledger
        ids = ["", *self._stores.index.comment_ids(post_id)]
        read = ledger.read_of(post_id)
        turned = [each for each in ids if each not in read]
        is_read = not turned
        if is_read:
            before = self._marked_whole.pop(post_id, frozenset())
            turned = [each for each in ids if each in before] or ids
        else:
            self._marked_whole[post_id] = frozenset(turned)
        ledger.mark(post_id, turned, not is_read)
        self.thread.show_read()
        self.side.posts.refresh()
        if is_read and len(turned) < len(ids):
            self._say("Marked as it was before; u marks all as read again.")
        else:
            now = "unread" if is_read else "read"
            all_of_it = f" with {plural(len(ids) - 1, 'comment', 'comments')}" if ids[1:] else ""
            self._say(f"Marked as {now}{all_of_it}; u takes it back.")

    def _selected_address(self) -> tuple[str, str] | None:
        """The ids of post and comment that are selected where the keys go."""
        side, post = self.side, self.thread.post
        if self.has_class("-at-thread"):
            return None if post is None else (post.id, self.thread.comment_id or "")
        if side.shown == "search":
            hit = side.search.hits.selected
            return None if hit is None else (hit.post_id, hit.comment_id or "")
        if side.shown == "bookmarks":
            self._say("Enter goes there; u turns its mark then.")
            return None
        return None if side.posts.selected is None else (side.posts.selected.id, "")

    def _read_of(self, post_id: str) -> Container[str] | None:
        ledger = self._stores.ledger
        if ledger.is_empty:
            # In a fresh archive all is unread, and nothing needs to say so.
            return None
        ledger.rename(post_id, self._stores.index.other_ids(post_id))
        return ledger.read_of(post_id)

    def _counts_of(self, post_id: str) -> tuple[bool, int] | None:
        return None if self._stores.ledger.is_empty else self._stores.read_counts(post_id)

    def _see(self, post_id: str, comment_ids: Sequence[str]) -> None:
        self._stores.ledger.mark(post_id, comment_ids)
        self.side.posts.refresh()

    def _look_back(self) -> None:
        """Mark what is seen at this moment, where one is in the open post."""
        if self.thread.has_focus:
            self.thread.pass_by()

    def _save_now(self) -> None:
        """Save before the shell takes over: the reader may never come back."""
        self._look_back()
        self._stores.ledger.save(wait=SUSPEND_SECONDS)

    def show_own(self) -> None:
        """Show what of the open post the person kept and read; no copy is seen over it."""
        self.remove_class("-gone")
        self.show_stars()
        self._follow_marks()

    def _follow_marks(self) -> None:
        """Let comments of the open post that have another id now be read still."""
        post = self.thread.post
        # Most posts have no mark: no worker for them, nor a thread with its own connection.
        if post is not None and any(self._stores.ledger.counts(post.id)):
            self._move_marks(post)

    @work(group="following", exclusive=True)
    async def _move_marks(self, post: "Post") -> None:
        ledger, index = self._stores.ledger, self._stores.index
        from tui_reader.read_marks.following import follow

        if await asyncio.to_thread(follow, ledger, post, lambda: index.captured(post.id)):
            self.thread.show_read()
            self.side.posts.refresh()

    @work(group="marks")
    async def _load_marks(self) -> None:
        self._tell_marks(await asyncio.to_thread(self._stores.ledger.load))
        self._follow_marks()
        self.thread.show_read()
        self.side.posts.refresh()

    @work(group="marks")
    async def _save_marks(self) -> None:
        self._tell_marks(await asyncio.to_thread(self._stores.ledger.save))

    def _tell_marks(self, problem: str) -> None:
        """Say what is wrong, but each thing once."""
        if problem and problem != self._told_marks:
            self._told_marks = problem
            self._warn(problem)
