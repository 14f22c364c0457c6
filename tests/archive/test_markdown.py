"""The layout markdown: links to comments, and what is around them."""

import pytest

from tui_reader.archive.assembly import assemble
from tui_reader.archive.formats import choose_layout, markdown
from tui_reader.archive.post import Comment, Post, Source, walk

PAGE = "https://mend.example/2019/03/of-hems.html"
HEAD = "## Monday, 4 March 2019\n\n### Of hems\n\nIt tore.\n\n#### 2 comments:\n\n"
DELETE = "[Delete](https://mend.example/delete-comment.g?postID=1)"


def link(number: int, text: str = "5 July 2014 at 08:50") -> str:
    return f"[{text}]({PAGE}?showComment=1404550200000#c{number})"


def read(text: str) -> Post:
    assert choose_layout(text)[0] is markdown
    return assemble(text, markdown.parse(text), Source("log.txt", "markdown", "utf-8"))


def only(text: str) -> Comment:
    (comment,) = read(HEAD + text).comments
    return comment


@pytest.mark.parametrize(
    "header",
    [
        "[Ada](https://mend.example/p)" + link(12345),
        "[ Ada ](https://mend.example/p 'profile') " + link(12345),
        "Ada" + link(12345),
        "**Ada** " + link(12345),
        "1. [Ada](https://mend.example/p)" + link(12345),
        "* ![](//mend.example/a.png) [Ada](https://mend.example/p)" + link(12345),
        "1. ![](//mend.example/a.png)\n\n[Ada](https://mend.example/p)" + link(12345),
        "![Ada's picture](//mend.example/a.png)\n\nAda" + link(12345),
    ],
)
def test_a_line_of_two_links_begins_a_comment(header: str) -> None:
    comment = only(header + "\n\nWell.\n\nReply" + DELETE + "\n")
    assert (comment.author, comment.body) == ("Ada", "Well.")
    assert comment.published == "2014-07-05T08:50"
    assert comment.id == "c12345"
    assert comment.url == f"{PAGE}?showComment=1404550200000#c12345"


def test_the_address_tells_the_day_where_the_page_shows_only_the_hour() -> None:
    comment = only("Ada" + link(12345, "21:00") + "\n\nWell.\n")
    assert comment.published == "2014-07-05T08:50:00Z"


def test_another_link_to_a_comment_is_text() -> None:
    answer = f"[Ada]({PAGE}#c12345) is right.\n\nSee [this]({PAGE}#c12345)"
    assert only("Pim" + link(23456) + f"\n\n{answer}\n\nReply{DELETE}\n").body == answer


def test_action_words_tell_replies_where_no_numbers_do() -> None:
    text = f"Ada{link(11111)}\n\nOne\n\nReply{DELETE}\n\nReplies\n\nPim{link(22222)}\n\nTwo\n\n"
    text += f"{DELETE}\n\nReply\n\nBea{link(33333)}\n\nThree\n\n[Reply](javascript:;){DELETE}\n"
    found = [(depth, each.body) for depth, each in walk(read(HEAD + text).comments)]
    assert found == [(0, "One"), (1, "Two"), (0, "Three")]


def test_words_and_links_that_somebody_wrote_stay_text() -> None:
    body = "Delete\n\n[insert name] and [/] and [hem](https://mend.example/hem)"
    assert only(f"Ada{link(11111)}\n\n{body}\n\nReply{DELETE}\n").body == body


def test_the_post_has_the_address_of_the_page() -> None:
    text = f"Ada{link(11111)}\n\nOne\n"
    post = read(HEAD + text)
    assert post.id == post.url == PAGE
    # Where comments lead to two pages, it is not known which one this is.
    other = "Pim[5 July 2014 at 08:50](https://mend.example/other.html#c22222)\n\nTwo\n"
    assert read(HEAD + text + other).url is None


def test_the_page_below_the_comments_is_in_none() -> None:
    text = (
        f"Ada{link(11111)}\n\nOne\n\nReply{DELETE}\n\nReplies\n\nReply\n\nAdd comment\n\n## Us\n\nA"
    )
    assert only(text).body == "One"
    assert only(f"Ada{link(11111)}\n\nOne\n\n## Us\n\nA").body == "One"
