"""The moments that dates tell, and whether two of them can be one."""

from datetime import date, datetime, timedelta


def moment_of(published: str | None) -> datetime | None:
    """Give the moment that a date with a time tells; None for any other."""
    if not published or "T" not in published:
        return None
    try:
        return datetime.fromisoformat(published)
    except ValueError:
        return None


def precision(published: str | None) -> int:
    """Say how exactly a date tells a moment: 0 for no date, 3 with a time zone."""
    moment = moment_of(published)
    if moment is None:
        return 1 if published else 0
    return 2 if moment.tzinfo is None else 3


def times_are_apart(one: str | None, other: str | None) -> bool:
    """Whether two dates tell two minutes, unless zones that are not told make them one."""
    moments = moment_of(one), moment_of(other)
    if moments[0] is None or moments[1] is None:
        return False
    first, second = (each.replace(second=0, microsecond=0) for each in moments if each)
    if (first.tzinfo is None) != (second.tzinfo is None):
        first, second = first.replace(tzinfo=None), second.replace(tzinfo=None)
    return first != second


def times_differ(one: str | None, other: str | None) -> bool:
    """Whether two dates cannot be one moment, told in two time zones."""
    if not one or not other or one == other:
        return False
    moments = moment_of(one), moment_of(other)
    if moments[0] is None or moments[1] is None:
        try:
            days = date.fromisoformat(one[:10]), date.fromisoformat(other[:10])
        except ValueError:
            return False
        return abs(days[0] - days[1]) > timedelta(days=1)
    first, second = (each.replace(second=0, microsecond=0) for each in moments if each)
    if first.tzinfo is not None and second.tzinfo is not None:
        return first != second
    apart = abs(first.replace(tzinfo=None) - second.replace(tzinfo=None))
    return apart > timedelta(hours=26) or bool(apart % timedelta(minutes=15))
