"""The layout *plain*: a text in which nothing tells comments apart; all of it is the body."""

from tui_reader.archive.heading import read_heading
from tui_reader.archive.lines import split_lines
from tui_reader.archive.pieces import Kind, Piece, Reading, block
from tui_reader.archive.vocabulary import read_count

NAME = "plain"

_MOST_LINES_BELOW = 40


def recognise(text: str) -> float:
    """Say how sure it is that a text has this layout: always a little, so that none is lost."""
    return 0.01


def parse(text: str) -> Reading:
    """Take a text apart that no other layout fits."""
    lines = split_lines(text)
    for row in range(len(lines) - 1, max(len(lines) - _MOST_LINES_BELOW, 0) - 1, -1):
        # Only a page that says so has no comments; below that stand its forms and links.
        if not lines[row].indent and read_count(lines[row].text) == (True, 0):
            heading = read_heading(lines, row)
            count = Piece(Kind.COUNT, lines[row].start, lines[row].end)
            below = block(Kind.FURNITURE, lines, row + 1, len(lines))
            return Reading([*heading.pieces, count, *below], claimed=0, warnings=heading.warnings)
    heading = read_heading(lines, len(lines))
    warning = "No comments were told apart in this capture: all of its text is the body."
    return Reading(heading.pieces, warnings=[*heading.warnings, warning])
