"""What was searched for before and what is kept of it: each change off the screen's thread."""

import asyncio
from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui_reader.state import MOST_SEARCHES, load_state, remember_search
from tui_reader.text import sound

if TYPE_CHECKING:
    from tui_reader.search.saved import Saved, SavedSearches
    from tui_reader.search.saved_search import SavedSearch


class Searches:
    """The queries of before, and those with a name, as they were last seen."""

    def __init__(self, state_file: Path | None, saved_file: Callable[[], Path] | None) -> None:
        """Work on saved files.

        Args:
            state_file: Where queries are remembered; None to remember them in this run alone.
            saved_file: Says where searches are kept; None where none can be.
        """
        self.earlier: tuple[str, ...] = ()
        """What was searched for, the newest first."""
        self.kept: tuple[SavedSearch, ...] = ()
        """The searches with a name, in its order."""
        self.unsaved = ""
        """Why the last search was not kept or forgotten; empty where it was."""
        self._state_file = state_file
        self._saved_file = saved_file
        self._turn = asyncio.Lock()

    @cached_property
    def _saved(self) -> "SavedSearches | None":
        from tui_reader.search.saved import SavedSearches

        return SavedSearches(self._saved_file()) if self._saved_file else None

    async def load(self) -> None:
        """Read what is remembered; what is wrong with it was told when the reader opened."""
        if self._state_file is not None:
            async with self._turn:
                state = await asyncio.to_thread(load_state, self._state_file)
                self.earlier = tuple(dict.fromkeys((*self.earlier, *state.searches)))

    async def remember(self, query: str) -> str | None:
        """Remember a query.

        Returns:
            What went wrong, for the person, or None.
        """
        query = sound(query.strip())
        if not query or self.earlier[:1] == (query,):
            return None
        others = (each for each in self.earlier if each != query)
        self.earlier = (query, *others)[:MOST_SEARCHES]
        if self._state_file is None:
            return None
        async with self._turn:
            return await asyncio.to_thread(remember_search, self._state_file, query)

    async def look(self) -> str | None:
        """Read the searches that are kept.

        Returns:
            What is wrong with their file, or None.
        """
        return await self._do(lambda saved: saved.load(), None)

    async def keep(self, name: str, query: str) -> str:
        """Keep a query under a name.

        Returns:
            What was done, in a sentence for the person.
        """
        from tui_reader.search.saved_search import SavedSearch

        search = SavedSearch(name, query.strip())
        done = "The search is kept. S lists what you kept."
        return await self._do(lambda saved: saved.keep(search), done) or done

    async def forget(self, search: "SavedSearch") -> str:
        """Keep a search no longer.

        Returns:
            What was done, in a sentence for the person.
        """
        done = f"Forgotten. U brings it back: “{search.name}”"
        return await self._do(lambda saved: saved.forget(search.name), done) or done

    async def keep_again(self, search: "SavedSearch") -> str:
        """Keep a search that was forgotten, unless another one has its name by now.

        Returns:
            What was done, in a sentence for the person.
        """
        done = f"Kept again: “{search.name}”"
        told = await self._do(lambda saved: saved.restore(search), done) or done
        if told == done and search not in self.kept:
            return f"Another search is called “{search.name}” now. Forgotten was: {search.query}"
        return told

    async def finish(self) -> None:
        """Wait until what was asked for is saved."""
        async with self._turn:
            return

    async def _do(self, change: "Callable[[SavedSearches], Saved]", done: str | None) -> str | None:
        from tui_reader.saving import NotSaved

        async with self._turn:
            if self._saved is None:
                return "Searches cannot be kept here."
            try:
                saved = await asyncio.to_thread(partial(change, self._saved))
            except NotSaved as error:
                self.unsaved = str(error)
                return self.unsaved
        if done is not None:
            self.unsaved = ""
        self.kept = saved.searches
        return saved.problem or done
