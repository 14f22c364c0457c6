"""Looking about: the search shows its hits in the open post, until one settles or comes back."""

from typing import TYPE_CHECKING

from tui_reader.tui.screens.panes import PanesScreen

if TYPE_CHECKING:
    from tui_reader.search.hits import Hit
    from tui_reader.tui.widgets.search_pane import SearchPane


class AsideScreen(PanesScreen):
    """The search of the archive: Enter goes to a hit, Esc puts everything back as it was."""

    def action_posts(self) -> None:
        """Go to the list of posts."""
        self._leave_search()
        self._focus_side("posts")

    def action_search(self) -> None:
        """Ask what to search the archive for; the results of before are still there."""
        if not self._reading.is_aside:
            self.pane.close()
            self._reading.go_aside()
            self._leave_for_side()
        self._focus_side("search")

    def on_descendant_focus(self) -> None:
        """Let the query be remembered when one goes from its results into the thread."""
        if self.side.shown == "search" and self._is_at_thread:
            self.side.search.tell_searched()

    def on_search_pane_answered(self) -> None:
        """Say how many results there are."""
        self._head_side()

    def on_search_pane_selected(self, event: "SearchPane.Selected") -> None:
        """Show the selected hit in its thread, where there is room beside the results."""
        # Told late, of results that came: by now one may have left them, or gone on.
        if event.hit is self.side.search.hits.selected:
            self._preview_selected()

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

    def _preview_selected(self) -> None:
        if self.side.shown == "search" and not self.has_class("-narrow"):
            self._preview(self.side.search.hits.selected)

    def _preview(self, hit: "Hit | None") -> None:
        """Show a hit in its thread; without one, what was open before."""
        if hit is None:
            self._reading.look_back()
        else:
            self._reading.look_at(hit.post_id, hit.comment_id, hit.words)

    def _leave_search(self) -> None:
        """Put the posts back at the side; the results stay for the next time."""
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
