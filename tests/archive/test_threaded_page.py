"""Pages of Blogger's threaded comments: each trap in words of our own."""

import re
from dataclasses import replace

import pytest

from tests.page_templates import Said, Written, scripted, threaded
from tui_reader.archive.files.capture import Capture
from tui_reader.archive.folder import read_capture
from tui_reader.archive.identity import is_made
from tui_reader.archive.merging.settling import merge
from tui_reader.archive.post import Comment, Post, walk

SHEEP = Said(11, "Pim", ("He went up.",))
WRITTEN = Written(comments=(SHEEP,))


def read(page: str | bytes, url: str | None = None) -> Post:
    data = page.encode() if isinstance(page, str) else page
    first = next(read_capture(Capture("page.html", data, url=url)))
    assert isinstance(first, Post)
    return first


def only(page: str) -> Comment:
    (comment,) = read(page).comments
    return comment


def test_a_comment_has_its_id_author_time_and_address() -> None:
    comment = only(threaded(WRITTEN))
    assert (comment.id, comment.author, comment.body) == ("c11", "Pim", "He went up.")
    assert comment.published == "2014-02-12T08:50"
    assert comment.url == f"{WRITTEN.url}?showComment=1392190000000#c11"


def test_replies_are_as_deep_as_they_were_written() -> None:
    told = SHEEP
    for number in range(12, 60):
        told = Said(number, "Pim", (f"Further {number}.",), (told,))
    depths = [depth for depth, _ in walk(read(threaded(Written(comments=(told,)))).comments)]
    assert depths == list(range(49))


@pytest.mark.parametrize(
    ("printed", "published"),
    [
        ("May 30, 2019 at 1:06 PM", "2019-05-30T13:06"),
        ("6. Juni 2015 um 10:23", "2015-06-06T10:23"),
        ("28 août 2013 06:55", "2013-08-28T06:55"),
        # Only the time of day: the link has the moment.
        ("21:00", "2014-02-12T07:26:40Z"),
        ("yesterday", "2014-02-12T07:26:40Z"),
    ],
)
def test_times_are_those_of_the_page(printed: str, published: str) -> None:
    page = threaded(WRITTEN).replace("12 February 2014 at 08:50", printed)
    assert only(page).published == published


def test_without_a_date_and_a_link_there_is_no_time() -> None:
    page = threaded(WRITTEN).replace("12 February 2014 at 08:50", "21:00")
    assert only(page.replace("showComment", "x")).published is None


def test_a_removed_comment_stays_with_what_the_page_says() -> None:
    page = threaded(WRITTEN).replace(
        "He went up.", '<span class="deleted-comment">Removed by the goose.</span>'
    )
    assert only(page).body == "Removed by the goose."


def test_the_author_of_the_blog_has_no_badge_in_the_name() -> None:
    page = threaded(WRITTEN).replace("icon user ", "icon user blog-author")
    assert only(page).author == "Pim"


def test_a_text_that_closes_its_paragraph_is_whole() -> None:
    page = threaded(WRITTEN).replace("He went up.", "He went<div>up</div><ul><li>slowly</ul>on.")
    assert only(page).body == "He went\n\nup\n\n• slowly\n\non."


def test_an_id_is_also_taken_from_the_button() -> None:
    assert only(threaded(WRITTEN).replace(' id="c11"', "")).id == "c11"


def test_comments_without_ids_are_told_apart_by_what_they_say() -> None:
    def saved(*comments: Said) -> Post:
        page = threaded(Written(comments=comments))
        return read(re.sub(r' id="c\d+"| data-comment-id="\d+"', "", page))

    answer = Said(13, "Bo", ("Down again.",))
    first, second = Said(11, "Pim", ("He went up.",)), Said(12, "Ann", ("It rained.",), (answer,))
    early, late = saved(first, second), saved(second, Said(14, "Di", ("Four.",)))
    assert [(depth, each.body) for depth, each in walk(early.comments)] == [
        (0, "He went up."),
        (0, "It rained."),
        (1, "Down again."),
    ]
    assert all(is_made(each.id) for _, each in walk(early.comments))
    assert [each.body for _, each in walk(merge([early, late]).post.comments)] == [
        *("He went up.", "It rained.", "Down again.", "Four."),
    ]


def test_twins_of_an_id_are_counted() -> None:
    post = read(threaded(Written(comments=(SHEEP, SHEEP))))
    assert [each.id for each in post.comments] == ["c11", "c11-2"]


def test_a_claim_that_does_not_add_up_is_told() -> None:
    post = read(threaded(WRITTEN).replace("<h4>1 comments", "<h4>205 comments"))
    assert post.claimed_comments == 205
    assert any("205" in each for each in post.warnings)


def test_facts_of_the_post_come_from_where_they_are() -> None:
    page = threaded(WRITTEN)
    stamped = page.replace(
        "at 07:15", "<abbr class='published' title='2014-02-12T07:15:00+01:00'>07:15</abbr>"
    )
    assert read(stamped).published == "2014-02-12T07:15:00+01:00"
    bare = page.replace("class='date-header'", "").replace("Posted by", "")
    told = (
        '<script type="application/ld+json">{"@graph": [{"@type": "BlogPosting", '
        '"datePublished": "2014-02-13T08:00:00Z", "author": {"name": "Gusset &amp; Co"}}]}</script>'
    )
    assert read(bare.replace("</head>", f"{told}</head>")).published == "2014-02-13T08:00:00Z"
    anonymous = bare.replace("class='post-author vcard'", "").replace("rel='author'", "")
    anonymous = anonymous.replace("itemprop='author'", "").replace("</head>", f"{told}</head>")
    assert read(anonymous).author == "Gusset & Co"


def test_links_are_resolved_against_the_page() -> None:
    page = threaded(WRITTEN).replace("He went up.", "See <a href='/p/x.html'>there</a>.")
    assert only(page).body == "See there <https://mend.example/p/x.html>."


def test_where_it_was_saved_from_is_its_address_when_it_says_none() -> None:
    page = threaded(WRITTEN).replace("rel='canonical'", "")
    assert read(page).url is None
    assert read(page, url="https://mend.example/saved").url == "https://mend.example/saved"
    comment = "<!-- saved from url=(0031)https://mend.example/from.html -->"
    assert read(page.replace("<html>", f"{comment}<html>")).url == "https://mend.example/from.html"
    single = "<!--\n Page saved with SingleFile \n url: https://mend.example/one.html \n-->"
    assert read(page.replace("<html>", f"<html>{single}")).url == "https://mend.example/one.html"


def test_pictures_in_the_page_itself_are_no_text() -> None:
    data = "data:image/png;base64," + "A" * 100_000
    page = threaded(WRITTEN).replace("He went up.", f'<img src="{data}" alt="up"> He went.')
    assert only(page).body == "[up] He went."


@pytest.mark.parametrize(
    ("said", "written", "expected"),
    [
        ("utf-8", "utf-8", "utf-8"),
        ("windows-1252", "cp1252", "cp1252"),
        ("iso-8859-2", "iso-8859-2", "iso8859-2"),
        # Said wrongly: by a browser that saved in UTF-8, and by a template.
        ("iso-8859-1", "utf-8", "utf-8"),
        ("utf-8", "cp1252", "cp1252"),
        ("no-such-thing", "utf-8", "utf-8"),
    ],
)
def test_a_charset_is_believed_unless_it_cannot_be(said: str, written: str, expected: str) -> None:
    letters = "ćě" if written == "iso-8859-2" else "cœur d’été"
    page = threaded(WRITTEN).replace('charset="utf-8"', f'charset="{said}"')
    post = read(page.replace("He went up.", letters).encode(written))
    assert post.comments[0].body == letters
    assert post.source.encoding == expected


def test_comments_in_a_script_are_read_where_the_list_is_not() -> None:
    told = replace(SHEEP, replies=(Said(12, "Gusset", ("Well.", "", "Down he came.")),))
    page = scripted(Written(comments=(told,)))
    post = read(page)
    assert post.source.format == "scripted-page"
    (comment,) = post.comments
    assert comment.replies[0].body == "Well.\n\nDown he came."
    assert (comment.id, comment.replies[0].id) == ("c11", "c12")
    undated = page.replace('"displayTime": "12 February 2014 at 08:50"', '"displayTime": "08:50"')
    assert read(undated).comments[0].published == "2014-02-12T08:50:00Z"


def test_data_of_a_script_may_have_any_quotes() -> None:
    page = scripted(WRITTEN).replace('{"id": "11"', "{id: '11', 'x': 'it\\'s \\x3cb\\x3e'")
    assert only(page).id == "c11"


def test_other_items_of_a_script_are_no_comments() -> None:
    page = scripted(WRITTEN).replace('"body":', '"text":')
    assert read(page).source.format == "blog-page"


def test_a_letter_that_a_script_writes_as_two_is_one() -> None:
    page = scripted(WRITTEN).replace('"name": "', '"name": "\\ud83d\\ude00 \\ud800')
    assert (only(page).author or "").startswith("😀 \ufffd")


NAMED = "Pim <https://mend.example/p>\n\nSeen."


@pytest.mark.parametrize(
    ("named", "otherwise", "body"),
    [
        ((), (), "Seen."),
        (("comment-header", "comment-content"), (), "Seen."),
        (("user",), ("<cite", "</cite>"), NAMED),
        (("user", "comment-header", "comment-content"), ("<cite", "</cite>"), NAMED),
    ],
)
def test_a_template_with_other_names_for_the_parts_of_a_comment_loses_none(
    named: tuple[str, ...], otherwise: tuple[str, ...], body: str
) -> None:
    page = threaded(Written(comments=(Said(7, "Pim", ("Seen.",)),)))
    for name in named:
        page = page.replace(f'class="{name}', 'class="own')
    for tag in otherwise:
        page = page.replace(tag, tag.replace("cite", "b"))
    (comment,) = read(page).comments
    assert (comment.published, comment.body) == ("2014-02-12T08:50", body)


REST = "beside the comments of this page could not be told apart"


@pytest.mark.parametrize("place", ['<ol id="top-ra">', "</h4>", "<p class='comment-footer'>"])
def test_what_stands_beside_the_comments_and_is_marked_as_none_is_kept(place: str) -> None:
    other = f"<div class='old'><b>Zed</b><p>It was mine.</p></div>{place}"
    page = threaded(Written(comments=(Said(7, "Pim", ("Up.",)),)))
    post = read(page.replace(place, other if place[1] != "/" else f"{place}{other}"))
    assert [each.body for each in post.comments] == ["Up."]
    assert "Zed\n\nIt was mine." in post.body
    assert any(REST in each for each in post.warnings)


def test_an_answer_that_is_marked_as_no_comment_stays_a_text() -> None:
    told = (Said(7, "Pim", ("Up.",), (Said(9, "Gusset", ("Where?",)),)),)
    page = threaded(Written(comments=told)).replace('class="comment" id="c9"', 'class="x" id="c9"')
    post = read(page)
    assert [each.body for each in post.comments] == ["Up."]
    assert "Gusset" in post.body
    assert "Where?" in post.body
    assert any(REST in each for each in post.warnings)


def test_words_in_a_comment_beside_its_text_are_kept() -> None:
    page = threaded(Written(comments=(Said(7, "Pim", ("Up.",)),)))
    text = '<p class="comment-content">'
    assert only(page.replace(text, f"<p>Down.</p>{text}")).body == "Down.\n\nUp."
    block = '<div class="comment-block">'
    assert only(page.replace(block, f"<p>Down.</p>{block}")).body == "Down.\n\nUp."


def test_elements_that_say_what_the_script_says_are_not_read_twice() -> None:
    page = scripted(Written(comments=(Said(7, "Pim", ("Up.",)),)))
    holder = "<div id='comment-holder'>"
    assert holder in page
    post = read(page.replace(holder, f"{holder}<p>Pim</p><p>Up.</p>"))
    assert (post.warnings, post.comments[0].body) == ((), "Up.")
    post = read(page.replace(holder, f"{holder}<p>Zed was here.</p>"))
    assert post.body.endswith("\n\nZed was here.")
    assert any(REST in each for each in post.warnings)
