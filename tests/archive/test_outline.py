"""Walking and folding a comment tree, without a screen."""

from tests.builders import comment
from tui_reader.archive.outline import POST, Outline

TREE = (
    comment("a", comment("a1"), comment("a2", comment("a2x"), comment("a2y")), id="a"),
    comment("b", id="b"),
    comment("c", comment("c1"), id="c"),
)
A, A1, A2, A2X, A2Y, B, C, C1 = range(8)


def visible(outline: Outline) -> list[int]:
    rows = [POST]
    while (row := outline.next(rows[-1])) is not None:
        rows.append(row)
    return rows


def backwards(outline: Outline) -> list[int]:
    rows = [outline.last()]
    while (row := outline.previous(rows[-1])) is not None:
        rows.append(row)
    return rows


def test_rows_are_in_reading_order_with_their_depth() -> None:
    outline = Outline(TREE)
    assert [each.body for each in outline.comments] == [
        *("a", "a1", "a2", "a2x", "a2y"),
        *("b", "c", "c1"),
    ]
    assert outline.depths == [0, 1, 1, 2, 2, 0, 0, 1]
    assert outline.parents == [POST, A, A, A2, A2, POST, POST, C]


def test_a_fold_hides_what_is_below_and_nothing_else() -> None:
    outline = Outline(TREE)
    outline.fold(A2)
    assert visible(outline) == [POST, A, A1, A2, B, C, C1]
    assert backwards(outline) == visible(outline)[::-1]
    outline.fold(A)
    assert visible(outline) == [POST, A, B, C, C1]
    assert outline.shown(A2X) == A
    outline.unfold(A)
    assert visible(outline) == [POST, A, A1, A2, B, C, C1], "the fold below is still there"


def test_revealing_unfolds_just_what_hides() -> None:
    outline = Outline(TREE)
    outline.fold_all()
    outline.reveal(A2Y)
    assert outline.folded == {A1, A2X, B, C, C1}
    assert visible(outline) == [POST, A, A1, A2, A2X, A2Y, B, C]


def test_levels() -> None:
    outline = Outline(TREE)
    outline.show_levels(1)
    assert outline.folded == {A1, A2, A2X, A2Y, C1}
    outline.show_levels(0)
    assert visible(outline) == [POST, A, B, C]
    outline.show_levels(9)
    assert not outline.folded


def test_relations() -> None:
    outline = Outline(TREE)
    assert outline.parent(A2X) == A2
    assert outline.parent(A) == POST
    assert outline.parent(POST) == POST
    assert outline.root(A2Y) == A
    assert outline.ancestors(A2Y) == [A2, A]
    assert outline.replies(A) == 4
    assert outline.replies(POST) == 8
    assert outline.number(A2Y) == "1.2.2"
    assert outline.number(C) == "3"


def test_siblings_and_top_level() -> None:
    outline = Outline(TREE)
    assert outline.next_sibling(A) == B
    assert outline.next_sibling(A1) == A2
    assert outline.next_sibling(A2) is None
    assert outline.previous_sibling(A2) == A1
    assert outline.previous_sibling(B) == A
    assert outline.previous_sibling(A) is None
    assert outline.next_top_level(POST) == A
    assert outline.next_top_level(A2X) == B
    assert outline.next_top_level(C1) is None
    assert outline.previous_top_level(A2X) == A
    assert outline.previous_top_level(B) == A
    assert outline.previous_top_level(A) == POST
    assert outline.previous_top_level(POST) is None


def test_the_ids_of_what_is_folded_are_made_once_for_the_same_folds() -> None:
    outline = Outline((comment("a", id="a"), comment("b", id="b")))
    outline.fold(0)
    before = outline.folded_ids()
    outline.fold(1)
    assert outline.folded_ids() == {"a", "b"}
    outline.unfold(1)
    assert outline.folded_ids() == before == {"a"}
    assert outline.folded_ids() is outline.folded_ids()


def test_folds_are_kept_by_id() -> None:
    outline = Outline(TREE)
    outline.fold(C)
    outline.fold(POST)
    kept = outline.folded_ids()
    assert kept == {"c", ""}
    other = Outline((comment("new", id="n"), *TREE))
    other.fold_ids(kept)
    assert other.folded == {POST, C + 1}


def test_a_post_without_comments() -> None:
    outline = Outline(())
    assert visible(outline) == [POST]
    assert outline.last() == POST
    assert outline.next_top_level(POST) is None
    outline.fold_all()
    assert not outline.folded


def test_a_thread_deeper_than_python_recurses() -> None:
    deep = comment("end")
    for _ in range(3000):
        deep = comment("more", deep)
    outline = Outline((deep,))
    assert len(outline) == 3001
    assert outline.root(3000) == 0
    outline.fold(0)
    assert outline.last() == 0
