"""What was read, as passages of the index: what ``is:read`` and ``is:unread`` ask for."""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from tui_reader.index.postings import to_bitmap
from tui_reader.index.snapshot import Snapshot
from tui_reader.index.terms import Terms
from tui_reader.read_marks.ledger import Ledger, mark_of, marks_in


class _State(NamedTuple):
    """What was found last."""

    terms: Terms | None
    version: int
    posts: Mapping[str, tuple[str, Sequence[int]]]
    """Of each post its marks, and the passages that have them."""
    found: int


class ReadPassages:
    """Finds what was read; of each post it is found once for its marks and a state of the index."""

    def __init__(self, ledger: Ledger) -> None:
        """Find nothing yet.

        Args:
            ledger: What was read.
        """
        self._ledger = ledger
        self._state = _State(None, 0, {}, 0)

    def __call__(self, snapshot: Snapshot) -> int:
        """Give the passages that were read, as a bitmap; threads may ask at the same time."""
        state = self._state
        version = self._ledger.version
        if state.terms is not snapshot.terms or state.version != version:
            # While one reads, marks come to one post or two, and many have some.
            known = state.posts if state.terms is snapshot.terms else {}
            posts = {
                post_id: (marks, known[post_id][1])
                if post_id in known and known[post_id][0] == marks
                else (marks, _numbers(snapshot, post_id, marks))
                for post_id, marks in self._ledger.marked()
            }
            numbers = chain.from_iterable(numbers for _, numbers in posts.values())
            found = to_bitmap(list(numbers), snapshot.terms.end) & snapshot.live
            # All of it at once: another thread may ask of another state of the index meanwhile.
            self._state = state = _State(snapshot.terms, version, posts, found)
        return state.found


def _numbers(snapshot: Snapshot, post_id: str, marks: str) -> Sequence[int]:
    """The passages of a post that have marks."""
    known, end = marks_in(marks), snapshot.terms.end
    return [
        number
        for number, comment_id in snapshot.ids_in(post_id)
        if number < end and mark_of(comment_id) in known
    ]
