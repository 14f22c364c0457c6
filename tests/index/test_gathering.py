"""Terms put together: each with all passages that have it, however many there are."""

from array import array
from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from tui_reader.index import gathering
from tui_reader.index.gathering import Gathered
from tui_reader.index.inverted import Inverted
from tui_reader.index.pairs import pair_term


def inverted(
    size: int, pairs: Mapping[int, Sequence[int]], terms: Mapping[str, Sequence[int]]
) -> Inverted:
    """Terms as they are sent."""
    rows = [*pairs.values(), *terms.values()]
    return Inverted(
        np.array(list(pairs), np.uint16).tobytes(),
        "\n".join(terms).encode(),
        np.array(list(map(len, rows)), np.uint32).tobytes(),
        np.array([passage for row in rows for passage in row], np.uint32).tobytes(),
        array("I", bytes(4 * size)),
    )


def whole(gathered: Gathered) -> list[tuple[str, list[int]]]:
    return [(term, list(passages)) for term, passages in gathered.whole()]


POSTS = [
    (0, inverted(3, {7: [0, 2]}, {"fog": [0, 1, 2], "hail": [1]})),
    (3, inverted(2, {2: [1], 7: [0]}, {"hail": [0], "rain": [0, 1], "ant": [1]})),
    (9, inverted(90_000, {7: [89_999]}, {"fog": [0, 70_000], "zoo": [5]})),
    (90_009, inverted(1, {}, {"fog": [0]})),
]
EXPECTED = sorted(
    {
        pair_term(2): [4],
        pair_term(7): [0, 2, 3, 90_008],
        "ant": [4],
        "fog": [0, 1, 2, 9, 70_009, 90_009],
        "hail": [1, 3],
        "rain": [3, 4],
        "zoo": [14],
    }.items()
)


@pytest.mark.parametrize("most", [1, 2, 5, 4_000_000])
@pytest.mark.parametrize("at_once", [1, 2, 4])
def test_each_term_has_its_passages_however_many_are_put_in_order_at_once(
    monkeypatch: pytest.MonkeyPatch, most: int, at_once: int
) -> None:
    monkeypatch.setattr(gathering, "_MOST_AT_ONCE", most)
    gathered = Gathered()
    for start in range(0, len(POSTS), at_once):
        gathered.add(POSTS[start : start + at_once])
    assert whole(gathered) == EXPECTED
    for term, passages in EXPECTED:
        assert gathered.count(term) == len(passages)
        assert sorted(gathered.passages([term])) == passages


def test_what_has_no_terms_has_no_passages() -> None:
    gathered = Gathered()
    assert whole(gathered) == []
    assert gathered.passages(["fog", pair_term(7)]) == []
