"""What stands around a comment in its post: above it, before and after it, and others like it."""

from tui_reader.archive.post import Comment, Post, walk
from tui_reader.text import fold, sound

CONTEXT = 80
"""So many characters are kept of what stood before and after a comment, and of its parent."""

MOST_DOUBLES = 50
"""So many others with the same or a similar text are kept; more would tell nothing new."""

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
        self._texts: list[str] | None = None

    @property
    def texts(self) -> list[str]:
        """The folded texts of the comments, in reading order."""
        if self._texts is None:
            self._texts = [folded(comment.body) for comment in self.comments]
        return self._texts

    def find(self, comment_id: str) -> int:
        """Give the position of the comment with this id.

        Raises:
            KeyError: There is none in this post.
        """
        for position, comment in enumerate(self.comments):
            if sound(comment.id) == comment_id:
                return position
        raise KeyError(comment_id)

    def ancestors(self, position: int) -> list[Comment]:
        """Give the comments above one, its parent first."""
        above: list[Comment] = []
        depth = self._depths[position]
        for earlier in range(position - 1, -1, -1):
            if depth == 0:
                break
            if self._depths[earlier] < depth:
                depth = self._depths[earlier]
                above.append(self.comments[earlier])
        return above

    def parent(self, position: int) -> str:
        """How the text of a comment's parent begins; empty for a top-level comment."""
        above = self.ancestors(position)
        return folded(above[0].body)[:CONTEXT] if above else ""

    def before(self, position: int) -> str:
        """The end of what stands before a comment: other comments and, at last, the post.

        Comments with its own text are passed over: one that is sent twice, or a row of "+1", would
        stand in its own surroundings and make one look like the next.
        """
        text = ""
        for earlier in range(position - 1, -1, -1):
            if len(text) >= CONTEXT:
                break
            if self.texts[earlier] != self.texts[position]:
                text = f"{self.texts[earlier]} {text}"
        if len(text) < CONTEXT:
            text = f"{folded(self.post.body)} {text}"
        return fold(text)[-CONTEXT:]

    def after(self, position: int) -> str:
        """The beginning of what follows a comment, without others that have its own text."""
        text = ""
        for later in range(position + 1, len(self.comments)):
            if len(text) >= CONTEXT:
                break
            if self.texts[later] != self.texts[position]:
                text = f"{text} {self.texts[later]}"
        return fold(text)[:CONTEXT]

    def same(self, text: str) -> set[str]:
        """Give the ids of the comments with a folded text."""
        pairs = zip(self.comments, self.texts, strict=True)
        return {sound(comment.id) for comment, other in pairs if other == text}

    def likeness(self, text: str) -> list[tuple[int, float]]:
        """Give the comments whose text is like one.

        Args:
            text: A folded text.

        Returns:
            Positions in reading order, with the likeness: from `SIMILAR` up, 100 for the same.
        """
        from rapidfuzz import fuzz, process

        if not text:
            return [(place, SAME) for place, other in enumerate(self.texts) if not other]
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


def folded(text: str) -> str:
    """Fold a text so that a capture and a saved copy of it compare as equal."""
    return fold(sound(text))
