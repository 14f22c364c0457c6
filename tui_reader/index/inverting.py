"""From posts to the terms under which their passages are found."""

import re
from array import array
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, partial
from typing import NamedTuple

from tui_reader.archive.post import Comment, Post
from tui_reader.index.passage import BREAK
from tui_reader.index.word_sets import word_sets
from tui_reader.text import fold, sound

MONTH = "\x01"
"""Followed by ``2014-07``: the passages of a month."""
TITLE = "\x02"
"""Followed by a word: the posts whose title has it."""
AUTHOR = "\x03"
"""Followed by a name as it is written: the passages of its author, and those signed so."""
ANSWERED = "\x04"
"""Followed by a name: the replies to comments of that author."""
TRAIT = "\x05"
"""Followed by one of the traits below: the passages that have it."""
INITIAL = "\U0010fffd"
"""Followed by one letter or two: the passages with a word that begins so. Made where terms are
kept, and after all words in their order."""
LAST_KIND = "\x07"
"""Words come after it; what comes before it and is not here is `pairs.PAIR`."""

POST, COMMENT, REPLY, LINK, REPLIED = "post", "comment", "reply", "link", "replied"
DEPTH = "depth"
"""Followed by a number: 0 for a top-level comment."""

_PARTED = "\n"
_MONTH = re.compile(r"\d{4}-\d\d")
_CLOCK = re.compile(r"T(\d\d):(\d\d)")


@dataclass(frozen=True, slots=True)
class Inverted:
    """Which passages have which terms, numbered from 0."""

    terms: dict[str, "array[int]"] = field(default_factory=lambda: defaultdict(partial(array, "I")))
    """Term by term the passages that have it, ascending."""
    minutes: "array[int]" = field(default_factory=lambda: array("I"))
    """When each was published: greater is newer, 0 unknown."""

    def __len__(self) -> int:
        """How many passages there are."""
        return len(self.minutes)

    def append(self, other: "Packed") -> None:
        """Put the passages of a post behind these."""
        terms = self.terms
        for number, joined in enumerate(other.terms, start=len(self.minutes)):
            for term in joined.split(_PARTED):
                terms[term].append(number)
        self.minutes.extend(other.minutes)


class Packed(NamedTuple):
    """The terms of a post and of its comments, fit to be sent from one process to another."""

    terms: list[str]
    """Passage by passage its terms, each once, a line each."""
    minutes: "array[int]"
    """When each passage was published: greater is newer, 0 unknown."""


def invert(post: Post) -> Packed:
    """Find the terms of a post and of its comments, in reading order."""
    texts = [post.title, f"{post.title}{BREAK}{post.author or ''}{BREAK}{post.body}"]
    published = [post.published]
    others = [_of_post(post)]
    waiting: list[tuple[int, Comment, Collection[str]]] = [
        (0, comment, ()) for comment in reversed(post.comments)
    ]
    while waiting:
        depth, comment, answered = waiting.pop()
        names = {name_of(name) for name in (comment.author, comment.signature) if name}
        if comment.replies:
            waiting.extend((depth + 1, reply, names) for reply in reversed(comment.replies))
        texts.append(f"{comment.author or ''}{BREAK}{comment.body}")
        published.append(comment.published or post.published)
        others.append(_of_comment(comment, depth, names, answered))
    title, *every = word_sets(texts)
    others[0].extend(TITLE + word for word in title[0])
    terms = [
        _PARTED.join([*words, *pairs, *more, *_months(when)])
        for (words, pairs), more, when in zip(every, others, published, strict=True)
    ]
    return Packed(terms, array("I", map(minutes_of, published)))


def minutes_of(published: str | None) -> int:
    """Give a time as minutes, its zone not regarded; 0 where it is unknown."""
    if not published:
        return 0
    clock = _CLOCK.search(published)
    return _day(published[:10]) + (int(clock[1]) * 60 + int(clock[2]) if clock else 0)


def name_of(author: str) -> str:
    """Give a name as terms have it."""
    return fold(sound(author))


def _of_post(post: Post) -> list[str]:
    made = [TRAIT + POST]
    if post.author:
        made.append(AUTHOR + name_of(post.author))
    if _has_link(post.body):
        made.append(TRAIT + LINK)
    if post.comments:
        made.append(TRAIT + REPLIED)
    return made


def _of_comment(
    comment: Comment, depth: int, names: Collection[str], answered: Collection[str]
) -> list[str]:
    made = [TRAIT + COMMENT, f"{TRAIT}{DEPTH}{depth}"]
    if depth:
        made.append(TRAIT + REPLY)
    if comment.replies:
        made.append(TRAIT + REPLIED)
    if _has_link(comment.body):
        made.append(TRAIT + LINK)
    made.extend([AUTHOR + name for name in names])
    made.extend([ANSWERED + name for name in answered])
    return made


def _months(published: str | None) -> list[str]:
    return [MONTH + published[:7]] if published and _MONTH.match(published) else []


def _has_link(body: str) -> bool:
    return "://" in body or "www." in body


@lru_cache(maxsize=10_000)
def _day(text: str) -> int:
    try:
        return date.fromisoformat(text).toordinal() * 24 * 60
    except ValueError:
        return 0
