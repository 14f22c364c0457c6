"""How easily a finger makes one word of another."""

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_PLACES = {key: (row, at) for row, keys in enumerate(_ROWS) for at, key in enumerate(keys)}

_EASY = 0.7
"""Two letters swapped, a letter doubled, or one of two alike left out."""
_BESIDE = 0.8
"""The key beside was hit."""
_ONE = 0.9
"""A letter left out, or one too many."""
_OTHER = 1.1
"""Any other letter in the place of one."""
_FIRST = 0.5
"""What it costs more to mistake the first letter, which hardly anyone does."""


def slip_cost(typed: str, meant: str, edits: int) -> float:
    """Say how unlikely it is that somebody typed a word and meant another.

    Args:
        typed: What was typed.
        meant: What may have been meant; another word.
        edits: By how many letters they differ.

    Returns:
        About the number of edits: less for what fingers do easily, more for a first letter.
    """
    start = _shared(typed, meant)
    rest_typed, rest_meant = typed[start:], meant[start:]
    end = _shared(rest_typed[::-1], rest_meant[::-1])
    wrong = rest_typed[: len(rest_typed) - end]
    right = rest_meant[: len(rest_meant) - end]
    cost = _cost(typed[:start], wrong, right) if edits == 1 else float(edits)
    return cost if typed[:1] == meant[:1] else cost + _FIRST


def _cost(before: str, wrong: str, right: str) -> float:
    if len(wrong) == len(right) == 1:
        return _BESIDE if _are_neighbours(wrong, right) else _OTHER
    if wrong == right[::-1]:
        return _EASY
    # Of letters alike that were doubled or left out, the last one is what differs.
    return _EASY if before.endswith(wrong or right) else _ONE


def _are_neighbours(one: str, other: str) -> bool:
    if one not in _PLACES or other not in _PLACES:
        return False
    (row, at), (other_row, other_at) = _PLACES[one], _PLACES[other]
    # Each row of keys stands half a key to the right of the one above.
    return abs(row - other_row) <= 1 and abs((at + row / 2) - (other_at + other_row / 2)) <= 1


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    length = min(len(one), len(other))
    return next((at for at in range(length) if one[at] != other[at]), length)
