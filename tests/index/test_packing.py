"""Terms of a segment: common ones, rare ones, and the beginnings of the words among them."""

import tracemalloc
from array import array

import pytest

from tests.builders import post
from tests.index.filling import capture, filled
from tui_reader.index.database import IndexLost
from tui_reader.index.kinds import INITIAL, TRAIT
from tui_reader.index.packing import RUNS, TERMS, Packer
from tui_reader.index.postings import pack_run, to_numbers, unpack_bitmap, unpack_run


def packed(size: int, **terms: list[int]) -> tuple[Packer, dict[int, bytes]]:
    """Pack terms, as the third segment of so many passages."""
    packer = Packer(size, 3)
    rows = packer.pack((term, array("I", terms[term])) for term in sorted(terms))
    return packer, {key - 3 * TERMS: row for key, row in rows}


def test_a_common_term_has_a_row_and_rare_ones_around_it_share_one() -> None:
    packer, rows = packed(1_000, cloud=[3, 900], fog=[4], rain=list(range(100)), snow=[7, 8])
    common = packer.terms.index("rain")
    assert list(to_numbers(unpack_bitmap(rows[common]))) == list(range(100))
    assert list(unpack_run(rows[RUNS])) == [3, 900, 4]
    assert list(unpack_run(rows[RUNS + common + 1]))[:2] == [7, 8]
    assert list(packer.counts[:4]) == [2, 1, 100, 2]
    # What comes between others would leave room unused.
    assert list(rows) == sorted(rows)


@pytest.mark.parametrize(("terms", "numbers"), [(200, 1), (6, 150)])
def test_a_run_ends_where_it_is_long(terms: int, numbers: int) -> None:
    made = {f"w{n:03}": list(range(n, n + numbers)) for n in range(terms)}
    packer, rows = packed(100_000, **made)
    assert packer.terms[:terms] == sorted(made)
    assert len([key for key in rows if RUNS <= key < RUNS + terms]) > 1


def test_beginnings_are_of_words_alone() -> None:
    packer, _ = packed(50, **{f"{TRAIT}post": [1], "ha": [2, 3], "hail": [3, 9], "x": [4]})
    found = zip(packer.terms, packer.counts, strict=True)
    beginnings = {term[1:]: count for term, count in found if term.startswith(INITIAL)}
    assert beginnings == {"h": 3, "ha": 3, "x": 1}


def test_many_beginnings_of_few_words_take_little_memory() -> None:
    # As in Korean, where each syllable is a letter.
    made = {f"{chr(0xAC00 + n)}\uac00": [n, 999_999] for n in range(500)}
    packed(1_000_000, **dict(list(made.items())[:1]))
    tracemalloc.start()
    packer, _ = packed(1_000_000, **made)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(packer.terms) == 3 * len(made)
    assert most < 5_000_000


@pytest.mark.parametrize("words", [1, 700])
def test_every_word_of_a_kept_index_is_found(words: int) -> None:
    texts = [f"w{number:03} rain" for number in range(words)]
    posts = [post(id=text, title="Day", body=text) for text in texts]
    with filled(None, *posts).snapshot() as snapshot:
        for number, text in enumerate(texts):
            assert list(to_numbers(snapshot.word(text[:4]))) == [number]
        assert snapshot.word("rain") == snapshot.initial("ra") == snapshot.live
        assert snapshot.initial("w0").bit_count() == min(words, 100)
        assert not snapshot.word("w9999")


def test_whoever_asks_for_many_terms_gets_the_passages_of_each() -> None:
    # Rare ones and common ones by turns, and some that are nowhere.
    words = [f"w{number:04}" for number in range(1_000)]
    posts = [
        post(id=word, title="Day", body=f"{word} {'' if at % 9 else words[at // 300 * 300]}")
        for at, word in enumerate(words)
    ]
    store = filled(None, *posts)
    with store.writing(kin=False) as writer:
        writer.add(capture("late"), [post(id="late", title="Day", body="w0001 late")])
    asked = [*words[::3], "late", "nowhere", words[1]]
    with store.snapshot() as snapshot:
        one_by_one = 0
        for word in asked:
            one_by_one |= snapshot.word(word)
        assert snapshot.terms.union(snapshot.connection, asked) == one_by_one
        assert snapshot.terms.union(snapshot.connection, []) == 0


def test_numbers_of_no_passage_are_damage() -> None:
    words = [f"w{number:03}" for number in range(300)]
    store = filled(None, *(post(id=word, title="Day", body=word) for word in words))
    with store.writing(kin=False) as writer:
        writer._connection.execute(
            "UPDATE postings SET numbers = ? WHERE id & ?", (pack_run(array("I", [9_999])), RUNS)
        )

    def ask() -> None:
        with store.snapshot() as snapshot:
            snapshot.terms.union(snapshot.connection, words[:1])

    with pytest.raises(IndexLost) as lost:
        ask()
    assert lost.value.is_damaged
