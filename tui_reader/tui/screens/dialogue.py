"""Small questions over the reader: a name for a search, which of those kept, tags, a note."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui_reader.bookmarks.tags import complete_tag, spell_tags, tags_typed
from tui_reader.search.completion import Candidate
from tui_reader.search.saved_search import SavedSearch, spell_name
from tui_reader.text import clean_block, clean_line
from tui_reader.tui.widgets.prompt import Prompt
from tui_reader.tui.widgets.query_box import QueryBox
from tui_reader.tui.widgets.row_list import RowList
from tui_reader.tui.widgets.saved_list import SavedList

Given = TypeVar("Given")

_BREAK = "↵"
"""Stands for the end of a line in a box that has one line."""


class Dialogue(ModalScreen[Given]):
    """A question over the reader; the first answer is the one that counts."""

    CSS_PATH = "../notice.tcss"

    def answer(self, given: Given | None) -> None:
        """Give an answer, unless there was one before in the same burst of keys."""
        if self.is_current:
            self.dismiss(given)

    def tell(self, end: str) -> None:
        """Say something in the last line.

        Args:
            end: Our own words, and cleaned text.
        """
        self.query_one("#notice-end", Static).update(Content(end))


@dataclass(frozen=True, slots=True)
class Naming:
    """A search with the name that was given to it."""

    search: SavedSearch
    """The search."""
    in_place_of: SavedSearch | None = None
    """The one that has the name, and is to give way."""


class NamingScreen(Dialogue[Naming]):
    """Asks for the name of a search; None where it is left."""

    _END = "Enter keeps it · Esc does not"

    def __init__(self, query: str, kept: Sequence[SavedSearch]) -> None:
        """Ask for a name.

        Args:
            query: What is to be kept.
            kept: The searches that have names.
        """
        super().__init__()
        self._query = query
        self._kept = {search.name: search for search in kept}
        self._in_place_of: SavedSearch | None = None

    def compose(self) -> ComposeResult:
        """The query, a box for its name, and how to leave."""
        with Vertical(id="notice"):
            yield Static(Content("Keep this search"), id="notice-heading")
            yield Static(Content(clean_line(self._query)), id="notice-about")
            yield Prompt(placeholder="a name for it")
            yield Static(Content(self._END), id="notice-end")

    def on_mount(self) -> None:
        """Take the keys."""
        self.query_one(Prompt).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Know that another name is meant."""
        event.stop()
        self._in_place_of = None
        self.tell(self._END)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the name; one that is in use, only when asked once more."""
        event.stop()
        search = SavedSearch(spell_name(event.value), self._query)
        known = self._kept.get(search.name)
        if not search.name:
            self.tell("A search needs a name to be kept. Esc leaves without.")
        elif known in (None, search, self._in_place_of):
            self.answer(Naming(search, self._in_place_of))
        else:
            self._in_place_of = known
            asks = clean_line(known.query) if known else ""
            self.tell(f"In use: Enter once more puts this in place of: {asks}")

    def on_prompt_sent(self, event: Prompt.Sent) -> None:
        """Leave without a name."""
        event.stop()
        if event.action == "escape":
            self.answer(None)


class TagsScreen(Dialogue[tuple[str, ...]]):
    """Asks for the tags of a bookmark; None where it is left."""

    def __init__(
        self, title: str, tags: Sequence[str], known: Sequence[str], draft: str | None = None
    ) -> None:
        """Ask for tags.

        Args:
            title: What the bookmark is called: cleaned text.
            tags: Those that it has.
            known: Those in use, the likeliest first.
            draft: What was typed before in their place and not saved.
        """
        super().__init__()
        self._title = title
        self._tags = tuple(tags)
        self._typed = spell_tags(tags)
        self._known = known
        self._draft = draft

    def compose(self) -> ComposeResult:
        """What is tagged, a box for the tags, and how to leave."""
        with Vertical(id="notice"):
            yield Static(Content("Tags"), id="notice-heading")
            yield Static(Content(self._title), id="notice-about")
            typed = self._typed if self._draft is None else self._draft
            yield QueryBox(typed, placeholder="wool, winter coats", select_on_focus=False)
            yield _ending("Commas between · Tab completes", self._draft)

    def on_mount(self) -> None:
        """Take the keys."""
        self.query_one(QueryBox).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offer how the last tag may go on."""
        event.stop()
        found = complete_tag(event.value, self._known)
        offered = None if found is None else Candidate(found[0], len(event.value), found[1])
        self.query_one(QueryBox).offer(offered)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the tags."""
        event.stop()
        # What was not touched stays as it is, also what nobody could type.
        self.answer(self._tags if event.value == self._typed else tags_typed(event.value))

    def on_prompt_sent(self, event: Prompt.Sent) -> None:
        """Leave without a change, or take what is offered."""
        event.stop()
        if event.action == "escape":
            self.answer(None)
        elif event.action == "complete":
            self.query_one(QueryBox).take()


class NoteScreen(Dialogue[str]):
    """Asks for the note of a bookmark; None where it is left, or stays as it is."""

    def __init__(self, title: str, note: str, draft: str | None = None) -> None:
        """Ask for a note.

        Args:
            title: What the bookmark is called: cleaned text.
            note: The one that it has; it may have several lines.
            draft: What was written before in its place and not saved.
        """
        super().__init__()
        self._title = title
        self._typed = _on_a_line(note)
        self._draft = draft
        self._box = Prompt(
            self._typed if draft is None else _on_a_line(draft),
            placeholder="what you think of it",
            select_on_focus=False,
        )

    def compose(self) -> ComposeResult:
        """What is noted, a box for the note, and how to leave."""
        breaks = f"{_BREAK} breaks a line" if _BREAK in self._box.value else ""
        with Vertical(id="notice"):
            yield Static(Content("Note"), id="notice-heading")
            yield Static(Content(self._title), id="notice-about")
            yield self._box
            yield _ending(breaks, self._draft)

    def on_mount(self) -> None:
        """Take the keys."""
        self._box.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the note, where it is another."""
        event.stop()
        is_other = self._draft is not None or event.value != self._typed
        self.answer(event.value.strip().replace(_BREAK, "\n") if is_other else None)

    def on_prompt_sent(self, event: Prompt.Sent) -> None:
        """Leave without a change."""
        event.stop()
        if event.action == "escape":
            self.answer(None)


def _ending(keys: str, draft: str | None) -> Static:
    """What stands under a box for what is said of a bookmark."""
    told = "" if draft is None else "Not saved yet"
    end = " · ".join(filter(None, [told, keys, "Enter saves", "Esc leaves"]))
    return Static(Content(end), id="notice-end")


def _on_a_line(note: str) -> str:
    return clean_block(note).replace("\n", _BREAK)


class Keeper(Protocol):
    """Who changes the searches that are kept."""

    def forget_search(self, search: SavedSearch) -> None:
        """Keep a search no longer."""

    def action_undo(self) -> None:
        """Undo the last change."""

    def action_redo(self) -> None:
        """Do it again."""


class SavedScreen(Dialogue[SavedSearch]):
    """The searches that are kept, to choose from; None where it is left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,S", "dismiss", "Close", show=False),
        Binding("d,delete", "forget", "Keep it no longer", show=False),
        Binding("U", "undo", "Undo", show=False),
        Binding("R", "redo", "Do again", show=False),
    ]
    _END = "Enter searches · d forgets · U undoes · Esc closes"

    def __init__(self, searches: Sequence[SavedSearch], keeper: Keeper) -> None:
        """List searches.

        Args:
            searches: What is kept.
            keeper: Who changes them.
        """
        super().__init__()
        self._searches = searches
        self._keeper = keeper

    @property
    def _saved(self) -> SavedList:
        return self.query_one(SavedList)

    def compose(self) -> ComposeResult:
        """The searches, and what one can do with them."""
        with Vertical(id="notice", classes="tall"):
            yield Static(Content("Searches you kept"), id="notice-heading")
            yield SavedList(id="saved")
            yield Static(Content(self._END), id="notice-end")

    def on_mount(self) -> None:
        """Show them."""
        self._saved.empty = "Nothing is kept yet: in the search, ^n keeps a query under a name."
        self._saved.follow = lambda: self.tell(self._END)
        self._saved.show(list(self._searches))
        self._saved.focus()

    def show(self, searches: Sequence[SavedSearch], said: str) -> None:
        """Show what is kept now.

        Args:
            searches: What is kept.
            said: What was done: cleaned text.
        """
        self._searches = searches
        # Before it is composed, there is nothing to show them in yet.
        if self.is_current and self.query(SavedList):
            self._saved.show(list(searches))
            self.tell(said or self._END)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Take what was clicked."""
        event.stop()
        self.action_choose()

    def action_choose(self) -> None:
        """Search for what is selected."""
        self.answer(self._saved.selected)

    def action_forget(self) -> None:
        """Forget what is selected, and select the next; after the last one, nothing is left."""
        search, place = self._saved.selected, self._saved.cursor
        if search is None:
            return
        self._keeper.forget_search(search)
        # At once: another key of the same burst is for the next one.
        left = [each for each in self._saved.items if each is not search]
        self._saved.show(left)
        self._saved.select(place)
        if not left:
            self.answer(None)

    def action_undo(self) -> None:
        """Undo the last change of what is kept."""
        self._keeper.action_undo()

    def action_redo(self) -> None:
        """Do it again."""
        self._keeper.action_redo()
