"""What one can do with a query and its results."""

from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.widget import Widget

from tests.builders import comment, post
from tests.tui.conftest import OpenReader, Reader
from tui_reader import saving
from tui_reader.bookmarks.bookmark import new_bookmark
from tui_reader.bookmarks.shelf import Shelf
from tui_reader.index.database import IndexLost
from tui_reader.saving import NotSaved
from tui_reader.search.asking import Answer
from tui_reader.search.match import Searcher
from tui_reader.search.saved import SavedSearches
from tui_reader.search.saved_search import SavedSearch
from tui_reader.tui.archive_search import Asked

FOG = post(
    id="fog",
    title="Fog over town",
    body="A lantern in the fog.",
    published="2012-01-01",
    comments=(
        comment("My lantern went out.", id="out", author="Ines Marlow", published="2014-03-02"),
        comment("A lantern, a lantern.", id="two", author="Tobias", published="2012-01-02"),
    ),
)
HAIL = post(
    id="hail",
    title="Hail",
    body="No lantern survived.",
    published="2015-01-01",
    comments=tuple(comment(f"Filler {number}", id=f"f{number}") for number in range(30)),
)
POSTS = (FOG, HAIL)


def addresses(found: object) -> list[str]:
    """The ids of hits, of posts in capitals."""
    assert isinstance(found, list)
    return [hit.comment_id or hit.post_id.upper() for hit in found]


def at_the_side(reader: Reader) -> str:
    """What is to be seen beside the open post."""
    return "\n".join(line[:59].rstrip() for line in reader.text.splitlines()[:-1])


def keys_are_at(reader: Reader, widget: Widget) -> bool:
    """Whether a widget has the keys."""
    return reader.app.focused is widget


async def test_a_mistake_is_told_and_goes_as_soon_as_it_is_mended(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("s")
        await reader.type("lantern in:kitchen")
        assert "“in:” knows post, comment or reply, not “kitchen”." in reader.text
        assert "4 results" in reader.text
        await reader.press("ctrl+w")
        await reader.type("post")
        assert "knows post" not in reader.text
        assert "2 results" in reader.text


@pytest.mark.parametrize("key", ["tab", "right"])
async def test_what_is_offered_is_shown_and_taken(open_reader: OpenReader, key: str) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("s")
        await reader.type("lantern au")
        assert "lantern author:" in reader.text
        await reader.press(key)
        box = reader.screen.side.search.box
        assert box.value == "lantern author:"
        assert reader.app.focused is box
        await reader.type("ma")
        assert 'lantern author:ma → "Ines Marlow"' in reader.text
        await reader.press(key)
        assert box.value == 'lantern author:"Ines Marlow" '
        assert addresses(reader.screen.side.search.hits.items) == ["out"]


async def test_an_offer_is_of_what_stands_there(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("s")
        await reader.type("lantern au")
        await reader.press("left", "right", "backspace", "backspace", "right")
        assert reader.screen.side.search.box.value == "lantern "


async def test_a_tab_right_behind_the_letters_takes_what_they_begin(
    open_reader: OpenReader,
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.burst("s", *"au", "tab")
        assert reader.screen.side.search.box.value == "author:"
        assert keys_are_at(reader, reader.screen.side.search.box)


async def test_tab_goes_on_where_nothing_is_offered(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("s")
        await reader.type("lantern ")
        pane = reader.screen.side.search
        await reader.press("tab")
        assert keys_are_at(reader, pane.hits)
        await reader.press("j", "j")
        assert pane.hits.cursor == 2
        await reader.press("tab")
        assert keys_are_at(reader, reader.screen.thread)
        await reader.press("tab")
        assert keys_are_at(reader, pane.box)


async def test_tab_stays_in_the_box_where_nothing_was_found(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("s")
        await reader.type("author:marlwo")
        box = reader.screen.side.search.box
        assert "Did you mean" in reader.text
        await reader.press("tab")
        assert keys_are_at(reader, box)
        # What one types then is a query still, and bookmarks nothing.
        await reader.burst("tab", "ctrl+u", *"befor")
        assert box.value == "befor"
        await reader.press("ctrl+u", "tab")
        assert not keys_are_at(reader, box)


async def test_enter_in_the_results_goes_there(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("s")
        await reader.type("author:ines ")
        await reader.press("tab", "enter")
        assert keys_are_at(reader, reader.screen.thread)
        assert reader.screen.thread.comment_id == "out"


async def test_bookmarks_and_tags_can_be_asked_for(open_reader: OpenReader, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "bookmarks.toml")
    shelf.add(new_bookmark(FOG, FOG.comments[1], tags=("wool",)))
    shelf.add(new_bookmark(HAIL))
    async with open_reader(POSTS) as reader:
        hits = reader.screen.side.search.hits
        await reader.press("s")
        await reader.type("is:bookmarked ")
        assert addresses(hits.items) == ["HAIL", "two"]
        await reader.press("ctrl+u")
        await reader.type("lantern ta")
        await reader.press("tab")
        await reader.type("wo")
        await reader.press("tab")
        assert reader.screen.side.search.box.value == "lantern tag:wool "
        assert addresses(hits.items) == ["two"]


async def test_what_only_some_of_the_words_fit_is_counted_where_it_is_shown(
    open_reader: OpenReader,
) -> None:
    wool = post(
        body="Wool, thread and glue.", comments=(comment("Wool and thread."), comment("Wool."))
    )
    async with open_reader((wool,)) as reader:
        await reader.press("s")
        await reader.type("wool thread glue ")
        hits = reader.screen.side.search.hits
        assert len(hits.items) == 2
        assert "2 results · best first" in reader.text


async def test_the_order_turns_and_is_told(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        hits = reader.screen.side.search.hits
        await reader.press("s")
        await reader.type("lantern")
        assert "4 results · best first" in reader.text
        best = addresses(hits.items)
        await reader.press("ctrl+s")
        assert "4 results · newest first" in reader.text
        assert addresses(hits.items) == ["HAIL", "out", "two", "FOG"]
        await reader.press("tab", "ctrl+s")
        assert addresses(hits.items) == best


async def test_matches_stand_under_their_post_and_say_why(open_reader: OpenReader) -> None:
    async with open_reader(POSTS, size=(120, 40)) as reader:
        await reader.press("s")
        await reader.type("lantren on:2012 ")
        side = at_the_side(reader)
        assert side.count("Fog over town") == 1
        assert side.count("“lantren” ≈ lantern") == 2
        await reader.press("ctrl+u")
        await reader.type("lantern")
        await reader.press("ctrl+s")
        side = at_the_side(reader)
        assert side.index("Hail") < side.index("Fog over town") < side.index("Ines Marlow")
        assert side.count("· exact") == 4
        walked = []
        for _ in range(5):
            assert reader.screen.side.search.hits.selected is not None
            walked.append(reader.screen.thread.comment_id)
            await reader.press("down")
        assert walked == [None, "out", "two", None, None]


@pytest.mark.parametrize(
    ("width", "heading"),
    [
        (120, "Fog over town and country at dawn · 1 Jan 2012"),
        (40, "Fog over town and coun… · 1 Jan 2012"),
        (26, "Fog over town and cou…"),
    ],
)
@pytest.mark.parametrize("like", [False, True])
async def test_the_date_of_a_post_stands_over_its_results(
    open_reader: OpenReader, width: int, heading: str, like: bool
) -> None:
    undated = comment("A lantern went by, glowing.", id="undated")
    also = comment("The lantern was glowing.", id="also")
    title = "Fog over town and country at dawn"
    fog = replace(FOG, title=title, body="", comments=(undated, also))
    other = replace(HAIL, published=None)
    async with open_reader((fog, other), size=(width, 24)) as reader:
        await reader.press("s")
        reader.screen.side.search.box.value = "lantern glowing "
        await reader.settle()
        if like:
            await reader.press("tab", "M")
        hits = reader.screen.side.search.hits
        drawn = [hits.render_line(y).text.strip() for y in range(hits.size.height)]
        assert drawn[0] == heading
        assert drawn[1].startswith("▌ anony")
        reader.screen.side.search.box.value = "survived "
        await reader.settle()
        assert hits.render_line(0).text.strip() == "Hail"


@pytest.mark.parametrize("height", [9, 12, 24])
async def test_the_selected_hit_is_in_view(open_reader: OpenReader, height: int) -> None:
    async with open_reader(POSTS, size=(40, height)) as reader:
        hits = reader.screen.side.search.hits
        await reader.press("s")
        await reader.type("lantern")
        assert "Fog over town" in reader.text or "Hail" in reader.text
        for key in ("down", "down", "down", "up", "up", "up"):
            await reader.press(key)
            drawn = [hits.render_line(y).text for y in range(hits.size.height)]
            assert sum(line.startswith("▌ ") for line in drawn) >= 2


async def test_a_click_opens_the_hit_and_not_the_one_before(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("s")
        await reader.type("lantern")
        await reader.press("ctrl+s")
        assert await reader.pilot.click("#hits", offset=(5, 7))
        await reader.settle()
        assert reader.screen.thread.comment_id == "out"


async def test_the_years_of_all_results_narrow_and_widen(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        pane = reader.screen.side.search
        await reader.press("s")
        await reader.type("lantern")
        assert "2012 ███     ▄▄▄ ▄▄▄  2015" in reader.text
        assert pane.years.years == (("2012", 2), ("2014", 1), ("2015", 1))
        await reader.press("ctrl+y")
        assert keys_are_at(reader, pane.years)
        assert "←→ choose a year" in reader.text
        assert "2012: 2" in reader.text
        await reader.press("right")
        assert "2014: 1" in reader.text
        await reader.press("enter")
        assert pane.box.value == "on:2014 lantern"
        assert addresses(pane.hits.items) == ["out"]
        assert "1 result " in reader.text
        assert pane.years.years == (("2012", 2), ("2014", 1), ("2015", 1))
        await reader.press("right", "right", "enter")
        assert pane.box.value == "on:2015 lantern"
        assert addresses(pane.hits.items) == ["HAIL"]
        await reader.press("enter")
        assert pane.box.value == "lantern"
        assert len(pane.hits.items) == 4
        await reader.press("escape")
        assert keys_are_at(reader, pane.hits)


async def test_the_years_of_all_results_are_counted_anew_only_where_they_may_be_others(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    count = Searcher.years

    def counted(searcher: Searcher, text: str, *args: Any, **options: Any) -> object:
        asked.append(text)
        return count(searcher, text, *args, **options)

    monkeypatch.setattr(Searcher, "years", counted)
    async with open_reader(POSTS) as reader:
        pane = reader.screen.side.search
        await reader.press("s")
        for query in ("lantern", "on:2014 lantern", "on:2015 lantern"):
            await reader.put(query)
            assert pane.years.years == (("2012", 2), ("2014", 1), ("2015", 1))
        assert asked == []
        await reader.arrive(
            post(id="more", title="More", body="A lantern.", published="2016-01-01")
        )
        await reader.put("on:2014 lantern")
        assert pane.years.years == (("2012", 2), ("2014", 1), ("2015", 1), ("2016", 1))
        assert asked == ["lantern"]
        for query in ("is:unread lantern", "on:2014 is:unread lantern"):
            await reader.put(query)
        assert asked == ["lantern", "is:unread lantern"]


@pytest.mark.parametrize(
    "query", ["lantern on:2014", "lantern on:1999", "lantern on:1999 ", "on:2014 lantern"]
)
async def test_the_years_of_all_results_are_there_wherever_the_year_stands_in_the_query(
    open_reader: OpenReader, query: str
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("s")
        pane = reader.screen.side.search
        pane.put(query)
        await reader.settle()
        assert pane.years.years == (("2012", 2), ("2014", 1), ("2015", 1))
        assert len(pane.hits.items) == ("2014" in query)
        await reader.press("ctrl+y")
        assert keys_are_at(reader, pane.years)


async def test_a_year_alone_is_shown_as_the_one_that_all_is_narrowed_to(
    open_reader: OpenReader,
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("s")
        pane = reader.screen.side.search
        pane.put("on:2014")
        await reader.settle()
        assert [year for year, _ in pane.years.years] == ["2014"]
        assert pane.years.display


@pytest.mark.parametrize("key", ["j", "down", "escape", "ctrl+y"])
async def test_one_goes_from_the_years_to_the_results(open_reader: OpenReader, key: str) -> None:
    async with open_reader(POSTS) as reader:
        pane = reader.screen.side.search
        await reader.press("s")
        await reader.type("lantern")
        await reader.press("ctrl+y")
        await reader.burst(key, "j")
        assert keys_are_at(reader, pane.hits)
        assert (pane.box.value, pane.hits.cursor) == ("lantern", 1)
        await reader.press("ctrl+y")
        await reader.burst("enter", key)
        assert keys_are_at(reader, pane.hits)
        assert len(pane.hits.items) == 2


async def test_from_years_without_results_one_goes_on_in_the_query(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        pane = reader.screen.side.search
        await reader.press("s")
        await reader.type("lantern")
        pane.put("on:1999 lantern")
        await reader.settle()
        assert pane.hits.items == []
        await reader.press("ctrl+y", "j")
        assert keys_are_at(reader, pane.box)
        await reader.press("j")
        assert pane.box.value == "on:1999 lanternj"


async def test_counts_are_of_all_matches(open_reader: OpenReader) -> None:
    many = replace(
        HAIL,
        comments=tuple(
            comment(f"rain {number}", published=f"{2010 + number % 3}-01-01")
            for number in range(150)
        ),
    )
    async with open_reader([many]) as reader:
        await reader.press("s")
        await reader.type("rain")
        assert "150 results · the best 100" in reader.text
        years = reader.screen.side.search.years.years
        assert years == (("2010", 50), ("2011", 50), ("2012", 50))


@pytest.mark.parametrize("width", [40, 80, 120])
async def test_the_years_fit(open_reader: OpenReader, width: int) -> None:
    old = replace(
        HAIL,
        comments=tuple(
            comment(f"rain {year}", published=f"{year}-01-01") for year in range(1970, 2020)
        ),
    )
    async with open_reader([old], size=(width, 24)) as reader:
        await reader.press("s")
        await reader.type("rain")
        await reader.press("ctrl+y")
        for key in ("left", "left", "right"):
            await reader.press(key)
            chosen = reader.screen.side.search.years.chosen
            assert f"{chosen}: 1" in reader.text
        assert "‹" in reader.text
        assert "›" in reader.text


async def test_the_list_is_as_it_was_when_one_comes_back(open_reader: OpenReader) -> None:
    many = replace(HAIL, comments=tuple(comment(f"rain {number}") for number in range(60)))
    async with open_reader([FOG, many]) as reader:
        await reader.press("s")
        await reader.type("rain")
        await reader.press("ctrl+s", *["down"] * 20, "up", "up")
        side = at_the_side(reader)
        await reader.press("enter", "j", "j", "J", "s")
        assert at_the_side(reader) == side
        await reader.press("down")
        assert reader.screen.side.search.hits.cursor == 19


async def test_a_slow_older_answer_never_overwrites_a_newer_one(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader(POSTS) as reader:
        search = reader.screen._stores.search
        answer, begun, go_on, ended = search.answer, Event(), Event(), Event()

        def slow(asked: Asked, number: int) -> Answer:
            if asked.text != "fog":
                return answer(asked, number)
            found = answer(asked, number)
            begun.set()
            go_on.wait()
            ended.set()
            return found

        monkeypatch.setattr(search, "answer", slow)
        pane = reader.screen.side.search
        await reader.press("s")
        try:
            await reader.pilot.press("f", "o", "g")
            await reader.until(begun.is_set)
            # It waits in its thread; keys are taken, painted and answered meanwhile.
            await reader.pilot.press("ctrl+u", *"survived")
            await reader.until(lambda: [hit.post_id for hit in pane.hits.items] == ["hail"])
            assert not ended.is_set()
            assert "survived" in reader.text
        finally:
            go_on.set()
        # Its worker was given up long ago: only its thread still comes to the end.
        await reader.until(ended.is_set)
        await reader.settle()
        assert [hit.post_id for hit in pane.hits.items] == ["hail"]
        assert reader.screen.thread.post == HAIL


async def test_more_like_a_comment_is_listed_as_results_are(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("j", "enter", "j", "tab", "tab")
        assert reader.screen.thread.comment_id == "out"
        before = reader.text
        await reader.press("M")
        pane = reader.screen.side.search
        assert "3 like Ines Marlow, 2 Mar 2014" in reader.text
        assert sorted(addresses(pane.hits.items)) == ["FOG", "HAIL", "two"]
        assert "shares lantern" in reader.text
        assert keys_are_at(reader, pane.hits)
        await reader.press("ctrl+s")
        assert addresses(pane.hits.items)[0] == "HAIL"
        await reader.press("escape")
        assert reader.text == before
        await reader.press("s", "enter")
        assert keys_are_at(reader, reader.screen.thread)
        assert reader.screen.thread.post == HAIL


async def test_keys_behind_more_like_this_move_in_what_is_listed(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("j", "enter", "j")
        await reader.burst("M", "j")
        pane = reader.screen.side.search
        assert pane.box.value == ""
        assert pane.hits.cursor == 1
        await reader.press("k", "j", "enter")
        assert keys_are_at(reader, reader.screen.thread)
        chosen = pane.hits.items[1]
        assert (chosen.post_id, chosen.comment_id) == (
            reader.screen.thread.post and reader.screen.thread.post.id,
            reader.screen.thread.comment_id,
        )
        await reader.press("M")
        assert "s searches for something else" in reader.text
        await reader.press("s")
        assert keys_are_at(reader, pane.box)
        assert "or type what to search for" in reader.text


async def test_more_like_a_hit_and_a_query_takes_its_place(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("s")
        await reader.type("author:tobias ")
        await reader.press("tab", "M")
        pane = reader.screen.side.search
        assert "3 like Tobias, 2 Jan 2012" in reader.text
        await reader.type("sfiller")
        assert "30 results · best first" in reader.text
        await reader.press("escape", "2", "g", "M")
        assert "0 like Hail" not in reader.text
        assert "like Hail" in reader.text
        assert pane.box.value == ""


async def test_what_has_no_like_says_so(open_reader: OpenReader) -> None:
    async with open_reader([post(id="alone", body="zz")]) as reader:
        await reader.press("enter", "M")
        assert "Nothing else here has its rare words." in reader.text


async def test_queries_of_before_come_back_in_this_run_and_the_next(
    open_reader: OpenReader,
) -> None:
    async with open_reader(POSTS, state=True) as reader:
        for query in ("lantern ", "filler", "zzyzx", "lantern"):
            await reader.press("s", "ctrl+u")
            await reader.type(query)
            await reader.press("enter", "escape", "escape")
        box = reader.screen.side.search.box
        await reader.press("s", "ctrl+u")
        assert "↑ brings back what you searched for." in reader.text
        await reader.press("up")
        assert box.value == "lantern"
        await reader.press("down", "up", "up")
        assert box.value == "filler"
        await reader.press("up")
        assert box.value == "filler", "nothing is older"
        await reader.press("ctrl+u", "ctrl+r", "ctrl+r")
        assert box.value == "filler"
    async with open_reader(POSTS, state=True) as reader:
        await reader.press("s", "up")
        assert reader.screen.side.search.box.value == "lantern"
        assert len(reader.screen.side.search.hits.items) == 4


async def test_up_in_a_query_that_was_typed_moves_in_its_results(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("s")
        await reader.type("filler")
        await reader.press("enter", "s", "ctrl+u")
        await reader.type("lantern")
        await reader.press("down", "up", "up", "up")
        assert reader.screen.side.search.box.value == "lantern"


async def test_a_search_is_kept_by_name_chosen_and_forgotten(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("s")
        await reader.type("lantern on:2014")
        await reader.press("ctrl+n")
        assert "Keep this search" in reader.text
        await reader.type("[/] wet lamps")
        await reader.press("enter")
        assert "The search is kept." in reader.text
        assert keys_are_at(reader, reader.screen.side.search.box)
    async with open_reader(POSTS) as reader:
        await reader.press("S")
        assert "[/] wet lamps" in reader.text
        assert "lantern on:2014" in reader.text
        await reader.press("enter")
        assert reader.screen.side.search.box.value == "lantern on:2014"
        assert addresses(reader.screen.side.search.hits.items) == ["out"]
        await reader.press("escape", "S", "d")
        assert len(reader.app.screen_stack) == 1, "it was the last one"
        assert "Forgotten. U brings it back: “[/] wet lamps”" in reader.text
        await reader.press("S")
        assert "Nothing is kept yet" in reader.text
        await reader.press("enter")
        assert keys_are_at(reader, reader.screen.side.posts)


async def test_a_search_that_was_forgotten_comes_back_in_its_turn(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    kept = SavedSearches(tmp_path / "searches.toml")
    for name in "dew", "fog", "hail":
        kept.keep(SavedSearch(name, f"{name} on:2014"))

    def names() -> list[str]:
        return [each.name for each in kept.load().searches]

    async with open_reader(POSTS) as reader:
        await reader.press("S", "d", "escape", "b", "b", "S", "j", "d", "escape")
        assert names() == ["fog"]
        await reader.press("U")
        assert "Kept again: “hail”" in reader.text
        assert names() == ["fog", "hail"]
        await reader.press("U")
        assert "The bookmark is back." in reader.text
        assert names() == ["fog", "hail"]
        await reader.press("U")
        assert "gone again" in reader.text
        await reader.press("U")
        assert kept.load().searches[0] == SavedSearch("dew", "dew on:2014")
        await reader.press("U")
        assert "Nothing to undo." in reader.text


async def test_what_is_kept_replaced_or_forgotten_is_undone_and_done_again(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    kept = SavedSearches(tmp_path / "searches.toml")

    def queries() -> list[str]:
        return [each.query for each in kept.load().searches]

    async with open_reader(POSTS) as reader:
        await reader.press("s")
        await reader.type("fog")
        await reader.press("ctrl+n", "x", "enter", "ctrl+u")
        await reader.type("hail")
        await reader.press("ctrl+n", "x", "enter", "enter")
        assert "The search is kept in place of the one before. U brings that back." in reader.text
        await reader.press("escape", "S", "d")
        assert queries() == []
        for key, said, left in (
            ("U", "Kept again: “x”", ["hail"]),
            ("U", "“x” is again: fog", ["fog"]),
            ("U", "Kept no longer. R keeps it again: “x”", []),
            ("U", "Nothing to undo.", []),
            ("R", "Kept again: “x”", ["fog"]),
            ("R", "“x” is again: hail", ["hail"]),
            ("R", "Kept no longer. U brings it back: “x”", []),
            ("R", "Nothing to do again.", []),
            ("U", "Kept again: “x”", ["hail"]),
        ):
            await reader.press(key)
            assert said in reader.text
            assert queries() == left


async def test_a_name_in_use_is_given_to_another_search_only_when_asked_twice(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    kept = SavedSearches(tmp_path / "searches.toml")
    dew = SavedSearch("dew", "[/] on:2014")
    kept.keep(dew)
    async with open_reader(POSTS) as reader:
        await reader.press("s")
        await reader.type("fog")
        await reader.press("ctrl+n")
        await reader.type("dew")
        await reader.press("enter")
        asked = "In use: Enter once more puts this in place of: [/] on:2014"
        assert asked in reader.text
        # Another name is asked for anew.
        await reader.press("s", "backspace")
        assert asked not in reader.text
        await reader.press("enter")
        assert asked in reader.text
        await reader.press("escape")
        assert kept.load().searches == (dew,)
        await reader.press("ctrl+n")
        await reader.type(" dew")
        await reader.press("enter", "enter")
        assert kept.load().searches == (SavedSearch("dew", "fog"),)
        await reader.press("ctrl+n")
        await reader.type("dew")
        await reader.press("enter")
        assert "It is kept already by this name." in reader.text


async def test_a_name_that_another_reader_gave_away_meanwhile_stays_there(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    kept = SavedSearches(tmp_path / "searches.toml")
    dew, other = SavedSearch("dew", "other"), SavedSearch("dew", "another")
    async with open_reader(POSTS) as reader:
        await reader.press("s")
        await reader.type("fog")
        for before, there in ((None, dew), (dew, other)):
            await reader.press("ctrl+n")
            await reader.type("dew")
            if before is not None:
                await reader.press("enter")
                assert "puts this in place of: other" in reader.text
            kept.keep(there, in_place_of=before)
            await reader.press("enter")
            assert "Not kept: another reader has given this name away." in reader.text
            assert kept.load().searches == (there,)
        await reader.press("ctrl+n")
        await reader.type("dew")
        await reader.press("enter")
        assert "puts this in place of: another" in reader.text


async def test_searches_are_forgotten_one_after_the_other(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    kept = SavedSearches(tmp_path / "searches.toml")
    for name in "dew", "fog", "hail", "sleet":
        kept.keep(SavedSearch(name, f"{name} on:2014"))

    def names() -> list[str]:
        return [each.name for each in kept.load().searches]

    async with open_reader(POSTS) as reader:
        await reader.press("S", "j", "d")
        assert "Searches you kept" in reader.text
        assert "Forgotten. U brings it back: “fog”" in reader.text
        await reader.burst("d", "d")
        assert names() == ["dew"]
        await reader.press("U")
        assert "Kept again: “sleet”" in reader.text
        assert "sleet on:2014" in reader.text
        assert names() == ["dew", "sleet"]
        await reader.press("R")
        assert names() == ["dew"]
        await reader.press("d")
        assert "Searches you kept" not in reader.text
        assert names() == []


async def test_a_search_that_cannot_be_forgotten_is_listed_still(
    open_reader: OpenReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = SavedSearches(tmp_path / "searches.toml")
    for name in "dew", "fog":
        kept.keep(SavedSearch(name, f"{name} on:2014"))

    def fail(*_: object) -> None:
        raise NotSaved("Cannot be saved: the disk is full.")

    async with open_reader(POSTS) as reader:
        await reader.press("S")
        with monkeypatch.context() as patch:
            patch.setattr(saving, "replace_file", fail)
            await reader.press("d")
        assert "the disk is full" in reader.text
        assert "dew on:2014" in reader.text
        await reader.press("escape", "U")
        assert "Nothing to undo." in reader.text


@pytest.mark.parametrize("keys", ["t enter", "R"])
async def test_what_changes_nothing_does_not_stand_before_a_forgotten_search(
    open_reader: OpenReader, tmp_path: Path, keys: str
) -> None:
    kept = SavedSearches(tmp_path / "searches.toml")
    kept.keep(SavedSearch("dew", "dew on:2014"))
    async with open_reader(POSTS) as reader:
        await reader.press("b", "S", "d", *keys.split(), "U")
        assert "Kept again: “dew”" in reader.text
        assert "★" in reader.text


async def test_a_search_that_was_forgotten_takes_no_name_from_another_one(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    kept = SavedSearches(tmp_path / "searches.toml")
    kept.keep(SavedSearch("dew", "dew on:2014"))
    async with open_reader(POSTS) as reader:
        await reader.press("S", "d")
        # Another reader keeps one under the same name.
        kept.keep(SavedSearch("dew", "other"))
        await reader.press("U")
        assert "Another search is called “dew” now. Forgotten was: dew on:2014" in reader.text
        assert kept.load().searches == (SavedSearch("dew", "other"),)


@pytest.mark.parametrize("keys", ["S d U", "b S d U"])
async def test_a_search_comes_back_that_is_still_being_forgotten(
    open_reader: OpenReader, tmp_path: Path, keys: str
) -> None:
    kept = SavedSearches(tmp_path / "searches.toml")
    kept.keep(SavedSearch("dew", "dew on:2014"))
    async with open_reader(POSTS) as reader:
        *before, _, _ = keys.split()
        await reader.press(*before)
        await reader.burst("d", "U")
        assert [each.name for each in kept.load().searches] == ["dew"]


async def test_without_a_query_or_a_name_nothing_is_kept(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("s", "ctrl+n")
        assert "nothing to keep" in reader.text
        await reader.type("fog")
        await reader.press("ctrl+n")
        for _ in range(2):
            await reader.press("enter")
            assert "A search needs a name to be kept. Esc leaves without." in reader.text
        await reader.press("space", "enter")
        assert "A search needs a name to be kept." in reader.text
        await reader.press("x")
        assert "A search needs a name to be kept." not in reader.text
        await reader.press("escape")
        assert keys_are_at(reader, reader.screen.side.search.box)
    assert not (tmp_path / "searches.toml").exists()


async def test_a_search_that_is_kept_is_saved_before_the_reader_ends(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("s")
        await reader.type("fog")
        await reader.press("ctrl+n")
        await reader.burst("x", "enter", "ctrl+q")
        assert not reader.app.is_running
    assert "fog" in (tmp_path / "searches.toml").read_text()


async def test_a_damaged_file_of_searches_is_told(open_reader: OpenReader, tmp_path: Path) -> None:
    (tmp_path / "searches.toml").write_text("[")
    async with open_reader(POSTS) as reader:
        await reader.press("S")
        assert "is damaged" in " ".join(reader.text.split())
        assert list(tmp_path.glob("searches.damaged-*"))


async def test_why_a_hit_was_found_is_told_in_a_narrow_terminal_too(
    open_reader: OpenReader,
) -> None:
    async with open_reader(POSTS, size=(40, 24)) as reader:
        await reader.press("s")
        await reader.type("lantren ")
        assert "Tobias · 2012 · “lantren” ≈ lantern" in reader.text


@pytest.mark.parametrize("width", [40, 80])
async def test_why_a_hit_was_found_is_whole_whatever_stands_before_it(
    open_reader: OpenReader, width: int
) -> None:
    signed = comment(
        "The thimbles went up.\nBartholomew Featherstonehaugh",
        signature="Bartholomew Featherstonehaugh",
        published="2012-06-01",
    )
    async with open_reader([post(title="Zz", comments=(signed,))], size=(width, 24)) as reader:
        await reader.press("s")
        await reader.type("thibmles up ")
        assert "“thibmles” ≈ thimbles" in reader.text
        assert "signed" in reader.text


async def test_what_asks_for_nothing_is_not_told_to_have_found_nothing(
    open_reader: OpenReader,
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("s")
        for query in ("author:", "-", "in:po"):
            await reader.press("ctrl+u")
            await reader.type(query)
            assert "Search the archive" in reader.text
            assert "Type what you remember" in reader.text
        await reader.press("ctrl+u")
        await reader.type("-lantern ")
        assert "A minus only takes away" in reader.text


async def test_what_is_cut_off_of_a_hit_is_told_by_dots(open_reader: OpenReader) -> None:
    filler = "wind and hail and sleet and rain and more of it"
    long = post(id="long", body=f"{filler} lantern here {filler} with thunder {filler}")
    async with open_reader([long], size=(80, 24)) as reader:
        await reader.press("s")
        await reader.type("thunder lantern ")
        hit = reader.screen.side.search.hits
        lines = ["".join(text for text, _ in line) for line in hit.draw(hit.items[0], 30)[1:]]
        assert all(len(line) <= 30 for line in lines)
        assert (lines[0][0], lines[-1][-1]) == ("…", "…")


async def test_the_part_of_a_snippet_with_most_matches_is_shown(open_reader: OpenReader) -> None:
    filler = "wind and hail and sleet and rain"
    long = post(id="long", body=f"fog {filler} {filler} thunder fog, lantern.")
    async with open_reader([long]) as reader:
        await reader.press("s")
        await reader.type("thunder lantern fog ")
        hit = reader.screen.side.search.hits
        lines = ["".join(text for text, _ in line) for line in hit.draw(hit.items[0], 30)[1:]]
        assert "thunder fog, lantern." in " ".join(lines)


async def test_in_a_narrow_terminal_the_bottom_line_says_at_which_result_one_is(
    open_reader: OpenReader,
) -> None:
    async with open_reader(POSTS, size=(40, 20)) as reader:
        await reader.press("s")
        await reader.type("lantern")
        assert "1 of 4" in reader.text
        await reader.press("down", "down")
        assert "3 of 4" in reader.text


async def test_it_is_told_where_there_are_no_years_to_choose_from(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("s")
        await reader.type("survived")
        await reader.press("ctrl+y")
        assert "There are no years to choose from." in reader.text


async def test_the_order_is_told_of_what_is_alike_too(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("s")
        await reader.put("author:tobias ")
        await reader.press("tab", "M")
        alike = reader.screen.side.search.told[0]
        assert " like " in alike
        assert "newest first" not in alike
        await reader.press("ctrl+s")
        assert f"{alike} · newest first" in reader.text


async def test_what_is_alike_and_has_no_date_of_its_own_has_that_of_its_post(
    open_reader: OpenReader,
) -> None:
    undated = comment("The lantern of hail.", id="undated")
    hail = replace(HAIL, body="Ice.", comments=(undated, *HAIL.comments))
    async with open_reader((FOG, hail)) as reader:
        await reader.press("s")
        reader.screen.side.search.box.value = "author:tobias "
        await reader.settle()
        await reader.press("tab", "M", "ctrl+s")
        hits = reader.screen.side.search.hits
        assert addresses(hits.items) == ["undated", "out", "FOG"]


async def test_a_lost_index_is_told_and_harms_nothing(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(*_: object, **__: object) -> None:
        raise IndexLost("it is gone")

    async with open_reader(POSTS) as reader:
        with monkeypatch.context() as patch:
            for name in ("answer", "authors", "more_like", "filter"):
                patch.setattr(Searcher, name, lost)
            await reader.press("s")
            await reader.type("lantern author:in")
            assert "The index cannot be read just now." in reader.text
            await reader.press("escape", "2", "M")
            assert "The index cannot be read just now." in reader.text
            await reader.press("escape", "backslash")
            await reader.type("hail")
            assert "The index cannot be read" in reader.text
            assert "2 posts" in reader.text
        await reader.press("escape", "s")
        await reader.type("lantern")
        assert "4 results" in reader.text
        assert "cannot be read" not in reader.text


async def test_what_is_most_alike_comes_first_whatever_the_order_of_searches(
    open_reader: OpenReader,
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("s")
        await reader.type("lantern")
        await reader.press("ctrl+s", "tab", "M")
        assert "newest first" not in reader.text
        await reader.press("ctrl+s")
        assert "newest first" in reader.text
        await reader.press("escape", "2", "M")
        assert "newest first" not in reader.text
        await reader.type("slantern")
        assert "4 results · newest first" in reader.text


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("zzgrblx ", "Nothing here has that, nor anything near it."),
        ("zzgrblx qqvvkkw ", "Nothing has these words. Try fewer of them."),
        ("lantern zzgrblx ", "“zzgrblx” is nowhere in this archive."),
        ("depth:9 lantern ", "Nothing here fits “depth:9”."),
        ("in:post in:comment ", "Nothing here fits both “in:post” and “in:comment”."),
        ("title:hail in:comment lantern ", "Nothing here answers to all of that. Try less of it."),
    ],
)
async def test_where_nothing_is_found_it_is_told_of_what(
    open_reader: OpenReader, query: str, told: str
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("s")
        reader.screen.side.search.put(query)
        await reader.settle()
        assert told in " ".join(at_the_side(reader).split())
