"""What was searched for before and what is kept of it: each change off the screen's thread."""

import asyncio
from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui_reader.state import MOST_SEARCHES, load_state, remember_search
from tui_reader.text import clean_line, sound
from tui_reader.tui.changing import Answer

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
        """Why the last change of them was not saved; empty where it was."""
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

    async def look(self) -> str:
        """Read the searches that are kept.

        Returns:
            What is wrong with their file; empty where all is well.
        """
        return (await self._do(lambda saved: saved.load(), lambda _: "")).problem

    async def keep(self, search: "SavedSearch", in_place_of: "SavedSearch | None") -> Answer:
        """Keep a search.

        Args:
            search: The search.
            in_place_of: The one that the person has seen to have its name, and lets go.
        """

        def told(saved: "Saved") -> str:
            if not saved.is_done:
                known = saved.change is not None and saved.change.before == saved.change.after
                # Another one came to this name while one was asked for it.
                taken = "Not kept: another reader has given this name away. ^n asks once more."
                return "It is kept already by this name." if known else taken
            if saved.change is not None and saved.change.before is not None:
                return "The search is kept in place of the one before. U brings that back."
            return "The search is kept. S lists what you kept."

        return await self._do(lambda saved: saved.keep(search, in_place_of), told)

    async def forget(self, search: "SavedSearch") -> Answer:
        """Keep a search no longer."""

        def told(saved: "Saved") -> str:
            if saved.is_done:
                return f"Forgotten. U brings it back: “{search.name}”"
            if saved.change is not None and saved.change.before is not None:
                return f"Not forgotten: another search is called “{search.name}” now."
            return f"Another reader has forgotten it already: “{search.name}”"

        return await self._do(lambda saved: saved.forget(search), told)

    async def undo(self) -> Answer:
        """Undo the last change of the searches that are kept."""
        told = partial(_told_back, nothing="Nothing to undo.", way_back="R keeps it again")
        return await self._do(lambda saved: saved.undo(), told)

    async def redo(self) -> Answer:
        """Do again what was undone last of the searches that are kept."""
        told = partial(_told_back, nothing="Nothing to do again.", way_back="U brings it back")
        return await self._do(lambda saved: saved.redo(), told)

    async def finish(self) -> None:
        """Wait until what was asked for is saved."""
        async with self._turn:
            return

    async def _do(
        self, change: "Callable[[SavedSearches], Saved]", told: "Callable[[Saved], str]"
    ) -> Answer:
        from tui_reader.saving import NotSaved

        async with self._turn:
            if self._saved is None:
                return Answer(problem="Searches cannot be kept here.")
            try:
                saved = await asyncio.to_thread(partial(change, self._saved))
            except NotSaved as error:
                self.unsaved = str(error)
                return Answer(problem=self.unsaved)
        if saved.is_done:
            self.unsaved = ""
        self.kept = saved.searches
        return Answer(told(saved), saved.problem or "", saved.is_done)


def _told_back(saved: "Saved", nothing: str, way_back: str) -> str:
    """Say what a name stands for again, or why it does not."""
    change = saved.change
    if change is None:
        return nothing
    name, after = change.name, change.after
    if saved.is_done:
        if after is None:
            return f"Kept no longer. {way_back}: “{name}”"
        if change.before is None:
            return f"Kept again: “{name}”"
        return f"“{name}” is again: {clean_line(after.query)}"
    if change.before is None or change.before == after:
        return f"Another reader has done that already: “{name}”"
    was = f" Forgotten was: {clean_line(after.query)}" if after else ""
    return f"Another search is called “{name}” now.{was}"
