"""What is typed most of the time, paths and nothing else, understood without argparse.

Argparse takes as long as a tenth of what the first frame takes beyond Textual itself.
"""

from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from argparse import Namespace

READ = "read"
"""The command that has no name: open the reader."""
COMMANDS = ("list", "show", "search", "export", "check", "bookmarks", "index", "paths")
"""The names of the commands, in the order of the help."""


def paths_alone(argv: Sequence[str]) -> "Namespace | None":
    """Understand the paths of an archive.

    Args:
        argv: What was typed after the command's name.

    Returns:
        What `arguments.parse` gives; None where anything else was typed, for which that is there.
    """
    if (argv and argv[0] in COMMANDS) or any(not each or each[0] == "-" for each in argv):
        return None
    return cast(
        "Namespace",
        SimpleNamespace(
            paths=[Path(each) for each in argv],
            archive=[],
            unpublished=False,
            command=READ,
            json=False,
        ),
    )
