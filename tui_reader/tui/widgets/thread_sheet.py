"""A post and its comments as lines of a width, each item laid out when it comes into view."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from tui_reader.archive.outline import POST, Outline
from tui_reader.archive.post import Post
from tui_reader.text import clean_line
from tui_reader.tui.phrasing import Part, fit, plural
from tui_reader.tui.widgets.thread_item import (
    Text,
    comment_head,
    item_text,
    lay_out,
    post_meta,
    post_title,
)

NARROWEST = 24
"""Indents shrink rather than leave less than so many cells for a text."""


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line of an item."""

    parts: tuple[Part, ...] = ()
    """The pieces of a line that is not a stranger's body, each with its style."""
    body: int | None = None
    """Which line of the body this is; None for all other lines."""
    depth: int = 0
    """How many guides stand before it."""
    ruled: bool = False
    """Whether a rule fills the rest of it."""
    at: int = 0
    """Where in what is searched the piece begins that this line has of a title or name."""


class Sheet:
    """The lines of a post at one width.

    Only the items that are asked for are laid out, and each is kept: what this costs depends on
    what is in view, not on the length of the thread.
    """

    def __init__(self, post: Post, outline: Outline, width: int, text_width: int) -> None:
        """Prepare to lay out a post.

        Args:
            post: The post.
            outline: Its comments and what is folded.
            width: The cells that the widest line may take, guides included.
            text_width: The cells that a text may take where there is room for more.
        """
        self.post = post
        self.outline = outline
        self.width = max(width, 1)
        self._text_width = text_width
        self._texts: dict[int, Text] = {}
        self._items: dict[int, list[SheetLine]] = {}
        self._bookmarked: Container[str] = ()
        self._read: Container[str] | None = None

    def bookmark(self, comment_ids: Container[str]) -> None:
        """Say which comments are bookmarked; the post itself is the empty id."""
        self._bookmarked = comment_ids
        self._items.clear()

    def tell_read(self, comment_ids: Container[str] | None) -> None:
        """Say which comments were read; None to draw all of them alike."""
        self._read = comment_ids
        self._items.clear()

    def forget(self, rows: Iterable[int]) -> None:
        """Forget the lines of some rows, for they are to be drawn in another way."""
        for row in rows:
            self._items.pop(row, None)

    def refold(self) -> None:
        """Forget the items' lines, for the outline was folded; the texts stay."""
        self._items.clear()

    def guides(self, row: int) -> int:
        """How many guides stand before the text of a row: shrunk where the width is short."""
        return min(self.outline.depth(row) + 1, max((self.width - NARROWEST) // 2, 1))

    def text(self, row: int) -> Text:
        """The typeset body of a row."""
        text = self._texts.get(row)
        if text is None:
            room = self.width - (0 if row == POST else 2 * self.guides(row))
            text = lay_out(item_text(self.post, self.outline, row), min(room, self._text_width))
            self._texts[row] = text
        return text

    def lines(self, row: int) -> list[SheetLine]:
        """All the lines of a row."""
        lines = self._items.get(row)
        if lines is None:
            lines = self._post_lines() if row == POST else self._comment_lines(row)
            self._items[row] = lines
        return lines

    def height(self, row: int) -> int:
        """How many lines a row takes; at least one."""
        return len(self.lines(row))

    def full_height(self, row: int) -> int:
        """How many lines of a row hold something: its height without blank lines at its end."""
        lines = self.lines(row)
        height = len(lines)
        while height > 1 and lines[height - 1].body is None and not lines[height - 1].parts:
            height -= 1
        return height

    def heading_line(self) -> int:
        """The line of the post at which the heading of its comments stands."""
        return next(at for at, line in enumerate(self.lines(POST)) if line.ruled)

    def first_body_line(self, row: int) -> int:
        """The line of a row at which its body begins."""
        for number, line in enumerate(self.lines(row)):
            if line.body is not None:
                return number
        return 0

    def _comment_lines(self, row: int) -> list[SheetLine]:
        outline = self.outline
        comment_id = outline.comments[row].id
        bookmarked = comment_id in self._bookmarked
        read = None if self._read is None else comment_id in self._read
        above = self.guides(row) - 1
        room = self.width - 2 * above
        head = SheetLine(
            tuple(comment_head(self.post, outline, row, bookmarked, room, read)), depth=above
        )
        if outline.is_folded(row):
            return [head]
        below = outline.next(row)
        gap = 0 if below is None else self.guides(below) - 1
        return [head, *self._body_lines(row, above + 1), SheetLine(depth=gap)]

    def _body_lines(self, row: int, depth: int) -> list[SheetLine]:
        return [SheetLine(body=line, depth=depth) for line in range(len(self.text(row).lines))]

    def _post_lines(self) -> list[SheetLine]:
        title = lay_out(post_title(self.post), min(self.width, 72))
        lines = [
            SheetLine(((title.letters[line.start : line.end], "title"),), at=line.start)
            for line in title.lines
        ]
        if "" in self._bookmarked:
            last = lines[-1]
            lines[-1] = SheetLine((*last.parts, ("  ★", "bookmark")), at=last.at)
        found = len(self.outline)
        lines += self._meta_lines(found)
        if warnings := self.post.warnings:
            lines.append(SheetLine(((self._warning(warnings), "warning"),)))
        lines.append(SheetLine())
        if self.outline.is_folded(POST):
            lines.append(SheetLine((("▸ ", "heading"), ("the text is folded", "quiet"))))
        else:
            lines += self._body_lines(POST, 0)
        heading = plural(found, "comment", "comments") if found else "no comments"
        lines += [SheetLine(), SheetLine(((f"{heading} ", "heading"),), ruled=True)]
        return [*lines, SheetLine()] if found else lines

    def _meta_lines(self, found: int) -> Iterator[SheetLine]:
        told, name = post_meta(self.post, found)
        meta = lay_out(told, self.width)
        for line in meta.lines:
            first, last = (min(max(each, line.start), line.end) for each in (name.start, name.stop))
            pieces = (
                (meta.letters[line.start : first], "quiet"),
                (meta.letters[first:last], "author"),
                (meta.letters[last : line.end], "quiet"),
            )
            # The name follows the title in what is searched.
            at = len(post_title(self.post)) + 1 + first - name.start
            yield SheetLine(tuple(piece for piece in pieces if piece[0]), at=at)

    def _warning(self, warnings: Sequence[str]) -> str:
        more = f" (+{len(warnings) - 1}: w)" if len(warnings) > 1 else ""
        return fit("! " + clean_line(warnings[0]), self.width - len(more)) + more
