"""The list of posts, filtered by a query."""

import pytest

from tests.builders import comment, post
from tests.tui.conftest import OpenReader, Reader

FOG = post(
    id="fog",
    title="Fog over town",
    author="Ines Marlow",
    published="2012-01-01",
    comments=tuple(comment(f"Remark {number}", id=f"r{number}") for number in range(30)),
)
HAIL = post(id="hail", title="Hail", published="2015-01-01")
MIST = post(id="mist", title="Mist over the fog", published="2016-01-01")
POSTS = (FOG, HAIL, MIST)
LATER = post(id="later", title="More fog", published="2017-01-01")


def listed(reader: Reader) -> str:
    """The ids of the posts in the list."""
    return " ".join(post.id for post in reader.screen.side.posts.items)


async def test_the_list_is_filtered_as_one_types_in_the_language_of_the_search(
    open_reader: OpenReader,
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("backslash")
        await reader.type("fog")
        assert listed(reader) == "mist fog"
        assert "2 of 3 posts" in reader.text
        await reader.type(" before:2014")
        assert listed(reader) == "fog"
        assert reader.screen.thread.post == FOG
        await reader.press("ctrl+u")
        assert listed(reader) == "mist hail fog"
        await reader.type("title:hal")
        assert listed(reader) == ""
        assert "No post answers this." in reader.text
        await reader.press("backspace")
        await reader.type("il author:")
        assert listed(reader) == "hail"
        await reader.press("ctrl+u")
        await reader.type("au")
        await reader.press("tab")
        await reader.type("ma")
        await reader.press("tab")
        assert reader.screen.side.filter.box.value == 'author:"Ines Marlow" '
        assert listed(reader) == "fog"


async def test_a_mistake_in_the_filter_is_told(open_reader: OpenReader) -> None:
    async with open_reader(POSTS, size=(40, 12)) as reader:
        await reader.press("backslash")
        await reader.type("fog on:monday")
        assert "“on:” needs 2014" in reader.text
        assert listed(reader) == "mist fog"
        await reader.press("ctrl+w", "ctrl+w")
        assert "needs 2014" not in reader.text


async def test_enter_goes_to_what_is_left_and_escape_lists_all(open_reader: OpenReader) -> None:
    async with open_reader(POSTS, size=(120, 14)) as reader:
        await reader.press("J", "J", "enter", "j", "ctrl+d", "1")
        before = reader.text
        place = reader.screen.thread.place()
        await reader.press("backslash")
        await reader.type("hail")
        assert reader.screen.thread.post == HAIL
        await reader.press("enter")
        assert reader.app.focused == reader.screen.side.posts
        assert listed(reader) == "hail"
        await reader.press("enter", "1", "escape")
        assert listed(reader) == "mist hail fog"
        assert reader.screen.thread.post == FOG
        assert reader.screen.thread.place() == place
        assert reader.text == before


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_the_filter_goes_before_the_reader(open_reader: OpenReader, key: str) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("backslash")
        await reader.type("fog")
        await reader.press("down")
        assert reader.screen.thread.post == FOG
        await reader.press("enter", key)
        assert listed(reader) == "mist hail fog"
        assert reader.screen.thread.post == MIST
        assert reader.app.is_running
        assert "2 of 3" not in reader.text


async def test_the_filter_stays_while_one_is_elsewhere(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("backslash")
        await reader.type("fog")
        await reader.press("enter", "s")
        assert "Search the archive" in reader.text
        await reader.press("escape")
        assert listed(reader) == "mist fog"
        assert "2 of 3 posts" in reader.text
        await reader.press("backslash")
        assert reader.screen.side.filter.box.selected_text == "fog"


async def test_posts_that_come_later_are_filtered_too(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("backslash")
        await reader.type("fog")
        await reader.arrive(LATER)
        reader.screen.side.filter._ask_again()
        await reader.settle()
        assert listed(reader) == "later mist fog"
        assert reader.screen.thread.post == MIST
