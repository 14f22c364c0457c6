"""What a captured comment tree has: how full it is, and its comments as rows."""

from tests.builders import comment
from tui_reader.archive.merging.trees import fullness_of, rows_of


def test_a_list_is_never_fuller_than_a_tree() -> None:
    tree = (comment(id="c1", replies=(comment(id="c2"),)),)
    flat = tuple(comment(id=f"c{number}", body="So it goes on.") for number in range(9))
    assert fullness_of(tree) > fullness_of(flat) > fullness_of(flat[:8]) > fullness_of(())


def test_what_is_known_of_a_comment_makes_its_tree_fuller() -> None:
    plain = fullness_of((comment(author=None),))
    assert fullness_of((comment(author="Pim"),)) > plain
    assert fullness_of((comment(author=None, published="2014-07-05T08:50"),)) > plain


def test_a_row_says_what_the_comment_answers() -> None:
    below = (comment(id="c1", replies=(comment(id="c2"),)),)
    beside = (comment(id="c1"), comment(id="c2"))
    assert len(rows_of(below)) == len(rows_of(beside)) == 2
    assert rows_of(below) & rows_of(beside) == rows_of(beside[:1])
    assert rows_of(beside[::-1]) == rows_of(beside)
