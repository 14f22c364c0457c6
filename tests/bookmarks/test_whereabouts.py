"""Where bookmarks are in an index, whatever their posts and comments were called then."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import comment, post
from tests.index.filling import capture
from tests.index.filling import filled as kept_in
from tui_reader.archive.post import Post
from tui_reader.bookmarks.bookmark import Bookmark, new_bookmark
from tui_reader.bookmarks.standing import Standing, standing_in
from tui_reader.bookmarks.whereabouts import Whereabouts
from tui_reader.index.database import discard
from tui_reader.index.store import Store

ONE = comment("A seam that is long enough to be known again.", author="Wren", id="c-1")
OTHER = comment("Glue, not thread.", id="c-2")
OLD = post(
    body="A seam is closed at dawn, when the light is low and the needle finds it. " * 9,
    comments=(ONE,),
)
URL = "https://clouds.example/torn"
RENAMED = replace(ONE, id=f"{URL}#c7")
NEW = replace(OLD, id=URL, url=URL, comments=(RENAMED, OTHER))


def filled(*posts: Post) -> Store:
    """Make an index of posts, each from a capture of its own; what is one post becomes one."""
    store = Store()
    with store.writing() as writer:
        for each in posts:
            writer.add(capture(each.id), [each])
    return store


def where(store: Store, *bookmarks: Bookmark) -> list[tuple[str, str | None]]:
    return Whereabouts(lambda: store).addresses(bookmarks)


def test_what_has_its_id_still_is_where_it_was() -> None:
    assert where(filled(OLD), new_bookmark(OLD, ONE), new_bookmark(OLD)) == [
        (OLD.id, "c-1"),
        (OLD.id, None),
    ]


def test_a_comment_and_a_post_that_another_capture_renames_are_found() -> None:
    assert where(filled(OLD, NEW), new_bookmark(OLD, ONE), new_bookmark(OLD)) == [
        (URL, RENAMED.id),
        (URL, None),
    ]


def test_what_is_gone_is_nowhere() -> None:
    gone = replace(ONE, id="c-gone", body="Nobody has said this in any capture that is left.")
    kept = new_bookmark(replace(OLD, comments=(gone,)), gone)
    assert where(filled(OLD), kept, new_bookmark(post(id="hail"))) == []


def test_a_post_is_looked_through_once_until_it_is_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[str] = []

    def counted(
        read: Post, kept: Sequence[Bookmark], id_of: Callable[[str], str | None]
    ) -> Standing:
        looked.append(read.id)
        return standing_in(read, kept, id_of)

    monkeypatch.setattr("tui_reader.bookmarks.whereabouts.standing_in", counted)
    kept = [new_bookmark(OLD, ONE), new_bookmark(OLD)]
    store = filled(OLD)
    known = Whereabouts(lambda: store)
    assert known.addresses(kept) == known.addresses(kept)
    assert looked == [OLD.id]
    store = filled(OLD, NEW)
    assert known.addresses(kept) == [(URL, RENAMED.id), (URL, None)]
    assert looked == [OLD.id, URL]


def test_another_anchor_under_the_same_id_is_looked_for_anew() -> None:
    both = replace(OLD, comments=(ONE, OTHER))
    store = filled(both)
    known = Whereabouts(lambda: store)
    kept = new_bookmark(both, ONE)
    changed: Iterable[Bookmark] = [replace(kept, anchor=new_bookmark(both, OTHER).anchor)]
    assert known.addresses([kept]) == [(OLD.id, "c-1")]
    assert known.addresses(changed) == [(OLD.id, "c-2")]


def test_in_a_file_that_another_process_has_made_anew_all_is_looked_up_again(
    tmp_path: Path,
) -> None:
    file = tmp_path / "a.db"
    store = kept_in(file, OLD)
    places = Whereabouts(lambda: store)
    bookmark = new_bookmark(OLD, ONE)
    assert places.addresses([bookmark]) == [(OLD.id, "c-1")]
    discard(file)
    # The only post has the number that it had before.
    kept_in(file, replace(OLD, comments=(replace(ONE, id="c-9"),))).close()
    assert places.addresses([bookmark]) == [(OLD.id, "c-9")]
