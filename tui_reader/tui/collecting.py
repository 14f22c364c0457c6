"""Garbage, collected while nobody waits for a key."""

import gc
from time import monotonic

PAUSE_SECONDS = 1.0
"""Where no key has come for so many seconds, none is waited for."""

_THRESHOLDS = 10_000, 10, 100
# A key makes some thousand things that go by themselves; Python would look through them, and what
# is older, several times. Without a pause, all is looked through after a thousand times as many.


class Collector:
    """Looks for garbage in the pauses: to look through all takes longer than most keys do."""

    def __init__(self) -> None:
        """Collect nothing yet."""
        self._last_key = monotonic()
        self._is_due = False
        self._before = gc.get_threshold()

    def begin(self) -> None:
        """Collect from now on, but never look again through all that was made for the start."""
        gc.freeze()
        gc.set_threshold(*_THRESHOLDS)
        gc.enable()

    def end(self) -> None:
        """Leave the collector as it was found, to who goes on in this process."""
        gc.set_threshold(*self._before)
        gc.unfreeze()

    def heed_key(self) -> None:
        """Know that a key has come."""
        self._last_key = monotonic()
        self._is_due = True

    def collect_in_pause(self) -> None:
        """Collect all that keys have left behind, where none has come for a while."""
        if self._is_due and monotonic() - self._last_key >= PAUSE_SECONDS:
            self._is_due = False
            gc.collect()
