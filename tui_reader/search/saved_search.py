"""A search that the person keeps: a query with a name."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query with a name."""

    name: str
    """The person's own words, on one line; no two searches have the same."""
    query: str
    """The query, as it was typed."""
