"""Pages without comments, with several posts, and of no known kind."""

from typing import TYPE_CHECKING

import pytest

from tests.page_templates import Said, Written, index_page, mhtml, mobile_index, threaded, whole
from tui_reader.archive.files.capture import Capture
from tui_reader.archive.folder import read_capture
from tui_reader.archive.pages.page import Page
from tui_reader.archive.post import CaptureRead, Outcome, Post, Skipped

if TYPE_CHECKING:
    from bs4.element import Tag

POSTS = tuple(
    Written(
        title=f"Of hems {place}",
        lines=(f"Hem {place} is done.",),
        url=f"https://mend.example/2014/02/hems-{place}.html",
        number=100 + place,
        comments=(Said(5, "Pim", ("So.",)),) * place,
    )
    for place in range(3)
)


def outcomes(page: str | bytes, path: str = "page.html") -> list[Outcome]:
    data = page.encode() if isinstance(page, str) else page
    return list(read_capture(Capture(path, data)))


def posts(page: str) -> list[Post]:
    return [each for each in outcomes(page) if isinstance(each, Post)]


def test_each_post_of_an_index_page_has_its_address_and_its_claim() -> None:
    found = posts(index_page(POSTS))
    assert [(each.title, each.url, each.body) for each in found] == [
        (each.title, each.url, each.lines[0]) for each in POSTS
    ]
    assert {each.published for each in found} == {"2014-02-12"}
    assert not found[0].warnings
    assert "2 are said to be there" in found[2].warnings[0]


def test_a_mobile_list_of_posts_is_read_as_one() -> None:
    found = posts(mobile_index(POSTS))
    assert [(each.title, each.url) for each in found] == [
        (each.title, f"{each.url}?m=1") for each in POSTS
    ]
    assert [each.body for each in found] == [each.lines[0] for each in POSTS]
    assert found[1].published == "2014-02-12"


def test_a_mobile_page_of_a_post_is_threaded_like_any() -> None:
    (post,) = posts(threaded(POSTS[2]).replace("<body class=''>", "<body class='mobile'>"))
    assert post.source.format == "threaded-page"


def test_a_page_without_comments_says_that_there_are_none() -> None:
    page = threaded(POSTS[0])
    start, end = page.index('<ol id="top-ra">'), page.index("</ol>")
    (post,) = posts((page[:start] + page[end:]).replace("0 comments:", "No comments:"))
    assert post.source.format == "blog-page"
    assert (post.claimed_comments, post.warnings) == (0, ())


UNKNOWN = """<div id='comments'><h3>{heading}</h3><div class="c"><b>Pim</b> wrote: <p>Mine did.</p>
</div><div class="c"><b>Gusset</b> wrote: <p>Where?</p></div><form>Your name</form>
<p><a href='https://mend.example/form'>Post a Comment</a></p></div>"""


@pytest.mark.parametrize("heading", ["Comments", "2 comments:", "What you said"])
def test_comments_that_nobody_can_tell_apart_stay_one_text_behind_the_body(heading: str) -> None:
    page = whole(
        POSTS[0],
        "<div class='post hentry'><h3 class='post-title'>Of hems</h3><div class='post-body'>Hems."
        f"</div></div>{UNKNOWN.format(heading=heading)}",
    )
    (post,) = posts(page)
    assert post.body == f"Hems.\n\n{heading}\n\nPim wrote:\n\nMine did.\n\nGusset wrote:\n\nWhere?"
    assert post.comments == ()
    assert any("could not be told apart" in each for each in post.warnings)


@pytest.mark.parametrize(
    "none",
    [
        "<div id='comments'><h4>No comments:</h4><p>Be the first.</p><p>Say something.</p></div>",
        "<div id='comments'><h4>Mielipiteet</h4><p class='comment-footer'><a href='x'>Kerro</a></p>"
        "<div class='comment-form'><p>Kuka olet?</p></div></div>",
        "<h3 id='comments'>Comments</h3><ol class='commentlist'></ol>"
        "<p class='nocomments'>Comments are closed.</p>",
        "<div id='comments'><div id='disqus_thread'></div><noscript>Use scripts</noscript></div>",
    ],
)
def test_a_page_without_comments_has_none_behind_its_body(none: str) -> None:
    page = whole(
        POSTS[0],
        "<div class='post hentry'><h3 class='post-title'>Of hems</h3><div class='post-body'>Hems."
        f"</div></div>{none}",
    )
    (post,) = posts(page)
    assert (post.body, post.warnings) == ("Hems.", ())


def test_what_stands_around_the_body_is_not_its_comments() -> None:
    post_part = "<div class='post hentry'><div class='post-body'>Hems.</div></div>"
    (post,) = posts(whole(POSTS[0], f"<div id='comments'>{post_part}<p>So</p><p>on</p></div>"))
    assert post.body.count("Hems.") == 1


def test_a_page_that_begins_or_ends_twice_has_its_text_all_the_same() -> None:
    page = """<!doctype html>
<!--[if IE 9]><html class="ie"> <![endif]-->
<!--[if gt IE 9]><!--> <html class="new"> <!--<![endif]-->
<head><title>Notices</title></head><body><p>One thimble was found.</p></body></html>"""
    (post,) = posts(page)
    assert (post.title, post.body) == ("Notices", "One thimble was found.")
    late = "</html>\n<html><body><p>It is mine.</p></body></html>"
    (post,) = posts(page.replace("</html>", late))
    assert post.body == "One thimble was found.\n\nIt is mine."


def test_a_page_of_no_known_kind_is_its_main_text_with_a_warning() -> None:
    page = whole(
        Written(title="Notices"),
        "<nav>Home | Away</nav><main><h2>Lost</h2><p>One thimble.</p>"
        "<p>Pim said: it is mine. Gusset said: prove it.</p></main><form>Write to us</form>",
    )
    (post,) = posts(page)
    assert post.source.format == "any-page"
    assert post.source.sure < 0.2
    assert post.body == "Lost\n\nOne thimble.\n\nPim said: it is mine. Gusset said: prove it."
    assert "No comments were told apart" in post.warnings[0]


@pytest.mark.parametrize(
    ("main", "title", "published"),
    [
        ("<h1>Lost</h1><time datetime='2019-03-04T08:50'>a day</time>", "Lost", "2019-03-04T08:50"),
        # Of two nobody knows which is the post's.
        ("<h1>Lost</h1><h1>Found</h1><time datetime='2019-03-04'>a</time>", "Log", "2019-03-04"),
        (
            "<h1>Lost</h1><time datetime='2019-03-04'>a</time><time datetime='2020-01-01'>b</time>",
            "Lost",
            None,
        ),
        ("<p>Lost</p><time>yesterday</time>", "Log", None),
    ],
)
def test_the_only_heading_and_time_of_a_main_text_are_the_posts(
    main: str, title: str, published: str | None
) -> None:
    (post,) = posts(
        f"<!doctype html><title>Log</title><h1>The Log</h1><article>{main}<p>One thimble.</article>"
    )
    assert (post.source.format, post.title, post.published) == ("any-page", title, published)
    assert post.body.endswith("One thimble.")
    assert ("Lost" in post.body) is (title == "Log")


def test_a_page_of_a_heading_alone_is_read() -> None:
    (post,) = posts("<!doctype html><title>Log</title><main><h1>Closed</h1></main>")
    assert (post.title, post.body) == ("Closed", "Closed")


def test_a_page_that_is_all_menu_is_read_all_the_same() -> None:
    (post,) = posts("<!doctype html><title>Menu</title><nav><ul><li>Fog<li>Hems</ul></nav>")
    assert post.body == "• Fog\n• Hems"


@pytest.mark.parametrize("page", ["<html></html>", "<!doctype html><script>x()</script>"])
def test_a_page_without_text_is_skipped(page: str) -> None:
    (skipped,) = outcomes(page)
    assert isinstance(skipped, Skipped)
    assert "without any text" in skipped.reason


def test_a_page_in_a_file_of_parts_is_read_as_the_page() -> None:
    post, last = outcomes(mhtml(threaded(POSTS[1]), POSTS[1].url), "page.mhtml")
    assert isinstance(post, Post)
    assert isinstance(last, CaptureRead)
    assert (post.source.format, post.url) == ("threaded-page", POSTS[1].url)
    assert post.comments[0].body == "So."


def test_a_file_of_parts_without_a_page_is_a_text() -> None:
    data = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n\nfog\n--x--\n"
    post, _ = outcomes(data, "page.mhtml")
    assert isinstance(post, Post)
    assert post.source.format == "plain"


THREAD = (
    "<li class='comment' id='c{0}'><div class='comment-block'>"
    "<p class='comment-content'>so</p></div>"
)


@pytest.mark.parametrize(
    "inner",
    [
        "".join(THREAD.format(number) for number in range(3000)),
        "<dl id=comments-block>" + "<dd class=comment-body>so <dl>" * 3000,
        THREAD.format(1) + "<div class=meta>" * 8000,
        "<h2 class=date-header>x</h2><div class='post hentry'><h3 class=post-title>t</h3>"
        "<div class=post-body>so</div></div>" * 2000,
        "<div class=post-body>so</div>" * 10_000,
        "id=comments-block so " * 20_000,
        "<script>" + 'items = [{"id":"' * 20_000 + "</script>so",
        "<script>items = [{" + '"a":[{' * 50_000 + "</script>so",
        "<script type='application/ld+json'>" + "[" * 100_000 + "</script>so",
    ],
    ids=lambda inner: inner[:16],
)
def test_a_page_that_is_made_to_be_slow_is_read(inner: str) -> None:
    first, *_ = outcomes(f"<!doctype html><html><body>so {inner}")
    # The unclosed scripts have no text after them.
    assert isinstance(first, Post | Skipped)
    assert isinstance(first, Skipped) or "so" in first.body or first.comments


def test_a_post_without_a_title_is_one_where_the_page_says_so() -> None:
    titled = (
        "<div class='post'><h3 class='post-title'>Of hems</h3><div class='post-body'>A</div></div>"
    )
    untitled = "<div class='post hentry'><div class='post-body'>A note.\n</div></div>"
    outer = (
        "<div class='post-outer'><div class='post-body'>Dated.</div><a rel='bookmark' "
        "href='https://mend.example/n.html'>#</a></div>"
    )
    found = posts(f"<html><body>{titled}{untitled}{outer}</body></html>")
    assert [each.body for each in found] == ["A", "A note.", "Dated."]
    assert [each.title for each in found] == ["Of hems", "A note.", "Dated."]


def test_what_is_only_laid_out_like_a_post_is_told() -> None:
    part = "<div class='entry'><div class='entry-content'>Buy thread.</div></div>"
    *found, told = outcomes(
        index_page(POSTS).replace("post-body ", "").replace("</body>", f"{part}</body>")
    )
    assert [each.title for each in found if isinstance(each, Post)] == [
        each.title for each in POSTS
    ]
    assert isinstance(told, CaptureRead)
    assert told.notes == (
        "Left out: 1 part of the page is laid out like a post, but nothing says which.",
    )


def test_parts_within_parts_end_somewhere() -> None:
    parts = "".join(
        f"--b{depth}\nContent-Type: multipart/mixed; boundary=b{depth + 1}\n\n"
        for depth in range(200)
    )
    head = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b0\n\n"
    page = f"--b200\nContent-Type: text/html\n\n{threaded(POSTS[1])}"
    first, *_ = outcomes(f"{head}{parts}{page}", "page.mhtml")
    assert isinstance(first, Post)
    assert first.source.format == "plain"


@pytest.mark.parametrize("before", [b"\xef\xbb\xbf", b"\r\n\r\n", b"\xef\xbb\xbf\n"])
def test_what_an_editor_put_before_a_page_of_many_parts_does_no_harm(before: bytes) -> None:
    saved = before + mhtml(threaded(POSTS[1]), POSTS[1].url)
    first = outcomes(saved, "page.mhtml")[0]
    assert isinstance(first, Post)
    assert (first.title, len(first.comments)) == ("Of hems 1", 1)


def test_many_lists_of_comments_are_each_held_against_few_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = 0
    is_inside = Page.is_inside

    def counted(page: Page, element: "Tag", outer: "Tag") -> bool:
        nonlocal asked
        asked += 1
        return is_inside(page, element, outer)

    monkeypatch.setattr(Page, "is_inside", counted)
    lists = "".join(f"<ol class='commentlist'><p>Said {n}.</p></ol>" for n in range(300))
    page = whole(
        POSTS[0],
        "<div class='post hentry'><h3 class='post-title'>Of hems</h3><div class='post-body'>Hems."
        f"</div></div>{lists}",
    )
    (post,) = posts(page)
    assert post.body.startswith("Hems.\n\nSaid 0.")
    assert post.body.endswith("Said 299.")
    assert asked < 20 * 300


BODY = "<div class='post hentry'><h3 class='post-title'>Of hems</h3><div class='post-body'>Hems."
SAID = "<p>Pim</p><p>Mine did.</p><p>Gusset</p><p>Where?</p>"


@pytest.mark.parametrize(
    "area",
    [
        "<section class='post-comments'>{}</section>",
        "<div id='disqus_thread'>{}</div>",
        "<ul class='discussion'><li>{}</ul>",
        "<section class='responses'><div class='comment'>{}</div></section>",
        "<aside class='commentsArea'>{}</aside>",
        "<h3 id='comments'>4 words</h3><div>{}</div><h3 id='respond'>Answer</h3><p>So</p>",
        "<div id='comments'><h4>No comments:</h4>{}</div>",
    ],
)
def test_comments_of_a_template_that_nobody_knows_stay_one_text(area: str) -> None:
    (post,) = posts(whole(POSTS[0], f"{BODY}</div></div>{area.format(SAID)}"))
    lines = [line.lstrip("• ") for line in post.body.split("\n") if line and "4" not in line]
    assert [line for line in lines if line != "No comments:"] == [
        "Hems.",
        "Pim",
        "Mine did.",
        "Gusset",
        "Where?",
    ]
    assert any("could not be told apart" in each for each in post.warnings)


@pytest.mark.parametrize(
    "other",
    [
        "<span class='comments-link'><a href='x'>Say a word</a> or two</span>",
        "<div class='sidebar'><ul class='recentcomments comments'><li>Pim on hems</li></ul></div>",
        "<div class='widget_recent_comments'><p>Pim on hems</p><p>Gusset on hems</p></div>",
        "<div class='comments'><a href='x'>3 comments</a></div>",
        "<div class='comment-respond'><p class='comment-notes'>We tell nobody.</p><p>No.</p></div>",
        "<footer><div class='comments'><p>Pim on hems</p><p>Gusset on hems</p></div></footer>",
    ],
)
def test_what_is_called_like_comments_and_is_none_is_left_out(other: str) -> None:
    (post,) = posts(whole(POSTS[0], f"{BODY}</div></div>{other}"))
    assert (post.body, post.warnings) == ("Hems.", ())


def test_comments_beside_the_main_text_of_a_page_are_kept() -> None:
    main = f"<main><p>{'Hems tear. ' * 40}</p></main>"
    (post,) = posts(f"<!doctype html><title>Log</title>{main}<div id='comments'>{SAID}</div>")
    assert post.source.format == "any-page"
    assert post.body.endswith("Pim\n\nMine did.\n\nGusset\n\nWhere?")
    inside = main.replace("</main>", f"<div id='comments'>{SAID}</div></main>")
    (post,) = posts(f"<!doctype html><title>Log</title>{inside}")
    assert post.body.count("Mine did.") == 1


@pytest.mark.parametrize("around", ["<div>{}</div>", "<div class='discussion'>{}</div>"])
def test_comments_whose_names_stand_in_headers_are_not_kept_twice(around: str) -> None:
    comments = "".join(
        f"<article><header>{name}</header><p>{said}</p></article>"
        for name, said in (("Ann Ballast", "Hats, I say."), ("Bob Hem", "No hats here."))
    )
    within = f"<p>Of hems, and of what tears them.</p><div class='comments'>{comments}</div>"
    (post,) = posts(f"<html><body>{around.format(within)}</body></html>")
    assert post.source.format == "any-page"
    assert [line for line in post.body.split("\n") if line] == [
        *("Of hems, and of what tears them.", "Ann Ballast", "Hats, I say."),
        *("Bob Hem", "No hats here."),
    ]
