"""What ``is:read`` and ``is:unread`` find."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import comment, post
from tests.index.filling import capture
from tui_reader.archive.post import Post
from tui_reader.index.postings import to_bitmap
from tui_reader.index.snapshot import Snapshot
from tui_reader.index.store import Store
from tui_reader.read_marks import read_passages as module
from tui_reader.read_marks.ledger import Ledger
from tui_reader.read_marks.read_passages import ReadPassages
from tui_reader.search.match import Searcher

FOG = post(id="fog", title="Fog", comments=(comment("one", comment("two")),))
HAIL = post(id="hail", title="Hail", body="It fell.", comments=(comment("three"),))


def put(store: Store, *posts: Post) -> None:
    with store.writing(kin=False) as writer:
        for each in posts:
            writer.add(capture(each.id), [each])


def found(store: Store, ledger: Ledger, query: str) -> str:
    """The ids of what a query finds."""
    passages = ReadPassages(ledger)
    answer = Searcher(store).answer(
        query, marked=lambda *asked: passages if asked == ("is", "read") else None
    )
    told = () if answer.hits else (f"Nothing here fits “{query.strip()}”.",)
    assert answer.problems == told
    return " ".join(
        sorted((hit.comment_id or hit.post_id).removeprefix("c-") for hit in answer.hits)
    )


def test_posts_and_comments_are_read_each_by_itself() -> None:
    store, ledger = Store(), Ledger(None)
    put(store, FOG, HAIL)
    assert found(store, ledger, "is:read ") == ""
    assert found(store, ledger, "is:unread ") == "fog hail one three two"
    ledger.mark("fog", ["c-two"])
    ledger.mark("hail", ["", "c-gone"])
    ledger.mark("gone", ["c-three"])
    assert found(store, ledger, "is:read ") == "hail two"
    assert found(store, ledger, "is:unread ") == "fog one three"
    assert found(store, ledger, "-is:read in:post ") == "fog"


def test_what_comes_with_a_newer_capture_is_unread() -> None:
    store, ledger = Store(), Ledger(None)
    put(store, FOG)
    ledger.mark("fog", ["", "c-one", "c-two"])
    assert found(store, ledger, "is:unread ") == ""
    put(store, replace(FOG, comments=(*FOG.comments, comment("newer"))))
    assert found(store, ledger, "is:unread ") == "newer"


def test_an_answer_is_of_the_marks_and_the_index_as_they_are() -> None:
    store, ledger = Store(), Ledger(None)
    passages = ReadPassages(ledger)
    put(store, FOG)
    for step in range(3):
        if step == 1:
            ledger.mark("fog", ["c-two"])
        if step == 2:
            put(store, HAIL)
            ledger.mark("hail", [""])
        with store.snapshot() as snapshot:
            assert passages(snapshot).bit_count() == step
            assert passages(snapshot) == ReadPassages(ledger)(snapshot)


def test_only_posts_with_other_marks_are_looked_at_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    store, ledger = Store(), Ledger(None)
    passages = ReadPassages(ledger)
    put(store, FOG, HAIL)
    ledger.mark("fog", ["c-one"])
    ledger.mark("hail", ["c-three"])
    with store.snapshot() as snapshot:
        assert passages(snapshot).bit_count() == 2
    asked = list[str]()
    ids_in = Snapshot.ids_in

    def noted(snapshot: Snapshot, post_id: str) -> list[tuple[int, str]]:
        asked.append(post_id)
        return ids_in(snapshot, post_id)

    monkeypatch.setattr(Snapshot, "ids_in", noted)
    ledger.mark("fog", ["c-two"])
    with store.snapshot() as snapshot:
        assert passages(snapshot).bit_count() == 3
    assert asked == ["fog"]
    ledger.mark("hail", ["c-three"], read=False)
    with store.snapshot() as snapshot:
        assert passages(snapshot).bit_count() == 2


def test_what_is_found_in_an_older_state_meanwhile_does_not_come_into_a_newer_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, ledger = Store(tmp_path / "index.db"), Ledger(None)
    passages = ReadPassages(ledger)
    put(store, FOG, HAIL)
    ledger.mark("fog", ["c-one"])
    with Store(tmp_path / "index.db").snapshot() as older:
        put(store, replace(FOG, title="Fog again"))

        def meanwhile(numbers: list[int], size: int) -> int:
            monkeypatch.setattr(module, "to_bitmap", to_bitmap)
            assert passages(older).bit_count() == 1
            return to_bitmap(numbers, size)

        monkeypatch.setattr(module, "to_bitmap", meanwhile)
        with store.snapshot() as snapshot:
            assert passages(snapshot).bit_count() == 1
    ledger.mark("hail", ["c-three"])
    with store.snapshot() as snapshot:
        assert passages(snapshot).bit_count() == 2
