"""Indexes with something in them, for tests."""

from pathlib import Path

from tui_reader.archive.post import Post
from tui_reader.index.captures import Capture
from tui_reader.index.gathering import Gathered
from tui_reader.index.inverted import terms_of
from tui_reader.index.store import Store


def capture(path: str) -> Capture:
    """Build what is known of a capture."""
    return Capture(path, size=7, modified=1, digest=b"d")


def filled(path: Path | None, *posts: Post) -> Store:
    """Make an index of posts, each from a capture that is named like the post."""
    store = Store(path)
    with store.writing(kin=False) as writer:
        for each in posts:
            writer.add(capture(each.id), [each])
        writer.call_whole(True)
    store.keep_terms()
    return store


def terms_in(post: Post) -> list[set[str]]:
    """Give the terms of a post and of its comments, in reading order."""
    packed = terms_of(post)
    gathered = Gathered()
    gathered.add([(0, packed)])
    found: list[set[str]] = [set() for _ in packed.minutes]
    for term, passages in gathered.whole():
        for passage in passages:
            found[passage].add(term)
    return found
