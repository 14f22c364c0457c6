"""A search that the person keeps: a query with a name."""

from dataclasses import dataclass

from tui_reader.text import clean_line, sound


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query with a name."""

    name: str
    """The person's own words, on one line; no two searches have the same."""
    query: str
    """The query, as it was typed."""


def spell_name(typed: str) -> str:
    """Give the name that a search has in its file; empty where nothing is left of what was typed.

    Args:
        typed: The person's own words.
    """
    return clean_line(sound(typed))
