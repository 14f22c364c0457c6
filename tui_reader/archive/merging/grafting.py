"""Comments of one capture put into the tree of another, each at its place."""

from itertools import pairwise

from tui_reader.archive.identity import is_made
from tui_reader.archive.merging.branches import Branch, branches_of, grow
from tui_reader.archive.merging.moments import precision
from tui_reader.archive.merging.twins import Twins
from tui_reader.archive.post import Comment

_MOST_NEIGHBOURS = 20


def graft(root: Branch, comments: tuple[Comment, ...]) -> int:
    """Put comments of another capture into a tree.

    What is in the tree stays where it is. What both have is completed; what only the other has
    comes below its parent, among the others in the order that both have.

    Args:
        root: The root of the tree.
        comments: The top-level comments of the other capture.

    Returns:
        How many comments came into the tree.
    """
    ours = list(branches_of(root))
    other = grow(comments)
    twins = Twins(ours, list(branches_of(other)))
    if _is_turned(ours, other, twins):
        # The newest thread first: its order is turned, not that within a thread.
        other.replies.reverse()
    ids = {each.comment.id for each in ours}
    images: dict[Branch, Branch] = {other: root, **twins.of_other}
    added = 0
    for branch in branches_of(other):
        twin = twins.of_other.get(branch)
        if twin is not None:
            _complete(twin, branch, ids)
        else:
            assert branch.parent is not None
            images[branch] = _insert(branch, images[branch.parent], images, ids)
            added += 1
    return added


def _insert(branch: Branch, parent: Branch, images: dict[Branch, Branch], ids: set[str]) -> Branch:
    """Hang a copy of a comment below another; gives the copy."""
    copy = Branch(branch.comment, parent)
    if copy.comment.id in ids:
        copy.change(id=_unused(copy.comment.id, ids))
    ids.add(copy.comment.id)
    parent.replies.insert(_place(branch, parent, images), copy)
    return copy


def _place(branch: Branch, parent: Branch, images: dict[Branch, Branch]) -> int:
    """Say behind which sibling a comment comes: the one before it, else in front of the next."""
    assert branch.parent is not None
    siblings = branch.parent.replies
    place = siblings.index(branch)
    before = siblings[max(place - _MOST_NEIGHBOURS, 0) : place]
    after = siblings[place + 1 : place + 1 + _MOST_NEIGHBOURS]
    for steps, neighbours in ((1, before[::-1]), (0, after)):
        for neighbour in neighbours:
            image = images.get(neighbour)
            while image is not None and image.parent is not parent:
                image = image.parent
            if image is not None:
                return parent.replies.index(image) + steps
    return len(parent.replies)


def _is_turned(ours: list[Branch], other: Branch, twins: Twins) -> bool:
    """Whether the other capture has its top-level comments in the opposite order."""
    ranks = {each: rank for rank, each in enumerate(ours)}
    found = [ranks[twins.of_other[each]] for each in other.replies if each in twins.of_other]
    down = sum(one > two for one, two in pairwise(found))
    return 2 * down > len(found) - 1


def _complete(ours: Branch, other: Branch, ids: set[str]) -> None:
    """Give a comment what only its twin knows."""
    mine, twin = ours.comment, other.comment
    changes: dict[str, str | None] = {}
    if _is_fuller(other, ours):
        changes["body"] = twin.body
        changes["signature"] = twin.signature or mine.signature
    elif not mine.signature and twin.signature and not ours.is_removed:
        changes["signature"] = twin.signature
    if not mine.author and twin.author:
        changes["author"] = twin.author
    if precision(twin.published) > precision(mine.published):
        changes["published"] = twin.published
    if not mine.url and twin.url:
        changes["url"] = twin.url
    if is_made(mine.id) and not is_made(twin.id) and twin.id not in ids:
        changes["id"] = twin.id
        ids.discard(mine.id)
        ids.add(twin.id)
    ours.change(**changes)


def _is_fuller(one: Branch, other: Branch) -> bool:
    """Whether the text of one comment has more in it than that of its twin."""
    if one.text == other.text:
        return False
    if one.is_removed or other.is_removed:
        return other.is_removed and not one.is_removed
    if one.letters != other.letters:
        return len(one.letters) > len(other.letters)
    return "://" in one.text and "://" not in other.text


def _unused(identity: str, ids: set[str]) -> str:
    stem, _, twin = identity.rpartition("-")
    stem = stem if stem and twin.isdecimal() and is_made(identity) else identity
    number = 2
    while f"{stem}-{number}" in ids:
        number += 1
    return f"{stem}-{number}"
