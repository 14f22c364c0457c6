"""The searches that are kept: their names, and what they ask for."""

from typing import TYPE_CHECKING

from tui_reader.text import clean_line
from tui_reader.tui.phrasing import Part, fit
from tui_reader.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from tui_reader.search.saved_search import SavedSearch


class SavedList(RowList["SavedSearch"]):
    """The list of searches; the key of a row is the name."""

    def key(self, item: "SavedSearch") -> str:
        """The name."""
        return item.name

    def draw(self, item: "SavedSearch", width: int) -> list[list[Part]]:
        """A line for the name, one for the query."""
        return [
            [(fit(clean_line(item.name), width), "title")],
            [(fit(clean_line(item.query), width), "quiet")],
        ]
