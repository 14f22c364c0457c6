"""Numbers as bitmaps and as bytes."""

import zlib
from array import array

import pytest

from tui_reader.index.postings import (
    is_dense,
    pack_bitmap,
    pack_run,
    span,
    to_bitmap,
    to_numbers,
    unpack_bitmap,
    unpack_run,
)


@pytest.mark.parametrize(
    "numbers",
    [[0], [0, 1, 2, 9], [7], [3, 400, 65_000], [3, 90_000], list(range(0, 5_000, 3))],
    ids=["one", "close", "rare", "low", "high", "every third"],
)
def test_what_is_packed_is_unpacked(numbers: list[int]) -> None:
    assert list(unpack_run(pack_run(array("I", numbers)))) == numbers
    assert list(to_numbers(unpack_bitmap(pack_bitmap(to_bitmap(numbers, 100_000))))) == numbers


def test_the_numbers_of_a_run_need_not_ascend() -> None:
    numbers = [3, 70_000, 5, 4, 65_535, 65_536]
    assert list(unpack_run(pack_run(array("I", numbers)))) == numbers


@pytest.mark.parametrize("length", [0, 1, 9, -1])
def test_a_run_that_is_cut_off_is_damaged(length: int) -> None:
    packed = pack_run(array("I", [3, 70_000, 5]))
    with pytest.raises(zlib.error):
        unpack_run(packed[:length])


def test_rare_numbers_take_few_bytes() -> None:
    assert len(pack_run(array("I", range(0, 100_000, 100)))) < 1_000 * 2 + 50
    assert is_dense(5_000, 500_000)
    assert not is_dense(500, 500_000)


def test_an_empty_bitmap_has_no_numbers() -> None:
    assert list(to_numbers(0)) == []
    assert unpack_bitmap(pack_bitmap(0)) == 0


def test_a_span_is_so_many_numbers_from_the_first() -> None:
    assert list(to_numbers(span(3, 4))) == [3, 4, 5, 6]
    assert span(3, 0) == 0
    assert to_bitmap([3, 4, 5, 6], 7) == span(3, 4)
