"""What was read, as passages of the index: what ``is:read`` and ``is:unread`` ask for."""

from tui_reader.index.postings import to_bitmap
from tui_reader.index.snapshot import Snapshot
from tui_reader.index.terms import Terms
from tui_reader.read_marks.ledger import Ledger, mark_of


class ReadPassages:
    """Finds what was read; found once for each state of the index and of the marks."""

    def __init__(self, ledger: Ledger) -> None:
        """Find nothing yet.

        Args:
            ledger: What was read.
        """
        self._ledger = ledger
        self._found: tuple[Terms | None, int, int] = None, 0, 0

    def __call__(self, snapshot: Snapshot) -> int:
        """Give the passages that were read, as a bitmap."""
        terms, version, found = self._found
        now = self._ledger.version
        if terms is not snapshot.terms or version != now:
            numbers = [
                number
                for post_id, marks in self._ledger.marked()
                for number, comment_id in snapshot.ids_in(post_id)
                if number < snapshot.terms.end and mark_of(comment_id) in marks
            ]
            found = to_bitmap(numbers, snapshot.terms.end) & snapshot.live
            self._found = snapshot.terms, now, found
        return found
