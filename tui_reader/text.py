"""Untrusted text made safe to show.

Everything that an archive holds was written by strangers. What is shown of it, in a widget, on
standard output or in a message, goes through `clean_line` or `clean_block` first: no character
that comes out of them can steer a terminal, turn the direction of the line or hide.
"""

import re
import unicodedata

LONGEST_LINE = 10_000
"""Longer lines are folded: one of a million characters took seconds to draw."""

MOST_MARKS = 4
"""So many combining marks may stand on one letter; no living script needs more."""

_TAB = "    "

# Direction marks, zero-width characters, invisible operators, tag characters, annotation marks.
# The joiners U+200C and U+200D stay: Persian, Hindi and emoji need them.
_DROPPED = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e007f"
)
_REPLACED = "\x80-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_DROP = re.compile(f"[{_DROPPED}]")
_REPLACE = re.compile(f"[{_REPLACED}]")
_PICTURE = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_NEWLINE = re.compile("\r\n?|[\u2028\u2029]")
_LETTERS_ABOVE_LATIN = re.compile(rf"[^\x00-\u02ff]{{{MOST_MARKS + 1},}}")
_SPACES = re.compile(r"\s+")
_SURROGATE = re.compile("[\ud800-\udfff]")


def fold(text: str) -> str:
    """Make every run of white space one space, and drop it at the ends.

    Two texts that fold to the same are the same text for hashing and comparing.
    """
    return " ".join(text.split())


def sound(text: str) -> str:
    """Put U+FFFD in the place of lone surrogates, which no file can hold."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


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
    text = _visible(_NEWLINE.sub("\n", text).replace("\t", _TAB))
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
    text = fold(_visible(_SPACES.sub(" ", text)))
    if len(text) > LONGEST_LINE:
        text = text[: LONGEST_LINE - 1].rstrip() + "…"
    return text


def replace_controls(text: str) -> str:
    """Put pictures in the place of control characters, and change nothing else.

    The second net, under whatever is drawn: newline and tab are replaced too.
    """
    return _REPLACE.sub("\ufffd", re.sub("[\x00-\x1f\x7f]", _picture, text))


def _visible(text: str) -> str:
    if text.isascii():
        return text if text.isprintable() else _PICTURE.sub(_picture, text)
    text = _DROP.sub("", _REPLACE.sub("\ufffd", _PICTURE.sub(_picture, text)))
    if _LETTERS_ABOVE_LATIN.search(text):
        text = _LETTERS_ABOVE_LATIN.sub(_few_marks, text)
    return text


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    return "\u2421" if code == 0x7F else chr(0x2400 + code)


def _few_marks(match: re.Match[str]) -> str:
    kept: list[str] = []
    marks = 0
    for letter in match[0]:
        marks = marks + 1 if unicodedata.category(letter) in ("Mn", "Me") else 0
        if marks <= MOST_MARKS:
            kept.append(letter)
    return "".join(kept)
