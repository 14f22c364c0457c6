"""What the person keeps: bookmarked posts and comments."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.binding import BindingType

from tui_reader.text import ANONYMOUS, clean_line
from tui_reader.tui.bindings import bindings_for
from tui_reader.tui.phrasing import GONE, Part, fit, spoken_date
from tui_reader.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from tui_reader.bookmarks.bookmark import Bookmark

_AWAY = "The post is not here"
"""What is said of a bookmark whose comment was not looked for in other posts yet."""
_SHORT = "Not here"
_DOT = " · "


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
        self.is_away: Callable[[str], bool] = lambda post_id: False
        """Says whether the archive does not have a post."""
        self._gone: dict[str, bool] = {}
        """Whether the comments of bookmarks that were looked for are gone."""

    def call_gone(self, bookmark: "Bookmark", is_gone: bool) -> None:
        """Say in its row whether the comment of a bookmark was looked for in vain."""
        if self._gone.get(bookmark.id) is not is_gone:
            self._gone[bookmark.id] = is_gone
            self.refresh()

    def is_known(self, bookmark: "Bookmark") -> bool:
        """Say whether the comment of a bookmark was looked for."""
        return bookmark.id in self._gone

    @property
    def is_gone(self) -> bool:
        """Whether there is nothing to go to: the comment of what is selected is not there."""
        return self.selected is None or self._gone.get(self.selected.id, False)

    def forget_gone(self) -> bool:
        """Call none gone any more, for there are other posts; True where the selected one was."""
        was_gone = self.selected is not None and self._gone.get(self.selected.id, False)
        self._gone.clear()
        self.refresh()
        return was_gone

    def key(self, item: "Bookmark") -> str:
        """The bookmark's id."""
        return item.id

    def draw(self, item: "Bookmark", width: int) -> list[list[Part]]:
        """A line for the post, one for who, tags and when, one for the note, or else the text."""
        anchor = item.anchor
        text = f"✎ {item.note}" if item.note else anchor.body
        return [
            [(fit(clean_line(anchor.post_title) or "(no title)", width), "title")],
            [(self._about(item, width), "quiet")],
            [(fit(clean_line(text[: 4 * width]), width), "text")],
        ]

    def _about(self, item: "Bookmark", width: int) -> str:
        """Who wrote it, tags, and when it was kept; first, if so, that it is not here."""
        anchor = item.anchor
        if anchor.comment_id is None:
            who = "the post"
        elif anchor.author or not anchor.signature:
            who = clean_line(anchor.author or ANONYMOUS)
        else:
            who = f"signed {clean_line(anchor.signature)}"
        tags = clean_line(", ".join(item.tags))
        kept = f"kept {clean_line(spoken_date(item.created, short=True))}"
        away = self._away(item)
        if away == _AWAY and anchor.comment_id is None:
            who = ""
        # When it was kept says least: half of it would say nothing. Tags are the person's own.
        ways = [(away, who, tags, kept), (away, who, tags)]
        if away:
            ways += [(_SHORT, who, tags), (_SHORT, tags)]
        told = [_DOT.join(filter(None, way)) for way in ways]
        return fit(next((each for each in told if cell_len(each) <= width), told[-1]), width)

    def _away(self, item: "Bookmark") -> str:
        is_gone = self._gone.get(item.id)
        if is_gone is None:
            return _AWAY if self.is_away(item.anchor.post_id) else ""
        return GONE if is_gone else ""
