"""The harness itself: it waits for all that is under way, however long that takes."""

import asyncio
import time
from pathlib import Path

import pytest
from textual.worker import Worker

from tests.builders import comment, post
from tests.tui.conftest import OpenReader
from tui_reader import saving

POSTS = (post(id="fog", comments=(comment("Ice."),)), post(id="hail"))


async def test_what_is_being_saved_is_waited_for(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace_file = saving.replace_file

    def slowly(path: Path, data: bytes) -> None:
        time.sleep(0.5)
        replace_file(path, data)

    monkeypatch.setattr(saving, "replace_file", slowly)
    async with open_reader(POSTS) as reader:
        await reader.press("b")
        assert "Bookmarked." in reader.text


async def test_a_worker_that_another_one_ends_is_not_all_that_is_waited_for(
    open_reader: OpenReader,
) -> None:
    async with open_reader(POSTS) as reader:
        workers: list[Worker[None]] = []

        def work(seconds: float) -> None:
            worker = reader.screen.run_worker(asyncio.sleep(seconds), group="x", exclusive=True)
            workers.append(worker)

        work(3600)
        reader.screen.set_timer(0.2, lambda: work(0.5))
        await reader.settle()
        assert [worker.is_cancelled for worker in workers] == [True, False]
        assert all(worker.is_finished for worker in workers)


async def test_another_size_is_waited_for(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader(POSTS) as reader:
        timer = reader.app.set_timer
        # A busy machine comes to its timers late.
        monkeypatch.setattr(reader.app, "set_timer", lambda _, callback: timer(0.5, callback))
        await reader.pilot.resize_terminal(50, 20)
        await reader.settle()
        assert reader.screen.has_class("-narrow")
