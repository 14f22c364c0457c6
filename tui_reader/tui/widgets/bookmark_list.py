"""What the person keeps: bookmarked posts and comments."""

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.binding import BindingType

from tui_reader.text import ANONYMOUS, clean_line
from tui_reader.tui.bindings import bindings_for
from tui_reader.tui.phrasing import GONE, Part, fit, spoken_date
from tui_reader.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from tui_reader.bookmarks.bookmark import Bookmark


class BookmarkList(RowList["Bookmark"]):
    """The list of bookmarks, the newest first; the key of a row is the bookmark's id."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_for("bookmarks")
    ROW_HEIGHT: ClassVar[int] = 4

    def __init__(self, *, id: str | None = None) -> None:
        """Make an empty list.

        Args:
            id: The widget's id.
        """
        super().__init__(id=id)
        self._gone: set[str] = set()

    def call_gone(self, bookmark: "Bookmark", is_gone: bool) -> None:
        """Say in its row whether the comment of a bookmark was looked for in vain."""
        if is_gone != (bookmark.id in self._gone):
            self._gone ^= {bookmark.id}
            self.refresh()

    def forget_gone(self) -> bool:
        """Call none gone any more, for there are other posts; True where the selected one was."""
        was_gone = self.selected is not None and self.selected.id in self._gone
        if self._gone:
            self._gone.clear()
            self.refresh()
        return was_gone

    def key(self, item: "Bookmark") -> str:
        """The bookmark's id."""
        return item.id

    def draw(self, item: "Bookmark", width: int) -> list[list[Part]]:
        """A line for the post, one for who, tags and when, one for the note, or else the text."""
        anchor = item.anchor
        if anchor.comment_id is None:
            who = "the post"
        elif anchor.author or not anchor.signature:
            who = clean_line(anchor.author or ANONYMOUS)
        else:
            who = f"signed {clean_line(anchor.signature)}"
        kept = f"kept {clean_line(spoken_date(item.created, short=True))}"
        about = [who, *filter(None, [clean_line(", ".join(item.tags))])]
        # When it was kept says least: half of it would say nothing.
        whole, least = " · ".join([*about, kept]), " · ".join(about)
        if item.id in self._gone:
            whole, least = f"{GONE} · {least}", GONE
        told = whole if cell_len(whole) <= width else least
        text = f"✎ {item.note}" if item.note else anchor.body
        return [
            [(fit(clean_line(anchor.post_title) or "(no title)", width), "title")],
            [(fit(told, width), "quiet")],
            [(fit(clean_line(text[: 4 * width]), width), "text")],
        ]
