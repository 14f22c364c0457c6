"""An archive held in memory: which posts there are, and each of them by its id."""

from bisect import insort
from collections.abc import Iterable, Iterator, Sequence

from tui_reader.archive.post import Post, Skipped, count_comments
from tui_reader.index.summary import Summary, summarise

__all__ = ["MemoryIndex", "Summary"]


class MemoryIndex:
    """The posts of an archive, newest first, and the captures that were skipped."""

    def __init__(self, outcomes: Iterable[Post | Skipped] = ()) -> None:
        """Hold what the captures of an archive came to.

        Args:
            outcomes: Posts and skipped files, in any order.
        """
        self._posts: dict[str, Post] = {}
        self._summaries: list[Summary] = []
        self._skipped: list[Skipped] = []
        for outcome in outcomes:
            self.add(outcome)

    @property
    def skipped(self) -> Sequence[Skipped]:
        """The files that could not be read, in the order they were met."""
        return self._skipped

    @property
    def summaries(self) -> Sequence[Summary]:
        """What a list shows of each post: newest first, those without a date last."""
        return self._summaries

    def __len__(self) -> int:
        return len(self._posts)

    def __iter__(self) -> Iterator[Post]:
        """The posts, newest first."""
        return (self._posts[summary.id] for summary in self._summaries)

    def add(self, outcome: Post | Skipped) -> bool:
        """Take in what one capture came to.

        A post that is there already (two captures of one page) stays unless the newcomer has more
        comments.

        Args:
            outcome: A post, or the file that was skipped.

        Returns:
            Whether a post was added or replaced.
        """
        if isinstance(outcome, Skipped):
            self._skipped.append(outcome)
            return False
        summary = summarise(outcome)
        known = self._posts.get(outcome.id)
        if known is not None:
            if summary.comments <= count_comments(known):
                return False
            self._summaries = [other for other in self._summaries if other.id != outcome.id]
        self._posts[outcome.id] = outcome
        insort(self._summaries, summary, key=_newest_first)
        return True

    def get(self, post_id: str) -> Post | None:
        """Give the post with this id, or None where there is none."""
        return self._posts.get(post_id)


def _newest_first(summary: Summary) -> tuple[int, tuple[int, ...], str]:
    # Dates compare as text; their code points are negated, for insort only goes upwards.
    published = summary.published or ""
    return (not published, tuple(-ord(letter) for letter in published), summary.title.casefold())
