"""Ids and times in few bytes, and texts that are no text to SQLite."""

import sqlite3

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tui_reader.index.stored_text import (
    given_id,
    given_or_none,
    given_time,
    kept_id,
    kept_text,
    kept_time,
)

_ANY = st.text() | st.text(st.characters(categories=["Cs"]))
_IDS = st.from_regex(r"[-+ _0-9a-fA-Fx]{12}", fullmatch=True)
_TIMES = st.from_regex(r"[-+ 0-9]{4}-[-_0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}", fullmatch=True)


def through_sqlite(value: object) -> object:
    """Give a value as it comes back."""
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE TABLE kept (value)")
        connection.execute("INSERT INTO kept VALUES (?)", (value,))
        return connection.execute("SELECT value FROM kept").fetchone()[0]


@given(_ANY | _IDS)
@example("0" * 12)
@example("00000000000A")
@example("٠٠٠٠٠٠٠٠٠٠٠٠")
def test_any_id_comes_back(own_id: str) -> None:
    assert given_id(through_sqlite(kept_id(own_id))) == own_id


@given(_ANY | _TIMES)
@example("0000-00-00T00:00")
@example("-001-01-01T00:00")
@example("٢٠١٤-٠٧-٠٥T٠٨:٥٠")
def test_any_time_comes_back(time: str) -> None:
    assert given_time(through_sqlite(kept_time(time))) == time


@given(_ANY)
def test_any_text_comes_back(text: str) -> None:
    assert given_or_none(through_sqlite(kept_text(text))) == text


def test_what_is_not_there_comes_back_as_that() -> None:
    assert given_id(kept_id(None)) == ""
    assert given_time(kept_time(None)) is None


@pytest.mark.parametrize("value", [kept_id("00c4ea1c1613"), kept_time("2014-07-05T08:50")])
def test_what_most_comments_have_takes_six_bytes(value: object) -> None:
    assert isinstance(value, int)
    assert value < 1 << 48
