"""A capture taken apart: slices of its text in their order, each with what it is.

A format only says which slice is what; `tui_reader.archive.assembly` makes the post of them. So no
format can lose text or invent any: all characters that are no white space are in one piece.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from tui_reader.archive.texts.lines import Line


class Kind(Enum):
    """What a piece of a capture is."""

    DATE = auto()
    TITLE = auto()
    BODY = auto()
    BYLINE = auto()
    LABELS = auto()
    COUNT = auto()
    NUMBER = auto()
    AUTHOR = auto()
    TIME = auto()
    TEXT = auto()
    WORD = auto()
    FURNITURE = auto()


class Piece(NamedTuple):
    """A slice of a capture."""

    kind: Kind
    """What it is."""
    start: int
    """Where it begins in the text."""
    end: int
    """Where it ends."""
    comment: int = -1
    """For a number, an author line, a time or a text: which comment, counted from 0."""


class Told(NamedTuple):
    """What the page tells of a comment besides its text."""

    author: str | None = None
    """The name that the page printed."""
    published: str | None = None
    """``2014-07-05T08:50``, ``2014-07-05`` or RFC 3339."""
    id: str | None = None
    """Its native id, where the capture has one."""
    url: str | None = None
    """Its address, where the capture has one."""


NOTHING_TOLD = Told()
"""Of a comment that is nothing but its text."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a format made of a capture."""

    pieces: Sequence[Piece]
    """The slices, in the order of the text."""
    levels: Sequence[int] = ()
    """The level of each comment: 0 for a top-level one."""
    told: Sequence[Told] = ()
    """What the page tells of each comment; empty where it tells nothing of any."""
    url: str | None = None
    """The address of the post, where the capture has it."""
    claimed: int | None = None
    """How many comments the page said it has."""
    warnings: Sequence[str] = ()
    """What was guessed, a sentence each."""
    line_is_paragraph: bool = False
    """Whether the tool that saved the capture left no blank lines between paragraphs."""


def block(kind: Kind, lines: Sequence[Line], first: int, after: int) -> Iterator[Piece]:
    """Make one piece of some lines; none when there are no lines.

    Args:
        kind: What they are.
        lines: The lines of the capture.
        first: The first of them.
        after: The one behind the last of them.
    """
    if first < after:
        yield Piece(kind, lines[first].start, lines[after - 1].end)
