"""Errors of the program itself: written down, so that they can be mended, and told in a line."""

import traceback

from tui_reader import paths
from tui_reader.text import clean_line


def tell(what: str, error: BaseException) -> str:
    """Write an error down without what the person or a stranger wrote, and say where.

    Args:
        what: What stopped.
        error: Why.

    Returns:
        Two sentences for the person.
    """
    name = type(error).__name__
    whole = "".join(traceback.format_exception(error)).splitlines()
    frames = [line for line in whole if line.startswith("  ")]
    try:
        log = paths.log_file()
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        log.touch(mode=0o600)
        log.write_text("\n".join([*frames, name, ""]), encoding="utf-8", errors="replace")
        where = f"What happened is written in {clean_line(str(log))}."
    except OSError:
        where = "It could not be written down."
    return f"{what} on an error of its own ({name}). {where}"
