"""From posts to their terms, within the memory that a process has that reads captures."""

import subprocess
import sys

import pytest

_LIMITED = """
import resource, sys
from tui_reader.archive.reading.limits import LIMITS
resource.setrlimit(resource.RLIMIT_AS, (LIMITS.memory, LIMITS.memory))
from tests.builders import post
from tui_reader.index.inverted import terms_of
terms_of(post(body={text}))
"""


@pytest.mark.parametrize(
    "text",
    [
        # Spelt in many ways, next to others that are.
        "\"a'b'c'd'e'f \" * 800_000",
        "' '.join(\"a'b'c'd'e'%s\" % (number % 2_000) for number in range(600_000))",
        "chr(0x1F600) * 10_000_000",
    ],
)
def test_no_text_of_ten_megabytes_needs_more_memory_than_there_is(text: str) -> None:
    # One thread: each of others would take room of its own.
    ended = subprocess.run(
        [sys.executable, "-c", _LIMITED.format(text=text)],
        capture_output=True,
        text=True,
        env={"OPENBLAS_NUM_THREADS": "1"},
    )
    assert ended.stderr == ""
