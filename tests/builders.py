"""The smallest valid objects, for tests: say only what the test is about."""

from typing import Any

from tui_reader.archive.post import Comment, Post, Source

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
