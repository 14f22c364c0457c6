"""Garbage is collected in pauses, and painted lines are none."""

import gc
import sys

import pytest
from rich.segment import Segment
from textual.strip import Strip

from tests.builders import comment, post
from tests.tui.conftest import OpenReader
from tui_reader.tui import collecting
from tui_reader.tui.collecting import PAUSE_SECONDS, Collector
from tui_reader.tui.widgets.screen_lines import ScreenLine

POSTS = (post(id="fog", comments=tuple(comment(f"Ice {each}.") for each in range(30))),)


def test_a_line_that_nothing_cuts_goes_with_the_last_who_holds_it() -> None:
    line = ScreenLine([Segment("fog"), Segment("hail")], 7)
    held = sys.getrefcount(line)
    assert list(line.divide([7])) == [line]
    assert sys.getrefcount(line) == held
    assert [piece.text for piece in line.divide([2, 7])] == ["fo", "ghail"]


async def test_what_was_painted_is_no_garbage(open_reader: OpenReader) -> None:
    async with open_reader(POSTS, size=(120, 40)) as reader:
        await reader.press("enter", "j", "J", "k")
        gc.collect()
        gc.disable()
        try:
            await reader.press("ctrl+d", "ctrl+u", "j", "k", "q", "j", "k", "enter")
            gc.set_debug(gc.DEBUG_SAVEALL)
            gc.collect()
            lines = [each for each in gc.garbage if isinstance(each, Strip)]
        finally:
            gc.set_debug(0)
            gc.garbage.clear()
            gc.enable()
        # The lines of a frame are forty, and each key paints one.
        assert len(lines) < 40


def test_garbage_is_collected_once_when_keys_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    before = gc.get_threshold()
    now = [100.0]
    collected: list[float] = []
    monkeypatch.setattr(collecting, "monotonic", lambda: now[0])
    collector = Collector()
    collector.begin()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0
    monkeypatch.setattr(gc, "collect", lambda: collected.append(now[0]))
    collector.collect_in_pause()
    collector.heed_key()
    now[0] += PAUSE_SECONDS / 2
    collector.collect_in_pause()
    assert collected == []
    now[0] += PAUSE_SECONDS / 2
    collector.collect_in_pause()
    collector.collect_in_pause()
    assert collected == [now[0]]
    collector.end()
    assert gc.get_threshold() == before
    assert gc.get_freeze_count() == 0
