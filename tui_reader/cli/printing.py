"""What a command prints: data on standard output, messages on standard error."""

import codecs
import contextlib
import io
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tui_reader.cli.endings import Failure
from tui_reader.text import clean_line

_PROGRAM = "tui-reader: "


def prepare_streams() -> None:
    """See to it that no character can make printing or reading a line fail, and all is printed."""
    if isinstance(sys.stdout, io.TextIOWrapper) and not sys.stdout.isatty():
        sys.stdout = _buffered(sys.stdout)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    if isinstance(sys.stdin, io.TextIOWrapper):
        # Where the locale says nothing of letters beyond ASCII, they are most likely UTF-8.
        is_ascii = codecs.lookup(sys.stdin.encoding).name == "ascii"
        sys.stdin.reconfigure(encoding="utf-8" if is_ascii else None, errors="replace")


def put(line: str = "") -> None:
    """Print a line of data.

    Args:
        line: Clean text.

    Raises:
        BrokenPipeError: Whoever read the output has gone.
        Failure: It cannot be written.
    """
    _write(line + "\n")


def put_json(document: Mapping[str, Any]) -> None:
    """Print a document as one line of JSON.

    Args:
        document: Of JSON's own types.

    Raises:
        BrokenPipeError: Whoever read the output has gone.
        Failure: It cannot be written.
    """
    import json

    put_ascii(json.dumps(document))


def put_ascii(json_text: str) -> None:
    """Print JSON that is ASCII already, so that no terminal obeys anything in it.

    Args:
        json_text: As `json.dumps` gives it.

    Raises:
        BrokenPipeError: Whoever read the output has gone.
        Failure: It cannot be written.
    """
    # DEL is ASCII, so that json leaves it as it is; it can only stand within a string.
    put(json_text.rstrip("\n").replace("\x7f", "\\u007f"))


def say(message: str, details: Iterable[str] = ()) -> None:
    """Print a message for the person, cleaned; when that is impossible, go on without.

    Args:
        message: One line.
        details: Further lines.

    Raises:
        BrokenPipeError: Whoever read the data before it has gone; the message is printed.
        Failure: The data before it cannot be written; the message is printed.
    """
    try:
        # Where both go to one place, a message stands behind the data that it is about.
        flush()
    finally:
        say_raw(_PROGRAM + clean_line(message) + "\n")
        for detail in details:
            say_raw(f"  {clean_line(detail)}\n")


def say_raw(text: str) -> None:
    """Print to standard error as it is; when that is impossible, go on without.

    Args:
        text: Clean text with its newlines.
    """
    # With standard error closed, print() would turn to standard output and spoil the data.
    if sys.stderr is not None:
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.write(text)
            sys.stderr.flush()


def shortened(text: str, most: int) -> str:
    """Give the beginning of a text, safe to show on a line.

    Args:
        text: Anything.
        most: So many letters at most, `…` for what is left out among them.
    """
    line = clean_line(text)
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def number(count: int, name: str) -> str:
    """Say how many there are of something.

    Args:
        count: How many.
        name: What one of them is called.
    """
    return f"{count:,} {name}" if count == 1 else f"{count:,} {name}s"


def flush() -> None:
    """Hand over what was printed.

    Raises:
        BrokenPipeError: Whoever read the output has gone.
        Failure: It cannot be written.
    """
    if sys.stdout is not None:
        with _told_failures():
            sys.stdout.flush()


def abandon_output() -> None:
    """Let go of what could not be printed, or Python complains about it once more at the end."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _buffered(stream: io.TextIOWrapper) -> io.TextIOWrapper:
    """Give a buffer to a stream that has none: without, what a pipe does not take at once is lost.

    Python opens it so where ``PYTHONUNBUFFERED`` is set.
    """
    raw = stream.buffer
    if not isinstance(raw, io.RawIOBase):
        return stream
    encoding = stream.encoding
    stream.detach()
    return io.TextIOWrapper(io.BufferedWriter(raw), encoding)


def _write(text: str) -> None:
    if sys.stdout is None:
        raise Failure("Standard output is closed, so nothing could be printed.")
    with _told_failures():
        sys.stdout.write(text)


@contextlib.contextmanager
def _told_failures() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Failure(f"The output could not be written, or not all of it: {reason}.") from error
