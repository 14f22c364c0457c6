"""What one types: the command ``tui-reader``, from its arguments to its exit status.

Kept light: a command's module is imported when it is called, and the screen when it is started.
"""

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tui_reader.cli.endings import Failure, Status
from tui_reader.cli.paths_alone import paths_alone
from tui_reader.cli.printing import abandon_output, flush, prepare_streams, say, say_raw

if TYPE_CHECKING:
    from argparse import Namespace


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        argv: What was typed after the command's name; by default what Python was started with.

    Returns:
        The status to exit with, see `Status`.
    """
    prepare_streams()
    try:
        status = _run(sys.argv[1:] if argv is None else argv)
        flush()
    except BrokenPipeError:
        abandon_output()
        return Status.PIPE_CLOSED
    except KeyboardInterrupt:
        return Status.INTERRUPTED
    except Failure as failure:
        return _failed(str(failure), failure.details)
    except OSError as error:
        return _failed(_told(error))
    except Exception:
        return _failed_by_mistake()
    return status


def _run(argv: Sequence[str]) -> int:
    arguments = paths_alone(argv)
    if arguments is None:
        from tui_reader.cli.arguments import parse

        try:
            arguments = parse(argv)
        except SystemExit as end:
            return end.code if isinstance(end.code, int) else Status.MISUSED
    return _call(arguments)


def _call(arguments: "Namespace") -> int:
    match arguments.command:
        case "list":
            from tui_reader.cli import listing

            return listing.run(arguments)
        case "show":
            from tui_reader.cli import showing

            return showing.run(arguments)
        case "search":
            from tui_reader.cli import searching

            return searching.run(arguments)
        case "export":
            from tui_reader.cli import exporting

            return exporting.run(arguments)
        case "check":
            from tui_reader.cli import checking

            return checking.run(arguments)
        case "bookmarks":
            from tui_reader.cli import kept

            return kept.run(arguments)
        case "index":
            from tui_reader.cli import indexing

            return indexing.run(arguments)
        case "paths":
            from tui_reader.cli import locations

            return locations.run(arguments)
        case _:
            from tui_reader.cli import opening

            return opening.run(arguments)


def _failed(message: str, details: Iterable[str] = ()) -> int:
    # What was printed before the failure is still worth reading.
    try:
        flush()
    except (BrokenPipeError, Failure):
        abandon_output()
    say(message, details)
    return Status.FAILED


def _told(error: OSError) -> str:
    reason = error.strerror or type(error).__name__
    return f"{error.filename}: {reason}." if error.filename else f"{reason}."


def _failed_by_mistake() -> int:
    import traceback

    from tui_reader.text import clean_block

    told = clean_block(traceback.format_exc())
    message = "This is a mistake in tui-reader. Nothing you keep was changed. Please report it:"
    status = _failed(message)
    say_raw(told)
    return status
