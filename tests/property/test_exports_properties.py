"""Every export and feed: the tree that was written is read; damage loses little, raises never."""

import pickle
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.property.exported import (
    SECRETS,
    Page,
    archives,
    blogger_json,
    comments_feed,
    json_feed,
    level,
    native,
    old_export,
    posts_feed,
    rss_feed,
    takeout,
    wordpress,
)
from tui_reader.archive.files.capture import Capture
from tui_reader.archive.folder import read_capture
from tui_reader.archive.post import CaptureRead, Outcome, Post, Skipped, walk
from tui_reader.text import fold

Writer = Callable[[list[Page], Random], str]


def wordpress_1_0(pages: list[Page], random: Random) -> str:
    """Say of no comment what it answers: there was no place for it then."""
    return wordpress(pages, random, "1.0")


def wordpress_1_1(pages: list[Page], random: Random) -> str:
    return wordpress(pages, random, "1.1")


WHOLE = {
    "blogger-export": (old_export, takeout),
    "wordpress-export": (wordpress, wordpress_1_1),
}
POSTS_ONLY = {
    "atom-feed": posts_feed,
    "rss-feed": rss_feed,
    "blogger-json": blogger_json,
    "json-feed": json_feed,
}
WRITERS: list[Writer] = [
    *(writer for writers in WHOLE.values() for writer in writers),
    *POSTS_ONLY.values(),
    wordpress_1_0,
]


def read(text: str | bytes) -> list[Outcome]:
    data = text if isinstance(text, bytes) else text.encode()
    outcomes = list(read_capture(Capture("mending.export", data)))
    secrets = pickle.dumps(outcomes)
    assert not any(each.encode() in secrets for each in SECRETS)
    return outcomes


def posts(outcomes: list[Outcome], name: str) -> dict[str, Post]:
    *found, last = outcomes
    assert isinstance(last, CaptureRead)
    assert (last.source.format, last.source.encoding) == (name, "utf-8")
    made = [each for each in found if isinstance(each, Post)]
    assert len({each.id for each in made}) == len(made) == last.posts
    return {each.id: each for each in made}


def tree(post: Post) -> list[tuple[int, str | None, str]]:
    return [(depth, each.author, fold(each.body)) for depth, each in walk(post.comments)]


def written(page: Page, *, flat: bool = False) -> list[tuple[int, str | None, str]]:
    return [
        (0 if flat else level(told), told.author, fold(" ".join(told.paragraphs)))
        for told in page.comments
    ]


def check_post(post: Post, page: Page) -> None:
    assert (post.title, post.url, post.labels) == (page.title, page.url, tuple(page.labels))
    assert (post.author, post.missing, post.warnings) == ("Cloud Mender", False, ())
    assert post.body == "\n\n".join(page.paragraphs)
    assert post.published is not None
    assert post.published.startswith("2014-07-05T08:00:00")
    assert post.published.endswith("+01:00")


@pytest.mark.parametrize(
    ("name", "writer"), [(name, each) for name, writers in WHOLE.items() for each in writers]
)
@settings(deadline=None)
@given(pages=archives(), random=st.randoms(use_true_random=False))
def test_an_exported_tree_is_read_as_it_was_written(
    name: str, writer: Writer, pages: list[Page], random: Random
) -> None:
    found = posts(read(writer(pages, random)), name)
    assert set(found) == {native(page.number) for page in pages}
    for page in pages:
        post = found[native(page.number)]
        check_post(post, page)
        assert tree(post) == written(page)
        numbers = [each.id.rpartition("-")[2] for _, each in walk(post.comments)]
        assert numbers == [str(told.number) for told in page.comments]


@settings(deadline=None)
@given(archives(), st.randoms(use_true_random=False))
def test_an_export_that_knows_no_parents_gives_a_flat_list(
    pages: list[Page], random: Random
) -> None:
    found = posts(read(wordpress_1_0(pages, random)), "wordpress-export")
    for page in pages:
        assert tree(found[native(page.number)]) == written(page, flat=True)


@pytest.mark.parametrize(("name", "writer"), POSTS_ONLY.items())
@settings(deadline=None)
@given(pages=archives(), random=st.randoms(use_true_random=False))
def test_a_feed_of_posts_is_read_as_it_was_written(
    name: str, writer: Writer, pages: list[Page], random: Random
) -> None:
    found = posts(read(writer(pages, random)), name)
    assert set(found) == {native(page.number) for page in pages}
    for page in pages:
        check_post(found[native(page.number)], page)
        assert found[native(page.number)].comments == ()


@settings(deadline=None)
@given(archives(), st.randoms(use_true_random=False))
def test_a_feed_of_comments_stands_in_for_its_post(pages: list[Page], random: Random) -> None:
    page = pages[0]
    found = posts(read(comments_feed(page, random)), "atom-feed")
    assert set(found) == ({native(page.number)} if page.comments else set())
    for post in found.values():
        assert (post.title, post.url, post.missing) == (fold(page.title), page.url, True)
        assert tree(post) == written(page)


DAMAGES = (
    b"\0", b"\x08", b"\x1b]0;", b"<", b">", b"&", b"&nbsp;", b"]]>", b"<![CDATA[", b"<!--", b"-->",
    b"</", b"<b>", b"</p>", b"<o:p>", b"</entry>", b"<entry>", b"</item>", b"<item>", b"</feed>",
    b"</content>", b"</content:encoded>", b"</wp:comment>", b"<wp:comment>", b"\xe9", b"\xc3", b"'",
    b'"', b"{", b"}", b"]", b"<?xml version='1.0'?>", b"<br />\nWarning: no thread in line 7\n",
    b"<x" * 200, b"[" * 200,
)  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """Draw a capture with bytes taken out, put in, doubled, or cut off."""
    pages, random = draw(archives()), draw(st.randoms(use_true_random=False))
    data = draw(st.sampled_from(WRITERS))(pages, random).encode()
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 60)))
        how = draw(st.sampled_from(("out", "in", "twice", "cut", "swap")))
        if how == "out":
            data = data[:start] + data[end:]
        elif how == "in":
            data = data[:start] + draw(st.sampled_from(DAMAGES)) + data[start:]
        elif how == "twice":
            data = data[:end] + data[start:]
        elif how == "cut":
            data = data[: max(start, len(data) // 2)]
        else:
            data = data[:start] + draw(st.binary(max_size=20)) + data[end:]
    return data


@settings(deadline=None)
@given(damaged())
def test_nothing_raises_and_what_is_read_can_be_sent(data: bytes) -> None:
    outcomes = list(read_capture(Capture("mending.xml", data)))
    assert isinstance(outcomes[-1], CaptureRead | Skipped)
    assert pickle.loads(pickle.dumps(outcomes)) == outcomes


@pytest.mark.parametrize(
    ("writer", "beginning"),
    [
        (old_export, b"<entry>"),
        (takeout, b"<entry>"),
        (rss_feed, b"<item>"),
        (wordpress, b"<item>"),
    ],
)
@settings(deadline=None)
@given(pages=archives(), random=st.randoms(use_true_random=False), where=st.floats(0.3, 1))
def test_what_stands_before_a_cut_is_kept(
    writer: Writer, beginning: bytes, pages: list[Page], random: Random, where: float
) -> None:
    data = writer(pages, random).encode()
    cut = data[: int(len(data) * where)]
    first = data.index(beginning)
    if len(cut) < first or len(cut) == len(data):
        return
    outcomes = read(cut)
    last = outcomes[-1]
    assert isinstance(last, CaptureRead)
    assert any("breaks off" in each or "Damaged in line" in each for each in last.notes)
    read_ids = {each.id for each in outcomes if isinstance(each, Post)}
    ending = beginning.replace(b"<", b"</")
    for page in pages:
        place = data.find(f">{native(page.number)}</".encode())
        whole = data.find(ending, place) + len(ending) <= len(cut)
        if place > 0 and whole:
            assert native(page.number) in read_ids


@pytest.mark.parametrize(("name", "writers"), WHOLE.items())
@settings(deadline=None)
@given(pages=archives(), random=st.randoms(use_true_random=False))
def test_mending_what_is_broken_elsewhere_reads_the_same(
    name: str, writers: tuple[Writer, ...], pages: list[Page], random: Random
) -> None:
    for writer in writers:
        data = writer(pages, random)
        before = posts(read(data), name)
        # Right behind the outermost tag: all that follows is read by the reader that mends.
        broken = data.replace("<title>Mending</title>", "<title>Mending & more</title>", 1)
        *after, last = read(broken)
        assert isinstance(last, CaptureRead)
        assert len(last.notes) == 1 + (name == "blogger-export" and writer is old_export)
        assert {each.id: each for each in after if isinstance(each, Post)} == before
