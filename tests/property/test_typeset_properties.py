"""What holds for every text and every width."""

import itertools

from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui_reader.text import clean_block
from tui_reader.tui.phrasing import fit
from tui_reader.tui.typeset import typeset

texts = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from("ab \n\u00a0雲ー…•1.*-e\u0301")),
    max_size=200,
).map(clean_block)


@given(texts, st.integers(min_value=0, max_value=40))
def test_no_letter_is_lost_and_all_are_in_order(text: str, width: int) -> None:
    lines = typeset(text, width)
    shown = "".join(text[line.start : line.end] for line in lines)
    assert "".join(shown.split()) == "".join(text.split())
    assert all(one.end <= two.start for one, two in itertools.pairwise(lines))


@given(texts, st.integers(min_value=4, max_value=40))
def test_no_line_is_wider_than_it_may_be(text: str, width: int) -> None:
    for line in typeset(text, width):
        if not line.rule:
            assert line.indent + cell_len(text[line.start : line.end]) <= width


@example("雲0", 2)
@given(texts.map(lambda text: text.replace("\n", " ")), st.integers(min_value=0, max_value=40))
def test_what_is_fitted_fits(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) <= width
