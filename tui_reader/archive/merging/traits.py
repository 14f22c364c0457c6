"""What a captured post is known by, and what two of them can be to each other."""

from collections.abc import Iterator
from datetime import date
from enum import IntEnum
from functools import cached_property

from tui_reader.archive.identity import address_form, native_form, post_id
from tui_reader.archive.merging.letters import shingles_of, text_keys, words_of
from tui_reader.archive.merging.trees import Row, fullness_of, rows_of
from tui_reader.archive.post import Post, count_comments, walk
from tui_reader.text import fold

CERTAIN, SUGGESTED = "=", "~"
"""What a key begins with: few posts share one that is certain, many may share a suggestion."""

_LONG_COMMENT = 30


class Relation(IntEnum):
    """What two captured posts are to each other; the higher, the surer it is that they are one."""

    OTHER_ID = -2
    """Two posts: their native ids differ."""
    OTHER = -1
    """Two posts, unless an id or an address says otherwise."""
    UNKNOWN = 0
    """Nothing speaks for one post, nothing against it."""
    TEXT = 1
    """One post: the texts are alike."""
    PIECE = 2
    """One post: title and day are the same, and one text is a piece of the other."""
    NEXT_DAY = 3
    """One post: title and text are the same, the days differ as time zones do."""
    DAY = 4
    """One post: title, day and text are the same."""
    ADDRESS = 5
    """One post: the address is the same."""
    ID = 6
    """One post: the native id is the same."""
    ID_AND_TITLE = 7
    """One post: the native id is the same, and so is the title."""


class Traits:
    """What tells one post from another, worked out once where it is asked for."""

    def __init__(self, post: Post) -> None:
        """Begin with the post alone.

        Args:
            post: A post as it was captured.
        """
        self.post = post
        """The post."""
        self.sources = [post.source]
        """Where it is: captures that say the very same are kept once."""
        self.relations: dict[object, Relation] = {}
        """What it was found to be to others."""

    @cached_property
    def is_made(self) -> bool:
        """Whether the post's id was made of its date and title."""
        post = self.post
        return post.id == post_id(post.published, post.title, post.body)

    @cached_property
    def native(self) -> str | None:
        """The native id in the form that all captures share, if there is one."""
        form = native_form(self.post.id)
        return None if "://" in form or self.is_made else form

    @cached_property
    def addresses(self) -> frozenset[str]:
        """The addresses in the form that all captures share."""
        urls = [self.post.url or "", self.post.id if "://" in self.post.id else ""]
        return frozenset(filter(None, (address_form(url) for url in urls if url)))

    @cached_property
    def title(self) -> str:
        """The title's words; empty where it is none of the post's own."""
        return "" if self.post.missing else " ".join(words_of(self.post.title))

    @cached_property
    def day(self) -> int | None:
        """The day it is from, as a number."""
        try:
            return date.fromisoformat((self.post.published or "")[:10]).toordinal()
        except ValueError:
            return None

    @cached_property
    def words(self) -> list[str]:
        """The words of the text."""
        return [] if self.post.missing else words_of(self.post.body)

    @cached_property
    def length(self) -> tuple[int, int]:
        """How long the text is, in words and in letters."""
        return len(self.words), sum(map(len, self.words))

    @cached_property
    def folded(self) -> str:
        """The text as it is, but for its layout."""
        return fold(self.post.body)

    @cached_property
    def shingles(self) -> frozenset[tuple[str, ...]]:
        """Each few words in a row."""
        return shingles_of(self.words)

    @cached_property
    def comments(self) -> frozenset[str]:
        """The words of each comment that is long enough to be like no other."""
        every = (" ".join(words_of(comment.body)) for _, comment in walk(self.post.comments))
        return frozenset(each for each in every if len(each) >= _LONG_COMMENT)

    @cached_property
    def fullness(self) -> tuple[int, ...]:
        """How full its comment tree is."""
        return fullness_of(self.post.comments)

    @cached_property
    def count(self) -> int:
        """How many comments it has."""
        return count_comments(self.post)

    @cached_property
    def rows(self) -> frozenset[Row]:
        """All that the capture says of each comment, and what that one answers."""
        return rows_of(self.post.comments)

    @cached_property
    def content(self) -> tuple[object, ...]:
        """All that the capture says, without where it is: what puts captures in a fixed order."""
        post = self.post
        mentions = [(-1, each) for each in post.mentions]
        return (
            *(post.published or "", post.id, post.title, post.body),
            *(post.url or "", post.author or "", post.labels, post.missing, post.warnings),
            -1 if post.claimed_comments is None else post.claimed_comments,
            tuple(
                (depth, each.id, each.body, each.author or "", each.published or "", each.url or "")
                for depth, each in [*walk(post.comments), *mentions]
            ),
        )

    def keys(self) -> Iterator[str]:
        """Give keys: two posts that are one have one of them in common."""
        yield f"{CERTAIN}id {self.post.id}"
        if self.native is not None:
            yield f"{CERTAIN}native {self.native}"
        for address in self.addresses:
            yield f"{SUGGESTED}address {address}"
        if self.title:
            yield f"{SUGGESTED}title {self.title}"
            if self.day is not None:
                # Days that are one apart have the one between them in common.
                yield f"{SUGGESTED}day {self.day} {self.title}"
                yield f"{SUGGESTED}day {self.day + 1} {self.title}"
        for key in text_keys(self.words):
            yield f"{SUGGESTED}text {key}"
