"""When something was published, as a number."""

from tests.builders import comment, post
from tests.index.filling import terms_in
from tui_reader.index.inverted import terms_of
from tui_reader.index.minutes import minutes_of
from tui_reader.search.match import Searcher


def test_a_day_of_ten_thousand_years_hence_is_a_number_that_can_be_kept() -> None:
    # Who does not know when something ends writes the last day that there is.
    days = ["2014-07-05", "8165-12-31", "9999-12-30", "9999-12-31", "9999-12-31T23:59"]
    assert list(map(minutes_of, days)) == sorted(map(minutes_of, days))
    assert terms_in(post(published=days[-1]))
    assert list(terms_of(post(published=days[-1])).minutes) == [minutes_of(days[-1])]


def test_a_clock_that_no_clock_shows_makes_no_number_that_cannot_be_kept() -> None:
    assert terms_of(post(published="9999-12-31T99:99")).minutes[0] >= minutes_of("9999-12-31")


def test_one_comment_of_the_last_day_that_there_is_keeps_no_post_from_being_found() -> None:
    searcher = Searcher()
    searcher.add(post(comments=(comment("Mended at last.", published="9999-12-31"),)))
    assert [hit.text for hit in searcher.search("mended")] == ["Mended at last."]
