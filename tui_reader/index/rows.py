"""The rows of an index: passages, which are the texts of posts and their comments.

Every passage has a number: a post one, and its comments those that follow it, in reading order.
A number is never given twice, and what it stands for never changes.
"""

from collections.abc import Iterable, Iterator, Sequence
from sqlite3 import SQLITE_LIMIT_LIKE_PATTERN_LENGTH, Connection
from typing import TYPE_CHECKING, Any, NamedTuple

from tui_reader.index.stored_text import given_id, given_or_none, given_text, given_time

# Imported where it is made: the first frame shows none, and its words take their time.
if TYPE_CHECKING:
    from tui_reader.index.passage import Passage

_MOST_NUMBERS = 500
"""So many numbers are asked for at once."""
_SHORTEST_LIST = 16


class Row(NamedTuple):
    """A passage as it is kept: a post's text alone, or one comment."""

    number: int
    """The passage's number."""
    depth: int
    """0 for a top-level comment, -1 for a post."""
    id: str
    """The comment's own id; nothing for a post."""
    author: str | None
    """Who wrote it, as the page says it; None for a post."""
    signature: str | None
    """What it is signed with."""
    published: str | None
    """Its own date."""
    body: str
    """Its text, as the stranger wrote it."""
    url: str | None = None
    """The address of a comment."""


class Owner(NamedTuple):
    """The post that a passage belongs to."""

    number: int
    """Its number; those of its comments follow."""
    comments: int
    """How many comments it has."""


def state(connection: Connection, name: str) -> int:
    """Give one of the numbers that the index keeps about itself."""
    row = connection.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
    return int(row[0]) if row else 0


def set_state(connection: Connection, name: str, value: int) -> None:
    """Keep a number about the index."""
    connection.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (name, value))


def rows_between(connection: Connection, start: int, end: int) -> Iterator[Row]:
    """Go through passages by their numbers; the second one is not among them."""
    found = connection.execute(
        "SELECT * FROM passages WHERE number >= ? AND number < ? ORDER BY number", (start, end)
    )
    yield from map(_row, found)


def ids_between(connection: Connection, first: int, last: int) -> list[tuple[int, str]]:
    """Give passages, from a first to a last one, by number and id: empty for a post."""
    found = connection.execute(
        "SELECT number, id FROM passages WHERE number >= ? AND number <= ?", (first, last)
    )
    return [(number, given_id(own_id)) for number, own_id in found]


def passages_at(connection: Connection, numbers: Iterable[int]) -> "Iterator[tuple[int, Passage]]":
    """Give the passages with these numbers, as far as they are there, in any order."""
    asked = list(numbers)
    for start in range(0, len(asked), _MOST_NUMBERS):
        some, values = _listed(asked[start : start + _MOST_NUMBERS])
        found = connection.execute(
            "SELECT passages.number, depth, passages.id, passages.author, signature,"
            " passages.published, body, posts.number, posts.id, title, posts.published,"
            " posts.author FROM passages JOIN posts ON posts.number = ("
            "SELECT number FROM posts WHERE number <= passages.number ORDER BY number DESC LIMIT 1)"
            f" WHERE passages.number IN {some}",
            values,
        )
        yield from map(_passage, found)


def folded_at(connection: Connection, numbers: Iterable[int]) -> Iterator[tuple[int, str]]:
    """Give what is searched of the passages with these numbers, folded, in any order."""
    from tui_reader.index.passage import fold_parts

    asked, values = _listed(list(numbers))
    found = connection.execute(
        "SELECT passages.number, title, coalesce(passages.author, posts.author), body FROM passages"
        f" LEFT JOIN posts ON posts.number = passages.number WHERE passages.number IN {asked}",
        values,
    )
    for number, title, author, body in found:
        text, _ = fold_parts(given_text(title or ""), given_or_none(author), given_text(body))
        yield number, text


def with_text(connection: Connection, numbers: Iterable[int], pattern: str) -> list[int]:
    """Say which of these passages have a pattern of ``LIKE`` in their text.

    Of a pattern that is longer than SQLite takes, none is known to have it.
    """
    if len(pattern.encode()) > connection.getlimit(SQLITE_LIMIT_LIKE_PATTERN_LENGTH):
        return []
    some, values = _listed(list(numbers))
    found = connection.execute(
        f"SELECT number FROM passages WHERE number IN {some} AND body LIKE ?", (*values, pattern)
    )
    return [number for (number,) in found]


def shortest(connection: Connection, numbers: Iterable[int], most: int) -> list[int]:
    """Give those of these passages that have the shortest texts."""
    some, values = _listed(list(numbers))
    found = connection.execute(
        f"SELECT number FROM passages WHERE number IN {some} ORDER BY length(body) LIMIT ?",
        (*values, most),
    )
    return [number for (number,) in found]


def owner(connection: Connection, number: int) -> Owner | None:
    """Give the post that a passage belongs to."""
    found = connection.execute(
        "SELECT number, comments FROM posts WHERE number <= ? ORDER BY number DESC LIMIT 1",
        (number,),
    ).fetchone()
    return None if found is None else Owner(*found)


def removed(connection: Connection) -> list[tuple[int, int]]:
    """List the numbers that stand for nothing any more: the first one, and how many."""
    return connection.execute("SELECT first, size FROM removed").fetchall()


def _listed(numbers: Sequence[int]) -> tuple[str, list[int | None]]:
    """Give a list of numbers for a statement, and its values.

    The lists are of few lengths: SQLite need not read and plan a statement that it knows.
    """
    length = max(_SHORTEST_LIST, 1 << (len(numbers) - 1).bit_length())
    return f"({', '.join('?' * length)})", [*numbers, *[None] * (length - len(numbers))]


def _row(found: Sequence[Any]) -> Row:
    number, depth, own_id, author, signature, published, body, url = found
    return Row(
        number,
        depth,
        given_id(own_id),
        given_or_none(author),
        given_or_none(signature),
        given_time(published),
        given_text(body),
        given_or_none(url),
    )


def _passage(found: Sequence[Any]) -> "tuple[int, Passage]":
    from tui_reader.index.passage import Passage, order_of

    number, depth, own_id, author, signature, published, body = found[:7]
    post, post_id, title, post_published, post_author = found[7:]
    post_id, is_post = given_text(post_id), depth < 0
    post_published = given_or_none(post_published)
    when = post_published if is_post else given_time(published)
    return number, Passage(
        post_id,
        None if is_post else given_id(own_id),
        given_text(title),
        given_or_none(post_author if is_post else author),
        given_or_none(signature),
        when,
        given_text(body),
        order_of(when or post_published, post_id, number - post),
        post_published,
    )
