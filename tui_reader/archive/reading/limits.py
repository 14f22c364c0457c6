"""How much time and memory a capture may take, held by the process that reads it."""

import signal
from typing import NamedTuple

_MEGABYTE = 1024 * 1024


class Limits(NamedTuple):
    """What one capture may take."""

    seconds: float = 10.0
    """So long any capture may take."""
    seconds_a_megabyte: float = 5.0
    """And so much longer for each megabyte that it has."""
    memory: int = 2048 * _MEGABYTE
    """So many bytes the process may have in all, where the system can hold it to that."""

    def seconds_for(self, size: int) -> float:
        """Say how long a capture may take.

        Args:
            size: How many bytes it has.
        """
        return self.seconds + self.seconds_a_megabyte * size / _MEGABYTE


LIMITS = Limits()
"""What a capture may take unless one says otherwise."""


class Alarm:
    """Ends this process when it has taken too long, even where Python itself cannot go on.

    The time that passes while the one who asked does not listen does not count. Where the system
    has no such timer there is no limit.
    """

    def __init__(self) -> None:
        """Set nothing yet."""
        self._left = 0.0
        self._is_there = hasattr(signal, "setitimer")
        if self._is_there:
            # What a parent ignores, its children would ignore as well.
            signal.signal(signal.SIGALRM, signal.SIG_DFL)

    def set(self, seconds: float) -> None:
        """Begin to count anew.

        Args:
            seconds: When to end the process.
        """
        if self._is_there:
            signal.setitimer(signal.ITIMER_REAL, seconds)

    def pause(self) -> None:
        """Stop counting."""
        if self._is_there:
            self._left, _ = signal.setitimer(signal.ITIMER_REAL, 0)

    def resume(self) -> None:
        """Go on counting."""
        if self._is_there and self._left:
            signal.setitimer(signal.ITIMER_REAL, self._left)


def limit_memory(limits: Limits) -> None:
    """Hold this process to its memory; where the system cannot do that, go on without."""
    try:
        import resource
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    memory = limits.memory if most == resource.RLIM_INFINITY else min(limits.memory, most)
    resource.setrlimit(resource.RLIMIT_AS, (memory, most))
