"""Times of exports and feeds: as they are written, and what comes of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.archive.feeds.timestamps import (
    order_of,
    read_local_time,
    read_mail_time,
    read_timestamp,
)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("2014-07-05T08:50:00.000+01:00", "2014-07-05T08:50:00.000+01:00"),
        (" 2014-07-05T08:50:00Z\n", "2014-07-05T08:50:00Z"),
        ("2014-07-05 08:50:00 +0100", "2014-07-05T08:50:00+01:00"),
        ("2014-07-05t08:50z", "2014-07-05T08:50:00Z"),
        ("2014-07-05T08:50:31", "2014-07-05T08:50"),
        ("2014-07-05", "2014-07-05"),
        ("2014-02-30", None),
        ("2014-07-05T25:00:00Z", None),
        ("0000-00-00T00:00:00Z", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_time_of_atom(text: str, made: str | None) -> None:
    assert read_timestamp(text) == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Sat, 05 Jul 2014 08:50:00 +0100", "2014-07-05T08:50:00+01:00"),
        ("05 Jul 2014 08:50:00 GMT", "2014-07-05T08:50:00+00:00"),
        ("Sat, 5 Jul 2014 08:50 EST", "2014-07-05T08:50:00-05:00"),
        ("2014-07-05T08:50:00Z", "2014-07-05T08:50:00Z"),
        ("Sat, 99 Jul 2014 08:50:00 +0100", None),
        ("Sat, 05 Jul 2014 08:50:00 +9999", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_time_of_rss(text: str, made: str | None) -> None:
    assert read_mail_time(text) == made


@pytest.mark.parametrize(
    ("local", "universal", "made"),
    [
        ("2014-07-05 08:50:00", "2014-07-05 07:50:00", "2014-07-05T08:50:00+01:00"),
        ("2014-01-01 01:20:00", "2013-12-31 19:50:00", "2014-01-01T01:20:00+05:30"),
        ("2014-07-05 08:50:00", "2014-07-05 08:50:00", "2014-07-05T08:50:00+00:00"),
        ("2014-07-05 08:50:00", "2014-07-01 08:50:07", "2014-07-01T08:50:07Z"),
        ("2014-07-05 08:50:00", "0000-00-00 00:00:00", "2014-07-05T08:50"),
        ("", "2014-07-05 07:50:00", "2014-07-05T07:50:00Z"),
        ("0000-00-00 00:00:00", "0000-00-00 00:00:00", None),
        ("", "", None),
    ],
)
def test_a_time_of_wordpress(local: str, universal: str, made: str | None) -> None:
    assert read_local_time(local, universal) == made


def test_times_of_any_zone_are_in_order() -> None:
    early, late = order_of("2014-07-05T08:50:00+02:00"), order_of("2014-07-05T07:00:00Z")
    assert early is not None
    assert late is not None
    assert early < late
    assert order_of("2014-07-05") is None
    assert order_of(None) is None


@given(st.text(max_size=40), st.text(alphabet="0123456789-T:+Z. ", max_size=40))
def test_nothing_raises(text: str, digits: str) -> None:
    for each in (text, digits):
        for made in (read_timestamp(each), read_mail_time(each), read_local_time(each, digits)):
            assert made is None or made[:10] == made[:10].strip()
            order_of(made)
