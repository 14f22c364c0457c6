"""The reader: the posts of the archive, walked through and opened."""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import BindingType
from textual.screen import Screen

from tui_reader.archive.outline import POST
from tui_reader.text import clean_line
from tui_reader.tui.bindings import bindings_for
from tui_reader.tui.screens.resuming import ResumingScreen
from tui_reader.tui.widgets.unscrolled import Unscrolled

if TYPE_CHECKING:
    from tui_reader.index.summary import Summary
    from tui_reader.tui.trail import Visit

LOOK_SECONDS = 2.0
"""So often it is looked whether another process has changed the index, or the bookmarks."""

MOST_GONE = 20
"""Among so many posts below one that is gone, the first that is left is looked for."""

_GONE = "This post is not in the archive any more."
_ELSEWHERE = {
    "list": "For the results: Esc goes there.",
    "thread": "For the open post: 2 goes there.",
    "results": "For the results of a search: s searches.",
    "bookmarks": "For the bookmarks: B lists them.",
}
"""What is said of a key that works in another place alone; of all lists, the years lack some."""
_NO_KEY = "Nothing is on this key here; F1 lists all keys."
_COMING = "This post is being read anew, and is not there yet."
_LATER = Path(__file__).parent.parent / "later.tcss"


class ReaderScreen(ResumingScreen, Unscrolled, Screen[None]):
    """Posts, thread, search and bookmarks."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_for("anywhere")

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

        self.app.stylesheet.read(_LATER)
        await self.mount(ThreadPane(id="main"), after=self.side)
        self.thread.text_width = self._stores.settings.text_width
        self._reading = Reading(
            self.pane, self._stores.index, self.bookmarking, self.show_own, self._panes
        )
        await self.side.complete(self._stores.search)
        await self.pane.add_box()
        self.thread.moved = self._tell_where
        self.side.posts.follow = self._open_selected
        self.side.search.hits.follow = self._follow_hits
        self.side.bookmarks.follow = self._follow_bookmarks
        self.side.bookmarks.is_away = self._reading.is_gone
        self.side.search.answered = self._head_side
        self.side.search.accepted = self.go_to_hit
        await self.look_up_place()
        self._begun = True
        self.list_posts()
        self.read_on()
        self.set_interval(LOOK_SECONDS, self.catch_up)
        self.set_interval(LOOK_SECONDS, self.take_over)
        self.set_interval(LOOK_SECONDS, self.catch_up_with_bookmarks)
        self._load_bookmarks()
        self.load_searches()
        self.mark_as_one_reads()

    def list_posts(self) -> None:
        """Show the posts that are read; a list whose selected one is still to come stays."""
        index = self._stores.index
        summaries = index.summaries
        selected = self.side.posts.selected
        if selected is not None and index.awaits(selected.id):
            self._listed = index.state
            self._head_side()
        else:
            self._list_anew()
        if self._begun and not self._touched and summaries and not self.resume():
            self._open(summaries[0].id)
        if self._begun:
            self._stores.read_counts.forget()
            self._reading.renew()
            self._ask_again()
            self._look_again()

    async def on_row_list_chosen(self) -> None:
        """Open what was clicked."""
        await self.action_choose()

    def action_copy(self) -> None:
        """Hand the text of what is selected to the terminal's clipboard."""
        view = self.thread
        at_side = not self.has_class("-at-thread")
        if view.post is None:
            self._say("There is nothing to copy.")
        elif not self._is_selected_shown() or (at_side and self.side.shown == "bookmarks"):
            self._say("Enter goes there; y copies it then.")
        else:
            in_list = at_side and self.side.shown == "posts"
            self.app.copy_to_clipboard(view.letters(POST if in_list else view.cursor))
            self._say("Sent to the terminal's clipboard.")

    def on_key(self, event: events.Key) -> None:
        """Say of a key that does nothing where it works: a dead key looks like a dead reader."""
        if not self._begun or event.key in self.active_bindings:
            return
        from tui_reader.tui.commands import COMMANDS

        named = {event.key, event.character}
        wheres = (command.where for command in COMMANDS if named.intersection(command.keys))
        self._say(_ELSEWHERE.get(next(wheres, ""), _NO_KEY))

    def on_mouse_scroll_down(self) -> None:
        """Who scrolls reads: what is open stays so, whatever comes."""
        self._touched = True

    def on_mouse_scroll_up(self) -> None:
        """As when one scrolls down."""
        self._touched = True

    async def action_choose(self) -> None:
        """Open what is selected at the side and go there."""
        if not self._begun:
            return
        if self.side.shown == "bookmarks":
            await self._go_to_bookmark(self.side.bookmarks.selected)
        elif self.side.shown == "search":
            self.side.search.accept()
        elif self.side.shown == "posts" and self.side.posts.selected is not None:
            self._open_selected()
            self._focus_thread()

    def action_step_post(self, step: int) -> None:
        """Open the next post of the list, or the one before."""
        self._show_in_list()
        # In the list it is a step like any other.
        before = self._reading.here if self.has_class("-at-thread") else None
        if before is not None and step > 0 and self._reading.is_gone(before.post_id):
            step -= 1  # What came after a post that is gone is selected already.
        self.side.posts.select(self.side.posts.cursor + step)
        self._reading.went_far(before)

    def action_back(self) -> None:
        """Go back to where one jumped away from."""
        if not self._stand_at(self._reading.back()):
            self._say(_COMING if self._reading.steps[0] else "Nothing to go back to.")

    def action_forward(self) -> None:
        """Go forward again."""
        if not self._stand_at(self._reading.forward()):
            self._say(_COMING if self._reading.steps[1] else "Nothing to go forward to.")

    def action_find(self) -> None:
        """Ask what to find in the open post."""
        if self.thread.post is not None:
            self.add_class("-at-thread")
            self.pane.ask()

    def action_find_next(self, step: int) -> None:
        """Go to the next match in the open post."""
        if not self.pane.find_next(step):
            self._say("Nothing to find yet: / asks.")

    def action_warnings(self) -> None:
        """Show what is uncertain about the open post, and what was skipped."""
        from tui_reader.tui.status import MOST_SKIPPED, about_captures

        index = self._stores.index
        post = self.thread.post
        captures = [] if post is None else index.captures_of(post)
        skipped = index.first_skipped(MOST_SKIPPED)
        told = about_captures(post, captures, skipped, index.count_skipped())
        self._notice("About this capture", told)

    def action_escape(self) -> None:
        """Leave what was begun last: a search, the bookmarks, lit words, a jump, the post."""
        if self._left_side():
            return
        at_thread, has_led = self.has_class("-at-thread"), self._reading.has_led
        if self.pane.clear():
            # The words may be out of sight: where nothing is said, the key looks dead.
            goes_back = "; Esc goes back" if at_thread or has_led else ""
            self._say(f"Search cleared{goes_back}.")
        elif not (has_led and self._stand_at(self._reading.back())) and at_thread:
            self._focus_side(self.side.shown)

    def action_leave(self) -> None:
        """Go back one step; at the top, save what is being saved and quit."""
        if self._left_side():
            return
        if self.has_class("-at-thread"):
            self._focus_side(self.side.shown)
            return
        self.leave()

    def _ask_again(self) -> None:
        self.side.search.grow()
        self.side.filter.grow()

    def _stand_at(self, visit: "Visit | None") -> bool:
        """Let list and panes stand as they did at a place that is open again; False without one."""
        if visit is None:
            return False
        self._show_in_list()
        if not self._reading.is_aside:
            if "-at-thread" in visit.panes:
                self._focus_thread()
            else:
                self._focus_side("posts")
            self.add_class(*visit.panes)
        return True

    def _open(self, post_id: str) -> None:
        is_there = self._reading.open(post_id)
        self._tell_where()
        if not is_there:
            self._say(_GONE if self._reading.is_gone(post_id) else _COMING)
            self.catch_up()

    def _list_anew(self) -> None:
        """Show the posts, with the same one selected; where it is gone, that is told."""
        index, posts = self._stores.index, self.side.posts
        before, place = posts.items, posts.cursor
        kept = posts.selected if self._touched else None
        self.show_posts()
        if kept is None:
            return
        there = posts.place_of(kept.id)
        while there is None and index.state != self._listed:
            # Something came while it was shown: it is not all of one state.
            self.show_posts()
            there = posts.place_of(kept.id)
        if there is not None:
            if there != posts.cursor:
                posts.select(there, tell=False)
            return
        now = index.get(kept.id)
        if now is not None:
            posts.select_key(now.id)  # With one more capture, two posts may be one.
        elif not index.awaits(kept.id):
            below = before[place + 1 : place + 1 + MOST_GONE]
            places = (posts.place_of(each.id) for each in below)
            self._tell_gone(kept, next((each for each in places if each is not None), place))

    def _tell_gone(self, gone: "Summary", place: int) -> None:
        """Select who stands in the place of a post that is gone; what one reads stays open."""
        is_open = self.thread.post is not None and self.thread.post.id == gone.id
        is_in_list = self.side.at == "posts" and not self.has_class("-at-thread")
        self.side.posts.select(place, tell=is_in_list)
        if is_in_list:
            # Beside another post, it is told which one.
            self._say(f"Not in the archive any more: {clean_line(gone.title) or '(no title)'}")
        elif is_open:
            self._say(_GONE)

    def _open_selected(self) -> None:
        if self.side.posts.selected is not None:
            self._touched = True
            self._open(self.side.posts.selected.id)

    def _left_side(self) -> bool:
        """Leave a search, the bookmarks or a filter of the list, if one is there."""
        if self._reading.is_aside:
            self._cancel_search()
        elif self.has_class("-at-thread"):
            return False
        elif self.side.shown == "bookmarks":
            self._focus_back()
        elif self.side.filter.is_on:
            self._clear_filter()
        else:
            return False
        return True
