"""A saved Atom feed: of a blog's posts, or of the comments on one or on all of them."""

from collections.abc import Iterator

from tui_reader.archive.feeds.atom import posts_of
from tui_reader.archive.feeds.damage import Damage
from tui_reader.archive.feeds.xml_events import read_elements, root_of
from tui_reader.archive.files.capture import Capture
from tui_reader.archive.post import Post, Source

NAME = "atom-feed"


def recognise(capture: Capture) -> float:
    """Say how sure it is that a capture is an Atom feed."""
    return 0.9 if root_of(capture) in ("feed", "entry") else 0.0


def read(capture: Capture, source: Source) -> Iterator[Post | str]:
    """Give the posts of a feed; of comments, posts that stand in for theirs."""
    damage = Damage()
    yield from posts_of(read_elements(capture, damage), capture, source, whole=False)
    yield from damage.sentences()
