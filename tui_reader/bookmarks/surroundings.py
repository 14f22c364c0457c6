"""What stands around a comment in its post: above it, before and after it, and others like it."""

from functools import cached_property

from tui_reader.archive.identity import native_form
from tui_reader.archive.post import Comment, Post, walk
from tui_reader.text import fold, sound

CONTEXT = 80
"""So many characters are kept of what stood before and after a comment, and of its parent."""

MOST_DOUBLES = 50
"""So many others with the same or a similar text are kept; more would tell nothing new."""

# One more, for a space at the cut is folded away.
_ENOUGH = CONTEXT + 1

SAME = 100.0
"""The likeness of a text to itself."""

SIMILAR = 60.0
"""From this likeness on, of 100, one text may be an edited form of another."""


class Surroundings:
    """The comments of a post in reading order, and what stands around each of them.

    A position is a place in reading order, counted from 0.
    """

    def __init__(self, post: Post) -> None:
        """Lay the comments of a post out in reading order.

        Args:
            post: The post.
        """
        walked = list(walk(post.comments))
        self.post = post
        """The post."""
        self.comments = [comment for _, comment in walked]
        """The comments in reading order."""
        self._depths = [depth for depth, _ in walked]

    @cached_property
    def texts(self) -> list[str]:
        """The folded texts of the comments, in reading order."""
        return [folded(comment.body) for comment in self.comments]

    def find(self, comment_id: str) -> int:
        """Give the position of the comment with this id, or with another form of it.

        Raises:
            KeyError: There is none in this post.
        """
        for position, comment in enumerate(self.comments):
            if sound(comment.id) == comment_id:
                return position
        form = native_form(comment_id)
        for position, comment in enumerate(self.comments):
            if native_form(comment.id) == form:
                return position
        raise KeyError(comment_id)

    def ancestors(self, position: int) -> list[Comment]:
        """Give the comments above one, its parent first."""
        above: list[Comment] = []
        while (position := self._parents[position]) >= 0:
            above.append(self.comments[position])
        return above

    def parent_of(self, position: int) -> Comment | None:
        """Give the comment that one answers; None for a top-level comment."""
        above = self._parents[position]
        return self.comments[above] if above >= 0 else None

    def parent(self, position: int) -> str:
        """How the text of a comment's parent begins; empty for a top-level comment."""
        above = self._parents[position]
        return self.texts[above][:CONTEXT] if above >= 0 else ""

    def before(self, position: int) -> str:
        """The end of what stands before a comment: other comments and, at last, the post.

        Comments with its own text are passed over: one that is sent twice, or a row of "+1", would
        stand in its own surroundings and make one look like the next.
        """
        text, earlier = "", position - 1
        while earlier >= 0 and len(text) < CONTEXT:
            if self.texts[earlier] == self.texts[position]:
                earlier = self._others_before[earlier]
            else:
                text = f"{self.texts[earlier][-_ENOUGH:]} {text}"
                earlier -= 1
        if len(text) < CONTEXT:
            text = f"{self._body_end} {text}"
        return fold(text)[-CONTEXT:]

    def after(self, position: int) -> str:
        """The beginning of what follows a comment, without others that have its own text."""
        text, later = "", position + 1
        while later < len(self.comments) and len(text) < CONTEXT:
            if self.texts[later] == self.texts[position]:
                later = self._others_after[later]
            else:
                text = f"{text} {self.texts[later][:_ENOUGH]}"
                later += 1
        return fold(text)[:CONTEXT]

    def same(self, text: str) -> list[int]:
        """Give the positions of the comments with a folded text."""
        return [place for place, other in enumerate(self.texts) if other == text]

    def likeness(self, text: str) -> list[tuple[int, float]]:
        """Give the comments whose text is like one.

        Args:
            text: A folded text.

        Returns:
            Positions in reading order, with the likeness: from `SIMILAR` up, 100 for the same.
        """
        from rapidfuzz import fuzz, process

        if not text:
            return [(place, SAME) for place in self.same(text)]
        found = process.extract_iter(text, self.texts, scorer=fuzz.ratio, score_cutoff=SIMILAR)
        # Two long texts that differ in one letter must not round up to the same one.
        return [(place, SAME if other == text else min(s, 99.0)) for other, s, place in found]

    def doubles(self, position: int) -> tuple[list[Comment], list[Comment]]:
        """Give the other comments with the same text as one, and those with a similar text."""
        same: list[Comment] = []
        similar: list[Comment] = []
        for other, likeness in self.likeness(self.texts[position]):
            if other != position:
                (same if likeness == SAME else similar).append(self.comments[other])
        return same[:MOST_DOUBLES], similar[:MOST_DOUBLES]

    @cached_property
    def _parents(self) -> list[int]:
        """The position of each comment's parent, -1 for a top-level comment."""
        parents, above = [], [-1]
        for position, depth in enumerate(self._depths):
            del above[depth + 1 :]
            parents.append(above[-1])
            above.append(position)
        return parents

    # Where a run of comments with one text ends: thousands of "+1" are stepped over as one.
    @cached_property
    def _others_before(self) -> list[int]:
        """The next position before each one that has another text; -1 where there is none."""
        others: list[int] = []
        for position, text in enumerate(self.texts):
            same = position > 0 and self.texts[position - 1] == text
            others.append(others[-1] if same else position - 1)
        return others

    @cached_property
    def _others_after(self) -> list[int]:
        """The next position after each one that has another text; their number where none has."""
        others = [len(self.texts)] * len(self.texts)
        for position in range(len(self.texts) - 2, -1, -1):
            same = self.texts[position + 1] == self.texts[position]
            others[position] = others[position + 1] if same else position + 1
        return others

    @cached_property
    def _body_end(self) -> str:
        return folded(self.post.body)[-_ENOUGH:]


def folded(text: str) -> str:
    """Fold a text so that a capture and a saved copy of it compare as equal."""
    return fold(sound(text))
