"""What holds for every comment tree and every way to fold it."""

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import comment
from tui_reader.archive.outline import POST, Outline
from tui_reader.archive.post import Comment

trees = st.recursive(
    st.builds(comment, st.just("x")),
    lambda below: st.builds(
        lambda replies: comment("x", *replies), st.lists(below, min_size=1, max_size=4)
    ),
    max_leaves=25,
)


@st.composite
def outlines(draw: st.DrawFn) -> Outline:
    top: list[Comment] = draw(st.lists(trees, max_size=4))
    outline = Outline(top)
    if len(outline):
        rows = st.integers(min_value=POST, max_value=len(outline) - 1)
        outline.folded = draw(st.sets(rows))
    return outline


def hidden(outline: Outline, row: int) -> bool:
    return any(above in outline.folded for above in outline.ancestors(row))


@given(outlines())
def test_down_and_up_pass_just_the_rows_that_are_not_hidden(outline: Outline) -> None:
    expected = [POST, *(row for row in range(len(outline)) if not hidden(outline, row))]
    down = [POST]
    while (row := outline.next(down[-1])) is not None:
        down.append(row)
    up = [outline.last()]
    while (row := outline.previous(up[-1])) is not None:
        up.append(row)
    assert down == expected
    assert up == expected[::-1]


@given(outlines(), st.data())
def test_what_is_revealed_is_seen(outline: Outline, data: st.DataObject) -> None:
    if not len(outline):
        return
    row = data.draw(st.integers(min_value=0, max_value=len(outline) - 1))
    before = set(outline.folded)
    outline.reveal(row)
    assert outline.shown(row) == row
    assert row not in outline.folded
    assert before - outline.folded <= {row, *outline.ancestors(row)}


@given(outlines())
def test_siblings_are_the_same_both_ways(outline: Outline) -> None:
    for row in range(len(outline)):
        after = outline.next_sibling(row)
        if after is not None:
            assert outline.previous_sibling(after) == row
            assert outline.parent(after) == outline.parent(row)
