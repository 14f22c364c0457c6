"""TOML read from any bytes, and written so that it certainly can be read again."""

from typing import Any

from tui_reader.saving import NotSaved
from tui_reader.text import clean_line


class Unreadable(Exception):
    """The bytes of a file are no TOML. Its text says what is wrong, and where if that is known."""


def parse_toml(data: bytes) -> dict[str, Any]:
    """Read TOML, whatever the bytes may be.

    Args:
        data: The bytes of a file. A byte order mark, as some editors write one, is passed over.

    Raises:
        Unreadable: They are no UTF-8 or no TOML.
    """
    import tomllib

    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(f"it is not UTF-8 (at line {line})") from error
    except RecursionError as error:
        raise Unreadable("it is nested too deeply") from error
    except ValueError as error:
        raise Unreadable(clean_line(str(error))) from error


def write_toml(table: dict[str, Any], comment: str) -> bytes:
    """Write a table as TOML, and read it again to be sure that it is all there.

    Args:
        table: What `parse_toml` can give: no None, no lone surrogates.
        comment: The first line, without its ``#``.

    Returns:
        The bytes of the file.

    Raises:
        NotSaved: The table does not come back as it was.
    """
    import tomli_w

    try:
        text = f"# {comment}\n{tomli_w.dumps(table)}"
        data = text.encode()
        # Compared as text: a hand-written ``nan`` is never equal to itself.
        same = f"# {comment}\n{tomli_w.dumps(parse_toml(data))}" == text
    except (Unreadable, RecursionError, TypeError, ValueError) as error:
        raise NotSaved(f"It cannot be written down: {clean_line(str(error))}.") from error
    if not same:
        raise NotSaved("It cannot be written down without loss.")
    return data
