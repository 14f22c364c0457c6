"""Where one is in a post."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where one is in a post: kept as words and comments, so that it survives another width."""

    comment: str
    """The id of the selected comment; empty for the post itself."""
    folded: frozenset[str]
    """The ids of what is folded."""
    top: str
    """The id of the comment at the top of the view; empty for the post."""
    line: int
    """The line of it at the top, counted before its body begins."""
    offset: int
    """The first character of its body in view, or -1 where the top is above the body."""
