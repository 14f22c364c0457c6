"""The tags of bookmarks: asked for in a box of one line."""

from typing import TYPE_CHECKING

from tui_reader.text import clean_line
from tui_reader.tui.screens.seeking import SeekingScreen

if TYPE_CHECKING:
    from tui_reader.bookmarks.bookmark import Bookmark


class TaggingScreen(SeekingScreen):
    """Gives tags to the bookmark that is selected, in their list or in the open post."""

    async def action_tags(self) -> None:
        """Ask for the tags of what is selected."""
        from tui_reader.bookmarks.marked import tags_in
        from tui_reader.tui.screens.dialogue import TagsScreen

        if not self._is_selected_shown():
            self._say("Enter goes there; t gives it tags then.")
            return
        if self.thread.post is not None:
            # What was kept by the key before this one can have tags too.
            await self.bookmarking.settle(self.thread.post)
        bookmarks = self._selected_bookmarks()
        if not bookmarks:
            self._say("Nothing is kept here: b keeps it, t gives it tags then.")
            return

        def chosen(tags: tuple[str, ...] | None) -> None:
            if tags is not None:
                self._change(self.bookmarking.tag(bookmarks, tags))

        anchor = bookmarks[0].anchor
        title = clean_line(anchor.post_title) or "(no title)"
        if anchor.comment_id is not None:
            title = f"{clean_line(anchor.author or anchor.signature or 'anonymous')}, in {title}"
        # Of several bookmarks of one comment, all have the tags of any.
        tags = tuple(dict.fromkeys(tag for each in bookmarks for tag in each.tags))
        known = tags_in(self.bookmarking.bookmarks)
        self.app.push_screen(TagsScreen(title, tags, known), chosen)

    def _selected_bookmarks(self) -> "list[Bookmark]":
        if self.side.shown == "bookmarks" and not self.has_class("-at-thread"):
            selected = self.side.bookmarks.selected
            return [] if selected is None else [selected]
        post = self.thread.post
        return [] if post is None else self.bookmarking.at(post, self.thread.comment_id or "")
