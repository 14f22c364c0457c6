"""Blogger's own export: one Atom file of all posts, pages and comments, in its older or newer form.

The older one names what each entry is by a category; the newer one, of Takeout, by
``blogger:type``. Both list comments anywhere.
"""

from collections.abc import Iterator

from tui_reader.archive.feeds.atom import posts_of
from tui_reader.archive.feeds.damage import Damage
from tui_reader.archive.feeds.xml_events import read_elements, root_of
from tui_reader.archive.files.capture import Capture
from tui_reader.archive.post import Post, Source

NAME = "blogger-export"

_SIGNS = ("blogger/2008/kind#", "schemas.google.com/blogger/2018", "<blogger:type>")


def recognise(capture: Capture) -> float:
    """Say how sure it is that a capture is an export of Blogger."""
    if root_of(capture) != "feed":
        return 0.0
    beginning = capture.opening
    if any(each in beginning for each in _SIGNS):
        return 0.95
    return 0.0


def read(capture: Capture, source: Source) -> Iterator[Post | str]:
    """Give the posts of an export, and what was left out of it."""
    damage = Damage()
    yield from posts_of(read_elements(capture, damage), capture, source, whole=True)
    yield from damage.sentences()
