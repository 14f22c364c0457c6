"""The index is killed anywhere while it is built, and is whole each time."""

import contextlib
import os
import signal
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from tests.builders import comment, post
from tests.index.filling import capture
from tui_reader.index.postings import to_numbers
from tui_reader.index.store import Store

KILLS = 200
_STEPS = 40
"""SQLite is interrupted after so many of its own steps."""
_POSTS = [
    post(
        id=f"p{number:02}",
        body=f"rain {number}",
        comments=tuple(comment(f"rain {number} {each}", id=f"c{each}") for each in range(5)),
    )
    for number in range(12)
]


def build(path: Path, step: Callable[[], int | None]) -> None:
    """Build an index, calling something again and again while it is written."""
    store = Store(path)
    store._database._connection().set_progress_handler(step, _STEPS)
    for start in range(0, len(_POSTS), 3):
        with store.writing(kin=False) as writer:
            # The last one is replaced each time: pages go and come.
            writer.remove(_POSTS[-1].id)
            for each in (*_POSTS[start : start + 3], _POSTS[-1]):
                writer.add(capture(each.id), [each])
        step()
        store.keep_terms()
        step()
    store.close()


def check(path: Path) -> int:
    """See that all that is there is whole, and say how many posts there are."""
    store = Store(path)
    listed = [each.id for each in store.summaries(0, 99)]
    expected = {each.id: each for each in _POSTS}
    assert all(store.get(post_id) == expected[post_id] for post_id in listed)
    assert sorted(each.path for each in store.captures()) == sorted(listed)
    with store.snapshot() as snapshot:
        found = snapshot.passages(to_numbers(snapshot.word("rain"))).values()
    assert sorted(each.post_id for each in found) == sorted(listed * 6)
    store.close()
    return len(listed)


def _build_and_die(path: Path, last: int) -> None:
    """Build an index and end this process, as `kill -9` does, at the last step."""
    steps = count(1)

    def step() -> None:
        if next(steps) == last:
            os.kill(os.getpid(), signal.SIGKILL)

    with contextlib.suppress(BaseException):
        build(path, step)
    os._exit(1)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_an_index_killed_anywhere_is_whole_and_can_be_built_on(tmp_path: Path) -> None:
    counted: list[None] = []
    build(tmp_path / "whole.db", lambda: counted.append(None))
    sizes = set()
    for kill in range(KILLS):
        path = tmp_path / f"{kill}.db"
        last = 1 + kill * len(counted) // KILLS
        child = os.fork()
        if child == 0:
            _build_and_die(path, last)
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status)
        sizes.add(check(path))
        if kill % 20 == 0:
            build(path, lambda: None)
            assert check(path) == len(_POSTS)
    assert {0, 4, 10} <= sizes
