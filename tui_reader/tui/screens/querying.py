"""The commands of the search: order, years, queries of before and kept ones, more like this."""

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import work

from tui_reader.archive.outline import POST
from tui_reader.text import clean_block, clean_line
from tui_reader.tui.phrasing import spoken_date
from tui_reader.tui.screens.filtering import FilteringScreen
from tui_reader.tui.searches import Searches
from tui_reader.tui.stores import Stores

if TYPE_CHECKING:
    from tui_reader.search.saved_search import SavedSearch
    from tui_reader.tui.bookmarking import Answer
    from tui_reader.tui.widgets.search_pane import SearchPane


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
        self._changes: list[SavedSearch | Coroutine[object, object, Answer]] = []
        """What may be undone, the last at the end: a search that was forgotten, or what was asked
        of the bookmarks."""

    def action_turn_order(self) -> None:
        """Put the best results first, or the newest."""
        self._at_search().turn_order()

    def action_years(self) -> None:
        """Choose a year of the results, or go back to them."""
        search = self._at_search()
        if not search.years.display:
            self._say("There are no years to choose from.")
        elif not search.focus_years():
            search.ask()

    def action_results(self) -> None:
        """Go back to the results."""
        self._at_search().ask()

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
        from tui_reader.tui.screens.dialogue import NamingScreen

        query = self._at_search().box.value.strip()
        if not query:
            self._say("There is nothing to keep: the search is empty.")
            return

        def keep(name: str | None) -> None:
            if name:
                self._keep(name, query)

        self.app.push_screen(NamingScreen(query), keep)

    async def action_saved_searches(self) -> None:
        """Choose from the searches that are kept."""
        from tui_reader.tui.screens.dialogue import Choice, SavedScreen
        from tui_reader.tui.widgets.search_pane import LONGEST_WAIT

        # Waited for: the keys behind this one are for what is chosen from. But where another reader
        # is long at the file, what is known of it must do.
        with suppress(TimeoutError):
            self._warn(await asyncio.wait_for(self._searches.look(), LONGEST_WAIT))

        def chosen(choice: Choice | None) -> None:
            if choice is None:
                return
            if choice.forget:
                # Known at once: the key that brings it back may follow in the same burst.
                self._changes.append(choice.search)
                self._forget(choice.search)
            else:
                self._at_search().put(choice.search.query)

        self.app.push_screen(SavedScreen(self._searches.kept), chosen)

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

    @work(group="searches")
    async def _keep(self, name: str, query: str) -> None:
        self._tell_search(await self._searches.keep(name, query))

    @work(group="searches")
    async def _forget(self, search: "SavedSearch") -> None:
        self._tell_search(await self._searches.forget(search))

    @work(group="searches")
    async def _keep_again(self, search: "SavedSearch") -> None:
        self._tell_search(await self._searches.keep_again(search))

    def _tell_search(self, said: str) -> None:
        if self._searches.unsaved:
            self._warn(said)
        else:
            self._say(clean_line(said))

    def _warn(self, problem: str | None) -> None:
        if problem:
            self.notify(clean_block(problem), severity="warning", markup=False, timeout=12)

    def _at_search(self) -> "SearchPane":
        """Go to the search, if one is not there."""
        if self.side.shown != "search" or self.has_class("-at-thread"):
            self.action_search()
        return self.side.search
