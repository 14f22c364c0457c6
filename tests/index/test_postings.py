"""Numbers as bitmaps and as bytes."""

import pytest

from tui_reader.index.postings import (
    is_dense,
    pack_bitmap,
    pack_gaps,
    span,
    to_bitmap,
    to_numbers,
    unpack,
)


@pytest.mark.parametrize(
    "numbers",
    [[0], [0, 1, 2, 9], [7], [3, 400, 65_000], [3, 90_000], list(range(0, 5_000, 3))],
    ids=["one", "close", "rare", "short gaps", "long gaps", "every third"],
)
def test_what_is_packed_is_unpacked(numbers: list[int]) -> None:
    assert list(to_numbers(unpack(pack_gaps(numbers)))) == numbers
    assert list(to_numbers(unpack(pack_bitmap(to_bitmap(numbers, 100_000))))) == numbers


def test_rare_numbers_take_few_bytes() -> None:
    assert len(pack_gaps([3, 400, 65_000])) == 1 + 3 * 2
    assert len(pack_gaps([3, 400_000])) == 1 + 2 * 4
    assert is_dense(5_000, 500_000)
    assert not is_dense(500, 500_000)


def test_an_empty_bitmap_has_no_numbers() -> None:
    assert list(to_numbers(0)) == []
    assert unpack(pack_bitmap(0)) == 0


def test_a_span_is_so_many_numbers_from_the_first() -> None:
    assert list(to_numbers(span(3, 4))) == [3, 4, 5, 6]
    assert span(3, 0) == 0
    assert to_bitmap([3, 4, 5, 6], 7) == span(3, 4)
