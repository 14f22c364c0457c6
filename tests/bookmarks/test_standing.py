"""Which bookmarks stand in a post, whatever it was called when they were made."""

from dataclasses import replace

from tests.builders import comment, post
from tui_reader.bookmarks.bookmark import new_bookmark
from tui_reader.bookmarks.standing import standing_in

ONE = comment("A seam that is long enough to be known again.", author="Wren", id="c-1")
OTHER = comment("Glue, not thread.", id="c-2")
OLD = post(comments=(ONE, OTHER))
NOW = replace(OLD, id="https://clouds.example/torn", comments=(replace(ONE, id="native-1"), OTHER))


def test_a_renamed_comment_of_a_renamed_post_has_its_bookmark() -> None:
    kept = [new_bookmark(OLD, ONE), new_bookmark(OLD)]
    standing = standing_in(NOW, kept, {OLD.id: NOW.id}.get)
    assert standing == {"native-1": (kept[0].id,), "": (kept[1].id,)}


def test_several_bookmarks_of_one_comment_are_all_given() -> None:
    kept = [new_bookmark(OLD, ONE), new_bookmark(NOW, NOW.comments[0])]
    standing = standing_in(NOW, kept, {OLD.id: NOW.id, NOW.id: NOW.id}.get)
    assert standing == {"native-1": (kept[0].id, kept[1].id)}


def test_bookmarks_of_another_post_do_not_stand_here() -> None:
    kept = [new_bookmark(OLD, ONE)]
    assert standing_in(NOW, kept, {OLD.id: OLD.id}.get) == {}


def test_what_was_found_of_a_post_that_is_gone_is_not_looked_for_again() -> None:
    kept = [new_bookmark(OLD, ONE), new_bookmark(OLD, OTHER)]
    strays: dict[str, str | None] = {kept[0].id: "known"}
    standing = standing_in(NOW, kept, {"hail": "hail"}.get, strays)
    assert standing == {"known": (kept[0].id,), "c-2": (kept[1].id,)}
    assert strays == {kept[0].id: "known", kept[1].id: "c-2"}


def test_a_comment_of_a_post_that_is_gone_may_stand_here() -> None:
    kept = [new_bookmark(replace(OLD, title="Rain", id="rain"), ONE)]
    assert standing_in(NOW, kept, {"hail": "hail"}.get) == {"native-1": (kept[0].id,)}
