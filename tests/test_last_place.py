"""The file that keeps where one stopped."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui_reader import saving
from tui_reader.last_place import LastPlace, Stop


@pytest.mark.parametrize("before", [Stop("mist"), Stop("hail")])
def test_of_two_places_on_their_way_the_later_one_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: Stop
) -> None:
    file = tmp_path / "place.json"
    place, lock = LastPlace(lambda: file), saving.lock
    place.save(before)

    @contextlib.contextmanager
    def overtaken(path: Path, wait: float) -> Iterator[None]:
        monkeypatch.setattr(saving, "lock", lock)
        place.save(Stop("hail"))
        with lock(path, wait):
            yield

    monkeypatch.setattr(saving, "lock", overtaken)
    place.save(Stop("fog"))
    assert LastPlace(lambda: file).load() == Stop("hail")


def test_of_a_file_that_is_no_place_not_all_is_read(tmp_path: Path) -> None:
    file = tmp_path / "place.json"
    file.write_bytes(b"abcdef")
    assert saving.read_file(file) == b"abcdef"
    assert saving.read_file(file, 3) == b"abc"


def test_nobody_who_leaves_waits_long_for_another_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = []

    @contextlib.contextmanager
    def held(_: Path, wait: float) -> Iterator[None]:
        waits.append(wait)
        raise saving.NotSaved
        yield

    monkeypatch.setattr(saving, "lock", held)
    LastPlace(lambda: tmp_path / "place.json").save(Stop("fog"))
    assert waits
    assert max(waits) < 1
