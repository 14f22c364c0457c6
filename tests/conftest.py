"""What every test needs: a home of its own, so that none touches the person's files."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tui_reader.paths import HOME_VARIABLE

# TESTS_PROFILE=thorough, or a number of examples, looks longer for what breaks a property.
_PROFILE = os.environ.get("TESTS_PROFILE", "quick")
settings.register_profile("quick", max_examples=40, deadline=None)
settings.register_profile("thorough", max_examples=1000, deadline=None)
if _PROFILE.isdecimal():
    settings.register_profile(_PROFILE, max_examples=int(_PROFILE), deadline=None)
settings.load_profile(_PROFILE)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep bookmarks, settings, state and index of this test apart."""
    folder = tmp_path / "home"
    monkeypatch.setenv(HOME_VARIABLE, str(folder))
    return folder
