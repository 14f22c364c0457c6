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
    # Not from what is printed of an error: its message may hold a stranger's lines.
    frames = "".join(traceback.format_tb(error.__traceback__))
    try:
        log = paths.log_file()
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        log.touch(mode=0o600)
        log.write_text(f"{frames}{name}\n", encoding="utf-8", errors="replace")
        where = f"What happened is written in {clean_line(str(log))}."
    except OSError:
        where = "It could not be written down."
    return f"{what} on an error of its own ({name}). {where}"
