"""What every test needs: a home of its own, so that none touches the person's files."""

import os
import signal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tui_reader.paths import HOME_VARIABLE

# TESTS_PROFILE=thorough, or a number of examples, looks longer for what breaks a property.
_PROFILE = os.environ.get("TESTS_PROFILE", "quick")
_EXAMPLES = {"quick": 40, "thorough": 1000}
settings.register_profile(
    _PROFILE,
    max_examples=_EXAMPLES.get(_PROFILE) or int(_PROFILE),
    # How fast examples come says how busy the machine is, and nothing of the program.
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(_PROFILE)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Let a process of several end in its own time: by now it has told all that it found.

    Where that takes it longer than five seconds, it would interrupt itself, wherever it is.
    """
    if hasattr(session.config, "workerinput"):
        signal.signal(signal.SIGINT, signal.SIG_IGN)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep bookmarks, settings, state and index of this test apart."""
    folder = tmp_path / "home"
    monkeypatch.setenv(HOME_VARIABLE, str(folder))
    return folder
