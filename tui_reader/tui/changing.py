"""The changes of what the person keeps, one after the other, and undone in this order.

Bookmarks and searches have a file each, and each knows how to undo what was done to it. Which of
them was changed last is known here.
"""

import asyncio
from collections.abc import Callable, Coroutine
from typing import NamedTuple, Protocol

from tui_reader.history import History

LONGEST_SETTLING = 0.5
"""No key waits for so many seconds for what is being saved."""


class Answer(NamedTuple):
    """What became of a change."""

    said: str = ""
    """What was done, in a sentence for the person; empty where nothing could be saved."""
    problem: str = ""
    """Why nothing was saved, or what else is wrong with the file and is not told yet."""
    is_change: bool = False
    """Whether anything is other than it was, so that it can be undone."""


Change = Coroutine[object, object, Answer]
Tell = Callable[[Answer], None]


class Kept(Protocol):
    """Something that is kept, and knows what was done to it."""

    async def undo(self) -> Answer:
        """Undo the last change of it."""

    async def redo(self) -> Answer:
        """Do again what was undone last of it."""


class Changing:
    """Carries out changes in the order in which they are asked for."""

    def __init__(self) -> None:
        """Know of no change yet."""
        self._history: History[Kept] = History()
        self._turn = asyncio.Lock()
        self._asked: set[asyncio.Task[None]] = set()

    @property
    def is_busy(self) -> bool:
        """Whether a change is not saved yet."""
        return bool(self._asked)

    @property
    def can_undo(self) -> bool:
        """Whether there is a change that can be undone."""
        return self._history.last() is not None

    def ask(self, kept: Kept, change: Change, tell: Tell) -> None:
        """Begin a change at once; `finish` waits for it, whatever becomes of the screen.

        Args:
            kept: What is changed.
            change: The change.
            tell: Called with what became of it.
        """

        async def carry_out() -> Answer:
            answer = await change
            if answer.is_change:
                self._history.add(kept)
            return answer

        self._begin(carry_out(), tell)

    def undo(self, tell: Tell) -> None:
        """Begin to undo the last change.

        Args:
            tell: Called with what became of it.
        """
        self._begin(self._take_back(again=False), tell)

    def redo(self, tell: Tell) -> None:
        """Begin to do the last change again that was undone.

        Args:
            tell: Called with what became of it.
        """
        self._begin(self._take_back(again=True), tell)

    async def settle(self) -> None:
        """Wait for what was asked for, unless that takes long to be saved."""
        if self._asked:
            await asyncio.wait(self._asked, timeout=LONGEST_SETTLING)

    async def finish(self) -> None:
        """Wait until the changes that were asked for are saved, or could not be."""
        while self._asked:
            await asyncio.wait(self._asked)

    def _begin(self, change: Change, tell: Tell) -> None:
        async def in_turn() -> None:
            # Only now is it known what the change before has come to.
            async with self._turn:
                answer = await change
            tell(answer)

        task = asyncio.get_running_loop().create_task(in_turn())
        self._asked.add(task)
        task.add_done_callback(self._asked.discard)

    async def _take_back(self, again: bool) -> Answer:
        kept = self._history.last(again)
        if kept is None:
            return Answer("Nothing to do again." if again else "Nothing to undo.")
        answer = await (kept.redo() if again else kept.undo())
        if answer.said:
            # What could not be saved can be tried once more.
            self._history.took_back(kept if answer.is_change else None, again)
        return answer
