"""The index of an archive: captures of one post are one post, whatever came first."""

from collections.abc import Sequence
from itertools import permutations

import pytest

from tests.builders import comment, post
from tui_reader.archive.identity import post_id
from tui_reader.archive.merging.settling import settle as settle_now
from tui_reader.archive.merging.traits import Traits
from tui_reader.archive.post import Merged, Post, Skipped, Source
from tui_reader.index.memory import MemoryIndex

BODY = "It came in this morning, torn along the whole of its northern edge, and dripping."
OTHER = "Nobody is to fly a kite near the workshop before the big seam is closed again."
SLUG = "2019-03-04-a-torn-cloud"


def named(path: str, **changes: object) -> Post:
    made = post(**({"body": BODY} | changes))
    if "id" not in changes:
        made = post(**(changes | {"id": post_id(made.published, made.title, made.body)}))
    return post(
        **({"body": BODY, "id": made.id} | changes), source=Source(path, "indented", "utf-8")
    )


def test_what_comes_first_makes_no_difference() -> None:
    parts = [
        named("a.txt", comments=(comment("One."), comment("Two."))),
        named("b.xml", id="tag:blogger.com,1999:blog-1.post-234", url="http://a.example/torn"),
        named("c.txt", body=OTHER),
        named("d.html", id="http://a.example/torn", body="", comments=(comment("Three."),)),
        named("e.txt", title="Prices", body="Fog is dearer."),
    ]
    first, *others = (MemoryIndex(order) for order in permutations(parts))
    assert len(first) == 3
    for other in others:
        assert list(other) == list(first)
        assert list(other.summaries) == list(first.summaries)
        assert other.merged == first.merged


def test_other_posts_of_one_day_and_title_have_ids_of_their_own() -> None:
    one, other = named("a.txt"), named("b.txt", body=OTHER)
    index = MemoryIndex([one])
    assert [each.id for each in index] == [SLUG]
    index.add(other)
    ids = {each.id for each in index}
    assert len(ids) == len(index) == 2
    assert SLUG not in ids
    assert all(each.startswith(f"{SLUG}-") for each in ids)
    # One that had the id of both could only be one of them by chance.
    assert index.get(SLUG) is None
    index.add(named("c.txt", comments=(comment("One."),)))
    assert {each.id for each in index} == ids


def test_other_posts_that_begin_alike_have_ids_of_their_own() -> None:
    start = "The same greeting as always, to all who hold a ladder. " * 8
    index = MemoryIndex(
        [
            named("a.txt", id=SLUG, url="http://a.example/one", body=start),
            named("b.txt", id=SLUG, url="http://b.example/two", body=start),
        ]
    )
    assert len({each.id for each in index}) == len(index)


def test_a_post_may_make_one_of_two() -> None:
    address = "http://a.example/torn"
    first = named("a.txt", id="1", title="A", body=OTHER)
    second = named("b.txt", id=address, title="B", published="2019-05-05")
    index = MemoryIndex([first, second, Skipped("c.txt", "It is no text.")])
    assert len(index) == len(index.skipped) + 1 == 2
    index.add(named("d.txt", id="1", url=address, title="A", published=None))
    assert [each.id for each in index] == ["1"]
    assert index.get(address) is index.get("1")
    assert [summary.id for summary in index.summaries] == ["1"]


def test_the_same_again_changes_nothing_but_what_is_told() -> None:
    index = MemoryIndex([named("a.txt")])
    (before,) = index
    assert index.merged == {}
    index.add(named("b.txt"))
    index.add(Skipped("c.txt", "It is no text."))
    assert list(index) == [before]
    assert index.merged[SLUG] == (
        "Merged from 2 captures: a.txt (indented, 0 comments); b.txt (indented, 0 comments).",
    )


def test_posts_are_made_one_when_somebody_asks_and_not_as_each_comes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settled: list[int] = []

    def settle(parts: Sequence[Traits]) -> list[Merged]:
        settled.append(len(parts))
        return settle_now(parts)

    monkeypatch.setattr("tui_reader.archive.merging.settling.settle", settle)
    index = MemoryIndex(named(f"{n}.txt", id=SLUG, body=f"{n} {OTHER}") for n in range(30))
    assert settled == []
    assert index.get("nobody's") is None
    assert len(index) == len(index.summaries)
    assert settled == [30]


def test_what_every_post_begins_with_does_not_make_them_one() -> None:
    greeting = "Good morning from the workshop, where the kettle is on and the ladder is up. "
    parts = [
        named(
            f"{number}.txt",
            id=f"post {number}",
            published=None,
            title=f"Log {number}",
            body=greeting + " ".join(f"word{number * 50 + each}" for each in range(40)),
        )
        for number in range(150)
    ]
    assert len(MemoryIndex([*parts, *parts])) == 150
