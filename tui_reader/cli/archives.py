"""The archive that a command works on: which it is, what was read, what was skipped."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui_reader import paths
from tui_reader.cli.endings import Failure, Status
from tui_reader.cli.printing import say
from tui_reader.index.indexed import IndexedArchive
from tui_reader.index.store import Store

if TYPE_CHECKING:
    from argparse import Namespace

    from tui_reader.archive.post import Skipped
    from tui_reader.state import State

_MOST_TOLD = 5


def archive_of(arguments: "Namespace") -> list[Path]:
    """Give the archive that was named, else the one read last, else the sample archive.

    Args:
        arguments: With `archive`, and `paths` where the command takes them.

    Raises:
        Failure: None was named, and of the one read last nothing is there now. The sample in its
            place would look as if everything were lost.
    """
    named = named_in(arguments)
    if named:
        return named
    state = state_of_last_run()
    last = [Path(path) for path in state.archive]
    if any(map(is_there, last)):
        return last
    if last:
        names = ", ".join(map(str, last))
        raise Failure(
            f"The archive read last is not there now: {names}. "
            "Bring it back (is its disk there?), or name another one."
        )
    if state.problem:
        say(f"Which archive was read last is not known. {state.problem}")
    say("No archive is named, so this is the sample archive. Yours: tui-reader PATH")
    return [paths.sample_archive()]


def read(archive: Sequence[Path], *, unpublished: bool) -> IndexedArchive:
    """Give an archive as it is now; only what has changed in it is read.

    Args:
        archive: Files and folders of captures.
        unpublished: Whether drafts, spam and what nobody approved are wanted too.
    """
    # Imported here: the reader reads on while its screen is there.
    from tui_reader.cli.progress import bring_up_to_date

    # Of what is not there nothing is kept, and what is known of it stays: its disk may be missing.
    store = None if any(map(is_there, archive)) else Store()
    index = IndexedArchive(archive, unpublished=unpublished, store=store)
    bring_up_to_date(index)
    if index.problem is not None:
        say(index.problem)
    return index


def say_skipped(index: IndexedArchive, archive: Sequence[Path]) -> None:
    """Tell which captures were skipped and why: a few, or there would be no end to it.

    Args:
        index: What was read.
        archive: Where from.
    """
    every = index.skipped
    # A line that says that there is one more is as long as the one that tells of it.
    told = every if len(every) == _MOST_TOLD + 1 else every[:_MOST_TOLD]
    for skipped in told:
        say(told_skipped(skipped))
    if more := len(every) - len(told):
        say(f"{more:,} more were skipped. To see which and why: tui-reader check")
    if not len(index) and not every:
        say(told_empty(archive))


def told_skipped(skipped: "Skipped") -> str:
    """Say in a line why a capture was skipped."""
    return f"Skipped {skipped.path}: {skipped.reason}"


def told_empty(archive: Sequence[Path]) -> str:
    """Say in a line that there is nothing to read, and what to do."""
    names = ", ".join(map(str, archive))
    return f"{names}: no saved page is in there. Put some in, or name another folder."


def status_of(posts: int, skipped: int) -> Status:
    """Give the status for what was read: nothing at all, some or everything.

    Args:
        posts: How many posts there are.
        skipped: How many captures were skipped.
    """
    if not posts:
        return Status.FAILED
    return Status.SOME_SKIPPED if skipped else Status.DONE


def status_of_index(index: IndexedArchive) -> Status:
    """Give the status for what an index has, see `status_of`."""
    return status_of(len(index), index.count_skipped())


def named_in(arguments: "Namespace") -> list[Path]:
    """Give the files and folders that were named; none where it is for us to choose."""
    return [*getattr(arguments, "paths", ()), *arguments.archive]


def state_of_last_run() -> "State":
    """Give what is remembered of the archive that was read last, whether it is there or not."""
    from tui_reader.state import load_state

    return load_state(paths.state_file())


def is_there(path: Path) -> bool:
    """Whether there is something at a path; what may not be looked at is there as well."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return False
    except OSError:
        # Whoever reads it says what is wrong with it.
        return True
    return True
