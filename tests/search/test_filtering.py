"""A query that filters the list of posts."""

import pytest

from tests.builders import comment, post
from tui_reader.search.filters import Address
from tui_reader.search.match import Filtered, Searcher

_POSTS = (
    post(
        id="fog",
        title="Fog over town",
        body="A lantern.",
        author="Ines Marlow",
        published="2014-07-05",
        comments=(
            comment(
                "thunder",
                comment("rain", author="Uma", published="2015-01-02"),
                author="Tobias",
                published="2014-08-01",
            ),
        ),
    ),
    post(id="hail", title="Hail", body="rain", author="Uma", published="2013-01-01"),
    post(id="mist", title="Mist", body="A lantern in the rain.", published=None),
)


def ask(query: str, marks: dict[tuple[str, str], list[Address]] | None = None) -> Filtered:
    searcher = Searcher()
    for each in _POSTS:
        searcher.add(each)
    return searcher.filter(query, marked=lambda *asked: (marks or {}).get(asked))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("lantern", "fog mist"),
        ("lantren ", "fog mist"),
        ("title:fog ", "fog"),
        ("author:uma ", "hail"),
        ("-author:uma ", "fog mist"),
        ("before:2014 ", "hail"),
        ("after:2014 ", ""),
        ("on:2014 ", "fog"),
        ("rain", "hail mist"),
        ("rain -lantern", "hail"),
        ("-lantern", "hail"),
        ("rain in:comment ", "fog"),
        ("replies-to:tobias ", "fog"),
        ("depth:1 author:uma ", "fog"),
        ("zzyzx", ""),
    ],
)
def test_the_language_is_that_of_the_search(query: str, expected: str) -> None:
    filtered = ask(query)
    assert filtered.problems == ()
    assert filtered.posts is not None
    assert " ".join(sorted(filtered.posts)) == expected


@pytest.mark.parametrize("query", ["", " ", "-", "in:", "author:"])
def test_what_asks_for_nothing_lets_all_through(query: str) -> None:
    assert ask(query) == Filtered()


def test_a_post_with_a_marked_comment_is_let_through() -> None:
    marks: dict[tuple[str, str], list[Address]] = {("is", "bookmarked"): [("fog", "c-rain")]}
    assert ask("is:bookmarked ", marks).posts == ("fog",)


def test_a_mistake_is_told_and_the_rest_holds() -> None:
    assert ask("rain before:monday ") == Filtered(
        ("hail", "mist"),
        ("“before:” needs 2014, 2014-07 or 2014-07-05, not “monday”.",),
    )
    assert ask("lantern is:read ").problems == ("“is:read” is not known here.",)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("author:tobias", True),
        ("thunder", True),
        ("thundre ", True),
        ("after:2014 ", True),
        ("after:2014 -rain", False),
        ("zzyzx", False),
        ("author:uma", False),
        ("author:tobias in:post ", False),
        ("thunder before:2013 ", False),
    ],
)
def test_where_only_comments_answer_this_is_known(query: str, expected: bool) -> None:
    assert ask(query).in_comments is expected
    if expected:
        assert ask(query).posts == ()
        assert ask(f"{query} in:comment ").posts == ("fog",)
