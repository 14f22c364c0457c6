"""What is told of a query that is right, but asks for somebody or something that is not here."""

from collections.abc import Callable, Iterable, Sequence

from tui_reader.index.snapshot import Snapshot
from tui_reader.index.words import fold_letters, index_words, unquoted
from tui_reader.search.fields import DATES, Field
from tui_reader.search.filters import nothing_marked, passages_with
from tui_reader.search.lookup import Finding
from tui_reader.search.suggesting import nearest
from tui_reader.text import clean_line

_TOLD = {
    "author": "Nobody here is named",
    "replies-to": "Nobody who got a reply is named",
    "title": "No title here has",
    "tag": "Nothing here is tagged",
}

_MOST_GONE = 8
"""After so many near names of which nothing is left, none is suggested."""

Tags = Callable[[], Iterable[str]]
"""Gives the person's tags, the one used most first; asked only where nothing has the one typed."""


def nothing_fits(snapshot: Snapshot, field: Field, tags: Tags) -> str | None:
    """Say that nothing has what a field asks for, and what is nearest to it.

    Args:
        snapshot: Where nothing was found.
        field: What was asked.
        tags: Gives the person's tags.

    Returns:
        A line; None where it is no mistake: a minus before what is not there.
    """
    said = _TOLD.get(field.name)
    if said is None:
        return None if field.excluded else f"Nothing here fits “{field}”{_span(snapshot, field)}."
    known: dict[str, Callable[[], Sequence[str]]] = {
        "author": lambda: snapshot.names().words,
        "replies-to": lambda: snapshot.answered_names().words,
        "title": lambda: _titles(snapshot, field.value),
        "tag": lambda: _others(tags(), field.value),
    }
    line = f"{said} “{clean_line(field.value)}”."
    meant = _meant(snapshot, field, known[field.name]())
    return line if meant is None else f"{line} Did you mean “{clean_line(str(meant))}”?"


def contradicts(field: Field, found: int, others: Sequence[tuple[Field, int]]) -> str:
    """Say that fields, each of which something fits, leave nothing together.

    Args:
        field: The one that left nothing.
        found: The passages that it leaves of all.
        others: Those before it, each with what it leaves of all.
    """
    if not others:
        return f"Nothing here fits “{field}”."
    other = next((each for each, left in others if not left & found), None)
    if other is not None:
        return f"Nothing here fits both “{other}” and “{field}”."
    named = ", ".join(f"“{each}”" for each, _ in others)
    return f"Nothing here fits {named} and “{field}” together."


def nowhere(findings: Sequence[Finding]) -> list[str]:
    """Give the words that nobody wrote, nor anything near them, where others are there.

    Args:
        findings: What was found for the terms of a query that finds nothing.

    Returns:
        These words as they were typed; none where all are alike in that.
    """
    # Of a phrase it is known only whether it stands beside the other words.
    lacking = [str(each.term) for each in findings if not each.any and each.pattern is None]
    return lacking if len(lacking) < len(findings) else []


def told_nowhere(words: Sequence[str]) -> str:
    """Say in one line of words, one at least, that nobody wrote them."""
    quoted = [f"“{clean_line(word)}”" for word in words]
    *others, last = quoted
    named = f"{', '.join(others)} and {last} are" if others else f"{last} is"
    return f"{named} nowhere in this archive."


def _meant(snapshot: Snapshot, field: Field, known: Sequence[str]) -> Field | None:
    """Give the field that was meant: with the nearest of the person's tags, or of what is here."""
    gone: set[str] = set()
    while len(gone) < _MOST_GONE:
        meant = nearest(field.value, [each for each in known if each not in gone])
        if meant is None:
            break
        other = Field(field.name, meant)
        if field.name == "tag" or passages_with(snapshot, other, nothing_marked):
            return other
        # Only what was removed has it, and the terms of that are still kept.
        gone.add(meant)
    return None


def _span(snapshot: Snapshot, field: Field) -> str:
    """Say from when to when there is anything, where a time was asked for."""
    if field.name not in DATES:
        return ""
    months = snapshot.terms.months()
    first = next(filter(snapshot.month, months), None)
    last = next(filter(snapshot.month, reversed(months)), None)
    if first is None:
        return ""
    return f": all is of {first}" if first == last else f": all is from {first} to {last}"


def _titles(snapshot: Snapshot, value: str) -> Sequence[str]:
    """For one word all words of titles; of several nobody knows which is wrong."""
    return snapshot.title_words("") if len(index_words(value)) == 1 else ()


def _others(tags: Iterable[str], value: str) -> Sequence[str]:
    """All tags, folded; none where one is what was asked for, only on nothing that is here."""
    folded = [unquoted(fold_letters(tag)) for tag in tags]
    return () if any(tag.startswith(value) for tag in folded) else folded
