"""How deep comments are nested, by how far they are indented."""

from collections.abc import Sequence

_NARROWEST = 2
_DEEPEST = 50


def levels_of_indents(indents: Sequence[int]) -> list[int]:
    """Give the level of each comment of a list.

    Args:
        indents: How many spaces each stands in, in the order of the list.

    Returns:
        For each 0 or how many comments above it are indented less, one in the other; a difference
        of one space does not count, for numbers of two digits begin one earlier. What is nested
        too deep stays at the last level that there is.
    """
    if len(set(indents)) < 2:
        return [0] * len(indents)
    levels: list[int] = []
    outer: list[int] = []
    for indent in indents:
        while outer and indent < outer[-1] + _NARROWEST:
            outer.pop()
        levels.append(min(len(outer), _DEEPEST))
        outer.append(indent)
    return levels
