"""A query narrowed to a year and widened again, in its own words: ``on:2014``."""

import re
from collections.abc import Iterator

from tui_reader.search.query import PIECE

_YEAR = re.compile(r"\d{4}")


def year_of(text: str) -> str | None:
    """Give the year that a query is narrowed to.

    Args:
        text: The query.

    Returns:
        The year of the only ``on:2014`` in it; None where there is none, or several.
    """
    years = [piece["chunk"] for piece in _years(text)]
    return years[0] if len(years) == 1 else None


def widened(text: str) -> str:
    """Take the years out of a query, and leave all else as it is.

    Args:
        text: The query.
    """
    # From the end, so that the places of those before stay as they are.
    for piece in reversed(list(_years(text))):
        text = text[: piece.start()] + text[piece.end() :].lstrip()
    return text


def narrowed(text: str, year: str) -> str:
    """Narrow a query to a year, in place of the one that it may be narrowed to.

    Args:
        text: The query.
        year: Four digits.

    Returns:
        The query with the year before all else: what is last may be half typed, or an open quote.
    """
    return f"on:{year} {widened(text)}"


def _years(text: str) -> Iterator[re.Match[str]]:
    """The pieces of a query that are years: what stands in quotes is words, whatever it says."""
    for piece in PIECE.finditer(text):
        is_on = not piece["minus"] and (piece["field"] or "").lower() == "on"
        if is_on and _YEAR.fullmatch(piece["chunk"] or ""):
            yield piece
