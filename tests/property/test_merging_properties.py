"""Whatever captures there are of a post: no comment is lost by merging, and none doubled."""

import random
from collections import Counter
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import post
from tui_reader.archive.identity import CommentIds, post_id
from tui_reader.archive.merging.settling import merge
from tui_reader.archive.post import Comment, Post, Source, count_comments, walk
from tui_reader.index.memory import MemoryIndex
from tui_reader.text import fold

NOUNS = "cumulus thread lantern kettle ladder balloon apprentice weather lining bucket".split()
TEXTS = [f"{noun} number {place} floats over {noun[::-1]}" for place, noun in enumerate(NOUNS)]
BODIES = st.sampled_from([*TEXTS, "+1", "Ha!", ""])


@st.composite
def threads(draw: st.DrawFn, depth: int = 3) -> tuple[Comment, ...]:
    """Comments of which some are the same, without ids."""
    return tuple(
        Comment("", draw(BODIES), replies=draw(threads(depth - 1)) if depth else ())
        for _ in range(draw(st.integers(0, 3)))
    )


def captured(comments: tuple[Comment, ...], path: str = "a.txt") -> Post:
    """Give the comments the ids that the reader makes."""
    ids = CommentIds(post().id)

    def give(comment: Comment) -> Comment:
        made = ids.give(comment.author, comment.published, comment.body)
        return replace(comment, id=made, replies=tuple(map(give, comment.replies)))

    source = Source(path, "indented", "utf-8")
    return post(comments=tuple(map(give, comments)), source=source)


CAPTURES = st.lists(st.builds(captured, threads(), st.sampled_from("abc")), min_size=1, max_size=4)


def texts(whole: Post) -> Counter[str]:
    return Counter(fold(comment.body) for _, comment in walk(whole.comments))


def pairs(whole: Post) -> Counter[tuple[str, str]]:
    """Every comment with each that is above it, by their ids."""
    found: Counter[tuple[str, str]] = Counter()
    above: list[str] = []
    for depth, comment in walk(whole.comments):
        del above[depth:]
        found.update((each, comment.id) for each in above)
        above.append(comment.id)
    return found


@given(CAPTURES, st.randoms())
@settings(deadline=None)
def test_nothing_is_lost_and_nothing_doubled_in_any_order(
    parts: list[Post], chance: random.Random
) -> None:
    whole = merge(parts).post
    shuffled = parts[:]
    chance.shuffle(shuffled)
    assert merge(shuffled).post == whole
    most: Counter[str] = Counter()
    for part in parts:
        most |= texts(part)
    assert texts(whole) == most
    ids = [comment.id for _, comment in walk(whole.comments)]
    assert len(set(ids)) == len(ids)
    assert merge([*parts, *parts]).post == whole


@given(CAPTURES, CAPTURES)
@settings(deadline=None)
def test_what_was_merged_before_makes_no_difference(some: list[Post], more: list[Post]) -> None:
    whole = merge([*some, *more]).post
    steps = merge([merge(some).post, merge(more).post]).post
    assert (steps.id, texts(steps)) == (whole.id, texts(whole))
    assert merge([whole, *some, *more]).post.comments == whole.comments


@given(CAPTURES)
@settings(deadline=None)
def test_who_is_above_whom_stays_as_it_is_in_the_fullest(parts: list[Post]) -> None:
    whole = merge(parts).post
    threaded = {part.comments: part for part in parts if pairs(part)}
    if not threaded:
        return
    most = max(map(count_comments, threaded.values()))
    fullest = [part for part in threaded.values() if count_comments(part) == most]
    assert any(pairs(part) <= pairs(whole) for part in fullest)


LOSSES: list[dict[str, None]] = [
    {},
    {"author": None},
    {"published": None},
    {"author": None, "published": None},
]


def damaged(comments: tuple[Comment, ...], draw: st.DrawFn) -> tuple[Comment, ...]:
    """What a poor tool makes of a discussion: comments are lost, cut, or without their author."""
    kept: list[Comment] = []
    for comment in comments:
        replies = damaged(comment.replies, draw)
        if draw(st.integers(0, 3)) == 0:
            # A comment is lost with all that answers it, or these stay at its place.
            kept += replies if draw(st.booleans()) else ()
            continue
        changes: dict[str, Any] = draw(st.sampled_from(LOSSES))
        if len(comment.body) > 20 and draw(st.booleans()):
            changes = changes | {"body": comment.body[:-3] + "…"}
        kept.append(replace(comment, replies=replies, **changes))
    return tuple(kept)


@st.composite
def copies(draw: st.DrawFn) -> tuple[Post, Post]:
    """A capture whose comments all differ, and a damaged copy of it."""
    number = iter(range(1, 1000))

    def tell(comment: Comment) -> Comment:
        at = next(number)
        return replace(
            comment,
            id=f"c{at}",
            body=f"Remark {at * at}, {NOUNS[at % 10]} by {NOUNS[at // 10 % 10]} and {at * 7919}",
            author=NOUNS[at % 7],
            published=f"2019-03-{at % 28 + 1:02}T10:{at % 60:02}",
            replies=tuple(map(tell, comment.replies)),
        )

    comments = tuple(map(tell, draw(threads())))
    whole = post(comments=comments)
    copy = damaged(comments, draw)
    if draw(st.booleans()):
        return whole, captured(copy)
    return whole, post(comments=copy)


@given(copies())
@settings(deadline=None)
def test_a_damaged_copy_adds_nothing(both: tuple[Post, Post]) -> None:
    whole, copy = both
    assert merge([copy, whole]).post.comments == whole.comments


@st.composite
def archives(draw: st.DrawFn) -> list[Post]:
    """Captures of a few posts, some of which share their day and title."""
    made = []
    for _ in range(draw(st.integers(1, 7))):
        part = draw(CAPTURES)[0]
        number = draw(st.integers(0, 3))
        body = f"{TEXTS[number]} and {TEXTS[number + 4]}. It is mended with {NOUNS[number]}."
        body = draw(st.sampled_from([body, body[:25], body.replace("is", "was"), ""]))
        changes: Any = draw(st.sampled_from([{}, {"published": None}, {"id": f"9{number}"}]))
        made.append(replace(part, body=body, title=f"Log {number // 2}", **changes))
    return [replace(each, id=slug(each)) for each in made]


def slug(part: Post) -> str:
    native = part.id.startswith("9")
    return part.id if native else post_id(part.published, part.title, part.body)


@given(archives(), st.randoms())
@settings(deadline=None)
def test_an_index_holds_the_same_whatever_came_first(
    parts: list[Post], chance: random.Random
) -> None:
    index = MemoryIndex(parts)
    shuffled = parts[:]
    chance.shuffle(shuffled)
    other = MemoryIndex()
    for part in shuffled:
        other.add(part)
        if chance.random() < 0.5:
            assert all(other.get(each.id) is each for each in other)
    assert list(index) == list(other)
    assert index.summaries == other.summaries
    assert index.merged == other.merged
    assert len({each.id for each in index}) == len(index)
    most = Counter(text for part in parts for text in texts(part))
    assert set(most) == {text for each in index for text in texts(each)}
