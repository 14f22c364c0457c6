"""Indexes with something in them, for tests."""

from pathlib import Path

from tui_reader.archive.post import Post
from tui_reader.index.captures import Capture
from tui_reader.index.store import Store
from tui_reader.index.writer import longest


def capture(path: str, reason: str | None = None) -> Capture:
    """Build what is known of a capture."""
    return Capture(path, size=7, modified=1, digest=b"d", reason=reason)


def filled(path: Path | None, *posts: Post) -> Store:
    """Make an index of posts, each from a capture that is named like the post."""
    store = Store(path)
    with store.writing(longest) as writer:
        writer.add_all([(capture(each.id), [each]) for each in posts])
    store.keep_terms()
    return store
