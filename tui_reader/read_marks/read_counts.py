"""How much of each post was read, as it is now: there may be marks of comments that are gone."""

from collections.abc import Callable, Iterable

from tui_reader.read_marks.ledger import Ledger, mark_of

MOST_KNOWN = 200
"""Of so many posts it is known which marks their comments have: more than a screen shows."""


class ReadCounts:
    """Counts what was read of the posts that a list shows."""

    def __init__(self, ledger: Ledger, ids_of: Callable[[str], Iterable[str]]) -> None:
        """Count nothing yet.

        Args:
            ledger: What was read.
            ids_of: Gives the ids of the comments that a post has.
        """
        self._ledger = ledger
        self._ids_of = ids_of
        self._known: dict[str, frozenset[str]] = {}

    def __call__(self, post_id: str) -> tuple[bool, int]:
        """Say whether a post itself was read, and how many of the comments that it has were."""
        is_read, marked = self._ledger.counts(post_id)
        return is_read, marked and self._ledger.count_among(post_id, self._marks_of(post_id))

    def forget(self) -> None:
        """Know that the posts may have other comments from now on."""
        self._known.clear()

    def _marks_of(self, post_id: str) -> frozenset[str]:
        known = self._known.get(post_id)
        if known is None:
            if len(self._known) >= MOST_KNOWN:
                del self._known[next(iter(self._known))]
            known = self._known[post_id] = frozenset(map(mark_of, self._ids_of(post_id)))
        return known
