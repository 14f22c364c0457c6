"""Counts by years as bars."""

from tui_reader.tui.histogram import bars

YEARS = (("2010", 1), ("2012", 16), ("2013", 8))


def test_every_year_from_the_first_to_the_last_has_a_bar() -> None:
    drawn = bars(YEARS, 4)
    assert [(bar.year, bar.count) for bar in drawn] == [
        ("2010", 1),
        ("2011", 0),
        ("2012", 16),
        ("2013", 8),
    ]
    assert [bar.text for bar in drawn] == ["▁", " ", "█", "▄"]


def test_with_more_room_bars_are_wider_and_stand_apart() -> None:
    assert "".join(bar.text for bar in bars(YEARS, 9)) == "▁   █ ▄ "
    assert "".join(bar.text for bar in bars(YEARS, 99)) == "▁▁▁     ███ ▄▄▄ "


def test_where_they_do_not_fit_years_without_a_count_are_left_out() -> None:
    assert [bar.year for bar in bars(YEARS, 3)] == ["2010", "2012", "2013"]
    far = (("1970", 1), *YEARS)
    assert [bar.year for bar in bars(far, 10)] == ["1970", "2010", "2012", "2013"]


def test_where_even_these_do_not_fit_the_chosen_one_is_seen() -> None:
    assert [bar.year for bar in bars(YEARS, 2)] == ["2012", "2013"]
    assert [bar.year for bar in bars(YEARS, 2, "2012")] == ["2010", "2012"]
    assert [bar.year for bar in bars(YEARS, 2, "2010")] == ["2010", "2012"]


def test_what_is_no_year_has_no_bar() -> None:
    assert bars((), 9) == []
    assert bars(YEARS, 0) == []
    assert bars((("soon", 2), ("2010", 0)), 9) == []
