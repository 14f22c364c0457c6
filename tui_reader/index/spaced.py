"""ASCII texts with a space for all that is in no word: between two, a word is found whole."""

from collections.abc import Iterator

_SPACED = bytes(code if chr(code).isalnum() else ord(" ") for code in range(256))


def spaced(folded: str) -> bytes:
    """Write a folded ASCII text with spaces, one before it and one behind."""
    return f" {folded} ".encode().translate(_SPACED)


def whole_places(text: bytes, word: str) -> Iterator[tuple[int, int]]:
    """Go through the places in the folded text where a word stands, not as a part of another.

    Args:
        text: What `spaced` gave.
        word: Letters and digits.
    """
    length = len(word)
    return ((at, at + length) for at in _all(text, f" {word} ".encode()))


def beginnings(text: bytes, word: str) -> Iterator[tuple[int, int]]:
    """Go through the places in the folded text of words that are or begin with a word.

    Args:
        text: What `spaced` gave.
        word: Letters and digits.
    """
    for at in _all(text, f" {word}".encode()):
        yield at, text.index(b" ", at + 1) - 1


def _all(text: bytes, piece: bytes) -> Iterator[int]:
    """Go through the places of a piece, which may end with the space that the next begins with."""
    at = text.find(piece)
    while at >= 0:
        yield at
        at = text.find(piece, at + len(piece) - 1)
