"""What the reader says of itself: where one is, which keys help, what is uncertain."""

from collections.abc import Iterable, Sequence
from typing import Any

from tui_reader.archive.outline import POST
from tui_reader.archive.post import CaptureRead, Post, Skipped
from tui_reader.text import clean_line
from tui_reader.tui.phrasing import fit_end
from tui_reader.tui.widgets.row_list import RowList
from tui_reader.tui.widgets.thread_view import ThreadView

MOST_SKIPPED = 200
"""So many files that were not read are told: a notice of thousands would not be read either."""

_LONGEST_NUMBER = 12

Hints = tuple[tuple[str, str], ...]

_HINTS: dict[str, Hints] = {
    "posts": (
        ("Enter", "read"),
        ("s", "search"),
        ("B", "bookmarks"),
        ("q", "quit"),
        ("\\", "filter"),
        ("?", "help"),
    ),
    "bookmarks": (
        ("Enter", "go there"),
        ("d", "take away"),
        ("t", "tags"),
        ("a", "note"),
        ("U", "undo"),
        ("Esc", "back"),
        ("?", "help"),
    ),
    "search": (
        ("↑↓", "choose"),
        ("Enter", "go there"),
        ("^s", "order"),
        ("^y", "years"),
        ("Esc", "as it was"),
    ),
    "results": (
        ("Enter", "go there"),
        ("s", "search"),
        ("Tab", "post"),
        ("^s", "order"),
        ("^y", "years"),
        ("Esc", "as it was"),
    ),
    "years": (("←→", "choose a year"), ("Enter", "narrow, widen"), ("Esc", "results")),
    "filter": (("↑↓", "choose"), ("Enter", "to the list"), ("Esc", "all posts")),
    "find": (("↑↓", "matches"), ("Enter", "stay"), ("Esc", "as it was")),
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
    """The keys that help in a place, the most useful first; the last one leads on or out."""
    return _HINTS[where]


def where_one_is(view: ThreadView) -> str:
    """The selected comment among all of them, or the match one is at."""
    if view.post is None:
        return ""
    at, matches = view.found
    if matches:
        nearly = clean_line(view.finder.nearly)
        return f"{at} of {matches} · {nearly}" if nearly else f"match {at} of {matches}"
    if view.looked_for:
        return f"not in this post: {clean_line(view.looked_for)}"
    title = clean_line(view.post.title)
    if view.cursor == POST:
        return title
    number = fit_end(view.outline.number(view.cursor), _LONGEST_NUMBER)
    return f"{number} · {view.cursor + 1}/{len(view.outline)} · {title}"


def where_in_list(rows: RowList[Any]) -> str:
    """Which row of a list is selected, of how many."""
    return f"{rows.cursor + 1:,} of {len(rows.items):,}" if rows.items else ""


def about_captures(
    post: Post | None, captures: Iterable[CaptureRead], skipped: Sequence[Skipped], count: int
) -> str:
    """Tell what is uncertain about a post, where it is from, and what of the archive was not read.

    Args:
        post: The post, if one is open.
        captures: The captures in the file that it is from.
        skipped: The first of the files that were not read, at most `MOST_SKIPPED`.
        count: How many of them there are.
    """
    lines = []
    if post is not None:
        lines = [f"• {clean_line(warning)}" for warning in post.warnings]
        lines.append(f"• Read from {clean_line(post.source.path)} ({post.source.format}).")
        lines += [
            f"• {clean_line(note)}"
            for capture in captures
            if capture.source.path == post.source.path
            for note in capture.notes
        ]
    files = [f"• {clean_line(each.path)}: {clean_line(each.reason)}" for each in skipped]
    if (more := count - len(skipped)) > 0:
        files.append(f"And {more:,} more: tui-reader check lists all.")
    return "\n".join([*lines, *(["", "Not read:", *files] if files else [])])
