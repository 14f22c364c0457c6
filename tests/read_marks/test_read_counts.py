"""What is counted as read of a post."""

from collections import Counter

import pytest

from tui_reader.read_marks import read_counts as module
from tui_reader.read_marks.ledger import Ledger
from tui_reader.read_marks.read_counts import ReadCounts


def test_only_comments_that_a_post_has_are_counted() -> None:
    ledger, ids = Ledger(None), {"fog": ["a", "b"]}
    counts = ReadCounts(ledger, lambda post_id: ids[post_id])
    assert counts("hail") == (False, 0)
    ledger.mark("fog", ["", "a", "gone"])
    assert counts("fog") == (True, 1)
    ledger.mark("fog", ["b"])
    assert counts("fog") == (True, 2)
    ids["fog"] = ["b", "gone", "new"]
    counts.forget()
    assert counts("fog") == (True, 2)
    ledger.mark("fog", ["b", "gone"], read=False)
    assert counts("fog") == (True, 0)


def test_what_a_post_has_is_asked_once_and_not_known_of_too_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "MOST_KNOWN", 2)
    ledger, asked = Ledger(None), Counter[str]()

    def ids_of(post_id: str) -> list[str]:
        asked[post_id] += 1
        return ["a"]

    counts = ReadCounts(ledger, ids_of)
    for post_id in "one", "two", "three":
        ledger.mark(post_id, ["a"])
        assert (counts(post_id), counts(post_id)) == ((False, 1), (False, 1))
    assert counts("one") == (False, 1)
    assert asked == {"one": 2, "two": 1, "three": 1}
