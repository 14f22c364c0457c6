"""The words of an archive and where they stand."""

import pytest

from tui_reader.search.lookup import edits_for
from tui_reader.search.vocabulary import Vocabulary


@pytest.fixture
def vocabulary() -> Vocabulary:
    made = Vocabulary()
    made.add(0, {"cloud", "clouds", "rain"}, {})
    made.add(1, {"cloud", "clod", "email"}, {"email": "e-mail"})
    made.add(2, {"cloud", "clouds", "2014"}, {})
    return made


def test_passages_of_a_word(vocabulary: Vocabulary) -> None:
    assert list(vocabulary.passages("clouds")) == [0, 2]
    assert list(vocabulary.passages("snow")) == []
    assert vocabulary.count("cloud") == 3


def test_longer_words_the_commonest_first(vocabulary: Vocabulary) -> None:
    assert vocabulary.beginning_with("clo", 9) == ["cloud", "clouds", "clod"]
    assert vocabulary.beginning_with("clo", 1) == ["cloud"]
    assert vocabulary.beginning_with("cloud", 9) == ["clouds"]


def test_words_added_later_are_among_them(vocabulary: Vocabulary) -> None:
    vocabulary.beginning_with("a", 1)
    vocabulary.add(3, {"clove"}, {})
    assert "clove" in vocabulary.beginning_with("clo", 9)


def test_nearest_words_the_nearest_first(vocabulary: Vocabulary) -> None:
    assert vocabulary.nearest("cloudy", 1, 9) == [("cloud", 1), ("clouds", 1)]
    assert vocabulary.nearest("clouds", 2, 9) == [("cloud", 1), ("clod", 2)]


def test_a_number_is_near_to_nothing(vocabulary: Vocabulary) -> None:
    assert vocabulary.nearest("2015", 1, 9) == []


def test_what_is_removed_is_in_no_answer(vocabulary: Vocabulary) -> None:
    vocabulary.remove(1, {"cloud", "clod", "email"})
    assert list(vocabulary.passages("cloud")) == [0, 2]
    assert vocabulary.beginning_with("clo", 9) == ["cloud", "clouds"]
    assert vocabulary.nearest("clo", 1, 9) == []


def test_removing_what_is_not_there_removes_nothing(vocabulary: Vocabulary) -> None:
    vocabulary.remove(1, {"clouds"})
    assert list(vocabulary.passages("clouds")) == [0, 2]


def test_spellings_of_a_compound(vocabulary: Vocabulary) -> None:
    assert vocabulary.spellings("email") == ("email", "e-mail")


@pytest.mark.parametrize(
    ("word", "edits"),
    [("fog", 0), ("mist", 1), ("cloud", 1), ("clouds", 2), ("thunderhead", 2), ("201456", 0)],
)
def test_longer_words_are_forgiven_more(word: str, edits: int) -> None:
    assert edits_for(word) == edits
