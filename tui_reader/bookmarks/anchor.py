"""Finding a bookmarked comment again in a newer capture."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal, Protocol

from tui_reader.archive.post import Comment, Post, walk
from tui_reader.bookmarks import evidence
from tui_reader.bookmarks.bookmark import Anchor
from tui_reader.bookmarks.surroundings import SAME, SIMILAR, Surroundings, folded
from tui_reader.text import sound

Outcome = Literal["exact", "moved", "edited", "ambiguous", "orphan"]

ENOUGH = 6.0
"""With fewer points, nothing is taken for the one that was bookmarked."""

LEAD = 2.0
"""With fewer points before the second, it is the person who chooses."""

WORTH_ASKING = 4.0
"""With fewer points, a comment is not even offered."""

WORTH_ASKING_SAME = 0.5
"""The same for one with the very same text: only where author or time speak against it."""

MOST_OFFERED = 9
"""So many are offered to choose from."""


class Posts(Protocol):
    """Where posts are looked up."""

    def get(self, post_id: str, /) -> Post | None:
        """Give the post with this id, or None where there is none."""

    def __iter__(self) -> Iterator[Post]:
        """All posts."""


@dataclass(frozen=True, slots=True)
class Place:
    """A post or one of its comments."""

    post_id: str
    """The id of the post."""
    comment_id: str | None = None
    """The comment's id; None for the post itself."""


@dataclass(frozen=True, slots=True)
class Found:
    """What became of a bookmarked post or comment."""

    outcome: Outcome
    """Whether it is there, and how sure that is."""
    place: Place | None = None
    """Where it is; None where that is not certain."""
    body: str = ""
    """Its text now, where it is found."""
    candidates: tuple[Place, ...] = ()
    """Those that it could be, the likeliest first, where the person has to choose."""

    @property
    def post_id(self) -> str | None:
        """The id of the post, where it is found."""
        return None if self.place is None else self.place.post_id

    @property
    def comment_id(self) -> str | None:
        """The comment's id, where a comment is found."""
        return None if self.place is None else self.place.comment_id


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A place and what speaks for it."""

    points: float
    place: Place
    body: str
    same_text: bool
    certain: bool = True
    """Whether it can be told from its twins at all."""

    @property
    def worth_asking(self) -> bool:
        """Whether the person may think that it is the one."""
        return self.points >= (WORTH_ASKING_SAME if self.same_text else WORTH_ASKING)


def find(
    anchor: Anchor, posts: Posts, around_in: Callable[[Post], Surroundings] = Surroundings
) -> Found:
    """Find a bookmarked post or comment again.

    Args:
        anchor: What is looked for.
        posts: The archive as it is now.
        around_in: Gives what stands around the comments of a post; it may know it already.

    Returns:
        Where it is: *exact*, *moved* (the same text elsewhere or under another id) or *edited*. Or
        that it cannot be told which of several it is, or that it is not there.
    """
    if anchor.comment_id is None:
        return _find_post(anchor, posts)
    named = posts.get(anchor.post_id)
    candidates: list[_Candidate] = []
    if named is not None:
        around = around_in(named)
        untouched = _untouched(anchor, around)
        if untouched is not None:
            return Found("exact", Place(named.id, untouched.id), untouched.body)
        candidates = _in_post(anchor, around)
        found = _decide(anchor, candidates)
        if found.place is not None:
            return found
    text = folded(anchor.body)
    for post in _each_once(posts):
        if (named is None or post.id != named.id) and _may_hold(anchor, text, post):
            candidates += _in_post(anchor, around_in(post))
    return _decide(anchor, candidates)


def _find_post(anchor: Anchor, posts: Posts) -> Found:
    text = folded(anchor.body)
    named = posts.get(anchor.post_id)
    if named is not None:
        same = folded(named.body) == text
        return Found("exact" if same else "edited", Place(named.id), named.body)
    candidates = []
    for post in _each_once(posts):
        likeness = _likeness(text, folded(post.body))
        near = likeness == SAME or evidence.of_post(anchor, post) >= 0
        if near and likeness:
            points = evidence.of_text(text, likeness) + evidence.of_title(anchor, post)
            points += evidence.of_time(anchor.published, post.published)
            candidates.append(_Candidate(points, Place(post.id), post.body, likeness == SAME))
    return _decide(anchor, candidates)


def _each_once(posts: Posts) -> Iterator[Post]:
    """Go through all posts; an archive that is still being read may give one twice."""
    seen = set()
    for post in posts:
        if post.id not in seen:
            seen.add(post.id)
            yield post


def _untouched(anchor: Anchor, around: Surroundings) -> Comment | None:
    """Give the comment where nothing has changed, nor in what is around it."""
    identity = anchor.comment_id or ""
    same = around.same(folded(anchor.body))
    if {sound(around.comments[place].id) for place in same} != {identity, *anchor.twins}:
        return None
    position = around.find(identity)
    return around.comments[position] if _same_neighbours(anchor, around, position) else None


def _in_post(anchor: Anchor, around: Surroundings) -> list[_Candidate]:
    """Weigh the comments of a post that could be the one."""
    text = folded(anchor.body)
    if evidence.of_post(anchor, around.post) < 0:
        # In a post that has nothing to do with it, only the very same text counts.
        like = dict.fromkeys(around.same(text), SAME)
    else:
        like = dict(around.likeness(text))
        with suppress(KeyError):
            like.setdefault(around.find(anchor.comment_id or ""), 0.0)
    # What was similar beside it when it was marked is another comment.
    like = {
        position: likeness
        for position, likeness in like.items()
        if likeness == SAME or sound(around.comments[position].id) not in anchor.alike
    }
    twins = _Twins(anchor, [around.comments[place] for place in like if like[place] == SAME])
    return [
        _Candidate(
            evidence.of_comment(anchor, around, position, likeness)
            + evidence.of_id(anchor, around.comments[position], twins.shifting),
            Place(around.post.id, around.comments[position].id),
            around.comments[position].body,
            likeness == SAME,
            likeness < SAME
            or (
                twins.tell(around.comments[position])
                and (not twins.fewer or _same_neighbours(anchor, around, position))
            ),
        )
        for position, likeness in like.items()
    ]


class _Twins:
    """What the ids of comments with one text tell of which is which.

    A made id is counted: the second of two alike ends in ``-2``, and becomes the first when that is
    removed. Native ids, and those of other authors or times, stay with their comment.
    """

    def __init__(self, anchor: Anchor, now: list[Comment]) -> None:
        self._anchor = anchor
        self._stem = _stem(anchor.comment_id or "")
        then = sum(_stem(each) == self._stem for each in anchor.twins)
        self.shifting = then > 0 or sum(_stem(sound(each.id)) == self._stem for each in now) > 1
        """Whether the bookmarked comment's id is one that passes from twin to twin."""
        self.fewer = self.shifting and len(now) <= then
        """Whether some were removed, maybe the bookmarked one."""

    def tell(self, comment: Comment) -> bool:
        """Whether a comment may be the one: not if it stood beside it under its own id."""
        identity = sound(comment.id)
        return identity not in self._anchor.twins or _stem(identity) == self._stem


def _same_neighbours(anchor: Anchor, around: Surroundings, position: int) -> bool:
    return anchor.before == around.before(position) and anchor.after == around.after(position)


def _stem(comment_id: str) -> str:
    """Give an id without the counter that tells twins apart."""
    stem, hyphen, count = comment_id.rpartition("-")
    return stem if hyphen and count.isdigit() else comment_id


def _may_hold(anchor: Anchor, text: str, post: Post) -> bool:
    """Whether a closer look at a post is worth its time: an archive has thousands."""
    if evidence.of_post(anchor, post) >= 0:
        return True
    if not text:
        return False
    # How it begins tells most of all comments from it in passing; the rest are folded.
    beginning = text.split(" ", 1)[0].split("\ufffd")[0]
    return any(
        len(comment.body) >= len(text)
        and comment.body.lstrip().startswith(beginning)
        and folded(comment.body) == text
        for _, comment in walk(post.comments)
    )


def _likeness(text: str, other: str) -> float:
    from rapidfuzz import fuzz

    if text == other:
        return SAME
    return min(fuzz.ratio(text, other, score_cutoff=SIMILAR), 99.0)


def _decide(anchor: Anchor, candidates: list[_Candidate]) -> Found:
    """Take the best where it is good enough and well ahead; else offer those that are near it."""
    if not candidates:
        return Found("orphan")
    ranked = sorted(candidates, key=lambda candidate: -candidate.points)
    best = ranked[0]
    lead = best.points - ranked[1].points if len(ranked) > 1 else LEAD
    if best.certain and best.points >= ENOUGH and lead >= LEAD:
        outcome: Outcome = "edited"
        if best.same_text:
            place = (sound(best.place.post_id), sound(best.place.comment_id or ""))
            outcome = "exact" if place == (anchor.post_id, anchor.comment_id or "") else "moved"
        return Found(outcome, best.place, best.body)
    offered = tuple(each.place for each in ranked if each.worth_asking)[:MOST_OFFERED]
    return Found("ambiguous" if offered else "orphan", candidates=offered)
