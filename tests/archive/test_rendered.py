"""The layout rendered: pages as text browsers draw them."""

import pytest

from tui_reader.archive.assembly import assemble
from tui_reader.archive.formats import choose_layout, rendered
from tui_reader.archive.post import Post, Source, walk

PAGE = """
        * Home
        * Hours

            Monday, 4 March 2019

              Of hems

                It tore.
                  1. At the left.
                  2. At the right.
                Posted by Pim at 08:15

              3 comments:

"""


def read(text: str) -> Post:
    assert choose_layout(text)[0] is rendered
    return assemble(text, rendered.parse(text), Source("log.txt", "rendered", "utf-8"))


def rows(text: str) -> list[tuple[int, str]]:
    return [(depth, each.body) for depth, each in walk(read(text).comments)]


def listed(*lines: tuple[int, str]) -> str:
    return PAGE + "\n".join(" " * indent + text for indent, text in lines)


@pytest.mark.parametrize("distance", [0, 1, 2])
def test_numbers_stand_to_the_left_of_their_texts(distance: int) -> None:
    inner = 22 + distance
    lines = [(20, "9. One"), (inner, "more"), (0, ""), (inner, "ReplyDelete"), (inner, "Replies")]
    lines += [
        (30, "1. Two"),
        (30 + inner - 20, "Delete"),
        (20, "10. Three"),
        (inner, "ReplyDelete"),
    ]
    assert rows(listed(*lines)) == [(0, "One\nmore"), (1, "Two"), (0, "Three")]


def test_numbers_may_end_below_each_other() -> None:
    lines = [(21, "9. One"), (0, ""), (22, "ReplyDelete"), (20, "10. Two"), (22, "ReplyDelete")]
    assert rows(listed(*lines)) == [(0, "One"), (0, "Two")]


def test_the_head_of_an_indented_page_is_read() -> None:
    post = read(listed((21, "1. One"), (22, "ReplyDelete")))
    assert (post.title, post.published, post.author) == ("Of hems", "2019-03-04T08:15", "Pim")
    assert post.body == "It tore.\n1. At the left.\n2. At the right."
    assert post.claimed_comments == 3


def test_what_stands_below_the_list_is_in_no_comment() -> None:
    lines = [(21, "1. One"), (22, "ReplyDelete"), (16, "Add comment"), (8, "Hours"), (10, "Never")]
    assert rows(listed(*lines)) == [(0, "One")]


def test_a_lone_word_that_stands_elsewhere_is_what_somebody_wrote() -> None:
    lines = [(21, "1. One"), (0, ""), (22, "Delete"), (0, ""), (22, "ReplyDelete")]
    assert rows(listed(*lines)) == [(0, "One\n\nDelete")]
