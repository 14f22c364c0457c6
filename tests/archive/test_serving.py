"""The process that reads for another: what it answers, and which time counts."""

import io
import pickle
import signal
from dataclasses import fields
from pathlib import Path

from tui_reader.archive.files.finding import Found
from tui_reader.archive.folder import read_archive
from tui_reader.archive.post import Comment
from tui_reader.archive.reading.limits import Limits
from tui_reader.archive.reading.orders import DONE, Order, Terms
from tui_reader.archive.reading.serving import Server
from tui_reader.paths import sample_archive

TERMS = Terms(Limits(seconds=600.0), False)
"""It serves in this process, which would be ended with all that is still to be tested."""


class Listener(io.BytesIO):
    """Notes how much time a capture has left while its answer is written."""

    def __init__(self) -> None:
        super().__init__()
        self.left: list[float] = []

    def write(self, data: object) -> int:
        self.left += left()
        return super().write(data)  # type: ignore[arg-type]


def left() -> list[float]:
    """How much time is left, the processor's and by the clock."""
    return [signal.getitimer(each)[0] for each in (signal.ITIMER_PROF, signal.ITIMER_REAL)]


def answers(listener: Listener) -> list[object]:
    listener.seek(0)
    found = []
    while listener.tell() < len(listener.getbuffer()):
        found.append(pickle.load(listener))
    return found


def test_what_is_read_is_answered_and_then_that_it_is_done() -> None:
    listener = Listener()
    file = min(sample_archive().glob("*.txt"))
    Server(TERMS, listener).serve(Order(Found(file)))
    assert answers(listener) == [*read_archive([file]), DONE]


def test_the_time_until_an_answer_is_taken_does_not_count() -> None:
    listener = Listener()
    file = min(sample_archive().glob("*.txt"))
    Server(TERMS, listener).serve(Order(Found(file)))
    assert len(listener.left) == 2 * 3
    assert set(listener.left) == {0.0}
    assert left() == [0.0, 0.0]


def test_a_file_that_has_gone_is_answered_as_skipped(tmp_path: Path) -> None:
    listener = Listener()
    Server(TERMS, listener).serve(Order(Found(tmp_path / "gone")))
    assert len(answers(listener)) == 2


def test_a_larger_capture_may_take_longer() -> None:
    limits = Limits(seconds=2, seconds_a_megabyte=3)
    assert limits.seconds_for(0) == 2
    assert limits.seconds_for(4 * 1024 * 1024) == 14


def test_a_comment_arrives_with_all_that_is_known_of_it() -> None:
    whole: dict[str, object] = {each.name: f"some {each.name}" for each in fields(Comment)}
    reply = Comment(**whole)  # type: ignore[arg-type]
    comment = Comment(**(whole | {"replies": (reply,)}))  # type: ignore[arg-type]
    assert pickle.loads(pickle.dumps(comment)) == comment
