"""What was read, as passages of the index: what ``is:read`` and ``is:unread`` ask for."""

from collections.abc import Sequence
from itertools import chain

from tui_reader.index.postings import to_bitmap
from tui_reader.index.snapshot import Snapshot
from tui_reader.index.terms import Terms
from tui_reader.read_marks.ledger import Ledger, mark_of, marks_in


class ReadPassages:
    """Finds what was read; of each post it is found once for its marks and a state of the index."""

    def __init__(self, ledger: Ledger) -> None:
        """Find nothing yet.

        Args:
            ledger: What was read.
        """
        self._ledger = ledger
        self._found: tuple[Terms | None, int, int] = None, 0, 0
        self._posts: dict[str, tuple[str, Sequence[int]]] = {}

    def __call__(self, snapshot: Snapshot) -> int:
        """Give the passages that were read, as a bitmap."""
        terms, version, found = self._found
        now = self._ledger.version
        if terms is not snapshot.terms:
            self._posts = {}
        if terms is not snapshot.terms or version != now:
            # While one reads, marks come to one post or two, and many have some.
            known = self._posts
            self._posts = {
                post_id: (marks, known[post_id][1])
                if post_id in known and known[post_id][0] == marks
                else (marks, _numbers(snapshot, post_id, marks))
                for post_id, marks in self._ledger.marked()
            }
            numbers = chain.from_iterable(numbers for _, numbers in self._posts.values())
            found = to_bitmap(list(numbers), snapshot.terms.end) & snapshot.live
            self._found = snapshot.terms, now, found
        return found


def _numbers(snapshot: Snapshot, post_id: str, marks: str) -> Sequence[int]:
    """The passages of a post that have marks."""
    known, end = marks_in(marks), snapshot.terms.end
    return [
        number
        for number, comment_id in snapshot.ids_in(post_id)
        if number < end and mark_of(comment_id) in known
    ]
