"""How a command ends: its status, and what it says when it fails."""

from collections.abc import Iterable
from enum import IntEnum


class Status(IntEnum):
    """The exit statuses of the command line."""

    DONE = 0
    FAILED = 1
    MISUSED = 2
    SOME_SKIPPED = 3
    ORPHANS = 4
    INTERRUPTED = 130
    PIPE_CLOSED = 141


class Failure(Exception):
    """A command cannot do what it was asked for. Its text is for the person."""

    def __init__(self, message: str, details: Iterable[str] = ()) -> None:
        """Say what went wrong.

        Args:
            message: One line: what happened, and what to do.
            details: Further lines, for example what there is to choose from.
        """
        super().__init__(message)
        self.details = list(details)
        """The further lines."""
