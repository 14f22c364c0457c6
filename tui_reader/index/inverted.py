"""The terms of a post, as one process finds them for another."""

from array import array
from typing import NamedTuple

from tui_reader.archive.post import Post


class Inverted(NamedTuple):
    """The terms of a post and of its comments, fit to be sent.

    The post is passage 0, its comments follow in reading order.
    """

    pairs: bytes
    """The numbers of the pairs that there are, as ``uint16``: these terms come first."""
    terms: bytes
    """The other terms as UTF-8, a line each."""
    counts: bytes
    """Term by term how many passages have it, as ``uint32``."""
    passages: bytes
    """Term by term the passages that have it, ascending, as ``uint32``."""
    minutes: "array[int]"
    """When each passage was published: greater is newer, 0 unknown."""


def terms_of(post: Post) -> Inverted:
    """Find the terms of a post and of its comments, in reading order."""
    # Imported here: who only sends for terms or receives them needs nothing of what finds them.
    from tui_reader.index.inverting import invert

    return invert(post)
