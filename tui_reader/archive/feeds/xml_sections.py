"""Where a text ends: one whose end was lost swallows what follows it, and one may quote tags."""

import re

from tui_reader.archive.feeds.xml_model import is_limited
from tui_reader.archive.feeds.xml_pieces import Pieces

_MARK = "<![CDATA["
_END = "]]>"
_LONGEST = 16 * 1024 * 1024
# Whose end or beginning no section can outlast; <item is the beginning of <items as well.
_ENTRIES = ("</item>", "</entry>", "<item>", "<item ", "<entry>", "<entry ", "</wp:", "<wp:")
_ENDINGS = ("</item>", "</entry>")
# Addresses of people and machines: no text of a section quotes these as they are.
_PRIVATE = ("<wp:comment_author_", "<wp:author_email")
_LONGEST_TAG = 200
_OPENS = re.compile(r"<([A-Za-z_][\w:.\-]*+)(?:\s[^<>]*+)?+>\s*+\Z")


def may_swallow(text: str) -> bool:
    """Whether there are words of the syntax in a text: perhaps it swallowed what followed it.

    Args:
        text: All the text that stands directly in an element.
    """
    return "<" in text and any(each in text for each in (_MARK, *_ENDINGS, *_PRIVATE))


def section_end(pieces: Pieces, owner: str) -> tuple[int, bool]:
    """Find where a section ends.

    A section that was not closed goes on to the end of the next one, and all between would be
    its text: other posts, and the addresses of who commented. It ends where the first tag stands
    that cannot be in it. A section that quotes such tags, and is closed, keeps them.

    Args:
        pieces: The text, at the beginning of what is in the section.
        owner: The name of the element that it stands in, as it is written; may be empty.

    Returns:
        The place, and whether the section is closed there.
    """
    end = pieces.find(_END)
    if end < 0:
        end = pieces.find(_END, _LONGEST)
    if end >= 0 and not _swallows(pieces, owner, end):
        return end, True
    limit = end if end >= 0 else len(pieces.text)
    prefix, colon, _ = owner.rpartition(":")
    own = (f"<{prefix}:", f"</{prefix}:") if colon else ()
    places = [pieces.find(each) for each in (f"</{owner}>", *own, *_ENTRIES)]
    cut = min((place for place in places if 0 <= place < limit), default=-1)
    if cut < 0 <= end:
        cut = _opened(pieces, owner, pieces.find(_MARK))
    return cut if cut >= 0 else limit, False


def quotes(pieces: Pieces, name: str, holder: str) -> bool:
    """Whether an entry that begins is part of a text, which goes on behind it.

    Args:
        pieces: The text, at the entry's beginning.
        name: What the entry is called.
        holder: The name of the element that has the text, as it is written.
    """
    ending = f"</{name}>"
    end = pieces.find(ending)
    return 0 <= end < pieces.find(f"</{holder}>") and pieces.text.startswith(
        "</", end + len(ending)
    )


def _swallows(pieces: Pieces, owner: str, end: int) -> bool:
    """Whether another section begins in one as they do in the elements of a feed."""

    def stands(words: str) -> bool:
        return 0 <= pieces.find(words) < end

    if any(map(stands, _PRIVATE)):
        return True
    if stands(_MARK) and _opened(pieces, owner, pieces.find(_MARK)) >= 0:
        # An end that is part of the text is written in two sections without anything between.
        return not pieces.text.startswith(_MARK, end + len(_END))
    return stands(f"</{owner}>") and any(map(stands, _ENDINGS))


def _opened(pieces: Pieces, owner: str, place: int) -> int:
    """Give where the tag right before a place begins, if it begins an element of a feed; or -1."""
    start = pieces.text.rfind("<", max(pieces.at, place - _LONGEST_TAG), place)
    match = _OPENS.match(pieces.text, start, place) if start >= 0 else None
    known = match is not None and (":" in match[1] or match[1] == owner or is_limited(match[1]))
    return start if known else -1
