"""Each line of the query language, as the README tells it: what it finds and what it leaves out."""

import pytest

from tests.builders import comment, post
from tui_reader.search.filters import Address
from tui_reader.search.match import Answer, Searcher

ARCHIVE = (
    post(
        id="fog",
        title="Fog over town",
        body="A torn cloud came down with hail.",
        author="Ines Marlow",
        published="2013-06-01",
        comments=(
            comment(
                "The cloud is torn again: https://mist.example",
                comment(
                    "Torn or not, a cloud.",
                    comment("Mend the cloud that is torn.", id="2", published="2015-01-01"),
                    id="1",
                    author="Uma",
                    published="2014-07-06",
                ),
                id="0",
                author="Tobias Fell",
                published="2014-07-05T08:50",
            ),
        ),
    ),
    post(id="tin", title="Biscuits", body="One torn tin, one cloud.", published="2012-01-01"),
)
MARKS: dict[tuple[str, str], list[Address]] = {
    ("is", "bookmarked"): [("fog", "1")],
    ("is", "read"): [("tin", None)],
    ("tag", "wool"): [("fog", "0")],
}
EVERYTHING = "0 1 2 fog tin"


def ask(query: str) -> Answer:
    searcher = Searcher()
    for each in ARCHIVE:
        searcher.add(each)
    return searcher.answer(query, marked=lambda *asked: MARKS.get(asked))


def found(query: str) -> str:
    answer = ask(query)
    assert answer.problems == ()
    return " ".join(sorted(hit.comment_id or hit.post_id for hit in answer.hits))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("torn cloud", EVERYTHING),
        ("cloud torn", EVERYTHING),
        ("tron cluod", EVERYTHING),
        ('"torn cloud"', "fog"),
        ('"cloud torn"', ""),
        ('cloud "is torn"', "0 2"),
        ("torn cloud -hail", "0 1 2 tin"),
        ('cloud -"is torn"', "1 fog tin"),
        ("cloud author:tobias", "0"),
        ('cloud author:"Ines Marlow"', "fog"),
        ("cloud -author:uma", "0 2 fog tin"),
        ("cloud title:fog", "0 1 2 fog"),
        ("cloud -title:fog", "tin"),
        ("cloud in:post", "fog tin"),
        ("cloud in:comment", "0 1 2"),
        ("cloud in:reply", "1 2"),
        ("cloud before:2014", "fog tin"),
        ("cloud before:2014-07-06", "0 fog tin"),
        ("cloud after:2014", "2"),
        ("cloud after:2014-07-05", "1 2"),
        ("cloud on:2014", "0 1"),
        ("cloud on:2014-07", "0 1"),
        ("cloud on:2014-07-05", "0"),
        ("cloud is:bookmarked", "1"),
        ("cloud -is:bookmarked", "0 2 fog tin"),
        ("cloud is:read", "tin"),
        ("cloud is:unread", "0 1 2 fog"),
        ("cloud tag:wool", "0"),
        ("cloud has:link", "0"),
        ("cloud has:replies", "0 1 fog"),
        ("cloud depth:0", "0"),
        ("cloud depth:>0", "1 2"),
        ("cloud depth:1-3", "1 2"),
        ("cloud replies-to:tobias", "1"),
        ("cloud replies-to:uma on:2015", "2"),
    ],
)
def test_a_line_of_the_language(query: str, expected: str) -> None:
    assert found(f"{query} ") == expected
    # What stands at the end is as good before more is typed.
    assert found(query) == expected


@pytest.mark.parametrize(
    "query",
    [
        "clo",
        '"torn clo',
        "cloud -",
        "cloud auth",
        "cloud author:",
        "cloud in:",
        "cloud in:co",
        "cloud is:boo",
        "cloud has:",
        "cloud before:20",
        "cloud after:2012-",
        "cloud on:2014-0",
        "cloud depth:",
        "cloud depth:>",
        "cloud replies-to:",
        "cloud tag:",
        "cloud -title:",
    ],
)
def test_whatever_is_half_typed_is_a_query(query: str) -> None:
    for end in range(1, len(query) + 1):
        assert ask(query[:end]).problems == ()
    assert ask(query).hits or query == "cloud auth"
