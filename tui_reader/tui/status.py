"""What the bottom line says: where one is in a thread, and the keys that help there."""

from tui_reader.archive.outline import POST
from tui_reader.text import clean_line
from tui_reader.tui.widgets.thread_view import ThreadView

Hints = tuple[tuple[str, str], ...]

_HINTS: dict[str, Hints] = {
    "posts": (("Enter", "read"), ("s", "search"), ("B", "bookmarks"), ("?", "help"), ("q", "quit")),
    "bookmarks": (("Enter", "go there"), ("U", "undo"), ("Esc", "back"), ("?", "help")),
    "search": (("↑↓", "choose"), ("Enter", "go there"), ("Esc", "as it was")),
    "thread": (
        ("Enter", "fold"),
        ("}", "next thread"),
        ("b", "bookmark"),
        ("s", "search"),
        ("/", "find"),
        ("?", "help"),
    ),
}


def hints_for(where: str) -> Hints:
    """The keys that help in a place, the most useful first."""
    return _HINTS[where]


def where_one_is(view: ThreadView) -> str:
    """The selected comment among all of them, or the match one is at."""
    if view.post is None:
        return ""
    at, matches = view.found
    if matches:
        return f"match {at} of {matches}"
    title = clean_line(view.post.title)
    if view.cursor == POST:
        return title
    return f"{view.outline.number(view.cursor)} · {view.cursor + 1}/{len(view.outline)} · {title}"
