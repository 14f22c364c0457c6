"""The index of an archive: what goes in comes out, whatever is added and removed."""

import sqlite3
import threading
from dataclasses import replace
from math import inf
from pathlib import Path

import pytest

from tests.builders import comment, post
from tests.index.filling import capture, filled
from tui_reader.archive.post import CaptureRead, Post, Skipped, Source
from tui_reader.index import inverted, term_store
from tui_reader.index.captures import Capture
from tui_reader.index.database import discard
from tui_reader.index.postings import to_numbers
from tui_reader.index.store import Store
from tui_reader.index.terms import Terms

WHOLE = post(
    url="https://mist.example/a",
    source=Source("a.txt", "indented", "utf-8", 0.4),
    mentions=(comment("Linked", comment("Again"), url="http://b.example"),),
    missing=True,
    author="Ines",
    labels=("air", "wool"),
    claimed_comments=4,
    warnings=("A guess.",),
    comments=(
        comment("One", comment("Two", comment("Three"), author="A\nB"), comment("Four")),
        comment("Five", signature="Tobias", published="2019-03-05T10:00", url="http://c.example"),
    ),
)


def add(store: Store, path: str, *posts: Post) -> None:
    with store.writing(kin=False) as writer:
        writer.add(capture(path), posts)


def found(store: Store, word: str, patience: float = inf) -> list[str]:
    """The ids of the passages that have a word."""
    with store.snapshot(patience) as snapshot:
        passages = snapshot.passages(to_numbers(snapshot.word(word)))
        return sorted(each.comment_id or each.post_id for each in passages.values())


@pytest.mark.parametrize("kind", ["memory", "file"])
def test_a_post_comes_back_as_it_was(tmp_path: Path, kind: str) -> None:
    store = filled(None if kind == "memory" else tmp_path / "a.db", WHOLE)
    assert store.get(WHOLE.id) == WHOLE
    assert store.get("never there") is None


def test_text_that_no_file_can_hold_comes_back_as_it_was() -> None:
    strange = post(id="\ud800", title="a\0b", comments=(comment("\udfff \x1b", author="\ud801"),))
    store = filled(None, strange)
    assert store.get("\ud800") == strange
    assert store.summaries(0, 1)[0].title == "a\0b"


def test_a_tree_of_a_thousand_levels_comes_back() -> None:
    deep = comment("The last")
    for level in range(1_000):
        deep = comment(f"Level {level}", deep)
    add(store := Store(), "a", post(comments=(deep,)))
    add(store, "b", post(comments=(deep, comment("More"))))
    kept = store.get(post().id)
    assert kept is not None
    assert kept.comments[1].body == "More"


def test_posts_are_listed_newest_first_and_those_without_a_date_last() -> None:
    posts = [
        post(id="none", published=None),
        post(id="old", published="2011-01-01"),
        post(id="b", title="b", published="2019-01-01"),
        post(id="a", title="A", published="2019-01-01"),
    ]
    store = filled(None, *posts)
    assert [each.id for each in store.summaries(0, 9)] == ["a", "b", "old", "none"]
    assert [each.id for each in store.summaries(1, 2)] == ["b", "old"]
    assert len(store) == 4


def test_a_summary_has_what_the_list_shows() -> None:
    (summary,) = filled(None, WHOLE).summaries(0, 1)
    assert (summary.comments, summary.title) == (5, WHOLE.title)


def test_captures_are_known_by_their_size_time_and_hash_and_what_came_of_them() -> None:
    store = filled(None, post(id="a"))
    how = Source("b.zip › b", "indented", "utf-8", 0.4)
    told = (Skipped("b.zip › c", "It is a pipe."), CaptureRead(how, 1, 2, ("Well.",), True))
    other = Capture("b.zip", 8, 2, b"e", 3, "pictures", told)
    with store.writing() as writer:
        writer.add(other, [])
    assert store.captures() == [capture("a"), other]


def test_a_removed_capture_leaves_with_its_posts() -> None:
    store = filled(None, post(id="a", body="rain"), post(id="b", body="rain"))
    with store.writing(kin=False) as writer:
        writer.remove("a")
        writer.remove("never there")
    assert [each.path for each in store.captures()] == ["b"]
    assert store.get("a") is None
    assert found(store, "rain") == ["b"]


def test_a_capture_read_again_replaces_what_it_said() -> None:
    store = filled(None, post(id="a", body="rain"))
    add(store, "a", post(id="a", body="snow"))
    assert found(store, "rain") == []
    assert found(store, "snow") == ["a"]


def test_a_post_of_two_captures_is_merged_and_taken_apart_again() -> None:
    one, two = post(comments=(comment("rain"),)), post(comments=(comment("snow"),))
    store = Store()
    add(store, "b", two)
    add(store, "a", one)
    both = store.get(one.id)
    assert both is not None
    assert sorted(each.body for each in both.comments) == ["rain", "snow"]
    assert found(store, "snow") == ["c-snow"]
    with store.writing() as writer:
        writer.remove("a")
    assert store.get(one.id) == two
    assert found(store, "rain") == []
    with store.writing() as writer:
        writer.remove("b")
    assert len(store) == 0
    assert found(store, "snow") == []


def test_a_post_of_several_ids_has_one_of_them_now() -> None:
    url = "https://clouds.example/torn.html"
    body = "A seam is closed at dawn, when the needle finds the edge by itself. " * 5
    said = comment("Wool holds where glue gives way, whatever the weather.", author="Wren")
    one = post(body=body, comments=(said,))
    store = Store()
    with store.writing() as writer:
        writer.add(capture("a"), [one])
        writer.add(capture("b"), [replace(one, id=url, url=url)])
    now = store.get(one.id)
    assert now is not None
    assert (len(store), store.id_of(one.id), store.id_of(url)) == (1, now.id, now.id)
    assert store.id_of("hail") is None


def test_terms_are_found_before_and_after_they_are_kept(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.db")
    add(store, "a", post(id="a", body="rain"))
    assert found(store, "rain") == ["a"]
    store.keep_terms()
    assert found(store, "rain") == ["a"]
    add(store, "b", post(id="b", body="rain"))
    assert found(store, "rain") == ["a", "b"]


def test_terms_that_were_never_kept_are_made_of_the_rows(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.db")
    add(store, "a", post(id="a", body="rain"))
    add(store, "a", post(id="a", body="rainbow"))
    add(store, "b", post(id="b", body="rain", comments=(comment("rain"),)))
    assert found(Store(tmp_path / "a.db"), "rain") == ["b", "c-rain"]


def test_who_has_no_patience_searches_what_is_ready_and_the_rest_once_it_is_too(
    tmp_path: Path,
) -> None:
    store = filled(tmp_path / "a.db", post(id="a", body="rain"))
    for name in "bcd":
        add(store, name, post(id=name, body="rain", comments=(comment("rain"),)))
    other = Store(tmp_path / "a.db")
    assert [found(other, "rain", patience=0) for _ in range(2)] == [["a"]] * 2
    steps = 0
    while not other.catch_up(0):
        steps += 1
    assert steps == 2
    assert found(other, "rain", patience=0) == found(store, "rain")


def test_terms_that_were_found_once_are_not_looked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path / "a.db", post(id="a", body="banana")).close()
    store = Store(tmp_path / "a.db")
    add(store, "b", post(id="b", body="cherry"))
    monkeypatch.setattr(inverted, "terms_of", None)
    store.keep_terms()
    assert [found(store, word) for word in ("banana", "cherry")] == [["a"], ["b"]]


def test_what_a_thread_reads_that_is_late_does_not_change_what_is_written(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    store = filled(file, post(id="a", body="banana"))
    late = sqlite3.connect(file, isolation_level=None)
    late.execute("BEGIN")
    add(store, "b", post(id="b", body="cherry"))
    late.execute("SELECT * FROM state").fetchall()
    store.keep_terms()
    add(store, "c", post(id="c", body="damson"))
    now = store._terms.now

    def and_late(connection: sqlite3.Connection, seconds: float = inf) -> Terms:
        terms = now(connection, seconds)
        now(late)
        return terms

    store._terms.now = and_late  # type: ignore[method-assign]
    store.keep_terms()
    late.close()
    with Store(file).snapshot() as snapshot:
        assert [snapshot.terms.count(word) for word in ("banana", "cherry", "damson")] == [1, 1, 1]
        assert [each.first for each in snapshot.terms.segments] == [0, 1, 2]


def test_many_small_segments_become_one(tmp_path: Path) -> None:
    store = filled(tmp_path / "a.db", *(post(id=f"p{n}", body=f"rain {n}") for n in range(60)))
    for number in range(20):
        add(store, f"x{number}", post(id=f"x{number}", body=f"snow {number} rain"))
        store.keep_terms()
    with store.writing(kin=False) as writer:
        writer.remove("x3")
    store.keep_terms()
    with store.snapshot() as snapshot:
        assert len(snapshot.terms.segments) <= term_store.MOST_SEGMENTS
    expected = sorted(f"x{number}" for number in range(20) if number != 3)
    assert found(store, "snow") == found(Store(tmp_path / "a.db"), "snow") == expected
    assert len(found(store, "rain")) == 79


def test_segments_of_one_size_become_one_too(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.db")
    for number in range(30):
        add(store, f"x{number}", post(id=f"x{number}", body="snow"))
        store.keep_terms()
        with store.snapshot() as snapshot:
            assert len(snapshot.terms.segments) <= term_store.MOST_SEGMENTS
    assert len(found(store, "snow")) == 30


def test_a_segment_of_which_all_was_removed_has_no_terms(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(term_store, "MOST_SEGMENTS", 1)
    store = filled(tmp_path / "a.db", post(id="a"))
    add(store, "b", post(id="b"))
    with store.writing(kin=False) as writer:
        writer.remove("a")
        writer.remove("b")
    store.keep_terms()
    with Store(tmp_path / "a.db").snapshot() as snapshot:
        (segment,) = snapshot.terms.segments
        assert list(segment.beginning_with("")) == []
        assert snapshot.word("") == snapshot.live == 0


def test_nothing_of_a_change_that_fails_is_kept() -> None:
    store = filled(None, post(id="a"))

    def change() -> None:
        with store.writing(kin=False) as writer:
            writer.add(capture("b"), [post(id="b", body="rain")])
            writer.add(capture("c"), [post(id="a", body="rain")])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        change()
    assert [each.id for each in store.summaries(0, 9)] == ["a"]
    assert found(store, "rain") == []
    add(store, "c", post(id="c", body="rain"))
    assert found(store, "rain") == ["c"]


def test_threads_read_while_another_writes(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.db")
    done = threading.Event()
    wrong: list[object] = []

    def read() -> None:
        while not done.is_set():
            ids = found(store, "rain")
            if ids != sorted(f"p{number:02}" for number in range(len(ids))):
                wrong.append(ids)

    readers = [threading.Thread(target=read) for _ in range(2)]
    for each in readers:
        each.start()
    for number in range(30):
        add(store, f"p{number:02}", post(id=f"p{number:02}", body="rain"))
    store.keep_terms()
    done.set()
    for each in readers:
        each.join()
    assert wrong == []
    assert len(found(store, "rain")) == 30


def test_a_file_that_another_process_makes_anew_leaves_no_old_terms(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    store = filled(file, post(id="old", body="banana"))
    assert found(store, "banana") == ["old"]
    discard(file)
    filled(file, post(id="new", body="apple")).close()
    assert [found(store, word) for word in ("apple", "banana")] == [["new"], []]


def test_a_file_that_is_made_anew_while_one_writes_gets_no_old_terms(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    store = Store(file)
    add(store, "old", post(id="old", body="banana"))
    discard(file)
    add(Store(file), "new", post(id="new", body="apple"))
    add(store, "other", post(id="other", body="cherry"))
    store.keep_terms()
    for each in (store, Store(file)):
        words = "apple", "banana", "cherry"
        assert [found(each, word) for word in words] == [["new"], [], ["other"]]


def test_a_file_that_another_process_makes_anew_gives_no_old_posts(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    store = filled(file, post(id="old", body="banana"))
    assert body_of(store.get("old")) == "banana"
    discard(file)
    filled(file, post(id="new", body="apple")).close()
    assert [body_of(store.get(each)) for each in ("new", "old")] == ["apple", None]
    with store.writing() as writer:
        writer.add(capture("other"), [post(id="other", body="cherry")])
    assert body_of(store.get("other")) == "cherry"
    assert body_of(Store(file).get("other")) == "cherry"


def body_of(post: Post | None) -> str | None:
    return None if post is None else post.body
