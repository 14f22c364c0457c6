"""Indexes with something in them, for tests."""

from pathlib import Path

from tui_reader.archive.post import Post
from tui_reader.index.captures import Capture
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
    store.keep_terms()
    return store
