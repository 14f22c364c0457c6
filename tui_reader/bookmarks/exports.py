"""Bookmarks as Markdown, JSON and CSV, to be used elsewhere."""

import csv
import io
import json
from collections.abc import Callable, Iterable

from tui_reader.bookmarks.bookmark import Anchor, Bookmark
from tui_reader.bookmarks.tables import SCHEMA, table_of
from tui_reader.bookmarks.tags import spell_tags
from tui_reader.text import clean_block, clean_line

_COLUMNS = (
    *("id", "created", "post", "published", "comment"),
    *("author", "signature", "body", "note", "tags"),
)
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_SPECIAL = str.maketrans({letter: f"\\{letter}" for letter in "\\`*_{}[]<>#|~"})


def to_json(bookmarks: Iterable[Bookmark]) -> str:
    """Give bookmarks as one JSON document, in ASCII; its keys are those of the saved file."""
    tables = [table_of(bookmark) for bookmark in bookmarks]
    return json.dumps({"schema": SCHEMA, "bookmarks": tables}, indent=2) + "\n"


def to_markdown(bookmarks: Iterable[Bookmark]) -> str:
    """Give bookmarks as Markdown: each text quoted, with where it is from, note and tags."""
    return "\n".join(_markdown(bookmark) for bookmark in bookmarks)


def to_csv(bookmarks: Iterable[Bookmark]) -> str:
    """Give bookmarks as CSV with a line of headings; tags are spelt as `tags_typed` reads them.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    output = io.StringIO()
    writer = csv.writer(output)
    writer.writerow(_COLUMNS)
    for bookmark in bookmarks:
        anchor = bookmark.anchor
        cells = (
            clean_line(bookmark.id),
            clean_line(bookmark.created),
            clean_line(anchor.post_title),
            clean_line(anchor.published or ""),
            clean_line(anchor.comment_id or ""),
            clean_line(anchor.author or ""),
            clean_line(anchor.signature or ""),
            clean_block(anchor.body),
            clean_block(bookmark.note),
            spell_tags(bookmark.tags),
        )
        writer.writerow(
            f"'{cell}" if cell.lstrip().startswith(_FORMULA) else cell for cell in cells
        )
    return output.getvalue()


def citation(anchor: Anchor, told: Callable[[str], str] = str) -> str:
    """Say in one line where a text is from.

    Args:
        anchor: What the text was copied to.
        told: How a date is told; by default as the archive has it.
    """
    writer = anchor.author or anchor.signature
    published = told(anchor.published or "")
    if anchor.comment_id is None:
        parts = [writer, f"“{anchor.post_title}”", published]
    else:
        dated = f" ({told(anchor.post_published)})" if anchor.post_published else ""
        parts = [writer, published, f"comment on “{anchor.post_title}”{dated}"]
    return clean_line(", ".join(part for part in parts if part))


def _markdown(bookmark: Bookmark) -> str:
    body = clean_block(bookmark.anchor.body).translate(_SPECIAL)
    quoted = "\n".join(f"> {line}".rstrip() for line in body.split("\n"))
    parts = [f"{quoted}\n>\n> — {citation(bookmark.anchor).translate(_SPECIAL)}\n"]
    if bookmark.note:
        parts.append(f"{clean_block(bookmark.note)}\n")
    if bookmark.tags:
        parts.append(f"Tags: {spell_tags(bookmark.tags).translate(_SPECIAL)}\n")
    return "\n".join(parts)
