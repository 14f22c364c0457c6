"""A capture taken apart: slices of its text in their order, each with what it is.

A format only says which slice is what; `tui_reader.archive.assembly` makes the post of them. So no
format can lose text or invent any: all characters that are no white space are in one piece.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from tui_reader.archive.lines import Line


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
    """For a number, an author line or a text: which comment of the capture, counted from 0."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a format made of a capture."""

    pieces: Sequence[Piece]
    """The slices, in the order of the text."""
    levels: Sequence[int] = ()
    """The level of each comment: 0 for a top-level one."""
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
