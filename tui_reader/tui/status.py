"""What the reader says of itself: where one is, which keys help, what is uncertain."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from tui_reader.archive.outline import POST
from tui_reader.archive.post import CaptureRead, Post, Skipped
from tui_reader.text import clean_line
from tui_reader.tui.phrasing import fit_end
from tui_reader.tui.widgets.row_list import RowList
from tui_reader.tui.widgets.sidebar import Sidebar
from tui_reader.tui.widgets.thread_view import ThreadView

MOST_SKIPPED = 200
"""So many files that were not read are told: a notice of thousands would not be read either."""

_LONGEST_NUMBER = 12


class _Hint(NamedTuple):
    """A key that helps in a place."""

    key: str
    """As one would write it."""
    title: str
    """What it does there."""
    needs: str = ""
    """What of `at_hand` it needs to do that."""


_HINTS: dict[str, tuple[_Hint, ...]] = {
    "posts": (
        _Hint("Enter", "read", "row"),
        _Hint("s", "search"),
        _Hint("B", "bookmarks"),
        _Hint("q", "quit", "all"),
        _Hint("\\", "filter"),
        _Hint("Esc", "all posts", "filter"),
        _Hint("?", "help"),
    ),
    "bookmarks": (
        _Hint("Enter", "go there", "here"),
        _Hint("d", "take away", "row"),
        _Hint("t", "tags", "row"),
        _Hint("a", "note", "row"),
        _Hint("U", "undo", "undo"),
        _Hint("Esc", "back"),
        _Hint("?", "help"),
    ),
    "search": (
        _Hint("↑↓", "choose", "rows"),
        _Hint("Enter", "go there", "row"),
        _Hint("^s", "order", "row"),
        _Hint("^y", "years", "years"),
        _Hint("Esc", "as it was"),
    ),
    "results": (
        _Hint("Enter", "go there", "row"),
        _Hint("s", "search"),
        _Hint("Tab", "post", "post"),
        _Hint("^s", "order", "row"),
        _Hint("^y", "years", "years"),
        _Hint("Esc", "as it was"),
    ),
    "years": (
        _Hint("←→", "choose a year", "other year"),
        _Hint("Enter", "narrow, widen"),
        _Hint("Esc", "results"),
    ),
    "filter": (
        _Hint("↑↓", "choose", "rows"),
        _Hint("Enter", "to the list"),
        _Hint("Esc", "all posts"),
    ),
    "find": (
        _Hint("↑↓", "matches", "matches"),
        _Hint("Enter", "stay"),
        _Hint("Esc", "as it was"),
    ),
    "thread": (
        _Hint("Enter", "fold", "post"),
        _Hint("}", "next thread", "thread below"),
        _Hint("b", "bookmark", "post"),
        _Hint("s", "search"),
        _Hint("/", "find", "post"),
        _Hint("?", "help"),
    ),
}


def at_hand(side: Sidebar, view: ThreadView) -> Iterator[str]:
    """Say what there is at this moment for keys to work on.

    Args:
        side: The lists.
        view: The open post.
    """
    rows: RowList[Any] = side.bookmarks
    if side.shown != "bookmarks":
        rows = side.posts if side.shown == "posts" else side.search.hits
    if rows.items:
        yield "row"
    if not side.bookmarks.is_gone:
        yield "here"
    if len(rows.items) > 1:
        yield "rows"
    yield "filter" if side.filter.is_on else "all"
    years = side.search.years
    if years.display:
        yield "years"
    if len(years.years) > 1:
        yield "other year"
    if view.post is not None:
        yield "post"
        if view.outline.next_top_level(view.cursor) is not None:
            yield "thread below"
    if view.found[1] > 1:
        yield "matches"


def hints_for(where: str, there: Collection[str]) -> tuple[tuple[str, str], ...]:
    """The keys that help in a place, the most useful first; the last one leads on or out.

    Args:
        where: The place.
        there: What is at hand: what would do nothing is not named.
    """
    hints = (each for each in _HINTS[where] if not each.needs or each.needs in there)
    return tuple((each.key, each.title) for each in hints)


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
