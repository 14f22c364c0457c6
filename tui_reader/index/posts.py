"""The posts of an index, with the comments that make each whole."""

from collections.abc import Iterator, Sequence
from sqlite3 import Connection
from typing import TYPE_CHECKING, Any

from tui_reader.index.rows import Row, rows_between, set_state, state
from tui_reader.index.stored_text import (
    given_list,
    given_or_none,
    given_text,
    kept_id,
    kept_list,
    kept_text,
    kept_time,
)
from tui_reader.index.summary import Summary

# Imported where they are made: the first frame shows none, and its classes take their time.
if TYPE_CHECKING:
    from tui_reader.archive.post import Post

_COLUMNS = (
    "id, title, path, format, encoding, sure, published, author, url, labels, claimed, warnings,"
    " mentions, missing"
)
_SHOWN = "id, title, published, comments, author, claimed, path"


def put_post(connection: Connection, post: "Post", family: int, told: Sequence[str] = ()) -> int:
    """Keep a post and its comments under the next numbers.

    Args:
        connection: Where to.
        post: The post; there is none with its id.
        family: The readings that it was made of.
        told: What of it is from which capture, a sentence each.

    Returns:
        The post's number.
    """
    # Imported here: who only reads needs no words.
    from tui_reader.index.readings import flat
    from tui_reader.index.words import fold_letters

    first = state(connection, "next")
    comments = [
        (
            number,
            depth,
            kept_id(own_id),
            kept_text(author),
            kept_text(signature),
            kept_time(published),
            kept_text(body),
            kept_text(url),
        )
        for number, (depth, own_id, body, author, signature, published, url) in enumerate(
            flat(post.comments), start=first + 1
        )
    ]
    connection.execute(
        "INSERT INTO posts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            first,
            kept_text(post.id),
            kept_text(post.published),
            kept_text(fold_letters(post.title)),
            kept_text(post.title),
            len(comments),
            kept_list(post.warnings),
            kept_text(post.author),
            kept_text(post.url),
            kept_list(post.labels),
            post.claimed_comments,
            kept_text(post.source.path),
            post.source.format,
            post.source.encoding,
            post.source.sure,
            kept_list(flat(post.mentions)),
            post.missing,
            family,
            kept_list(told),
        ),
    )
    # A post's text is kept among the comments: SQLite packs long rows well only with short ones.
    text = (first, -1, None, None, None, None, kept_text(post.body), None)
    connection.executemany(
        "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [text, *comments]
    )
    set_state(connection, "next", first + 1 + len(comments))
    return first


def update_post(connection: Connection, post_id: str, family: int, told: Sequence[str]) -> None:
    """Keep that a post, which says what it said before, was made of other readings."""
    connection.execute(
        "UPDATE posts SET family = ?, told = ? WHERE id = ?",
        (family, kept_list(told), kept_text(post_id)),
    )


def merged_posts(connection: Connection) -> dict[str, tuple[str, ...]]:
    """Give for the id of each post of several captures what is from where."""
    found = connection.execute("SELECT id, told FROM posts WHERE told != '[]'")
    return {given_text(post_id): tuple(given_list(told)) for post_id, told in found}


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


def find_post(connection: Connection, post_id: str) -> tuple[int, int] | None:
    """Give what `post_place` gives, also for an id that the post has in one capture only."""
    now = id_now(connection, post_id)
    return None if now is None else post_place(connection, now)


def id_now(connection: Connection, post_id: str) -> str | None:
    """Give the id of the post that has this id, or has it in one capture; None without one."""
    if post_place(connection, post_id) is not None:
        return post_id
    found = connection.execute(
        "SELECT post FROM aliases WHERE id = ?", (kept_text(post_id),)
    ).fetchone()
    return None if found is None else given_text(found[0])


def other_ids(connection: Connection, post_id: str) -> list[str]:
    """Give the ids that a post has in single captures, beside its own."""
    found = connection.execute(
        "SELECT aliases.id FROM posts JOIN aliases ON aliases.family = posts.family"
        " WHERE posts.id = ? AND aliases.post = posts.id",
        (kept_text(post_id),),
    )
    return [given_text(other) for (other,) in found]


def post_at(connection: Connection, number: int) -> "Post | None":
    """Give the post with a number, its comments with it."""
    found = connection.execute(
        f"SELECT {_COLUMNS}, comments FROM posts WHERE number = ?", (number,)
    ).fetchone()
    if found is None:
        return None
    text, *others = rows_between(connection, number, number + 1 + found[-1])
    return _post(found, text.body, others)


def posts_from(connection: Connection, number: int) -> "Iterator[tuple[int, Post]]":
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


def count_comments(connection: Connection) -> int:
    """Count the comments of all posts."""
    return int(connection.execute("SELECT total(comments) FROM posts").fetchone()[0])


def summaries(connection: Connection, start: int, count: int) -> list[Summary]:
    """Give a window of the list of posts: newest first, those without a date last."""
    found = connection.execute(
        f"SELECT {_SHOWN} FROM posts ORDER BY published DESC, folded, id LIMIT ? OFFSET ?",
        (count, start),
    )
    return list(map(_summary, found))


def summaries_of(connection: Connection, post_ids: Sequence[str]) -> list[Summary]:
    """Give what a list shows of posts, in the order of the ids; of one that is gone, its id."""
    found = []
    for post_id in post_ids:
        now = id_now(connection, post_id)
        row = connection.execute(
            f"SELECT {_SHOWN} FROM posts WHERE id = ?", (kept_text(now or post_id),)
        ).fetchone()
        found.append(Summary(post_id, "", None, 0) if row is None else _summary(row))
    return found


def listed(connection: Connection) -> list[tuple[int, str]]:
    """Give number and id of each post, in the order of the list."""
    found = connection.execute("SELECT number, id FROM posts ORDER BY published DESC, folded, id")
    return [(number, given_text(post_id)) for number, post_id in found]


def comment_number(connection: Connection, post_id: str, comment_id: str) -> int | None:
    """Give the number of a comment, or None where there is none with this id."""
    place = find_post(connection, post_id)
    if place is None:
        return None
    found = connection.execute(
        "SELECT number FROM passages WHERE number > ? AND number <= ? AND id = ?",
        (place[0], sum(place), kept_id(comment_id)),
    ).fetchone()
    return None if found is None else int(found[0])


def numbers(connection: Connection) -> list[int]:
    """Give the numbers of all posts, in the order of the list."""
    return [number for number, _ in listed(connection)]


def place_in_list(connection: Connection, post_id: str) -> int | None:
    """Say how many posts come before one in the list, or None where it is not there."""
    found = connection.execute(
        "SELECT published, folded, id FROM posts WHERE id = ?", (kept_text(post_id),)
    ).fetchone()
    if found is None:
        return None
    published, *rest = found
    newer = "published > ?" if published is not None else "published IS NOT ?"
    (before,) = connection.execute(
        f"SELECT (SELECT count(*) FROM posts WHERE {newer})"
        " + (SELECT count(*) FROM posts WHERE published IS ? AND (folded, id) < (?, ?))",
        (published, published, *rest),
    ).fetchone()
    return int(before)


def _summary(found: Sequence[Any]) -> Summary:
    post_id, title, published, comments, author, claimed, path = found
    return Summary(
        given_text(post_id),
        given_text(title),
        given_or_none(published),
        comments,
        given_or_none(author),
        claimed,
        given_text(path),
    )


def _post(found: Sequence[Any], body: str, comments: Sequence[Row]) -> "Post":
    from tui_reader.archive.post import Post, Source
    from tui_reader.index.readings import build_tree

    post_id, title, path, layout, encoding, sure, published, author, url, *others = found
    labels, claimed, warnings, mentions, missing = others[:5]
    return Post(
        id=given_text(post_id),
        title=given_text(title),
        body=body,
        source=Source(given_text(path), layout, encoding, sure),
        published=given_or_none(published),
        author=given_or_none(author),
        url=given_or_none(url),
        labels=tuple(given_list(labels)),
        claimed_comments=claimed,
        comments=build_tree(
            (row.depth, row.id, row.body, row.author, row.signature, row.published, row.url)
            for row in comments
        ),
        warnings=tuple(given_list(warnings)),
        mentions=build_tree(given_list(mentions)),
        missing=bool(missing),
    )
