"""Marks follow comments that have another id since the post was captured once more."""

from collections.abc import Callable, Iterable, Sequence

from tui_reader.archive.post import Post, walk
from tui_reader.read_marks.ledger import Ledger


def follow(ledger: Ledger, post: Post, captured: Callable[[], Sequence[Post]]) -> bool:
    """Move marks of a post to the comments that were meant; to be called off the screen's thread.

    Args:
        ledger: What was read.
        post: The post as it is now.
        captured: Gives the post as each of its captures has it; asked only if there are marks of
            comments that it does not have.

    Returns:
        Whether there were any to move.
    """
    ids = ["", *(comment.id for _, comment in walk(post.comments))]
    if not ledger.knows_others(post.id, ids):
        return False
    return ledger.rename_comments(post.id, names_now(post, captured()))


def names_now(post: Post, captured: Iterable[Post]) -> dict[str, str]:
    """Say what comments are called in a post that have another id in one of its captures.

    Args:
        post: The post, made of all its captures.
        captured: The post as each capture has it.

    Returns:
        For each id that no comment of the post has, the id of the one that is meant.
    """
    # Imported here: most posts have no mark that is to be moved.
    from tui_reader.archive.merging.branches import branches_of, grow
    from tui_reader.archive.merging.twins import Twins

    ours = list(branches_of(grow(post.comments)))
    own = {each.comment.id for each in ours}
    names: dict[str, str] = {}
    for part in captured:
        twins = Twins(ours, list(branches_of(grow(part.comments))))
        for theirs, each in twins.of_other.items():
            if theirs.comment.id not in own:
                names.setdefault(theirs.comment.id, each.comment.id)
    return names
