"""Looking about: what is selected at the side is shown, until one settles or comes back."""

from typing import TYPE_CHECKING

from textual.timer import Timer

from tui_reader.tui.screens.panes import PanesScreen

if TYPE_CHECKING:
    from tui_reader.search.hits import Hit
    from tui_reader.tui.widgets.search_pane import SearchPane


PREVIEW_SECONDS = 0.05
"""So many seconds the keys must pause before what is selected is shown."""


class AsideScreen(PanesScreen):
    """The search of the archive: Enter goes to a hit, Esc puts everything back as it was."""

    _soon: Timer | None = None

    @property
    def is_to_preview(self) -> bool:
        """Whether what is selected is still to be shown."""
        return self._soon is not None

    def action_posts(self) -> None:
        """Go to the list of posts."""
        self._leave_search()
        self._focus_side("posts")

    def action_search(self) -> None:
        """Ask what to search the archive for; the results of before are still there."""
        if self.side.shown != "search":
            self._preview_no_more()
        if not self._reading.is_aside:
            self.pane.close()
            self._reading.go_aside()
            self._left = self._panes()
        self._focus_side("search")
        self._prepare_search()

    def _prepare_search(self) -> None:
        """Load what the first search needs while its first letter is typed."""
        search = self._stores.search
        if not search.is_prepared:
            search.is_prepared = True
            # What goes wrong is told by the search itself.
            self.run_worker(search.prepare, group="prepare", thread=True, exit_on_error=False)

    def on_descendant_focus(self) -> None:
        """Let the query be remembered when one goes from its results into the thread."""
        if self._is_at_thread:
            # Where the keys are in the post, it stays as it is.
            self._preview_no_more()
            if self.side.shown == "search":
                self.side.search.tell_searched()
        elif self.side.shown == "search" and not self.side.search.box.has_focus:
            # From here on keys may be for what is selected.
            self._preview_now()

    def on_search_pane_selected(self, event: "SearchPane.Selected") -> None:
        """Show the selected hit in its thread soon; the results are painted first."""
        # Told late, of results that came: by now one may have left them, or gone on.
        if event.hit is self.side.search.hits.selected and not self._is_at_thread:
            self._preview_soon()

    def go_to_hit(self, hit: "Hit") -> None:
        """Go to a hit and stay there."""
        self._preview(hit)
        self._reading.settle()
        self._leave_search()
        self._show_in_list()
        self._focus_thread()

    def on_search_pane_left(self) -> None:
        """Put everything back as it was before the search."""
        self._cancel_search()

    def _follow_hits(self) -> None:
        """Show another hit: soon while one types, at once where the next key may be for it."""
        if self.side.search.box.has_focus:
            self._preview_soon()
        else:
            self._preview_selected()

    def _preview_soon(self) -> None:
        """Show what is selected at the side as soon as the keys pause."""
        self._preview_no_more()
        self._soon = self.set_timer(PREVIEW_SECONDS, self._preview_selected)

    def _preview_now(self) -> None:
        """Show what is to be shown soon, before a key that is meant for it."""
        if self.is_to_preview:
            self._preview_selected()

    def _preview_no_more(self) -> None:
        if self._soon is not None:
            self._soon.stop()
            self._soon = None

    async def _settle_preview(self) -> None:
        self._preview_now()

    def _preview_selected(self) -> None:
        """Show the selected hit in its thread, where there is room beside the results."""
        self._preview_no_more()
        if self.has_class("-narrow"):
            self._tell_where()
        elif self.side.shown == "search" and not self._is_at_thread:
            self._preview(self.side.search.hits.selected)

    def _preview(self, hit: "Hit | None") -> None:
        """Show a hit in its thread; without one, what was open before."""
        self._preview_no_more()
        if hit is None:
            self._reading.look_back()
        else:
            self._reading.look_at(hit.post_id, hit.comment_id, hit.words)

    def _leave_search(self) -> None:
        """Put the posts back at the side; the results stay for the next time."""
        self._preview_no_more()
        if self.side.shown == "search":
            self.side.search.tell_searched()
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
