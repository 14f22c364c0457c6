"""A year put into a query, and taken out of it."""

import pytest

from tui_reader.search.narrowing import narrowed, widened, year_of
from tui_reader.search.query import parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "on:2014 "),
        ("torn clou", "on:2014 torn clou"),
        ('"torn clou', 'on:2014 "torn clou'),
        ("torn on:2012 cloud ", "on:2014 torn cloud "),
        ("torn before:2012 on:2012-07", "on:2014 torn before:2012 on:2012-07"),
        ('"torn on:2012 cloud"', 'on:2014 "torn on:2012 cloud"'),
        ('title:" on:2012 " torn', 'on:2014 title:" on:2012 " torn'),
        ("“on:2012 torn", "on:2014 “on:2012 torn"),
        ('"torn" on:2012 "on:2012 "', 'on:2014 "torn" "on:2012 "'),
    ],
)
def test_a_query_is_narrowed_in_its_own_words(text: str, expected: str) -> None:
    assert narrowed(text, "2014") == expected
    assert "on:2014" in map(str, parse(expected).fields)


@pytest.mark.parametrize("text", ["", "torn clou", "torn ", '"torn  clou'])
def test_a_narrowed_query_is_widened_to_what_it_was(text: str) -> None:
    assert widened(narrowed(text, "2014")) == text


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("torn on:2014", "2014"),
        ("ON:2014 torn", "2014"),
        ("torn", None),
        ("on:2014 on:2015", None),
        ("-on:2014", None),
        ("on:2014-07", None),
        ("on:201", None),
        ('"on:2014"', None),
        ('"torn on:2014 cloud', None),
        ('"on:2013 " on:2014', "2014"),
    ],
)
def test_the_year_of_a_query_is_the_only_one_in_it(text: str, year: str | None) -> None:
    assert year_of(text) == year
