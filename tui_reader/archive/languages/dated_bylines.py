"""Lines that tell both who wrote a post and when, as themes print them below its title."""

import re

from tui_reader.archive.languages.dates import Moment, read_moment, split_moment

_LONGEST = 120
_MOST_WORDS = 5
# English, Spanish and Portuguese, French, German, Italian, Dutch.
_BY = "by|por|par|von|da|di|door"
_WRITTEN = (
    "posted|published|written|publicado|postado|enviado|escrito|publié|écrit|rédigé|"
    "veröffentlicht|geschrieben|verfasst|pubblicato|scritto|geplaatst|gepost|geschreven"
)
_BEFORE_DATE = re.compile(
    rf"(?:(?:{_WRITTEN})\s)?(?:(?:on|el|en|em|le|am|il|op)\s)?", re.IGNORECASE
)
_BEHIND_DATE = re.compile(rf"\s(?:{_BY})\s", re.IGNORECASE)
_BEFORE_NAME = re.compile(rf"(?:(?:{_WRITTEN})\s)?(?:{_BY})\s", re.IGNORECASE)
_NO_NAME = re.compile(r"[|·•/\\<>\d]|[!?:;,…]$")


def read_dated_byline(line: str) -> tuple[str, Moment] | None:
    """Read a line such as ``July 5, 2014 by Ada`` or ``By Ada on 5 July 2014``.

    Args:
        line: A line without white space at its ends.

    Returns:
        The name and the time; None for any other line, also for one that tells more.
    """
    if len(line) > _LONGEST:
        return None
    line = " ".join(line.split())
    if match := _BEFORE_NAME.match(line):
        found = split_moment(line[match.end() :])
        return found if found and found[1].day and _is_name(found[0]) else None
    start = _BEFORE_DATE.match(line)
    for match in _BEHIND_DATE.finditer(line, start.end() if start else 0):
        moment = read_moment(line[start.end() if start else 0 : match.start()].rstrip(" ,"))
        name = line[match.end() :]
        if moment and moment.day and _is_name(name):
            return name, moment
    return None


def _is_name(text: str) -> bool:
    """Whether a text may be a name: what was made by the sea is by nobody."""
    words = text.split()
    return 0 < len(words) <= _MOST_WORDS and not text[0].islower() and not _NO_NAME.search(text)
