"""What is told of a field that is right, but names somebody or something that is not here."""

from collections.abc import Callable, Sequence

from tui_reader.index.snapshot import Snapshot
from tui_reader.index.words import index_words
from tui_reader.search.fields import Field
from tui_reader.search.suggesting import nearest
from tui_reader.text import clean_line

_TOLD = {
    "author": "Nobody here is named",
    "replies-to": "Nobody who got a reply is named",
    "title": "No title here has",
}


def nothing_fits(snapshot: Snapshot, field: Field) -> str | None:
    """Say that nothing has what a field asks for, and what is nearest to it.

    Args:
        snapshot: Where nothing was found.
        field: What was asked.

    Returns:
        A line; None where there is nothing to say of such a field.
    """
    said = _TOLD.get(field.name)
    if said is None:
        return None
    known: dict[str, Callable[[], Sequence[str]]] = {
        "author": lambda: snapshot.names().words,
        "replies-to": lambda: snapshot.answered_names().words,
        "title": lambda: _titles(snapshot, field.value),
    }
    meant = nearest(field.value, known[field.name]())
    line = f"{said} “{clean_line(field.value)}”."
    if meant is None:
        return line
    return f"{line} Did you mean “{clean_line(str(Field(field.name, meant)))}”?"


def _titles(snapshot: Snapshot, value: str) -> Sequence[str]:
    """For one word all words of titles; of several nobody knows which is wrong."""
    return snapshot.title_words("") if len(index_words(value)) == 1 else ()
