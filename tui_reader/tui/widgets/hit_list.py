"""The results of a search: where each hit is from, and its words in their place."""

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len

from tui_reader.text import clean_line
from tui_reader.tui.phrasing import Part, fit, spoken_date
from tui_reader.tui.typeset import merge, typeset
from tui_reader.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from tui_reader.search.hits import Hit

_SNIPPET_LINES = 2


class HitList(RowList["Hit"]):
    """The list of hits; the key of a row is the ids of post and comment.

    | component class | what it styles |
    |---|---|
    | `rows--lit`, `rows--why` | the words that were found; why they were |
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--lit", "rows--why"}

    ROW_HEIGHT: ClassVar[int] = 5

    def key(self, item: "Hit") -> tuple[str, str | None]:
        """The ids of post and comment."""
        return item.post_id, item.comment_id

    def draw(self, item: "Hit", width: int) -> list[list[Part]]:
        """A line for the post, one for who and why, two for the words in their place."""
        what = "the post" if item.comment_id is None else clean_line(item.author or "anonymous")
        date = spoken_date(item.published, short=True)
        about = " · ".join(part for part in (fit(what, width // 2), clean_line(date)) if part)
        why = "" if item.why == "exact" else fit(item.why, max(width - cell_len(about) - 3, 0))
        return [
            [(fit(clean_line(item.title) or "(no title)", width), "title")],
            [(about, "quiet"), (f" · {why}" if why else "", "why")],
            *self._snippet(item, width),
        ]

    def _snippet(self, item: "Hit", width: int) -> list[list[Part]]:
        lines = typeset(item.snippet, width)
        first = min((start for start, _ in item.matches), default=0)
        top = next((at for at, line in enumerate(lines) if line.end > first), 0)
        top = max(min(top, len(lines) - _SNIPPET_LINES), 0)
        spans = [(start, end, "lit") for start, end in item.matches]
        return [
            [
                (item.snippet[left:right], style)
                for left, right, style in merge(spans, line.start, line.end)
            ]
            for line in lines[top : top + _SNIPPET_LINES]
        ]
