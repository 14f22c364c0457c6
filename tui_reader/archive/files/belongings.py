"""Files that belong to a saved page and are no captures: counted, not told one by one."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tui_reader.archive.files.naming import show_path
from tui_reader.archive.post import CaptureRead, Source

FRAMES = "frames"
"""Pages within a saved page, such as advertisements."""
OTHERS = "other files"
"""What lies beside a saved page and is neither a page nor a feed."""


class Belonging(NamedTuple):
    """A file that belongs to a saved page and was passed over."""

    kind: str
    """What it is: one of the words above, in the plural."""


def told_belongings(passed: Counter[str]) -> str:
    """Say in a sentence what was passed over.

    Args:
        passed: How many of each kind.
    """
    kinds = ", ".join(
        f"{count} {kind.removesuffix('s') if count == 1 else kind}"
        for kind, count in sorted(passed.items())
    )
    return f"Passed over, because they only belong to saved pages: {kinds}."


def folder_read(folder: Path, passed: Counter[str]) -> Iterator[CaptureRead]:
    """Tell of a folder what was passed over in it, if anything was, and forget it.

    Args:
        folder: The folder, after all that is in it.
        passed: How many files of each kind.
    """
    if passed:
        source = Source(show_path(folder), "folder", "")
        yield CaptureRead(source, notes=(told_belongings(passed),), container=True)
        passed.clear()
