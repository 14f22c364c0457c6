"""A comment tree and what is folded, seen as the rows that one reads down.

The tree is laid out once in reading order; then every step (the next row, the parent, a fold) looks
at a few numbers and never at the whole thread. `POST` stands for the post above its comments.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui_reader.archive.post import Comment

POST = -1
"""The row of the post itself, above the first comment."""


class Outline:
    """The comments of one post in reading order, with a set of folded rows.

    A row is the place of a comment in reading order, counted from 0, or `POST`.
    """

    def __init__(self, comments: "Sequence[Comment]") -> None:
        """Lay a comment tree out.

        Args:
            comments: The top-level comments.
        """
        from tui_reader.archive.post import walk

        self.comments: list[Comment] = []
        self.depths: list[int] = []
        self.parents: list[int] = []
        self.ends: list[int] = []
        """For each row, the row after everything below it."""
        self.folded: set[int] = set()
        self._rows_of_ids, self._ids = frozenset[int](), frozenset[str]()
        open_rows: list[int] = []
        for row, (depth, comment) in enumerate(walk(tuple(comments))):
            while len(open_rows) > depth:
                self.ends[open_rows.pop()] = row
            self.comments.append(comment)
            self.depths.append(depth)
            self.parents.append(open_rows[-1] if open_rows else POST)
            self.ends.append(row + 1)
            open_rows.append(row)
        for row in open_rows:
            self.ends[row] = len(self.comments)
        self._ordinals = _ordinals(self.parents)

    def __len__(self) -> int:
        """The number of comments."""
        return len(self.comments)

    @property
    def levels(self) -> int:
        """How many levels of comments there are."""
        return 1 + max(self.depths, default=-1)

    def depth(self, row: int) -> int:
        """How deep a row is: -1 for the post, 0 for a top-level comment."""
        return -1 if row == POST else self.depths[row]

    def parent(self, row: int) -> int:
        """The row that this one answers; the post answers itself."""
        return POST if row == POST else self.parents[row]

    def root(self, row: int) -> int:
        """The top-level comment that a row belongs to."""
        while self.depth(row) > 0:
            row = self.parents[row]
        return row

    def ancestors(self, row: int) -> list[int]:
        """The comments above a row, its parent first; without the post."""
        rows = []
        while self.depth(row) > 0:
            row = self.parents[row]
            rows.append(row)
        return rows

    def end(self, row: int) -> int:
        """The row after everything below this one."""
        return len(self.comments) if row == POST else self.ends[row]

    def replies(self, row: int) -> int:
        """How many comments stand below a row, at any depth."""
        return self.end(row) - row - 1

    def number(self, row: int) -> str:
        """A comment's number as one would say it: ``4`` or ``4.2``."""
        rows = [*reversed(self.ancestors(row)), row]
        return ".".join(str(self._ordinals[each]) for each in rows if each != POST)

    def next(self, row: int) -> int | None:
        """The next row that is not hidden, or None at the end."""
        after = row + 1 if row == POST or row not in self.folded else self.ends[row]
        return after if after < len(self.comments) else None

    def previous(self, row: int) -> int | None:
        """The row above that is not hidden, or None at the post."""
        return None if row == POST else self.shown(row - 1)

    def last(self) -> int:
        """The last row that is not hidden."""
        return self.shown(len(self.comments) - 1)

    def shown(self, row: int) -> int:
        """The row itself, or the outermost folded comment that hides it."""
        for above in reversed(self.ancestors(row)):
            if above in self.folded:
                return above
        return row

    def next_sibling(self, row: int) -> int | None:
        """The next comment with the same parent."""
        if row == POST or self.ends[row] >= self.end(self.parents[row]):
            return None
        return self.ends[row]

    def previous_sibling(self, row: int) -> int | None:
        """The comment before this one with the same parent."""
        if row == POST or row - 1 == self.parents[row]:
            return None
        before = row - 1
        while self.depths[before] > self.depths[row]:
            before = self.parents[before]
        return before

    def next_top_level(self, row: int) -> int | None:
        """The first top-level comment below a row."""
        after = 0 if row == POST else self.ends[self.root(row)]
        return after if after < len(self.comments) else None

    def previous_top_level(self, row: int) -> int | None:
        """The top-level comment above a row; from a reply, the one it belongs to."""
        root = self.root(row)
        if row == POST or root != row:
            return None if row == POST else root
        before = self.previous_sibling(row)
        return POST if before is None else before

    def is_folded(self, row: int) -> bool:
        """Whether a row is folded to one line."""
        return row in self.folded

    def fold(self, row: int) -> None:
        """Fold a row: its text and all below it become one line."""
        self.folded.add(row)

    def unfold(self, row: int) -> None:
        """Show a row and what is below it again, as it was folded before."""
        self.folded.discard(row)

    def unfold_below(self, row: int) -> None:
        """Show a row and everything below it."""
        self.folded = {each for each in self.folded if not row <= each < self.end(row)}

    def fold_all(self) -> None:
        """Fold every comment; the post's text stays."""
        self.folded.update(range(len(self.comments)))

    def unfold_all(self) -> None:
        """Show everything."""
        self.folded.clear()

    def show_levels(self, levels: int) -> None:
        """Show so many levels of comments in full and fold what is deeper; the post stays as it is.

        Args:
            levels: 0 folds every top-level comment, 1 shows these and folds their replies.
        """
        post = self.folded & {POST}
        self.folded = post | {row for row, depth in enumerate(self.depths) if depth >= levels}

    def reveal(self, row: int) -> None:
        """Unfold just what hides a row, and the row itself."""
        self.folded.difference_update((row, *self.ancestors(row)))

    def folded_ids(self) -> frozenset[str]:
        """The ids of the folded comments; the post itself is the empty id.

        While nothing else is folded, they are the same object: whoever keeps many places of a post
        keeps one set of ids.
        """
        if self.folded != self._rows_of_ids:
            self._rows_of_ids = frozenset(self.folded)
            self._ids = frozenset(
                "" if row == POST else self.comments[row].id for row in self.folded
            )
        return self._ids

    def fold_ids(self, ids: Iterable[str]) -> None:
        """Fold just the comments with these ids, as `folded_ids` gave them."""
        wanted = set(ids)
        self.folded = {row for row, each in enumerate(self.comments) if each.id in wanted}
        if "" in wanted:
            self.folded.add(POST)

    def find(self, comment_id: str) -> int | None:
        """The row of the comment with this id."""
        for row, comment in enumerate(self.comments):
            if comment.id == comment_id:
                return row
        return None


def _ordinals(parents: Sequence[int]) -> list[int]:
    """For each row, its place among the comments with the same parent, counted from 1."""
    seen: dict[int, int] = {}
    ordinals = []
    for parent in parents:
        seen[parent] = seen.get(parent, 0) + 1
        ordinals.append(seen[parent])
    return ordinals
