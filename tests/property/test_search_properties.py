"""What holds for every query on every archive."""

import random
import re
from collections.abc import Callable
from itertools import product

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from tests.builders import comment, post
from tui_reader.archive.post import Comment, Post
from tui_reader.index.captures import Capture
from tui_reader.index.folded import FoldedPassage
from tui_reader.index.store import Store
from tui_reader.index.words import (
    fold_letters,
    fold_with_origins,
    index_words,
    is_unspaced,
    split_words,
)
from tui_reader.search.lookup import find_exactly
from tui_reader.search.match import Hit, Searcher
from tui_reader.search.query import Term, parse
from tui_reader.search.snippet import find_in_text, find_words, make_snippet
from tui_reader.text import clean_block, fold

# A few words often, so that queries find something; and anything at all.
_KNOWN = (
    "cloud clouds mended Mending don’t dont e-mail naïve ﬁne Straße 雲を修理 が か\u3099 हिन्दी ½ … "
    "☁️ https://mist.example/air 2014 \x1b[0m un\u200bion UNION "
    "unoin e\u0301te\u0301 İ ŉ [/] -- ' \""
)
_PIECES = st.one_of(
    st.sampled_from(_KNOWN.split(" ")),
    st.text(max_size=8),
    st.text(st.characters(), max_size=4),
)
_TEXTS = st.builds(str.join, st.sampled_from([" ", "", "\n", "-"]), st.lists(_PIECES, max_size=12))
_QUERIES = st.one_of(
    _TEXTS,
    st.builds(
        lambda pieces, marks: " ".join(map("".join, zip(marks, pieces, strict=False))),
        st.lists(_PIECES, max_size=5),
        st.lists(st.sampled_from(["", "", "-", '"', '-"', "foo:"]), min_size=5, max_size=5),
    ),
)
_DATES = st.sampled_from([None, "2012-01-01", "2014-07-05T08:50"])


@st.composite
def _posts(draw: st.DrawFn) -> list[Post]:
    made = []
    for number in range(draw(st.integers(1, 4))):
        comments = tuple(
            comment(
                draw(_TEXTS),
                id=f"c{number}.{place}",
                author=draw(st.one_of(st.none(), _TEXTS)),
                published=draw(_DATES),
            )
            for place in range(draw(st.integers(0, 4)))
        )
        fields = {"title": draw(_TEXTS), "body": draw(_TEXTS), "published": draw(_DATES)}
        made.append(post(id=f"p{number}", comments=comments, **fields))
    return made


def _search(posts: list[Post], query: str, limit: int = 50) -> list[Hit]:
    searcher = Searcher()
    for each in posts:
        searcher.add(each)
    return searcher.search(query, limit=limit)


@given(posts=_posts(), query=_QUERIES)
@settings(deadline=None)
def test_every_query_is_answered_with_hits_that_can_be_shown(posts: list[Post], query: str) -> None:
    hits = _search(posts, query)
    assert len({(hit.post_id, hit.comment_id) for hit in hits}) == len(hits)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    for hit in hits:
        assert 0 <= hit.score <= 100
        assert hit.snippet == clean_block(hit.snippet)
        assert hit.why == clean_block(hit.why)
        assert "\n" not in hit.snippet + hit.why
        assert hit.words
        after = 0
        for start, end in hit.matches:
            assert after <= start < end <= len(hit.snippet)
            after = end
            match = fold(fold_letters(hit.snippet[start:end]))
            # A match takes a character whole of which it may be a part: 2 in ½.
            assert any(word in match for word in hit.words)


@given(posts=_posts(), query=_QUERIES, chance=st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_adding_does_not_matter(
    posts: list[Post], query: str, chance: random.Random
) -> None:
    shuffled = posts[:]
    chance.shuffle(shuffled)
    assert _search(shuffled, query) == _search(posts, query)


@given(posts=_posts(), query=_QUERIES, extra=_posts())
@settings(deadline=None)
def test_what_was_removed_leaves_nothing_behind(
    posts: list[Post], query: str, extra: list[Post]
) -> None:
    searcher = Searcher()
    for number, each in enumerate(extra):
        searcher.add(post(id=f"x{number}", title=each.title, comments=each.comments))
    for each in posts:
        searcher.add(each)
    for number in range(len(extra)):
        searcher.remove(f"x{number}")
    found = [(hit.post_id, hit.comment_id) for hit in searcher.search(query)]
    assert found == [(hit.post_id, hit.comment_id) for hit in _search(posts, query)]


@given(text=_TEXTS, more=_TEXTS)
@settings(deadline=None)
def test_no_phrase_is_passed_over(text: str, more: str) -> None:
    store = Store()
    with store.writing(kin=False) as writer:
        writer.add(Capture("a"), [post(comments=(comment(f"{text} {more}"),))])
    with store.snapshot() as snapshot:
        (passage,) = snapshot.passages([1]).values()
        folded = FoldedPassage(passage)
        # Marks and pictures between two words part them, which a pattern does not see.
        assume(all(map(str.isalnum, filter(is_unspaced, folded.text))))
        # Of a chain of three, two may be written as one in a pattern.
        assume(re.search(r"\w['-]+\w+['-]+\w", folded.text) is None)
        words = sorted(index_words(folded.text))[:20]
        for pair in product(words, repeat=2):
            finding = find_exactly(snapshot, Term(pair, exact=True))
            assert finding.unsure & 2 or not finding.phrases(folded.text)


@given(posts=_posts(), data=st.data())
@settings(deadline=None)
def test_a_word_of_a_comment_finds_it(posts: list[Post], data: st.DataObject) -> None:
    words = [
        (each.id, reply.id, word[0])
        for each in posts
        for reply in each.comments
        for word in split_words(fold_letters(reply.body))
    ]
    if words:
        post_id, comment_id, word = data.draw(st.sampled_from(words))
        hits = _search(posts, word, limit=10_000)
        assert (post_id, comment_id) in {(hit.post_id, hit.comment_id) for hit in hits}


@given(text=_QUERIES)
@example('-"')
def test_every_text_is_a_query(text: str) -> None:
    query = parse(text)
    assert query.text == text
    for term in query.terms:
        assert all(term.words)
        assert "".join(term.words) == fold_letters("".join(term.words))
    assert sum(term.unfinished for term in query.terms) <= 1


@given(text=_TEXTS)
def test_folding_twice_is_folding_once(text: str) -> None:
    folded = fold_letters(text)
    assert fold_letters(folded) == folded
    assert fold_with_origins(text).text == folded


@given(text=_TEXTS, query=st.one_of(_TEXTS, _PIECES))
def test_places_in_a_text_are_ascending_and_have_the_text(text: str, query: str) -> None:
    wanted = fold(fold_letters(query))
    for spans in (find_in_text(text, query), find_words(text, [query])):
        after = 0
        for start, end in spans:
            assert after <= start < end <= len(text)
            after = end
            assert wanted in fold(fold_letters(text[start:end]))


@given(before=_TEXTS, query=_PIECES, after=_TEXTS)
def test_what_stands_in_a_text_is_found_in_it(before: str, query: str, after: str) -> None:
    if fold(fold_letters(query)):
        assert find_in_text(f"{before} {query} {after}", query)


@given(text=_TEXTS, words=st.lists(_PIECES, max_size=4), width=st.integers(3, 60))
def test_a_snippet_is_no_wider_than_asked(text: str, words: list[str], width: int) -> None:
    snippet, matches = make_snippet(text, words, width)
    assert len(snippet) <= width
    assert snippet == clean_block(snippet)
    assert all(0 <= start < end <= len(snippet) for start, end in matches)


_ROOTS = (
    "weather lantern harbour kettle whistle meadow copper ladder thimble button feather gravel "
    "marble saddle timber velvet walnut window winter bottle candle canvas cellar cinder cotton "
    "cradle dagger engine fabric garden hammer island jacket kernel locker magnet needle orchard "
    "pebble quarry ribbon shovel spindle thunder tunnel valley wagon willow anchor barrel blanket "
    "bridge bucket chimney clover compass cushion drawer feast furnace gallery glacier hollow "
    "journal kitchen lagoon mantle mirror nettle oyster parcel pepper pillow pocket puddle raven "
    "rocket salmon shelter silver socket spider station stream summit swallow tailor teapot ticket "
    "turnip umbrella vessel violet weaver wheel whisker workshop yarn zephyr patch stitch mend "
    "drift gather measure polish repair scatter borrow carry deliver forget notice promise "
    "remember return search settle shiver wander whisper"
).split()
_ENDINGS = ("", "s", "ed", "ing", "er", "less", "ful", "like", "yard", "man")
_SMALL = "a the of and to in it is was that for on with as we they at by not but this from".split()


def _slip(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word) - 1)
    head, here, after, tail = word[:at], word[at], word[at + 1], word[at + 2 :]
    kinds: list[Callable[[], str]] = [
        lambda: head + after + here + tail,
        lambda: head + after + tail,
        lambda: head + here + here + after + tail,
        lambda: head + chance.choice("aeionrst") + after + tail,
    ]
    return chance.choice(kinds)()


def _chatter(chance: random.Random) -> list[Comment]:
    words = [root + ending for root in _ROOTS for ending in _ENDINGS]
    chance.shuffle(words)
    # The first are used most, as in any prose; but rarely do ten comments share three words.
    weights = [1 / (place + 40) for place in range(len(words))]
    comments = []
    for number in range(2_000):
        size = chance.randint(6, 40)
        mixed = chance.choices(_SMALL, k=size) + chance.choices(words, weights, k=size)
        chance.shuffle(mixed)
        comments.append(comment(" ".join(mixed), id=f"c{number}"))
    return comments


def recall(asked: int, slips: int) -> float:
    """Of comments asked for by three words with slips, how many are among the first ten hits."""
    chance = random.Random(41)
    comments = _chatter(chance)
    searcher = Searcher()
    searcher.add(post(title="Zz", body="Zz", comments=tuple(comments)))
    found = 0
    for _ in range(asked):
        wanted = chance.choice(comments)
        long = [word for word in dict.fromkeys(wanted.body.split()) if len(word) >= 5]
        words = chance.sample(long, min(3, len(long)))
        words = [_slip(word, chance) for word in words[:slips]] + words[slips:]
        chance.shuffle(words)
        hits = searcher.search(" ".join(words), limit=10)
        found += wanted.id in {hit.comment_id for hit in hits}
    return found / asked


@pytest.mark.parametrize(("slips", "least"), [(0, 1.0), (1, 0.99), (2, 0.99)])
def test_three_words_find_their_comment_though_mistyped(slips: int, least: float) -> None:
    assert recall(asked=300, slips=slips) >= least


def test_one_mistyped_word_finds_what_it_was_meant_to() -> None:
    chance = random.Random(43)
    words = [root + ending for root in _ROOTS for ending in _ENDINGS]
    searcher = Searcher()
    searcher.add(post(title="Zz", body="Zz", comments=tuple(comment(word) for word in words)))
    asked = [word for word in chance.sample(words, 300) if len(word) >= 5]
    found = [
        f"c-{word}" in {hit.comment_id for hit in searcher.search(_slip(word, chance), limit=10)}
        for word in asked
    ]
    assert sum(found) / len(found) >= 0.99


_OFTEN = (
    "the and of fog fogs foghorn hail rain rains rainy rainbow lantern lanterns moor moors".split()
)


@settings(max_examples=60)
@given(st.randoms(use_true_random=False), st.data())
def test_as_many_as_are_counted_are_shown_in_all_and_in_each_year(
    chance: random.Random, data: st.DataObject
) -> None:
    weights = [40, 30, 20, *[4] * (len(_OFTEN) - 3)]
    searcher = Searcher()
    searcher.add(
        post(
            body="",
            published="2011-01-01",
            comments=tuple(
                comment(
                    " ".join(chance.choices(_OFTEN, weights, k=8)),
                    published=f"{2011 + number % 4}-05-01",
                )
                for number in range(150)
            ),
        )
    )
    words = data.draw(
        st.lists(st.sampled_from([*_OFTEN, "lan", "lantenr"]), min_size=1, max_size=3)
    )
    query = " ".join(words) + data.draw(st.sampled_from(["", " "]))
    answer = searcher.answer(query, 1_000)
    assert {searcher.answer(query, limit).total for limit in (1, 9, 70)} == {answer.total}
    # Where hardly anything has all, what lacks a word is shown as well.
    assert len(answer.hits) == answer.total or (answer.total < 10 and len(words) > 2)
    assert searcher.years(query) == answer.years
    for year, count in answer.years:
        assert searcher.answer(f"on:{year} {query}").total == count
