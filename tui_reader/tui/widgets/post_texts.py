"""What can be found in a post: the names and texts of its rows, cleaned and folded once."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui_reader.archive.outline import POST, Outline
from tui_reader.archive.post import Post
from tui_reader.tui.widgets.thread_item import item_head, item_letters, item_text

if TYPE_CHECKING:
    from tui_reader.index.words import Folded

AT_ONCE = 30_000
"""So many characters are cleaned and folded while one waits: about 20 ms."""


class PostTexts:
    """The texts of an open post; each row is made when it is asked for, and kept.

    A row is what stands over its body as `item_head` gives it, a newline, and its body.
    """

    def __init__(self, post: Post, outline: Outline) -> None:
        """Make nothing yet.

        Args:
            post: The post.
            outline: Its comments.
        """
        self.post = post
        self._outline = outline
        self._folded: dict[int, Folded] = {}
        self._words: set[str] | None = None

    @property
    def rows(self) -> range:
        """All rows, the post's own first."""
        return range(POST, len(self._outline))

    @property
    def is_ready(self) -> bool:
        """Whether the texts are made, or so short that this takes no time."""
        if len(self._folded) == len(self.rows):
            return True
        letters = (len(item_text(self.post, self._outline, row)) for row in self.rows)
        return sum(letters) <= AT_ONCE

    def head(self, row: int) -> int:
        """How many characters of a row stand before its body."""
        return len(item_head(self.post, self._outline, row)) + 1

    def folded(self, row: int) -> "Folded":
        """The folded text of a row; any thread may ask for it."""
        folded = self._folded.get(row)
        if folded is None:
            # Imported here: nothing is looked for before the first frame.
            from tui_reader.index.words import fold_with_origins

            head = item_head(self.post, self._outline, row)
            body = item_letters(self.post, self._outline, row)
            folded = self._folded[row] = fold_with_origins(f"{head}\n{body}")
        return folded

    @property
    def words(self) -> set[str]:
        """All words of the post, folded; made when they are asked for, and kept."""
        if self._words is None:
            from tui_reader.search.nearly import words_of

            self._words = set().union(*(words_of(self.folded(row).text) for row in self.rows))
        return self._words

    def make(self, cancelled: Callable[[], bool]) -> None:
        """Make all of them, for a worker.

        Args:
            cancelled: Says when they are of no use any more.
        """
        for row in self.rows:
            if cancelled():
                return
            self.folded(row)
        _ = self.words
