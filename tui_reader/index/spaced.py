"""ASCII texts with a space for all that is in no word: between two, a word is found whole."""

from collections.abc import Iterator

Span = tuple[int, int]
"""The first character and the one after the last."""

_SPACED = bytes(code if chr(code).isalnum() else ord(" ") for code in range(256))


def spaced(folded: str) -> bytes:
    """Write a folded ASCII text with spaces, one before it and one behind."""
    return f" {folded} ".encode().translate(_SPACED)


def whole_places(text: bytes, word: str) -> tuple[Span, ...]:
    """Give the places in the folded text where a word stands, not as a part of another.

    Args:
        text: What `spaced` gave.
        word: Letters and digits.
    """
    piece = f" {word} ".encode()
    at = text.find(piece)
    if at < 0:
        return ()
    length = len(word)
    found = []
    while at >= 0:
        found.append((at, at + length))
        # The space that ends one begins the next.
        at = text.find(piece, at + length + 1)
    return tuple(found)


def beginnings(text: bytes, word: str) -> Iterator[Span]:
    """Go through the places in the folded text of words that are or begin with a word.

    Args:
        text: What `spaced` gave.
        word: Letters and digits.
    """
    piece = f" {word}".encode()
    at = text.find(piece)
    while at >= 0:
        end = text.index(b" ", at + 1)
        yield at, end - 1
        at = text.find(piece, end)
