"""The commands of the search: order, years, queries of before and kept ones, more like this."""

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import work

from tui_reader.archive.outline import POST
from tui_reader.text import clean_block, clean_line
from tui_reader.tui.changing import Answer, Change, Changing, Kept
from tui_reader.tui.phrasing import spoken_date
from tui_reader.tui.screens.filtering import FilteringScreen
from tui_reader.tui.searches import Searches
from tui_reader.tui.stores import Stores

if TYPE_CHECKING:
    from tui_reader.search.saved_search import SavedSearch
    from tui_reader.tui.screens.dialogue import SavedScreen
    from tui_reader.tui.widgets.search_pane import SearchPane

SLOW = 0.5
"""After so many seconds, it is said that something is not saved yet."""


class QueryingScreen(FilteringScreen):
    """What one can do with a query, beside typing it."""

    def __init__(self, stores: Stores, searches: Searches) -> None:
        """Read from the stores that the app owns.

        Args:
            stores: The stores.
            searches: What was searched for before.
        """
        super().__init__(stores)
        self._searches = searches
        self.changing = Changing()
        """The changes of all that is kept."""
        self._saved_screen: SavedScreen | None = None

    def action_turn_order(self) -> None:
        """Put the best results first, or the newest."""
        if not self._at_search().turn_order():
            self._say("There are no results to put in order.")

    def action_years(self) -> None:
        """Choose a year of the results, or go back to them."""
        search = self._at_search()
        if not search.years.display:
            self._say("There are no years to choose from.")
        elif not search.focus_years():
            search.leave_years()

    def action_results(self) -> None:
        """Go back to the results."""
        self._at_search().leave_years()

    def action_recall(self) -> None:
        """Search again for what was searched for before."""
        self._at_search().recall()

    async def action_more_like(self) -> None:
        """List what shares the rare words of what is selected."""
        hit = self.side.search.hits.selected if self.side.shown == "search" else None
        if hit is not None and not self.has_class("-at-thread"):
            address, title = (hit.post_id, hit.comment_id), hit.title
            author, published = hit.author, hit.published
        elif (post := self.thread.post) is None:
            return
        elif self.thread.cursor == POST:
            address, title = (post.id, None), post.title
            author, published = post.author, post.published
        else:
            comment = self.thread.outline.comments[self.thread.cursor]
            address, title = (post.id, comment.id), post.title
            author, published = comment.author, comment.published
        told = title
        if address[1] is not None:
            told = f"{author or 'anonymous'}, {spoken_date(published, short=True)}".rstrip(", ")
        self.action_search()
        await self.side.search.more_like(address, clean_line(told))

    async def action_keep_search(self) -> None:
        """Ask for a name, and keep the query under it."""
        from tui_reader.tui.screens.dialogue import Naming, NamingScreen

        query = self._at_search().box.value.strip()
        if not query:
            self._say("There is nothing to keep: the search is empty.")
            return
        await self._look_at_searches()

        def keep(naming: Naming | None) -> None:
            if naming is not None:
                change = self._searches.keep(naming.search, naming.in_place_of)
                self._change(self._searches, change)

        self.app.push_screen(NamingScreen(query, self._searches.kept), keep)

    async def action_saved_searches(self) -> None:
        """Choose from the searches that are kept."""
        from tui_reader.tui.screens.dialogue import SavedScreen

        await self._look_at_searches()

        def chosen(search: "SavedSearch | None") -> None:
            self._saved_screen = None
            if search is not None:
                self._at_search().put(search.query)

        self._saved_screen = SavedScreen(self._searches.kept, self)
        self.app.push_screen(self._saved_screen, chosen)

    def forget_search(self, search: "SavedSearch") -> None:
        """Keep a search no longer.

        Args:
            search: The search.
        """
        self._change(self._searches, self._searches.forget(search))

    def action_undo(self) -> None:
        """Undo the last change of what is kept."""
        self.changing.undo(self._tell)
        self._tell_waiting_soon()

    def action_redo(self) -> None:
        """Do the last change again that was undone."""
        self.changing.redo(self._tell)
        self._tell_waiting_soon()

    def on_search_pane_searched(self, event: "SearchPane.Searched") -> None:
        """Remember a query that led somewhere."""
        self._remember(event.query)

    @work(group="searches")
    async def load_searches(self) -> None:
        """Read what was searched for before."""
        await self._searches.load()
        self.side.search.earlier = self._searches.earlier

    @work(group="searches")
    async def _remember(self, query: str) -> None:
        self._warn(await self._searches.remember(query))
        self.side.search.earlier = self._searches.earlier

    async def _look_at_searches(self) -> None:
        """See what is kept at this moment."""
        from tui_reader.tui.widgets.search_pane import LONGEST_WAIT

        # Waited for: the keys behind this one are for what is chosen from. But where another reader
        # is long at the file, what is known of it must do.
        with suppress(TimeoutError):
            self._warn(await asyncio.wait_for(self._searches.look(), LONGEST_WAIT))

    def _change(self, kept: Kept, change: Change) -> None:
        """Change what is kept, at once: the key that undoes it may follow in the same burst."""
        self.changing.ask(kept, change, self._tell)
        self._tell_waiting_soon()

    def _tell_waiting_soon(self) -> None:
        self.set_timer(SLOW, self._tell_waiting)

    def _tell_waiting(self) -> None:
        if self.changing.is_busy:
            self._say("Saving…")

    def _tell(self, answer: Answer) -> None:
        """Show what became of a change."""
        if not self.is_attached or not self.app.is_running:
            return
        if self._saved_screen is not None:
            self._saved_screen.show(self._searches.kept, answer.said)
        self._show_kept()
        self._warn(answer.problem)
        if answer.said:
            self.call_after_refresh(self._say, answer.said)
        else:
            self.forget_said()  # It is not being saved any more.

    def _show_kept(self) -> None:
        """Show what else is kept."""

    def _warn(self, problem: str | None) -> None:
        if problem:
            self.notify(clean_block(problem), severity="warning", markup=False, timeout=12)

    def _at_search(self) -> "SearchPane":
        """Go to the search, if one is not there."""
        if self.side.shown != "search" or self.has_class("-at-thread"):
            self.action_search()
        return self.side.search
