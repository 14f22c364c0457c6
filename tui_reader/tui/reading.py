"""Which post is open, where one was in the others, and how to get back."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from tui_reader.index.indexed import IndexedArchive
from tui_reader.tui.bookmarking import Bookmarking
from tui_reader.tui.trail import Trail, Visit
from tui_reader.tui.widgets.post_finder import Wanted
from tui_reader.tui.widgets.thread_pane import ThreadPane
from tui_reader.tui.widgets.thread_place import Place


class _Before(NamedTuple):
    """How all was before one began to look about."""

    visit: Visit | None
    places: dict[str, Place]
    trail: Trail


class Reading:
    """The open post, with the places of those that were open before."""

    def __init__(
        self,
        pane: ThreadPane,
        index: IndexedArchive,
        bookmarking: Bookmarking,
        when_opened: Callable[[], object],
        panes: Callable[[], tuple[str, ...]],
    ) -> None:
        """Begin without an open post.

        Args:
            pane: What shows the open post.
            index: Where the posts are.
            bookmarking: Knows which comments are marked.
            when_opened: Called when another post is open, or the same one as it is now.
            panes: Says how the panes stand.
        """
        self._pane = pane
        self._view = pane.view
        self._index = index
        self._bookmarking = bookmarking
        self._when_opened = when_opened
        self._panes = panes
        self._trail = Trail()
        self._landed: Visit | None = None
        self._places: dict[str, Place] = {}
        self._view.went_far = self._went_far_within
        self._aside: _Before | None = None

    @property
    def here(self) -> Visit | None:
        """The open post and where one is in it."""
        view = self._view
        if view.post is None:
            return None
        return self._visit(view.post.id, view.place(), view.finder.wanted)

    @property
    def settled(self) -> Visit | None:
        """Where one is, or where one came from to look about."""
        return self.here if self._aside is None else self._aside.visit

    @property
    def is_aside(self) -> bool:
        """Whether one only looks about, and will go back or settle somewhere."""
        return self._aside is not None

    def open(self, post_id: str, place: Place | None = None) -> bool:
        """Open a post where one left it.

        Args:
            post_id: The post.
            place: Another place to open it at.

        Returns:
            Whether the archive has it.
        """
        post = self._index.get(post_id)
        if post is None:
            return False
        view = self._view
        if view.post is not None:
            self._places[view.post.id] = view.place()
        if view.post is not post:
            view.bookmarked = self._bookmarking.marks(post.id)
            self._pane.open(post, place or self._places.get(post.id))
            self._when_opened()
        elif place is not None:
            view.restore(place)
        return True

    def renew(self) -> None:
        """Show the open post as it is now, where more of it was read; one stays where one is."""
        here = self.here
        now = None if here is None else self._index.get(here.post_id)
        if here is None or now is None or now is self._view.post:
            return
        self._view.bookmarked = self._bookmarking.marks(now.id)
        self._view.open(now, here.place)
        self._when_opened()
        self._pane.put_back(here.wanted)

    def jump(self, post_id: str, comment_id: str | None) -> bool:
        """Open a post at a comment, and remember where one came from; one looks about no longer.

        Returns:
            Whether the archive has it.
        """
        here = self.here
        if not self.open(post_id):
            return False
        if self._aside is not None:
            self.settle()
        elif here is not None:
            self._trail.leave(here)
        self._view.go_to(comment_id)
        return True

    def went_far(self, before: Visit | None) -> None:
        """Remember the way back from where one went far by hand.

        Places that one only passed, from one match or post to the next, leave no step.

        Args:
            before: Where one was; None where no post was open.
        """
        here = self.here
        if before is None or here is None or before.is_at(here):
            return
        if not before.is_at(self._landed):
            self._trail.leave(replace(before, by_hand=True))
        self._landed = here

    def go_aside(self) -> None:
        """Begin to look about: `come_back` undoes all that follows, `settle` keeps it."""
        if self._aside is None:
            self._aside = _Before(self.here, dict(self._places), self._trail.copy())

    def look_at(self, post_id: str, comment_id: str | None, words: tuple[str, ...]) -> None:
        """Show a comment while one looks about.

        Args:
            post_id: The post.
            comment_id: The comment, or None for the post itself.
            words: Folded words to light.
        """
        if self.open(post_id):
            self._view.lit = words
            self._view.go_to(comment_id)

    def look_back(self) -> None:
        """Show where one came from, and go on looking about."""
        if self._aside is not None and self._aside.visit is not None:
            self._return_to(self._aside.visit)

    def come_back(self) -> None:
        """End to look about, with all as it was: the way back too, and the other posts' places."""
        if self._aside is None:
            return
        before = self._aside
        self._aside = None
        if before.visit is not None:
            self._return_to(before.visit)
        self._places, self._trail = before.places, before.trail

    def settle(self) -> None:
        """End to look about, and stay; the way back leads past all that one looked at."""
        if self._aside is None:
            return
        self._trail = self._aside.trail
        if self._aside.visit is not None:
            self._trail.leave(self._aside.visit)
        self._aside = None

    @property
    def has_led(self) -> bool:
        """Whether a search or bookmark led here, and there is a way back from it."""
        return len(self._trail) > 0 and not self._trail.is_by_hand

    def back(self) -> Visit | None:
        """Go back to where one jumped away from; None where one cannot, or not yet."""
        return self._trail.back(self.here, self._is_gone_from, self._return_to)

    def forward(self) -> Visit | None:
        """Go forward again; None where one cannot, or not yet."""
        return self._trail.forward(self.here, self._is_gone_from, self._return_to)

    @property
    def steps(self) -> tuple[int, int]:
        """How many steps there are back and forward, as far as they are not known to be gone."""
        return len(self._trail), self._trail.ahead

    def is_gone(self, post_id: str) -> bool:
        """Whether a post is not in the archive, and will not come."""
        return self._index.id_of(post_id) is None and not self._index.awaits(post_id)

    def _visit(self, post_id: str, place: Place, wanted: Wanted) -> Visit:
        return Visit(post_id, place, self._view.lit, wanted, self._panes())

    def _went_far_within(self, place: Place, wanted: Wanted) -> None:
        if self._view.post is not None:
            self.went_far(self._visit(self._view.post.id, place, wanted))

    def _is_gone_from(self, visit: Visit) -> bool:
        return self.is_gone(visit.post_id)

    def _return_to(self, visit: Visit) -> bool:
        if not self.open(visit.post_id, visit.place):
            return False
        self._view.lit = visit.lit
        self._pane.put_back(visit.wanted)
        return True
