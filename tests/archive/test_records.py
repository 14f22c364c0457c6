"""The tree that parent ids make, and what is told where they do not add up."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui_reader.archive.post import Post, Source, walk
from tui_reader.archive.records import DEEPEST, CommentRecord, PostRecord, known_name, make_post

SOURCE = Source("site.xml", "wordpress-export", "utf-8")


def make(*comments: CommentRecord, **more: object) -> Post:
    record = PostRecord(title="Of hems", id="p1", comments=list(comments), **more)  # type: ignore[arg-type]
    return make_post(record, SOURCE)


def ids(post: Post) -> list[tuple[int, str]]:
    return [(depth, each.id) for depth, each in walk(post.comments)]


def test_the_smallest_post_says_what_is_missing() -> None:
    post = make_post(PostRecord(body="It came in this morning.\n\nDry."), SOURCE)
    assert post.title == "It came in this morning."
    assert post.warnings == ("The title is a guess: the capture has none.",)
    assert post.id.startswith("it-came-in-this-morning-")


def test_native_ids_are_kept_as_they_are_and_others_are_made() -> None:
    post = make(CommentRecord("Dry?", "c-1"), CommentRecord("Dry?"), CommentRecord("No.", "c-1"))
    first, made, twin = (each.id for each in post.comments)
    assert (post.id, first, twin) == ("p1", "c-1", "c-1-2")
    assert made not in ("", first)


def test_replies_may_come_before_what_they_answer() -> None:
    post = make(CommentRecord("b", "2", "1"), CommentRecord("c", "3", "2"), CommentRecord("a", "1"))
    assert ids(post) == [(0, "1"), (1, "2"), (2, "3")]
    assert post.warnings == ()


def test_a_comment_that_answers_itself_is_a_ring_of_one() -> None:
    post = make(CommentRecord("a", "1", "1"), CommentRecord("b", "2", "1"))
    assert ids(post) == [(0, "1"), (1, "2")]
    assert "ring" in post.warnings[0]


def test_strays_are_counted() -> None:
    post = make(CommentRecord("a", "1", "8"), CommentRecord("b", "2", "9"))
    assert ids(post) == [(0, "1"), (0, "2")]
    assert post.warnings[0].startswith("2 comments answer others")


def test_a_claim_counts_only_where_comments_are_expected() -> None:
    assert make(claimed=2).warnings == (
        "The page says that it has 2 comments; 0 were found in the capture.",
    )
    apart = make(claimed=2, apart=True)
    assert (apart.claimed_comments, apart.warnings) == (2, ())


def test_no_tree_is_too_deep_to_be_walked_level_by_level() -> None:
    many = 3 * DEEPEST
    chain = [CommentRecord("a", str(each), str(each - 1) if each else None) for each in range(many)]
    post = make(*reversed(chain))
    found = ids(post)
    assert sorted(int(each) for _, each in found) == list(range(many))
    assert max(depth for depth, _ in found) == DEEPEST - 1
    assert [depth for depth, _ in found[:DEEPEST]] == list(range(DEEPEST))
    assert any("deeper" in each for each in post.warnings)


@pytest.mark.parametrize(
    "name", ["Pim", "@pim", "O’Hara & Sons", "a @ b", "<Anonymous>", "1.2.3", "R2:D2"]
)
def test_a_name_is_a_name(name: str) -> None:
    assert known_name(name) == name


@pytest.mark.parametrize(
    "name",
    ["", "pim@secret.example", "Pim <pim@secret.example>", "203.0.113.77", "2001:db8::77", " ::1 "],
)
def test_an_address_is_no_name(name: str) -> None:
    assert known_name(name) is None


@settings(deadline=None)
@given(st.lists(st.one_of(st.none(), st.integers(0, 12)), max_size=12), st.integers())
def test_every_comment_is_in_the_tree_once_whatever_the_parents(
    parents: list[int | None], seed: int
) -> None:
    comments = [
        CommentRecord(f"So {number}", str(number), None if parent is None else str(parent))
        for number, parent in enumerate(parents)
    ]
    Random(seed).shuffle(comments)
    assert sorted(each.body for _, each in walk(make(*comments).comments)) == sorted(
        each.body for each in comments
    )


def test_no_field_has_what_no_file_can_hold() -> None:
    torn = "a\ud800b"
    comment = CommentRecord(torn, torn, torn, None, torn, torn, torn)
    record = PostRecord(
        title=torn, body=torn, id=torn, url=torn, published=torn, author=torn, labels=(torn,)
    )
    record.comments, record.mentions = [comment], [replace(comment)]
    post = make_post(record, SOURCE)
    assert "\\ud800" not in repr(post)
    assert (post.title, post.comments[0].author) == ("a\ufffdb", "a\ufffdb")
