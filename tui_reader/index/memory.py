"""An archive held in memory: which posts there are, and each of them by its id."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tui_reader.archive.merging.kinship import Traits
from tui_reader.archive.post import CaptureRead, Merged, Outcome, Post, Skipped
from tui_reader.index.neighbours import Neighbours
from tui_reader.index.summary import Summary, summarise

_Order = tuple[bool, tuple[int, ...], str, str]


__all__ = ["MemoryIndex", "Summary"]


class MemoryIndex:
    """The posts of an archive, newest first, and the captures that were skipped.

    Captures of one post are one post here, whatever order they come in. They are made one when
    somebody asks, for each time that one joins many takes as long as they are many.
    """

    def __init__(self, outcomes: Iterable[Outcome] = ()) -> None:
        """Hold what the captures of an archive came to.

        Args:
            outcomes: Posts, captures that were read and skipped files, in any order.
        """
        self._merged: dict[str, Merged] = {}
        self._neighbours = Neighbours()
        self._groups: dict[int, list[Merged]] = {}
        self._unsettled: dict[int, list[Traits]] = {}
        self._now: dict[str, str] = {}
        self._summaries: list[Summary] = []
        self._order: list[_Order] = []
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
        self._settle()
        return self._summaries

    @property
    def merged(self) -> Mapping[str, Sequence[str]]:
        """For the id of each post of several captures: what is from where, a sentence each."""
        self._settle()
        return {id: merged.sentences for id, merged in self._merged.items() if merged.sentences}

    def __len__(self) -> int:
        self._settle()
        return len(self._merged)

    def __iter__(self) -> Iterator[Post]:
        """The posts, newest first; others may come meanwhile, in another thread."""
        for summary in list(self.summaries):
            merged = self._merged.get(summary.id)
            if merged is not None:
                yield merged.post

    def add(self, outcome: Outcome) -> None:
        """Take in what one capture came to.

        Args:
            outcome: A post, a capture that was read, or a file that was skipped.
        """
        if isinstance(outcome, Skipped):
            self._skipped.append(outcome)
        elif isinstance(outcome, CaptureRead):
            self._captures.append(outcome)
        else:
            joined, number, parts = self._neighbours.add(Traits(outcome))
            for each in joined:
                self._unsettled.pop(each, None)
                for merged in self._groups.pop(each, ()):
                    self._drop(merged)
            self._unsettled[number] = parts

    def get(self, post_id: str) -> Post | None:
        """Give the post with this id, or None where there is none.

        Args:
            post_id: Its id, or one that it has in a single capture.
        """
        self._settle()
        merged = self._merged.get(post_id) or self._merged.get(self._now.get(post_id, ""))
        return None if merged is None else merged.post

    def _settle(self) -> None:
        """Make posts of what came since somebody asked."""
        while self._unsettled:
            number, parts = self._unsettled.popitem()
            after = [Merged(part.post, (part.post.id,)) for part in parts]
            if len(parts) > 1 or len(parts[0].sources) > 1:
                # Most posts are captured once: what merges is not loaded for them.
                from tui_reader.archive.merging.settling import settle

                after = settle(parts)
            self._groups[number] = after
            for merged in after:
                self._put(merged)

    def _put(self, merged: Merged) -> None:
        self._merged[merged.post.id] = merged
        self._now.update((each, merged.post.id) for each in merged.ids)
        summary = summarise(merged.post)
        place = bisect_left(self._order, _newest_first(summary))
        self._order.insert(place, _newest_first(summary))
        self._summaries.insert(place, summary)

    def _drop(self, merged: Merged) -> None:
        del self._merged[merged.post.id]
        for each in merged.ids:
            self._now.pop(each, None)
        place = bisect_left(self._order, _newest_first(summarise(merged.post)))
        del self._order[place], self._summaries[place]


def _newest_first(summary: Summary) -> _Order:
    # Dates compare as text; their code points are negated, for the list only goes upwards.
    published = summary.published or ""
    newest = tuple(-ord(letter) for letter in published)
    return not published, newest, summary.title.casefold(), summary.id
