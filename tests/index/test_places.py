"""Where the index of an archive is."""

from pathlib import Path

import pytest

from tui_reader.index.places import index_file
from tui_reader.paths import HOME_VARIABLE


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))


def test_an_archive_has_one_index_whatever_it_is_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    one, two = tmp_path / "one", tmp_path / "two"
    assert index_file([one, two]) == index_file([two, Path("one"), one])
    assert index_file([one]) != index_file([two])
    assert index_file([one]) != index_file([one], unpublished=True)


def test_an_odd_name_has_an_index_too() -> None:
    assert index_file([Path("\udcff")]).name.isascii()
