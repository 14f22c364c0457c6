"""What holds for every index, whatever was added to it and removed."""

import random
import sqlite3
from array import array
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import comment, post
from tests.index.filling import capture, terms_in
from tui_reader.archive.post import Post, walk
from tui_reader.index import text_pieces
from tui_reader.index.inverted import terms_of
from tui_reader.index.kinds import LAST_KIND
from tui_reader.index.minutes import minutes_of
from tui_reader.index.pending import Pending
from tui_reader.index.postings import (
    pack_bitmap,
    pack_run,
    to_bitmap,
    to_numbers,
    unpack_bitmap,
    unpack_run,
)
from tui_reader.index.store import Store
from tui_reader.index.terms import Terms
from tui_reader.index.words import fold_letters, index_words
from tui_reader.search.completion import complete
from tui_reader.search.fields import NAMES
from tui_reader.search.match import Searcher
from tui_reader.search.query import parse

_WORDS = "cloud clouds rain rainy hail fog don't e-mail nuée 雲 10".split(" ")
_PIECES = [*_WORDS, " ", "\f", "\0", "-", "'", "’", "`", "_", "İ", "\ud800", "re-open", "a-" * 30]
_NO_CONNECTION = sqlite3.connect(":memory:")
_TEXTS = st.lists(st.sampled_from(_WORDS), max_size=8).map(" ".join)
_DATES = st.sampled_from([None, "2012-01-01", "2014-07-05T08:50", "2014-07", "soon"])
_QUERIES = st.lists(
    st.one_of(
        st.sampled_from(_WORDS),
        st.text(max_size=6),
        st.builds(
            "{}{}:{}".format,
            st.sampled_from(["", "-"]),
            st.sampled_from(NAMES),
            st.one_of(
                st.sampled_from(["", '"', "ines", '"ines m"', "2014", "2014-07-05", "reply", "1-"]),
                st.text(max_size=6),
            ),
        ),
    ),
    max_size=5,
).map(" ".join)


@st.composite
def _posts(draw: st.DrawFn, name: str) -> Post:
    comments = tuple(
        comment(
            draw(_TEXTS),
            *(comment(draw(_TEXTS), id=f"{name}{place}r") for _ in range(draw(st.integers(0, 1)))),
            id=f"{name}{place}",
            author=draw(st.sampled_from([None, "Ines Marlow", "Tobias"])),
            published=draw(_DATES),
        )
        for place in range(draw(st.integers(0, 3)))
    )
    return post(
        id=name,
        title=draw(_TEXTS),
        body=draw(_TEXTS),
        published=draw(_DATES),
        comments=comments,
    )


_STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from("abc"), st.lists(st.sampled_from("xyz"), max_size=2)),
        st.sampled_from("abc"),
        st.none(),
    ),
    max_size=8,
)


def _state(store: Store) -> list[object]:
    """All that one can see of an index, without regard to how it came about."""
    with store.snapshot() as snapshot:
        words = {
            word: sorted(
                (each.post_id, each.comment_id or "")
                for each in snapshot.passages(to_numbers(snapshot.word(word))).values()
            )
            for word in ("cloud", "rain", "dont", "email", "nuee", "雲", "10")
        }
    posts = [store.get(each.id) for each in store.summaries(0, 99)]
    return [store.captures(), posts, words]


@given(data=st.data(), steps=_STEPS)
@settings(deadline=None, max_examples=60)
def test_how_an_index_came_about_leaves_no_trace(
    data: st.DataObject, steps: Sequence[object]
) -> None:
    store = Store()
    expected: dict[str, list[Post]] = {}
    for step in steps:
        if step is None:
            store.keep_terms()
            continue
        with store.writing(kin=False) as writer:
            if isinstance(step, str):
                writer.remove(step)
                expected.pop(step, None)
            elif isinstance(step, tuple):
                path, names = step
                posts = [data.draw(_posts(name)) for name in names]
                writer.add(capture(path), posts)
                expected[path] = posts
    anew = Store()
    for path in sorted(expected):
        with anew.writing(kin=False) as writer:
            writer.add(capture(path), expected[path])
    assert _state(store) == _state(anew)


@given(data=st.data(), queried=st.lists(st.sampled_from(_WORDS), min_size=1, max_size=3))
@settings(deadline=None, max_examples=100)
def test_words_find_what_reading_everything_finds(
    data: st.DataObject, queried: Sequence[str]
) -> None:
    posts = [data.draw(_posts(name)) for name in "xyz"]
    searcher = Searcher()
    for each in posts:
        searcher.add(each)
    asked = [index_words(fold_letters(word)) for word in queried]
    wanted = set()
    for each in posts:
        texts: list[tuple[str | None, str]] = [(None, f"{each.title} {each.body}")]
        texts += [(one.id, f"{one.author or ''} {one.body}") for _, one in walk(each.comments)]
        for comment_id, text in texts:
            if all(words <= index_words(fold_letters(text)) for words in asked):
                wanted.add((each.id, comment_id))
    quoted = " ".join(f'"{word}"' for word in queried)
    answer = searcher.answer(quoted, limit=1_000)
    # Of three words one may be lacking; such hits come last and say so.
    whole = [hit for hit in answer.hits if "without" not in hit.why]
    assert {(hit.post_id, hit.comment_id) for hit in whole} == wanted
    assert answer.total == len(wanted)


@given(query=_QUERIES, data=st.data())
@settings(deadline=None, max_examples=150)
def test_every_text_is_a_query_with_fields_too(query: str, data: st.DataObject) -> None:
    searcher = Searcher()
    for name in "xy":
        searcher.add(data.draw(_posts(name)))
    answer = searcher.answer(query, marked=lambda *_: [("x", None), ("y", "y0")])
    assert all("\n" not in problem for problem in answer.problems)
    assert all(parse(query[:end]).text == query[:end] for end in range(len(query)))
    for each in complete(query, len(query), ["Ines Marlow"]):
        assert query[: each.start] + each.text


@given(st.sets(st.integers(0, 200_000), min_size=1))
def test_packing_loses_nothing(numbers: set[int]) -> None:
    ordered = sorted(numbers)
    assert list(unpack_run(pack_run(array("I", ordered)))) == ordered
    bitmap = to_bitmap(ordered, ordered[-1] + 1)
    assert unpack_bitmap(pack_bitmap(bitmap)) == bitmap


@given(
    days=st.lists(st.sampled_from(["2012-01-01", "2014-07-05", "2014-07-06", "2019-01-01", None])),
    most=st.integers(0, 6),
)
@settings(deadline=None)
def test_the_newest_are_the_newest_whatever_way_they_are_chosen(
    days: list[str | None], most: int
) -> None:
    store = Store()
    comments = tuple(comment(f"rain {n}", published=day) for n, day in enumerate(days))
    with store.writing(kin=False) as writer:
        writer.add(capture("a"), [post(published=None, comments=comments)])
    with store.snapshot() as snapshot:
        found = snapshot.newest(snapshot.live, most)
    numbers = [(-minutes_of(day), number) for number, day in enumerate([None, *days])]
    assert found == [number for _, number in sorted(numbers)][:most]


@pytest.mark.parametrize("edits", [1])
def test_made_slips_are_those_that_comparing_finds(edits: int) -> None:
    chance = random.Random(5)
    words = ["".join(chance.choices("abcd", k=chance.randint(3, 6))) for _ in range(300)]
    store = Store()
    with store.writing(kin=False) as writer:
        writer.add(capture("a"), [post(body=" ".join(words))])
    with store.snapshot() as snapshot:
        terms: Terms = snapshot.terms
        for word in words[:60]:
            compared = terms._compared(word, edits)
            made = terms.nearest(word, edits)
            assert compared.items() <= made.items()
            # Comparing passes over words with quite another first letter.
            assert all(near[0] not in word[:2] for near in made.keys() - compared.keys())


@given(st.sets(st.integers(0, 5_000)))
def test_a_bitmap_has_its_numbers(numbers: set[int]) -> None:
    assert list(to_numbers(to_bitmap(sorted(numbers), 5_001))) == sorted(numbers)


@given(
    texts=st.lists(
        st.one_of(st.text(), st.lists(st.sampled_from(_PIECES)).map("".join)), min_size=1
    )
)
def test_the_words_of_many_texts_at_once_are_those_of_each(texts: list[str]) -> None:
    _, *found = terms_in(post(comments=tuple(map(comment, texts))))
    words = [{term for term in terms if term > LAST_KIND} for terms in found]
    assert words == [index_words(fold_letters(text)) for text in texts]


@given(
    texts=st.lists(
        st.lists(st.sampled_from([*_PIECES, "😀", "हिन्दी"]), max_size=9).map(" ".join), min_size=1
    ),
    most=st.integers(1, 5),
)
def test_terms_are_those_of_the_whole_text_however_it_is_parted(
    texts: list[str], most: int
) -> None:
    body, *others = texts
    given = post(title="", body=body, comments=tuple(map(comment, others)))
    whole = terms_in(given)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(text_pieces, "_MOST", most)
        assert terms_in(given) == whole


@given(parts=st.lists(st.lists(_TEXTS, min_size=1, max_size=4), min_size=1, max_size=6))
def test_what_is_pending_is_found_however_it_was_gathered(parts: list[list[str]]) -> None:
    pending = Pending(7)
    every: list[str] = []
    for texts in parts:
        pending.append(
            terms_of(post(title="", body=texts[0], comments=tuple(map(comment, texts[1:]))))
        )
        every += texts
        # What is asked is gathered: else all of it would be at once.
        assert pending.count("cloud") == sum("cloud" in text.split() for text in every)
    words_of = [index_words(fold_letters(text)) for text in every]
    words = set[str]().union(*words_of)
    assert set(pending.words()) == words
    whole = {term: list(passages) for term, passages in pending.whole() if term > LAST_KIND}
    assert list(whole) == sorted(words)
    for word in words:
        having = [
            place for place, text in enumerate(every) if word in index_words(fold_letters(text))
        ]
        assert whole[word] == having
        assert to_numbers(pending.union(_NO_CONNECTION, [word])) == [7 + each for each in having]
    assert pending.union(_NO_CONNECTION, ["unheard"]) == 0 == pending.count("unheard")
