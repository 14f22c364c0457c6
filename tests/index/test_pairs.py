"""Which words stand next to each other."""

import pytest

from tests.builders import post
from tests.index.filling import terms_in
from tui_reader.index.kinds import PAIR
from tui_reader.index.pairs import pair_of


def pairs_in(text: str) -> set[str]:
    """Give the pairs of a text."""
    (terms,) = terms_in(post(title="", body=text))
    return {term for term in terms if term.startswith(PAIR)}


@pytest.mark.parametrize(
    ("words", "pair"),
    [
        ("thin cold mist", "thin cold"),
        ("thin cold mist", "cold mist"),
        ("mist mist", "mist mist"),
        ("we don't know", "dont know"),
        ("we don't know", "we dont"),
        ("we don't know", "t know"),
        ("we don't know", "don t"),
        ("an e-mail came", "an email"),
        ("an e-mail came", "email came"),
        ("an e-mail came", "e mail"),
        ("an e-mail came", "mail came"),
        ("sous l'arc-en-ciel", "sous larc"),
        ("sous l'arc-en-ciel", "sous l"),
        ("sous l'arc-en-ciel", "arc en"),
        ("sous l'arc-en-ciel", "en ciel"),
        ("paix d'aujourd'hui demain", "aujourdhui demain"),
        ("paix d'aujourd'hui demain", "d aujourdhui"),
        ("paix d'aujourd'hui demain", "paix daujourd"),
        ("paix d'aujourd'hui demain", "daujourd hui"),
        ("all rock'n'roll is", "nroll is"),
        ("all rock'n'roll is", "rock nroll"),
        ("a'b'c'd'e'f'g'h is", "abcdefgh is"),
        ("a'b'c'd'e'f'g'h is", "c d"),
        ("e-mail e-mail", "email email"),
        ("e-mail e-mail", "mail e"),
        ("'thin -- mist'", "thin mist"),
        ("thin a-'b mist", "thin a"),
        ("thin a-'b mist", "a b"),
        ("thin a-'b mist", "b mist"),
        ("हिन्दी है", "हिन्दी है"),
        ("雲 を", "雲 を"),
    ],
)
def test_words_next_to_each_other_are_a_pair_however_they_are_spelt(words: str, pair: str) -> None:
    before, after = pair.split()
    assert pair_of(before, after) in pairs_in(words)


def test_the_order_of_two_words_tells() -> None:
    assert pair_of("cold", "thin") not in pairs_in("thin cold mist")


@pytest.mark.parametrize("words", ["", "mist", "--", "' -"])
def test_one_word_is_no_pair(words: str) -> None:
    assert pairs_in(words) == set()


def test_a_pair_passes_over_an_emoji() -> None:
    assert pair_of("done", "my") in pairs_in("done \U0001f600 my")
