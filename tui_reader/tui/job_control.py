"""How the reader leaves its terminal: for the shell that started it, or because it is gone."""

import os
import signal
import sys

from textual.driver import Driver


def has_shell() -> bool:
    """Whether there is a shell to go to, which can bring the reader back."""
    # A program that a terminal runs without a shell leads the session: nobody could wake it.
    return sys.platform == "win32" or os.getpgrp() != os.getsid(0)


def stopping_others(driver: type[Driver]) -> type[Driver]:
    """Make a driver that stops all that was started along with the reader, when that stops.

    So does ctrl+z in any other program. ``make run`` and the like wait for the reader: the shell
    must see them stopped too, but not before the reader has given the terminal back.

    Args:
        driver: What draws in a terminal.
    """
    if sys.platform == "win32":
        return driver

    class JobDriver(driver):  # type: ignore[valid-type,misc]
        def suspend_application_mode(self) -> None:
            super().suspend_application_mode()
            before = signal.signal(signal.SIGTSTP, signal.SIG_IGN)
            os.killpg(0, signal.SIGTSTP)
            signal.signal(signal.SIGTSTP, before)

    return JobDriver


def has_lost_its_terminal() -> bool:
    """Whether the terminal is gone that the reader was started in."""
    return sys.platform != "win32" and not os.isatty(0)


def let_go_of_a_lost_terminal() -> None:
    """Write nowhere and read nothing where the terminal is gone: what is written to it waits."""
    if sys.platform == "win32":
        return
    null = os.open(os.devnull, os.O_RDWR)
    for number in range(3):
        if not os.isatty(number):
            os.dup2(null, number)
    os.close(null)
