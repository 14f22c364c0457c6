"""The terminal that the tests look at: what they would miss in it they would call lost."""

import os

import pytest

from tests.terminal.pty_reader import Terminal


def test_what_is_written_right_before_the_end_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal([], {}, command=("echo", "the last words"))
    read = terminal.read

    def too_early(_: float) -> bytes:
        # Nothing is there yet; when one looks whether it has ended, all is written and over.
        monkeypatch.setattr(terminal, "read", read)
        os.waitid(os.P_PID, terminal.pid, os.WEXITED | os.WNOWAIT)
        return b""

    monkeypatch.setattr(terminal, "read", too_early)
    assert terminal.wait() == 0
    terminal.close()
    assert "the last words" in terminal.text


def test_half_of_a_wide_letter_that_is_painted_over_is_no_error() -> None:
    terminal = Terminal([], {}, command=("printf", "雲雲\ra\n"))
    assert terminal.wait() == 0
    terminal.close()
    assert terminal.text.split() == ["a雲"]
    assert terminal.bottom == ""
