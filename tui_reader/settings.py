"""The person's settings: their defaults, and what the settings file says instead."""

import re
from pathlib import Path
from typing import Any, NamedTuple

from tui_reader.saving import read_file, reason
from tui_reader.text import clean_line
from tui_reader.toml import Unreadable, parse_toml

_WIDTHS = {"text_width": (40, 200), "sidebar_width": (20, 100)}


class Settings(NamedTuple):
    """What the person can set."""

    text_width: int = 80
    """The longest line of text that is comfortable to read, in columns: 40 to 200."""
    sidebar_width: int = 34
    """The width of the list of posts, in columns: 20 to 100."""
    theme: str = ""
    """The theme to begin with; one that was picked in the reader wins. Empty: the reader's own."""


DEFAULTS = Settings()


def load_settings(path: Path) -> tuple[Settings, list[str]]:
    """Read the settings file.

    Args:
        path: A TOML file, which need not be there.

    Returns:
        The settings, with the default for whatever is not set or set wrongly; and a sentence for
        the person for each thing that is wrong.
    """
    settings = DEFAULTS
    name = clean_line(path.name)
    try:
        data = read_file(path)
        table = {} if data is None else parse_toml(data)
    except OSError as error:
        return settings, [f"{name} cannot be read: {reason(error)}. The defaults stand."]
    except Unreadable as error:
        return settings, [f"{name} cannot be read: {error}. The defaults stand."]
    problems = []
    for key, value in table.items():
        wrong = _wrong(key, value)
        if wrong is None:
            settings = settings._replace(**{key: value})
        else:
            problems.append(f"{name}{_line(data or b'', key)}: {clean_line(key)} {wrong}")
    return settings, problems


def _wrong(key: str, value: Any) -> str | None:
    """Say what is wrong with a setting, or None."""
    if key in _WIDTHS:
        least, most = _WIDTHS[key]
        if isinstance(value, int) and least <= value <= most:
            return None
        return f"must be a whole number from {least} to {most}; the default stands."
    if key == "theme":
        return None if isinstance(value, str) else "must be a text; the default stands."
    return "is not a setting; it is passed over."


def _line(data: bytes, key: str) -> str:
    text = data.decode("utf-8", "replace")
    for number, line in enumerate(text.splitlines(), 1):
        if re.match(rf"\s*\[*\s*[\"']?{re.escape(key)}[\"']?\s*[\].=]", line.lstrip("\ufeff")):
            return f", line {number}"
    return ""
