"""``tui-reader`` alone: the reader on the screen, or its list where there is no screen."""

import gc
import locale
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tui_reader.cli.archives import (
    archive_of,
    is_there,
    named_in,
    state_of_last_run,
    told_empty,
)
from tui_reader.cli.endings import Failure
from tui_reader.cli.printing import say

if TYPE_CHECKING:
    from argparse import Namespace

_INSTEAD = " Here is the list of the posts instead."


def run(arguments: "Namespace") -> int:
    """Open the reader; without a terminal, print what `list` prints.

    Args:
        arguments: The archive.

    Returns:
        The status to exit with.

    Raises:
        Failure: Nothing of what was named is there.
    """
    missing = missing_for_screen()
    if missing:
        from tui_reader.cli import listing

        named = named_in(arguments)
        instead = "" if named and not any(map(is_there, named)) else _INSTEAD
        say(f"The reader needs a terminal, but {missing}.{instead}")
        for path in named:
            # That it is not there, the list says of each.
            if not is_there(path) and _hint(path):
                say(_told_missing(path))
        return listing.run(arguments)
    archive = _readable(archive_of(arguments))
    # Off until the first frame, which the screen turns on again: nothing is garbage so early.
    gc.disable()
    from tui_reader.index.arrivals import Arrivals

    # Begun before the screen is imported, which takes longer than to read a small archive.
    arrivals = Arrivals(archive, unpublished=arguments.unpublished)
    try:
        from tui_reader.tui.app import run as run_screen

        return run_screen(arrivals, _to_remember(named_in(arguments), archive))
    finally:
        arrivals.close()


def missing_for_screen() -> str | None:
    """Say what the screen lacks, or nothing if it can be started."""
    streams = {"input": sys.stdin, "output": sys.stdout, "error": sys.stderr}
    for name, stream in streams.items():
        if stream is None or not stream.isatty():
            return f"standard {name} is not one"
    kind = os.environ.get("TERM", "")
    if sys.platform != "win32" and kind in ("", "dumb"):
        return f"TERM is {kind}" if kind else "TERM is not set"
    encoding = _encoding()
    if encoding.lower().replace("-", "").replace("_", "") not in ("utf8", "cp65001"):
        return f"the locale is not UTF-8 but {encoding} (try LC_ALL=C.UTF-8)"
    return None


def _encoding() -> str:
    # Python may write UTF-8 all the same under LC_ALL=C, but the terminal is not known to read it.
    if sys.platform != "win32":
        named = locale.getencoding()
        if named.lower() not in ("utf-8", "utf8"):
            return named
    return sys.stderr.encoding


def _readable(archive: list[Path]) -> list[Path]:
    """Leave out what cannot be opened, and say so before the screen hides the line."""
    there = []
    for path in archive:
        if not is_there(path):
            say(_told_missing(path))
        elif _is_empty(path):
            say(told_empty([path]))
        else:
            there.append(path)
    if not there:
        raise Failure("There is nothing to read.")
    return there


def _is_empty(path: Path) -> bool:
    try:
        return path.is_dir() and not any(path.iterdir())
    except OSError:
        # The reader says what is wrong with it.
        return False


def _to_remember(named: list[Path], there: list[Path]) -> tuple[str, ...]:
    """Of what was named, what opens the next time: nothing that may be a slip of typing."""
    kept = [path for path in named if path in there]
    if kept != named:
        # What was there another time is no slip: its disk may be missing.
        known = state_of_last_run().archive
        kept = [path for path in named if path in there or str(path.absolute()) in known]
    return tuple(str(path.absolute()) for path in kept)


def _told_missing(path: Path) -> str:
    return f"{path} is not there.{_hint(path)}"


def _hint(path: Path) -> str:
    from difflib import get_close_matches

    from tui_reader.cli.paths_alone import COMMANDS

    near = get_close_matches(str(path), COMMANDS, 1)
    return f" Did you mean the command “tui-reader {near[0]}”?" if near else ""
