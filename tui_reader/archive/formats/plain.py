"""The layout *plain*: a text in which nothing tells comments apart; all of it is the body."""

from tui_reader.archive.texts.heading import read_heading
from tui_reader.archive.texts.lines import split_lines
from tui_reader.archive.texts.pieces import Reading

NAME = "plain"


def recognise(text: str) -> float:
    """Say how sure it is that a text has this layout: always a little, so that none is lost."""
    return 0.01


def parse(text: str) -> Reading:
    """Take a text apart that no other layout fits."""
    lines = split_lines(text)
    heading = read_heading(lines, len(lines))
    warning = "No comments were told apart in this capture: all of its text is the body."
    return Reading(heading.pieces, warnings=[*heading.warnings, warning])
