"""The layout plain: a text that nothing tells apart is a post all the same."""

from tui_reader.archive.assembly import assemble
from tui_reader.archive.formats import choose_layout, plain
from tui_reader.archive.post import Post, Source


def read(text: str) -> Post:
    assert choose_layout(text)[0] is plain
    return assemble(text, plain.parse(text), Source("log.txt", "plain", "utf-8"))


def test_all_of_a_text_is_the_body() -> None:
    post = read("It tore.\nPim said...\nWell mended.\n")
    assert post.body == "It tore.\nPim said...\nWell mended."
    assert post.title == "It tore."
    assert post.comments == ()
    assert any("No comments were told apart" in each for each in post.warnings)


def test_date_and_title_are_read_where_they_are() -> None:
    post = read("Tuesday, 5 March 2019\n\nOf hems\n\nIt tore.\n")
    assert (post.title, post.published, post.body) == ("Of hems", "2019-03-05", "It tore.")
    assert post.id == "2019-03-05-of-hems"


def test_a_date_alone_is_a_post() -> None:
    post = read("Tuesday, 5 March 2019")
    assert post.published == "2019-03-05"
    assert post.title == "Tuesday, 5 March 2019"
    assert post.body == ""
