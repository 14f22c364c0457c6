"""Times as exports and feeds write them, made RFC 3339 or nothing."""

import re
from datetime import UTC, datetime, timedelta, timezone

_RFC3339 = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[Tt ](\d\d:\d\d)(?:(:\d\d)(\.\d{1,9})?)?\s*([Zz]|[+-]\d\d:?\d\d)?)?",
    re.ASCII,
)
_LARGEST_OFFSET = timedelta(hours=16)


def read_timestamp(text: str) -> str | None:
    """Read a time of an Atom or JSON feed.

    Args:
        text: RFC 3339, or nearly.

    Returns:
        RFC 3339; without seconds where the zone is not told, and only the day where no time is;
        None where it is no time that there is.
    """
    match = _RFC3339.fullmatch(text.strip())
    if match is None:
        return None
    day, minutes, seconds, fraction, zone = match.groups()
    if minutes is None:
        made = day
    elif zone is None:
        made = f"{day}T{minutes}"
    else:
        zone = "Z" if zone in "Zz" else f"{zone[:3]}:{zone[-2:]}"
        made = f"{day}T{minutes}{seconds or ':00'}{fraction or ''}{zone}"
    return made if _moment(made) is not None else None


def read_mail_time(text: str) -> str | None:
    """Read a time of an RSS feed, such as ``Sat, 05 Jul 2014 08:50:00 +0100``, as RFC 3339."""
    from email.utils import parsedate_to_datetime

    try:
        made = parsedate_to_datetime(text.strip())
        return made.isoformat() if made.tzinfo else made.replace(tzinfo=UTC).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        # Some feeds of RSS have the times of Atom.
        return read_timestamp(text)


def read_local_time(local: str, universal: str) -> str | None:
    """Read a time that WordPress wrote twice.

    Args:
        local: ``2014-07-05 08:50:00`` where the blog is.
        universal: The same moment in UTC; the zone follows from both.

    Returns:
        RFC 3339, without a zone where only one of them is a time.
    """
    here, there = _plain(local), _plain(universal)
    if here is None:
        return f"{there.isoformat()}Z" if there else None
    if there is None:
        return here.isoformat()[:16]
    offset = here - there
    if abs(offset) > _LARGEST_OFFSET or offset.total_seconds() % 900:
        return f"{there.isoformat()}Z"
    return here.replace(tzinfo=timezone(offset)).isoformat()


def order_of(published: str | None) -> float | None:
    """Give a number that tells earlier from later, or None where the time is not whole."""
    if published is None or len(published) <= len("2014-07-05"):
        return None
    moment = _moment(published)
    if moment is None:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def _plain(text: str) -> datetime | None:
    try:
        made = datetime.fromisoformat(text.strip()).replace(tzinfo=None)
    except ValueError:
        return None
    # Drafts have never been published: 0000-00-00, or the first second of some epoch.
    return made if made.year > 1970 else None


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text.upper())
    except ValueError:
        return None
