"""What may stand where the cursor is in a query: fields, their values, names."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice

from tui_reader.index.words import fold_letters, unquoted
from tui_reader.search.fields import CHOICES, NAMES

MOST_CANDIDATES = 8
"""So many are offered at once."""
MOST_ASKED = 100
"""Of so many authors it is asked whether anything is left; of others one types one letter more."""

_BEFORE = re.compile(
    r"(?:^|(?<=\s))-?(?:(?P<field>[a-z-]+):)?(?P<value>\"[^\"]*|[^\s\"]*)$", re.IGNORECASE
)
_AUTHORS = ("author", "replies-to")


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be put in place of what was typed."""

    start: int
    """Where in the query that begins."""
    end: int
    """Where it ends: at the cursor."""
    text: str
    """What to put there; strangers' names in it are as they are."""


def complete(
    text: str,
    cursor: int,
    authors: Iterable[str],
    tags: Iterable[str] = (),
    *,
    is_here: Callable[[str], bool] = bool,
) -> list[Candidate]:
    """Say how a query may go on.

    Args:
        text: The query.
        cursor: How many characters stand before the cursor.
        authors: Names, the most likely first.
        tags: The person's tags.
        is_here: Asked of an author who is offered: whether anything by that name is left.

    Returns:
        At most `MOST_CANDIDATES`, the most likely first; none where nothing is begun.
    """
    found = _BEFORE.search(text[:cursor])
    if found is None:
        return []
    name = (found["field"] or "").lower()
    typed = fold_letters(found["value"].lstrip('"'))
    if name in CHOICES:
        offered: Iterable[str] = (each for each in CHOICES[name] if each.startswith(typed))
    elif name in _AUTHORS:
        begun = (each for each in authors if has_beginning(unquoted(fold_letters(each)), typed))
        offered = (_quoted(each) for each in islice(begun, MOST_ASKED) if is_here(each))
    elif name == "tag":
        offered = (_quoted(each) for each in tags if unquoted(fold_letters(each)).startswith(typed))
    elif name or not typed:
        return []
    else:
        start = found.start("value")
        fields = (each for each in NAMES if each.startswith(typed))
        return [Candidate(start, cursor, f"{each}:") for each in fields]
    start = found.start("value")
    return [Candidate(start, cursor, f"{each} ") for each in islice(offered, MOST_CANDIDATES)]


def has_beginning(folded: str, beginning: str) -> bool:
    """Whether words of a folded name begin, one after the other, as was typed."""
    return folded.startswith(beginning) or f" {beginning}" in folded


def _quoted(name: str) -> str:
    plain = unquoted(name)
    return f'"{plain}"' if " " in plain else plain
