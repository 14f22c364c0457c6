"""The posts of the archive: title, date and comment count, newest first."""

from rich.cells import cell_len

from tui_reader.index.summary import Summaries, Summary
from tui_reader.text import clean_line
from tui_reader.tui.phrasing import Part, fit, plural, spoken_date
from tui_reader.tui.widgets.row_list import RowList


class PostList(RowList[Summary]):
    """The list of posts; the key of a row is the post's id."""

    def key(self, item: Summary) -> str:
        """The post's id."""
        return item.id

    def place_of(self, key: object) -> int | None:
        """Say where a post is; of a list that is read when it is looked at, the index knows."""
        if isinstance(self.items, Summaries):
            return self.items.place_of(str(key))
        return super().place_of(key)

    def draw(self, item: Summary, width: int) -> list[list[Part]]:
        """A line for the title, one for date and comments."""
        date = spoken_date(item.published, short=True) or "no date"
        count = plural(item.comments, "comment", "comments") if item.comments else "no comments"
        about = f"{clean_line(date)} · {count}"
        if cell_len(about) > width:
            about = f"{clean_line(date)} · {item.comments:,}"
        return [
            [(fit(clean_line(item.title) or "(no title)", width), "title")],
            [(fit(about, width), "quiet")],
        ]
