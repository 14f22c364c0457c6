"""Finding the post and the comment that the person means."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TypeVar

from tui_reader.archive.outline import Outline
from tui_reader.cli.endings import Failure
from tui_reader.cli.listing import Listed, day_of, title_of
from tui_reader.cli.printing import number, shortened
from tui_reader.text import clean_line, fold

_MOST_NAMED = 10
_MOST_MEANT = 3
_LONGEST_TITLE = 60

_Listed = TypeVar("_Listed", bound=Listed)


def choose_post(posts: Iterable[_Listed], wanted: str) -> _Listed:
    """Find the one post that is meant: by its id, the beginning of id, date or title, or its words.

    What fits better comes first: an exact id is never ambiguous with the beginning of another.

    Args:
        posts: The posts to choose from.
        wanted: What was typed, without regard to case.

    Raises:
        Failure: None fits, or several do equally well.
    """
    posts = list(posts)
    sought = fold(wanted).casefold()
    for fits in _FITS:
        found = [post for post in posts if sought and fits(post, sought)]
        if len(found) == 1:
            return found[0]
        if found:
            raise _ambiguous(wanted, found)
    meant = [f"“{shortened(post.title, _LONGEST_TITLE)}”" for post in _nearest(posts, wanted)]
    said = f"No post is called “{wanted}”."
    if meant:
        raise Failure(f"{said} Did you mean {' or '.join(meant)}?")
    raise Failure(f"{said} To see what there is: tui-reader list")


def choose_comment(outline: Outline, wanted: str) -> int:
    """Find the row of the comment that is meant: by its id, its number or the beginning of its id.

    Args:
        outline: The comments of the post.
        wanted: What was typed.

    Raises:
        Failure: None fits, or several do equally well.
    """
    row = outline.find(wanted)
    if row is not None:
        return row
    rows = range(len(outline))
    found = [row for row in rows if outline.number(row) == wanted] or [
        row for row in rows if wanted and outline.comments[row].id.startswith(wanted)
    ]
    if len(found) == 1:
        return found[0]
    if found:
        numbers = ", ".join(outline.number(row) for row in found[:_MOST_NAMED])
        raise Failure(f"The ids of {len(found)} comments begin with “{wanted}”: {numbers}.")
    comments = number(len(outline), "comment")
    raise Failure(f"The post has no comment “{wanted}”; it has {comments}.")


_FITS: tuple[Callable[[Listed, str], bool], ...] = (
    lambda post, sought: post.id.casefold() == sought,
    lambda post, sought: _title(post) == sought,
    lambda post, sought: any(each.startswith(sought) for each in _beginnings(post)),
    lambda post, sought: sought in _title(post),
    lambda post, sought: set(sought.split()) <= set(_title(post).split()),
)


def _beginnings(post: Listed) -> tuple[str, ...]:
    # A post with an id of its own is listed under a date that its id has not.
    return post.id.casefold(), _title(post), day_of(post.published) if post.published else ""


def _title(post: Listed) -> str:
    return fold(post.title).casefold()


def _nearest(posts: Sequence[_Listed], wanted: str) -> list[_Listed]:
    """Give the posts meant after a slip: the titles that fit best, the shortest first."""
    from tui_reader.index.words import fold_letters, index_words
    from tui_reader.search.suggesting import slips_between

    typed = index_words(fold_letters(wanted))
    slips = cache(slips_between)
    found: dict[tuple[int, int], list[_Listed]] = {}
    for post in posts:
        words = index_words(fold_letters(post.title))
        least = [
            min((few for word in words if (few := slips(each, word)) is not None), default=None)
            for each in typed
        ]
        near = [few for few in least if few is not None]
        if 2 * len(near) > len(typed):
            found.setdefault((-len(near), sum(near)), []).append(post)
    best = found[min(found)] if found else []
    return sorted(best, key=lambda post: len(post.title))[:_MOST_MEANT]


def _ambiguous(wanted: str, found: Sequence[Listed]) -> Failure:
    candidates = [
        f"{day_of(post.published)}  {title_of(post)}  ({clean_line(post.id)})"
        for post in found[:_MOST_NAMED]
    ]
    if len(found) > _MOST_NAMED:
        candidates.append(f"… and {len(found) - _MOST_NAMED} more")
    return Failure(f"“{wanted}” may be any of {len(found)} posts:", candidates)
