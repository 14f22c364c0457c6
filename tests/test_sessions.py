"""How the tests end: nothing strikes a process of several that has told what it found."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import signal
from types import SimpleNamespace
from tests.conftest import pytest_sessionfinish
pytest_sessionfinish(SimpleNamespace(config=SimpleNamespace({attributes})))
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    print("interrupted", end="")
"""


@pytest.mark.parametrize(
    ("attributes", "told"), [("workerinput={}", b""), ("", b"interrupted")], ids=["worker", "only"]
)
def test_who_has_told_all_is_not_interrupted(attributes: str, told: bytes) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(attributes=attributes)],
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        check=True,
    )
    assert ended.stdout == told
