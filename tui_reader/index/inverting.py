"""From posts to the terms under which their passages are found."""

import re
from array import array
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from threading import Lock
from typing import Any

import numpy as np

from tui_reader.archive.post import Comment, Post
from tui_reader.index.inverted import Inverted
from tui_reader.index.kinds import (
    ANSWERED,
    AUTHOR,
    COMMENT,
    DEPTH,
    LINK,
    MONTH,
    POST,
    REPLIED,
    REPLY,
    TITLE,
    TRAIT,
)
from tui_reader.index.minutes import minutes_of
from tui_reader.index.pairs import MANY
from tui_reader.index.passage import BREAK
from tui_reader.index.ragged import Many
from tui_reader.index.vocabulary import END, Kind, Vocabulary
from tui_reader.index.words import fold_letters, index_words
from tui_reader.text import fold, sound

_MONTH = re.compile(r"\d{4}-\d\d")
_MOST_REMEMBERED = 10_000_000
"""So many letters of words are remembered from one post to the next."""
_BITS = 32
# A key is the number of a term and behind it so many bits for a passage.


_lock = Lock()
_known = Vocabulary()


def invert(post: Post) -> Inverted:
    """Find the terms of a post and of its comments, in reading order."""
    texts = [f"{post.title}{BREAK}{post.author or ''}{BREAK}{post.body}"]
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
    for terms, when in zip(others, published, strict=True):
        terms.extend(_months(when))
    with _lock:
        vocabulary = _vocabulary()
        keys = np.concatenate([*_in_texts(vocabulary, texts), _outside(vocabulary, others)])
        keys.sort()
        return _put_together(vocabulary, keys, array("I", map(minutes_of, published)))


def _vocabulary() -> Vocabulary:
    global _known
    if _known.letters > _MOST_REMEMBERED:
        _known = Vocabulary()
    return _known


@lru_cache(maxsize=10_000)
def name_of(author: str) -> str:
    """Give a name as terms have it."""
    return fold(sound(author))


def _in_texts(vocabulary: Vocabulary, texts: Sequence[str]) -> Iterator[Many]:
    """Find words and pairs, as keys in any order, some perhaps twice."""
    pieces = vocabulary.numbers_in(texts)
    passages = np.cumsum(pieces == END) - 1
    kinds = vocabulary.kinds(pieces)
    is_word = kinds == Kind.WORD
    yield _keys(pieces[is_word] + MANY, passages[is_word])
    # Most pieces are words: what is spelt in several ways goes another way, which is longer.
    is_spelt = (kinds == Kind.SPELT) | (kinds == Kind.SIGN)
    words, which = vocabulary.words.take(pieces[is_spelt])
    yield _keys(words + MANY, passages[is_spelt][which])
    within, which = vocabulary.within.take(pieces[is_spelt])
    yield _keys(within, passages[is_spelt][which])
    there = (kinds != Kind.NOTHING) | (pieces == END)
    yield _pairs(vocabulary, pieces[there], passages[there])
    if (kinds == Kind.SIGN).any():
        # A phrase passes over an emoji and the like.
        there &= kinds != Kind.SIGN
        yield _pairs(vocabulary, pieces[there], passages[there])


def _pairs(vocabulary: Vocabulary, pieces: Many, passages: Many) -> Many:
    """Find the pairs of pieces that follow each other, as keys."""
    is_word = vocabulary.kinds(pieces) == Kind.WORD
    both = is_word[:-1] & is_word[1:]
    hashes = vocabulary.hashes(pieces)
    words = _keys(_numbers(hashes[:-1][both], hashes[1:][both]), passages[:-1][both])
    others = np.flatnonzero(~both)
    lasts, which = vocabulary.lasts.take(pieces[others])
    others = others[which]
    firsts, which = vocabulary.firsts.take(pieces[others + 1])
    return np.concatenate((words, _keys(_numbers(lasts[which], firsts), passages[others[which]])))


def _numbers(before: Many, after: Many) -> Many:
    """Do what `pairs.number_of_pair` does."""
    # A remainder is much dearer.
    return (before - after) & (MANY - 1)


def _outside(vocabulary: Vocabulary, others: Sequence[Sequence[str]]) -> Many:
    """Give terms that stand in no text, passage by passage, as keys."""
    terms = list(chain.from_iterable(others))
    numbers = np.fromiter(map(vocabulary.__getitem__, terms), np.int64, len(terms))
    return _keys(numbers + MANY, np.repeat(np.arange(len(others)), list(map(len, others))))


def _keys(numbers: Many, passages: Many) -> Many:
    return numbers << _BITS | passages


def _put_together(vocabulary: Vocabulary, keys: Many, minutes: "array[int]") -> Inverted:
    """Put terms together.

    Args:
        vocabulary: Whose numbers stand in the keys.
        keys: Numbers of terms with their passages, ascending, some perhaps twice.
        minutes: When each passage was published.
    """
    keys = keys[_first_of_each(keys)]
    numbers = keys >> _BITS
    starts = np.flatnonzero(_first_of_each(numbers))
    counts = np.diff(starts, append=len(keys))
    every = numbers[starts]
    pairs = np.searchsorted(every, MANY)
    terms = map(vocabulary.terms.__getitem__, (every[pairs:] - MANY).tolist())
    return Inverted(
        every[:pairs].astype(np.uint16).tobytes(),
        "\n".join(terms),
        counts.astype(np.uint32).tobytes(),
        keys.astype(np.uint32).tobytes(),
        minutes,
    )


def _first_of_each(ascending: Many) -> "np.ndarray[Any, np.dtype[np.bool]]":
    """Say which of some numbers are others than those before them."""
    return np.concatenate(([True], ascending[1:] != ascending[:-1]))


def _of_post(post: Post) -> list[str]:
    made = [TRAIT + POST]
    made.extend(TITLE + word for word in index_words(fold_letters(post.title)))
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
