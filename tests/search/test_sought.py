"""What is looked for in one text, with quotes or without."""

import pytest

from tui_reader.index.words import fold_with_origins
from tui_reader.search.sought import Phrases, quoted


@pytest.mark.parametrize(
    ("text", "query", "pieces"),
    [
        ("The hat, the hats, that hat.", '"the hat"', ["The hat"]),
        ("The hat, the hats, that hat.", '"the hat', ["The hat", "the hats"]),
        ("The hat, the hats, that hat.", '"hat', ["hat", "hats", "hat"]),
        ("The hat, the hats, that hat.", '"hat ', ["hat", "hat"]),
        ("The, um, hat. The,\nhat", "“the hat”", ["The,\nhat"]),
        ("I don’t. Dont!", '"don\'t"', ["don’t", "Dont"]),
        ("An e-mail", '"e mail"', ["e-mail"]),
        ("In straße and gasse", '"in strasse and"', ["In straße and"]),
        ("The hat had a lantern, lanterns.", '"the hat" lant', ["The hat", "lant", "lant"]),
        ("This hat, that hat", '"this hat" hat', ["This hat", "hat", "hat"]),
        ("この雲を修理する", '"修理"', ["修理"]),
        ("author:ines", '"author:ines"', ["author:ines"]),
        ("-not this", '"-not this"', ["not this"]),
    ],
)
def test_quotes_hold_phrases_as_in_the_search(text: str, query: str, pieces: list[str]) -> None:
    folded = fold_with_origins(text)
    phrases = Phrases(query)
    assert [text[start:end] for start, end in phrases.find(folded)] == pieces
    assert phrases.count(folded) == len(pieces)


@pytest.mark.parametrize("query", ["", "the hat", "the hat's", '"', 'she said "', '"…"', '""'])
def test_without_a_word_between_quotes_there_are_no_phrases(query: str) -> None:
    assert not Phrases(query)


def test_what_a_hit_was_found_by_is_looked_for_between_quotes() -> None:
    query = quoted(["the,\" 'hat", "don't", "修理"])
    text = "The «hat»: don't 修理; dont"
    found = Phrases(query).find(fold_with_origins(text))
    assert [text[start:end] for start, end in found] == ["The «hat", "don't", "修理", "dont"]
