"""Texts as SQLite can keep them: lone surrogates are no text to it."""

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
