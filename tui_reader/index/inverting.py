"""From posts to the terms under which their passages are found."""

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, partial
from typing import NamedTuple

from tui_reader.archive.post import Comment, Post
from tui_reader.index.passage import BREAK
from tui_reader.index.words import fold_letters, index_words
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
LAST_KIND = "\x06"
"""Words come after it."""

POST, COMMENT, REPLY, LINK, REPLIED = "post", "comment", "reply", "link", "replied"
DEPTH = "depth"
"""Followed by a number: 0 for a top-level comment."""

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
        numbers = array("I", map(len(self.minutes).__add__, other.numbers))
        terms = self.terms
        at = 0
        for term, count in zip(other.terms, other.counts, strict=True):
            terms[term].extend(numbers[at : at + count])
            at += count
        self.minutes.extend(other.minutes)

    def take(self, text: str, published: str | None, others: Iterable[str]) -> None:
        """Add one passage.

        Args:
            text: All that is searched of it.
            published: When it was.
            others: What else it is found by.
        """
        number = len(self.minutes)
        terms = self.terms
        for word in index_words(fold_letters(text))[0]:
            terms[word].append(number)
        for term in others:
            terms[term].append(number)
        if published and _MONTH.match(published):
            terms[MONTH + published[:7]].append(number)
        self.minutes.append(minutes_of(published))


class Packed(NamedTuple):
    """The terms of a post and of its comments, fit to be sent from one process to another."""

    terms: list[str]
    """Each once."""
    counts: "array[int]"
    """Term by term, how many passages have it."""
    numbers: "array[int]"
    """Term by term those passages, numbered from 0, ascending."""
    minutes: "array[int]"
    """When each passage was published: greater is newer, 0 unknown."""


def invert(post: Post) -> Packed:
    """Find the terms of a post and of its comments, in reading order."""
    made = Inverted()
    _take_post(made, post)
    numbers = array("I")
    for each in made.terms.values():
        numbers.extend(each)
    counts = array("I", map(len, made.terms.values()))
    return Packed(list(made.terms), counts, numbers, made.minutes)


def minutes_of(published: str | None) -> int:
    """Give a time as minutes, its zone not regarded; 0 where it is unknown."""
    if not published:
        return 0
    clock = _CLOCK.search(published)
    return _day(published[:10]) + (int(clock[1]) * 60 + int(clock[2]) if clock else 0)


def name_of(author: str) -> str:
    """Give a name as terms have it."""
    return fold(sound(author))


def _take_post(made: Inverted, post: Post) -> None:
    folded, _ = index_words(fold_letters(post.title))
    others = [TITLE + word for word in folded] + [TRAIT + POST]
    if post.author:
        others.append(AUTHOR + name_of(post.author))
    if _has_link(post.body):
        others.append(TRAIT + LINK)
    if post.comments:
        others.append(TRAIT + REPLIED)
    text = f"{post.title}{BREAK}{post.author or ''}{BREAK}{post.body}"
    made.take(text, post.published, others)
    waiting: list[tuple[int, Comment, Sequence[str]]] = [
        (0, comment, ()) for comment in reversed(post.comments)
    ]
    while waiting:
        depth, comment, answered = waiting.pop()
        names = {name_of(name) for name in (comment.author, comment.signature) if name}
        waiting.extend((depth + 1, reply, tuple(names)) for reply in reversed(comment.replies))
        others = [TRAIT + COMMENT, f"{TRAIT}{DEPTH}{depth}"]
        if depth:
            others.append(TRAIT + REPLY)
        if comment.replies:
            others.append(TRAIT + REPLIED)
        if _has_link(comment.body):
            others.append(TRAIT + LINK)
        others.extend(AUTHOR + name for name in names)
        others.extend(ANSWERED + name for name in answered)
        text = f"{BREAK}{comment.author or ''}{BREAK}{comment.body}"
        made.take(text, comment.published or post.published, others)


def _has_link(body: str) -> bool:
    return "://" in body or "www." in body


@lru_cache(maxsize=10_000)
def _day(text: str) -> int:
    try:
        return date.fromisoformat(text).toordinal() * 24 * 60
    except ValueError:
        return 0
