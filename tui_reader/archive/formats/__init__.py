"""The layouts that captures come in: one module a layout, and their ordered registry."""

from typing import Protocol

from tui_reader.archive.formats import bare, flattened, indented, plain
from tui_reader.archive.pieces import Reading


class Format(Protocol):
    """What a module of this folder offers."""

    NAME: str

    def recognise(self, text: str) -> float:
        """Say how sure it is that a text has this layout, from 0 to 1."""

    def parse(self, text: str) -> Reading:
        """Take a text of this layout apart."""


FORMATS: tuple[Format, ...] = (indented, flattened, bare, plain)
"""All layouts; of those that are as sure, the first reads the capture."""

# A layout as sure as this is not compared with others, which would search the capture once more.
_SURE = 0.9


def choose_format(text: str) -> Format:
    """Choose the layout that a text has, by what it looks like."""
    chosen, surest = FORMATS[-1], 0.0
    for each in FORMATS:
        sure = each.recognise(text)
        if sure > surest:
            chosen, surest = each, sure
        if surest >= _SURE:
            break
    return chosen
