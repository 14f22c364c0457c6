"""Posts and comments as an export, a feed or a page lists them, and the tree that they make."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from sys import intern

from tui_reader.archive.assembly import guess_signature, guess_title
from tui_reader.archive.identity import CommentIds, post_id
from tui_reader.archive.post import Comment, Post, Source, told_claim
from tui_reader.text import fold, sound

_ADDRESS = re.compile(r"[^\s@<>()]@[^\s@<>()]+\.[^\s@<>()]")
_MACHINE = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}|(?=[^:]*:[^:]*:)[\da-fA-F:.]{3,45}")

DEEPEST = 100
"""No tree is deeper: what walks one level by level, as pickling does, ends somewhere."""


@dataclass(slots=True)
class CommentRecord:
    """One comment, with what tells its place."""

    body: str = ""
    """Its text."""
    id: str | None = None
    """Its native id, if it has one."""
    parent: str | None = None
    """The native id of the comment that it answers; None for a top-level one."""
    answers: "CommentRecord | None" = None
    """That comment itself, where it stands in it: this one may have no native id."""
    author: str | None = None
    """The name that goes with it."""
    published: str | None = None
    """``2014-07-05``, ``2014-07-05T08:50`` or RFC 3339."""
    url: str | None = None
    """Its address."""

    def is_empty(self) -> bool:
        """Whether a damaged capture has nothing of it but that it was there."""
        return not (self.body or self.id or self.author or self.published)


@dataclass(slots=True)
class PostRecord:
    """One post, with its comments in the order of the capture."""

    title: str = ""
    """Its title; empty where there is none."""
    body: str = ""
    """Its text."""
    id: str | None = None
    """Its native id, if it has one."""
    url: str | None = None
    """Its address."""
    published: str | None = None
    """``2014-02-12`` or RFC 3339."""
    author: str | None = None
    """Who wrote it."""
    labels: Sequence[str] = ()
    """The labels that the author gave it."""
    claimed: int | None = None
    """How many comments it is said to have."""
    comments: list[CommentRecord] = field(default_factory=list)
    """All its comments, replies included."""
    mentions: list[CommentRecord] = field(default_factory=list)
    """Pingbacks and trackbacks."""
    missing: bool = False
    """Whether only its comments are there."""
    apart: bool = False
    """Whether comments are kept elsewhere: that there are fewer than it claims is no wonder."""
    warnings: list[str] = field(default_factory=list)
    """What was guessed or does not add up, a sentence each."""

    def is_empty(self) -> bool:
        """Whether a damaged capture has nothing of it but that it was there."""
        return not (self.title or self.body or self.id or self.url or self.comments)


def known_name(text: str) -> str | None:
    """Give the name of an author, or None: no address of mail or of a machine is ever shown."""
    if not text or _ADDRESS.search(text) or _MACHINE.fullmatch(text.strip()):
        return None
    return intern(text)


def make_post(record: PostRecord, source: Source) -> Post:
    """Make a post with its comment tree.

    A comment whose parent is not among the others is a top-level one, and so is the first of some
    that answer each other in a ring; both are told.

    Args:
        record: What the capture says.
        source: Where it is from.
    """
    _make_sound(record)
    for each in (*record.comments, *record.mentions):
        _make_sound(each)
    warnings = list(record.warnings)
    title = fold(record.title)
    if not title:
        title = guess_title([record.body, *(each.body for each in record.comments[:1])])
        warnings.append("The title is a guess: the capture has none.")
    made = record.id or record.url or post_id(record.published, title, record.body)
    ids = CommentIds(made)
    if not record.apart:
        warnings += told_claim(record.claimed, len(record.comments))
    comments = _tree(record.comments, ids, warnings)
    return Post(
        id=made,
        title=title,
        body=record.body,
        source=source,
        published=record.published,
        author=fold(record.author or "") or None,
        url=record.url,
        labels=tuple(map(sound, record.labels)),
        claimed_comments=record.claimed,
        comments=comments,
        warnings=tuple(warnings),
        mentions=tuple(_comment(each, ids, ()) for each in record.mentions),
        missing=record.missing,
    )


def _make_sound(record: PostRecord | CommentRecord) -> None:
    """Leave no lone surrogates in what a capture says: JSON and scripts can bring them."""
    record.body = sound(record.body)
    record.id = record.id and sound(record.id)
    record.url = record.url and sound(record.url)
    record.author = record.author and sound(record.author)
    record.published = record.published and sound(record.published)
    if isinstance(record, PostRecord):
        record.title = sound(record.title)
    else:
        record.parent = record.parent and sound(record.parent)


def _tree(
    records: Sequence[CommentRecord], ids: CommentIds, warnings: list[str]
) -> tuple[Comment, ...]:
    places: dict[str, int] = {}
    for place, record in enumerate(records):
        if record.id is not None:
            places.setdefault(record.id, place)
    parents = [None if each.parent is None else places.get(each.parent) for each in records]
    if any(each.answers is not None for each in records):
        objects = {id(record): place for place, record in enumerate(records)}
        for place, record in enumerate(records):
            parents[place] = objects.get(id(record.answers), parents[place])
    strays = sum(
        1
        for each, parent in zip(records, parents, strict=True)
        if each.parent is not None and parent is None
    )
    if strays:
        what = "1 comment answers one" if strays == 1 else f"{strays} comments answer others"
        warnings.append(f"{what} that the capture does not have: shown at the top level.")
    if _break_rings(parents):
        warnings.append("Some comments answer each other in a ring: where it begins is a guess.")
    if _lift(parents):
        warnings.append(f"Replies deeper than {DEEPEST} levels are shown at level {DEEPEST}.")
    below: list[list[int]] = [[] for _ in records]
    top: list[int] = []
    for place, parent in enumerate(parents):
        (top if parent is None else below[parent]).append(place)
    return _built(records, top, below, ids)


def _break_rings(parents: list[int | None]) -> bool:
    """Make the first of each ring a top-level comment; says whether there was one."""
    broken = False
    settled = [False] * len(parents)
    for start in range(len(parents)):
        path: list[int] = []
        on_path: set[int] = set()
        place: int | None = start
        while place is not None and not settled[place]:
            if place in on_path:
                parents[min(path[path.index(place) :])] = None
                broken = True
                break
            path.append(place)
            on_path.add(place)
            place = parents[place]
        for each in path:
            settled[each] = True
    return broken


def _lift(parents: list[int | None]) -> bool:
    """Let no reply be deeper than `DEEPEST`; says whether one was. There are no rings."""
    levels: list[int] = [0] * len(parents)
    lifted = False
    for start in range(len(parents)):
        path: list[int] = []
        place: int | None = start
        while place is not None and not levels[place]:
            path.append(place)
            place = parents[place]
        for each in reversed(path):
            parent = parents[each]
            if parent is not None and levels[parent] >= DEEPEST:
                parent = parents[each] = parents[parent]
                lifted = True
            levels[each] = 1 if parent is None else levels[parent] + 1
    return lifted


def _built(
    records: Sequence[CommentRecord], top: list[int], below: list[list[int]], ids: CommentIds
) -> tuple[Comment, ...]:
    """Make the comments from the last to the first in reading order, so that none waits."""
    order: list[int] = []
    waiting = list(reversed(top))
    while waiting:
        place = waiting.pop()
        order.append(place)
        waiting.extend(reversed(below[place]))
    given = {place: _id(records[place], ids) for place in order}
    made: dict[int, Comment] = {}
    for place in reversed(order):
        replies = tuple(made.pop(each) for each in below[place])
        made[place] = _comment(records[place], ids, replies, given[place])
    return tuple(made[place] for place in top)


def _id(record: CommentRecord, ids: CommentIds) -> str:
    if record.id is not None:
        return ids.take(record.id)
    return ids.give(record.author, record.published, record.body)


def _comment(
    record: CommentRecord, ids: CommentIds, replies: Iterable[Comment], made: str = ""
) -> Comment:
    return Comment(
        id=made or _id(record, ids),
        body=record.body,
        author=fold(record.author or "") or None,
        signature=guess_signature(record.body),
        published=record.published,
        replies=tuple(replies),
        url=record.url,
    )
