"""From posts to their terms, within the memory that a process has that reads captures."""

import subprocess
import sys
from collections.abc import Iterable

import pytest

from tests.builders import comment, post
from tests.index.filling import terms_in
from tui_reader.index import inverting, text_pieces
from tui_reader.index.ragged import Many

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


def test_of_a_very_long_discussion_nothing_is_put_in_order_ever_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    comments = tuple(comment(f"a{n} b{n} c{n % 9}") for n in range(1_000))
    expected = terms_in(post(comments=comments))
    ordered = 0
    each_once = inverting._each_once

    def counted(found: Iterable[Many]) -> Many:
        nonlocal ordered
        every = list(found)
        ordered += sum(map(len, every))
        return each_once(every)

    monkeypatch.setattr(inverting, "_each_once", counted)
    monkeypatch.setattr(text_pieces, "_MOST", 10)
    assert terms_in(post(comments=comments)) == expected
    assert ordered < 20 * sum(map(len, expected))
