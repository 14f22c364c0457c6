"""How much time and memory a capture may take, held by the process that reads it."""

import signal
from typing import NamedTuple

_MEGABYTE = 1024 * 1024


class Limits(NamedTuple):
    """What one capture may take."""

    seconds: float = 10.0
    """So long any capture may take, of the processor's time."""
    seconds_a_megabyte: float = 5.0
    """And so much longer for each megabyte that it has."""
    by_the_clock: float = 30.0
    """And so many times that by the clock, for others have the processor too: what waits for
    something that never comes takes none of its time."""
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
    has no such timers there is no limit.
    """

    def __init__(self, by_the_clock: float) -> None:
        """Set nothing yet.

        Args:
            by_the_clock: How much more time than the processor's may pass by the clock.
        """
        self._timers: tuple[tuple[int, float], ...] = ()
        self._left: tuple[float, ...] = ()
        if hasattr(signal, "setitimer"):
            self._timers = (signal.ITIMER_PROF, 1.0), (signal.ITIMER_REAL, by_the_clock)
            # What a parent ignores, its children would ignore as well.
            for each in (signal.SIGPROF, signal.SIGALRM):
                signal.signal(each, signal.SIG_DFL)

    def set(self, seconds: float) -> None:
        """Begin to count anew.

        Args:
            seconds: When to end the process, of the processor's time; 0 for never.
        """
        for timer, times in self._timers:
            signal.setitimer(timer, seconds * times)

    def pause(self) -> None:
        """Stop counting."""
        self._left = tuple(signal.setitimer(timer, 0)[0] for timer, _ in self._timers)

    def resume(self) -> None:
        """Go on counting."""
        for (timer, _), left in zip(self._timers, self._left, strict=False):
            signal.setitimer(timer, left)


def limit_memory(limits: Limits) -> None:
    """Hold this process to its memory; where the system cannot do that, go on without."""
    try:
        import resource
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    memory = limits.memory if most == resource.RLIM_INFINITY else min(limits.memory, most)
    resource.setrlimit(resource.RLIMIT_AS, (memory, most))
