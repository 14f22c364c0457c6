"""The open post, with a box under it to find something in it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import AwaitMount
from textual.worker import get_current_worker

from tui_reader.tui.widgets.post_finder import Wanted
from tui_reader.tui.widgets.post_texts import PostTexts
from tui_reader.tui.widgets.thread_place import Place
from tui_reader.tui.widgets.thread_view import ThreadView
from tui_reader.tui.widgets.unscrolled import Unscrolled

if TYPE_CHECKING:
    from textual.widgets import Input

    from tui_reader.archive.post import Post
    from tui_reader.tui.widgets.prompt import Prompt


class ThreadPane(Unscrolled, Vertical):
    """A thread view, and the find box that belongs to it."""

    class Looked(Message):
        """Something was looked for in the post, and found or not."""

    class Ready(Message):
        """The texts of a post can be searched."""

        def __init__(self, texts: PostTexts) -> None:
            """Hand them over.

            Args:
                texts: The texts.
            """
            super().__init__()
            self.texts = texts

    _before: tuple[Place, Wanted] | None = None
    _wanted: Callable[[], None] | None = None
    """What to find as soon as the texts of the post are ready."""

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

    def show_copy(self, copy: Content) -> None:
        """Lay a text over the post: what was kept of one that is not there; styles say how long.

        Args:
            copy: The text.
        """
        from textual.widgets import Static

        shown = self.query("#copy").results(Static)
        if (over := next(shown, None)) is not None:
            over.update(copy)
        else:
            self.mount(Static(copy, id="copy", markup=False))

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
        self._wanted = None
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
        self._before = self.view.place(), self.view.finder.wanted
        self.box.display = True
        self.box.value = ""
        self.screen.set_focus(self.box)

    def clear(self) -> bool:
        """Forget what was found and lit.

        Returns:
            Whether there was anything.
        """
        had = bool(self.box.display or self.view.looked_for or self.view.lit)
        self.close()
        self.find("")
        self.view.lit = ()
        return had

    def find(self, query: str, place: Place | None = None, before: Wanted | None = None) -> None:
        """Find something as soon as the texts of the post are ready; the newest query wins.

        Args:
            query: What to find; nothing takes the matches away.
            place: Where to begin; by default at the selected comment.
            before: What was found before, where it is that again; then one stays where one is.
        """
        self._wanted = None
        if query:
            self._when_ready(partial(self._find, query, place, before))
        else:
            self._find(query, place, before)

    def find_next(self, step: int) -> bool:
        """Go to the next match, or with -1 the one before; of what is lit, if nothing was asked.

        Returns:
            Whether there is anything to go to.
        """
        view = self.view
        if view.looked_for:
            self._go_far(view.find_next, step)
        elif not view.lit:
            return False
        elif self._wanted is None:
            self._when_ready(partial(self._go_far, view.find_lit, step))
        return True

    def put_back(self, wanted: Wanted) -> None:
        """Find again what was found before, and stay where one is."""
        self.find(wanted.query, before=wanted)

    def on_thread_pane_ready(self, event: Ready) -> None:
        """Find what was typed last."""
        event.stop()
        wanted, self._wanted = self._wanted, None
        if wanted is not None and event.texts is self.view.texts:
            wanted()

    def on_descendant_blur(self) -> None:
        """Take the find box away when one leaves it, but not with the whole terminal."""
        if self.app.app_focus and not self.box.has_focus:
            self.close()

    def on_input_changed(self, event: "Input.Changed") -> None:
        """Go to the first place as one types."""
        event.stop()
        if self.box.display:
            self.find(event.value, self._before[0] if self._before else None)

    def on_input_submitted(self, event: "Input.Submitted") -> None:
        """Stay at the place that was found."""
        event.stop()
        if self._before is not None:
            self.view.went_far(*self._before)
        self.close()

    def on_prompt_sent(self, event: "Prompt.Sent") -> None:
        """Walk through the matches, or go back to where one was."""
        event.stop()
        if event.action == "escape":
            if self._before is not None:
                place, wanted = self._before
                self.view.restore(place)
                self.put_back(wanted)
            self.close()
        elif event.action in ("down", "up"):
            self.view.find_next(1 if event.action == "down" else -1)
            self.post_message(self.Looked())

    def _when_ready(self, find: Callable[[], None]) -> None:
        texts = self.view.texts
        if texts is None or texts.is_ready:
            find()
        else:
            # Many long texts take a while: one types on meanwhile.
            self._wanted = find
            self._make_ready(texts)

    def _go_far(self, go: Callable[[int], None], step: int) -> None:
        with self.view.going_far():
            go(step)

    def _find(self, query: str, place: Place | None, before: Wanted | None) -> None:
        self.view.find(query, place, before)
        # What the view sends from here goes no further than this pane.
        self.post_message(self.Looked())

    @work(thread=True, exclusive=True, group="find")
    def _make_ready(self, texts: PostTexts) -> None:
        worker = get_current_worker()
        texts.make(lambda: worker.is_cancelled)
        if not worker.is_cancelled:
            self.post_message(self.Ready(texts))
