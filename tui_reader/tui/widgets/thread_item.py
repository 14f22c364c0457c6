"""What the thread view draws of a post or a comment: its lines, with what is special in them."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from tui_reader.archive.outline import POST, Outline
from tui_reader.archive.post import Comment, Post
from tui_reader.text import ANONYMOUS, clean_block, clean_line
from tui_reader.tui.phrasing import Part, fit, fit_end, plural, spoken_date
from tui_reader.tui.typeset import Line, links, typeset

SEPARATOR = "  ·  "
UNREAD = " ●"
"""What stands behind the name or title of what was not read."""
_LONGEST_NAME = 40
_SHORTEST_NAME = 8
_SHORTEST_PREVIEW = 8


@dataclass(frozen=True, slots=True)
class Text:
    """A cleaned text, broken into lines of a width."""

    letters: str
    """The whole text; spans are offsets in it."""
    lines: tuple[Line, ...]
    """Where each line starts and ends."""
    links: tuple[tuple[int, int], ...]
    """Where the web addresses are."""

    def line_of(self, offset: int) -> int:
        """The line in which an offset stands; the last one for what is behind it."""
        for number, line in enumerate(self.lines):
            if offset < line.end or (offset == line.start == line.end):
                return number
        return max(len(self.lines) - 1, 0)


def lay_out(text: str, width: int) -> Text:
    """Clean a stranger's text and break it into lines of a width."""
    letters = clean_block(text).strip("\n")
    return Text(letters, tuple(typeset(letters, width)), tuple(links(letters)))


def who(comment: Comment) -> Part:
    """The name to show for a comment, and whether it is told, guessed or missing."""
    if comment.author:
        return fit(clean_line(comment.author), _LONGEST_NAME), "author"
    if comment.signature:
        return "signed " + fit(clean_line(comment.signature), _LONGEST_NAME), "signature"
    return ANONYMOUS, "quiet"


def is_authors(post: Post, comment: Comment) -> bool:
    """Whether the post's own author wrote a comment, by the names that the page printed."""
    return bool(post.author and comment.author and same_name(post.author, comment.author))


def same_name(one: str, other: str) -> bool:
    """Whether two names are the same but for case and white space."""
    return clean_line(one).casefold() == clean_line(other).casefold()


def comment_head(
    post: Post, outline: Outline, row: int, bookmarked: bool, width: int, read: bool | None = None
) -> list[Part]:
    """The first line of a comment, without the guides before it.

    Args:
        post: The post that it belongs to.
        outline: The comments and what is folded; a folded comment shows the beginning of its text.
        row: The comment.
        bookmarked: Whether to draw a star.
        width: The cells that the line may take; what has no room is left out, the star last, and a
            long number is shortened.
        read: Whether it was read: then it stands back, else it carries a mark. None for neither.

    Returns:
        The pieces of the line.
    """
    comment = outline.comments[row]
    folded = outline.is_folded(row)
    mark = "▸" if folded else "▾" if comment.replies else "•"
    star: list[Part] = [(" ★", "bookmark")] if bookmarked else []
    star += [(UNREAD, "unread")] if read is False else []
    parts: list[Part] = [(f"{mark} ", "quiet" if read else "heading")]
    # In a deep thread the number is long: star and name have room before it.
    room = width - _cells([*parts, *star]) - 1
    number = fit_end(outline.number(row), min(room - _SHORTEST_NAME, max(width // 4, 9)))
    parts += [(number, "quiet"), (" ", "text")] if room > _SHORTEST_NAME else []
    name, style = who(comment)
    style = "read" if read else style
    parts += [(fit(name, width - _cells([*parts, *star])), style), *star]
    if is_authors(post, comment):
        parts += [(" ", "text"), (" author ", "badge")]
    parts = _fitting(parts, width)
    about = [clean_line(spoken_date(comment.published))] if comment.published else []
    if replies := outline.replies(row):
        about.append(plural(replies, "reply", "replies"))
    for told in about:
        if _cells(parts) + cell_len(SEPARATOR + told) <= width:
            parts.append((SEPARATOR + told, "quiet"))
    room = width - _cells(parts) - cell_len(SEPARATOR)
    if folded and room > _SHORTEST_PREVIEW:
        # A preview needs no more than the beginning: a long text is not cleaned whole for it.
        parts.append((SEPARATOR + fit(clean_line(comment.body[: 4 * width]), room), "quiet"))
    return parts


def _cells(parts: Sequence[Part]) -> int:
    return sum(cell_len(text) for text, _ in parts)


def _fitting(parts: Sequence[Part], width: int) -> list[Part]:
    """Shorten the pieces of a line so that together they fit a width."""
    kept: list[Part] = []
    for text, style in parts:
        room = width - _cells(kept)
        if room > 0:
            kept.append((fit(text, room), style))
    return kept


def post_meta(post: Post, found: int) -> tuple[str, range]:
    """The line under a title: date, author, comments; and where the author's name stands in it."""
    dot = f" {SEPARATOR.strip()} "
    date = spoken_date(post.published) or "no date"
    name = post_author(post)
    before = f"{date}{dot}by " if name else date
    parts = [before + name, comments_told(found, post.claimed_comments)]
    if post.labels:
        parts.append(clean_line(", ".join(post.labels)))
    return dot.join(parts), range(len(before), len(before) + len(name))


def comments_told(found: int, claimed: int | None) -> str:
    """How many comments there are, and what the page said where that differs."""
    told = plural(found, "comment", "comments") if found else "no comments"
    if claimed is not None and claimed != found:
        told += f" (the page says {claimed:,})"
    return told


def item_head(post: Post, outline: Outline, row: int) -> str:
    """The name over a comment, as it is shown, or the post's title with the author's name."""
    if row != POST:
        return who(outline.comments[row])[0]
    return "\n".join(filter(None, (post_title(post), post_author(post))))


def post_title(post: Post) -> str:
    """The title to show for a post."""
    return clean_line(post.title) or "(no title)"


def post_author(post: Post) -> str:
    """The name of who wrote the post, as it is shown; nothing where it is not told."""
    return clean_line(post.author or "")


def item_letters(post: Post, outline: Outline, row: int) -> str:
    """The cleaned text of a row, as `lay_out` sets it."""
    return clean_block(item_text(post, outline, row)).strip("\n")


def item_text(post: Post, outline: Outline, row: int) -> str:
    """The stranger's text of a row: a comment's body, or the post's."""
    return post.body if row == POST else outline.comments[row].body
