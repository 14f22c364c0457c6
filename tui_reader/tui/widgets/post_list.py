"""The posts of the archive: title, date and comment count, newest first."""

from collections.abc import Callable
from typing import ClassVar

from rich.cells import cell_len

from tui_reader.index.summary import Summaries, Summary
from tui_reader.text import clean_line
from tui_reader.tui.phrasing import Part, fit, plural, spoken_date
from tui_reader.tui.widgets.row_list import RowList

UNREAD = " ●"
"""What stands behind the title of a post that was not read."""


class PostList(RowList[Summary]):
    """The list of posts; the key of a row is the post's id.

    | component class | what it styles |
    |---|---|
    | `rows--unread` | the mark of a post that was not read |
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--unread"}

    def __init__(self, *, id: str | None = None) -> None:
        """Make an empty list.

        Args:
            id: The widget's id.
        """
        super().__init__(id=id)
        self.read_of: Callable[[str], tuple[bool, int] | None] = lambda post_id: None
        """Says whether a post was read, and how many of its comments; None for no marks."""

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
        told = [count, f"{item.comments:,}"]
        is_read, comments_read = self.read_of(item.id) or (None, 0)
        unread = item.comments - comments_read
        if unread > 0 and (is_read or comments_read):
            of = f" of {item.comments:,}" if unread < item.comments else ""
            told = [f"{unread:,}{of} unread", f"{unread:,} unread", *told]
        about = [f"{clean_line(date)} · {each}" for each in told]
        mark = [(UNREAD, "unread")] if is_read is False else []
        room = width - sum(cell_len(text) for text, _ in mark)
        title = fit(clean_line(item.title) or "(no title)", room)
        return [
            [(title, "text" if is_read else "title"), *mark],
            [
                (
                    fit(
                        next((each for each in about if cell_len(each) <= width), about[-1]), width
                    ),
                    "quiet",
                )
            ],
        ]
