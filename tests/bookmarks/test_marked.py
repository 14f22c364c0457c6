"""What the search is told of the bookmarks."""

from collections.abc import Iterable

import pytest

from tui_reader.bookmarks.bookmark import Anchor, Bookmark
from tui_reader.bookmarks.marked import marked_in, tags_in

BOOKMARKS = (
    Bookmark("1", Anchor("fog", comment_id="rain"), "2020-01-01T00:00:00Z", tags=("Wool", "glue")),
    Bookmark("2", Anchor("fog"), "2020-01-01T00:00:00Z"),
    Bookmark("3", Anchor("hail"), "2020-01-01T00:00:00Z", tags=("wool works", "glue")),
)


def places(bookmarks: Iterable[Bookmark]) -> list[tuple[str, str | None]]:
    """Where nothing was renamed, the ids of the anchors."""
    return [(each.anchor.post_id, each.anchor.comment_id) for each in bookmarks]


def test_bookmarked_is_what_has_a_bookmark() -> None:
    assert marked_in(BOOKMARKS, "is", "bookmarked", places) == [
        ("fog", "rain"),
        ("fog", None),
        ("hail", None),
    ]


@pytest.mark.parametrize(
    ("value", "posts"),
    [
        ("wool", ["fog"]),
        ("glue", ["fog", "hail"]),
        ("wool works", ["hail"]),
        ("woo", ["fog", "hail"]),
        ("works", []),
    ],
)
def test_a_tag_is_itself_or_a_beginning_where_none_is_that(value: str, posts: list[str]) -> None:
    found = marked_in(BOOKMARKS, "tag", value, places)
    assert found is not None
    assert [post for post, _ in found] == posts


@pytest.mark.parametrize("value", ["read", "unread"])
def test_bookmarks_do_not_know_what_was_read(value: str) -> None:
    assert marked_in(BOOKMARKS, "is", value, places) is None


def test_tags_are_offered_the_one_used_most_first() -> None:
    assert tags_in(BOOKMARKS) == ["glue", "Wool", "wool works"]
    assert tags_in(()) == []
