"""Where one stopped reading in an archive: one small file. Losing it would be no harm."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tui_reader import saving

SCHEMA = "tui-reader/place/1"
"""What the file calls its form."""

_MOST_BYTES = 10_000
_WAIT = 0.5
"""So many seconds another reader is waited for: nobody who leaves is to be kept for this."""


class Stop(NamedTuple):
    """Where one stopped: enough to find it again, at any width and in a fuller capture."""

    post: str
    """The id of the post that was open."""
    comment: str = ""
    """The id of the selected comment; empty for the post itself."""
    top: str = ""
    """The id of the comment at the top of the view; empty for the post."""
    line: int = 0
    """The line of it at the top, counted before its body begins."""
    offset: int = -1
    """The first character of its body in view, or -1 where the top is above the body."""


class LastPlace:
    """The file of one archive; to be used off the screen's thread."""

    def __init__(self, file: Callable[[], Path] | None) -> None:
        """Name the file; nothing is read yet.

        Args:
            file: Says where it is, which may raise OSError; None where nothing is kept.
        """
        self._file = file
        self._saved: Stop | None = None
        self._latest: Stop | None = None

    def load(self) -> Stop | None:
        """Give where one stopped the last time; None where that is not known."""
        if self._file is None:
            return None
        try:
            data = saving.read_file(self._file(), _MOST_BYTES + 1)
            table = json.loads(data) if data and len(data) <= _MOST_BYTES else None
        except (OSError, ValueError, RecursionError):
            return None
        if not isinstance(table, dict) or table.get("schema") != SCHEMA:
            return None
        named = {name: table.get(name) for name in Stop._fields}
        if any(type(named[name]) is not kind for name, kind in Stop.__annotations__.items()):
            return None
        stop = Stop(**named)  # type: ignore[arg-type]
        if stop.line < 0 or stop.offset < -1:
            return None
        self._saved = stop
        return stop

    def save(self, stop: Stop) -> None:
        """Keep where one is, unless that is what is kept already.

        What goes wrong is not told: it is told of what was read, which is kept beside it.

        Args:
            stop: Where one is.
        """
        if self._file is None:
            return
        self._latest = stop
        if stop == self._saved:
            return
        try:
            path = self._file()
            with saving.lock(path, _WAIT):
                # While it was waited for, one may have gone on, and that be kept already.
                latest = self._latest
                data = json.dumps({"schema": SCHEMA} | latest._asdict()).encode()
                if latest != self._saved and len(data) <= _MOST_BYTES:
                    saving.replace_file(path, data)
                    self._saved = latest
        except (OSError, saving.NotSaved):
            return
