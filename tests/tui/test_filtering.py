"""The list of posts, filtered by a query."""

from collections.abc import Callable, Sequence
from threading import Event

import pytest

from tests.builders import comment, post
from tests.tui.conftest import OpenReader, Reader
from tui_reader.index.summary import WINDOW, Summary
from tui_reader.search.asking import Filtered

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


async def test_where_only_comments_answer_it_says_how_to_ask_for_them(
    open_reader: OpenReader,
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("backslash")
        reader.screen.side.filter.box.value = "remark"
        await reader.settle()
        assert listed(reader) == ""
        assert "Only comments answer this: add in:comment." in " ".join(reader.text.split())
        reader.screen.side.filter.box.value = "remark in:comment "
        await reader.settle()
        assert listed(reader) == "fog"
        reader.screen.side.filter.box.value = "zzyzx"
        await reader.settle()
        assert "No post answers this." in reader.text


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
        # All that is opened below was read before, or its marks would change.
        await reader.press("J", "enter", "1", "J", "enter", "j", "ctrl+d", "1")
        before = reader.text
        place = reader.screen.thread.place()
        await reader.press("backslash")
        await reader.type("hail")
        assert reader.screen.thread.post == HAIL
        await reader.press("enter")
        assert reader.app.focused == reader.screen.side.posts
        assert listed(reader) == "hail"
        await reader.press("escape")
        assert listed(reader) == "mist hail fog"
        assert reader.screen.thread.post == FOG
        assert reader.screen.thread.place() == place
        assert reader.text == before


async def test_a_post_that_one_has_gone_into_stays_when_the_filter_goes(
    open_reader: OpenReader,
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("backslash")
        await reader.type("hail")
        await reader.press("enter", "enter", "1", "escape")
        assert listed(reader) == "mist hail fog"
        assert reader.screen.thread.post == HAIL
        selected = reader.screen.side.posts.selected
        assert selected is not None
        assert selected.id == HAIL.id


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


async def test_a_slow_answer_holds_no_key_up_and_comes_after_no_newer_one(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader(POSTS) as reader:
        search = reader.screen._stores.search
        answered, begun, may_end, ended = search.filter, Event(), Event(), Event()

        def slow(text: str, cancelled: Callable[[], bool]) -> Filtered:
            if not text.startswith("f"):
                return answered(text, cancelled)
            filtered = answered(text, lambda: False)
            if text == "fog":
                begun.set()
            may_end.wait()
            if text == "fog":
                ended.set()
            return filtered

        monkeypatch.setattr(search, "filter", slow)
        await reader.press("backslash")
        try:
            await reader.pilot.press("f", "o", "g", "down")
            await reader.until(lambda: begun.is_set() and reader.screen.side.posts.cursor == 1)
            assert listed(reader) == "mist hail fog"
            await reader.pilot.press("ctrl+u", "h", "a")
            await reader.until(lambda: listed(reader) == "hail")
            assert not ended.is_set()
        finally:
            may_end.set()
        # Its worker was given up long ago: only its thread still comes to the end.
        await reader.until(ended.is_set)
        await reader.settle()
        assert listed(reader) == "hail"


async def test_an_answer_is_asked_for_once(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("backslash")
        await reader.type("fog")
        assert listed(reader) == "mist fog"
        assert reader.screen.side.filter._again is None


async def test_of_many_posts_no_more_are_read_than_are_shown(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    posts = [
        post(id=f"p{each}", title=f"Fog {each}", published=None, body=f"Number {each} of them.")
        for each in range(5 * WINDOW)
    ]
    async with open_reader(posts) as reader:
        read: list[str] = []
        store = reader.screen._stores.index.store
        summaries_of = store.summaries_of

        def counted(post_ids: Sequence[str]) -> list[Summary]:
            read.extend(post_ids)
            return summaries_of(post_ids)

        monkeypatch.setattr(store, "summaries_of", counted)
        await reader.press("backslash")
        await reader.type("fog")
        assert f"{5 * WINDOW} posts" in reader.text
        assert 0 < len(read) <= 4 * WINDOW
        await reader.press("enter", "end")
        assert reader.screen.side.posts.selected is not None
        assert reader.screen.side.posts.selected.title.startswith("Fog")


async def test_a_post_that_is_renamed_while_it_is_listed_is_listed_still(
    open_reader: OpenReader,
) -> None:
    url = "http://mist.example/fog"
    seam = "The northern seam came loose again in the night, and it rained on both kettles. " * 5
    text = post(body=seam, comments=(comment("A remark.", author="Uma"),))
    native = comment("A remark.", author="Uma", id=f"{url}#c7")
    named = post(id=url, url=url, body=seam, comments=(native, comment("Two.")))
    async with open_reader([text]) as reader:
        await reader.press("backslash")
        await reader.type("torn")
        assert listed(reader) == text.id
        await reader.arrive(named)
        assert listed(reader) == url


async def test_posts_that_come_later_are_filtered_too(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("backslash")
        await reader.type("fog")
        await reader.arrive(LATER)
        reader.screen.side.filter._ask_again()
        await reader.settle()
        assert listed(reader) == "later mist fog"
        assert reader.screen.thread.post == MIST


async def test_a_filter_leaves_what_one_reads_when_posts_arrive(
    open_reader: OpenReader,
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("backslash")
        await reader.type("fog before:2014")
        await reader.press("enter", "s")
        await reader.type("hail")
        await reader.press("enter")
        assert reader.screen.thread.post == HAIL
        await reader.arrive(LATER)
        reader.screen.side.filter._ask_again()
        await reader.settle()
        assert listed(reader) == "fog"
        assert reader.screen.thread.post == HAIL
