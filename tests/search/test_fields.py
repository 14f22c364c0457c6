"""Each field of the query language: what it is read as, and what is a mistake."""

import pytest

from tui_reader.search.fields import Field, depths
from tui_reader.search.query import parse


def field(text: str) -> Field:
    query = parse(text)
    assert query.problems == ()
    (read,) = query.fields
    return read


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("author:Ines ", "author", "ines"),
        ("AUTHOR:ines ", "author", "ines"),
        ("title:Clouds ", "title", "clouds"),
        ("in:post ", "in", "post"),
        ("in:Comments ", "in", "comment"),
        ("in:replies ", "in", "reply"),
        ("before:2014 ", "before", "2014"),
        ("after:2014-7 ", "after", "2014-07"),
        ("on:2014-07-5 ", "on", "2014-07-05"),
        ("is:bookmarked ", "is", "bookmarked"),
        ("has:link ", "has", "link"),
        ("has:links ", "has", "link"),
        ("has:reply ", "has", "replies"),
        ("depth:2 ", "depth", "2"),
        ("depth:>2 ", "depth", ">2"),
        ("depth:1-3 ", "depth", "1-3"),
        ("replies-to:Tobias ", "replies-to", "tobias"),
        ("tag:wool ", "tag", "wool"),
    ],
)
def test_a_field_is_read(text: str, name: str, value: str) -> None:
    assert field(text) == Field(name, value)


def test_a_quoted_value_is_whole_and_exact() -> None:
    assert field('author:"Ines  Marlow"') == Field("author", "ines marlow", exact=True)
    assert field("author:“Ines Marlow”") == Field("author", "ines marlow", exact=True)


def test_an_open_quote_is_a_value_still_being_typed() -> None:
    assert field('author:"Ines Mar') == Field("author", "ines mar")


def test_a_minus_excludes() -> None:
    assert field("-in:post ") == Field("in", "post", excluded=True)


def test_words_and_fields_stand_beside_each_other() -> None:
    query = parse('rain author:ines -hail "thin ice" before:2014')
    assert [str(term) for term in query.terms] == ["rain", "hail", "thin ice"]
    assert [str(each) for each in query.fields] == ["author:ines", "before:2014"]


def test_a_field_is_said_as_it_would_be_written() -> None:
    assert str(Field("author", "ines marlow", excluded=True)) == '-author:"ines marlow"'


@pytest.mark.parametrize(
    "text",
    [
        "author:",
        'author:"',
        "in:",
        "in:po",
        "is:unre",
        "before:",
        "before:2",
        "before:201",
        "on:2014-",
        "on:2014-0",
        "on:2014-07-",
        "on:2014-07-0",
        "depth:",
        "depth:>",
        "depth:1-",
    ],
)
def test_what_is_half_typed_is_no_mistake(text: str) -> None:
    query = parse(f"rain {text}")
    assert query.problems == ()
    assert query.fields == ()
    assert len(query.terms) == 1


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("author: ", "“author:” needs something after it."),
        ("in:kitchen", "“in:” knows post, comment or reply, not “kitchen”."),
        ("is:po ", "“is:” knows bookmarked, read or unread, not “po”."),
        ("has:wool", "“has:” knows link or replies, not “wool”."),
        ("before:monday", "“before:” needs 2014, 2014-07 or 2014-07-05, not “monday”."),
        ("after:201 ", "“after:” needs 2014, 2014-07 or 2014-07-05, not “201”."),
        ("is:bookmaked", "“is:” knows no “bookmaked”. Did you mean “is:bookmarked”?"),
        ("in:psot", "“in:” knows no “psot”. Did you mean “in:post”?"),
        ("has:lnik ", "“has:” knows no “lnik”. Did you mean “has:link”?"),
        (
            "on:2014-13",
            "“on:2014-13” is no month of the calendar. Did you mean “on:2014-12”?",
        ),
        (
            "on:2014-02-30 ",
            "“on:2014-02-30” is no day of the calendar. Did you mean “on:2014-02-28”?",
        ),
        ("on:0000-02", "“on:0000-02” is no month of the calendar."),
        ("on:0000", "“on:0000” is no year of the calendar."),
        ("on:0000-02-03", "“on:0000-02-03” is no day of the calendar."),
        ("on:2014/7/5", "“on:2014/7/5” is no date. Did you mean “on:2014-07-05”?"),
        ("before:5.7.2014 ", "“before:5.7.2014” is no date. Did you mean “before:2014-07-05”?"),
        ("depth:deep", "“depth:” needs a number, as 2, >2 or 1-3, not “deep”."),
    ],
)
def test_a_mistake_is_told_in_one_line_and_the_rest_holds(text: str, problem: str) -> None:
    query = parse(f"rain {text}")
    assert query.problems == (problem,)
    assert [term.words for term in query.terms] == [("rain",)]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("auhtor:ada", "author"),
        ("Auth:ada", "author"),
        ('tilte:"ada"', "title"),
        ("befor:ada", "before"),
        ("replies:ada", "replies-to"),
        ("reply-to:ada", "replies-to"),
        ("by:ada", "author"),
        ("since:ada", "after"),
        ("tags:ada", "tag"),
    ],
)
def test_a_name_that_is_nearly_a_fields_is_told_and_what_follows_is_words(
    text: str, meant: str
) -> None:
    query = parse(f"rain {text}")
    typed = text.partition(":")[0].lower()
    assert query.problems == (f"“{typed}:” is no field. Did you mean “{meant}:”?",)
    assert [term.words for term in query.terms] == [("rain",), ("ada",)]


@pytest.mark.parametrize(
    ("text", "meant"), [("im:post", "in"), ("si:read", "is"), ("no:2014", "on"), ("ha:link", "has")]
)
def test_a_short_name_is_told_by_what_follows_it(text: str, meant: str) -> None:
    (problem,) = parse(text).problems
    assert problem.endswith(f"Did you mean “{meant}:”?")


@pytest.mark.parametrize(
    "text",
    [
        "table: fog",
        "water: fog",
        "im:fog",
        "ps:fog",
        "weather:fog",
        "http://fog",
        "a:fog",
        "12:30",
        "of:2014x",
        "bag:fog",
        "tax:2014",
    ],
)
def test_a_word_with_a_colon_is_words(text: str) -> None:
    query = parse(text)
    assert query.problems == ()
    assert len(query.terms) == 2


def test_a_minus_before_a_name_that_is_no_fields_stays() -> None:
    query = parse("rain -auhtor:ada")
    assert [term.words for term in query.excluded] == [("ada",)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [("3-1", (1, 3)), ("2", (2, 2)), (">2", (3, 999_999_999)), ("<2", (0, 1)), ("1-3", (1, 3))],
)
def test_depths_are_a_range(value: str, expected: tuple[int, int]) -> None:
    assert depths(value) == expected
