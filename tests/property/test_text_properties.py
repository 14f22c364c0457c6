"""What holds for every text that a stranger can write."""

import unicodedata
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from tui_reader.text import LONGEST_LINE, MOST_MARKS, clean_block, clean_line, fold

hostile = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from("\x1b\x00\x07\x7f\x85\x9b\r\n\t\u202e\u2066\u200b\u2028\ud800\u0301 a"),
        st.sampled_from("\u200c\u200d\ufe0f\u0903\u1161\u11a8\U0001f3fb👩\u0488\U000e0100"),
    ),
    max_size=200,
)


@given(hostile)
def test_no_control_and_no_surrogate_survives(text: str) -> None:
    assert all(unicodedata.category(letter) not in ("Cc", "Cs") for letter in clean_line(text))
    left = {letter for letter in clean_block(text) if unicodedata.category(letter) in ("Cc", "Cs")}
    assert left <= {"\n"}


@given(hostile)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean_line(clean_line(text)) == clean_line(text)
    assert clean_block(clean_block(text)) == clean_block(text)


@given(hostile)
def test_no_letter_carries_a_tower_of_marks(text: str) -> None:
    for clean in (clean_line, clean_block):
        counts = Counter[str]()
        for letter in clean(text):
            category = unicodedata.category(letter)
            if category in ("Mn", "Me", "Mc", "Cf"):
                counts["Mn" if category == "Me" else category] += 1
                assert max(counts.values()) <= MOST_MARKS
            else:
                counts.clear()


@given(st.text(alphabet=st.one_of(st.sampled_from("a \n\n\t\u00a0"), st.characters())))
def test_folding_is_splitting_at_white_space(text: str) -> None:
    for some in (text, 50 * text):
        assert fold(some) == " ".join(some.split())


# Pieces of Korean syllables take no room, so that there may only be a few of them.
PIECES = "".join(map(chr, [*range(0x1160, 0x1200), *range(0xD7B0, 0xD7FC)]))
SEEN = st.characters(categories=("L", "N", "P", "Zs"), exclude_characters=PIECES)


@given(st.text(alphabet=SEEN, max_size=300))
def test_what_one_can_see_is_kept(text: str) -> None:
    invisible = "\u115f\u3164\uffa0"
    expected = fold("".join(letter for letter in text if letter not in invisible))
    assert clean_line(text) == expected


@given(st.integers(min_value=0, max_value=3), st.integers(min_value=-2, max_value=2))
def test_long_lines_are_folded_and_whole(times: int, more: int) -> None:
    text = "y" * max(LONGEST_LINE * times + more, 0)
    block = clean_block(text)
    assert all(len(line) <= LONGEST_LINE for line in block.split("\n"))
    assert block.replace("\n", "") == text
