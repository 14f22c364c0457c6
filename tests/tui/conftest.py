"""The reader in a terminal that is not there, with everything switched on that it has."""

from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from tui_reader.archive.post import Outcome, Post, Skipped
from tui_reader.index.arrivals import Arrivals
from tui_reader.index.captures import Capture
from tui_reader.index.indexed import IndexedArchive
from tui_reader.index.store import Store
from tui_reader.tui.app import ReaderApp
from tui_reader.tui.screens.reader import ReaderScreen
from tui_reader.tui.searches import Searches
from tui_reader.tui.stores import Stores

Reading = AbstractAsyncContextManager["Reader"]
OpenReader = Callable[..., Reading]

PATIENCE = 120.0
"""So many seconds are waited for what comes at once, if the machine does nothing else."""
RESTS = 2
"""So often nothing must be seen under way: a message may be on its way from one to the other."""


class ArrivalsAtHand(Arrivals):
    """Posts that are read already, in an index in memory."""

    def __init__(self, outcomes: Iterable[Outcome]) -> None:
        """Keep what is read.

        Args:
            outcomes: Posts and skipped files.
        """
        self.paths = []
        self.index = IndexedArchive([], store=Store())
        self.ended = True
        self.failure = None
        keep(self.index, outcomes)

    def begin(self) -> None:
        """Read nothing."""


def keep(index: IndexedArchive, outcomes: Iterable[Outcome]) -> None:
    """Keep what captures came to, each as if it were one."""
    first = len(index.store.captures())
    with index.store.writing() as writer:
        for number, outcome in enumerate(outcomes, start=first):
            posts = [outcome] if isinstance(outcome, Post) else []
            told = () if isinstance(outcome, Post) else (outcome,)
            path = outcome.path if isinstance(outcome, Skipped) else outcome.source.path
            name = path if told else f"{path} {number}"
            writer.add(Capture(name, digest=b"d", told=told), posts)
        writer.call_whole(True)


class Reader:
    """A running reader, and what one can see of it."""

    def __init__(self, app: ReaderApp, pilot: Pilot[None]) -> None:
        """Look at a running app.

        Args:
            app: The app.
            pilot: Presses its keys.
        """
        self.app = app
        self.pilot = pilot

    @property
    def screen(self) -> ReaderScreen:
        """The reader's screen."""
        screen = self.app.screen_stack[0]
        assert isinstance(screen, ReaderScreen)
        return screen

    @property
    def text(self) -> str:
        """All that is on the terminal, a line a row."""
        strips = self.app.screen._compositor.render_strips(self.app.size)
        return "\n".join(strip.text.rstrip() for strip in strips)

    async def press(self, *keys: str) -> None:
        """Press keys, each when all is done that the one before has set off; `burst` is quicker."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def burst(self, *keys: str) -> None:
        """Press keys all at once, as a slow line hands them over, and wait as `press` does."""
        for key in keys:
            self.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await self.settle()

    async def type(self, text: str) -> None:
        """Type a text."""
        await self.press(*("space" if letter == " " else letter for letter in text))

    async def put(self, text: str) -> None:
        """Put a text into the box that has the keys, in place of what is there."""
        box = self.app.focused
        assert isinstance(box, Input)
        box.value = text
        await self.settle()

    async def arrive(self, *outcomes: Outcome) -> None:
        """Let more captures be read, and wait until that is shown."""
        keep(self.screen._stores.index, outcomes)
        self.screen.post_message(self.screen.Arrived())
        await self.settle()

    async def settle(self) -> None:
        """Wait until nothing is under way: no worker, no message, nothing to save or to show.

        Pauses alone are no measure: on a busy machine this process stands still in them, and what
        a key has set off stands still with it.
        """
        rests = 0
        while self.app.is_running and rests < RESTS:
            await self.pilot.pause()
            if self.app.is_running:
                rests = 0 if self._is_busy() else rests + 1

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until something is so, while something else is held back and cannot settle."""
        end = monotonic() + PATIENCE
        while not condition():
            assert monotonic() < end, f"it did not come to that:\n{self.text}"
            await self.pilot.pause()

    def _is_busy(self) -> bool:
        screen = self.app.screen_stack[0]
        keeps = isinstance(screen, ReaderScreen) and (
            not screen._begun or screen.is_to_preview or screen.changing.is_busy
        )
        works = any(not worker.is_finished for worker in self.app.workers)
        resizes = self.app._resize_event is not None
        return keeps or works or resizes or self._has_messages()

    def _has_messages(self) -> bool:
        screens = self.app.screen_stack
        pumps = [self.app, *(each for one in screens for each in one.walk_children(with_self=True))]
        return any(screen._callbacks for screen in screens) or any(
            pump._next_callbacks or pump.message_queue_size for pump in pumps
        )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the bookmarks of this test are."""
    return tmp_path / "bookmarks.toml"


@pytest.fixture
def open_reader(tmp_path: Path) -> OpenReader:
    """Give what opens a reader on posts, at a size, with the bookmarks of this test."""

    @asynccontextmanager
    async def opened(
        outcomes: Iterable[Outcome],
        size: tuple[int, int] = (120, 40),
        state: bool = False,
        **app_options: Any,
    ) -> AsyncIterator[Reader]:
        stores = Stores(
            ArrivalsAtHand(outcomes),
            lambda: tmp_path / "bookmarks.toml",
            read_file=lambda: tmp_path / "read.json",
            place_file=(lambda: tmp_path / "place.json") if state else None,
        )
        state_file = tmp_path / "state.toml" if state else None
        searches = Searches(state_file, lambda: tmp_path / "searches.toml")
        app = ReaderApp(stores, state_file=state_file, searches=searches, **app_options)
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            reader = Reader(app, pilot)
            await reader.settle()
            yield reader

    return opened
