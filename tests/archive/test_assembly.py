"""From pieces to the post: layout of texts, guessed titles and signatures, warnings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.archive.assembly import (
    MOST_PLACES,
    UNTITLED,
    assemble,
    guess_signature,
    left_out,
    tidy,
)
from tui_reader.archive.post import Post, Source, walk
from tui_reader.archive.texts.pieces import Kind, Piece, Reading

SOURCE = Source("log.txt", "indented", "utf-8")


def build(parts: list[tuple[Kind, str, int]], **fields: object) -> Post:
    text, pieces = "", []
    for kind, part, comment in parts:
        pieces.append(Piece(kind, len(text), len(text) + len(part), comment))
        text += part + "\n"
    return assemble(text, Reading(pieces, **fields), SOURCE)  # type: ignore[arg-type]


def test_lines_and_paragraphs_are_laid_out() -> None:
    assert tidy("  one  \n    two\n\n \u00a0\n\n  three \n") == "one\ntwo\n\nthree"
    assert tidy("\n\n  one") == "one"
    assert tidy("one\n two\n\nthree", line_is_paragraph=True) == "one\n\ntwo\n\nthree"
    assert tidy("") == ""


def test_levels_make_the_tree_however_deep() -> None:
    parts = [(Kind.TEXT, f"c{index}", index) for index in range(6)]
    post = build(parts, levels=[0, 1, 2, 1, 0, 1])
    assert [(depth, each.body) for depth, each in walk(post.comments)] == [
        (0, "c0"),
        (1, "c1"),
        (2, "c2"),
        (1, "c3"),
        (0, "c4"),
        (1, "c5"),
    ]
    assert len({each.id for _, each in walk(post.comments)}) == 6


@given(st.lists(st.integers(0, 6), max_size=30))
def test_no_level_loses_a_comment(levels: list[int]) -> None:
    parts = [(Kind.TEXT, f"c{index}", index) for index in range(len(levels))]
    post = build(parts, levels=levels, claimed=len(levels))
    found = list(walk(post.comments))
    assert [each.body for _, each in found] == [part for _, part, _ in parts]
    assert all(depth <= level for (depth, _), level in zip(found, levels, strict=True))
    assert not any("comment" in each for each in post.warnings)


def test_a_title_that_is_missing_is_taken_from_the_text() -> None:
    post = build([(Kind.BODY, "It tore " * 30 + "\nTwice.", -1)])
    assert post.title.startswith("It tore")
    assert post.title.endswith("tore…")
    assert post.body.endswith("Twice.")
    assert any("title is a guess" in each for each in post.warnings)
    assert build([(Kind.TEXT, "So", 0)], levels=[0]).title == "So"
    assert assemble("", Reading([]), SOURCE).title == UNTITLED


def test_a_claim_that_differs_is_a_warning() -> None:
    one = [(Kind.TEXT, "So", 0)]
    assert any("1 comment;" in each for each in build([], claimed=1).warnings)
    assert any("25 comments; 1 " in each for each in build(one, levels=[0], claimed=25).warnings)
    assert not any("comment" in each for each in build(one, levels=[0], claimed=1).warnings)


def test_one_line_may_tell_who_wrote_it_and_when() -> None:
    post = build([(Kind.TITLE, "Of hems", -1), (Kind.BYLINE, "July 5, 2014 by Ada", -1)])
    assert (post.title, post.author, post.published) == ("Of hems", "Ada", "2014-07-05")
    assert post.warnings == ()


def test_a_claim_that_differs_names_its_line() -> None:
    text = "Of hems\n\nIt tore.\n25 comments:\nSo"
    reading = Reading(
        [Piece(Kind.BODY, 0, 17), Piece(Kind.COUNT, 18, 30), Piece(Kind.TEXT, 31, 33, 0)],
        levels=[0],
        claimed=25,
    )
    assert assemble(text, reading, SOURCE).warnings[-1] == (
        "The page says in line 4 that it has 25 comments; 1 was found in the capture."
    )


def test_what_was_left_out_is_counted() -> None:
    reading = Reading([Piece(Kind.BODY, 0, 8), Piece(Kind.FURNITURE, 9, 15)])
    (told,) = left_out("It tore.\na\n\nb\nc", reading)
    assert told == "Left out as page furniture: 3 lines, the first is line 2."
    assert list(left_out("It tore.", Reading([Piece(Kind.BODY, 0, 8)]))) == []


def test_a_thousand_places_are_not_told_one_by_one() -> None:
    post = build([], warnings=[f"So {number}." for number in range(1000)])
    assert len(post.warnings) < MOST_PLACES + 5
    assert any(str(1000 - MOST_PLACES) in each for each in post.warnings)
    post = build([], warnings=[f"So {number}." for number in range(MOST_PLACES + 1)])
    assert "There is 1 more place like these." in post.warnings


@pytest.mark.parametrize(
    ("body", "signature"),
    [
        ("It tore.\n\nPim", "Pim"),
        ("It tore.\n\nmoth", "moth"),
        ("It tore.\n\n'Moth'", "Moth"),
        ("It tore.\n- Ada Fenn", "Ada Fenn"),
        ("It tore.\nRetired Lighthouse Keeper", "Retired Lighthouse Keeper"),
        ("Pim", None),
        ("It tore.\nIt tore again", None),
        ("It tore.\nMended!", None),
        ("It tore.\nhttps://mend.example", None),
        ("It tore.\n@09:10", None),
        ("It tore.\n******", None),
        ("It tore.\n2019", None),
        ("It tore.\n" + "x" * 60, None),
        ("", None),
    ],
)
def test_a_signature_is_a_short_last_line_like_a_name(body: str, signature: str | None) -> None:
    assert guess_signature(body) == signature


def test_a_signature_stays_in_the_body() -> None:
    post = build([(Kind.TEXT, "It tore.\n\nPim", 0)], levels=[0])
    assert (post.comments[0].signature, post.comments[0].body) == ("Pim", "It tore.\n\nPim")
