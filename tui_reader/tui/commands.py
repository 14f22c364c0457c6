"""Every command of the reader, once, as data.

The bindings, the palette, the help screen and the README's table of keys are made from this table.
A command says where it applies with a word, so that no widget is imported here.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

Where = Literal["anywhere", "list", "thread", "results", "years", "bookmarks"]
"""``anywhere``: in the reader; ``list``: in a list at the side; ``thread``: in the open post;
``results``: in the search, its box too; ``years``: in the bars over its results; ``bookmarks``: in
their list."""


class Command(NamedTuple):
    """Something that one can ask the reader to do."""

    id: str
    """The name of the action that carries it out, with its arguments."""
    keys: tuple[str, ...]
    """The keys, as Textual names them; the first is the one that hands know."""
    title: str
    """What it does, in a few words."""
    where: Where
    """Where its keys work."""
    group: str
    """The heading under which the help screen shows it."""
    help: str = ""
    """What else is good to know."""


_MOVE, _FOLD, _FIND, _KEEP, _SCREEN = "Move", "Fold", "Search", "Keep and mark", "The reader"

COMMANDS: tuple[Command, ...] = (
    Command("down", ("j", "down"), "Next post, result, comment", "list", _MOVE),
    Command("up", ("k", "up"), "The one before", "list", _MOVE),
    Command("half_page(1)", ("ctrl+d",), "Half a page down", "list", _MOVE),
    Command("half_page(-1)", ("ctrl+u",), "Half a page up", "list", _MOVE),
    Command("page(1)", ("space", "pagedown"), "A page down", "list", _MOVE),
    Command("page(-1)", ("pageup",), "A page up", "list", _MOVE),
    Command("first", ("g", "home"), "To the top", "list", _MOVE),
    Command("last", ("G", "end"), "To the end", "list", _MOVE),
    Command(
        "screen.choose", ("enter",), "Open", "list", _MOVE, "Goes to the post, hit or bookmark."
    ),
    Command(
        "down", ("j", "down"), "Next comment", "thread", _MOVE, "Scrolls first where it is long."
    ),
    Command("up", ("k", "up"), "Previous comment", "thread", _MOVE),
    Command("half_page(1)", ("ctrl+d",), "Half a page down", "thread", _MOVE),
    Command("half_page(-1)", ("ctrl+u",), "Half a page up", "thread", _MOVE),
    Command("page(1)", ("space", "pagedown"), "A page down", "thread", _MOVE),
    Command("page(-1)", ("pageup",), "A page up", "thread", _MOVE),
    Command("first", ("g", "home"), "To the top", "thread", _MOVE),
    Command("last", ("G", "end"), "To the end", "thread", _MOVE),
    Command("next_top_level", ("}",), "Next top-level comment", "thread", _MOVE),
    Command("previous_top_level", ("{",), "Previous top-level comment", "thread", _MOVE),
    Command("next_sibling", ("]",), "Next comment of this level", "thread", _MOVE),
    Command("previous_sibling", ("[",), "Previous comment of this level", "thread", _MOVE),
    Command("parent", ("p",), "The comment that this one answers", "thread", _MOVE),
    Command("root", ("P",), "The top of this thread", "thread", _MOVE),
    Command("step_post(1)", ("J",), "Next post", "anywhere", _MOVE),
    Command("step_post(-1)", ("K",), "Previous post", "anywhere", _MOVE),
    Command("back", ("ctrl+o",), "Back to where you were", "anywhere", _MOVE),
    Command("forward", ("ctrl+right",), "Forward again", "anywhere", _MOVE),
    Command("toggle_fold", ("enter",), "Fold or unfold", "thread", _FOLD),
    Command("fold", ("h", "left"), "Fold; again: to the parent", "thread", _FOLD),
    Command("unfold", ("l", "right"), "Unfold; again: to the first reply", "thread", _FOLD),
    Command("fold_all", ("H",), "Fold all", "thread", _FOLD),
    Command("unfold_all", ("L",), "Unfold all", "thread", _FOLD),
    Command("fewer_levels", ("<",), "Show one level fewer", "thread", _FOLD),
    Command("more_levels", (">",), "Show one level more", "thread", _FOLD),
    Command(
        "search",
        ("s",),
        "Search the archive",
        "anywhere",
        _FIND,
        'Words in any order, mistyped or not; "exact phrase"; -not.',
    ),
    Command("screen.turn_order", ("ctrl+s",), "Best results first, or newest", "results", _FIND),
    Command(
        "screen.years",
        ("ctrl+y",),
        "Choose a year of the results",
        "results",
        _FIND,
        "When it was talked about; Enter narrows to a year, and widens again.",
    ),
    Command("step(-1)", ("left", "h"), "An earlier year", "years", _FIND),
    Command("step(1)", ("right", "l"), "A later year", "years", _FIND),
    Command("choose", ("enter",), "Narrow to the year, or widen", "years", _FIND),
    Command(
        "screen.results",
        ("escape", "down", "j"),
        "Back from the years to the results",
        "years",
        _FIND,
    ),
    Command(
        "screen.recall",
        ("ctrl+r",),
        "What you searched for before",
        "results",
        _FIND,
        "So does ↑ in the empty box.",
    ),
    Command("screen.keep_search", ("ctrl+n",), "Keep the search by a name", "results", _FIND),
    Command("saved_searches", ("S",), "Searches you kept", "anywhere", _FIND),
    Command(
        "more_like", ("M",), "More like this", "anywhere", _FIND, "What shares its rare words."
    ),
    Command(
        "filter",
        ("backslash",),
        "Filter the list of posts",
        "anywhere",
        _FIND,
        "The same queries, asked of the posts.",
    ),
    Command("find", ("slash",), "Find in this post", "anywhere", _FIND),
    Command("find_next(1)", ("n",), "Next match", "anywhere", _FIND),
    Command("find_next(-1)", ("N",), "Previous match", "anywhere", _FIND),
    Command("bookmark", ("b",), "Bookmark, or take it away", "anywhere", _KEEP),
    Command(
        "screen.remove_bookmark", ("d", "delete"), "Take it away, in their list", "bookmarks", _KEEP
    ),
    Command("note", ("a",), "Note on the bookmark", "anywhere", _KEEP, "In your own words."),
    Command(
        "tags",
        ("t",),
        "Tags of the bookmark",
        "anywhere",
        _KEEP,
        "With commas between them; Tab takes what is offered. tag: finds them.",
    ),
    Command("bookmarks", ("B", "3"), "Bookmarks", "anywhere", _KEEP),
    Command(
        "turn_read",
        ("u",),
        "Mark as unread, or as read",
        "anywhere",
        _KEEP,
        "What you saw and went past is read; ● stands at what is not. In the list: all of a post.",
    ),
    Command("undo", ("U",), "Undo the last change of what is kept", "anywhere", _KEEP),
    Command("redo", ("R",), "Do again what was undone", "anywhere", _KEEP),
    Command("copy", ("y",), "Copy the text", "anywhere", _KEEP),
    Command("posts", ("1",), "Posts", "anywhere", _SCREEN),
    Command("thread", ("2",), "The open post", "anywhere", _SCREEN),
    Command("next_pane", ("tab",), "Next pane", "anywhere", _SCREEN),
    Command("zen", ("z",), "Show or hide the list", "anywhere", _SCREEN),
    Command("app.change_theme", (), "Choose a theme", "anywhere", _SCREEN, "It is remembered."),
    Command("warnings", ("w",), "What is uncertain, or was skipped", "anywhere", _SCREEN),
    Command("app.command_palette", ("colon", "ctrl+p"), "All commands", "anywhere", _SCREEN),
    Command("app.suspend_process", ("ctrl+z",), "To the shell; fg comes back", "anywhere", _SCREEN),
    Command("app.help", ("question_mark", "f1"), "Help", "anywhere", _SCREEN),
    Command(
        "escape",
        ("escape",),
        "Back",
        "anywhere",
        _SCREEN,
        "First clears what was searched for, then goes back.",
    ),
    Command("leave", ("q",), "Back, or quit", "anywhere", _SCREEN),
)

_SHOWN = {
    "slash": "/",
    "backslash": "\\",
    "question_mark": "?",
    "colon": ":",
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "tab": "Tab",
    "delete": "Del",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "f1": "F1",
}


def commands_for(where: Where) -> Iterator[Command]:
    """Give the commands whose keys work in a place."""
    return (command for command in COMMANDS if command.where == where)


def shown_key(key: str) -> str:
    """A key as one would write it: ``^d`` for ``ctrl+d``, ``/`` for ``slash``."""
    if key.startswith("ctrl+"):
        return "^" + _SHOWN.get(key[5:], key[5:])
    return _SHOWN.get(key, key)


def shown_keys(command: Command) -> str:
    """All the keys of a command, as one would write them."""
    return " ".join(shown_key(key) for key in command.keys)


def keys_table() -> str:
    """The table of keys in Markdown, for the README."""
    lines: list[str] = []
    for group in dict.fromkeys(command.group for command in COMMANDS):
        lines += [f"| **{group}** | |", "|---|---|"] if not lines else [f"| **{group}** | |"]
        lines += [
            f"| {' '.join(f'`{shown_key(key)}`' for key in command.keys)} | {command.title} |"
            for command in distinct(group)
        ]
    return "\n".join(lines) + "\n"


def distinct(group: str) -> Iterator[Command]:
    """The commands of a heading that have keys; a key that does the same in two places once."""
    seen = set()
    for command in COMMANDS:
        if command.group == group and command.keys and (command.id, command.keys) not in seen:
            seen.add((command.id, command.keys))
            yield command
