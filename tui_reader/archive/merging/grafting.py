"""Comments of one capture put into the tree of another, each at its place."""

from collections.abc import Iterator
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
    theirs = list(branches_of(other))
    twins = Twins(ours, theirs)
    if _is_turned(ours, other, twins):
        # The newest thread first: its order is turned, not that within a thread.
        other.replies.reverse()
    ids = {each.comment.id for each in ours}
    images: dict[Branch, Branch] = {other: root, **twins.of_other}
    ranks = {each: rank for above in (other, *theirs) for rank, each in enumerate(above.replies)}
    chains: dict[Branch, _Chain] = {}
    added = 0
    for branch in branches_of(other):
        twin = twins.of_other.get(branch)
        if twin is not None:
            _complete(twin, branch, ids)
            continue
        assert branch.parent is not None
        parent = images[branch.parent]
        images[branch] = copy = _copied(branch, parent, ids)
        if parent not in chains:
            chains[parent] = _Chain(parent.replies)
        chain = chains[parent]
        image, behind = _neighbour(branch, ranks[branch], parent, images)
        chain.put(copy, chain.behind(image) if behind else image)
        added += 1
    for parent, chain in chains.items():
        parent.replies = list(chain)
    return added


class _Chain:
    """The replies to one comment: one more has its place without a count of all of them."""

    def __init__(self, replies: list[Branch]) -> None:
        """Begin with those that are there; None stands in front of the first, behind the last."""
        ring = [None, *replies, None]
        self._behind = dict(pairwise(ring))
        self._before = {behind: before for before, behind in pairwise(ring)}

    def behind(self, branch: Branch | None) -> Branch | None:
        """Give which one comes next."""
        return self._behind[branch]

    def put(self, branch: Branch, following: Branch | None) -> None:
        """Put one in front of another."""
        before = self._before[following]
        self._behind[before] = self._before[following] = branch
        self._before[branch], self._behind[branch] = before, following

    def __iter__(self) -> Iterator[Branch]:
        each = self._behind[None]
        while each is not None:
            yield each
            each = self._behind[each]


def _copied(branch: Branch, parent: Branch, ids: set[str]) -> Branch:
    """Make a copy of a comment that hangs below another."""
    copy = Branch(branch.comment, parent)
    if copy.comment.id in ids:
        copy.change(id=_unused(copy.comment.id, ids))
    ids.add(copy.comment.id)
    return copy


def _neighbour(
    branch: Branch, rank: int, parent: Branch, images: dict[Branch, Branch]
) -> tuple[Branch | None, bool]:
    """Say by which sibling a comment stands: behind the one before it, or in front of the next."""
    assert branch.parent is not None
    siblings = branch.parent.replies
    before = siblings[max(rank - _MOST_NEIGHBOURS, 0) : rank]
    after = siblings[rank + 1 : rank + 1 + _MOST_NEIGHBOURS]
    for behind, neighbours in ((True, before[::-1]), (False, after)):
        for neighbour in neighbours:
            image = images.get(neighbour)
            while image is not None and image.parent is not parent:
                image = image.parent
            if image is not None:
                return image, behind
    return None, False


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
