"""A query narrowed to a year and widened again, in its own words: ``on:2014``."""

import re

_YEAR = re.compile(r"(?<!\S)on:(\d{4})(?:\s+|$)", re.IGNORECASE)


def year_of(text: str) -> str | None:
    """Give the year that a query is narrowed to.

    Args:
        text: The query.

    Returns:
        The year of the only ``on:2014`` in it; None where there is none, or several.
    """
    years = _YEAR.findall(text)
    return years[0] if len(years) == 1 else None


def widened(text: str) -> str:
    """Take the years out of a query, and leave all else as it is.

    Args:
        text: The query.
    """
    return _YEAR.sub("", text)


def narrowed(text: str, year: str) -> str:
    """Narrow a query to a year, in place of the one that it may be narrowed to.

    Args:
        text: The query.
        year: Four digits.

    Returns:
        The query with the year before all else: what is last may be half typed, or an open quote.
    """
    return f"on:{year} {widened(text)}"
