"""Where words stand in a text, and the best piece of it."""

import pytest

from tui_reader.search.snippet import find_in_text, find_words, make_snippet


def found(text: str, words: list[str]) -> list[str]:
    return [text[start:end] for start, end in find_words(text, words)]


def test_words_are_found_whole_whatever_their_case_and_accents() -> None:
    assert found("Nuée, nuee; nuées ENUÉE", ["nuee"]) == ["Nuée", "nuee"]


def test_phrases_are_found_across_line_ends() -> None:
    assert found("a torn\n   cloud", ["torn cloud"]) == ["torn\n   cloud"]


def test_compounds_are_found_as_they_are_written() -> None:
    assert found("an e-mail, an email", ["e-mail"]) == ["e-mail"]
    assert found("I don’t", ["don't"]) == ["don’t"]


def test_of_two_that_overlap_the_longer_is_taken() -> None:
    assert found("an e-mail", ["e", "mail", "e-mail"]) == ["e-mail"]


def test_scripts_without_spaces_have_no_word_ends() -> None:
    assert found("この雲を修理する", ["修理"]) == ["修理"]


def test_places_after_letters_that_change_their_length() -> None:
    text = "… straße ﬁne e\u0301te\u0301"
    assert found(text, ["strasse", "ete"]) == ["straße", "e\u0301te\u0301"]


@pytest.mark.parametrize("words", [[], [""], [" "], ["\u0301"]])
def test_no_words_are_nowhere(words: list[str]) -> None:
    assert find_words("some text", words) == []


@pytest.mark.parametrize(
    ("text", "query", "pieces"),
    [
        ("Overcloud clouds", "cloud", ["cloud", "cloud"]),
        ("one\ntwo\n\n  three", "one two  three", ["one\ntwo\n\n  three"]),
        ("Éclair", "ecl", ["Écl"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("a.b (c) [d]", "(c) [", ["(c) ["]),
        ("the mender’s", "mender's", ["mender’s"]),
        ("ends… here", "s... h", ["s… h"]),
        ("text", "  ", []),
        ("text", "zebra", []),
        ("", "a", []),
    ],
)
def test_finding_in_a_text(text: str, query: str, pieces: list[str]) -> None:
    assert [text[start:end] for start, end in find_in_text(text, query)] == pieces


def test_a_short_text_is_its_own_snippet() -> None:
    assert make_snippet("  Mended\n\nthis  cloud ", ["cloud"]) == ("Mended this cloud", [(12, 17)])


def test_a_snippet_shows_where_most_different_words_are_together() -> None:
    filler = "nothing of note was written in the log. " * 20
    text = f"{filler}wool wool wool. {filler}wool and thread. {filler}thread"
    snippet, matches = make_snippet(text, ["wool", "thread"], 80)
    assert [snippet[start:end] for start, end in matches] == ["wool", "thread"]
    assert "wool and thread" in snippet
    assert snippet.startswith("…")
    assert snippet.endswith("…")
    assert len(snippet) <= 80


def test_a_snippet_is_cut_between_words() -> None:
    text = "drizzle " * 60 + "needle " + "drizzle " * 60
    snippet, _ = make_snippet(text, ["needle"], 60)
    assert set(snippet.strip("…").split()) == {"drizzle", "needle"}


def test_without_a_match_a_snippet_is_the_beginning() -> None:
    snippet, matches = make_snippet("Cloud by cloud. " * 30, ["snow"], 40)
    assert snippet.startswith("Cloud by cloud.")
    assert matches == []


def test_a_snippet_of_one_endless_word() -> None:
    snippet, _ = make_snippet("x" * 5_000, ["x"], 40)
    assert len(snippet) <= 40


def test_a_snippet_is_clean_and_its_matches_fit_what_is_left() -> None:
    text = "\u202estorm\x1b]0;x\x07 in\u200b a te\u0301a\tcup"
    snippet, matches = make_snippet(text, ["storm", "tea", "in"])
    assert "\x1b" not in snippet
    assert "\u202e" not in snippet
    assert [snippet[start:end] for start, end in matches] == ["storm", "in", "te\u0301a"]
