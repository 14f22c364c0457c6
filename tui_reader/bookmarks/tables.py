"""A bookmark as a table of the saved file, and back; keys that are not known here are kept."""

from typing import Any

from tui_reader.bookmarks.bookmark import Anchor, Bookmark
from tui_reader.text import sound

SCHEMA = "tui-reader/bookmarks/1"
"""What the saved file and the exports call their form."""

Table = dict[str, Any]


def table_of(bookmark: Bookmark) -> Table:
    """Give what is saved of a bookmark: None is left out, and so is an anchor's empty text."""
    anchor = bookmark.anchor
    return {
        "id": sound(bookmark.id),
        "created": sound(bookmark.created),
        "note": sound(bookmark.note),
        "tags": [sound(tag) for tag in bookmark.tags],
        "anchor": {
            key: value
            for key, value in (
                ("post", sound(anchor.post_id)),
                ("title", sound(anchor.post_title)),
                ("post_published", _sound(anchor.post_published)),
                ("comment", _sound(anchor.comment_id)),
                ("author", _sound(anchor.author)),
                ("signature", _sound(anchor.signature)),
                ("published", _sound(anchor.published)),
                ("body", sound(anchor.body)),
                ("ancestors", [sound(each) for each in anchor.ancestors]),
                ("parent", sound(anchor.parent)),
                ("before", sound(anchor.before)),
                ("after", sound(anchor.after)),
                ("twins", [sound(each) for each in anchor.twins]),
                ("alike", [sound(each) for each in anchor.alike]),
            )
            if value not in (None, "", [])
        },
    }


def bookmark_of(table: object) -> Bookmark | None:
    """Read a bookmark from a table that somebody may have written by hand.

    Args:
        table: One entry of the saved file.

    Returns:
        The bookmark; a value that is missing or of the wrong kind is as if it were empty. None
        where it has no id or does not say what it stands on.
    """
    if not isinstance(table, dict):
        return None
    anchor = table.get("anchor")
    identity = _text(table, "id")
    if not identity or not isinstance(anchor, dict) or not _text(anchor, "post"):
        return None
    return Bookmark(
        id=identity,
        created=_text(table, "created"),
        note=_text(table, "note"),
        tags=_texts(table, "tags"),
        anchor=Anchor(
            post_id=_text(anchor, "post"),
            post_title=_text(anchor, "title"),
            post_published=_text(anchor, "post_published") or None,
            comment_id=_text(anchor, "comment") or None,
            author=_text(anchor, "author") or None,
            signature=_text(anchor, "signature") or None,
            published=_text(anchor, "published") or None,
            body=_text(anchor, "body"),
            ancestors=_texts(anchor, "ancestors"),
            parent=_text(anchor, "parent"),
            before=_text(anchor, "before"),
            after=_text(anchor, "after"),
            twins=_texts(anchor, "twins"),
            alike=_texts(anchor, "alike"),
        ),
    )


def bookmarks_in(table: Table) -> tuple[Bookmark, ...]:
    """Read the bookmarks of the saved file: those that make sense, and of one id the first."""
    bookmarks: dict[str, Bookmark] = {}
    for entry in table.get("bookmarks", []):
        bookmark = bookmark_of(entry)
        if bookmark is not None:
            bookmarks.setdefault(bookmark.id, bookmark)
    return tuple(bookmarks.values())


def _sound(text: str | None) -> str | None:
    return None if text is None else sound(text)


def _text(table: Table, key: str) -> str:
    value = table.get(key)
    return value if isinstance(value, str) else ""


def _texts(table: Table, key: str) -> tuple[str, ...]:
    value = table.get(key)
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else ()
