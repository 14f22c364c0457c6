"""What was done, so that the last of it can be undone, and what was undone be done again."""

from collections import deque
from typing import Generic, TypeVar

Step = TypeVar("Step")

MOST_UNDONE = 100
"""So many steps can be undone."""


class History(Generic[Step]):
    """Steps, each of which can be taken back by a step of the same kind."""

    def __init__(self) -> None:
        """Know of no step yet."""
        self._done: deque[Step] = deque(maxlen=MOST_UNDONE)
        self._undone: deque[Step] = deque(maxlen=MOST_UNDONE)

    def add(self, step: Step) -> None:
        """Know of one more step; what was undone before it is not to be done again any more."""
        self._done.append(step)
        self._undone.clear()

    def last(self, again: bool = False) -> Step | None:
        """Give the step to be taken back next.

        Args:
            again: Whether something that was undone is to be done again.

        Returns:
            The step; None where there is none.
        """
        steps = self._undone if again else self._done
        return steps[-1] if steps else None

    def took_back(self, by: Step | None, again: bool = False) -> None:
        """Know that the last step was taken back.

        Args:
            by: The step that did it, which can be taken back in its turn; None where nothing was
                left of the last one to be taken back.
            again: Whether something that was undone was to be done again.
        """
        steps, others = (self._undone, self._done) if again else (self._done, self._undone)
        steps.pop()
        if by is not None:
            others.append(by)
