"""Saved pages: the tree that was written is read, and what one sees of it is all there."""

import re
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.page_templates import TREES, Said, Written, classic, count, index_page, mhtml
from tests.property.effort import examples
from tui_reader.archive.files.capture import Capture, Unreadable
from tui_reader.archive.folder import read_capture
from tui_reader.archive.post import CaptureRead, Comment, Post, Skipped, walk
from tui_reader.text import fold

WORDS = st.sampled_from(
    "the cloud torn & mended <b> at &amp; [/] £4 “so” 雲 Reply Delete said... Replies 5 July 2014 "
    "12:30 > 1. • comments: \u00a0 https://mend.example/1 can\u00ad't {x} 'y' \"z\" \\n".split(" ")
)
LINES = st.lists(
    st.lists(WORDS, min_size=1, max_size=6).map(lambda words: f"So {' '.join(words)} then."),
    min_size=1,
    max_size=4,
).map(tuple)
NAMES = st.sampled_from(
    ["Keeper, retd.", "Small Hours", "Pim", "雲野", "A <b> & Co.", "Captain “B” Ballast", "Unknown"]
)


@st.composite
def comments(draw: st.DrawFn, deepest: int = 5) -> tuple[Said, ...]:
    numbers = iter(range(1001, 2000))

    def some(depth: int) -> tuple[Said, ...]:
        size = draw(st.integers(0, 3 if depth < 2 else 1))
        return tuple(
            Said(
                next(numbers),
                draw(NAMES),
                draw(LINES),
                some(depth + 1) if depth < deepest else (),
            )
            for _ in range(size)
        )

    return some(0)


def read(data: bytes) -> list[Post]:
    return [each for each in read_capture(Capture("page.html", data)) if isinstance(each, Post)]


def rows(told: tuple[Said, ...], depth: int = 0) -> list[tuple[int, str, str, str]]:
    found = []
    for each in told:
        number = str(each.id)
        found.append((depth, number, fold(each.author), fold(" ".join(each.lines))))
        found += rows(each.replies, depth + 1)
    return found


def read_rows(comments: tuple[Comment, ...]) -> list[tuple[int, str, str, str]]:
    return [
        (depth, re.sub(r"\D", "", each.id), each.author or "", fold(each.body))
        for depth, each in walk(comments)
    ]


@pytest.mark.parametrize("name", TREES)
@examples(60)
@given(told=comments(), body=LINES, packed=st.booleans())
def test_the_tree_that_was_written_is_read(
    name: str, told: tuple[Said, ...], body: tuple[str, ...], packed: bool
) -> None:
    if not told:
        told = (Said(1, "Pim", ("So it begins.",)),)
    written = Written(lines=body, comments=told)
    page = TREES[name](written)
    (post,) = read(mhtml(page, written.url) if packed else page.encode())
    assert post.source.format == name
    assert read_rows(post.comments) == rows(told)
    check_post(post, written)


@examples(60)
@given(told=st.lists(st.builds(Said, st.just(0), NAMES, LINES), min_size=1, max_size=6), body=LINES)
def test_a_classic_list_is_read_in_its_order(told: list[Said], body: tuple[str, ...]) -> None:
    flat = tuple(Said(1000 + place, each.author, each.lines) for place, each in enumerate(told))
    written = Written(lines=body, comments=flat)
    (post,) = read(classic(written).encode())
    assert post.source.format == "classic-page"
    assert read_rows(post.comments) == rows(flat)
    check_post(post, written)


def check_post(post: Post, written: Written) -> None:
    assert post.title == written.title
    assert post.url == written.url
    assert post.author == written.author
    assert post.labels == written.labels
    assert (post.published or "").startswith("2014-02-12")
    assert fold(post.body) == fold(" ".join(written.lines))
    assert post.claimed_comments == count(written.comments)
    assert not post.warnings
    assert all((each.published or "")[:10] == "2014-02-12" for _, each in walk(post.comments))


@examples(30)
@given(st.lists(LINES, min_size=2, max_size=5))
def test_each_post_of_an_index_page_is_one(bodies: list[tuple[str, ...]]) -> None:
    written = tuple(
        Written(
            title=f"Of hems {place}",
            lines=lines,
            url=f"https://mend.example/2014/02/hems-{place}.html",
            number=place + 100,
        )
        for place, lines in enumerate(bodies)
    )
    posts = read(index_page(written).encode())
    assert [each.title for each in posts] == [each.title for each in written]
    assert [each.url for each in posts] == [each.url for each in written]
    assert [fold(each.body) for each in posts] == [fold(" ".join(each.lines)) for each in written]


@examples(60)
@given(LINES)
def test_of_any_other_page_all_that_is_seen_is_kept(lines: tuple[str, ...]) -> None:
    seen = "".join(f"<p>{escape(each, quote=False)}</p>" for each in lines)
    page = f"<!doctype html><html><head><title>Of hems</title></head><body>{seen}</body></html>"
    (post,) = read(page.encode())
    assert (post.source.format, post.title, post.comments) == ("any-page", "Of hems", ())
    assert fold(post.body) == fold(" ".join(lines))


SCRAPS = st.sampled_from(
    "<li class='comment' id='c1'> <div class='comment-block'> </li> </div> "
    "<dl id='comments-block'> "
    "<dt class=comment-author> <dd class='comment-body'> <ol> </ol> "
    "<li id=comment-5 class=comment> "
    '<script>var\u00a0items=[{"id":1,"body":[ items=[{"id":"1","body":"x"}] <article> '
    "<div class='post-body'> <div\u00a0class='post\u00a0hentry'> <h3\u00a0class='post-title'> <p "
    "<time\u00a0datetime='2014-99-99'> <a\u00a0href='http://[' </script> <!-- --> &#0; &#xD800; so "
    "<html> <table><tr><td> <cite> <span\u00a0class=datetime>99:99 <pre> </pre> \x00 \ufffe "
    "<link\u00a0rel=canonical\u00a0href='::'> <script\u00a0type='application/ld+json'>[{".split(" ")
).map(lambda scrap: scrap.replace("\u00a0", " "))


@examples(150)
@given(st.lists(SCRAPS | st.text(max_size=8), max_size=30).map("".join))
def test_no_page_is_too_broken_to_be_read_or_refused(scraps: str) -> None:
    data = f"<!doctype html>{scraps}".encode("utf-8", "surrogatepass")
    *_, last = read_capture(Capture("page.html", data))
    assert isinstance(last, CaptureRead | Skipped)


@examples(100)
@given(st.binary(max_size=300))
def test_no_bytes_in_a_message_of_parts_raise(data: bytes) -> None:
    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
    head += b"Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    try:
        list(read_capture(Capture("page.mhtml", head + data)))
    except Unreadable:  # pragma: no cover
        pytest.fail("It is refused by an outcome, not by an exception.")


@examples(150)
@given(
    name=st.sampled_from([*TREES, "classic-page"]),
    cuts=st.lists(st.tuples(st.integers(0, 9999), st.integers(0, 400), SCRAPS), max_size=12),
)
def test_no_page_is_too_damaged_to_be_read_or_refused(
    name: str, cuts: list[tuple[int, int, str]]
) -> None:
    inner = Said(1002, "Keeper", ("Seen.",), (Said(1003, "Pim", ("Where?",)),))
    written = Written(comments=(Said(1001, "Pim", ("Up.", "", "Down."), (inner,)),))
    page = classic(written) if name == "classic-page" else TREES[name](written)
    for place, length, scrap in cuts:
        start = place * len(page) // 10_000
        page = page[:start] + scrap + page[start + length :]
    data = page.encode("utf-8", "surrogatepass")
    *_, last = read_capture(Capture("page.html", data))
    assert isinstance(last, CaptureRead | Skipped)
