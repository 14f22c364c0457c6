"""Passages that were read lately."""

import pytest

from tests.builders import comment, post
from tui_reader.index import lately
from tui_reader.index.folded import FoldedPassage
from tui_reader.index.lately import Lately
from tui_reader.index.passage import Passage
from tui_reader.index.store import Store
from tui_reader.search.match import Searcher


def passage(body: str) -> FoldedPassage:
    return FoldedPassage(Passage("p", "c", "A title", "Wren", None, None, body, ""))


def test_what_is_asked_for_stays_and_what_is_not_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lately, "_MOST_CHARACTERS", 200)
    kept = Lately()
    first = passage("Asked for again and again.")
    kept.put(0, first)
    for number in range(1, 100):
        kept.put(number, passage("Asked for once, and never again."))
        assert kept.get(0) is first
    assert kept.get(1) is None
    assert kept.get(99) is not None


def test_a_passage_that_would_put_out_all_others_is_not_kept() -> None:
    kept = Lately()
    kept.put(1, passage("x" * 100_000))
    assert kept.get(1) is None


def test_a_post_that_came_anew_is_found_as_it_is_now() -> None:
    store = Store()
    searcher = Searcher(store)
    for body in ("Rain on the hill.", "Rain and snow on the hill."):
        searcher.add(post(id="a", comments=(comment(body),)))
        assert [hit.text for hit in searcher.search("rain")] == [body]
        assert [hit.text for hit in searcher.search("rain")] == [body]
