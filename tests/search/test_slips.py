"""What fingers do easily, and what they hardly ever do."""

import pytest

from tui_reader.search.slips import slip_cost


def costs(meant: str, *typed: str) -> list[float]:
    return [slip_cost(each, meant, 1) for each in typed]


def test_what_fingers_do_easily_costs_least() -> None:
    swapped, doubled, beside, missing, other = costs(
        "nimbus", "nimbsu", "nimmbus", "nimvus", "nmbus", "nimqus"
    )
    assert swapped == doubled < beside < missing < other < 2


def test_one_of_two_alike_is_easily_left_out() -> None:
    assert slip_cost("hemed", "hemmed", 1) == slip_cost("hemmmed", "hemmed", 1)
    assert slip_cost("hemed", "hemmed", 1) < slip_cost("hemmd", "hemmed", 1)


@pytest.mark.parametrize("typed", ["imbus", "mimbus", "inmbus"])
def test_the_first_letter_is_hardly_mistaken(typed: str) -> None:
    assert slip_cost(typed, "nimbus", 1) > slip_cost("nimbsu", "nimbus", 1)
    assert slip_cost(typed, "nimbus", 1) < slip_cost("minbus", "nimbus", 2)


def test_letters_of_no_keyboard_that_we_know_are_no_neighbours() -> None:
    assert slip_cost("туда", "тула", 1) == slip_cost("rmst", "rest", 1)
    assert slip_cost("rwst", "rest", 1) < slip_cost("туда", "тула", 1)
