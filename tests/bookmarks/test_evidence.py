"""What each kind of evidence is worth, where the whole would hide it."""

import pytest

from tests.builders import post
from tui_reader.bookmarks.bookmark import Anchor
from tui_reader.bookmarks.evidence import of_post, of_text, of_time


@pytest.mark.parametrize(
    ("kept", "found", "sign"),
    [
        (None, "2019-03-05", 0),
        ("2019-03-05", None, 0),
        ("2019-03-05T10:00", "2019-03-05T10:00", 1),
        ("2019-03-05T10:00", "2019-03-05T10:00:59Z", 1),
        ("2019-03-05T10:00", "2019-03-05T18:30", 0),
        ("2019-03-05T23:00", "2019-03-06T07:00+01:00", 0),
        ("2019-03-05T10:00", "2019-03-05T10:01", -1),
        ("2019-03-05T10:00", "2019-03-08T10:00", -1),
        ("2019-03-05", "2019-03-05T10:00", 1),
        ("2019-03-05", "2019-03-06", 0),
        ("2019-03-05", "2019-03-07T10:00", -1),
        ("in spring", "in spring", 1),
        ("in spring", "2019-03-05", 0),
    ],
)
def test_times_of_one_moment_speak_for_it_and_others_against(
    kept: str | None, found: str | None, sign: int
) -> None:
    points = of_time(kept, found)
    assert (points > 0) - (points < 0) == sign


def test_to_the_minute_is_worth_more_than_the_day() -> None:
    minute = of_time("2019-03-05T10:00", "2019-03-05T10:00")
    assert minute > of_time("2019-03-05", "2019-03-05T10:00")


def test_a_long_text_is_worth_more_than_a_short_one_and_the_same_more_than_a_like_one() -> None:
    assert of_text("a" * 80, 100) > of_text("a" * 30, 100) > of_text("+1", 100) > 0
    assert of_text("a" * 80, 100) > of_text("a" * 80, 90) > of_text("a" * 80, 70)
    assert of_text("a" * 80, 0) < 0


def test_a_post_is_known_by_id_or_by_title_and_date() -> None:
    anchor = Anchor(post().id, post().title, post().published)
    assert of_post(anchor, post(title="x", published=None)) > 0
    assert of_post(anchor, post(id="x", title="A  TORN cloud")) > 0
    assert of_post(anchor, post(id="x", title="y")) == 0
    assert of_post(anchor, post(id="x", published="2020-01-01")) == 0
    assert of_post(anchor, post(id="x", title="y", published="2020-01-01")) < 0
