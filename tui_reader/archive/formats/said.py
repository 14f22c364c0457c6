"""The layout *said*: comments that begin with ``NAME said...`` or ``NAME says:``."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tui_reader.archive.languages.dates import Moment, split_moment
from tui_reader.archive.languages.furniture_words import is_footer, is_shares
from tui_reader.archive.languages.page_words import (
    read_byline,
    read_count,
    read_labels,
    unlinked,
)
from tui_reader.archive.languages.said_words import ANY_SAID, ANY_SAYS, split_time
from tui_reader.archive.texts.headed_list import (
    Header,
    action_word,
    claim_above,
    read_headed_list,
    read_linked_moment,
)
from tui_reader.archive.texts.heading import Heading, read_heading
from tui_reader.archive.texts.lines import Line, split_lines
from tui_reader.archive.texts.markdown_heading import read_markdown_heading
from tui_reader.archive.texts.nesting import levels_of_indents
from tui_reader.archive.texts.pieces import Kind, Reading, block

NAME = "said"

# A header for each comment: it passes by its own __new__.
_make = tuple.__new__

_LONGEST_HEADER = 1500
_LONGEST_NAME = 80
_LONGEST_DATED = 200
_LONGEST_VERB = 30
_MOST_WORDS = 8
_FEWEST_WITHOUT_TIME = 3
_MOST_BELOW_POST = 6

_ENDS_WITH_VERB = re.compile(rf"(?:^|\s)(?:(?:{ANY_SAID})\s?(?:\.\.\.|…):?|(?:{ANY_SAYS})\s?:)$")
_VERB = re.compile(rf"\s(?:{ANY_SAYS})(?!\w)")
_VERB_BEFORE_TIME = re.compile(rf"\s(?:{ANY_SAYS})$")
_IMAGE = re.compile(r"!\[[^\[\]]{0,300}\]\([^()\[\]]{0,1500}\)")
_ENDS_OF_TIMES = frozenset("0123456789mM:TCr")
_ENDS_OF_VERBS = frozenset("….:*_")
_ENDS = (_ENDS_OF_VERBS | _ENDS_OF_TIMES) - {"."}
_MARKER = re.compile(r"(?:\d{1,6}[.)]|[*+•-])\s+")
_ICONS = ("Blogger ", "OpenID ", "Anonymous ", "Delete ", "Google ")
_SURE_ICONS = ("Blogger ", "OpenID ", "Anonymous Anonymous", "Delete ")
_NO_NAME = frozenset('!?;:,"“”«»[]{}<>\\|')


def recognise(text: str) -> float:
    """Say how sure it is that a text has this layout, from 0 to 1."""
    lines = split_lines(text)
    headers = _headers(text)
    if not headers:
        return 0.0
    if claim := _claim(lines, headers[0].row, len(headers)):
        if len(headers) == claim[1]:
            return 0.92
        return 0.84 if 2 * len(headers) >= (claim[1] or 0) else 0.3
    return 0.6


def parse(text: str) -> Reading:
    """Take a text of this layout apart."""
    lines = split_lines(text)
    headers = _headers(text)
    if not headers:
        heading = read_heading(lines, len(lines))
        warning = "No comments were told apart in this capture: all of its text is the body."
        return Reading(heading.pieces, warnings=[*heading.warnings, warning])
    first = headers[0].row
    claim = _claim(lines, headers[0].row, len(headers))
    after = claim[0] if claim else first
    heading = _heading(lines, first, after)
    pieces = heading.pieces
    if claim:
        pieces += block(Kind.COUNT, lines, after, after + 1)
        pieces += block(Kind.FURNITURE, lines, after + 1, first)
    comments = read_headed_list(lines, headers)
    return Reading(
        pieces + comments.pieces,
        levels_of_indents([lines[header.row].indent for header in headers]),
        comments.told,
        claimed=claim[1] if claim else None,
        warnings=heading.warnings,
    )


def _heading(lines: Sequence[Line], first: int, after: int) -> Heading:
    """What stands above the comments, and above the line that counts them."""
    if lines[after].text[0] == "#":
        return Heading(read_markdown_heading(lines, after), [])
    # Where the list is indented, the whole page is, and above the list that tells nothing.
    indented = lines[first].indent > 0
    above = [line._replace(indent=0) if indented else line for line in lines[:first]]
    return read_heading([*above, lines[first]], after)


@lru_cache(maxsize=1)
def _headers(text: str) -> Sequence[Header]:
    """The lines with which comments begin."""
    lines = split_lines(text)
    found = list(_candidates(lines))
    for index, header in enumerate(found):
        # An owner's own word only counts above them all: a comment may end with "2 good ones:".
        own = _claim(lines, header.row, len(found)) if not index else None
        if claim := own or claim_above(lines, header.row):
            # What stands above the count of comments belongs to the body.
            return _without_icons(_without_quotes(lines, found[index:], claim[1]))
    below_time = [_is_below_time(lines, header.row) for header in found]
    timed = sum(1 for at, header in enumerate(found) if header.moment or below_time[at])
    # Without a count it may be a story with speakers.
    if 2 * timed < len(found) or len(found) < (1 if timed else _FEWEST_WITHOUT_TIME):
        printed = sum(1 for each in found if _is_printed(lines[each.after - 1].text))
        if printed < _FEWEST_WITHOUT_TIME or 2 * printed < len(found):
            return _without_icons([each for each in found[-1:] if _is_only_one(lines, each)])
    return _without_icons(_without_quotes(lines, found, None, below_time))


def _claim(lines: Sequence[Line], first: int, count: int) -> tuple[int, int | None] | None:
    """Find the line that counts the comments: the owner's own word does where it is right."""
    if claim := claim_above(lines, first):
        return claim
    claimed = read_count(lines[first - 1].text, any_word=True)[1] if first else None
    return (first - 1, claimed) if claimed == count else None


def _is_printed(text: str) -> bool:
    return text.rstrip("*_ ").endswith(("...", "…"))


def _is_only_one(lines: Sequence[Line], header: Header) -> bool:
    """Whether a comment alone shows that it is one, which a story with a speaker does not.

    The page ends with its time, and above it the post has ended, or a picture stood by the name.
    """
    last = len(lines) - 1
    while last > header.after and (is_footer(lines[last].text) or action_word(lines[last].text)):
        last -= 1
    moment = read_linked_moment(lines[last].text) if last > header.after else None
    if moment is None or not _is_printed(lines[header.after - 1].text):
        return False
    # What stands behind a time would be no more of the comment.
    if any(read_linked_moment(line.text) for line in lines[header.after : last]):
        return False
    if header.author.startswith(_SURE_ICONS):
        return bool(moment.day and moment.clock)
    return _is_below_post(lines, header.row)


def _is_below_post(lines: Sequence[Line], row: int) -> bool:
    """Whether only labels and buttons stand between a line and the line that signs the post."""
    for above in range(row - 1, max(-1, row - 1 - _MOST_BELOW_POST), -1):
        text = lines[above].text
        if read_byline(text) is not None:
            return True
        if read_labels(text) is None and not is_shares(text):
            return False
    return False


def _is_below_time(lines: Sequence[Line], row: int) -> bool:
    while row and action_word(lines[row - 1].text):
        row -= 1
    return row > 0 and read_linked_moment(lines[row - 1].text) is not None


def _without_quotes(
    lines: Sequence[Line],
    found: list[Header],
    claimed: int | None,
    known: Sequence[bool] = (),
) -> list[Header]:
    """Drop what somebody quoted: it neither follows the time of another comment nor a gap.

    Args:
        lines: The lines of the capture.
        found: What comments may begin with.
        claimed: How many the page says there are.
        known: Whether each stands below a time, if that was looked at before.
    """
    own_time = [header for header in found if header.moment]
    if len(found) == claimed or 2 * len(own_time) > len(found):
        return found if len(found) == claimed else own_time
    below_time = [True, *(known[1:] or (_is_below_time(lines, each.row) for each in found[1:]))]
    timed = [header for header, is_timed in zip(found, below_time, strict=True) if is_timed]
    if len(timed) == claimed:
        return timed
    if 2 * len(timed) < len(found):
        return found
    return [
        header
        for header, is_timed in zip(found, below_time, strict=True)
        if is_timed or lines[header.row].row > lines[header.row - 1].row + 1
    ]


def _without_icons(found: list[Header]) -> list[Header]:
    """Drop what the page prints for the picture beside a name."""
    if not any(header.author.startswith(_SURE_ICONS) for header in found):
        return found
    return [
        header._replace(author=header.author.removeprefix(icon))
        for header in found
        for icon in [next((each for each in _ICONS if header.author.startswith(each)), "")]
    ]


def _candidates(lines: Sequence[Line]) -> Iterator[Header]:
    # Nearly all lines end with a letter or with one full stop.
    rows = [
        row for row, line in enumerate(lines) if line.text[-1] in _ENDS or line.text[-3:] == "..."
    ]
    behind = 0
    for row in rows:
        text = lines[row].text
        may_be = text[-1] in _ENDS_OF_VERBS or (
            len(text) <= _LONGEST_DATED and ("](" in text or _VERB.search(text) is not None)
        )
        header = _read_header(lines, row, behind) if may_be and row >= behind else None
        if header is not None:
            behind = header.after
            yield header


def _read_header(lines: Sequence[Line], row: int, behind: int) -> Header | None:
    plain = _plain(lines[row].text)
    first, moment = row, None
    verb = _ENDS_WITH_VERB.search(plain[-_LONGEST_VERB:]) if plain[-1:] in _ENDS_OF_VERBS else None
    if verb:
        name = plain[: len(plain) - len(verb[0])].rstrip()
        if not name and row > behind:
            first, name = row - 1, _plain(lines[row - 1].text)
        name, moment = split_time(name)
    elif plain[-1:] in _ENDS_OF_TIMES and (found := _split_verb(plain.rstrip(":"))):
        name, moment = found
    else:
        return None
    name = name.strip("*_ ")
    if not 0 < len(name) <= _LONGEST_NAME or not _NO_NAME.isdisjoint(name):
        return None
    words = name.split()
    if len(words) > _MOST_WORDS:
        return None
    name = " ".join(words)
    after = row + 1
    below = lines[after].text if moment is None and after < len(lines) else ""
    if below and (moment := read_linked_moment(below)):
        return _make(Header, (first, after + 1, name, moment, below))
    return _make(Header, (first, after, name, moment, ""))


def _split_verb(plain: str) -> tuple[str, Moment] | None:
    """Part a line such as ``NAME said on 5 June 2014 at 07:40``."""
    if plain[:1].isdigit() or _VERB.search(plain) is None:
        return None
    found = split_moment(plain)
    if found is None or not found[1].day or not (verb := _VERB_BEFORE_TIME.search(found[0])):
        return None
    return found[0][: verb.start()], found[1]


def _plain(text: str) -> str:
    """A line without the marks of a list, of a heading, of links and of emphasis."""
    if len(text) > _LONGEST_HEADER:
        return ""
    if "](" in text:
        text = unlinked(_IMAGE.sub("", text))
    marker = None if text[:1].isalpha() else _MARKER.match(text)
    return (text[marker.end() :] if marker else text).strip("*_# ")
