"""What may stand where the cursor is in a query: fields, their values, names; and tags alone."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from tui_reader.index.words import fold_letters, unquoted
from tui_reader.search.fields import CHOICES, NAMES
from tui_reader.text import clean_line, sound

MOST_CANDIDATES = 8
"""So many are offered at once."""

_BEFORE = re.compile(
    r"(?:^|(?<=\s))-?(?:(?P<field>[a-z-]+):)?(?P<value>\"[^\"]*|[^\s\"]*)$", re.IGNORECASE
)
_PIECE = re.compile(r"\s*(?P<tag>\"(?P<quoted>(?:\"\"|[^\"])*)(?:\"\s*(?=,|$)|$)|(?P<plain>[^,]*))")
"""One of some tags with commas between them; a quote that is open still goes on to the end."""
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
    text: str, cursor: int, authors: Iterable[str], tags: Iterable[str] = ()
) -> list[Candidate]:
    """Say how a query may go on.

    Args:
        text: The query.
        cursor: How many characters stand before the cursor.
        authors: Names, the most likely first.
        tags: The person's tags.

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
        offered = (
            _quoted(each) for each in authors if has_beginning(unquoted(fold_letters(each)), typed)
        )
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


def tags_typed(text: str) -> tuple[str, ...]:
    """Read tags that were typed with commas between them: each once, on one line.

    Between quotes commas are a tag's own, and a quote is written twice.
    """
    tags = [clean_line(sound(_tag_in(piece))).strip() for piece in _pieces(text)]
    # Small or great letters make no other tag.
    kept: dict[str, str] = {}
    for tag in filter(None, tags):
        kept.setdefault(fold_letters(tag), tag)
    return tuple(kept.values())


def spell_tag(tag: str) -> str:
    """Write a tag so that `tags_typed` reads it: between quotes, where it must be."""
    plain = clean_line(tag)
    is_read = tags_typed(f"{plain}, x") == (plain, "x")
    return plain if is_read else '"{}"'.format(plain.replace('"', '""'))


def complete_tag(text: str, tags: Iterable[str]) -> Candidate | None:
    """Say how the last of some tags with commas between them may go on.

    Args:
        text: What was typed.
        tags: The tags in use, the most likely first.

    Returns:
        The likeliest that is not typed yet; None where there is none, or nothing is begun.
    """
    *before, last = _pieces(text)
    typed = {fold_letters(_tag_in(piece)).strip() for piece in before}
    folded = fold_letters(_tag_in(last))
    offered = (each for each in tags if fold_letters(each) not in typed)
    found = next(
        (each for each in offered if folded and fold_letters(each).startswith(folded)), None
    )
    if found is None or fold_letters(found) == folded:
        return None
    return Candidate(last.start("tag"), len(text), spell_tag(found))


def has_beginning(folded: str, beginning: str) -> bool:
    """Whether words of a folded name begin, one after the other, as was typed."""
    return folded.startswith(beginning) or f" {beginning}" in folded


def _pieces(text: str) -> list[re.Match[str]]:
    """Take apart what was typed as tags, at the commas that are no tag's own."""
    pieces: list[re.Match[str]] = []
    while (start := pieces[-1].end() + 1 if pieces else 0) <= len(text):
        piece = _PIECE.match(text, start)
        assert piece is not None
        pieces.append(piece)
    return pieces


def _tag_in(piece: re.Match[str]) -> str:
    quoted: str | None = piece["quoted"]
    return str(piece["plain"]) if quoted is None else quoted.replace('""', '"')


def _quoted(name: str) -> str:
    plain = unquoted(name)
    return f'"{plain}"' if " " in plain else plain
