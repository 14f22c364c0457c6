"""The pieces of texts, a block at a time."""

import pytest

from tui_reader.index.text_pieces import parted


@pytest.mark.parametrize("piece", ["mended", "can't", "well-kept", "\u0939\u093f"])
def test_blocks_are_small_whatever_the_words_are(piece: str) -> None:
    sizes = [len(block) for block in parted([f"{piece} " * 200_000])]
    assert sum(sizes) >= 200_000
    assert max(sizes) <= 60_000
