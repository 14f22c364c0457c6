"""Real pages, where they are at hand: every comment of theirs, with its id and its place.

They are other people's words. So they are read where they lie, beside this tree, and no sentence of
theirs is in it.
"""

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from tests.builders import first_outcome
from tui_reader.archive.post import Comment, Post, walk
from tui_reader.text import fold

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
PAGES = SAMPLES / "html"

pytestmark = pytest.mark.skipif(
    not PAGES.is_dir() and not os.environ.get("CI"),
    reason="the real pages are not beside this tree (../shared)",
)

BLOGS = ("abookshelf", "luxuryhaven")
# The truths have the words of links, and not where these lead.
ADDRESS = re.compile(r" <https?://[^>]*>")


def read(name: str) -> Post:
    outcome = first_outcome(PAGES / f"{name}.html")
    assert isinstance(outcome, Post)
    return outcome


def told(blog: str) -> dict[str, Any]:
    truth: dict[str, Any] = json.loads((SAMPLES / "text" / f"{blog}.truth.json").read_text("utf-8"))
    return truth


def rows(comments: tuple[Comment, ...]) -> list[dict[str, Any]]:
    parents: list[str | None] = [None]
    found = []
    for depth, each in walk(comments):
        parents[depth + 1 :] = [each.id]
        found.append(
            {
                "id": each.id,
                "author": each.author,
                "parent": parents[depth],
                "depth": depth + 1,
                "text": fold(ADDRESS.sub("", each.body)),
            }
        )
    return found


@pytest.mark.parametrize("blog", BLOGS)
def test_each_comment_is_read_with_its_id_author_and_place(blog: str) -> None:
    expected = [
        {key: fold(each[key]) if key == "text" else each[key] for key in rows_keys()}
        for each in told(blog)["comments"]
    ]
    assert rows(read(blog).comments) == expected


def rows_keys() -> tuple[str, ...]:
    return ("id", "author", "parent", "depth", "text")


@pytest.mark.parametrize("blog", BLOGS)
def test_what_the_page_says_of_the_post_is_read(blog: str) -> None:
    post = read(blog)
    assert post.source.format == "threaded-page"
    assert post.title == told(blog)["title"]
    assert post.published in ("2013-10-05", "2019-05-30")
    assert post.claimed_comments == (24 if blog == "luxuryhaven" else None)
    assert post.author
    assert post.labels
    assert post.url
    assert len(post.body) > 1000
    assert all(each.published for _, each in walk(post.comments))


def test_a_page_without_comments_is_a_post() -> None:
    post = read("zero_security_googleblog_en")
    assert post.source.format == "blog-page"
    assert post.published == "2020-05-19"
    assert (post.claimed_comments, post.comments) == (0, ())
    assert len(post.body) > 3000
