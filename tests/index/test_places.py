"""Where the index of an archive is."""

from pathlib import Path

import pytest

from tui_reader.index.places import index_file, open_index
from tui_reader.paths import HOME_VARIABLE


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))


def test_an_archive_has_one_index_whatever_it_is_called(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    (tmp_path / "link").symlink_to(one)
    assert index_file([one, two]) == index_file([two, tmp_path / "link", one / ".." / "one"])
    assert index_file([one]) != index_file([two])


def test_an_odd_name_has_an_index_too() -> None:
    assert index_file([Path("\udcff")]).name.isascii()


def test_where_no_file_can_be_kept_the_index_is_in_memory(tmp_path: Path) -> None:
    assert open_index([tmp_path]).path is not None
    (tmp_path / "home").rename(tmp_path / "elsewhere")
    (tmp_path / "home").write_text("in the way", encoding="utf-8")
    store = open_index([tmp_path])
    assert store.path is None
    assert len(store) == 0
