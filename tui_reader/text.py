"""Untrusted text made safe to show.

Everything that an archive holds was written by strangers. What is shown of it, in a widget, on
standard output or in a message, goes through `clean_line` or `clean_block` first: no character
that comes out of them can steer a terminal, turn the direction of the line or hide.
"""

import re
import unicodedata
from functools import cache, lru_cache

ANONYMOUS = "anonymous"
"""What a comment's author is called who gave no name."""

LONGEST_LINE = 10_000
"""Longer lines are folded: one of a million characters took seconds to draw."""

MOST_MARKS = 4
"""So many combining marks may stand on one letter, and as many that take room beside it, and so
many letters or pictures may be joined to one; no living script needs more."""

_TAB = "    "

# Direction marks, zero-width characters, invisible operators, tag characters, annotation marks.
# The joiners U+200C and U+200D stay: Persian, Hindi and emoji need them.
_DROPPED = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
_REPLACED = "\x80-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_DROP = f"[{_DROPPED}]"
_REPLACE = f"[{_REPLACED}]"
_PICTURE = "[\x00-\x08\x0b-\x1f\x7f]"
_NEWLINE = "\r\n?|[\u2028\u2029]"
# Vowels and ends of Korean syllables in pieces: they take no room of their own, as if marks.
_SYLLABLE_PIECES = "\u1160-\u11ff\ud7b0-\ud7fb"
# No letter, digit or space is among marks, joiners and pictures; looked at only where many follow.
_CLUSTERS = rf"(?:[^\x00-\u02ff\w\s]|[{_SYLLABLE_PIECES}]){{{MOST_MARKS + 1},}}"
_PIECE_OR_SKIN = f"[{_SYLLABLE_PIECES}\U0001f3fb-\U0001f3ff]"
_MARK, _BESIDE, _JOINER = "mark", "mark beside", "joiner"
_KINDS = {"Mn": _MARK, "Me": _MARK, "Mc": _BESIDE, "Cf": _JOINER}
_SURROGATE = "[\ud800-\udfff]"
_LONG = 100
_ASCII_SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f"
_OTHER_SPACES = (
    "\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)


def fold(text: str) -> str:
    """Make every run of white space one space, and drop it at the ends.

    Two texts that fold to the same are the same text for hashing and comparing.
    """
    if len(text) < _LONG:
        return " ".join(text.split())
    # The same in half the time: most white space is a space already.
    for space in _ASCII_SPACES if text.isascii() else _ASCII_SPACES + _OTHER_SPACES:
        text = text.replace(space, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text.strip(" ")


def sound(text: str) -> str:
    """Join pairs of surrogates, and put U+FFFD in the place of lone ones: no file can hold them."""
    if text.isascii() or _compiled(_SURROGATE).search(text) is None:
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def clean_block(text: str) -> str:
    """Make a stranger's text of many lines safe to show.

    Args:
        text: Any text, lone surrogates included.

    Returns:
        The text with control characters as pictures (U+2400 and on), direction marks and
        invisible characters dropped, tabs as four spaces, every kind of line break a newline, at
        most `MOST_MARKS` marks on a letter and no line longer than `LONGEST_LINE`. Cleaning it
        again changes nothing.
    """
    text = _visible(_compiled(_NEWLINE).sub("\n", text).replace("\t", _TAB))
    if len(text) > LONGEST_LINE:
        text = "\n".join(
            line[start : start + LONGEST_LINE]
            for line in text.split("\n")
            for start in range(0, max(len(line), 1), LONGEST_LINE)
        )
    return text


def clean_line(text: str) -> str:
    """Make a stranger's text safe to show on one line.

    Args:
        text: Any text, lone surrogates included.

    Returns:
        As `clean_block`, with every run of white space one space and the end of an overlong line
        replaced by an ellipsis. Cleaning it again changes nothing.
    """
    # Folded again at the end: what was dropped may have stood between two spaces.
    text = fold(_visible(fold(text)))
    if len(text) > LONGEST_LINE:
        text = text[: LONGEST_LINE - 1].rstrip() + "…"
    return text


def replace_controls(text: str) -> str:
    """Put pictures in the place of control characters, and change nothing else.

    The second net, under whatever is drawn: newline and tab are replaced too.
    """
    return _compiled(_REPLACE).sub("\ufffd", re.sub("[\x00-\x1f\x7f]", _picture, text))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    # When it is first needed: most texts are ASCII, and the first frame waits for none of these.
    return re.compile(pattern)


def _visible(text: str) -> str:
    if text.isascii():
        return text if text.isprintable() else _compiled(_PICTURE).sub(_picture, text)
    if not text.isprintable():
        text = _compiled(_REPLACE).sub("\ufffd", _compiled(_PICTURE).sub(_picture, text))
    text = _compiled(_DROP).sub("", text)
    return _compiled(_CLUSTERS).sub(_few_marks, text)


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    return "\u2421" if code == 0x7F else chr(0x2400 + code)


def _few_marks(match: re.Match[str]) -> str:
    """Leave out what would be too much on one letter; only what is kept counts for what follows."""
    kept: list[str] = []
    counts: dict[str, int] = {}
    after_joiner = False
    for letter in match[0]:
        kind = _kind(letter)
        if kind:
            count = counts.get(kind, 0)
            if count == MOST_MARKS:
                continue
            counts[kind] = count + 1
        elif counts:
            # What is joined to the one before goes on with its chain.
            joined = counts.get(_JOINER, 0) if after_joiner else 0
            counts = {_JOINER: joined} if joined else {}
        after_joiner = kind == _JOINER
        kept.append(letter)
    return "".join(kept)


@lru_cache(maxsize=1024)
def _kind(letter: str) -> str:
    """Say what kind of addition to a letter this is; empty for one that stands for itself."""
    if _compiled(_PIECE_OR_SKIN).match(letter):
        return _MARK
    category = unicodedata.category(letter)
    # Newer marks than this Python knows; later blocks may hold newer letters.
    if category == "Cn" and letter < "\u2000":
        return _MARK
    return _KINDS.get(category, "")
