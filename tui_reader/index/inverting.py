"""From posts to the terms under which their passages are found."""

import re
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
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
from tui_reader.index.text_pieces import END, END_PIECE, Kind, Pieces, as_kept, parted
from tui_reader.index.words import fold_letters, index_words
from tui_reader.text import fold, sound

_MONTH = re.compile(r"\d{4}-\d\d")
_BITS = 32
_PASSAGE = (1 << _BITS) - 1
# A key is the number of a term and behind it so many bits for a passage.


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
    blocks = parted(texts)
    pieces = Pieces(next(blocks))
    passages = np.cumsum(pieces.order == END) - 1
    found = [_outside(pieces, others), *_in_block(pieces, passages)]
    for block in blocks:
        more = Pieces(block)
        # What a block begins with stood at the end of the one before, perhaps between two texts.
        first = int(passages[-1]) - (block[0] == END_PIECE)
        passages = np.cumsum(more.order == END) - 1 + first
        found.append(_renumbered(_each_once(_in_block(more, passages)), more, pieces))
        # Each is at least twice as long as the next: what is long is put in order a few times only.
        while len(found) > 1 and len(found[-2]) < 2 * len(found[-1]):
            found[-2:] = [_each_once(found[-2:])]
    return _put_together(pieces.terms, _each_once(found), array("I", map(minutes_of, published)))


@lru_cache(maxsize=10_000)
def name_of(author: str) -> str:
    """Give a name as terms have it."""
    return fold(sound(author))


def _in_block(pieces: Pieces, passages: Many) -> Iterator[Many]:
    """Find words and pairs, as keys in any order, some perhaps twice.

    Args:
        pieces: In which.
        passages: The passage of each of them.
    """
    order = pieces.order
    kinds = pieces.kinds[order]
    is_word = kinds == Kind.WORD
    yield _keys(order[is_word] + MANY, passages[is_word])
    is_spelt = kinds >= Kind.SPELT
    words, which = pieces.words.take(order[is_spelt])
    yield _keys(words + MANY, passages[is_spelt][which])
    within, which = pieces.within.take(order[is_spelt])
    yield _keys(within, passages[is_spelt][which])
    is_there = (kinds != Kind.NOTHING) | (order == END)
    yield _pairs(pieces, order[is_there], passages[is_there])
    if (kinds == Kind.SIGN).any():
        # A phrase passes over an emoji and the like.
        is_there &= kinds != Kind.SIGN
        yield _pairs(pieces, order[is_there], passages[is_there])


def _pairs(pieces: Pieces, order: Many, passages: Many) -> Many:
    """Find the pairs of pieces that follow each other, as keys."""
    is_word = pieces.kinds[order] == Kind.WORD
    both = is_word[:-1] & is_word[1:]
    hashes = pieces.hashes[order]
    words = _keys(_numbers(hashes[:-1][both], hashes[1:][both]), passages[:-1][both])
    others = np.flatnonzero(~both & (order[:-1] != END) & (order[1:] != END))
    lasts, which = pieces.lasts.take(order[others])
    others = others[which]
    firsts, which = pieces.firsts.take(order[others + 1])
    return np.concatenate((words, _keys(_numbers(lasts[which], firsts), passages[others[which]])))


def _numbers(before: Many, after: Many) -> Many:
    """Do what `pairs.number_of_pair` does."""
    # A remainder is much dearer.
    return (before - after) & (MANY - 1)


def _outside(pieces: Pieces, others: Sequence[Sequence[str]]) -> Many:
    """Give terms that stand in no text, passage by passage, as keys."""
    numbers = np.array(pieces.numbers(map(as_kept, chain.from_iterable(others))), np.int64)
    return _keys(numbers + MANY, np.repeat(np.arange(len(others)), list(map(len, others))))


def _renumbered(keys: Many, pieces: Pieces, others: Pieces) -> Many:
    """Give keys with other numbers for the same terms.

    Args:
        keys: Those, ascending.
        pieces: By whose numbers they are.
        others: By whose numbers they are to be.
    """
    is_first = _first_of_each(keys >> _BITS)
    numbers = keys[is_first] >> _BITS
    pairs = np.searchsorted(numbers, MANY)
    terms = map(pieces.terms.__getitem__, (numbers[pairs:] - MANY).tolist())
    numbers[pairs:] = np.array(others.numbers(terms), np.int64) + MANY
    return _keys(numbers[np.cumsum(is_first) - 1], keys & _PASSAGE)


def _keys(numbers: Many, passages: Many) -> Many:
    keys: Many = numbers << _BITS | passages
    return keys


def _put_together(terms: Sequence[bytes], keys: Many, minutes: "array[int]") -> Inverted:
    """Put terms together.

    Args:
        terms: Those whose numbers stand in the keys, behind those of the pairs.
        keys: Numbers of terms with their passages, ascending.
        minutes: When each passage was published.
    """
    numbers = keys >> _BITS
    starts = np.flatnonzero(_first_of_each(numbers))
    counts = np.diff(starts, append=len(keys))
    every = numbers[starts]
    pairs = np.searchsorted(every, MANY)
    others = map(terms.__getitem__, (every[pairs:] - MANY).tolist())
    return Inverted(
        every[:pairs].astype(np.uint16).tobytes(),
        b"\n".join(others),
        counts.astype(np.uint32).tobytes(),
        keys.astype(np.uint32).tobytes(),
        minutes,
    )


def _each_once(found: Iterable[Many]) -> Many:
    """Give all keys, ascending, each once."""
    keys: Many = np.concatenate(list(found))
    keys.sort()
    once: Many = keys[_first_of_each(keys)]
    return once


def _first_of_each(ascending: Many) -> "np.ndarray[Any, np.dtype[np.bool]]":
    """Say which of some numbers are others than those before them."""
    return np.concatenate(([True], ascending[1:] != ascending[:-1]))[: len(ascending)]


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
