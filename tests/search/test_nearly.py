"""Words of one text that are nearly those that were typed."""

import pytest

from tui_reader.index.words import fold_with_origins
from tui_reader.search.nearly import Nearly, words_of
from tui_reader.search.snippet import pieces_of

TEXT = "Derek saw the Sheep-dip, and the sheeps’ incident from the hill: straßenbahn, well-known."


@pytest.mark.parametrize(
    ("typed", "found", "told"),
    [
        ("dereck", ["Derek"], "“dereck” ≈ derek"),
        ("drek", ["Derek"], "“drek” ≈ derek"),
        ("sheeep", ["Sheep"], "“sheeep” ≈ sheep"),
        ("sheepz", ["Sheep", "sheeps"], "“sheepz” ≈ sheep, sheeps"),
        ("sheeps incdent", ["sheeps’ incident"], "“incdent” ≈ incident"),
        ("form the", ["from the"], "“form” ≈ from"),
        ("form the hil", ["from the hill"], "“form” ≈ from"),
        ("strassenbhan", ["straßenbahn"], "“strassenbhan” ≈ strassenbahn"),
        ("knwon", ["known"], "“knwon” ≈ known"),
        ("hlil from", [], ""),
        ("teh", [], ""),
        ("zzyzx", [], ""),
    ],
)
def test_the_nearest_words_are_taken_whole_and_told(
    typed: str, found: list[str], told: str
) -> None:
    folded = fold_with_origins(TEXT)
    nearly = Nearly(pieces_of(typed), words_of(folded.text))
    assert nearly.count(folded) == len(found)
    assert [TEXT[start:end] for start, end in nearly.find(folded)] == found
    assert nearly.told == told
