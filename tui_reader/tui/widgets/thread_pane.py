"""The open post, with a box under it to find something in it."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widget import AwaitMount

from tui_reader.tui.widgets.thread_canvas import Place
from tui_reader.tui.widgets.thread_view import ThreadView

if TYPE_CHECKING:
    from textual.widgets import Input

    from tui_reader.archive.post import Post
    from tui_reader.tui.widgets.prompt import Prompt


class ThreadPane(Vertical):
    """A thread view, and the find box that belongs to it."""

    class Looked(Message):
        """Something was looked for in the post, and found or not."""

    _before: Place | None = None

    def compose(self) -> ComposeResult:
        """The thread; the find box comes with `add_box`."""
        yield ThreadView(id="thread")

    @property
    def view(self) -> ThreadView:
        """The thread."""
        return self.query_one(ThreadView)

    @property
    def box(self) -> "Prompt":
        """The find box."""
        from tui_reader.tui.widgets.prompt import Prompt

        return self.query_one(Prompt)

    def add_box(self) -> AwaitMount:
        """Put the find box in, hidden: after the first frame, which does without it."""
        from tui_reader.tui.widgets.prompt import Prompt

        box = Prompt(placeholder="find in this post", id="find-box")
        box.display = False
        return self.mount(box)

    def open(self, post: "Post", place: Place | None = None) -> None:
        """Show a post; what was to be found in the one before is no longer asked for.

        Args:
            post: The post.
            place: Where one was in it; its top by default.
        """
        self.close()
        self.view.open(post, place)

    def close(self) -> None:
        """Take the find box away, if it is there; what was found stays lit."""
        if self.box.display:
            had_keys = self.box.has_focus
            self.box.display = False
            if had_keys:
                self.screen.set_focus(self.view)

    def ask(self) -> None:
        """Ask what to find."""
        self._before = self.view.place()
        self.box.display = True
        self.box.value = ""
        self.screen.set_focus(self.box)

    def clear(self) -> bool:
        """Forget what was found and lit.

        Returns:
            Whether there was anything.
        """
        had = bool(self.view.looked_for or self.view.lit)
        self.view.find("")
        self.view.lit = ()
        return had

    def on_input_changed(self, event: "Input.Changed") -> None:
        """Go to the first place as one types."""
        event.stop()
        if self.box.display:
            self.view.find(event.value, self._before)
            # What the view sends from here goes no further than this pane.
            self.post_message(self.Looked())

    def on_input_submitted(self, event: "Input.Submitted") -> None:
        """Stay at the place that was found."""
        event.stop()
        self.close()

    def on_prompt_sent(self, event: "Prompt.Sent") -> None:
        """Walk through the matches, or go back to where one was."""
        event.stop()
        if event.action == "escape":
            self.view.find("", self._before)
            self.close()
        elif event.action in ("down", "up"):
            self.view.find_next(1 if event.action == "down" else -1)
            self.post_message(self.Looked())
