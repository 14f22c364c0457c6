"""Texts and lists as SQLite can keep them: lone surrogates are no text to it."""

from collections.abc import Sequence
from typing import Any


def kept_text(text: str | None) -> str | bytes | None:
    """Give a text as SQLite can keep it."""
    if text is None or text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def given_text(value: Any) -> str:
    """Give a text that `kept_text` made fit to be kept."""
    return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else str(value)


def given_or_none(value: Any) -> str | None:
    """Give a text that `kept_text` made fit to be kept, or None."""
    return None if value is None else given_text(value)


def kept_list(values: Sequence[Any]) -> str:
    """Give a list of texts, numbers and lists as a text."""
    import json

    return json.dumps(values)


def given_list(kept: str) -> list[Any]:
    """Give a list that `kept_list` made fit to be kept."""
    # Imported here: the first frame shows no list.
    import json

    found: list[Any] = json.loads(kept)
    return found
