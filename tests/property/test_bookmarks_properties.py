"""Whatever the texts are: bookmarks come back as they were, and are found where they were."""

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import post
from tui_reader.archive.identity import CommentIds
from tui_reader.archive.post import Comment, Post, walk
from tui_reader.bookmarks.anchor import find
from tui_reader.bookmarks.bookmark import Anchor, Bookmark, anchor_of
from tui_reader.bookmarks.exports import to_csv, to_json, to_markdown
from tui_reader.bookmarks.shelf import Shelf
from tui_reader.bookmarks.tables import bookmark_of, table_of
from tui_reader.index.memory import MemoryIndex
from tui_reader.settings import load_settings
from tui_reader.state import load_state
from tui_reader.text import sound
from tui_reader.toml import parse_toml, write_toml

ODD = st.sampled_from(["\r\n", "\r", '"""', "'''", "\\", "\x00", "\x7f", "\ud800", "\u2028", "é"])
TEXT = st.text(st.characters() | ODD.filter(lambda each: len(each) == 1), max_size=40) | ODD
MAYBE = st.none() | TEXT.filter(bool)
FEW = st.lists(TEXT, max_size=3).map(tuple)
SHORT = st.sampled_from(["+1", "Thanks!", "A torn cloud, and late.", "", "Mended, and again torn."])


ANCHORS = st.builds(
    Anchor,
    TEXT.filter(bool),
    TEXT,
    *[MAYBE] * 5,
    TEXT,
    FEW,
    *[TEXT] * 3,
    FEW,
    FEW,
)


def place_of(anchor: Anchor) -> tuple[str, str]:
    return sound(anchor.post_id), sound(anchor.comment_id or "")


BOOKMARKS = st.lists(
    st.builds(Bookmark, TEXT.filter(bool), ANCHORS, TEXT, TEXT, FEW),
    max_size=4,
    unique_by=(lambda each: sound(each.id), lambda each: place_of(each.anchor)),
)


@given(BOOKMARKS)
@settings(deadline=None)
def test_any_bookmark_comes_back_from_the_file_as_it_was(bookmarks: list[Bookmark]) -> None:
    tables = [table_of(each) for each in bookmarks]
    again = parse_toml(write_toml({"bookmarks": tables}, "x")).get("bookmarks", [])
    assert [bookmark_of(each) for each in again] == [bookmark_of(each) for each in tables]
    for bookmark, table in zip(bookmarks, again, strict=True):
        read = bookmark_of(table)
        assert read is not None
        assert read.note == sound(bookmark.note)
        assert read.tags == tuple(map(sound, bookmark.tags))
        assert read.anchor.body == sound(bookmark.anchor.body)
        assert read.anchor.comment_id == (
            None if bookmark.anchor.comment_id is None else sound(bookmark.anchor.comment_id)
        )


@given(BOOKMARKS, st.data())
@settings(deadline=None, max_examples=30)
def test_the_shelf_holds_what_was_added_and_not_removed(
    bookmarks: list[Bookmark], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bookmarks.toml"
        shelf = Shelf(path)
        expected: list[str] = []
        past: list[list[str]] = []
        for bookmark in bookmarks:
            past.append(expected)
            expected = [*expected, sound(bookmark.id)]
            shelf.add(bookmark)
            if data.draw(st.booleans()):
                past.append(expected)
                shelf.remove(expected[0])
                expected = expected[1:]
        assert [each.id for each in Shelf(path).load().bookmarks] == expected
        for before in reversed(past):
            assert sorted(each.id for each in shelf.undo().bookmarks) == sorted(before)


@given(BOOKMARKS)
@settings(deadline=None)
def test_no_export_raises_or_lets_a_control_character_out(bookmarks: list[Bookmark]) -> None:
    assert to_json(bookmarks).isascii()
    for text in (to_markdown(bookmarks), to_csv(bookmarks)):
        text.encode()
        assert all(each in "\n\r" or each.isprintable() or each >= "\x80" for each in text)


@st.composite
def threads(draw: st.DrawFn, depth: int = 2) -> tuple[Comment, ...]:
    """Comments of which many are the same, without ids."""
    return tuple(
        Comment(
            "",
            draw(SHORT),
            draw(st.sampled_from([None, "Wren", "Oda"])),
            None,
            draw(st.sampled_from([None, "2019-03-05", "2019-03-05T10:00"])),
            draw(threads(depth - 1)) if depth and draw(st.booleans()) else (),
        )
        for _ in range(draw(st.integers(0, 3)))
    )


@given(threads())
@settings(deadline=None)
def test_in_an_untouched_post_every_comment_is_found_exactly(comments: tuple[Comment, ...]) -> None:
    one = with_ids(comments)
    for _, comment in walk(one.comments):
        found = find(anchor_of(one, comment), MemoryIndex([one]))
        assert (found.outcome, found.comment_id) == ("exact", comment.id)


@given(threads(), threads())
@settings(deadline=None)
def test_whatever_became_of_a_post_only_what_is_there_is_found(
    before: tuple[Comment, ...], after: tuple[Comment, ...]
) -> None:
    old, new = with_ids(before), with_ids(after)
    there = {comment.id: comment for _, comment in walk(new.comments)}
    for _, comment in walk(old.comments):
        found = find(anchor_of(old, comment), MemoryIndex([new]))
        for place in found.candidates:
            assert place.comment_id in there
        if found.place is not None:
            assert found.comment_id in there
            assert found.body == there[found.comment_id].body
            assert (found.outcome == "edited") == (found.body != comment.body)


@given(st.binary(max_size=60))
@settings(deadline=None)
def test_no_bytes_in_a_file_of_ours_raise(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.toml"
        path.write_bytes(data)
        load_settings(path)
        load_state(path)
        assert Shelf(path).load().bookmarks == ()
        assert path.read_bytes() == data


def with_ids(comments: tuple[Comment, ...]) -> Post:
    """Give the comments the ids that the reader would."""
    ids = CommentIds(post().id)

    def give(comment: Comment) -> Comment:
        made = ids.give(comment.author, comment.published, comment.body)
        return replace(comment, id=made, replies=tuple(map(give, comment.replies)))

    return post(comments=tuple(map(give, comments)))
