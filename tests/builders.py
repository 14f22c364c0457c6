"""The smallest valid objects, for tests: say only what the test is about."""

from pathlib import Path
from typing import Any

from tui_reader.archive.files.capture import Capture
from tui_reader.archive.folder import read_capture, read_file
from tui_reader.archive.post import CaptureRead, Comment, Outcome, Post, Source

_SOURCE = Source(path="clouds.txt", format="indented", encoding="utf-8")


def post(**changes: Any) -> Post:
    """Build a post.

    Args:
        **changes: Fields that matter to the test.
    """
    fields: dict[str, Any] = {
        "id": "2019-03-04-a-torn-cloud",
        "title": "A torn cloud",
        "body": "It came in this morning.",
        "source": _SOURCE,
        "published": "2019-03-04",
    }
    return Post(**(fields | changes))


def comment(body: str = "Well mended.", *replies: Comment, **changes: Any) -> Comment:
    """Build a comment.

    Args:
        body: Its text; the id is made from it, so that differing comments differ.
        *replies: The comments that answer it.
        **changes: Other fields that matter to the test.
    """
    fields: dict[str, Any] = {"id": f"c-{body}", "body": body, "replies": replies}
    return Comment(**(fields | changes))


def first_outcome(path: Path) -> Outcome:
    """Read a file that holds one post: give the post, or that the file was skipped."""
    return next(read_file(path))


def notes(text: str) -> tuple[str, ...]:
    """Read a text as a capture: give what is told of it as a whole."""
    *_, last = read_capture(Capture("clouds.txt", text.encode()))
    assert isinstance(last, CaptureRead)
    return last.notes
