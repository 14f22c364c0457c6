"""An archive held in memory: which posts there are, and each of them by its id."""

from bisect import insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tui_reader.archive.post import CaptureRead, Outcome, Post, Skipped, count_comments


@dataclass(frozen=True, slots=True)
class Summary:
    """What a list of posts shows of one of them."""

    id: str
    """The post's id."""
    title: str
    """The post's title, as the stranger wrote it."""
    published: str | None
    """``2014-02-12`` or RFC 3339."""
    comments: int
    """How many comments there are, replies included."""
    warnings: int
    """How many warnings the post carries."""


class MemoryIndex:
    """The posts of an archive, newest first, and the captures that were skipped."""

    def __init__(self, outcomes: Iterable[Outcome] = ()) -> None:
        """Hold what the captures of an archive came to.

        Args:
            outcomes: Posts, captures that were read and skipped files, in any order.
        """
        self._posts: dict[str, Post] = {}
        self._summaries: list[Summary] = []
        self._skipped: list[Skipped] = []
        self._captures: list[CaptureRead] = []
        for outcome in outcomes:
            self.add(outcome)

    @property
    def skipped(self) -> Sequence[Skipped]:
        """The files that could not be read, in the order they were met."""
        return self._skipped

    @property
    def captures(self) -> Sequence[CaptureRead]:
        """The captures that were read to their end, in the order they were met."""
        return self._captures

    @property
    def summaries(self) -> Sequence[Summary]:
        """What a list shows of each post: newest first, those without a date last."""
        return self._summaries

    def __len__(self) -> int:
        return len(self._posts)

    def __iter__(self) -> Iterator[Post]:
        """The posts, newest first."""
        return (self._posts[summary.id] for summary in self._summaries)

    def add(self, outcome: Outcome) -> bool:
        """Take in what one capture came to.

        A post that is there already (two captures of one page) stays unless the newcomer has more
        comments.

        Args:
            outcome: A post, a capture that was read, or a file that was skipped.

        Returns:
            Whether a post was added or replaced.
        """
        if isinstance(outcome, Skipped):
            self._skipped.append(outcome)
            return False
        if isinstance(outcome, CaptureRead):
            self._captures.append(outcome)
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


def summarise(post: Post) -> Summary:
    """Give what a list of posts shows of this one."""
    return Summary(post.id, post.title, post.published, count_comments(post), len(post.warnings))


def _newest_first(summary: Summary) -> tuple[int, tuple[int, ...], str]:
    # Dates compare as text; their code points are negated, for insort only goes upwards.
    published = summary.published or ""
    return (not published, tuple(-ord(letter) for letter in published), summary.title.casefold())
