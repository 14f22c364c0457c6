"""What every test needs: a home of its own, so that none touches the person's files."""

from pathlib import Path

import pytest

from tui_reader.paths import HOME_VARIABLE


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep bookmarks, settings, state and index of this test apart."""
    folder = tmp_path / "home"
    monkeypatch.setenv(HOME_VARIABLE, str(folder))
    return folder
