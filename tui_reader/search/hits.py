"""A hit: what the search found, where and why; and hits as a JSON document."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from tui_reader.index.spaced import Span
from tui_reader.search.snippet import make_snippet

SCHEMA = "tui-reader/search/1"
"""The name of the document that `hit_document` makes."""


@dataclass(frozen=True, slots=True)
class Reason:
    """What a passage was found by."""

    why: str
    """Why it was found, in one clean line: ``exact``, ``“unoin” ≈ union``."""
    words: tuple[str, ...] = ()
    """The words and phrases that were found, folded, for `snippet.find_words`."""


@dataclass(frozen=True)
class Hit:
    """One search result: a post, or one of its comments."""

    post_id: str
    """The post that it is or belongs to."""
    comment_id: str | None
    """The comment, or None for the post itself."""
    score: float
    """From 0 to 100; higher is better."""
    title: str
    """The post's title, as the stranger wrote it."""
    author: str | None
    """Who wrote the passage, as the page says it."""
    published: str | None
    """The passage's own date."""
    text: str
    """The passage, as the stranger wrote it."""
    reason: Callable[[], Reason] = field(compare=False, repr=False)
    """Gives what it was found by; asked once, and only where somebody looks."""
    signature: str | None = None
    """The name that the passage ends with, guessed."""
    post_published: str | None = None
    """The date of its post."""

    @property
    def why(self) -> str:
        """Why it was found, in one clean line."""
        return self._reason.why

    @property
    def words(self) -> tuple[str, ...]:
        """The words and phrases that were found, folded, for `snippet.find_words`."""
        return self._reason.words

    @property
    def by(self) -> str:
        """Who wrote it, as far as that is told: strangers' words, nothing where it is not."""
        return self.author or (f"signed {self.signature}" if self.signature else "")

    @property
    def snippet(self) -> str:
        """The best place of the passage: one clean line."""
        return self._snippet[0]

    @property
    def matches(self) -> tuple[Span, ...]:
        """Where the words stand in the snippet; none if only title or author has them."""
        return self._snippet[1]

    # Most hits of a list are never shown, and to say why takes as long as to find them.
    @cached_property
    def _reason(self) -> Reason:
        return self.reason()

    @cached_property
    def _snippet(self) -> tuple[str, tuple[Span, ...]]:
        line, matches = make_snippet(self.text, self.words)
        if not line:
            line, matches = make_snippet(self.title, self.words)
        return line, tuple(matches)


def by_post(hits: Iterable[Hit]) -> list[Hit]:
    """Put the hits of a post together.

    Args:
        hits: Hits in some order.

    Returns:
        The posts in the order of their first hits, and each one's hits in the order they had.
    """
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.post_id, []).append(hit)
    return [hit for group in groups.values() for hit in group]


def hit_document(query: str, hits: Iterable[Hit], total: int) -> dict[str, Any]:
    """Give hits as the JSON document that `search --json` prints.

    Args:
        query: The query as it was typed.
        hits: The best of them, in order.
        total: How many passages answer the query; there may be more than hits.

    Returns:
        A document of the schema `SCHEMA`, of JSON's own types.
    """
    return {
        "schema": SCHEMA,
        "query": query,
        "hits": [
            {
                "post": hit.post_id,
                "comment": hit.comment_id,
                "score": hit.score,
                "title": hit.title,
                "author": hit.author,
                "published": hit.published,
                "snippet": hit.snippet,
                "matches": [list(match) for match in hit.matches],
                "why": hit.why,
            }
            for hit in hits
        ],
        "total": total,
    }
