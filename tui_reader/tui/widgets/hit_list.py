"""The results of a search: under each post its hits, and their words in their place."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len

from tui_reader.text import ANONYMOUS, clean_line
from tui_reader.tui.phrasing import Part, fit, spoken_date
from tui_reader.tui.typeset import merge, typeset
from tui_reader.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from tui_reader.search.hits import Hit

_SNIPPET_LINES = 2
_YEAR = 4
_SHORTEST_NAME = 6
_CUT = "…"
_DOT = " · "
_AND = ", "


class HitList(RowList["Hit"]):
    """The list of hits, those of a post together; the key of a row is the ids of post and comment.

    | component class | what it styles |
    |---|---|
    | `rows--lit`, `rows--why` | the words that were found; why they were |
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--lit", "rows--why"}

    ROW_HEIGHT: ClassVar[int] = 4

    def __init__(self, *, id: str | None = None) -> None:
        """Make an empty list.

        Args:
            id: The widget's id.
        """
        super().__init__(id=id)
        self._laid_out: Sequence[Hit] = []
        self._tops = [0]

    def key(self, item: "Hit") -> tuple[str, str | None]:
        """The ids of post and comment."""
        return item.post_id, item.comment_id

    def headed(self, place: int) -> int:
        """A line with the title over the first hit of a post."""
        before = self.items[place - 1] if place > 0 else None
        return int(before is None or before.post_id != self.items[place].post_id)

    def top_of(self, place: int) -> int:
        """The line where a hit begins, with the title over it."""
        return self._lines()[min(place, len(self.items))]

    def place_at(self, line: int) -> int:
        """The hit that has a line; one too many below the last."""
        return bisect_right(self._lines(), line) - 1

    def draw(self, item: "Hit", width: int) -> list[list[Part]]:
        """A line for who and why, two for the words in their place."""
        about = _about(item, width)
        why = _first_reasons(item.why, max(width - cell_len(about) - len(_DOT), 0))
        return [
            [(fit(about, width), "quiet"), (_DOT + why if why else "", "why")],
            *self._snippet(item, width),
        ]

    def draw_heading(self, item: "Hit", width: int) -> list[list[Part]]:
        """A line for the title of the post and its date, which its comments may lack."""
        date = clean_line(spoken_date(item.post_published, short=True))
        told = _DOT + date if date else ""
        room = width - cell_len(told)
        if room < width // 2:
            told, room = "", width
        return [[(fit(clean_line(item.title) or "(no title)", room), "title"), (told, "quiet")]]

    def _lines(self) -> list[int]:
        """Where each hit begins, and where the last one ends; laid out once for each answer."""
        if self._laid_out is not self.items:
            heights = (self.ROW_HEIGHT + self.headed(place) for place in range(len(self.items)))
            self._tops = list(accumulate(heights, initial=0))
            self._laid_out = self.items
        return self._tops

    def _snippet(self, item: "Hit", width: int) -> list[list[Part]]:
        # There is room for dots where lines are left out.
        lines = typeset(item.snippet, max(width - 1, 1))
        found = [sum(line.start <= start < line.end for start, _ in item.matches) for line in lines]
        tops = range(max(len(lines) - _SNIPPET_LINES, 0) + 1)
        top = max(tops, key=lambda place: sum(found[place : place + _SNIPPET_LINES]))
        shown = lines[top : top + _SNIPPET_LINES]
        spans = [(start, end, "lit") for start, end in item.matches]
        drawn = [
            [
                (item.snippet[left:right], style)
                for left, right, style in merge(spans, line.start, line.end)
            ]
            for line in shown
        ]
        if top > 0:
            drawn[0].insert(0, (_CUT, "text"))
        if top + len(shown) < len(lines):
            drawn[-1].append((_CUT, "text"))
        return drawn


def _about(item: "Hit", width: int) -> str:
    """Who and when, as far as there is room for them beside why it was found."""
    who = "the post" if item.comment_id is None else clean_line(item.by or ANONYMOUS)
    who = fit(who, width // 2)
    date = clean_line(spoken_date(item.published, short=True))
    whole = _DOT.join(part for part in (who, date) if part)
    if cell_len(whole + _DOT + item.why) <= width:
        return whole
    # Why it was found says more than the day, and of that the first thing most.
    first = item.why.split(_AND)[0]
    room = width - cell_len(first + _DOT)
    year = (item.published or "")[:_YEAR]
    short = f"{who}{_DOT}{year}" if year.isdecimal() else who
    return short if cell_len(short) <= room else fit(who, max(room, _SHORTEST_NAME))


def _first_reasons(why: str, width: int) -> str:
    """As many reasons as there is room for, each whole, and `…` for others; the first always."""
    more = ""
    while cell_len(why + more) > width and _AND in why:
        why, more = why.rpartition(_AND)[0], f"{_AND}{_CUT}"
    return why + more if cell_len(why + more) <= width else fit(why, width)
