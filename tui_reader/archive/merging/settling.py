"""Captures of one post made one post that has all that any of them has."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tui_reader.archive.identity import distinct_id, native_form
from tui_reader.archive.merging.branches import Branch, comments_of, grow
from tui_reader.archive.merging.families import MOST_COMPARED, families
from tui_reader.archive.merging.grafting import graft
from tui_reader.archive.merging.kinship import Traits
from tui_reader.archive.merging.letters import marks_in
from tui_reader.archive.merging.moments import precision
from tui_reader.archive.post import (
    Comment,
    Merged,
    Post,
    Source,
    count_comments,
    is_told_claim,
    told_claim,
)
from tui_reader.text import fold

_GUESSED_TITLE = "The title is a guess"
_COARSELY = (
    "{} captures may be of this post: they were only compared with those near in title and day."
)
_AS_LONG = 0.98
_NO_DATE = "The capture has no date line"


def merge(parts: Sequence[Post]) -> Merged:
    """Make one post of all its captures.

    Args:
        parts: The captured posts, at least one, in any order: it makes no difference.

    Returns:
        The post with the fullest comment tree, completed with what only the others have.
    """
    return _merge(each_once(parts))


def each_once(parts: Iterable[Post]) -> list[Traits]:
    """Keep captures that say the very same once.

    Args:
        parts: The captured posts.
    """
    different: dict[object, Traits] = {}
    for part in map(Traits, parts):
        known = different.setdefault(part.content, part)
        if known is not part:
            known.sources += part.sources
    return list(different.values())


def settle(parts: Sequence[Traits]) -> list[Merged]:
    """Make posts of captured ones that may be the same, each with an id of its own.

    Args:
        parts: All captured posts that share an id or are the same as another of them, in any
            order: it makes no difference. Those that say the very same are in it once.
    """
    merged = [_merge(group) for group in families(parts)]
    if len(parts) > MOST_COMPARED:
        told = _COARSELY.format(len(parts))
        merged = [replace(each, sentences=(*each.sentences, told)) for each in merged]
    if len(merged) == 1:
        return merged
    posts_with = Counter(identity for each in merged for identity in each.ids)
    given: Counter[str] = Counter()
    for place, each in enumerate(merged):
        # None keeps an id that others have too: it would lead to one of them by chance.
        ids = tuple(identity for identity in each.ids if posts_with[identity] == 1)
        own = each.post.id if each.post.id in ids else distinct_id(each.post.id, each.post.body)
        given[own] += 1
        if given[own] > 1:
            own = f"{own}-{given[own]}"
        merged[place] = replace(each, post=replace(each.post, id=own), ids=ids)
    return merged


def _merge(parts: Sequence[Traits]) -> Merged:
    ranked = _ranked(parts)
    posts = [replace(part.post, source=min(part.sources, key=_path)) for part in ranked]
    ids = tuple(sorted({post.id for post in posts}))
    if len(ranked) == 1:
        return Merged(posts[0], ids, _told(ranked, ranked[0], []))
    real = [post for post in posts if not post.missing] or posts
    comments, added = _grafted(ranked)
    claims = [post.claimed_comments for post in posts if post.claimed_comments is not None]
    text = _fullest(ranked, comments)
    title = next((post for post in real if not _has_guessed_title(post)), real[0])
    dated = max(real, key=lambda post: precision(post.published))
    whole = Post(
        id=_best_id(ranked),
        title=title.title,
        body=text.post.body,
        source=real[0].source,
        published=dated.published or next(filter(None, (post.published for post in posts)), None),
        author=next((post.author for post in [*real, *posts] if post.author), None),
        url=next((post.url for post in [*real, *posts] if post.url), None),
        labels=next((post.labels for post in posts if post.labels), ()),
        claimed_comments=max(claims, default=None),
        comments=comments,
        mentions=_mentions(posts),
        missing=real[0].missing,
    )
    whole = replace(whole, warnings=_still_true(real[0], title, whole))
    return Merged(whole, ids, _told(ranked, text, added))


def _grafted(ranked: Sequence[Traits]) -> tuple[tuple[Comment, ...], list[int]]:
    """Put the trees of all captures into the fullest one.

    Returns:
        The comments, and how many of each capture came into the tree.
    """
    comments = ranked[0].post.comments
    root: Branch | None = None
    known = set(ranked[0].rows)
    added = [0]
    for part in ranked[1:]:
        # Most captures of a page are an earlier state of the fullest one.
        if len(part.rows) == part.count and part.rows <= known:
            added.append(0)
            continue
        root = root or grow(comments)
        added.append(graft(root, part.post.comments))
        known |= part.rows
    return comments_of(root) if root else comments, added


def _ranked(parts: Sequence[Traits]) -> list[Traits]:
    """Order captures by how full their trees are."""
    fixed = sorted(parts, key=lambda each: each.content)
    return sorted(fixed, key=lambda each: each.fullness, reverse=True)


def _best_id(parts: Sequence[Traits]) -> str:
    """Choose the id: a native one, else an address, else the one made of date and title."""

    def rank(part: Traits) -> tuple[int, int, str]:
        post = part.post
        kind = 0 if part.native is not None else 2 if part.is_made else 1
        return kind + (kind == 2 and not post.published), -len(post.id), post.id

    return min(parts, key=rank).post.id


def _fullest(ranked: Sequence[Traits], comments: tuple[Comment, ...]) -> Traits:
    """Choose the capture that has most of the text, then with the fewest signs of markup in it.

    Of several of these, the one with the addresses of its links.
    """
    written = [part for part in ranked if not part.post.missing] or list(ranked)
    taken_apart = [part for part in written if not _holds(part, comments)] or written
    letters = {id(part): sum(map(len, part.words)) for part in taken_apart}
    # The words of a mark, such as the title of a link, are not much of a text.
    enough = max(letters.values()) * _AS_LONG
    whole = [part for part in taken_apart if letters[id(part)] >= enough]

    def quality(part: Traits) -> tuple[int, int, int]:
        body = part.post.body
        return -marks_in(body), letters[id(part)], body.count("://")

    return max(whole, key=quality)


def _holds(part: Traits, comments: tuple[Comment, ...]) -> bool:
    """Whether the text of a capture has the comments in it, for nobody could tell them apart."""
    if part.post.comments or not comments:
        return False
    known = Traits(replace(part.post, comments=comments)).comments
    text = " ".join(part.words)
    return bool(known) and 2 * sum(each in text for each in known) > len(known)


def _mentions(posts: Iterable[Post]) -> tuple[Comment, ...]:
    known: set[str] = set()
    kept: list[Comment] = []
    for post in posts:
        names = [
            {native_form(each.id), each.url or "", fold(each.body)} - {""} for each in post.mentions
        ]
        kept += [each for each, name in zip(post.mentions, names, strict=True) if not name & known]
        known.update(*names)
    return tuple(kept)


def _still_true(first: Post, title: Post, whole: Post) -> tuple[str, ...]:
    """Keep the warnings that hold for the whole, and compare its claim anew."""
    found = count_comments(whole)
    holds = (first.claimed_comments, count_comments(first)) == (whole.claimed_comments, found)
    kept = [
        warning
        for warning in first.warnings
        if (holds or not is_told_claim(warning))
        and not (warning.startswith(_GUESSED_TITLE) and not _has_guessed_title(title))
        and not (warning.startswith(_NO_DATE) and whole.published)
    ]
    return tuple(kept) if holds else (*kept, *told_claim(whole.claimed_comments, found))


def _has_guessed_title(post: Post) -> bool:
    return any(warning.startswith(_GUESSED_TITLE) for warning in post.warnings)


def _told(ranked: Sequence[Traits], text: Traits, added: Sequence[int]) -> tuple[str, ...]:
    """Say what was merged from where."""
    captures = sorted(_named(source, part.count) for part in ranked for source in part.sources)
    if len(captures) == 1:
        return ()
    named = "; ".join(dict.fromkeys(captures))
    told = [f"Merged from {len(captures)} captures: {named}."]
    for part, count in zip(ranked, added, strict=False):
        if count:
            only = "1 comment is" if count == 1 else f"{count} comments are"
            told.append(f"{only} added from {min(part.sources, key=_path).path}.")
    if text is not ranked[0]:
        told.append(f"The text of the post is from {min(text.sources, key=_path).path}.")
    return tuple(told)


def _path(source: Source) -> tuple[str, str, str]:
    return source.path, source.format, source.encoding


def _named(source: Source, found: int) -> str:
    comments = "1 comment" if found == 1 else f"{found} comments"
    return f"{source.path} ({source.format}, {comments})"
