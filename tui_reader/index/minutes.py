"""When something was published, as a number."""

import re
from datetime import date
from functools import lru_cache

LATEST = (1 << 32) - 1
"""No number is greater; a day of the year 8166 has it. All that is later is as late."""

_CLOCK = re.compile(r"T(\d\d):(\d\d)")


def minutes_of(published: str | None) -> int:
    """Give a time as minutes, at most `LATEST`, its zone not regarded; 0 where it is unknown."""
    if not published:
        return 0
    clock = _CLOCK.search(published)
    minutes = int(clock[1]) * 60 + int(clock[2]) if clock else 0
    return min(_day(published[:10]) + minutes, LATEST)


@lru_cache(maxsize=10_000)
def _day(text: str) -> int:
    try:
        return date.fromisoformat(text).toordinal() * 24 * 60
    except ValueError:
        return 0
