"""Untrusted text: what must never reach a terminal does not."""

import sys

import pytest

from tui_reader.text import (
    LONGEST_LINE,
    MOST_MARKS,
    clean_block,
    clean_line,
    fold,
    replace_controls,
    sound,
)


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("\x1b]52;c;aGk=\x1b\\", "␛]52;c;aGk=␛\\"),
        ("a\x00b\x7fc", "a␀b␡c"),
        ("\x9b31m", "�31m"),
        ("a\ud800b", "a�b"),
        ("\u202egnp.exe", "gnp.exe"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("soft\u00adhyphen", "softhyphen"),
        ("tag\U000e0041", "tag"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🌾", "👩\u200d🌾"),
    ],
)
def test_a_hostile_piece_is_shown_and_steers_nothing(hostile: str, shown: str) -> None:
    assert clean_line(hostile) == shown
    assert clean_block(hostile) == shown


def test_markup_is_text() -> None:
    for text in ("[/] x", "[bold]b", "[@click=app.quit]q", "[type=x, v={'a[0]'}]"):
        assert clean_line(text) == text
        assert clean_block(text) == text


def test_marks_are_few() -> None:
    stacked = "a" + "\u0301" * 50 + "b"
    assert clean_line(stacked) == "a" + "\u0301" * MOST_MARKS + "b"


@pytest.mark.parametrize("between", ["\u200d", "\u200c", "\ufe0f", "\u0903", "\U00013430"])
def test_marks_stay_few_whatever_stands_between_them(between: str) -> None:
    for text in (clean_line, clean_block):
        shown = text("a" + ("\u0301" + between) * 2000 + "b")
        assert shown.startswith("a\u0301")
        assert shown.endswith("b")
        assert shown.count("\u0301") <= MOST_MARKS
        assert len(shown) <= 2 + 2 * MOST_MARKS


@pytest.mark.parametrize(
    "tower",
    [
        "\u200d" * 5000,
        "\u200c\u200d" * 5000,
        "\u1161" * 5000,
        "\u1161\u200d\u11a8\u200c" * 2000,
        "\u1adc" * 5000,
        "\U0001f3fb" * 5000,
        "\U000e0100" * 5000,
        "\U000e0fff\ufff0" * 5000,
    ],
)
def test_what_takes_no_room_does_not_come_in_thousands(tower: str) -> None:
    assert len(clean_line("\u1100" + tower + "b")) <= 2 + 2 * MOST_MARKS


def test_a_chain_of_joined_pictures_is_short() -> None:
    chain = clean_line("👩\u200d" * 5000)
    # It takes the room of one in the reader, and of thousands in many a terminal.
    assert max(len(part) for part in chain.replace("👩\u200d", "+").split("👩")) <= MOST_MARKS


@pytest.mark.parametrize(
    "text",
    [
        "👩🏽\u200d❤\ufe0f\u200d💋\u200d👨🏾" * 5,
        "🏳\ufe0f\u200d🌈 👨\u200d👩\u200d👧\u200d👦👨\u200d👩\u200d👧\u200d👦",
        "\u101c\u103b\u103e\u1031\u102c\u1037",
        "\u0915\u094d\u200d\u0937",
        "\u1112\u1161\u11ab\u1100\u1173\u11af",
        "「……」――！？、。”“",
    ],
)
def test_what_people_write_is_kept(text: str) -> None:
    assert clean_line(text) == text


def test_line_breaks_of_every_kind_are_newlines_in_a_block() -> None:
    assert clean_block("a\r\nb\rc\u2028d\u2029e\nf") == "a\nb\nc\nd\ne\nf"


def test_a_line_has_no_line_breaks() -> None:
    assert clean_line(" a\r\nb\tc \u2028 d ") == "a b c d"


def test_tabs_are_four_spaces_in_a_block() -> None:
    assert clean_block("a\tb") == "a    b"


def test_a_line_of_a_million_letters_is_folded() -> None:
    block = clean_block("x" * 1_000_000)
    assert max(map(len, block.split("\n"))) == LONGEST_LINE
    assert block.replace("\n", "") == "x" * 1_000_000
    assert len(clean_line("x" * 1_000_000)) == LONGEST_LINE
    assert clean_line("x" * 1_000_000).endswith("…")


def test_folding_knows_all_that_is_white_space() -> None:
    spaces = [character for character in map(chr, range(sys.maxunicode + 1)) if character.isspace()]
    for space in spaces:
        assert fold(f"{space}a{space * 3}b {space}") == "a b"
        assert fold(f"{space}{'a' * 99}{space * 3}b {space}") == f"{'a' * 99} b"
    assert fold("".join(spaces)) == ""


def test_folding_makes_every_white_space_one_space() -> None:
    assert fold(" a \u00a0\n\t b ") == "a b"
    assert fold("a\n\nb\nc\n") == "a b c"


def test_no_white_space_is_passed_over_in_folding() -> None:
    spaces = [each for each in map(chr, range(sys.maxunicode + 1)) if each.isspace()]
    assert len(spaces) > 20
    for word in ("a", "a" * 100):
        assert {fold(f"{word}{each}b") for each in spaces} == {f"{word} b"}
        assert {fold(f"{each}{word} b{each}") for each in spaces} == {f"{word} b"}
        assert {fold(f"{word}{each}\n{each}b") for each in spaces} == {f"{word} b"}


def test_the_second_net_changes_controls_only() -> None:
    assert replace_controls("a\x1b\n\tb\x85") == "a␛␊␉b�"
    assert replace_controls("déjà [b]") == "déjà [b]"


def test_only_surrogates_without_a_partner_are_replaced() -> None:
    assert sound("\ud83d\ude00 fog") == "😀 fog"
    assert sound("a\ud83db\ude00\ud83d") == "a\ufffdb\ufffd\ufffd"
    assert sound("café") == "café"
