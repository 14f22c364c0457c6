"""What is typed, half typed or not, as terms."""

import pytest

from tui_reader.search.query import Term, parse


def words(text: str) -> list[tuple[str, ...]]:
    return [term.words for term in parse(text).terms]


def test_words_are_terms_and_the_last_is_unfinished() -> None:
    assert parse("Torn Clouds").terms == (
        Term(("torn",)),
        Term(("clouds",), unfinished=True),
    )


def test_white_space_finishes_the_last_word() -> None:
    assert parse("torn ").terms == (Term(("torn",)),)


def test_a_quoted_phrase_is_exact() -> None:
    assert parse('"Torn  clouds" x ').terms == (
        Term(("torn", "clouds"), exact=True),
        Term(("x",)),
    )


@pytest.mark.parametrize("quotes", ["“”", "„“", "«»", '""'])
def test_any_quotes_quote(quotes: str) -> None:
    assert parse(f"{quotes[0]}torn cloud{quotes[1]}").terms == (
        Term(("torn", "cloud"), exact=True),
    )


def test_an_open_quote_is_a_phrase_still_being_typed() -> None:
    assert parse('rain "torn clo').terms[-1] == Term(("torn", "clo"), exact=True, unfinished=True)
    assert not parse('"torn clo ').terms[0].unfinished


def test_a_minus_excludes_a_word_or_a_phrase() -> None:
    assert parse('rain -hail -"thin ice" ').terms == (
        Term(("rain",)),
        Term(("hail",), excluded=True),
        Term(("thin", "ice"), exact=True, excluded=True),
    )


def test_an_excluded_word_is_not_completed() -> None:
    assert not parse("rain -ha").terms[-1].unfinished


def test_wanted_and_excluded_terms_are_told_apart() -> None:
    query = parse("rain -hail")
    assert [term.words for term in query.wanted] == [("rain",)]
    assert [term.words for term in query.excluded] == [("hail",)]


@pytest.mark.parametrize(
    "text", ["", " ", "-", "--", '"', '""', '-"', "- -", "[/]", "\x1b", "\ud800"]
)
def test_what_has_no_letters_is_a_query_for_nothing(text: str) -> None:
    assert parse(text).terms == ()
    assert parse(text).text == text


def test_a_term_that_is_typed_twice_is_wanted_once() -> None:
    query = parse('the fog and the fog "fog"')
    assert [str(term) for term in query.wanted] == ["the", "fog", "and", "fog"]
    assert len(parse("fog rain fog").wanted) == 2


def test_a_hyphen_within_a_word_does_not_exclude() -> None:
    assert parse("e-mail ").terms == (Term(("e", "mail"), compound="email"),)


def test_apostrophes_do_not_matter() -> None:
    assert words("don’t ") == words("don't ") == words("dont ") == [("dont",)]


def test_an_unknown_field_is_just_words() -> None:
    assert words("weather:fine") == [("weather",), ("fine",)]


def test_an_address_is_its_words() -> None:
    assert words("mist.example/air") == [("mist",), ("example",), ("air",)]


def test_a_run_without_spaces_is_a_phrase() -> None:
    assert words("修理") == [("修", "理")]
    assert words("new雲雨old") == [("new",), ("雲", "雨"), ("old",)]
    assert words("雲 雨") == [("雲",), ("雨",)]


def test_a_term_is_said_as_it_would_be_written() -> None:
    assert str(parse('"torn cloud"').terms[0]) == "torn cloud"
    assert str(parse("修理").terms[0]) == "修理"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "I saw fog OR drizzle",
            "“OR” is a word like the others here: the best hits have them all.",
        ),
        ("fog OR drizzle", "“OR” is a word like the others here: the best hits have them all."),
        ("fog AND in:post ", "“AND” is a word like the others here: the best hits have them all."),
        (
            "NOT fog",
            "“NOT” is a word like the others here: a minus leaves one out, as in -rain.",
        ),
    ],
)
def test_what_other_searches_take_for_more_than_words_is_told(text: str, told: str) -> None:
    assert parse(text).problems == (told,)


@pytest.mark.parametrize(
    "text",
    [
        *("fog or drizzle", "OR", "fog OR", "OR fog", "FOG OR DRIZZLE", '"fog OR drizzle"', "-OR"),
        "from OR to WA",
    ],
)
def test_a_word_in_capitals_need_not_be_meant_so(text: str) -> None:
    assert parse(text).problems == ()
