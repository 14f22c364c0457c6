"""From the fields of a query to the passages that they are true of."""

import re
from collections.abc import Callable, Iterable

from tui_reader.index import kinds
from tui_reader.index.minutes import minutes_of
from tui_reader.index.names import Names
from tui_reader.index.postings import to_bitmap, to_numbers
from tui_reader.index.snapshot import Snapshot
from tui_reader.index.words import fold_letters, index_words, unquoted
from tui_reader.search.completion import has_beginning
from tui_reader.search.fields import Field, depths
from tui_reader.text import ANONYMOUS

Address = tuple[str, str | None]
"""A post's id, and a comment's or None for the post itself."""
Marked = Callable[[str, str], Iterable[Address] | Callable[[Snapshot], int] | None]
"""Gives what the person marked: asked for ``is`` and ``bookmarked``, ``is`` and ``read`` or ``tag``
and a tag, it answers with addresses, or, where they are many, with what finds the passages itself;
None says that it knows nothing of that."""

_BEGUN = re.compile(r"(?:\w+['-])+\w*$")
_TRAITS = {
    ("in", "post"): kinds.POST,
    ("in", "comment"): kinds.COMMENT,
    ("in", "reply"): kinds.REPLY,
    ("has", "link"): kinds.LINK,
    ("has", "replies"): kinds.REPLIED,
}


def nothing_marked(field: str, value: str) -> None:
    """Know nothing of what the person marked: the default of the search."""


def passages_with(snapshot: Snapshot, field: Field, marked: Marked) -> int | None:
    """Find the passages that a field is true of, its minus not regarded.

    Args:
        snapshot: Where to look.
        field: What is asked.
        marked: What the person marked.

    Returns:
        A bitmap, or None where nobody knows.
    """
    trait = _TRAITS.get((field.name, field.value))
    if trait is not None:
        return snapshot.trait(trait)
    if field.name in ("is", "tag"):
        return _marked(snapshot, field, marked)
    if field.name == "author":
        found = _named(field, snapshot.names(), snapshot.by)
        # So they are called wherever they are shown.
        return found | snapshot.unnamed() if is_named(field, ANONYMOUS) else found
    if field.name == "replies-to":
        return _named(field, snapshot.answered_names(), snapshot.answering)
    if field.name == "title":
        return _titled(snapshot, field)
    if field.name == "depth":
        return _at_depth(snapshot, field.value)
    return _dated(snapshot, field)


def is_named(field: Field, name: str) -> bool:
    """Whether somebody of a name is who a field asks for: it has the value, or begins so."""
    folded = unquoted(fold_letters(name))
    return f" {field.value} " in f" {folded} " or (
        not field.exact and has_beginning(folded, field.value)
    )


def _named(field: Field, names: Names, by: Callable[[Iterable[str]], int]) -> int:
    """What is by those who have the value as words, or as the beginning of one."""
    word = field.value.split(" ")[0]
    folded = zip(names.counts, names.folded, strict=False)
    return by(name for name, each in folded if word in each and is_named(field, name))


def _titled(snapshot: Snapshot, field: Field) -> int:
    """The threads whose titles have all the words, the last of them perhaps begun."""
    begun = None if field.exact else _BEGUN.search(field.value)
    whole = field.value if begun is None else field.value[: begun.start()]
    words = index_words(whole)
    posts = snapshot.live
    last = field.value.split(" ")[-1]
    if begun is not None:
        # Of a compound that is half typed nobody knows yet how it goes on as one word.
        parts = re.split("['-]", begun[0])
        last = parts[-1]
        words.update(*(index_words(part) for part in parts))
    for word in words:
        having = snapshot.titled(word)
        if word == last and not field.exact:
            for longer in snapshot.title_words(word):
                having |= snapshot.titled(longer)
        posts &= having
    return snapshot.threads(posts) if words else 0


def _at_depth(snapshot: Snapshot, value: str) -> int:
    least, greatest = depths(value)
    found = 0
    for depth in snapshot.depths():
        if least <= depth <= greatest:
            found |= snapshot.trait(f"{kinds.DEPTH}{depth}")
    return found


def _dated(snapshot: Snapshot, field: Field) -> int:
    found = 0
    for month in snapshot.terms.months():
        if field.name == "before":
            if month < field.value[:7]:
                found |= snapshot.month(month)
        elif field.name == "after":
            if month[: len(field.value)] > field.value[:7]:
                found |= snapshot.month(month)
        elif month.startswith(field.value[:7]):
            found |= snapshot.month(month)
    if len(field.value) < len("2014-07-05"):
        return found
    return _by_the_day(snapshot, field, found)


def _by_the_day(snapshot: Snapshot, field: Field, whole_months: int) -> int:
    """Add the days of the month that a date falls in."""
    day = minutes_of(field.value)
    end = day + 24 * 60
    found = [
        number
        for number, minute in snapshot.terms.timed(to_numbers(snapshot.month(field.value[:7])))
        if minute and _fits(field.name, minute, day, end)
    ]
    others = 0 if field.name == "on" else whole_months
    return others | to_bitmap(found, snapshot.terms.end)


def _fits(name: str, minute: int, day: int, end: int) -> bool:
    if name == "before":
        return minute < day
    return minute >= end if name == "after" else day <= minute < end


def _marked(snapshot: Snapshot, field: Field, marked: Marked) -> int | None:
    unread = (field.name, field.value) == ("is", "unread")
    found = marked(field.name, "read" if unread else field.value)
    if found is None:
        return None
    passages = found(snapshot) if callable(found) else snapshot.numbers_of(found)
    return snapshot.live & ~passages if unread else passages
