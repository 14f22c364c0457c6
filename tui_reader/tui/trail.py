"""Where one has been: back and forward between places, as in a browser."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from tui_reader.tui.widgets.post_finder import Wanted
from tui_reader.tui.widgets.thread_place import Place


@dataclass(frozen=True, slots=True)
class Visit:
    """A post, and where one was in it."""

    post_id: str
    """The post that was open."""
    place: Place
    """What was selected, folded and in view."""
    lit: tuple[str, ...]
    """The words that were lit."""
    wanted: Wanted
    """What was looked for in the post."""
    panes: tuple[str, ...] = ()
    """How the panes stood: the screen's classes that say so."""
    by_hand: bool = False
    """Whether one only went far from there by hand: `Esc` leads out of a post, not back there."""

    def is_at(self, other: "Visit | None") -> bool:
        """Whether another visit is at the same place."""
        return other is not None and (self.post_id, self.place) == (other.post_id, other.place)


_Ask = Callable[[Visit], bool]

MOST_STEPS = 200
"""So many places are remembered at most: nobody goes back further a step at a time."""


class Trail:
    """The places that one came from, and those that one went back from."""

    def __init__(self) -> None:
        """Begin without a past."""
        self._behind: list[Visit] = []
        self._ahead: list[Visit] = []

    def __len__(self) -> int:
        """How many steps one can go back."""
        return len(self._behind)

    def copy(self) -> "Trail":
        """Give the same way once more, which stays as it is whatever becomes of this one."""
        other = Trail()
        other._behind, other._ahead = self._behind.copy(), self._ahead.copy()
        return other

    @property
    def is_by_hand(self) -> bool:
        """Whether one went far by hand from the place before."""
        return bool(self._behind) and self._behind[-1].by_hand

    def leave(self, visit: Visit) -> None:
        """Remember a place that one jumps away from; what lay ahead is forgotten."""
        self._behind.append(visit)
        del self._behind[:-MOST_STEPS]
        self._ahead.clear()

    @property
    def ahead(self) -> int:
        """How many steps one can go forward."""
        return len(self._ahead)

    def back(self, here: Visit | None, is_gone: _Ask, go: _Ask) -> Visit | None:
        """Go to the place before, and remember this one as the one ahead.

        Args:
            here: Where one is.
            is_gone: Whether a place is gone for good; then it is forgotten.
            go: Goes to a place; False where that cannot be yet, and then no step is taken.

        Returns:
            The place; None where no step was taken.
        """
        return self._step(self._behind, self._ahead, here, is_gone, go)

    def forward(self, here: Visit | None, is_gone: _Ask, go: _Ask) -> Visit | None:
        """Go to the place that one went back from; as `back` otherwise."""
        return self._step(self._ahead, self._behind, here, is_gone, go)

    @staticmethod
    def _step(
        source: list[Visit],
        target: list[Visit],
        here: Visit | None,
        is_gone: _Ask,
        go: _Ask,
    ) -> Visit | None:
        while source and is_gone(source[-1]):
            source.pop()
        if not source or not go(source[-1]):
            return None
        visit = source.pop()
        if here is not None:
            target.append(replace(here, by_hand=visit.by_hand))
        return visit
