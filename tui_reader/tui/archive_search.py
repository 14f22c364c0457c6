"""The search as the screen needs it: off its thread, and the newest query wins."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tui_reader.bookmarks.bookmark import Bookmark
    from tui_reader.bookmarks.whereabouts import Whereabouts
    from tui_reader.index.snapshot import Snapshot
    from tui_reader.index.store import Store
    from tui_reader.search.asking import Answer, Filtered
    from tui_reader.search.completion import Candidate
    from tui_reader.search.match import Searcher
    from tui_reader.search.query import Query

MOST_HITS = 100
PATIENCE = 0.1
"""A search waits so many seconds for what is not ready to be searched: it is asked again soon."""
FIRST_WORDS = 8
"""A text is told from others by so many words that it begins with."""
_LOST = "The index cannot be read just now."


class Asked(NamedTuple):
    """What one asks of the archive."""

    text: str = ""
    """The query, as it was typed."""
    by_date: bool = False
    """Whether the newest come first, and not the best."""
    like: tuple[str, str | None] | None = None
    """A post's id, and a comment's or None: what is like it is looked for, and not the query."""


class ArchiveSearch:
    """A search over the index, also while posts come to it."""

    def __init__(self, store: "Callable[[], Store]") -> None:
        """Prepare to search.

        Args:
            store: Gives what is searched in; it may be another one each time.
        """
        self.bookmarks: Callable[[], Sequence[Bookmark]] = tuple
        """Gives what the person keeps, for the queries that ask for it."""
        self.read: Callable[[Snapshot], int] | None = None
        """Finds the passages that were read; None where that is not known."""
        self._store = store
        self._newest = 0
        self._wide: tuple[object, str, tuple[tuple[str, int], ...]] = None, "", ()
        """The years of the query that was asked last without one, and in which index."""
        self.is_prepared = False
        """Whether what a first search needs is loaded, or about to be."""

    def prepare(self) -> None:
        """Load what a first search needs; to be called off the screen's thread."""
        from tui_reader.index.database import IndexLost

        with suppress(IndexLost):
            # What is not there is looked for in every way.
            self._searcher().search("zqxjv ")

    def announce(self) -> int:
        """Say that a query was typed: searches for older ones end.

        Returns:
            The number of the query.
        """
        self._newest += 1
        return self._newest

    def is_newest(self, number: int) -> bool:
        """Whether no query was typed after this one."""
        return number == self._newest

    def answer(self, asked: Asked, number: int) -> "Answer":
        """Find what answers a query; to be called off the screen's thread.

        Args:
            asked: What is asked.
            number: The number of the query; once there is a newer one, nothing is found.

        Returns:
            At most `MOST_HITS` hits, in the order that was asked for, and what is told of them; the
            years are those of the query before it was narrowed to one.
        """
        from tui_reader.index.database import IndexLost
        from tui_reader.search.asking import Answer
        from tui_reader.search.narrowing import widened, year_of
        from tui_reader.search.query import parse

        def cancelled() -> bool:
            return not self.is_newest(number)

        try:
            searcher = self._searcher()
            if asked.like is None:
                store = self._store()
                state = store, store.state(), store.searched()
                answer = searcher.answer(
                    asked.text,
                    MOST_HITS,
                    cancelled,
                    by_date=asked.by_date,
                    marked=self._marked,
                    tags=self._tags,
                )
                if cancelled():
                    return answer
                if year_of(asked.text) is None:
                    self._wide = state, asked.text, answer.years
                    return answer
                # Narrowed to a year, the others are still to be seen, and to be gone to.
                wide = widened(asked.text)
                before, text, years = self._wide
                if (before, text) != (state, wide) or _is_of_own(answer.query):
                    years = searcher.years(wide, cancelled, marked=self._marked)
                    if not cancelled():
                        self._wide = state, wide, years
                return replace(answer, years=years or answer.years)
            hits = searcher.more_like(*asked.like, MOST_HITS)
        except IndexLost:
            return Answer(parse(asked.text), problems=(_LOST,))
        if asked.by_date:
            hits.sort(key=lambda hit: hit.published or hit.post_published or "", reverse=True)
        return Answer(parse(""), tuple(hits), len(hits))

    def filter(self, text: str, cancelled: Callable[[], bool]) -> "Filtered":
        """Find the posts that a query lets through; to be called off the screen's thread.

        Args:
            text: What was typed.
            cancelled: Says when what comes is of no use any more.
        """
        from tui_reader.index.database import IndexLost
        from tui_reader.search.asking import Filtered

        try:
            return self._searcher().filter(text, cancelled, marked=self._marked, tags=self._tags)
        except IndexLost:
            return Filtered(problems=(_LOST,))

    def posts_with(self, text: str) -> list[str]:
        """Find where a text may stand as it is; to be called off the screen's thread.

        Args:
            text: A post's or a comment's; its first words are looked for.

        Returns:
            The ids of the posts; none where these words stand in too many places to tell anything.
        """
        from tui_reader.index.database import IndexLost
        from tui_reader.index.words import QUOTES

        plain = text.translate(dict.fromkeys(map(ord, QUOTES), " "))
        words = " ".join(plain.split(None, FIRST_WORDS)[:FIRST_WORDS])
        with suppress(IndexLost):
            answer = self._searcher().answer(f'"{words}"', MOST_HITS)
            if answer.total <= MOST_HITS:
                return list(dict.fromkeys(hit.post_id for hit in answer.hits))
        return []

    def completion(self, text: str, cancelled: Callable[[], bool]) -> "Candidate | None":
        """Say how a query most likely goes on at its end; to be called off the screen's thread.

        Args:
            text: What was typed.
            cancelled: Says when what comes is of no use any more.
        """
        from tui_reader.index.database import IndexLost
        from tui_reader.search.completion import complete

        if cancelled():
            return None
        is_here = self._searcher().is_here
        with suppress(IndexLost):
            offered = complete(text, len(text), self._authors(), self._tags(), is_here=is_here)
            return offered[0] if offered else None
        return None

    def _authors(self) -> Iterable[str]:
        from tui_reader.index.database import IndexLost

        # Asked for only where a name is typed; without an index, none is offered.
        with suppress(IndexLost):
            yield from self._searcher().authors()

    def _marked(
        self, field: str, value: str
    ) -> "list[tuple[str, str | None]] | Callable[[Snapshot], int] | None":
        if (field, value) == ("is", "read"):
            return self.read
        from tui_reader.bookmarks.marked import marked_in

        return marked_in(self.bookmarks(), field, value, self._whereabouts.addresses)

    def _tags(self) -> "list[str]":
        from tui_reader.bookmarks.marked import tags_in

        return tags_in(self.bookmarks())

    @cached_property
    def _whereabouts(self) -> "Whereabouts":
        from tui_reader.bookmarks.whereabouts import Whereabouts

        return Whereabouts(self._store)

    def _searcher(self) -> "Searcher":
        from tui_reader.search.match import Searcher

        return Searcher(self._store(), PATIENCE)


def _is_of_own(query: "Query") -> bool:
    """Whether a query asks for what the person marked, and may mark otherwise at any time."""
    return any(field.name in ("is", "tag") for field in query.fields)
