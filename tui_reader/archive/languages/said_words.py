"""The words that pages print between a name and what it says, in the languages that we read."""

import re

from tui_reader.archive.languages.dates import Moment, read_moment, split_moment

# English, Spanish, Portuguese, French, Italian, German, Dutch, Polish.
_SAID = (
    "said", "dijo", "ha dicho", "disse", "a dit", "ha detto", "hat gesagt", "zei", "pisze",
    "powiedział", "powiedziała", "powiedział(a)",
)  # fmt: skip
_SAYS = ("says", "dice", "diz", "dit", "sagt", "schreibt", "scrive", "zegt", "schreef", *_SAID)
# In a text these stand before what somebody quotes.
_ON_PAGES = (*_SAYS, "sagte", "schrieb", "wrote", "escribió", "escreveu", "a écrit", "ha scritto")

ANY_SAID, ANY_SAYS, _ANY_ON_PAGES = (
    # The longest first, so that "a dit" is not taken for "dit".
    "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    for words in (_SAID, _SAYS, _ON_PAGES)
)
"""Patterns: what stands before three dots, and what stands before those or a colon."""

_BEHIND_NAME = re.compile(rf"\s(?:{_ANY_ON_PAGES})\s?:?$", re.IGNORECASE)
_BEFORE_TEXT = re.compile(rf"(?:{_ANY_ON_PAGES})\s?:\s*", re.IGNORECASE)
_LONGEST = 40
_DOTS = ("...", "…")
_BEFORE_CLOCK = re.compile(r"(?:at|on|às|a las?|à|alle|um|am|om|op|o)\s", re.IGNORECASE)


def without_said(line: str, *, any_word: bool = False) -> str:
    """Drop the ``said...`` or ``says:`` from what an element for an author prints.

    Args:
        line: A folded line.
        any_word: Whether the owner's own word may stand before the dots; small letters tell it
            from a name.
    """
    bare = line
    for dots in _DOTS:
        bare = bare.removesuffix(dots)
    bare = bare.rstrip()
    if match := _BEHIND_NAME.search(bare, max(0, len(bare) - _LONGEST)):
        return bare[: match.start()].rstrip()
    name, _, word = bare.rpartition(" ")
    is_word = any_word and bare != line and word == word.lower()
    return name if name and is_word else line


def without_says(text: str) -> str:
    """Drop the ``Says:`` that a text begins with.

    Args:
        text: What stands behind a name.
    """
    match = _BEFORE_TEXT.match(text)
    return text[match.end() :] if match else text


def split_time(name: str) -> tuple[str, Moment | None]:
    """Part the time from a name.

    Args:
        name: Such as ``At 11:20 PM, NAME`` or ``NAME on 5 June 2014``.
    """
    before, comma, rest = name.rpartition(", ")
    if comma and (moment := read_moment(_BEFORE_CLOCK.sub("", before, count=1))):
        return rest, moment
    if (found := split_moment(name)) and found[0] and found[1].day:
        return found
    return name, None
