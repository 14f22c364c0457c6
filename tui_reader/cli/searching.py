"""``tui-reader search``: the best hits of a query, or of many."""

import os
import shlex
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui_reader import paths
from tui_reader.cli.archives import archive_of, read, say_skipped, status_of_index
from tui_reader.cli.endings import Failure
from tui_reader.cli.listing import UNTITLED, day_of
from tui_reader.cli.printing import flush, put, put_json, say, shortened
from tui_reader.index.database import IndexLost
from tui_reader.index.indexed import IndexedArchive
from tui_reader.index.places import kept_file
from tui_reader.search.asking import Answer
from tui_reader.search.hits import Hit, hit_document
from tui_reader.search.match import Searcher
from tui_reader.search.unmatched import told_nowhere
from tui_reader.text import clean_line

if TYPE_CHECKING:
    from tui_reader.bookmarks.shelf import Shelved
    from tui_reader.read_marks.read_passages import ReadPassages

LONGEST_QUERY = 10_000
"""Of a line of standard input so many letters are looked for."""

_LONGEST_LINE = LONGEST_QUERY + len("\r\n")
_TOLD = 60
"""So many letters of a query are told in a message."""


def run(arguments: Namespace) -> int:
    """Answer a query, or every line of standard input.

    Args:
        arguments: The archive, the query, the most hits, and whether to print JSON.

    Returns:
        The status to exit with.
    """
    if (named := _path_among_words(arguments)) is not None:
        option = f"--archive {shlex.quote(named)}"
        say(f"“{named}” is looked for as a word. To search in it, write: {option}")
    archive = archive_of(arguments)
    index = read(archive, unpublished=arguments.unpublished)
    say_skipped(index, archive)
    marked = partial(_marked, archive, index)
    told = _told_archive(arguments)
    for query in _queries(arguments):
        try:
            answer = Searcher(index.store).answer(
                query, arguments.limit, by_date=arguments.newest, marked=marked, tags=_tags
            )
        except IndexLost as error:
            lost = "The index cannot be read. To make it anew: tui-reader index --rebuild"
            raise Failure(lost) from error
        if arguments.stdin and not arguments.json:
            put(f"# {clean_line(query)}")
            put()
        for problem in answer.problems:
            say(clean_line(problem))
        if arguments.json:
            put_json(_document(query, answer))
        else:
            _put_hits(query, answer, told)
        # Whoever writes the queries may wait for each answer.
        flush()
        if not arguments.json and answer.total > arguments.limit:
            say(_told_more(arguments, query, answer))
    return status_of_index(index)


def _path_among_words(arguments: Namespace) -> str | None:
    """Give the last word, where it is the name of something there and may have been meant so."""
    *others, last = arguments.query or [""]
    if (others or os.sep in last) and not arguments.archive:
        # What is too long for a name is none.
        with suppress(OSError, ValueError):
            return last if Path(last).exists() else None
    return None


def _marked(
    archive: Sequence[Path], index: IndexedArchive, field: str, value: str
) -> "list[tuple[str, str | None]] | ReadPassages | None":
    """Say what the person marked: asked only by queries that are about it."""
    if (field, value) == ("is", "read"):
        return _read_passages(archive)
    from tui_reader.bookmarks.marked import marked_in
    from tui_reader.bookmarks.whereabouts import Whereabouts

    shelved = _shelved()
    if shelved.problem is not None:
        say(shelved.problem)
    places = Whereabouts(lambda: index.store).addresses
    return marked_in(shelved.bookmarks, field, value, places)


def _tags() -> list[str]:
    """Give the person's tags; what is wrong with the bookmarks was told when one was asked for."""
    from tui_reader.bookmarks.marked import tags_in

    return tags_in(_shelved().bookmarks)


def _shelved() -> "Shelved":
    from tui_reader.bookmarks.shelf import Shelf

    return Shelf(paths.bookmarks_file()).load()


def _read_passages(archive: Sequence[Path]) -> "ReadPassages":
    from tui_reader.read_marks.ledger import Ledger
    from tui_reader.read_marks.read_passages import ReadPassages

    ledger = Ledger(kept_file(paths.read_folder, archive))
    if problem := ledger.load():
        say(problem)
    return ReadPassages(ledger)


def _queries(arguments: Namespace) -> Iterable[str]:
    return _lines() if arguments.stdin else [" ".join(arguments.query)]


def _lines() -> Iterator[str]:
    while sys.stdin is not None and (line := sys.stdin.readline(_LONGEST_LINE)):
        query = line.rstrip("\r\n")
        if len(query) > LONGEST_QUERY:
            query = query[:LONGEST_QUERY]
            told = f"of so long a line only the first {LONGEST_QUERY:,} letters are looked for"
            say(f"“{shortened(query, _TOLD)}”: {told}.")
        # The rest of the line, however long it is, is never held.
        while line and not line.endswith("\n"):
            line = sys.stdin.readline(_LONGEST_LINE)
        yield query


def _document(query: str, answer: Answer) -> dict[str, object]:
    """The hits; what is wrong with the query too, so that with many it is known with which."""
    document = hit_document(query, answer.hits, answer.total)
    return {**document, "problems": list(answer.problems)} if answer.problems else document


def _put_hits(query: str, answer: Answer, archive: str) -> None:
    if not answer.hits:
        why = f" {told_nowhere(answer.nowhere)}" if answer.nowhere else ""
        say(f"Nothing was found for “{shortened(query, _TOLD)}”.{why}")
    for hit in answer.hits:
        day = day_of(hit.published) if hit.published else ""
        parts = [clean_line(hit.title) or UNTITLED, hit.by, day]
        put(clean_line(" · ".join(part for part in parts if part)))
        put(f"  {clean_line(hit.snippet)}")
        put(f"  ({clean_line(hit.why)})  show {_address(hit)}{archive}")
        put()


def _told_more(arguments: Namespace, query: str, answer: Answer) -> str:
    """Say that there are more hits than those that were shown, and how to see them."""
    first = "newest" if arguments.newest else "best"
    hits = f"{len(answer.hits):,} of {answer.total:,} hits for “{shortened(query, _TOLD)}”"
    return f"These are the {first} {hits}. To see more: --limit {answer.total}"


def _address(hit: Hit) -> str:
    """What `show` needs to print the hit, safe to be pasted into a shell."""
    post = shlex.quote(clean_line(hit.post_id))
    if hit.comment_id is None:
        return post
    return f"{post} --comment {shlex.quote(clean_line(hit.comment_id))}"


def _told_archive(arguments: Namespace) -> str:
    """What `show` must be told too, or it would look in the archive that was opened last."""
    named = "".join(
        f" --archive {shlex.quote(clean_line(str(path)))}" for path in arguments.archive
    )
    return f"{' --unpublished' if arguments.unpublished else ''}{named}"
