"""The rows of an index: posts and comments.

Every passage has a number: a post one, and its comments those that follow it, in reading order.
A number is never given twice, and what it stands for never changes.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from sqlite3 import Connection
from typing import Any

from tui_reader.archive.post import Comment, Post, Source, walk
from tui_reader.index.readings import build_tree
from tui_reader.index.summary import Summary
from tui_reader.index.words import fold_letters

_POST_COLUMNS = (
    "id, title, path, format, encoding, published, author, url, labels, claimed, warnings"
)
_MOST_NUMBERS = 500
"""So many numbers are asked for at once."""


@dataclass(frozen=True, slots=True)
class Row:
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


@dataclass(frozen=True, slots=True)
class Owner:
    """The post that a passage belongs to."""

    number: int
    """Its number; those of its comments follow."""
    id: str
    """Its id."""
    title: str
    """Its title."""
    published: str | None
    """Its date."""
    comments: int
    """How many comments it has."""
    author: str | None
    """Who wrote it."""


def state(connection: Connection, name: str) -> int:
    """Give one of the numbers that the index keeps about itself."""
    row = connection.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
    return int(row[0]) if row else 0


def set_state(connection: Connection, name: str, value: int) -> None:
    """Keep a number about the index."""
    connection.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (name, value))


def put_post(connection: Connection, post: Post) -> int:
    """Keep a post and its comments under the next numbers.

    Returns:
        The post's number.
    """
    first = state(connection, "next")
    comments = [
        (
            number,
            depth,
            kept_text(each.id),
            kept_text(each.author),
            kept_text(each.signature),
            kept_text(each.published),
            kept_text(each.body),
        )
        for number, (depth, each) in enumerate(walk(post.comments), start=first + 1)
    ]
    connection.execute(
        "INSERT INTO posts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            first,
            kept_text(post.id),
            kept_text(post.published),
            kept_text(fold_letters(post.title)),
            kept_text(post.title),
            len(comments),
            json.dumps(post.warnings),
            kept_text(post.author),
            kept_text(post.url),
            json.dumps(post.labels),
            post.claimed_comments,
            kept_text(post.source.path),
            post.source.format,
            post.source.encoding,
        ),
    )
    # A post's text is kept among the comments: SQLite packs long rows well only with short ones.
    text = (first, -1, None, None, None, None, kept_text(post.body))
    connection.executemany("INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?)", [text, *comments])
    set_state(connection, "next", first + 1 + len(comments))
    return first


def drop_post(connection: Connection, post_id: str) -> None:
    """Forget a post and its comments; one that is not there is no mistake."""
    place = post_place(connection, post_id)
    if place is not None:
        first, comments = place
        connection.execute("DELETE FROM posts WHERE number = ?", (first,))
        connection.execute(
            "DELETE FROM passages WHERE number >= ? AND number <= ?", (first, first + comments)
        )
        connection.execute("INSERT INTO removed VALUES (?, ?)", (first, 1 + comments))


def post_place(connection: Connection, post_id: str) -> tuple[int, int] | None:
    """Give a post's number and how many comments follow it, or None where there is no such post."""
    found = connection.execute(
        "SELECT number, comments FROM posts WHERE id = ?", (kept_text(post_id),)
    ).fetchone()
    return None if found is None else (int(found[0]), int(found[1]))


def post_at(connection: Connection, number: int) -> Post | None:
    """Give the post with a number, its comments with it."""
    found = connection.execute(
        f"SELECT {_POST_COLUMNS}, comments FROM posts WHERE number = ?", (number,)
    ).fetchone()
    if found is None:
        return None
    text, *others = rows_between(connection, number, number + 1 + found[-1])
    comments = build_tree(
        (row.depth, Comment(row.id, row.body, row.author, row.signature, row.published))
        for row in others
    )
    return _post(found, text.body, comments)


def posts_from(connection: Connection, number: int) -> Iterator[tuple[int, Post]]:
    """Go through the posts from a number on, each with its own, ascending."""
    found = connection.execute(
        "SELECT number FROM posts WHERE number >= ? ORDER BY number", (number,)
    )
    for (each,) in found.fetchall():
        post = post_at(connection, each)
        if post is not None:
            yield each, post


def count_posts(connection: Connection) -> int:
    """Count the posts."""
    return int(connection.execute("SELECT count(*) FROM posts").fetchone()[0])


def summaries(connection: Connection, start: int, count: int) -> list[Summary]:
    """Give a window of the list of posts: newest first, those without a date last."""
    found = connection.execute(
        "SELECT id, title, published, comments, warnings FROM posts"
        " ORDER BY published DESC, folded, id LIMIT ? OFFSET ?",
        (count, start),
    )
    return [
        Summary(
            given_text(post_id),
            given_text(title),
            given_or_none(published),
            comments,
            len(json.loads(warnings)),
        )
        for post_id, title, published, comments, warnings in found
    ]


def rows_between(connection: Connection, start: int, end: int) -> Iterator[Row]:
    """Go through passages by their numbers; the second one is not among them."""
    found = connection.execute(
        "SELECT * FROM passages WHERE number >= ? AND number < ? ORDER BY number", (start, end)
    )
    yield from map(_row, found)


def rows_at(connection: Connection, numbers: Iterable[int]) -> Iterator[Row]:
    """Give the passages with these numbers, as far as they are there, in any order."""
    asked = list(numbers)
    for start in range(0, len(asked), _MOST_NUMBERS):
        some = ", ".join(map(str, asked[start : start + _MOST_NUMBERS]))
        found = connection.execute(f"SELECT * FROM passages WHERE number IN ({some})")
        yield from map(_row, found)


def with_text(connection: Connection, numbers: Iterable[int], pattern: str) -> list[int]:
    """Say which of these passages have a pattern of ``LIKE`` in their text."""
    some = ", ".join(map(str, numbers))
    found = connection.execute(
        f"SELECT number FROM passages WHERE number IN ({some}) AND body LIKE ?", (pattern,)
    )
    return [number for (number,) in found]


def owner(connection: Connection, number: int) -> Owner | None:
    """Give the post that a passage belongs to."""
    return owners(connection, [number]).get(number)


def owners(connection: Connection, numbers: Iterable[int]) -> dict[int, Owner]:
    """Give the posts that passages belong to, by the passages' numbers."""
    made: dict[int, Owner] = {}
    last: Owner | None = None
    for number in sorted(numbers):
        if last is None or number > last.number + last.comments:
            found = connection.execute(
                "SELECT number, id, title, published, comments, author FROM posts"
                " WHERE number <= ?"
                " ORDER BY number DESC LIMIT 1",
                (number,),
            ).fetchone()
            if found is None:
                continue
            first, post_id, title, published, comments, author = found
            last = Owner(
                first,
                given_text(post_id),
                given_text(title),
                given_or_none(published),
                comments,
                given_or_none(author),
            )
        made[number] = last
    return made


def comment_number(connection: Connection, post_id: str, comment_id: str) -> int | None:
    """Give the number of a comment, or None where there is none with this id."""
    place = post_place(connection, post_id)
    if place is None:
        return None
    found = connection.execute(
        "SELECT number FROM passages WHERE number > ? AND number <= ? AND id = ?",
        (place[0], sum(place), kept_text(comment_id)),
    ).fetchone()
    return None if found is None else int(found[0])


def removed(connection: Connection) -> list[tuple[int, int]]:
    """List the numbers that stand for nothing any more: the first one, and how many."""
    return connection.execute("SELECT first, size FROM removed").fetchall()


def kept_text(text: str | None) -> str | bytes | None:
    """Give a text as SQLite can keep it: lone surrogates are no text to it."""
    if text is None or text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def given_text(value: Any) -> str:
    """Give a text that `kept_text` made fit to be kept."""
    return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else str(value)


def given_or_none(value: Any) -> str | None:
    """Give a text that `kept_text` made fit to be kept, or None."""
    return None if value is None else given_text(value)


def _row(found: Sequence[Any]) -> Row:
    number, depth, own_id, author, signature, published, body = found
    return Row(
        number,
        depth,
        given_text(own_id or ""),
        given_or_none(author),
        given_or_none(signature),
        given_or_none(published),
        given_text(body),
    )


def _post(found: Sequence[Any], body: str, comments: tuple[Comment, ...]) -> Post:
    post_id, title, path, layout, encoding, published, author, url, *others = found
    labels, claimed, warnings = others[:3]
    return Post(
        id=given_text(post_id),
        title=given_text(title),
        body=body,
        source=Source(given_text(path), layout, encoding),
        published=given_or_none(published),
        author=given_or_none(author),
        url=given_or_none(url),
        labels=tuple(json.loads(labels)),
        claimed_comments=claimed,
        comments=comments,
        warnings=tuple(json.loads(warnings)),
    )
