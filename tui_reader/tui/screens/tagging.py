"""What the person says of bookmarks: tags and notes, each asked for in a box of one line."""

from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple

from tui_reader.text import clean_line
from tui_reader.tui.screens.seeking import SeekingScreen

if TYPE_CHECKING:
    from tui_reader.bookmarks.bookmark import Bookmark
    from tui_reader.tui.changing import Answer, Change
    from tui_reader.tui.searches import Searches
    from tui_reader.tui.stores import Stores


_Place = tuple[str, str, str | None]
"""``tags`` or ``note``, and the ids of post and comment that they are said of."""


class _Draft(NamedTuple):
    """What was written and is not saved yet."""

    text: str
    """How it is typed."""
    seen: Collection[str]
    """The tags or notes that the person had seen then, and wrote this in place of."""


class TaggingScreen(SeekingScreen):
    """Gives tags and notes to the bookmark that is selected, in their list or in the open post."""

    def __init__(self, stores: "Stores", searches: "Searches") -> None:
        """Read from the stores that the app owns; the arguments are those of `KeepingScreen`."""
        super().__init__(stores, searches)
        self._drafts: dict[_Place, _Draft] = {}

    async def action_tags(self) -> None:
        """Ask for the tags of what is selected."""
        from tui_reader.bookmarks.marked import tags_in
        from tui_reader.bookmarks.tags import spell_tags
        from tui_reader.tui.screens.dialogue import TagsScreen

        bookmarks = await self._selected_bookmarks("t gives it tags")
        if not bookmarks:
            return

        # Of several bookmarks of one comment, all have the tags of any.
        tags = tuple(dict.fromkeys(tag for each in bookmarks for tag in each.tags))
        place = _place("tags", bookmarks[0])
        text, seen = self._drafts.get(place, (None, tags))

        def chosen(given: tuple[str, ...] | None) -> None:
            if given is not None:
                draft = _Draft(spell_tags(given), {*seen, *given})
                self._write(place, draft, self.bookmarking.tag(bookmarks, given, seen))

        known = tags_in(self.bookmarking.bookmarks)
        screen = TagsScreen(_called(bookmarks[0]), tags, known, text)
        self.app.push_screen(screen, chosen)

    async def action_note(self) -> None:
        """Ask for the note of what is selected."""
        from tui_reader.tui.screens.dialogue import NoteScreen

        bookmarks = await self._selected_bookmarks("a takes a note")
        if not bookmarks:
            return
        # Of several bookmarks of one comment, no note is written over another's.
        bookmark = next((each for each in bookmarks if each.note), bookmarks[0])
        place = _place("note", bookmark)
        text, seen = self._drafts.get(place, (None, (bookmark.note,)))

        def written(note: str | None) -> None:
            if note is not None:
                draft = _Draft(note, {*seen, note})
                self._write(place, draft, self.bookmarking.note(bookmark, note, seen))

        screen = NoteScreen(_called(bookmark), bookmark.note, text)
        self.app.push_screen(screen, written)

    def _write(self, place: _Place, written: _Draft, change: "Change") -> None:
        """Change what is said of a bookmark; what is not saved stands in its box again.

        Args:
            place: What is said, and of what.
            written: What is written.
            change: The change.
        """
        self._drafts[place] = written

        async def saved() -> "Answer":
            answer = await change
            # What was written behind it in the same burst has its own answer to come.
            if answer.said and self._drafts.get(place) == written:
                del self._drafts[place]
            return answer

        self._change(self.bookmarking, saved())

    async def _selected_bookmarks(self, then: str) -> "list[Bookmark]":
        """Give the bookmarks of what is selected; where there are none, say what to do first."""
        if not self._is_selected_shown():
            self._say(f"Enter goes there; {then} then.")
            return []
        if self.thread.post is not None:
            # What was kept by the key before this one can have them too.
            await self.changing.settle()
            await self.bookmarking.standing(self.thread.post)
        bookmarks = self._bookmarks_here()
        if not bookmarks:
            self._say(f"Nothing is kept here: b keeps it, {then} then.")
        return bookmarks

    def _bookmarks_here(self) -> "list[Bookmark]":
        if self.side.shown == "bookmarks" and not self.has_class("-at-thread"):
            selected = self.side.bookmarks.selected
            return [] if selected is None else [selected]
        post = self.thread.post
        return [] if post is None else self.bookmarking.at(post, self.thread.comment_id or "")


def _place(said: str, bookmark: "Bookmark") -> _Place:
    return said, bookmark.anchor.post_id, bookmark.anchor.comment_id


def _called(bookmark: "Bookmark") -> str:
    anchor = bookmark.anchor
    title = clean_line(anchor.post_title) or "(no title)"
    if anchor.comment_id is None:
        return title
    return f"{clean_line(anchor.author or anchor.signature or 'anonymous')}, in {title}"
