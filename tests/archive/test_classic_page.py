"""Pages of older templates: each trap in words of our own."""

import pytest

from tests.page_templates import Said, Written, classic
from tui_reader.archive.files.capture import Capture
from tui_reader.archive.folder import read_capture
from tui_reader.archive.post import Post

TOLD = (Said(301, "Keeper, retd.", ("Seen.",)), Said(303, "Anonymous", ("Where?",)))
WRITTEN = Written(comments=TOLD)


def read(page: str) -> Post:
    first = next(read_capture(Capture("page.html", page.encode())))
    assert isinstance(first, Post)
    return first


def test_each_comment_is_a_thread_of_its_own() -> None:
    post = read(classic(WRITTEN))
    assert post.source.format == "classic-page"
    assert [(each.id, each.author, each.body) for each in post.comments] == [
        ("c301", "Keeper, retd.", "Seen."),
        ("c303", "Anonymous", "Where?"),
    ]
    assert post.comments[0].published == "2014-02-12T08:50"


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("said...", "said…"),
        ("said...", "dijo..."),
        ("said...", "ha detto..."),
        ("said...", "hat gesagt…"),
        ("said...", "a dit..."),
        ("said...", "kirjoitti..."),
    ],
)
def test_the_word_after_a_name_is_no_part_of_it(said: str, word: str) -> None:
    post = read(classic(WRITTEN).replace(said, word))
    assert [each.author for each in post.comments] == ["Keeper, retd.", "Anonymous"]


def test_the_oldest_templates_have_other_names_for_the_parts() -> None:
    page = classic(WRITTEN).replace("comment-author ", "comment-poster")
    page = page.replace("<dd class='comment-footer'>", "<dd>")
    post = read(page)
    assert [each.author for each in post.comments] == ["Keeper, retd.", "Anonymous"]
    assert post.comments[1].published == "2014-02-12T08:50"


def test_a_list_of_other_elements_is_one_too() -> None:
    page = classic(WRITTEN)
    for name in ("dl", "dt", "dd"):
        page = page.replace(f"<{name} ", "<div ").replace(f"</{name}>", "</div>")
    assert [each.body for each in read(page).comments] == ["Seen.", "Where?"]


def test_a_comment_that_brings_such_a_list_is_one_text() -> None:
    inner = "Look: <div class='comment-author'>Me</div><div class='comment-body'>I</div>"
    post = read(classic(WRITTEN).replace("<p>Seen.</p>", inner))
    assert [each.body for each in post.comments] == ["Look:\nMe\nI", "Where?"]


def test_a_list_that_breaks_off_keeps_what_there_is() -> None:
    page = classic(WRITTEN)
    post = read(page[: page.index("Where?") + 5])
    assert [each.body for each in post.comments] == ["Seen.", "Where"]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Pim ha dicho...", "Pim"),
        ("Pim napisał(a)...", "Pim"),
        ("Mister Who...", "Mister Who..."),
        ("Pim", "Pim"),
        ("said...", "said..."),
        ("a" * 100_000, "a" * 100_000),
    ],
)
def test_only_a_word_of_the_page_is_taken_from_a_name(said: str, name: str) -> None:
    page = classic(WRITTEN)
    assert "Anonymous" in page
    start = page.index("Anonymous")
    end = page.index("said...", start) + len("said...")
    assert read(page[:start] + said + page[end:]).comments[1].author == name


def test_the_templates_of_2004_print_the_time_before_the_name() -> None:
    page = """<html><body><div id="main"><h2 class="date-header">Monday, July 05, 2004</h2>
<div class="post"><h3 class="post-title">Of hems</h3><div class="post-body">Hems tear.</div>
<p class="post-footer"><em>posted by Ada @ <a href="x">8:50 AM</a></em></p></div>
<div id="comments"><h4>2 Comments:</h4><dl id="comments-block">
<dt class="comment-poster" id="c1091">At <a href="#c1091">11:20 PM</a>, <a href="p"
 rel="nofollow">Cloud Mender</a> said...</dt><dd class="comment-body"><p>Mine did.</p></dd>
<dt class="comment-poster" id="c1092">At <a href="#c1092">8:20 AM</a>, <span>Anonymous</span>
 said&hellip;</dt><dd class="comment-body"><p>Whose?</p></dd></dl></div></div></body></html>"""
    post = read(page)
    assert (post.author, post.published) == ("Ada", "2004-07-05T08:50")
    assert [each.author for each in post.comments] == ["Cloud Mender", "Anonymous"]


@pytest.mark.parametrize("name", ["comment-data", "comment-head", ""])
def test_what_stands_above_a_text_tells_who_wrote_it_whatever_a_template_calls_it(
    name: str,
) -> None:
    page = f"""<html><body><h3 class="post-title">Of hems</h3>
<div class="post-body">Hems tear.</div>
<div id="comments"><h4>2 Comments:</h4><dl id="comments-block">
<dt class="{name}" id="c1091"><a name="c1091"></a>At <a href="#c1091">July 5, 2004 11:20 PM</a>,
<a href="p" rel="nofollow">Cloud Mender</a> said...</dt>
<dd class="comment-body"><p>Mine did.</p></dd>
<dt class="{name}" id="c1092"><a name="c1092"></a>At <a href="#c1092">8:20 AM</a>, Anonymous
 said...</dt><dd class="comment-body"><p>Whose?</p></dd></dl></div></body></html>"""
    post = read(page)
    assert [(each.id, each.author, each.published, each.body) for each in post.comments] == [
        ("c1091", "Cloud Mender", "2004-07-05T23:20", "Mine did."),
        ("c1092", "Anonymous", None, "Whose?"),
    ]


def test_a_part_of_the_list_with_a_name_of_its_own_stays_a_text() -> None:
    page = classic(Written(comments=(Said(7, "Pim", ("Up.",)),)))
    post = read(
        page.replace("<dd class='comment-footer'", "<dd>Down.</dd><dd class='comment-footer'")
    )
    assert [each.body for each in post.comments] == ["Up."]
    assert post.body.endswith("\n\nDown.")
    assert any("could not be told apart" in each for each in post.warnings)
