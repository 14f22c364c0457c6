"""How words are folded and cut."""

import pytest

from tui_reader.index.words import (
    fold_letters,
    fold_with_origins,
    index_words,
    is_inside_word,
    split_words,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Nimbus", "nimbus"),
        ("Crème BRÛLÉE", "creme brulee"),
        ("Stra\u00dfe", "strasse"),
        ("don’t `tis", "don't 'tis"),
        ("a–b — c", "a-b - c"),
        ("\ufb01ne", "fine"),
        ("so\u00adft zero\u200bwidth", "soft zerowidth"),
        ("ｗｉｄｅ", "wide"),
        ("Ёж", "еж"),
        ("two\n lines", "two\n lines"),
    ],
)
def test_case_accents_and_kinds_of_apostrophe_do_not_matter(text: str, folded: str) -> None:
    assert fold_letters(text) == folded


def test_a_mark_that_makes_another_letter_stays() -> None:
    assert fold_letters("か") != fold_letters("が")


def test_composed_and_decomposed_letters_fold_to_the_same() -> None:
    assert fold_letters("e\u0301") == fold_letters("\u00e9") == "e"


@pytest.mark.parametrize(
    ("text", "word", "origin"),
    [
        ("plain mist", "mist", "mist"),
        ("e\u0301te\u0301 mist", "ete", "e\u0301te\u0301"),
        ("… mist", "mist", "mist"),
        ("ﬁne mist", "fine", "ﬁne"),
        ("ﬁne mist", "i", "ﬁ"),
        ("mi\u00adst", "mist", "mi\u00adst"),
    ],
)
def test_a_folded_place_is_found_again_in_the_source(text: str, word: str, origin: str) -> None:
    folded = fold_with_origins(text)
    start = folded.text.index(word)
    first, last = folded.origin(start, start + len(word))
    assert text[first:last] == origin


def test_compounds_are_words_whole_and_in_parts() -> None:
    words = index_words("don't re-open the mother-in-law's e-mail")
    assert {"dont", "don", "t", "reopen", "re", "open", "motherinlaws", "laws", "email"} <= words


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("la paix d'aujourd'hui", "aujourdhui"),
        ("la paix d'aujourd'hui", "daujourdhui"),
        ("old rock'n'roll", "nroll"),
        ("a'b'c'd'e'f'g'h", "abcdefgh"),
        ("a'b'c'd'e'f'g'h", "d"),
    ],
)
def test_a_word_between_apostrophes_is_one_with_those_beside_it(text: str, word: str) -> None:
    assert word in index_words(text)


def test_an_address_is_found_by_its_parts() -> None:
    words = index_words("see https://mist.example/2014/thin_air.html?x=1")
    assert {"https", "mist", "example", "2014", "thin", "air", "html"} <= words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("雲を修理", ["雲", "を", "修", "理"]),
        ("rain雨rain", ["rain", "雨", "rain"]),
        ("हिन्दी है", ["हिन्दी", "है"]),
        ("☁ up", ["☁", "up"]),
        ("'quoted' -- dash-", ["quoted", "dash"]),
        ("... [/] \x1b", []),
    ],
)
def test_words_of_other_scripts(text: str, words: list[str]) -> None:
    assert [word[0] for word in split_words(fold_letters(text))] == [
        fold_letters(word) for word in words
    ]


def test_the_inside_of_a_word_is_between_its_letters() -> None:
    text = "a-bc雲"
    inside = [at for at in range(len(text) + 1) if is_inside_word(text, at)]
    assert inside == [3]
