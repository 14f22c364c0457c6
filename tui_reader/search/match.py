"""Searching an archive: from what is typed to ranked hits."""

from collections.abc import Callable
from math import inf

from tui_reader.archive.post import Post
from tui_reader.index.captures import Capture
from tui_reader.index.store import Store
from tui_reader.search.asking import Answer, Asking, Filtered
from tui_reader.search.filters import Marked, nothing_marked
from tui_reader.search.hits import Hit
from tui_reader.search.likeness import find_alike
from tui_reader.search.query import parse
from tui_reader.search.unmatched import Tags
from tui_reader.text import ANONYMOUS

__all__ = ["Answer", "Filtered", "Hit", "Searcher", "never"]


def never() -> bool:
    """Say that a search goes on: the default of `Searcher.search`."""
    return False


class Searcher:
    """Searches an index, also while posts are added to it.

    Threads may search at the same time: each search reads one state of the index.
    """

    def __init__(self, store: Store | None = None, patience: float = inf) -> None:
        """Search an index.

        Args:
            store: The index; without one, an empty index in memory.
            patience: So many seconds each search waits for what another process put there and has
                not made ready for the search; what is not ready then is not found.
        """
        self._patience = patience
        self._store = Store() if store is None else store
        self._waiting: list[Post | str] = []

    def add(self, post: Post) -> None:
        """Take in a post and its comments; one with the same id is replaced."""
        self._waiting.append(post)

    def remove(self, post_id: str) -> None:
        """Forget a post and its comments; one that is not there is no mistake."""
        self._waiting.append(post_id)

    def search(
        self, text: str, limit: int = 50, cancelled: Callable[[], bool] = never
    ) -> list[Hit]:
        """Find the passages that answer a query best, as `answer` does."""
        return list(self.answer(text, limit, cancelled).hits)

    def answer(
        self,
        text: str,
        limit: int = 50,
        cancelled: Callable[[], bool] = never,
        *,
        by_date: bool = False,
        marked: Marked = nothing_marked,
        tags: Tags = tuple,
    ) -> Answer:
        """Find the passages that answer a query best.

        Args:
            text: What was typed, see `tui_reader.search.query.parse`.
            limit: The most hits.
            cancelled: Asked between the steps; once it says yes, nothing is found.
            by_date: Whether the newest come first, and not the best.
            marked: What the person marked.
            tags: Gives the person's tags, to tell which was meant.

        Returns:
            Hits, the best first; of equal ones the newest first.

        Raises:
            IndexLost: The index cannot be read.
        """
        self._take_in()
        query = parse(text)
        with self._store.snapshot(self._patience) as snapshot:
            asking = Asking(snapshot, query, limit, cancelled, by_date, tags)
            return asking.answer(marked)

    def years(
        self,
        text: str,
        cancelled: Callable[[], bool] = never,
        *,
        marked: Marked = nothing_marked,
    ) -> tuple[tuple[str, int], ...]:
        """Count what answers a query as `answer` does, year by year, without ranking any of it.

        Args:
            text: What was typed, see `tui_reader.search.query.parse`.
            cancelled: Asked between the steps; once it says yes, what comes is of no use.
            marked: What the person marked.

        Raises:
            IndexLost: The index cannot be read.
        """
        self._take_in()
        with self._store.snapshot(self._patience) as snapshot:
            asking = Asking(snapshot, parse(text), 1, cancelled, by_date=False, tags=tuple)
            return asking.years(marked)

    def filter(
        self,
        text: str,
        cancelled: Callable[[], bool] = never,
        *,
        marked: Marked = nothing_marked,
        tags: Tags = tuple,
    ) -> Filtered:
        """Find the posts that a query lets through: all of them, as the list has them.

        The query is asked of the posts themselves. With a field that is about comments (``in:``,
        ``depth:``, ``replies-to:``) or about what is marked, a comment that answers it will do.

        Args:
            text: What was typed, see `tui_reader.search.query.parse`.
            cancelled: Asked between the steps; once it says yes, what comes is of no use.
            marked: What the person marked.
            tags: Gives the person's tags, to tell which was meant.

        Raises:
            IndexLost: The index cannot be read.
        """
        self._take_in()
        with self._store.snapshot(self._patience) as snapshot:
            asking = Asking(snapshot, parse(text), 1, cancelled, by_date=False, tags=tags)
            return asking.filter(marked)

    def authors(self) -> list[str]:
        """Give the names of all who wrote or signed something, who did so most first.

        Of some all may have been removed, see `is_here`.
        """
        self._take_in()
        with self._store.snapshot(self._patience) as snapshot:
            names = dict(snapshot.names().counts)
            unnamed = snapshot.unnamed().bit_count()
        if unnamed:
            names[ANONYMOUS] = names.get(ANONYMOUS, 0) + unnamed
        return sorted(names, key=lambda name: (-names[name], name))

    def is_here(self, author: str) -> bool:
        """Say whether anything is left that somebody of a name wrote or signed."""
        with self._store.snapshot(self._patience) as snapshot:
            return author == ANONYMOUS or snapshot.by((author,)) != 0

    def more_like(self, post_id: str, comment_id: str | None, limit: int = 50) -> list[Hit]:
        """Find passages that share rare words with one, as `find_alike` does."""
        self._take_in()
        with self._store.snapshot(self._patience) as snapshot:
            return find_alike(snapshot, post_id, comment_id, limit)

    def _take_in(self) -> None:
        if self._waiting:
            waiting, self._waiting = self._waiting, []
            with self._store.writing(kin=False) as writer:
                for each in waiting:
                    if isinstance(each, str):
                        writer.remove(each)
                    else:
                        writer.add(Capture(each.id), [each])
