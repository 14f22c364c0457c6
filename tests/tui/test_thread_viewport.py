"""A window on a thread: scrolling, folding and its ends, without a screen."""

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import comment
from tui_reader.archive.outline import POST, Outline
from tui_reader.tui.widgets.thread_viewport import Spot, Viewport

HEIGHTS = {POST: 5, 0: 3, 1: 1, 2: 4, 3: 2}


def outline() -> Outline:
    return Outline((comment("a", comment("a1"), comment("a2")), comment("b")))


def viewport(height: int) -> Viewport:
    view = Viewport(outline(), lambda row: HEIGHTS[row])
    view.height = height
    return view


def all_spots() -> list[Spot]:
    return [(row, line) for row, height in sorted(HEIGHTS.items()) for line in range(height)]


def test_it_shows_the_lines_from_its_top() -> None:
    view = viewport(7)
    assert view.spots() == all_spots()[:7]
    view.scroll(4)
    assert view.spots() == all_spots()[4:11]


def test_it_stops_at_both_ends() -> None:
    view = viewport(6)
    view.scroll(-3)
    assert view.top == (POST, 0)
    view.scroll(100)
    assert view.spots() == all_spots()[-6:]
    assert view.at_end()


def test_a_thread_shorter_than_the_window_does_not_scroll() -> None:
    view = viewport(40)
    view.scroll(3)
    assert view.spots() == all_spots()


def test_showing_scrolls_no_further_than_needed() -> None:
    view = viewport(6)
    view.show(0, 0, 2)
    assert view.spots()[-1] == (0, 2)
    view.show(0, 0, 2)
    assert view.spots()[-1] == (0, 2), "it is there: nothing moves"
    view.show(POST, 0, 4)
    assert view.top == (POST, 0)


def test_what_is_too_long_shows_its_beginning() -> None:
    view = viewport(3)
    view.show(2, 0, 3)
    assert view.top == (2, 0)


def test_a_line_is_put_at_a_line_of_the_screen() -> None:
    view = viewport(6)
    view.put(1, 0, 3)
    assert view.spots()[3] == (1, 0)
    assert view.find(1) == 3
    assert view.find(POST) is None or view.find(POST) == -view.top[1]


def test_a_top_that_was_folded_away_becomes_what_hides_it() -> None:
    tree = outline()
    view = Viewport(tree, lambda row: 1 if row in tree.folded else HEIGHTS[row])
    view.height = 2
    view.top = (2, 3)
    tree.fold(0)
    view.settle()
    assert view.top == (0, 0)


@given(
    st.integers(min_value=1, max_value=20),
    st.lists(st.integers(min_value=-9, max_value=9), max_size=20),
)
def test_it_always_shows_a_stretch_of_the_lines(height: int, steps: list[int]) -> None:
    view = viewport(height)
    at = 0
    for step in steps:
        view.scroll(step)
        at = min(max(at + step, 0), max(len(all_spots()) - height, 0))
        assert view.spots() == all_spots()[at : at + height]
