"""The layout flattened: the word behind a first line says whose comment it is."""

import pytest

from tests.builders import notes
from tui_reader.archive.assembly import assemble
from tui_reader.archive.formats import choose_layout, flattened
from tui_reader.archive.post import Post, Source, walk


def read(text: str) -> Post:
    assert choose_layout(text)[0] is flattened
    return assemble(text, flattened.parse(text), Source("log.txt", "flattened", "utf-8"))


def rows(post: Post) -> list[tuple[int, str]]:
    return [(depth, each.body) for depth, each in walk(post.comments)]


def test_a_word_belongs_to_the_line_before_it() -> None:
    post = read(
        "Of hems\nIt tore.\nFirst of A\nReplyDeleteSecond of A\nThird of A\nOnly line of B\n"
        "DeleteFirst of C\nReplyDelete"
    )
    assert rows(post) == [
        (0, "First of A\n\nSecond of A\n\nThird of A"),
        (1, "Only line of B"),
        (0, "First of C"),
    ]
    assert (post.title, post.body) == ("Of hems", "It tore.")


@pytest.mark.parametrize(
    "text",
    [
        "Of hems\nIt tore.\nAReplyDelete\nmore\nBDelete\nCReplyDelete\n",
        "Of hems\nIt tore.\nA\nReplyDelete\nmore\nB\nDelete\nC\nReplyDelete\n",
        "Of hems\n\nIt tore.\n\nA\n\nReplyDeletemore\n\nB\n\nDeleteC\n\nReplyDelete\n",
    ],
)
def test_the_word_may_stand_elsewhere(text: str) -> None:
    post = read(text)
    assert rows(post) == [(0, "A\n\nmore"), (1, "B"), (0, "C")]
    assert (post.title, post.body) == ("Of hems", "It tore.")


def test_the_title_is_called_a_guess() -> None:
    post = read("Of hems\nIt tore.\nA\nReplyDelete")
    assert any("title is a guess" in each for each in post.warnings)
    assert post.published is None
    assert any("no date" in each for each in post.warnings)


def test_a_long_first_line_stays_body() -> None:
    first = "It tore " * 30
    post = read(f"{first}\nA\nReplyDelete")
    assert post.body == first.strip()
    assert post.title.startswith("It tore")
    assert post.title.endswith("…")
    assert len(post.title) < 100


def test_a_word_stands_alone_where_a_comment_opens_on_an_empty_line() -> None:
    post = read("Of hems\nIt tore.\nA\nReplyDelete\nDeleteText of B\nmore of B\nC\nReplyDelete")
    assert rows(post) == [(0, "A"), (1, "Text of B\n\nmore of B"), (0, "C")]


def test_a_bare_word_where_words_end_lines_has_no_first_line() -> None:
    post = read("Of hems\nIt tore.\nAReplyDelete\nmore\nDelete\nText of B\nCReplyDelete")
    assert rows(post) == [(0, "A\n\nmore"), (1, "Text of B"), (0, "C")]


@pytest.mark.parametrize("line", ["Delete as needed", "Deleted it", "Deletes.", "Please Delete"])
def test_the_word_in_a_sentence_is_text(line: str) -> None:
    post = read(f"Of hems\n{line}\nA\nReplyDelete{line}\n{line}\nB\nDelete10 10 so\nReplyDelete")
    assert post.body == line
    assert rows(post) == [(0, f"A\n\n{line}\n\n{line}"), (1, "B"), (0, "10 10 so")]


def test_a_reply_cannot_come_first() -> None:
    post = read("Of hems\nIt tore.\nDelete\nA\nReplyDeleteB\nDelete")
    assert post.body == "It tore.\n\nDelete"
    assert rows(post) == [(0, "A"), (1, "B")]


def test_the_words_of_other_languages_are_text() -> None:
    post = read("Säume\nEr riss.\nA\nAntwortenLöschenDelete\nB\nLöschen")
    assert rows(post) == [(0, "A\n\nDelete"), (1, "B")]


def test_links_and_buttons_of_the_page_are_in_no_comment() -> None:
    text = "Of hems\nIt tore.\nA\nReplyDeletemore\nPost a Comment\nPowered by Blogger.\n"
    assert rows(read(text)) == [(0, "A\n\nmore")]
    assert any("2 lines" in each for each in notes(text))


def test_a_passage_printed_twice_is_kept_twice() -> None:
    post = read("Of hems\nIt tore.\n--oOo--\nIt tore.\nA\nReplyDelete")
    assert post.body == "It tore.\n\n--oOo--\n\nIt tore."


def test_comments_without_a_post_are_read() -> None:
    post = read("A\nReplyDelete")
    assert rows(post) == [(0, "A")]
    assert post.title == "A"
    assert post.id


def test_indented_words_are_another_layout() -> None:
    assert flattened.recognise("It says\n      ReplyDelete\n") == 0
    assert flattened.recognise("It says ReplyDelete here") == 0
