"""Text broken into lines of a width."""

import pytest
from rich import cells
from rich.cells import cell_len

from tui_reader.tui import typeset as typesetting
from tui_reader.tui.phrasing import fit, spoken_date
from tui_reader.tui.typeset import links, typeset


def lines(text: str, width: int) -> list[str]:
    return [" " * line.indent + text[line.start : line.end] for line in typeset(text, width)]


def test_words_are_kept_whole_where_they_fit() -> None:
    assert lines("a cloud came down the lane", 10) == ["a cloud", "came down", "the lane"]


def test_blank_lines_and_breaks_stay() -> None:
    assert lines("one\n\ntwo\nthree", 10) == ["one", "", "two", "three"]


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert lines("x" * 25, 10) == ["x" * 10, "x" * 10, "x" * 5]


def test_list_items_hang() -> None:
    assert lines("• mend the cloud", 10) == ["• mend the", "  cloud"]
    assert lines("1. mend the cloud", 10) == ["1. mend", "   the", "   cloud"]


@pytest.mark.parametrize("before", ["", "see ", "• ", "见 "])
def test_what_is_to_stay_whole_is_not_cut(before: str) -> None:
    address = "https://mist.example/how-to-mend"
    text = f"{before}{address}). And on they went.\n{address} {address}"
    lines = typeset(text, 13, links(text))
    told = [text[line.start : line.end] for line in lines]
    assert told[1 if before else 0] == f"{address})."
    assert told[-4:] == ["And on they", "went.", address, address]


@pytest.mark.parametrize("between", ["", "\u3000", "\u3002", '"'])
def test_what_follows_an_address_is_broken_as_ever(between: str) -> None:
    address = "https://mist.example/how-to-mend"
    text = f"{address}{between}{chr(0x65E5) * 200}"
    first, *rest = typeset(text, 20, links(text))
    assert text[first.start : first.end].rstrip('"') == address
    assert max(cell_len(text[line.start : line.end]) for line in rest) <= 20


def test_wide_characters_count_twice() -> None:
    shown = lines("雲を縫う人の日記です", 8)
    assert shown == ["雲を縫う", "人の日記", "です"]
    assert all(cell_len(line) <= 8 for line in shown)


def test_a_mark_is_not_parted_from_its_letter() -> None:
    letter = "e\u0301\u0302"
    for line in lines("日" + letter * 12, 5):
        assert not line.startswith(("\u0301", "\u0302"))


def test_what_is_joined_is_not_parted() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert lines(family * 6, 4) == [family * 2] * 3
    heart = "\u2764\ufe0f"
    assert lines(heart * 5, 4) == [heart * 2, heart * 2, heart]


def test_a_space_that_is_not_to_be_broken_is_not() -> None:
    assert lines("雲 été 10\u00a0km", 8) == ["雲 été", "10\u00a0km"]


@pytest.mark.parametrize("letters", ["\U0001f600", "ก", "س", "e\u0301", "雲"])
def test_no_word_is_measured_again_for_each_line_that_it_takes(
    letters: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured = 0

    def count(character: str, unicode_version: str = "auto") -> int:
        nonlocal measured
        measured += 1
        return measure(character, unicode_version)

    measure = cells.get_character_cell_size
    monkeypatch.setattr(cells, "get_character_cell_size", count)
    monkeypatch.setattr(typesetting, "get_character_cell_size", count, raising=False)
    text = letters * 5_000
    assert len(typeset(text, 40)) > 100
    assert measured <= len(text) + 200


@pytest.mark.parametrize("rule", ["******", "-----", "--oo00oo--", "  *******  ", "=====", "____"])
def test_rows_of_stars_and_dashes_are_rules(rule: str) -> None:
    assert [line.rule for line in typeset(f"a\n{rule}\nb", 40)] == [False, True, False]


@pytest.mark.parametrize(
    "text", ["...", ".....", "* a", "- b", "*shrug*", "-5", "–", "o", "+1", "--"]
)
def test_other_lines_are_not(text: str) -> None:
    assert not typeset(text, 40)[0].rule


def test_a_width_of_nothing_is_borne() -> None:
    assert lines("abc", 0) == ["a", "b", "c"]
    assert lines("", 0) == [""]


def test_links_end_before_punctuation() -> None:
    text = "See (https://example.org/a_(b)), www.example.org. And http://x.example/?q=1&r=[2]!"
    assert [text[start:end] for start, end in links(text)] == [
        "https://example.org/a_(b)",
        "www.example.org",
        "http://x.example/?q=1&r=[2",
    ]


def test_fitting_shortens_by_cells() -> None:
    assert fit("mending", 7) == "mending"
    assert fit("mending", 6) == "mendi…"
    assert fit("雲を縫う", 5) == "雲を…"
    assert fit("mending", 1) == "…"
    assert fit("mending", 0) == ""


@pytest.mark.parametrize(
    ("published", "told", "short"),
    [
        ("2014-07-05", "5 July 2014", "5 Jul 2014"),
        ("2014-07-05T08:50", "5 July 2014, 08:50", "5 Jul 2014"),
        ("2014-07-05T08:50:11+01:00", "5 July 2014, 08:50", "5 Jul 2014"),
        ("21:00", "21:00", "21:00"),
        ("2014-13-05", "2014-13-05", "2014-13-05"),
        (None, "", ""),
    ],
)
def test_dates_are_spoken(published: str | None, told: str, short: str) -> None:
    assert spoken_date(published) == told
    assert spoken_date(published, short=True) == short
