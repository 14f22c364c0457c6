"""The two panes of the reader: which of them is seen, and which has the keys."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult

from tui_reader.tui.phrasing import plural
from tui_reader.tui.screens.arriving import ArrivingScreen
from tui_reader.tui.stores import Stores
from tui_reader.tui.widgets.sidebar import Shown, Sidebar
from tui_reader.tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from tui_reader.tui.messages import Told
    from tui_reader.tui.reading import Reading
    from tui_reader.tui.widgets.thread_pane import ThreadPane
    from tui_reader.tui.widgets.thread_view import ThreadView

NARROW = 72
"""With fewer columns than this, the list and the post take turns."""
WIDE = 100
"""With fewer columns than this, the list is as narrow as its dates and counts allow."""
LOW = 18
"""With fewer lines than this, nothing at the side has a frame or a blank line around it."""

_STILL = "still reading", "reading"
"""Ways to say of results that there may be more of them soon, the fuller first."""
_READING = "The archive is being read."


class PanesScreen(ArrivingScreen):
    """The lists at the side, the open post beside them, and the bottom line."""

    VERTICAL_BREAKPOINTS = [(0, "-low"), (LOW, "-high")]  # noqa: RUF012
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-medium"), (WIDE, "-wide")]  # noqa: RUF012

    def __init__(self, stores: Stores) -> None:
        """Read from the stores that the app owns.

        Args:
            stores: The stores.
        """
        super().__init__(stores)
        self._begun = False
        self._touched = False
        self._left: tuple[str, ...] = ()
        self._said_at: str | None = None
        self._reading: Reading

    def compose(self) -> ComposeResult:
        """The list of posts and the bottom line; the open post joins them later."""
        yield Sidebar(id="side")
        yield StatusLine(id="status")

    @property
    def side(self) -> Sidebar:
        """The lists."""
        return self.query_one(Sidebar)

    @property
    def pane(self) -> "ThreadPane":
        """The open post with its find box."""
        from tui_reader.tui.widgets.thread_pane import ThreadPane

        return self.query_one(ThreadPane)

    @property
    def thread(self) -> "ThreadView":
        """The open post."""
        return self.pane.view

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Do nothing yet with keys that are pressed before there is an open post."""
        return self._begun or not hasattr(self, f"action_{action}")

    def on_descendant_focus(self) -> None:
        """Let the pane that has the keys be seen."""
        self._touched |= self.focused is not self.side.posts
        self.set_class(self._is_at_thread, "-at-thread")
        self._tell_where()

    def forget_said(self) -> None:
        """Tell where one is again, where something else was said."""
        if self._said_at is not None:
            self._said_at = None
            self._tell_where()

    def on_thread_pane_looked(self) -> None:
        """Tell at which match one is."""
        self._tell_where()

    def on_told(self, event: "Told") -> None:
        """Say what a widget has to say."""
        self._say(event.said)

    async def action_thread(self) -> None:
        """Go to the open post."""
        await self._settle_preview()
        self._focus_thread()

    async def action_next_pane(self) -> None:
        """Go from the side to the post, or back."""
        if self.has_class("-at-thread"):
            self._focus_side(self.side.shown)
        elif not self.side.focus_next():
            await self.action_thread()

    async def action_zen(self) -> None:
        """Hide the side, or show it."""
        self.toggle_class("-zen")
        if self.has_class("-zen"):
            await self.action_thread()

    @property
    def _is_at_thread(self) -> bool:
        """Whether the open post, or its find box, has the keys."""
        return self.focused is not None and self.side not in self.focused.ancestors

    async def _settle_preview(self) -> None:
        """Let the open post be what the side is about to show, before keys go to it."""

    def _focus_thread(self) -> None:
        self.add_class("-at-thread")
        # Not by a message: keys that are typed on at once must find it focused, and the line below
        # shows no other keys meanwhile.
        self.set_focus(self.thread)
        self._tell_where()

    def _focus_side(self, shown: Shown) -> None:
        self.remove_class("-zen", "-at-thread")
        self.side.shown = shown
        self.set_class(shown == "search", "-searching")
        if shown != "bookmarks":
            self.remove_class("-gone")
        self._said_at = None  # What was said before one went here is told no longer.
        self._head_side()
        self.side.focus_shown()

    def _panes(self) -> tuple[str, ...]:
        """How the panes stand; at the search or the bookmarks, how they stood before."""
        if self.side.shown != "posts" and not self.has_class("-at-thread"):
            return self._left
        return tuple(name for name in ("-at-thread", "-zen") if self.has_class(name))

    def _focus_back(self) -> None:
        """Put the panes back as they stood before one went to the search or the bookmarks."""
        self._focus_side("posts")
        if "-at-thread" in self._left:
            self._focus_thread()
        self.add_class(*self._left)

    def _show_in_list(self) -> None:
        """Select the open post in the list."""
        self.catch_up()
        if self.thread.post is not None:
            self.side.posts.select_key(self.thread.post.id)

    def _head_side(self) -> None:
        """Say over the list what is in it; the bookmarks and results are counted by their lists."""
        side = self.side
        if side.shown == "bookmarks":
            side.heading = (plural(len(side.bookmarks.items), "bookmark", "bookmarks"),)
        elif side.shown == "search":
            told = side.search.told
            if self._told_progress() or not self._stores.index.is_ready:
                # That more will come goes last, where the fewest words leave it no room.
                told = (*(f"{each} · {end}" for each in told for end in _STILL), told[-1])
            side.heading = told
        else:
            side.heading = (self._posts_told(),)
            if not len(self._stores.index):
                side.posts.empty = "No posts here." if self._is_read else _READING
                side.posts.refresh()
        self._tell_where()

    @property
    def _is_read(self) -> bool:
        """Whether the archive has posts, or is known to have none."""
        return len(self._stores.index) > 0 or self._stores.arrivals.ended

    def _posts_told(self) -> str:
        """Say how many posts there are, and how far the reading is."""
        index = self._stores.index
        if not self._is_read:
            return self._told_progress() or "reading the archive"
        count = index.count_skipped()
        skipped = f"{count} skipped (w)" if count else ""
        listed = len(self.side.posts.items)
        of = f"{listed:,} of " if listed < len(index) else ""
        told = of + plural(len(index), "post", "posts")
        return " · ".join(filter(None, [told, self._told_progress() or skipped]))

    def _tell_where(self) -> None:
        if not self._begun:
            return
        from tui_reader.tui.status import hints_for

        status = self.query_one(StatusLine)
        where = self._place_told()
        if where != self._said_at:
            # Of keys in a burst, what the first ones moved is told after what the last one said.
            self._said_at = None
            status.where = where
        at_thread = "find" if self.pane.box.has_focus else "thread"
        at = at_thread if self.has_class("-at-thread") else self.side.at
        status.hints = hints_for(at, self._at_hand())

    def _at_hand(self) -> set[str]:
        """What there is for keys to work on, as the hints call it."""
        from tui_reader.tui.status import at_hand

        return set(at_hand(self.side, self.thread))

    @property
    def _said(self) -> str:
        """What the bottom line says, where that is not where one is."""
        return self.query_one(StatusLine).where if self._said_at is not None else ""

    def _say(self, said: str) -> None:
        """Say something in the bottom line, until the next key: it covers nothing."""
        self._said_at = self._place_told() if self._begun else None
        self.query_one(StatusLine).where = said

    def _place_told(self) -> str:
        from tui_reader.tui.status import where_in_list, where_one_is

        side = self.side
        if self.has_class("-narrow") and not self.has_class("-at-thread"):
            # What is selected is shown nowhere: only its own list can say where one is.
            if side.shown == "search":
                return where_in_list(side.search.hits)
            if side.shown == "bookmarks":
                return where_in_list(side.bookmarks)
        return where_one_is(self.thread)

    def _notice(self, heading: str, text: str) -> None:
        from tui_reader.tui.screens.notice import NoticeScreen

        self.app.push_screen(NoticeScreen(heading, text))
