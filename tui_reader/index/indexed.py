"""The index of an archive as the screen and the command line use it, whatever becomes of its file.

A file that is damaged is made anew; where none can be kept, the archive is held in memory.
"""

import contextlib
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from tui_reader.archive.files.naming import INSIDE
from tui_reader.index.captures import Capture
from tui_reader.index.database import USELESS, IndexLost, condition_of, discard, unfinished
from tui_reader.index.places import index_file
from tui_reader.index.spelling import Spelling
from tui_reader.index.store import Store
from tui_reader.index.summary import Summaries, Summary

if TYPE_CHECKING:
    from tui_reader.archive.post import CaptureRead, Post, Skipped
    from tui_reader.index.captures import Told
    from tui_reader.index.update import Progress, Update

PATIENCE = 10.0
"""So many seconds another process may be at an index of which nothing is there yet."""

WAIT = 1.0
"""So many seconds who throws an index away waits for another process to let go of it."""

_PAUSE = 0.1
_T = TypeVar("_T")


class IndexedArchive:
    """The posts of an archive, newest first, kept from one run to the next.

    Threads may read while one updates it.
    """

    def __init__(
        self,
        archive: Sequence[Path],
        *,
        unpublished: bool = False,
        file: Path | None = None,
        store: Store | None = None,
    ) -> None:
        """Open the index of an archive; nothing of the archive itself is looked at.

        Args:
            archive: Files and folders of captures.
            unpublished: Whether drafts, spam and what nobody approved are wanted too.
            file: Where the index is; by default in the cache folder.
            store: An index that is open already.
        """
        self.problem: str | None = None
        """Why the index cannot be kept, in a line; None where it is."""
        self.when_lost: Callable[[], object] = _nothing
        """Called when the index was lost while it was read: it is empty until it is updated."""
        self._archive = [path.absolute() for path in archive]
        self._spelling = Spelling(archive)
        self._unpublished = unpublished
        self._remade = False
        self._update: Update | None = None
        self._is_closed = False
        self._left: list[Store] = []
        self._losing = Lock()
        self._shown: tuple[Post | None, Post | None] = None, None
        self.store = self._opened(file) if store is None else store
        """What is searched in."""

    def __len__(self) -> int:
        """How many posts there are."""
        return self._ask(lambda: len(self.store), 0)

    def __iter__(self) -> "Iterator[Post]":
        """The posts, newest first; others may come meanwhile, in another thread."""
        posts = iter(self.store)
        while (post := self._ask(lambda: next(posts, None), None)) is not None:
            yield self._spelling.post(post)

    @property
    def summaries(self) -> Sequence[Summary]:
        """What a list shows of each post: newest first, those without a date last."""
        return Summaries(
            len(self),
            self._window,
            lambda post_id: self._ask(lambda: self.store.place_in_list(post_id), None),
        )

    def summaries_of(self, post_ids: Sequence[str], places: Mapping[str, int]) -> Summaries:
        """Give what a list shows of some posts.

        Args:
            post_ids: The posts, in the order of the list.
            places: The place of each among them.
        """
        return Summaries(
            len(post_ids),
            lambda start, count: self._shown_of(post_ids[start : start + count]),
            places.get,
        )

    @property
    def skipped(self) -> "Sequence[Skipped]":
        """The files that could not be read, in the order of their names."""
        return self.first_skipped(None)

    def first_skipped(self, most: int | None) -> "Sequence[Skipped]":
        """Give so many of the files that could not be read, in the order of their names."""
        from tui_reader.archive.post import Skipped

        found = self._ask(lambda: self.store.skipped(most), list[Skipped]())
        ordered = sorted(found, key=lambda each: self._spelling.place(each.path))
        told = map(self._spelling.told, ordered)
        return [each for each in told if isinstance(each, Skipped)]

    @property
    def merged(self) -> Mapping[str, Sequence[str]]:
        """For the id of each post of several captures: what is from where, a sentence each."""
        found = self._ask(self.store.merged, dict[str, tuple[str, ...]]())
        return {id: tuple(map(self._spelling.sentence, told)) for id, told in found.items()}

    @property
    def captures(self) -> "Sequence[CaptureRead]":
        """The captures that were read to their end, in the order of their names."""
        from tui_reader.archive.post import CaptureRead

        known = self._ask(self.store.captures, list[Capture]())
        ordered = sorted(known, key=lambda each: self._spelling.place(each.path))
        told = [self._spelling.told(each) for capture in ordered for each in capture.told]
        return [each for each in told if isinstance(each, CaptureRead)]

    @property
    def state(self) -> tuple[int, int]:
        """Two numbers that are others as soon as anything else is in the index."""
        return self._ask(lambda: self.store.state(), (0, 0))

    @property
    def is_ready(self) -> bool:
        """Whether a search finds all that is there, and not only what was made ready for it."""
        return self._ask(lambda: self.store.is_ready(), True)

    def unfinished(self) -> int | None:
        """Give the number of an index that was not read to its end, and that no process is at.

        Returns:
            A number that is another as soon as it is made anew; None where all is read, or somebody
            is at it.
        """
        file = self.store.path
        number = None if file is None else unfinished(file)
        if file is not None and number is not None:
            from tui_reader.saving import NotSaved, lock

            with contextlib.suppress(NotSaved), lock(file, wait=0):
                return number
        return None

    def count_skipped(self) -> int:
        """Count the files that could not be read."""
        return self._ask(self.store.count_skipped, 0)

    def get(self, post_id: str) -> "Post | None":
        """Give the post with this id, or None where there is none.

        While it stays as it is, it is the same object each time.

        Args:
            post_id: Its id, or one that it has in a single capture.
        """
        post = self._ask(lambda: self.store.get(post_id), None)
        if post is None:
            return None
        known, shown = self._shown
        if post is not known:
            shown = self._spelling.post(post)
            self._shown = post, shown
        return shown

    def id_of(self, post_id: str) -> str | None:
        """Give the id of the post that `get` gives, without reading it; None where it is none."""
        return self._ask(lambda: self.store.id_of(post_id), None)

    def awaits(self, post_id: str) -> bool:
        """Whether a post that `get` does not give may still come, for not all is read."""
        return self._ask(lambda: self.store.awaits(post_id), True)

    def other_ids(self, post_id: str) -> list[str]:
        """Give the ids that a post has in single captures, beside its own."""
        return self._ask(lambda: self.store.other_ids(post_id), list[str]())

    def comment_ids(self, post_id: str) -> list[str]:
        """Give the ids of the comments of a post, in reading order; none where there is no post."""
        return self._ask(lambda: self.store.comment_ids(post_id), list[str]())

    def captured(self, post_id: str) -> "Sequence[Post]":
        """Give a post as each of its captures has it; nothing where it was captured once."""
        return self._ask(lambda: self.store.captured(post_id), list["Post"]())

    def captures_of(self, post: "Post") -> "Sequence[CaptureRead]":
        """Give what is told of the captures in the file that a post was read from."""
        from tui_reader.archive.post import CaptureRead

        shown = post.source.path
        for known in (shown, *self._spelling.known(shown)):
            asked = partial(self.store.told_of, known.partition(INSIDE)[0])
            told = map(self._spelling.told, self._ask(asked, tuple["Told", ...]()))
            if found := [each for each in told if isinstance(each, CaptureRead)]:
                return found
        return []

    def update(self, patience: float | None = None) -> "Iterator[Progress]":
        """Read what has changed in the archive, and keep it.

        Args:
            patience: So many seconds another process may be at it; by default for ever where there
                are posts, else `PATIENCE`. Then the archive is held in memory.

        Yields:
            How far it is.
        """
        while not self._is_closed:
            store = self.store
            try:
                if store.path is None:
                    yield from self._updates()
                else:
                    yield from self._updates_alone(store.path, patience)
                return
            except IndexLost as error:
                if store.path is None and not self._is_closed:
                    raise
                if not self._is_closed:
                    self._lose(store, error)

    def stop(self) -> None:
        """End an update, at any moment and from any thread; what was read is kept."""
        self._is_closed = True
        if self._update is not None:
            self._update.stop()

    def close(self) -> None:
        """Let go of the index."""
        self.stop()
        for store in (*self._left, self.store):
            store.close()

    def rebuild(self) -> None:
        """Forget all that the index knows; the archive is read anew by the next update.

        Raises:
            NotSaved: Another process is at it.
        """
        from tui_reader.saving import lock

        if self.store.path is not None:
            with lock(self.store.path, WAIT):
                self._replace(self.store.path)

    def _window(self, start: int, count: int) -> list[Summary]:
        found = self._ask(lambda: self.store.summaries(start, count), list[Summary]())
        return list(map(self._spelling.summary, found))

    def _shown_of(self, post_ids: Sequence[str]) -> list[Summary]:
        found = self._ask(lambda: self.store.summaries_of(post_ids), list[Summary]())
        return list(map(self._spelling.summary, found))

    def _updates(self) -> "Iterator[Progress]":
        # Imported here: the first frame needs nothing of it.
        from tui_reader.index.update import FileReplaced, Update

        while not self._is_closed:
            self._update = Update(self.store, self._archive, unpublished=self._unpublished)
            with contextlib.suppress(FileReplaced):
                if not self._is_closed:
                    yield from self._update.run()
                return

    def _updates_alone(self, file: Path, patience: float | None) -> "Iterator[Progress]":
        """Update while no other process does; what that one keeps is seen here as well."""
        from tui_reader.index.update import Progress
        from tui_reader.saving import NotSaved, lock

        end = time.monotonic() + (PATIENCE if patience is None else patience)
        while not self._is_closed:
            with contextlib.ExitStack() as stack:
                try:
                    stack.enter_context(lock(file, wait=0))
                except NotSaved as error:
                    # What comes from there, also after a while, is not read here once more.
                    if time.monotonic() >= end and (patience is not None or not len(self)):
                        self._hold_in_memory(_why(error))
                        yield from self._updates()
                        return
                else:
                    yield from self._updates()
                    return
            yield Progress(0, 0, 0, changed=True, is_elsewhere=True)
            time.sleep(_PAUSE)

    def _opened(self, file: Path | None) -> Store:
        try:
            file = file or index_file(self._archive, unpublished=self._unpublished)
            return _opened_anew(file)
        except (IndexLost, OSError) as error:
            self.problem = _told(_why(error))
            return Store()

    def _ask(self, question: Callable[[], _T], otherwise: _T) -> _T:
        """Ask the index; one that is lost has no answer, and is made anew by the next update."""
        store = self.store
        try:
            return question()
        except IndexLost as error:
            if not self._is_closed:
                self._lose(store, error)
                self.when_lost()
            return otherwise

    def _lose(self, store: Store, error: IndexLost) -> None:
        """Put another index in the place of one that cannot be used, empty at first."""
        with self._losing:
            if store is not self.store:
                # Another thread has done it.
                return
            if error.is_damaged and not self._remade and store.path is not None:
                self._remade = True
                self._replace(store.path)
            else:
                self._hold_in_memory(_why(error))

    def _replace(self, file: Path) -> None:
        self._left.append(self.store)
        try:
            discard(file)
            self.store = Store(file)
        except (IndexLost, OSError) as error:
            self._hold_in_memory(_why(error))

    def _hold_in_memory(self, why: str) -> None:
        self.problem = _told(why)
        self._left.append(self.store)
        self.store = Store()


def _opened_anew(file: Path) -> Store:
    """Open an index, in place of what is none of this version and nobody else writes."""
    try:
        return Store(file)
    except IndexLost as error:
        if not error.is_damaged:
            raise
    from tui_reader.saving import NotSaved, lock

    try:
        with lock(file, WAIT):
            # Another reader may have been quicker.
            if condition_of(file) in USELESS:
                discard(file)
    except NotSaved as error:
        raise IndexLost(str(error)) from error
    return Store(file)


def _why(error: Exception) -> str:
    from tui_reader.saving import reason

    said = error.__cause__ if isinstance(error, IndexLost) else error
    return reason(said) if isinstance(said, OSError) else str(error)


def _told(why: str) -> str:
    return f"The index cannot be kept, so it is held in memory for now: {why.rstrip('.')}."


def _nothing() -> None:
    pass
