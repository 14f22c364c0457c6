"""What each field finds."""

import pytest

from tests.builders import comment, post
from tui_reader.search.filters import Address
from tui_reader.search.match import Answer, Searcher

_POSTS = (
    post(
        id="fog",
        title="Fog over town",
        body="rain https://mist.example",
        author="Ines Marlow",
        published="2014-07-05",
        comments=(
            comment(
                "rain a",
                comment(
                    "rain b",
                    comment("rain c", author="Uma", published="2015-01-02T10:00"),
                    author="Tobias Fell",
                    published="2014-08-01",
                ),
                author="Ines Marlow",
                published="2014-07-05T23:59",
            ),
        ),
    ),
    post(
        id="hail",
        title="Hail",
        body="rain",
        published=None,
        comments=(comment("rain d\nInés", signature="Inés"),),
    ),
)


def ask(query: str, marks: dict[tuple[str, str], list[Address]] | None = None) -> Answer:
    searcher = Searcher()
    for each in _POSTS:
        searcher.add(each)
    return searcher.answer(query, marked=lambda *asked: (marks or {}).get(asked))


def found(query: str, marks: dict[tuple[str, str], list[Address]] | None = None) -> str:
    """The last letters of the comments, and the posts' ids."""
    answer = ask(query, marks)
    assert answer.problems == ()
    assert answer.total == len(answer.hits)
    return " ".join(sorted((hit.comment_id or hit.post_id)[:8][-4:] for hit in answer.hits))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("rain ", "fog hail in a in b in c in d"),
        ("author:ines", "fog in a in d"),
        ("author:mar", "fog in a"),
        ('author:"ines marlow"', "fog in a"),
        ("author:inés rain", "fog in a in d"),
        ("-author:ines rain", "hail in b in c"),
        ("title:fog", "fog in a in b in c"),
        ("title:tow", "fog in a in b in c"),
        ('title:"over town" in:post ', "fog"),
        ("in:post rain", "fog hail"),
        ("in:comment ", "in a in b in c in d"),
        ("in:reply ", "in b in c"),
        ("before:2014-07-06 ", "fog in a"),
        ("before:2014-08 ", "fog in a"),
        ("before:2015 ", "fog in a in b"),
        ("after:2014 ", "in c"),
        ("after:2014-07 ", "in b in c"),
        ("after:2014-07-04 ", "fog in a in b in c"),
        ("after:2014-07-05 ", "in b in c"),
        ("on:2014 ", "fog in a in b"),
        ("on:2014-07 ", "fog in a"),
        ("on:2014-07-05 ", "fog in a"),
        ("on:2015-01-02 ", "in c"),
        ("has:link ", "fog"),
        ("has:replies ", "fog hail in a in b"),
        ("depth:0 ", "in a in d"),
        ("depth:>0 ", "in b in c"),
        ("depth:1-2 ", "in b in c"),
        ("depth:<1 ", "in a in d"),
        ("replies-to:ines ", "in b"),
        ("replies-to:fell ", "in c"),
        ("in:reply -replies-to:fell ", "in b"),
        ("on:2014 in:post author:ines rain", "fog"),
    ],
)
def test_a_field_narrows(query: str, expected: str) -> None:
    assert found(query) == expected


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        (
            'author:"ines mar"',
            'Nobody here is named “ines mar”. Did you mean “author:"ines marlow"”?',
        ),
        ("-author:tobais", "Nobody here is named “tobais”. Did you mean “author:tobias”?"),
        ("author:zebra", "Nobody here is named “zebra”."),
        (
            "replies-to:inse",
            "Nobody who got a reply is named “inse”. Did you mean “replies-to:ines”?",
        ),
        ('title:"tow"', "No title here has “tow”. Did you mean “title:town”?"),
        ("title:hial", "No title here has “hial”. Did you mean “title:hail”?"),
        ("title:fog-bank", "No title here has “fog-bank”."),
    ],
)
def test_a_name_that_nobody_has_is_told_with_the_nearest(query: str, problem: str) -> None:
    answer = ask(f"rain {query} ")
    assert answer.problems == (problem,)
    assert bool(answer.hits) is query.startswith("-")


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("author:zebedee", "Nobody here is named “zebedee”."),
        ("author:zeb", "Nobody here is named “zeb”."),
        ("author:zebda", "Nobody here is named “zebda”. Did you mean “author:zelda”?"),
        ("replies-to:zebedee", "Nobody who got a reply is named “zebedee”."),
        ("title:platypus", "No title here has “platypus”."),
        ("title:platipus", "No title here has “platipus”."),
        ("on:1999", "Nothing here fits “on:1999”: all is of 2014-07."),
    ],
)
def test_what_was_removed_is_not_suggested(query: str, problem: str) -> None:
    searcher = Searcher()
    answered = comment("rain", comment("rain"), author="Zebedee Quux")
    gone = post(id="gone", title="Platypus", published="1999-01-01", comments=(answered,))
    left = post(title="Fog", published="2014-07-05", comments=(comment("rain", author="Zelda"),))
    for each in (gone, left):
        searcher.add(each)
    searcher.answer("rain")
    searcher.remove("gone")
    assert searcher.answer(f"{query} rain ").problems == (problem,)


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("depth:9", "Nothing here fits “depth:9”."),
        ("before:2014-07", "Nothing here fits “before:2014-07”: all is from 2014-07 to 2015-01."),
        ("on:2050", "Nothing here fits “on:2050”: all is from 2014-07 to 2015-01."),
        ("on:2014 on:2015", "Nothing here fits both “on:2014” and “on:2015”."),
        ("in:post in:comment", "Nothing here fits both “in:post” and “in:comment”."),
        (
            "-depth:>0 -in:post -depth:0",
            "Nothing here fits “-depth:>0”, “-in:post” and “-depth:0” together.",
        ),
        ("in:post -in:post", "Nothing here fits both “in:post” and “-in:post”."),
        (
            "in:post title:hail author:ines",
            "Nothing here fits “in:post”, “title:hail” and “author:ines” together.",
        ),
        (
            "author:ines on:2014 depth:1",
            "Nothing here fits both “author:ines” and “depth:1”.",
        ),
        (
            "in:comment title:fog before:2014-07-06 -depth:0",
            "Nothing here fits “in:comment”, “title:fog”, “before:2014-07-06” and “-depth:0”"
            " together.",
        ),
    ],
)
def test_fields_that_nothing_fits_are_told(query: str, problem: str) -> None:
    answer = ask(f"{query} rain ")
    assert answer.problems == (problem,)
    assert answer.total == 0


def test_a_minus_that_leaves_nothing_is_told() -> None:
    searcher = Searcher()
    searcher.add(post(published="2014-07-05"))
    assert searcher.answer("-on:2014 ").problems == ("Nothing here fits “-on:2014”.",)


def test_what_a_minus_need_not_take_away_is_no_mistake() -> None:
    assert found("in:post -depth:9 rain ") == "fog hail"


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("tag:wol", "Nothing here is tagged “wol”. Did you mean “tag:wool”?"),
        ("-tag:wol", "Nothing here is tagged “wol”. Did you mean “tag:wool”?"),
        ('tag:"wo"', "Nothing here is tagged “wo”."),
        (
            'tag:"raed later"',
            'Nothing here is tagged “raed later”. Did you mean “tag:"read later"”?',
        ),
        ("tag:zeppelin", "Nothing here is tagged “zeppelin”."),
        # It is on a bookmark in another archive: nothing was mistyped.
        ("tag:woo", "Nothing here is tagged “woo”."),
    ],
)
def test_a_tag_that_nothing_has_is_told_with_the_nearest(query: str, problem: str) -> None:
    searcher = Searcher()
    for each in _POSTS:
        searcher.add(each)

    def tags() -> list[str]:
        return ["Wool", "Read later"]

    for ask_it in (searcher.answer, searcher.filter):
        problems = ask_it(f"rain {query} ", marked=lambda *_: [], tags=tags).problems
        assert problems == (problem,)


def test_what_the_person_marked_comes_from_outside() -> None:
    marks: dict[tuple[str, str], list[Address]] = {
        ("is", "bookmarked"): [("fog", "c-rain b"), ("hail", None), ("gone", None)],
        ("is", "read"): [("fog", None), ("fog", "c-rain b")],
        ("tag", "wool"): [("fog", "c-rain c"), ("fog", "c-gone")],
    }
    assert found("is:bookmarked ", marks) == "hail in b"
    assert found("is:read ", marks) == "fog in b"
    assert found("is:unread ", marks) == "hail in a in c in d"
    assert found("tag:wool rain", marks) == "in c"
    assert found("rain -is:bookmarked ", marks) == "fog in a in c in d"


def test_who_only_signed_is_lit_in_the_text() -> None:
    (hit,) = (hit for hit in ask("author:ines ").hits if hit.signature)
    assert hit.by == "signed Inés"
    assert [hit.snippet[start:end] for start, end in hit.matches] == ["Inés"]
    (hit,) = (hit for hit in ask("-author:uma rain d ").hits if hit.signature)
    assert "ines" not in hit.words


def test_what_nobody_knows_is_told_and_the_rest_holds() -> None:
    answer = ask("rain is:bookmarked ")
    assert answer.problems == ("“is:bookmarked” is not known here.",)
    assert len(answer.hits) == 6


def test_what_nobody_knows_finds_nothing_alone_and_is_no_reason() -> None:
    assert ask("is:unread ").hits == ()
    assert ask("is:unread ").problems == ("“is:unread” is not known here.",)
    assert {hit.why for hit in ask("is:unread in:post ").hits} == {"in:post"}


def test_fields_alone_give_the_newest_first_and_say_why() -> None:
    answer = ask("author:ines ")
    assert [hit.published for hit in answer.hits] == ["2014-07-05T23:59", "2014-07-05", None]
    assert {hit.why for hit in answer.hits} == {"author:ines"}


def test_a_field_that_only_excludes_gives_all_others() -> None:
    assert found("-in:post ") == found("in:comment ") != ""
    assert found("-in:comment ") == found("in:post ") != ""


def test_all_matches_are_counted_by_years() -> None:
    answer = ask("rain ")
    assert (answer.total, answer.years) == (6, (("2014", 3), ("2015", 1)))
    assert ask("rain before:2015 ").years == (("2014", 3),)


def test_the_order_may_be_by_date() -> None:
    searcher = Searcher()
    for each in _POSTS:
        searcher.add(each)
    hits = searcher.answer("rain in:comment ", by_date=True).hits
    assert [hit.published for hit in hits[:2]] == ["2015-01-02T10:00", "2014-08-01"]


def test_all_of_very_many_who_fit_are_asked_for() -> None:
    searcher = Searcher()
    many = [comment(f"rain {number}", author=f"Ann {number}") for number in range(2_100)]
    searcher.add(post(comments=tuple(many)))
    assert searcher.answer("author:ann ").total == 2_100
    assert searcher.answer('-author:"ann 7" rain ').total == 2_099


def test_a_depth_may_be_any() -> None:
    searcher = Searcher()
    deepest = comment("rain")
    for number in range(1_100):
        deepest = comment(f"rain {number}", deepest)
    searcher.add(post(comments=(deepest,)))
    assert [hit.text for hit in searcher.search("depth:1100 ")] == ["rain"]
    assert searcher.answer("depth:>999 ").total == 101
    assert searcher.answer("depth:12345 ").problems == ("Nothing here fits “depth:12345”.",)


def test_all_of_many_words_with_a_minus_are_left_out() -> None:
    searcher = Searcher()
    for number in range(40):
        searcher.add(post(id=f"p{number}", body=f"rain w{number}, or ice {number}"))
    words = " ".join(f"-w{number}" for number in range(39))
    assert [hit.post_id for hit in searcher.search(f"{words} rain ")] == ["p39"]
    phrases = " ".join(f'-"ice {number}"' for number in range(39))
    assert [hit.post_id for hit in searcher.search(f"{phrases} rain ")] == ["p39"]


def test_of_more_words_than_are_looked_for_a_line_tells() -> None:
    many = " ".join(f"w{number}" for number in range(33))
    assert ask(f"rain {many} ").problems == ("Of so many words only the first 32 are looked for.",)
    assert ask(f"{many} ").problems != ()
    assert ask(many.removesuffix("w32")).problems == ()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("author:anonymous", ["named", "none"]),
        ("author:anon", ["named", "none"]),
        ("-author:anonymous in:comment", ["ada", "signed"]),
        ("replies-to:anonymous", []),
    ],
)
def test_who_gave_no_name_is_found_as_he_is_called(query: str, expected: list[str]) -> None:
    comments = (
        comment("Rain a", author=None, id="none"),
        comment("Rain b", author="Anonymous", id="named"),
        comment("Rain c", author="Ada", id="ada"),
        comment("Rain d", author=None, signature="Tobias", id="signed"),
    )
    searcher = Searcher()
    searcher.add(post(author=None, comments=comments))
    assert sorted(hit.comment_id or "" for hit in searcher.search(query)) == expected
    assert "anonymous" in searcher.authors()
