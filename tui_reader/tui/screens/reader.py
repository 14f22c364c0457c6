"""The reader: the posts at the side, the open post beside them."""

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType

from tui_reader.archive.outline import POST
from tui_reader.text import clean_block
from tui_reader.tui.bindings import bindings_for
from tui_reader.tui.bookmarking import Bookmarking
from tui_reader.tui.phrasing import plural
from tui_reader.tui.screens.arriving import ArrivingScreen
from tui_reader.tui.stores import Stores
from tui_reader.tui.widgets.post_list import PostList
from tui_reader.tui.widgets.row_list import RowList
from tui_reader.tui.widgets.sidebar import Shown, Sidebar
from tui_reader.tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from tui_reader.bookmarks.bookmark import Bookmark
    from tui_reader.search.hits import Hit
    from tui_reader.tui.reading import Reading
    from tui_reader.tui.widgets.search_pane import SearchPane
    from tui_reader.tui.widgets.thread_pane import ThreadPane
    from tui_reader.tui.widgets.thread_view import ThreadView

NARROW = 72
"""With fewer columns than this, the list and the post take turns."""
WIDE = 100
"""With fewer columns than this, the list is as narrow as its dates and counts allow."""


class ReaderScreen(ArrivingScreen):
    """Posts, thread, search and bookmarks."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_for("anywhere")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-medium"), (WIDE, "-wide")]  # noqa: RUF012

    def __init__(self, stores: Stores) -> None:
        """Read from the stores that the app owns.

        Args:
            stores: The stores.
        """
        super().__init__(stores)
        self.bookmarking = Bookmarking(stores.bookmarks_file)
        self._left_thread = False
        self._begun = False
        self._touched = False
        self._reading: Reading

    def compose(self) -> ComposeResult:
        """The list of posts and the bottom line; the open post joins them in `_begin`."""
        yield Sidebar(id="side")
        yield StatusLine(id="status")

    @property
    def side(self) -> Sidebar:
        """The lists."""
        return self.query_one(Sidebar)

    @property
    def pane(self) -> "ThreadPane":
        """The open post with its find box."""
        from tui_reader.tui.widgets.thread_pane import ThreadPane

        return self.query_one(ThreadPane)

    @property
    def thread(self) -> "ThreadView":
        """The open post."""
        return self.pane.view

    def on_mount(self) -> None:
        """Show what is read already, and go on reading after the first frame."""
        self.side.styles.width = self._stores.settings.sidebar_width
        self.list_posts()
        self.side.posts.focus()
        self.call_after_refresh(self._begin)

    async def _begin(self) -> None:
        """Put in what the first frame does without: a list is seen at once, then its first post."""
        from tui_reader.tui.reading import Reading
        from tui_reader.tui.widgets.thread_pane import ThreadPane

        await self.mount(ThreadPane(id="main"), after=self.side)
        self.thread.text_width = self._stores.settings.text_width
        self._reading = Reading(self.thread, self._stores.index, self.bookmarking)
        await self.side.complete(self._stores.search)
        await self.pane.add_box()
        self._begun = True
        self.list_posts()
        self.read_on()
        self._load_bookmarks()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Do nothing yet with keys that are pressed before there is an open post."""
        return self._begun or not hasattr(self, f"action_{action}")

    def on_descendant_focus(self) -> None:
        """Let the pane that has the keys be seen."""
        at_thread = self.focused is not None and self.side not in self.focused.ancestors
        self._touched |= self.focused is not self.side.posts
        self.set_class(at_thread, "-at-thread")
        self._tell_where()

    def action_posts(self) -> None:
        """Go to the list of posts."""
        self._leave_search()
        self._focus_side("posts")

    def action_thread(self) -> None:
        """Go to the open post."""
        self._focus_thread()

    def action_bookmarks(self) -> None:
        """Go to the bookmarks."""
        self._leave_search()
        if self.side.shown != "bookmarks":
            self._left_thread = self.has_class("-at-thread")
        self._focus_side("bookmarks")
        self.side.bookmarks.select(0)

    def action_next_pane(self) -> None:
        """Go from the side to the post, or back."""
        if self.has_class("-at-thread"):
            self._focus_side(self.side.shown)
        else:
            self._focus_thread()

    def action_zen(self) -> None:
        """Hide the side, or show it."""
        self.toggle_class("-zen")
        if self.has_class("-zen"):
            self._focus_thread()

    def _focus_thread(self) -> None:
        self.add_class("-at-thread")
        # Not by a message: keys that are typed on at once must find it focused.
        self.set_focus(self.thread)

    def _focus_side(self, shown: Shown) -> None:
        self.remove_class("-zen", "-at-thread")
        self.side.shown = shown
        self.set_class(shown == "search", "-searching")
        self._head_side()
        self.side.focus_shown()

    def list_posts(self) -> None:
        """Show the posts that are read."""
        summaries = self._stores.index.summaries
        kept = self.side.posts.selected if self._touched else None
        # Until one does something, the newest of what is read is the one that is open.
        self.side.posts.show(list(summaries), keep=self._touched)
        if kept and (now := self._stores.index.get(kept.id)) and now.id != kept.id:
            self.side.posts.select_key(now.id)  # With one more capture, two posts may be one.
        if self._begun and not self._touched and summaries:
            self._open(summaries[0].id)
        self._head_side()

    def _head_side(self) -> None:
        index = self._stores.index
        if self.side.shown == "bookmarks":
            self.side.heading = plural(len(self.bookmarking), "bookmark", "bookmarks")
        elif self.side.shown == "search":
            self.side.heading = plural(len(self.side.search.hits.items), "result", "results")
        else:
            skipped = f" · {len(index.skipped)} skipped" if index.skipped else ""
            self.side.heading = plural(len(index), "post", "posts") + skipped
        self._tell_where()

    def _open(self, post_id: str) -> None:
        self._reading.open(post_id)
        self._tell_where()

    def _open_selected(self) -> bool:
        if self.side.posts.selected is None:
            return False
        self._touched = True
        self._open(self.side.posts.selected.id)
        return True

    def _show_in_list(self) -> None:
        """Select the open post in the list."""
        if self.thread.post is not None:
            self.side.posts.select_key(self.thread.post.id)

    def on_row_list_highlighted(self, event: RowList.Highlighted) -> None:
        """Show the post that is selected."""
        if self._begun and isinstance(event.rows, PostList):
            self._open_selected()

    async def on_row_list_chosen(self) -> None:
        """Open what was clicked."""
        await self.action_choose()

    async def action_choose(self) -> None:
        """Open what is selected at the side and go there."""
        if not self._begun:
            return
        if self.side.shown == "bookmarks":
            await self._go_to_bookmark(self.side.bookmarks.selected)
        elif self.side.shown == "posts" and self._open_selected():
            self._focus_thread()

    def action_step_post(self, step: int) -> None:
        """Open the next post of the list, or the one before."""
        self._show_in_list()
        self.side.posts.select(self.side.posts.cursor + step, tell=False)
        self._open_selected()

    def action_back(self) -> None:
        """Go back to where one jumped away from."""
        if self._reading.back():
            self._show_in_list()

    def action_forward(self) -> None:
        """Go forward again."""
        if self._reading.forward():
            self._show_in_list()

    def action_search(self) -> None:
        """Ask what to search the archive for; the results of before are still there."""
        if not self._reading.is_aside:
            self._reading.go_aside()
            self._left_thread = self.has_class("-at-thread")
        self._focus_side("search")

    def on_search_pane_selected(self, event: "SearchPane.Selected") -> None:
        """Show the selected hit in its thread, where there is room beside the results."""
        if self.side.shown != "search":
            return
        self._head_side()
        if not self.has_class("-narrow"):
            self._preview(event.hit)

    def on_search_pane_accepted(self, event: "SearchPane.Accepted") -> None:
        """Go to the hit and stay there."""
        if event.hit is None:
            return
        self._preview(event.hit)
        self._reading.settle()
        self._leave_search()
        self._show_in_list()
        self._focus_thread()

    def on_search_pane_left(self) -> None:
        """Put everything back as it was before the search."""
        self._cancel_search()

    def _preview(self, hit: "Hit | None") -> None:
        """Show a hit in its thread; without one, what was open before."""
        if hit is None:
            self._reading.look_back()
        else:
            self._reading.look_at(hit.post_id, hit.comment_id, hit.words)

    def _leave_search(self) -> None:
        """Put the posts back at the side; the results stay for the next time."""
        self._reading.settle()
        self.side.shown = "posts"
        self.remove_class("-searching")
        self._head_side()

    def _cancel_search(self) -> None:
        """Put everything back as it was before the search."""
        self._reading.come_back()
        self._leave_search()
        self._show_in_list()
        self._focus_back()

    def _focus_back(self) -> None:
        """Go back to the pane from which one went to the search or the bookmarks."""
        self.side.shown = "posts"
        if self._left_thread:
            self._focus_thread()
        else:
            self._focus_side("posts")

    def action_find(self) -> None:
        """Ask what to find in the open post."""
        if self.thread.post is not None:
            self.add_class("-at-thread")
            self.pane.ask()

    def action_find_next(self, step: int) -> None:
        """Go to the next match in the open post."""
        self.thread.find_next(step)

    @work(group="shelf")
    async def _load_bookmarks(self) -> None:
        problem = await self.bookmarking.load()
        if problem:
            self.notify(clean_block(problem), severity="warning", markup=False, timeout=12)
        self._show_bookmarks()

    def action_bookmark(self) -> None:
        """Keep what is selected at this moment, or no longer."""
        self._touched = True
        post, row = self.thread.post, self.thread.cursor
        if post is not None:
            comment = None if row == POST else self.thread.outline.comments[row]
            self.bookmarking.ask(self.bookmarking.toggle(post, comment), self._tell)

    def action_undo(self) -> None:
        """Undo the last change of the bookmarks."""
        self.bookmarking.ask(self.bookmarking.undo(), self._tell)

    def _tell(self, said: str) -> None:
        if not self.is_attached or not self.app.is_running:
            return
        self._show_bookmarks()
        self.call_after_refresh(self._say, said)

    def _say(self, said: str) -> None:
        """Say something in the bottom line, until one goes on: it covers nothing."""
        self.query_one(StatusLine).where = said

    def _show_bookmarks(self) -> None:
        self.side.bookmarks.show(self.bookmarking.newest_first())
        if self.thread.post is not None:
            self.thread.bookmarked = self.bookmarking.marks(self.thread.post.id)
        if self.side.shown == "bookmarks":
            self._head_side()

    async def _go_to_bookmark(self, bookmark: "Bookmark | None") -> None:
        if bookmark is None:
            return
        # Waited for: keys that are typed on at once must find the comment selected.
        found, said = await self.bookmarking.find(bookmark, self._stores.index)
        if found is None or not self._reading.jump(found.post_id or "", found.comment_id):
            kept = clean_block(bookmark.anchor.body)
            self._notice("Not in this archive now", f"{said}\n\n{kept}")
            return
        self._show_in_list()
        self._focus_thread()
        if said:
            self._say(said)

    def on_thread_canvas_moved(self) -> None:
        """Tell where one is."""
        self._tell_where()

    def on_thread_view_copied(self, event: "ThreadView.Copied") -> None:
        """Hand a text to the terminal's clipboard."""
        self.app.copy_to_clipboard(event.text)
        self._say("Sent to the terminal's clipboard.")

    def action_warnings(self) -> None:
        """Show what is uncertain about the open post, and what was skipped."""
        from tui_reader.tui.status import about_captures

        told = about_captures(self.thread.post, self._stores.index.skipped)
        self._notice("About this capture", told)

    def _notice(self, heading: str, text: str) -> None:
        from tui_reader.tui.screens.notice import NoticeScreen

        self.app.push_screen(NoticeScreen(heading, text))

    def action_escape(self) -> None:
        """Leave what was begun last: a search, the bookmarks, lit words, a jump, the post."""
        if self._left_side() or self.pane.clear():
            return
        if self._reading.back():
            self._show_in_list()
        elif self.has_class("-at-thread"):
            self._focus_side(self.side.shown)

    async def action_leave(self) -> None:
        """Go back one step; at the top, save what is being saved and quit."""
        if self._left_side():
            return
        if self.has_class("-at-thread"):
            self._focus_side(self.side.shown)
            return
        await self.bookmarking.finish()
        self.app.exit()

    def _left_side(self) -> bool:
        """Leave a search or the bookmarks, if one is there."""
        if self._reading.is_aside:
            self._cancel_search()
        elif self.side.shown == "bookmarks" and not self.has_class("-at-thread"):
            self._focus_back()
        else:
            return False
        return True

    def _tell_where(self) -> None:
        if not self._begun:
            return
        from tui_reader.tui.status import hints_for, where_one_is

        status = self.query_one(StatusLine)
        status.where = where_one_is(self.thread)
        status.hints = hints_for("thread" if self.has_class("-at-thread") else self.side.shown)
