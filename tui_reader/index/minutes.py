"""When something was published, as a number."""

import re
from datetime import date
from functools import lru_cache

_CLOCK = re.compile(r"T(\d\d):(\d\d)")


def minutes_of(published: str | None) -> int:
    """Give a time as minutes, its zone not regarded; 0 where it is unknown."""
    if not published:
        return 0
    clock = _CLOCK.search(published)
    return _day(published[:10]) + (int(clock[1]) * 60 + int(clock[2]) if clock else 0)


@lru_cache(maxsize=10_000)
def _day(text: str) -> int:
    try:
        return date.fromisoformat(text).toordinal() * 24 * 60
    except ValueError:
        return 0
