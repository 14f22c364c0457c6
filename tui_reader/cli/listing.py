"""``tui-reader list``: a line for each post."""

from argparse import Namespace
from collections.abc import Iterable, Sequence
from typing import Protocol

from tui_reader.archive.post import Post, count_comments
from tui_reader.cli.archives import archive_of, read, say_skipped, status_of_index
from tui_reader.cli.documents import LIST, listed_document, skipped_documents
from tui_reader.cli.printing import put, put_json
from tui_reader.index.summary import Summary
from tui_reader.text import clean_line

UNTITLED = "(no title)"
_UNDATED = "no date"
_DAY = len("2014-02-12")


class Listed(Protocol):
    """What a post is listed and chosen by."""

    @property
    def id(self) -> str:
        """The post's id."""

    @property
    def title(self) -> str:
        """Its title."""

    @property
    def published(self) -> str | None:
        """Its date."""


def run(arguments: Namespace) -> int:
    """List the posts of an archive, newest first.

    Args:
        arguments: The archive, and whether to print JSON.

    Returns:
        The status to exit with.
    """
    archive = archive_of(arguments)
    index = read(archive, unpublished=arguments.unpublished)
    if arguments.json:
        put_json(
            {
                "schema": LIST,
                "posts": [listed_document(summary) for summary in index.summaries],
                "skipped": skipped_documents(index.skipped),
            }
        )
    else:
        put_list(index.summaries)
    say_skipped(index, archive)
    return status_of_index(index)


def put_list(posts: Iterable[Summary]) -> None:
    """Print date, comments and title of each post; the title last, for its width is anyone's."""
    rows = [
        (day_of(post.published), _told(post.comments, post.claimed_comments), title_of(post))
        for post in posts
    ]
    days = _widest([day for day, _, _ in rows])
    counts = _widest([count for _, count, _ in rows])
    for day, count, title in rows:
        put(f"{day:<{days}}  {count:>{counts}}  {title}")


def day_of(published: str | None) -> str:
    """Give the day of a date, safe to show."""
    return clean_line(published or "")[:_DAY] or _UNDATED


def told_count(post: Post) -> str:
    """Say how many comments there are, and how many the page claimed if that is not the same."""
    return _told(count_comments(post), post.claimed_comments)


def title_of(post: Listed) -> str:
    """Give a post's title, safe to show."""
    return clean_line(post.title) or UNTITLED


def _told(found: int, claimed: int | None) -> str:
    return str(found) if claimed in (None, found) else f"{found} of {claimed}"


def _widest(column: Sequence[str]) -> int:
    return max(map(len, column), default=0)
