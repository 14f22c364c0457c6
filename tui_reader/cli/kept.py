"""``tui-reader bookmarks``: what the person keeps, listed, exported and checked."""

from argparse import Namespace
from collections import Counter
from collections.abc import Sequence
from typing import Any

from tui_reader import paths
from tui_reader.bookmarks import exports
from tui_reader.bookmarks.anchor import Found, find
from tui_reader.bookmarks.bookmark import Bookmark
from tui_reader.bookmarks.shelf import Shelf
from tui_reader.bookmarks.tags import spell_tags
from tui_reader.cli.archives import archive_of, is_there, read, say_skipped, status_of_index
from tui_reader.cli.documents import BOOKMARK_CHECK
from tui_reader.cli.endings import Status
from tui_reader.cli.printing import number, put, put_ascii, put_json, say, shortened
from tui_reader.search.snippet import WIDTH
from tui_reader.text import clean_line
from tui_reader.tui.phrasing import spoken_date

_EXPORTS = {
    "markdown": exports.to_markdown,
    "json": exports.to_json,
    "csv": exports.to_csv,
}


def run(arguments: Namespace) -> int:
    """List, export or check the bookmarks.

    Args:
        arguments: What to do, the format of an export, the archive of a check, whether to print
            JSON.

    Returns:
        The status to exit with.
    """
    file = paths.bookmarks_file()
    shelved = Shelf(file).load()
    if shelved.problem is not None:
        say(shelved.problem)
        if not shelved.bookmarks and is_there(file):
            # Nothing of it could be read, and an empty list would say that nothing is kept.
            return Status.FAILED
    if arguments.action == "check":
        return _check(shelved.bookmarks, arguments)
    if arguments.json or (arguments.action == "export" and arguments.format == "json"):
        put_ascii(exports.to_json(shelved.bookmarks))
    elif arguments.action == "export":
        put(_EXPORTS[arguments.format](shelved.bookmarks).rstrip("\n"))
    else:
        _put_list(shelved.bookmarks)
    return Status.DONE


def _put_list(bookmarks: Sequence[Bookmark]) -> None:
    if not bookmarks:
        say("There are no bookmarks yet. In the reader, b makes one.")
    for bookmark in bookmarks:
        put(exports.citation(bookmark.anchor, spoken_date))
        put(f"  {shortened(bookmark.anchor.body, WIDTH)}")
        if bookmark.note:
            put(f"  note: {clean_line(bookmark.note)}")
        if bookmark.tags:
            put(f"  tags: {spell_tags(bookmark.tags)}")
        put()


def _check(bookmarks: Sequence[Bookmark], arguments: Namespace) -> int:
    archive = archive_of(arguments)
    index = read(archive, unpublished=arguments.unpublished)
    say_skipped(index, archive)
    status = status_of_index(index)
    if status == Status.FAILED:
        # Without the archive every bookmark would look like an orphan.
        return status
    found = [(bookmark, find(bookmark.anchor, index)) for bookmark in bookmarks]
    orphans = [bookmark for bookmark, each in found if each.outcome == "orphan"]
    if arguments.json:
        documents = [_document(bookmark, each) for bookmark, each in found]
        put_json({"schema": BOOKMARK_CHECK, "bookmarks": documents})
    else:
        for bookmark, each in found:
            put(f"{each.outcome:<9}  {exports.citation(bookmark.anchor, spoken_date)}")
        counts = Counter(each.outcome for _, each in found)
        told = ", ".join(f"{count} {outcome}" for outcome, count in counts.items())
        every = number(len(found), "bookmark")
        say(f"{every}: {told}." if found else "There are no bookmarks yet.")
        if any(index.id_of(bookmark.anchor.post_id) is None for bookmark in orphans):
            say(
                "Of some not even the post is there: if they are of another archive, name that one."
            )
    return Status.ORPHANS if orphans else status


def _document(bookmark: Bookmark, found: Found) -> dict[str, Any]:
    return {
        "id": bookmark.id,
        "outcome": found.outcome,
        "post": found.post_id,
        "comment": found.comment_id,
        "candidates": [
            {"post": place.post_id, "comment": place.comment_id} for place in found.candidates
        ],
    }
