"""The index on disk keeps all of a post, and merges captures as the one in memory does."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import post
from tests.index.filling import capture
from tests.property.test_merging_properties import archives, captured, threads
from tui_reader.archive.post import Comment, Post, Source
from tui_reader.index.memory import MemoryIndex
from tui_reader.index.readings import dump_reading, load_reading
from tui_reader.index.store import Store
from tui_reader.index.summary import Summary

_TEXTS = st.text(st.characters(exclude_categories=()), max_size=6)
_MAYBE = st.none() | _TEXTS
_LINES = st.lists(_TEXTS, max_size=2).map(tuple)
_COMMENTS = st.recursive(
    st.just(()),
    lambda below: st.lists(
        st.builds(Comment, _TEXTS, _TEXTS, _MAYBE, _MAYBE, _MAYBE, below, _MAYBE), max_size=3
    ).map(tuple),
    max_leaves=6,
)
_POSTS = st.builds(
    Post,
    id=_TEXTS,
    title=_TEXTS,
    body=_TEXTS,
    source=st.builds(Source, _TEXTS, st.just("indented"), st.just("utf-8"), st.floats(0, 1)),
    published=_MAYBE,
    author=_MAYBE,
    url=_MAYBE,
    labels=_LINES,
    claimed_comments=st.none() | st.integers(0, 99),
    comments=_COMMENTS,
    warnings=_LINES,
    mentions=_COMMENTS,
    missing=st.booleans(),
)
_STEPS = st.lists(st.tuples(st.sampled_from("abcd"), st.none() | archives()), max_size=7)


@given(_POSTS)
@settings(deadline=None)
def test_all_that_a_post_has_is_kept(one: Post) -> None:
    assert load_reading(dump_reading(one)) == one
    store = Store()
    with store.writing() as writer:
        writer.add(capture("a"), [one])
    assert store.get(one.id) == one


@given(_STEPS, st.booleans())
@settings(deadline=None, max_examples=80)
def test_captures_that_come_change_and_go_are_merged_as_in_memory(
    steps: Sequence[tuple[str, Sequence[Post] | None]], at_once: bool
) -> None:
    store = Store()
    there: dict[str, list[Post]] = {}
    groups = [steps] if at_once else [[step] for step in steps]
    for group in groups:
        with store.writing() as writer:
            for path, parts in group:
                if parts is None:
                    there.pop(path, None)
                    writer.remove(path)
                else:
                    source = Source(path, "indented", "utf-8")
                    there[path] = [replace(part, source=source) for part in parts]
                    writer.add(capture(path), there[path])
        check(store, MemoryIndex(part for path in sorted(there) for part in there[path]))


@given(threads(), threads())
@settings(deadline=None)
def test_a_post_is_found_by_the_ids_of_its_captures(
    one: tuple[Comment, ...], other: tuple[Comment, ...]
) -> None:
    native = replace(captured(other, "b"), id="tag:blogger.com,1999:blog-1.post-77")
    store = Store()
    for path, part in (("a", captured(one, "a")), ("b", native)):
        with store.writing() as writer:
            writer.add(capture(path), [part])
    assert len(store) == 1
    assert store.get(post().id) == store.get(native.id) is not None
    with store.writing() as writer:
        writer.remove("b")
    assert store.get(native.id) is None


def check(store: Store, expected: MemoryIndex) -> None:
    """See that an index has what the one in memory has."""
    listed = store.summaries(0, 99)
    assert sorted(listed, key=_id) == sorted(expected.summaries, key=_id)
    for each in listed:
        assert store.get(each.id) == expected.get(each.id)
    assert store.merged() == expected.merged


def _id(each: Summary) -> str:
    return each.id
