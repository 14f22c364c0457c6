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
