"""The reader: the posts at the side, the open post beside them."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.screen import Screen
from textual.worker import get_current_worker

from tui_reader.text import clean_block, clean_line
from tui_reader.tui.bindings import bindings_for
from tui_reader.tui.bookmarking import Bookmarking
from tui_reader.tui.status import hints_for, where_one_is
from tui_reader.tui.stores import Outcome, Stores
from tui_reader.tui.trail import Trail, Visit
from tui_reader.tui.widgets.post_list import PostList
from tui_reader.tui.widgets.row_list import RowList
from tui_reader.tui.widgets.sidebar import Shown, Sidebar
from tui_reader.tui.widgets.status_line import StatusLine
from tui_reader.tui.widgets.thread_canvas import Place
from tui_reader.tui.widgets.thread_item import plural
from tui_reader.tui.widgets.thread_pane import ThreadPane
from tui_reader.tui.widgets.thread_view import ThreadView

if TYPE_CHECKING:
    from textual.widgets import Input

    from tui_reader.bookmarks.bookmark import Bookmark
    from tui_reader.search.hits import Hit
    from tui_reader.tui.widgets.prompt import Prompt

NARROW = 72
"""With fewer columns than this, the list and the post take turns."""
_BATCH = 50


class ReaderScreen(Screen[None]):
    """Posts, thread, search and bookmarks."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_for("anywhere")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-wide")]  # noqa: RUF012

    class Arrived(Message):
        """More captures were read."""

        def __init__(self, outcomes: list[Outcome]) -> None:
            """Hand over what was read.

            Args:
                outcomes: Posts and skipped files.
            """
            super().__init__()
            self.outcomes = outcomes

    class Found(Message):
        """A search has come to its hits."""

        def __init__(self, number: int, hits: "list[Hit]") -> None:
            """Hand over the hits.

            Args:
                number: The number of the query that they answer.
                hits: The hits, best first.
            """
            super().__init__()
            self.number = number
            self.hits = hits

    def __init__(self, stores: Stores) -> None:
        """Read from the stores that the app owns.

        Args:
            stores: The stores.
        """
        super().__init__()
        self._stores = stores
        self._bookmarking = Bookmarking(stores.bookmarks_file)
        self._trail = Trail()
        self._places: dict[str, Place] = {}
        self._before_search: Visit | None = None
        self._searched_from_thread = False

    def compose(self) -> ComposeResult:
        """The side, the post, the bottom line."""
        with Horizontal(id="panes"):
            yield Sidebar(id="side")
            yield ThreadPane(id="main")
        yield StatusLine(id="status")

    @property
    def side(self) -> Sidebar:
        """The lists."""
        return self.query_one(Sidebar)

    @property
    def pane(self) -> ThreadPane:
        """The open post with its find box."""
        return self.query_one(ThreadPane)

    @property
    def thread(self) -> ThreadView:
        """The open post."""
        return self.query_one(ThreadView)

    def on_mount(self) -> None:
        """Show what is read already, and go on reading after the first frame."""
        self.thread.text_width = self._stores.settings.text_width
        self.side.styles.width = self._stores.settings.sidebar_width
        self._list_posts()
        if self._stores.index.summaries:
            self._open(self._stores.index.summaries[0].id)
        self.side.posts.focus()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.side.complete()
        self.pane.add_box()
        self._read_on()
        self._load_bookmarks()

    @work(thread=True, group="reading")
    def _read_on(self) -> None:
        worker = get_current_worker()
        batch: list[Outcome] = []
        for outcome in self._stores.coming:
            if worker.is_cancelled:
                return
            batch.append(outcome)
            if len(batch) >= _BATCH:
                self.post_message(self.Arrived(batch))
                batch = []
        self.post_message(self.Arrived(batch))

    def on_reader_screen_arrived(self, event: Arrived) -> None:
        """List the posts that were read meanwhile."""
        for outcome in event.outcomes:
            self._stores.take(outcome)
        self._list_posts()
        if self.thread.post is None and self._stores.index.summaries:
            self._open(self._stores.index.summaries[0].id)

    # The panes

    def on_descendant_focus(self) -> None:
        """Let the pane that has the keys be seen."""
        at_thread = self.focused is not None and self.pane in self.focused.ancestors
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
        self._focus_side("bookmarks")

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
        self.thread.focus()

    def _focus_side(self, shown: Shown) -> None:
        self.remove_class("-zen", "-at-thread")
        self.side.shown = shown
        self.set_class(shown == "hits", "-searching")
        self._head_side()
        self.side.front.focus()

    def _list_posts(self) -> None:
        self.side.posts.show(list(self._stores.index.summaries))
        self._head_side()

    def _head_side(self) -> None:
        index = self._stores.index
        if self.side.shown == "bookmarks":
            self.side.heading = plural(len(self._bookmarking), "bookmark", "bookmarks")
        elif self.side.shown == "posts":
            skipped = f" · {len(index.skipped)} skipped" if index.skipped else ""
            self.side.heading = plural(len(index), "post", "posts") + skipped
        self._tell_where()

    # The open post

    def _open(self, post_id: str, place: Place | None = None) -> bool:
        """Open a post where one left it, or at a place; False where it is not there."""
        post = self._stores.index.get(post_id)
        if post is None:
            return False
        view = self.thread
        if view.post is not None:
            self._places[view.post.id] = view.place()
        if view.post is not post:
            view.bookmarked = self._bookmarking.marks(post_id)
            view.open(post, place or self._places.get(post_id))
        elif place is not None:
            view.restore(place)
        self._tell_where()
        return True

    def _here(self) -> Visit | None:
        view = self.thread
        return None if view.post is None else Visit(view.post.id, view.place(), view.lit)

    def _return_to(self, visit: Visit | None) -> None:
        if visit is None:
            return
        self._open(visit.post_id, visit.place)
        self.thread.lit = visit.lit
        self.side.posts.select_key(visit.post_id)

    def on_row_list_highlighted(self, event: RowList.Highlighted) -> None:
        """Show the post or the hit that is selected."""
        rows = event.rows
        if isinstance(rows, PostList) and rows.selected is not None:
            self._open(rows.selected.id)
        elif rows.id == "hits" and not self.has_class("-narrow"):
            self._preview()

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Open what is selected and go there."""
        rows = event.rows
        if isinstance(rows, PostList) and rows.selected is not None:
            self._open(rows.selected.id)
            self._focus_thread()
        elif rows.id == "hits":
            self._accept_hit()
        elif rows.id == "bookmarks":
            self._go_to_bookmark(self.side.bookmarks.selected)

    def action_next_post(self) -> None:
        """Open the next post of the list."""
        self._step_post(1)

    def action_previous_post(self) -> None:
        """Open the post before."""
        self._step_post(-1)

    def _step_post(self, step: int) -> None:
        posts = self.side.posts
        if self.thread.post is not None:
            posts.select_key(self.thread.post.id)
        posts.select(posts.cursor + step)

    def action_back(self) -> None:
        """Go back to where one jumped away from."""
        self._return_to(self._trail.back(self._here()))

    def action_forward(self) -> None:
        """Go forward again."""
        self._return_to(self._trail.forward(self._here()))

    # Search

    def action_search(self) -> None:
        """Ask what to search the archive for; the results of before are still there."""
        if self._before_search is None:
            self._before_search = self._here()
            self._searched_from_thread = self.has_class("-at-thread")
        self._focus_side("hits")
        self.side.box.select_all()
        self._head_hits()

    def on_input_changed(self, event: "Input.Changed") -> None:
        """Search as one types."""
        self._search(event.value, self._stores.search.announce())

    def on_input_submitted(self) -> None:
        """Go to the selected hit."""
        self._accept_hit()

    def on_prompt_sent(self, event: "Prompt.Sent") -> None:
        """Move in the results from the search box."""
        if event.action == "escape":
            self._cancel_search()
            return
        hits = self.side.hits
        moves: dict[str, Callable[[], None]] = {
            "down": hits.action_down,
            "up": hits.action_up,
            "page(1)": partial(hits.action_page, 1),
            "page(-1)": partial(hits.action_page, -1),
        }
        moves[event.action]()

    @work(thread=True, exclusive=True, group="search")
    def _search(self, text: str, number: int) -> None:
        hits = self._stores.search.search(text, number)
        self.post_message(self.Found(number, hits))

    def on_reader_screen_found(self, event: Found) -> None:
        """Show the hits, unless a newer query was typed meanwhile."""
        if not self._stores.search.is_newest(event.number) or self._before_search is None:
            return
        self.side.hits.empty = (
            "Nothing has these words. Try fewer of them."
            if self.side.box.value.strip()
            else "Type what you remember; a slip does no harm."
        )
        self.side.hits.show(event.hits, keep=False)
        self._head_hits()
        if not self.has_class("-narrow"):
            self._preview()

    def _head_hits(self) -> None:
        self.side.heading = plural(len(self.side.hits.items), "result", "results")
        self._tell_where()

    def _preview(self) -> None:
        """Show the selected hit in its thread; without hits, what was open before."""
        hit = self.side.hits.selected
        if hit is None:
            self._return_to(self._before_search)
        elif self._open(hit.post_id):
            self.thread.lit = hit.words
            self.thread.go_to(hit.comment_id)

    def _accept_hit(self) -> None:
        if self.side.hits.selected is None:
            return
        self._preview()
        if self._before_search is not None:
            self._trail.leave(self._before_search)
        self._leave_search()
        if self.thread.post is not None:
            self.side.posts.select_key(self.thread.post.id)
        self._focus_thread()

    def _leave_search(self) -> None:
        """Put the posts back at the side; the results stay for the next time."""
        self._before_search = None
        self.side.shown = "posts"
        self.remove_class("-searching")
        self._head_side()

    def _cancel_search(self) -> None:
        """Put everything back as it was before the search."""
        before = self._before_search
        self._leave_search()
        self._return_to(before)
        if self._searched_from_thread:
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

    # Bookmarks

    @work(group="shelf")
    async def _load_bookmarks(self) -> None:
        problem = await self._bookmarking.load()
        if problem:
            self.notify(clean_block(problem), severity="warning", markup=False, timeout=12)
        self._show_bookmarks()

    @work(group="shelf")
    async def action_bookmark(self) -> None:
        """Keep what is selected, or no longer."""
        post = self.thread.post
        if post is None:
            return
        row = self.thread.cursor
        comment = None if self.thread.comment_id is None else self.thread.outline.comments[row]
        self._tell(await self._bookmarking.toggle(post, comment))

    @work(group="shelf")
    async def action_undo(self) -> None:
        """Undo the last change of the bookmarks."""
        self._tell(await self._bookmarking.undo())

    def _tell(self, said: str) -> None:
        self._show_bookmarks()
        self.call_after_refresh(self._say, said)

    def _say(self, said: str) -> None:
        """Say something in the bottom line, until one goes on: it covers nothing."""
        self.query_one(StatusLine).where = said

    def _show_bookmarks(self) -> None:
        self.side.bookmarks.show(self._bookmarking.newest_first())
        if self.thread.post is not None:
            self.thread.bookmarked = self._bookmarking.marks(self.thread.post.id)
        if self.side.shown == "bookmarks":
            self._head_side()

    def _go_to_bookmark(self, bookmark: "Bookmark | None") -> None:
        if bookmark is None:
            return
        found, said = self._bookmarking.find(bookmark, self._stores.index)
        here = self._here()
        if found is None or not self._open(found.post_id or ""):
            kept = clean_block(bookmark.anchor.body)
            self._notice("Not in this archive now", f"{said}\n\n{kept}")
            return
        if here is not None:
            self._trail.leave(here)
        self.thread.go_to(found.comment_id)
        self.side.posts.select_key(found.post_id)
        self._focus_thread()
        if said:
            self.notify(said, markup=False)

    # The rest

    def on_thread_canvas_moved(self) -> None:
        """Tell where one is."""
        self._tell_where()

    def on_thread_view_copied(self, event: ThreadView.Copied) -> None:
        """Hand a text to the terminal's clipboard."""
        self.app.copy_to_clipboard(event.text)
        self._say("Sent to the terminal's clipboard.")

    def action_warnings(self) -> None:
        """Show what is uncertain about the open post, and what was skipped."""
        post = self.thread.post
        lines = [f"• {clean_line(warning)}" for warning in post.warnings] if post else []
        if post is not None:
            lines.append(f"• Read from {clean_line(post.source.path)} ({post.source.format}).")
        if self._stores.index.skipped:
            lines += ["", "Not read:"]
            lines += [
                f"• {clean_line(skipped.path)}: {clean_line(skipped.reason)}"
                for skipped in self._stores.index.skipped
            ]
        self._notice("About this capture", "\n".join(lines))

    def _notice(self, heading: str, text: str) -> None:
        from tui_reader.tui.screens.notice import NoticeScreen

        self.app.push_screen(NoticeScreen(heading, text))

    def action_themes(self) -> None:
        """Choose a theme."""
        self.app.search_themes()

    def action_palette(self) -> None:
        """Show all commands."""
        self.app.action_command_palette()

    def action_help(self) -> None:
        """Show the keys."""
        from tui_reader.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen())

    def action_escape(self) -> None:
        """Leave what was begun last: a search, the bookmarks, lit words, a jump, the post."""
        if self._before_search is not None:
            self._cancel_search()
        elif self.side.shown == "bookmarks" and not self.has_class("-at-thread"):
            self._focus_side("posts")
        elif not self.pane.clear():
            if len(self._trail):
                self.action_back()
            elif self.has_class("-at-thread"):
                self._focus_side(self.side.shown)

    async def action_leave(self) -> None:
        """Go back one step; at the top, save what is being saved and quit."""
        if self._before_search is not None:
            self._cancel_search()
        elif self.side.shown == "bookmarks" and not self.has_class("-at-thread"):
            self._focus_side("posts")
        elif self.has_class("-narrow") and self.has_class("-at-thread"):
            self._focus_side(self.side.shown)
        else:
            await self._bookmarking.finish()
            self.app.exit()

    def _tell_where(self) -> None:
        with suppress(Exception):
            status = self.query_one(StatusLine)
            status.where = where_one_is(self.thread)
            status.hints = hints_for(
                "search"
                if self._before_search is not None
                else "thread"
                if self.has_class("-at-thread")
                else self.side.shown
            )
