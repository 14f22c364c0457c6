"""From an archive to the captures in it, and in archives within it."""

from collections.abc import Iterator

from tui_reader.archive.containers.budget import DAMAGED, Budget
from tui_reader.archive.containers.members import Member
from tui_reader.archive.containers.signs import FOREIGN, PACKINGS, archive_kind_of
from tui_reader.archive.files.capture import Capture, Unreadable
from tui_reader.archive.post import Skipped

DEEPEST = 2
"""So many archives may lie within each other."""


def captures_in(
    capture: Capture, kind: str, depth: int = 1, budget: Budget | None = None
) -> Iterator[Member]:
    """Give the captures that lie in an archive, and in archives within it.

    Args:
        capture: The archive.
        kind: What `archive_kind_of` says of it.
        depth: How many archives there are around the captures.
        budget: What may still come out of the outermost one.

    Yields:
        Captures, each to be read before the next is asked for; what is skipped, passed over, or
        to be told of the archive. Never raises; what is damaged is skipped from there on.
    """
    budget = budget or Budget(capture.size)
    anything = False
    try:
        for each in _members(capture, kind, depth, budget):
            anything = anything or not isinstance(each, str)
            inner = archive_kind_of(each) if isinstance(each, Capture) else None
            if isinstance(each, Capture) and inner is not None:
                yield from captures_in(each, inner, depth + 1, budget)
            else:
                yield each
    except MemoryError:
        raise
    except Exception as error:
        # Each module that unpacks has its own exceptions, and raises others on some bytes.
        reason = str(error) if isinstance(error, Unreadable) else DAMAGED
        if anything:
            reason += " What was read until then is kept."
        yield Skipped(capture.path, reason)


def _members(capture: Capture, kind: str, depth: int, budget: Budget) -> Iterator[Member]:
    if depth > DEEPEST:
        raise Unreadable("It lies in an archive within an archive: unpack that first.")
    if kind in FOREIGN.values():
        raise Unreadable(f"It is packed as {kind}, which cannot be read here: unpack it first.")
    if kind == "zip":
        from tui_reader.archive.containers import zips

        return zips.members(capture, budget)
    if kind in PACKINGS.values():
        from tui_reader.archive.containers import packed

        return packed.members(capture, kind, budget)
    return _plain_members(capture, kind, budget)


def _plain_members(capture: Capture, kind: str, budget: Budget) -> Iterator[Member]:
    with capture.open() as file:
        if kind == "tar":
            from tui_reader.archive.containers import tars

            yield from tars.members(capture, file)
        else:
            from tui_reader.archive.containers import crawls

            yield from crawls.members(capture, file, budget)
