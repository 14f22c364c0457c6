"""Tags that are typed on one line."""

import pytest

from tui_reader.bookmarks.tags import complete_tag, spell_tags, tags_typed


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("wi", "Winter coats"),
        ("wool, wi", "wool, Winter coats"),
        ("winter coats, w", "winter coats, wool"),
        ("Wo", "wool"),
        ("x, la", 'x, "late, but here"'),
        ('x, "late, b', 'x, "late, but here"'),
        ('"late, but here", wi', '"late, but here", Winter coats'),
        ('"late, but here", l', None),
        ('"late, but here"', None),
        ("wool", None),
        ("wool, ", None),
        ("", None),
        ("zz", None),
    ],
)
def test_a_tag_that_is_begun_is_offered_from_those_in_use(typed: str, expected: str | None) -> None:
    found = complete_tag(typed, ["Winter coats", "wool", "late, but here"])
    assert (found and typed[: found[0]] + found[1]) == expected


def test_tags_are_typed_with_commas() -> None:
    assert tags_typed(" wool,winter  coats,, wool\n,\x1b") == ("wool", "winter coats", "␛")
    assert tags_typed(" , ") == ()
    assert tags_typed("Wool, wool, WOOL") == ("Wool",)


def test_a_tag_with_commas_is_typed_between_quotes() -> None:
    assert tags_typed('"wool, wet" , glue,"so ""it"" is, yes"') == (
        "wool, wet",
        "glue",
        'so "it" is, yes',
    )
    assert tags_typed('glue, "wool, wet') == ("glue", "wool, wet")
    assert tags_typed('12" pipe, "odd" socks') == ('12" pipe', '"odd" socks')


@pytest.mark.parametrize("tag", ["wool", "a, b", ",", '"a"', '"a, b", c', 'a "b', '"', '""'])
def test_a_tag_is_spelt_so_that_it_is_typed_again(tag: str) -> None:
    for tags in (("one", tag, "two"), ("one", tag)):
        assert tags_typed(spell_tags(tags)) == tags
