"""What a process that reads is asked, and what it answers beside what it reads."""

from collections.abc import Callable
from typing import Any, NamedTuple

from tui_reader.archive.files.finding import Found
from tui_reader.archive.post import Post
from tui_reader.archive.reading.limits import Limits


class Terms(NamedTuple):
    """What holds for all that a process reads; it is told this first."""

    limits: Limits
    """What each capture may take."""
    unpublished: bool
    """Whether drafts, spam and what nobody approved are wanted too."""
    prepare: Callable[[Post], object] | None = None
    """Is called with each post that is read: a function of a module, so that it can be sent."""


class Order(NamedTuple):
    """A file that a process is to read."""

    found: Found
    """Which one."""
    step: int = 0
    """Where to begin, for an archive that was read in part: see `Begun`."""


class Begun(NamedTuple):
    """A process goes on to a capture within an archive, or from there back to the archive."""

    path: str
    """Of the one or the other, as it is shown."""
    step: int
    """Which step of the file it is: odd for a capture within an archive."""


class Prepared(NamedTuple):
    """A post, and what was prepared of it where it was read."""

    post: Any
    """The post; while it is sent perhaps a `deep_trees.Flat`."""
    made: Any
    """What `Terms.prepare` made of it."""


class Finished(NamedTuple):
    """A file is read to its end, or skipped."""

    found: Found
    """Which one."""


READY = "ready"
"""A process says that it has started."""
DONE = "done"
"""A process has read a file to its end."""

OUT_OF_MEMORY = 77
"""A process ends with this status when a capture needs more memory than it may have."""
