"""What is offered where the cursor is."""

import pytest

from tests.builders import comment, post
from tui_reader.index.words import unquoted
from tui_reader.search.completion import MOST_ASKED, MOST_CANDIDATES, complete
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


def test_an_author_of_whom_nothing_is_left_is_not_offered() -> None:
    searcher = Searcher()
    searcher.add(post(id="gone", comments=(comment("Yes.", author="Zebedee"),)))
    searcher.add(post(comments=(comment("No.", author="Zelda"), comment("So.", author=None))))
    searcher.answer("yes")
    searcher.remove("gone")
    searcher.answer("yes")
    names = searcher.authors()
    found = complete("author:ze", 9, names, is_here=searcher.is_here)
    assert [each.text for each in found] == ["Zelda "]
    found = complete("author:anon", 11, names, is_here=searcher.is_here)
    assert [each.text for each in found] == ["anonymous "]


def test_of_many_who_are_gone_only_the_first_are_asked_about() -> None:
    asked: list[str] = []
    names = [f"Zebedee{number}" for number in range(5_000)]

    def is_here(name: str) -> bool:
        asked.append(name)
        return False

    assert complete("author:ze", 9, names, is_here=is_here) == []
    assert asked == names[:MOST_ASKED]
