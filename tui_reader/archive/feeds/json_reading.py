"""JSON of feeds, also as a call and cut off, and its parts made safe to look into."""

import json
import re
from collections.abc import Iterator
from typing import Any

from tui_reader.archive.feeds.damage import Damage
from tui_reader.archive.files.capture import Capture
from tui_reader.text import sound

# Feeds are also served as a call, and saved with what calls them.
_BEGINNING = re.compile(
    r"(?:\s++|//[^\n]*+\n|/\*.*?\*/|[\w.$]{1,80}+\s*+\(|\w{1,80}+\s*+=)*+(?=\{)", re.DOTALL
)
_BEGINNING_WITHIN = 400
_BETWEEN = re.compile(r"[\s,]*")
_ENDINGS = ("]}}", "]}")


def begins_as_json(opening: str) -> bool:
    """Whether a text begins as an object of JSON, or as a call with one."""
    return _BEGINNING.match(opening[:_BEGINNING_WITHIN]) is not None


def read_items(capture: Capture, name: str, damage: Damage) -> tuple[dict[str, Any], Iterator[Any]]:
    """Read the object of a capture, and what one list in it holds.

    Args:
        capture: The capture.
        name: The list's key; where the capture is broken, it is looked for.
        damage: Where it is noted that the capture is broken.

    Returns:
        The object, as far as it is whole; and each thing of the list, if the capture is broken:
        else the object has them.

    Raises:
        Unreadable: The capture is too large.
    """
    text = capture.markup.lstrip("\ufeff")
    match = _BEGINNING.match(text[:_BEGINNING_WITHIN])
    start = match.end() if match else 0
    decoder = json.JSONDecoder(strict=False)
    try:
        found, _ = decoder.raw_decode(text, start)
    except (ValueError, RecursionError):
        return _saved(text, start, name, decoder, damage)
    return mapping(found), iter(())


def _saved(
    text: str, start: int, name: str, decoder: json.JSONDecoder, damage: Damage
) -> tuple[dict[str, Any], Iterator[Any]]:
    match = re.compile(rf'"{name}"\s*:\s*\[').search(text, start)
    if match is None:
        damage.note("it is no whole JSON, and has no list of entries", lambda: 1)
        return {}, iter(())
    head: dict[str, Any] = {}
    for ending in _ENDINGS:
        try:
            made = json.loads(text[start : match.end()] + ending, strict=False)
        except (ValueError, RecursionError):
            continue
        head = made if isinstance(made, dict) else {}
        break
    between = _BETWEEN.match(text, match.end())
    return head, _items(text, between.end() if between else match.end(), decoder, damage)


def _items(text: str, place: int, decoder: json.JSONDecoder, damage: Damage) -> Iterator[Any]:
    found: Any = None
    while text[place : place + 1] != "]":
        try:
            found, place = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            break
        yield found
        if between := _BETWEEN.match(text, place):
            place = between.end()
    else:
        return
    damage.note(
        "the entry that begins there is broken, and lost with all after it",
        lambda: text.count("\n", 0, place) + 1,
    )


def mapping(value: Any) -> dict[str, Any]:
    """Give an object of JSON, an empty one for all else."""
    return value if isinstance(value, dict) else {}


def items_of(value: Any) -> list[Any]:
    """Give the things of a list; what is no list is one by itself, and nothing is none."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def string(value: Any) -> str:
    """Give a text or a number as text, without white space at its edges; else an empty one."""
    if isinstance(value, str):
        # Half a letter, which JSON can spell, is none.
        return sound(value.strip())
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""
