"""Texts and lists as SQLite can keep them: lone surrogates are no text to it."""

import contextlib
from collections.abc import Sequence
from typing import Any

_OWN_ID = 12
"""The length of the ids that are made where a capture has none."""
_MINUTE = len("2014-07-05T08:50")


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


def kept_id(own_id: str | None) -> str | bytes | int | None:
    """Give the id of a comment as SQLite can keep it: most are made of digits, and half as long."""
    if own_id is not None and len(own_id) == _OWN_ID:
        with contextlib.suppress(ValueError):
            number = int(own_id, 16)
            if _own_id(number) == own_id:
                return number
    return kept_text(own_id)


def given_id(value: Any) -> str:
    """Give an id that `kept_id` made fit to be kept; nothing for None."""
    return _own_id(value) if isinstance(value, int) else given_text(value or "")


def kept_time(time: str | None) -> str | bytes | int | None:
    """Give a time as SQLite can keep it: one without seconds and zone in a third of the room."""
    if time is not None and len(time) == _MINUTE:
        with contextlib.suppress(ValueError):
            number = int(time[:4] + time[5:7] + time[8:10] + time[11:13] + time[14:])
            if _minute(number) == time:
                return number
    return kept_text(time)


def given_time(value: Any) -> str | None:
    """Give a time that `kept_time` made fit to be kept, or None."""
    return _minute(value) if isinstance(value, int) else given_or_none(value)


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


def _own_id(number: int) -> str:
    return f"{number:012x}"


def _minute(number: int) -> str:
    digits = f"{number:012}"
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}T{digits[8:10]}:{digits[10:]}"
