"""Exported bookmarks are whole, and harmless where they are opened."""

import csv
import io
import json

import pytest

from tui_reader.bookmarks.bookmark import Anchor, Bookmark
from tui_reader.bookmarks.exports import citation, to_csv, to_json, to_markdown
from tui_reader.bookmarks.tables import bookmark_of
from tui_reader.bookmarks.tags import tags_typed

KEPT = Bookmark(
    "a1",
    Anchor(
        "p",
        post_title="A *torn* cloud",
        post_published="2019-03-04",
        comment_id="c",
        author="Wren\x1b[2J",
        published="2019-03-05T10:00",
        body="First line\nsecond\n\n# not a heading <b>",
    ),
    "2024-01-01T00:00:00Z",
    "My own *note*",
    ("seam", "fog"),
)


def test_json_is_ascii_and_gives_the_same_bookmarks_back() -> None:
    text = to_json([KEPT])
    assert text.isascii()
    assert "\x1b" not in text
    document = json.loads(text)
    assert document["schema"] == "tui-reader/bookmarks/1"
    assert [bookmark_of(each) for each in document["bookmarks"]] == [KEPT]


def test_no_bookmarks_are_a_document_too() -> None:
    assert json.loads(to_json([])) == {"schema": "tui-reader/bookmarks/1", "bookmarks": []}
    assert to_markdown([]) == ""
    assert len(to_csv([]).splitlines()) == 1


def test_markdown_quotes_every_line_and_says_where_it_is_from() -> None:
    text = to_markdown([KEPT])
    assert text.split("\n")[:6] == [
        "> First line",
        "> second",
        ">",
        "> \\# not a heading \\<b\\>",
        ">",
        "> — Wren␛\\[2J, 2019-03-05T10:00, comment on “A \\*torn\\* cloud” (2019-03-04)",
    ]
    assert "\nMy own *note*\n" in text
    assert text.endswith("\nTags: seam, fog\n")


def test_a_citation_of_a_post_names_the_post() -> None:
    anchor = Anchor("p", "Fog", "2019-03-04", author="Oda", published="2019-03-04")
    assert citation(anchor) == "Oda, “Fog”, 2019-03-04"


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "  =1", "\n@x", "＝1", "\u200b=1"]
)
def test_no_cell_of_the_csv_is_a_formula(cell: str) -> None:
    kept = Bookmark(cell, Anchor("p", post_title=cell, body=cell, author=cell), cell, cell, (cell,))
    _, row = csv.reader(io.StringIO(to_csv([kept]), newline=""))
    for each in row:
        assert not each.lstrip().startswith(("=", "+", "-", "@", "＝"))
    assert row[7].startswith("'")


def test_the_csv_keeps_plain_cells_as_they_are() -> None:
    heading, row = csv.reader(io.StringIO(to_csv([KEPT]), newline=""))
    assert dict(zip(heading, row, strict=True)) == {
        "id": "a1",
        "created": "2024-01-01T00:00:00Z",
        "post": "A *torn* cloud",
        "published": "2019-03-05T10:00",
        "comment": "c",
        "author": "Wren␛[2J",
        "signature": "",
        "body": KEPT.anchor.body,
        "note": "My own *note*",
        "tags": "seam, fog",
    }


def test_the_csv_has_the_name_that_a_text_is_signed_with() -> None:
    kept = Bookmark("a1", Anchor("p", comment_id="c", signature="Pim\x1b"), "")
    [row] = csv.DictReader(io.StringIO(to_csv([kept]), newline=""))
    assert (row["author"], row["signature"]) == ("", "Pim␛")


def test_exported_tags_can_be_told_apart_and_typed_again() -> None:
    tags = ("wool", "winter coats", "wet, cold", '"so" it is', "x")
    kept = Bookmark("a1", Anchor("p"), "", tags=tags)
    [row] = csv.DictReader(io.StringIO(to_csv([kept]), newline=""))
    told = 'wool, winter coats, "wet, cold", "so" it is, x'
    assert row["tags"] == told
    assert tags_typed(row["tags"]) == tags
    assert to_markdown([kept]).endswith(f"\nTags: {told}\n")
