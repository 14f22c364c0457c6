"""TOML is read from any bytes, and nothing is written that would not come back."""

import datetime

import pytest

from tui_reader.saving import NotSaved
from tui_reader.toml import Unreadable, parse_toml, write_toml


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"a = 1\nb = \n", "line 2"),
        (b"a = 1\n\nb = '\xff'", "line 3"),
        (b"a = " + b"[" * 100_000, "nested too deeply"),
        (b"a = " + b"9" * 10_000, "digits"),
        ("a = 'é'".encode("utf-16"), "not UTF-8"),
        (b"a = 1\na = 2\n", "line 2"),
        (b"a = 1\n\x00", "line 2"),
    ],
)
def test_what_is_no_toml_is_told_with_its_line(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        parse_toml(data)


def test_a_byte_order_mark_is_passed_over() -> None:
    assert parse_toml(b"\xef\xbb\xbfa = 1") == {"a": 1}


def test_every_kind_of_value_comes_back() -> None:
    table = parse_toml(
        b"a = nan\nb = 1979-05-27T07:32:00.5-08:00\nc = 07:32:00\nd = [[1, 2.5], ['x']]\n"
        b"e = {f = {g = true}}\n'odd key' = 1979-05-27\n[[h]]\ni = -inf\n[[h]]\n[j.k]\n"
    )
    again = parse_toml(write_toml(table, "first"))
    assert repr(again["h"]) == "[{'i': -inf}, {}]"
    assert again["b"].utcoffset() == datetime.timedelta(hours=-8)
    del again["a"], table["a"]
    assert again == table


def test_the_first_line_is_the_comment() -> None:
    assert write_toml({"a": 1}, "first") == b"# first\na = 1\n"


@pytest.mark.parametrize("value", [None, "\ud800", {1, 2}, datetime.time(1, tzinfo=datetime.UTC)])
def test_what_cannot_be_kept_is_refused(value: object) -> None:
    with pytest.raises(NotSaved, match="cannot be written down"):
        write_toml({"a": value}, "first")


def test_a_time_zone_that_toml_cannot_say_is_refused() -> None:
    zone = datetime.timezone(datetime.timedelta(seconds=3661))
    with pytest.raises(NotSaved, match="cannot be written down"):
        write_toml({"a": datetime.datetime(2020, 1, 1, tzinfo=zone)}, "first")


def test_what_comes_back_otherwise_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    import tomli_w

    dumps = tomli_w.dumps
    monkeypatch.setattr(tomli_w, "dumps", lambda table: dumps({**table, "a": len(table)}))
    with pytest.raises(NotSaved, match="without loss"):
        write_toml({"b": 1}, "first")
