"""Pages of WordPress and its like: each trap in words of our own."""

import pytest

from tests.page_templates import Said, Written, wordpress
from tui_reader.archive.files.capture import Capture
from tui_reader.archive.folder import read_capture
from tui_reader.archive.post import Post, count_comments

TOLD = (Said(7, "Bryony Flatte", ("Hats?",), (Said(9, "Cloud Mender", ("Twelve.",)),)),)
WRITTEN = Written(comments=TOLD)


def read(page: str) -> Post:
    first = next(read_capture(Capture("page.html", page.encode())))
    assert isinstance(first, Post)
    return first


def test_comments_stand_in_each_other() -> None:
    post = read(wordpress(WRITTEN))
    (comment,) = post.comments
    assert (comment.id, comment.author, comment.body) == ("comment-7", "Bryony Flatte", "Hats?")
    assert comment.published == "2014-02-12T08:50:00+00:00"
    assert comment.url == f"{WRITTEN.url}#comment-7"
    assert [each.id for each in comment.replies] == ["comment-9"]


def test_pingbacks_stand_apart_and_are_counted_with_the_rest() -> None:
    ping = (
        '<li id="comment-5" class="pingback even"><div class="comment-body">Pingback: '
        '<a class="url" href="https://loft.example/x">Of lofts</a></div></li>'
    )
    page = wordpress(WRITTEN).replace(
        '<ol class="comment-list">', f'<ol class="comment-list">{ping}'
    )
    post = read(page.replace('comments-title">2', 'comments-title">3'))
    (mention,) = post.mentions
    assert (mention.id, mention.author) == ("comment-5", "Of lofts")
    assert mention.body == "Of lofts <https://loft.example/x>"
    assert count_comments(post) == 2
    assert post.warnings == ()


def test_a_theme_without_parts_for_the_text_loses_none() -> None:
    page = wordpress(WRITTEN).replace('class="comment-content"', "").replace("says:", "")
    comment = read(page).comments[0]
    assert comment.body == "Hats?"
    assert comment.author == "Bryony Flatte"


@pytest.mark.parametrize(
    ("printed", "published"),
    [
        ("10. Februar 2019 um 18:05 Uhr", "2019-02-10T18:05"),
        ("8. April 2019 @ 11:38", "2019-04-08T11:38"),
        ("19. Juni 2019 / 6:16", "2019-06-19T06:16"),
        ("18.10.2019, 16:18 Zum Antworten", "2019-10-18T16:18"),
        ("wrote on March 11, 2015 at 02:57:", "2015-03-11T02:57"),
        ("Jun 20th at 2:41 am", None),
    ],
)
def test_times_are_read_as_themes_print_them(printed: str, published: str | None) -> None:
    page = wordpress(WRITTEN).replace('datetime="2014-02-12T08:50:00+00:00"', "")
    page = page.replace("February 12, 2014 at 8:50 am", printed)
    assert read(page).comments[0].published == published


def test_a_page_whose_body_is_nowhere_said_to_be_one_has_it_all_the_same() -> None:
    page = wordpress(WRITTEN).replace('class="entry-content"', "")
    post = read(page)
    assert "It came in this morning." in post.body
    assert "Hats?" not in post.body
    assert any("guess" in each for each in post.warnings)
    assert count_comments(post) == 2
