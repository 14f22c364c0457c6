"""Numbers as bitmaps and as bytes."""

import pytest

from tui_reader.index.postings import (
    pack,
    pack_bitmap,
    span,
    to_bitmap,
    to_numbers,
    unpack,
)


@pytest.mark.parametrize(
    ("numbers", "size"),
    [
        ([0], 1),
        ([0, 1, 2, 9], 10),
        ([7], 100_000),
        ([3, 400, 65_000], 100_000),
        ([3, 90_000], 100_000),
        (list(range(0, 5_000, 3)), 5_000),
    ],
    ids=["one", "dense", "rare", "short gaps", "long gaps", "every third"],
)
def test_what_is_packed_is_unpacked(numbers: list[int], size: int) -> None:
    assert list(to_numbers(unpack(pack(numbers, size)))) == numbers


def test_rare_numbers_take_few_bytes() -> None:
    assert len(pack([3, 400, 65_000], 500_000)) == 1 + 3 * 2
    assert len(pack([3, 400_000], 500_000)) == 1 + 2 * 4


def test_an_empty_bitmap_has_no_numbers() -> None:
    assert list(to_numbers(0)) == []
    assert unpack(pack_bitmap(0)) == 0


def test_a_span_is_so_many_numbers_from_the_first() -> None:
    assert list(to_numbers(span(3, 4))) == [3, 4, 5, 6]
    assert span(3, 0) == 0
    assert to_bitmap([3, 4, 5, 6], 7) == span(3, 4)
