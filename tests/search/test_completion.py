"""What is offered where the cursor is."""

import pytest

from tests.builders import comment, post
from tui_reader.index.words import unquoted
from tui_reader.search.completion import (
    MOST_CANDIDATES,
    complete,
    complete_tag,
    spell_tag,
    tags_typed,
)
from tui_reader.search.match import Searcher

_NAMES = ("Ines Marlow", "Uma", 'Tobias "T" Fell', "Inés")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("rain ", []),
        ("zz", []),
        ("au", ["author:"]),
        ("rain -i", ["in:", "is:"]),
        ("in:", ["post ", "comment ", "reply "]),
        ("is:un", ["unread "]),
        ("-has:l", ["link "]),
        ("author:in", ['"Ines Marlow" ', "Inés "]),
        ("author:marl", ['"Ines Marlow" ']),
        ('author:"ines m', ['"Ines Marlow" ']),
        ("replies-to:to", ['"Tobias T Fell" ']),
        ("tag:wo", ["wool "]),
        ("tag:sp", ["spun "]),
        ("before:20", []),
        ("weather:fi", []),
    ],
)
def test_what_is_begun_is_completed(text: str, expected: list[str]) -> None:
    found = complete(text, len(text), _NAMES, ("wool", "glue", '"spun"'))
    assert [each.text for each in found] == expected


@pytest.mark.parametrize(
    "name", ['Bob "Bobby" Smith', "\u201cCaptain\u201d Jack", "***", "A\xabb\xbb c"]
)
def test_what_is_offered_for_a_name_finds_it(name: str) -> None:
    searcher = Searcher()
    searcher.add(post(comments=(comment("Yes.", author=name), comment("No.", author="Uma"))))
    begun = f"author:{unquoted(name)[:3].split()[0]}"
    (found,) = complete(begun, len(begun), searcher.authors())
    answer = searcher.answer(begun[: found.start] + found.text)
    assert [hit.text for hit in answer.hits] == ["Yes."]
    assert answer.problems == ()


def test_a_candidate_takes_the_place_of_what_was_typed() -> None:
    text = "rain author:um more"
    (found,) = complete(text, len("rain author:um"), _NAMES)
    assert text[: found.start] + found.text.strip() + text[found.end :] == "rain author:Uma more"


def test_no_more_are_offered_than_fit() -> None:
    names = [f"A{number}" for number in range(99)]
    assert len(complete("author:a", 8, names)) == MOST_CANDIDATES


def test_authors_are_offered_as_they_are_written_the_busiest_first() -> None:
    searcher = Searcher()
    comments = [comment(f"{n}", author=name) for n, name in enumerate(["Inés", "Ida B.", "Inés"])]
    searcher.add(post(comments=tuple(comments)))
    assert searcher.authors() == ["Inés", "Ida B."]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("wi", "Winter coats"),
        ("wool, wi", "wool, Winter coats"),
        ("winter coats, w", "winter coats, wool"),
        ("Wo", "wool"),
        ("x, la", 'x, "late, but here"'),
        ('x, "late, b', 'x, "late, but here"'),
        ('"late, but here", wi', '"late, but here", Winter coats'),
        ('"late, but here", l', None),
        ('"late, but here"', None),
        ("wool", None),
        ("wool, ", None),
        ("", None),
        ("zz", None),
    ],
)
def test_a_tag_that_is_begun_is_offered_from_those_in_use(typed: str, expected: str | None) -> None:
    found = complete_tag(typed, ["Winter coats", "wool", "late, but here"])
    assert (found and typed[: found.start] + found.text) == expected


def test_tags_are_typed_with_commas() -> None:
    assert tags_typed(" wool,winter  coats,, wool\n,\x1b") == ("wool", "winter coats", "␛")
    assert tags_typed(" , ") == ()
    assert tags_typed("Wool, wool, WOOL") == ("Wool",)


def test_a_tag_with_commas_is_typed_between_quotes() -> None:
    assert tags_typed('"wool, wet" , glue,"so ""it"" is, yes"') == (
        "wool, wet",
        "glue",
        'so "it" is, yes',
    )
    assert tags_typed('glue, "wool, wet') == ("glue", "wool, wet")
    assert tags_typed('12" pipe, "odd" socks') == ('12" pipe', '"odd" socks')


@pytest.mark.parametrize("tag", ["wool", "a, b", ",", '"a"', '"a, b", c', 'a "b', '"', '""'])
def test_a_tag_is_spelt_so_that_it_is_typed_again(tag: str) -> None:
    assert tags_typed(f"one, {spell_tag(tag)}, two") == ("one", tag, "two")
    assert tags_typed(f"one, {spell_tag(tag)}") == ("one", tag)
