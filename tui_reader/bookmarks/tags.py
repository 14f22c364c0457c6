"""Tags on one line, with commas between them: read, written, and completed as one types."""

import re
from collections.abc import Iterable

from tui_reader.index.words import fold_letters
from tui_reader.text import clean_line, sound

_PIECE = re.compile(r"\s*(?P<tag>\"(?P<quoted>(?:\"\"|[^\"])*)(?:\"\s*(?=,|$)|$)|(?P<plain>[^,]*))")
"""One of some tags with commas between them; a quote that is open still goes on to the end."""


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


def spell_tags(tags: Iterable[str]) -> str:
    """Write tags so that `tags_typed` reads them: between quotes those that must be."""
    return ", ".join(map(_spelt, tags))


def complete_tag(text: str, tags: Iterable[str]) -> tuple[int, str] | None:
    """Say how the last of some tags with commas between them may go on.

    Args:
        text: What was typed.
        tags: The tags in use, the most likely first.

    Returns:
        Where the last one begins, and the likeliest that is not typed yet, to be put there; None
        where there is none, or nothing is begun.
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
    return last.start("tag"), _spelt(found)


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


def _spelt(tag: str) -> str:
    plain = clean_line(tag)
    is_read = tags_typed(f"{plain},") == (plain,)
    return plain if is_read else '"{}"'.format(plain.replace('"', '""'))
