"""Real captures, where they are at hand: every figure of what a right reading of them gives.

They are other people's words. So they are read where they lie, beside this tree, and no sentence of
theirs is in it.
"""

import hashlib
import json
import os
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.builders import first_outcome
from tui_reader.archive.post import Comment, Post, count_comments, walk
from tui_reader.text import fold

SHARED = Path(__file__).parents[3] / "shared"
DOCUMENTS = SHARED / "seeds"
PAGES = SHARED / "samples" / "text"

needs_captures = pytest.mark.skipif(
    not DOCUMENTS.is_dir() and not os.environ.get("CI"),
    reason="the real captures are not beside this tree (../shared)",
)
pytestmark = needs_captures

FIGURES = (
    "title",
    "published",
    "claimed_comments",
    "comments_found",
    "top_level",
    "replies_per_top_level",
    "body_words",
    "body_sha256_16",
    "comments",
)


@cache
def documents() -> dict[str, Any]:
    told: dict[str, Any] = json.loads((DOCUMENTS / "truth.json").read_text("utf-8"))["documents"]
    return told


def read(path: Path) -> Post:
    outcome = first_outcome(path)
    assert isinstance(outcome, Post)
    return outcome


def digest(text: str) -> str:
    return hashlib.sha256(fold(text).encode()).hexdigest()[:16]


def tree(comments: Iterable[Comment]) -> list[dict[str, Any]]:
    return [
        {
            "author": each.author,
            "published": each.published,
            "words": len(each.body.split()),
            "sha256_16": digest(each.body),
            "replies": tree(each.replies),
        }
        for each in comments
    ]


def figures(post: Post) -> dict[str, Any]:
    return {
        "title": post.title,
        "published": post.published,
        "claimed_comments": post.claimed_comments,
        "comments_found": count_comments(post),
        "top_level": len(post.comments),
        "replies_per_top_level": [len(each.replies) for each in post.comments],
        "body_words": len(post.body.split()),
        "body_sha256_16": digest(post.body),
        "comments": tree(post.comments),
    }


@pytest.mark.parametrize("figure", FIGURES)
def test_every_figure_of_the_documents_is_right(figure: str) -> None:
    assert len(documents()) == 5
    for name, told in documents().items():
        assert figures(read(DOCUMENTS / name))[figure] == told[figure], name


def test_no_figure_is_left_out() -> None:
    for told in documents().values():
        assert set(told) == set(FIGURES)


def test_the_documents_come_in_all_three_layouts() -> None:
    layouts = {name[:3]: read(DOCUMENTS / name).source.format for name in documents()}
    assert layouts == {
        "000": "indented",
        "001": "indented",
        "002": "flattened",
        "003": "indented",
        "004": "bare",
    }


WHOLE = (
    "html2text_md",
    "inscriptis",
    "resiliparse0145_full",
    "trafilatura1.6.2",
    "trafilatura1.8.1",
    "trafilatura2",
)
"""These tools keep every comment."""

MAIN = ("resiliparse0145_main", "resiliparse1_main", "resiliparse2_main", "resiliparse_nolinks")
"""These drop some short ones, and the last one drops the words of links."""

BLOGS = ("abookshelf", "luxuryhaven")


def told_rows(blog: str) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = json.loads((PAGES / f"{blog}.truth.json").read_text("utf-8"))[
        "comments"
    ]
    return told


@pytest.mark.parametrize("tool", WHOLE)
@pytest.mark.parametrize("blog", BLOGS)
def test_each_comment_of_a_page_is_read(blog: str, tool: str) -> None:
    post = read(PAGES / f"{blog}.{tool}.txt")
    rows = [(depth + 1, fold(bare_words(each.body))) for depth, each in walk(post.comments)]
    assert rows == [(each["depth"], fold(each["text"])) for each in told_rows(blog)]


def bare_words(markdown: str) -> str:
    """A text without the addresses that one of the tools keeps."""
    return re.sub(r"<(https?:[^<>]*)>", r"\1", re.sub(r"\[([^][]*)\]\([^()]*\)", r"\1", markdown))


@pytest.mark.parametrize("blog", BLOGS)
def test_native_ids_are_read_where_the_capture_has_them(blog: str) -> None:
    post = read(PAGES / f"{blog}.html2text_md.txt")
    comments = [each for _, each in walk(post.comments)]
    assert [each.id for each in comments] == [each["id"] for each in told_rows(blog)]
    assert post.url is not None
    assert post.id == post.url
    assert all((each.url or "").startswith(post.url) for each in comments)


@pytest.mark.parametrize("tool", ["html2text_md", "inscriptis", "resiliparse0145_full"])
@pytest.mark.parametrize("blog", BLOGS)
def test_title_and_date_are_read_from_a_whole_page(blog: str, tool: str) -> None:
    told = json.loads((PAGES / f"{blog}.truth.json").read_text("utf-8"))
    post = read(PAGES / f"{blog}.{tool}.txt")
    assert post.title == told["title"]
    assert post.published == {"abookshelf": "2013-10-05", "luxuryhaven": "2019-05-30"}[blog]
    assert len(post.labels) == {"abookshelf": 6, "luxuryhaven": 3}[blog]
    assert not post.warnings


@pytest.mark.parametrize("blog", BLOGS)
def test_every_tool_gives_the_same_words_of_the_body(blog: str) -> None:
    bodies = {
        tool: fold(bare_words(read(PAGES / f"{blog}.{tool}.txt").body))
        for tool in ("inscriptis", "resiliparse0145_full")
    }
    assert len(set(bodies.values())) == 1


@pytest.mark.parametrize("tool", MAIN)
@pytest.mark.parametrize("blog", BLOGS)
def test_the_comments_that_a_tool_kept_are_read_in_their_order(blog: str, tool: str) -> None:
    post = read(PAGES / f"{blog}.{tool}.txt")
    told = iter(told_rows(blog))
    for depth, each in walk(post.comments):
        said = fold(each.body)
        assert any(
            depth + 1 == row["depth"] and is_same(said, fold(row["text"]), tool) for row in told
        )
    assert count_comments(post) >= 2


def is_same(said: str, told: str, tool: str) -> bool:
    if tool != "resiliparse_nolinks":
        return said == told
    # The last words may have been a link.
    return told == said or (told.startswith(said) and len(said) > len(told) // 2)


@pytest.mark.parametrize(
    "tool", ["html2text_md", "inscriptis", "resiliparse0145_full", "resiliparse1_main"]
)
@pytest.mark.parametrize("blog", BLOGS)
def test_authors_are_read_where_the_capture_has_them(blog: str, tool: str) -> None:
    post = read(PAGES / f"{blog}.{tool}.txt")
    authors = [each.author for _, each in walk(post.comments)]
    assert authors == [each["author"] for each in told_rows(blog)]
    times = [each.published for _, each in walk(post.comments)]
    # One blog prints only the time of day, which is no date; an address may have it.
    assert all(times) if tool == "html2text_md" or blog == "luxuryhaven" else not any(times)
