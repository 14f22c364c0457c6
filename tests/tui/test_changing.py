"""Changes of several things that are kept, asked for faster than they are saved."""

import asyncio

import pytest

from tui_reader.tui.changing import Answer, Changing


class Letters:
    """Keeps letters, each when it may."""

    def __init__(self) -> None:
        self.kept = ""
        self.undone = ""
        self.may_go_on = asyncio.Event()
        self.may_go_on.set()
        self.is_broken = False

    async def keep(self, letter: str) -> Answer:
        await self.may_go_on.wait()
        if letter in self.kept:
            return Answer("It is there.")
        self.kept += letter
        return Answer(f"kept {letter}", is_change=True)

    async def undo(self) -> Answer:
        if self.is_broken:
            return Answer(problem="broken")
        self.undone, self.kept = self.undone + self.kept[-1], self.kept[:-1]
        return Answer("undone", is_change=True)

    async def redo(self) -> Answer:
        self.kept, self.undone = self.kept + self.undone[-1], self.undone[:-1]
        return Answer("done again", is_change=True)


@pytest.fixture
def changing() -> Changing:
    return Changing()


async def test_what_is_undone_is_what_was_changed_last_whatever_it_is(changing: Changing) -> None:
    one, other, said = Letters(), Letters(), list[Answer]()
    one.may_go_on.clear()
    changing.ask(one, one.keep("a"), said.append)
    changing.ask(other, other.keep("b"), said.append)
    changing.ask(one, one.keep("a"), said.append)
    for _ in range(3):
        changing.undo(said.append)
    for _ in range(3):
        changing.redo(said.append)
    await asyncio.sleep(0)
    one.may_go_on.set()
    await changing.finish()
    assert [each.said for each in said] == [
        "kept a",
        "kept b",
        "It is there.",
        *("undone", "undone", "Nothing to undo."),
        *("done again", "done again", "Nothing to do again."),
    ]
    assert (one.kept, other.kept) == ("a", "b")


async def test_what_was_undone_is_not_done_again_after_something_else(changing: Changing) -> None:
    one, other, said = Letters(), Letters(), list[Answer]()
    changing.ask(one, one.keep("a"), said.append)
    changing.undo(said.append)
    changing.ask(other, other.keep("b"), said.append)
    changing.redo(said.append)
    await changing.finish()
    assert said[-1] == Answer("Nothing to do again.")
    assert one.kept == ""


async def test_what_cannot_be_undone_just_now_can_be_later(changing: Changing) -> None:
    one, said = Letters(), list[Answer]()
    changing.ask(one, one.keep("a"), said.append)
    one.is_broken = True
    changing.undo(said.append)
    await changing.finish()
    one.is_broken = False
    changing.undo(said.append)
    await changing.finish()
    assert said[1:] == [Answer(problem="broken"), Answer("undone", is_change=True)]


async def test_waiting_for_what_is_saved_can_be_given_up(changing: Changing) -> None:
    one, said = Letters(), list[Answer]()
    one.may_go_on.clear()
    changing.ask(one, one.keep("a"), said.append)
    waiting = asyncio.create_task(changing.finish())
    await asyncio.sleep(0)
    waiting.cancel()
    assert changing.is_busy
    one.may_go_on.set()
    await changing.finish()
    assert [each.said for each in said] == ["kept a"]
    assert not changing.is_busy
