"""One sample of each export and feed, as other programs write them: what is read of it."""

from pathlib import Path

import pytest

from tui_reader.archive.folder import read_file
from tui_reader.archive.post import CaptureRead, Post, walk

SAMPLES = Path(__file__).parent / "samples"

# What each is, its posts' titles, and its comments with their depth.
EXPECTED: dict[str, tuple[str, list[str], list[str], str]] = {
    "blog-11-25-2024.xml": (
        "blogger-export",
        ["The Umbrella Amnesty"],
        ["0 Small Hours", "1 Cloud Mender", "0 Captain Ballast"],
        "Left out, as not published: drafts (1).",
    ),
    "feed.atom": (
        "blogger-export",
        ["Barometer Has an Egg"],
        ["0 Bryony Flatte", "1 Cloud Mender"],
        "Left out, as not published: spam (1).",
    ),
    "comments.atom": (
        "atom-feed",
        ["The Umbrella Amnesty"],
        ["0 Small Hours", "0 Gannet Point"],
        "",
    ),
    "posts.rss": ("rss-feed", ["Thunder, Second-hand"], [], ""),
    "posts.js": ("blogger-json", ["A Needle for the Equinox"], [], ""),
    "feed.json": ("json-feed", ["We Have Moved the Sign"], [], ""),
    "mender.wordpress.xml": (
        "wordpress-export",
        ["Fog by the Yard"],
        ["0 Small Hours", "1 Cloud Mender", "2 Small Hours"],
        "Left out, as not published: spam (1).",
    ),
}


def test_there_is_a_sample_of_each() -> None:
    assert {each.name for each in SAMPLES.iterdir()} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_sample_is_read_as_it_was_meant(name: str) -> None:
    expected, titles, comments, note = EXPECTED[name]
    *found, last = read_file(SAMPLES / name)
    assert isinstance(last, CaptureRead)
    posts = [each for each in found if isinstance(each, Post)]
    assert (last.source.format, [each.title for each in posts]) == (expected, titles)
    assert [
        f"{depth} {each.author}" for post in posts for depth, each in walk(post.comments)
    ] == comments
    assert last.notes[:1] == ((note,) if note else ())
    for post in posts:
        assert post.published or post.missing
        assert post.warnings == ()
        assert post.body
        assert "<" not in post.body
    assert "@" not in repr(posts)
    assert "203.0.113" not in repr(posts)


def test_a_feed_and_an_export_call_the_same_things_the_same() -> None:
    export = next(read_file(SAMPLES / "blog-11-25-2024.xml"))
    feed = next(read_file(SAMPLES / "comments.atom"))
    assert isinstance(export, Post)
    assert isinstance(feed, Post)
    assert (export.id, export.url, export.title) == (feed.id, feed.url, feed.title)
    assert (export.missing, feed.missing) == (False, True)
    assert export.comments[0].body == feed.comments[0].body
    assert export.comments[0].id == feed.comments[0].id
