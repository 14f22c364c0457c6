"""What the keys do in the reader."""

import re
from dataclasses import replace
from itertools import count

import pytest

from tests.builders import comment, post
from tests.tui.conftest import OpenReader
from tui_reader.archive.outline import POST
from tui_reader.archive.post import CaptureRead, Skipped
from tui_reader.search import snippet
from tui_reader.search.asking import Answer
from tui_reader.search.query import parse

LONG = " ".join(f"word{number}" for number in range(700))
FIRST = post(
    id="first",
    title="A seam in the sky",
    published="2019-05-02",
    author="Odile",
    body="We found it on a Tuesday.\n\n******\n\nIt was https://example.org/seam wide.",
    claimed_comments=7,
    warnings=("The page claims 7 comments, 6 are here.",),
    comments=(
        comment(
            "The thread was too thin.",
            comment("Thin threads hold longest.", id="a1", author="Odile"),
            comment("Not in March.", comment("Nor in April.", id="a2x"), id="a2"),
            id="a",
            author="Perrin",
            published="2019-05-02T10:11",
        ),
        comment("I have a ladder.", id="b", signature="Quill"),
        comment("Umbrella found, apply within.", id="c"),
    ),
)
SECOND = post(
    id="second",
    title="The long account",
    published="2018-01-01",
    body=LONG,
    comments=tuple(comment(f"Remark {number}", id=f"r{number}") for number in range(30)),
)
POSTS = (SECOND, FIRST)


async def test_the_newest_post_is_listed_first_and_shown(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        lines = reader.text.splitlines()
        assert reader.text.index("A seam in the sky") < reader.text.index("The long account")
        assert "2 posts" in lines[0]
        assert "2 May 2019 · 6 comments" in reader.text
        assert "2 May 2019 · by Odile · 6 comments (the page says 7)" in reader.text
        assert "! The page claims 7 comments, 6 are here." in reader.text


async def test_a_thread_shows_names_times_replies_and_the_authors_badge(
    open_reader: OpenReader,
) -> None:
    async with open_reader(POSTS) as reader:
        text = reader.text
        assert "▾ 1 Perrin  ·  2 May 2019, 10:11  ·  3 replies" in text
        assert "│ • 1.1 Odile  author" in text
        assert "• 2 signed Quill" in text
        assert "│ │ • 1.2.1 anonymous" in text


async def test_rows_of_stars_are_rules_and_links_are_links(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        assert "******" not in reader.text
        assert "────────" in reader.text
        view = reader.screen.thread
        strips = view.render_lines(view.size.region)
        linked = [
            segment
            for strip in strips
            for segment in strip
            if "https://example.org/seam" in segment.text
        ]
        assert [segment.text for segment in linked] == ["https://example.org/seam"]
        assert linked[0].style is not None
        assert linked[0].style.underline


async def test_moving_in_the_list_shows_the_post_and_enter_goes_in(
    open_reader: OpenReader,
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("j")
        assert reader.screen.thread.post == SECOND
        assert reader.screen.side.posts.has_focus
        await reader.press("enter")
        assert reader.screen.thread.has_focus
        await reader.press("tab")
        assert reader.screen.side.posts.has_focus


@pytest.mark.parametrize(
    ("keys", "comment_id"),
    [
        ("j", "a"),
        ("jj", "a1"),
        ("jjk", "a"),
        ("jjjj", "a2x"),
        ("jjjjp", "a2"),
        ("jjjjP", "a"),
        ("jpp", None),
        ("}", "a"),
        ("}}", "b"),
        ("}}}{", "b"),
        ("jjjj{", "a"),
        ("j]", "b"),
        ("jj]", "a2"),
        ("jj][", "a1"),
        ("G", "c"),
        ("Gg", None),
        ("jl", "a1"),
        ("jhl", "a"),
        ("jjhh", "a"),
    ],
)
async def test_moving_in_a_thread(
    open_reader: OpenReader, keys: str, comment_id: str | None
) -> None:
    names = {"}": "right_curly_bracket", "{": "left_curly_bracket"}
    names |= {"]": "right_square_bracket", "[": "left_square_bracket"}
    async with open_reader(POSTS) as reader:
        await reader.press("enter", *(names.get(key, key) for key in keys))
        assert reader.screen.thread.comment_id == comment_id


async def test_folding_one_and_unfolding_it(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("enter", "j", "enter")
        assert "▸ 1 Perrin  ·  2 May 2019, 10:11  ·  3 replies  ·  The thr" in reader.text
        assert "Thin threads" not in reader.text
        await reader.press("enter")
        assert "Thin threads" in reader.text


async def test_folding_all_and_by_level(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("enter", "H")
        assert reader.screen.thread.outline.folded == {0, 1, 2, 3, 4, 5}
        await reader.press("greater_than_sign")
        assert reader.screen.thread.outline.folded == {1, 2, 3}
        await reader.press("greater_than_sign")
        assert reader.screen.thread.outline.folded == {3}
        await reader.press("less_than_sign")
        assert reader.screen.thread.outline.folded == {1, 2, 3}
        await reader.press("L")
        assert not reader.screen.thread.outline.folded


async def test_the_level_that_one_went_to_is_told(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("enter", "less_than_sign")
        assert "2 levels of 3 shown" in reader.text.splitlines()[-1]
        await reader.press("less_than_sign")
        assert "1 level of 3 shown" in reader.text.splitlines()[-1]
        await reader.press("j")
        assert "shown" not in reader.text.splitlines()[-1]


async def test_folding_all_in_a_long_post_shows_what_was_folded(open_reader: OpenReader) -> None:
    async with open_reader(POSTS, size=(100, 20)) as reader:
        await reader.press("j", "enter", "H")
        shown = [int(number) for number in re.findall(r"Remark (\d+)", reader.text)]
        assert shown == list(range(14)), "the heading a fifth down, the threads below it"
        assert reader.screen.thread.cursor == POST
        await reader.press("L", "g", "right_curly_bracket", "right_curly_bracket", "ctrl+u", "H")
        assert len(re.findall(r"Remark \d+", reader.text)) >= 10


async def test_folding_all_at_the_end_shows_the_end(open_reader: OpenReader) -> None:
    async with open_reader(POSTS, size=(100, 20)) as reader:
        await reader.press("j", "enter", "G", "H")
        assert reader.screen.thread.comment_id == "r29"
        assert "Remark 29" in reader.text
        assert "Remark 13" in reader.text


async def test_folding_all_leaves_what_is_selected_where_it_is(open_reader: OpenReader) -> None:
    """What was drawn before says nothing of where it is among what is folded in another way."""
    threads = (
        comment(f"Stitch {number}\n\nand knot", comment(f"Aye {number}"), id=f"t{number}")
        for number in range(60)
    )

    def line(text: str) -> int:
        return next(at for at, line in enumerate(text.splitlines()) if re.search("[▸▾] 31 ", line))

    async with open_reader((post(id="many", comments=tuple(threads)),), size=(100, 24)) as reader:
        await reader.press("enter", *["right_curly_bracket"] * 31, "k", "j")
        before = line(reader.text)
        for key in ("H", "L", "H", "greater_than_sign", "less_than_sign"):
            await reader.press(key)
            assert line(reader.text) == min(before, 12), key
            before = line(reader.text)


async def test_folding_all_in_a_short_post_moves_nothing(open_reader: OpenReader) -> None:
    async with open_reader(POSTS, size=(100, 24)) as reader:
        await reader.press("enter", "H")
        assert "2 May 2019 · by Odile" in reader.text.splitlines()[1]


async def test_what_was_left_out_is_no_doubt(open_reader: OpenReader) -> None:
    told = "Left out as page furniture: 3 lines, the first is line 9."
    async with open_reader((FIRST, CaptureRead(FIRST.source, 1, 6, (told,)))) as reader:
        assert "! The page claims 7 comments, 6 are here.\n" in reader.text
        assert "furniture" not in reader.text
        await reader.press("w")
        assert told in reader.text


async def test_a_fold_leaves_its_comment_where_it_is_on_the_screen(
    open_reader: OpenReader,
) -> None:
    async with open_reader(POSTS, size=(100, 16)) as reader:
        await reader.press("j", "enter", *["right_curly_bracket"] * 5)
        line = [at for at, text in enumerate(reader.text.splitlines()) if "Remark 4" in text]
        await reader.press("enter")
        again = [at for at, text in enumerate(reader.text.splitlines()) if "Remark 4" in text]
        # The text goes up to the line of its head, and the head stays.
        assert again == [line[0] - 1]


async def test_a_long_text_is_scrolled_before_the_next_comment(open_reader: OpenReader) -> None:
    async with open_reader(POSTS, size=(100, 20)) as reader:
        await reader.press("j", "enter")
        await reader.press("j")
        view = reader.screen.thread
        assert view.cursor == POST
        assert "word0 " not in reader.text.splitlines()[0]
        await reader.press("space")
        assert "word699" not in reader.text
        for _ in range(10):
            await reader.press("space")
        assert view.cursor != POST
        await reader.press("G")
        assert "Remark 29" in reader.text


async def test_the_word_at_the_top_stays_there_at_another_width(open_reader: OpenReader) -> None:
    async with open_reader(POSTS, size=(110, 20)) as reader:
        await reader.press("j", "enter", "space", "space")
        view = reader.screen.thread
        first = next(word for word in view.render_lines(view.size.region)[0].text.split()[1:])
        for width in (90, 140, 75, 110):
            await reader.pilot.resize_terminal(width, 20)
            await reader.settle()
            assert first in view.render_lines(view.size.region)[0].text.split()


async def test_coming_back_to_a_post_finds_it_as_it_was_left(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("enter", "j", "h", "j")
        before = reader.screen.thread.place()
        await reader.press("J")
        assert reader.screen.thread.post == SECOND
        await reader.press("K")
        assert reader.screen.thread.place() == before
        assert before.comment == "b"
        assert before.folded == {"a"}


async def test_search_answers_slips_and_goes_to_the_comment(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("enter", "H", "s")
        await reader.type("umbrela fuond")
        assert "1 result" in reader.text
        assert "Umbrella found" in reader.text
        await reader.press("enter")
        view = reader.screen.thread
        assert view.comment_id == "c"
        assert view.lit == ("umbrella", "found")
        assert view.outline.folded == {0, 1, 2, 3, 4}, "only what hid it was unfolded"
        assert reader.app.focused is view


async def test_escape_puts_everything_back_as_it_was(open_reader: OpenReader) -> None:
    async with open_reader(POSTS, size=(100, 18)) as reader:
        await reader.press("enter", "j", "j", "j", "h", "ctrl+d")
        before = reader.text
        place = reader.screen.thread.place()
        await reader.press("s")
        await reader.type("remark 17")
        assert reader.screen.thread.post == SECOND
        await reader.press("down", "escape")
        assert reader.screen.thread.post == FIRST
        assert reader.screen.thread.place() == place
        assert reader.app.focused is reader.screen.thread
        assert reader.text == before


@pytest.mark.parametrize("key", ["s", "B"])
async def test_escape_puts_zen_back_too(open_reader: OpenReader, key: str) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("enter", "j", "tab", "tab", "z")
        before = reader.text
        assert "2 posts" not in before
        await reader.press(key)
        if key == "s":
            await reader.type("remark 17")
        assert reader.text != before
        await reader.press("escape")
        assert reader.text == before
        assert reader.app.focused is reader.screen.thread


async def test_after_a_hit_escape_clears_the_words_and_then_goes_back(
    open_reader: OpenReader,
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("enter", "j", "s")
        await reader.type("remark 17")
        await reader.press("enter")
        assert reader.screen.thread.comment_id == "r17"
        await reader.press("escape")
        assert reader.screen.thread.lit == ()
        assert reader.screen.thread.comment_id == "r17"
        await reader.press("escape")
        assert reader.screen.thread.post == FIRST
        assert reader.screen.thread.comment_id == "a"
        await reader.press("ctrl+right")
        assert reader.screen.thread.comment_id == "r17"


async def test_the_results_are_still_there_the_next_time(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("s")
        await reader.type("remark")
        await reader.press("down", "down", "enter", "s")
        assert reader.screen.side.search.box.value == "remark"
        assert reader.screen.side.search.hits.cursor == 2


async def test_an_older_answer_does_not_take_the_place_of_a_newer_one(
    open_reader: OpenReader,
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("s")
        await reader.type("ladder")
        newest = reader.screen.side.search.hits.items
        assert newest
        pane = reader.screen.side.search
        pane.post_message(pane.Found(1, Answer(parse("")), None))
        await reader.settle()
        assert reader.screen.side.search.hits.items == newest


async def test_a_text_is_searched_once_for_the_words_to_light(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    searched: list[str] = []

    def count(text: str, words: tuple[str, ...]) -> list[tuple[int, int]]:
        searched.append(text)
        return find_words(text, words)

    find_words = snippet.find_words
    async with open_reader(POSTS) as reader:
        await reader.press("j", "enter")
        monkeypatch.setattr(snippet, "find_words", count)
        view = reader.screen.thread
        view.lit = ("word17", "word210")
        await reader.press("j", "j", "j")
        lit = [
            segment.text
            for strip in view.render_lines(view.size.region)
            for segment in strip
            if segment.style == view._style("lit")
        ]
        assert lit == ["word17", "word210"]
        assert len(searched) == len(set(searched)) < 20


async def test_nothing_found_says_what_to_do(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("s")
        assert "Type what you remember" in reader.text
        await reader.type("zzyzx")
        assert "Nothing here has that" in reader.text
        await reader.press("enter")
        assert reader.app.focused is reader.screen.side.search.box


async def test_finding_in_the_post_goes_on_across_lines_and_folds(
    open_reader: OpenReader,
) -> None:
    body = "The needle lay\nunder the old\n\nrug."
    shown = replace(
        FIRST,
        body=body,
        comments=(comment("No needle.", comment("A NEEDLE lay under it.", id="in"), id="out"),),
    )
    async with open_reader((shown,)) as reader:
        await reader.press("enter", "H", "slash")
        await reader.type("lay under")
        view = reader.screen.thread
        assert view.found == (1, 2)
        assert view.cursor == POST
        await reader.press("enter", "n")
        assert view.comment_id == "in"
        assert "match 2 of 2" in reader.text
        await reader.press("n")
        assert view.cursor == POST
        await reader.press("N", "escape")
        assert view.found == (0, 0)


async def test_the_find_box_says_at_which_match_one_is(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("j", "enter", "slash")
        await reader.type("remark 2")
        assert "match 1 of 11" in reader.text.splitlines()[-1]
        assert "↑↓ matches" in reader.text.splitlines()[-1]
        await reader.press("down")
        assert "match 2 of 11" in reader.text.splitlines()[-1]
        await reader.type("x")
        assert "not in this post: remark 2x" in reader.text.splitlines()[-1]
        await reader.press("escape")
        assert "} next thread" in reader.text.splitlines()[-1]


async def test_leaving_the_find_box_goes_back(open_reader: OpenReader) -> None:
    async with open_reader(POSTS, size=(100, 20)) as reader:
        await reader.press("j", "enter")
        place = reader.screen.thread.place()
        await reader.press("slash")
        await reader.type("remark 25")
        assert reader.screen.thread.comment_id == "r25"
        await reader.press("escape")
        assert reader.screen.thread.place() == place
        assert reader.app.focused is reader.screen.thread


async def test_the_find_box_is_for_the_open_post_alone(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("enter", "slash")
        await reader.type("march")
        await reader.pilot.click(reader.screen.side.posts, offset=(5, 2))
        await reader.settle()
        assert reader.screen.thread.post == SECOND
        assert not reader.screen.pane.box.display
        assert reader.screen.thread.found == (0, 0)
        assert reader.app.focused is reader.screen.thread


async def test_escape_from_a_search_puts_back_what_was_found_in_the_post(
    open_reader: OpenReader,
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("enter", "slash")
        await reader.type("thin")
        await reader.press("enter", "n", "tab", "tab")
        before = reader.text
        await reader.press("s")
        await reader.type("remark 17")
        await reader.press("escape")
        assert reader.screen.thread.found == (2, 3)
        assert reader.text == before


async def test_bookmarks_are_made_listed_found_and_undone(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("enter", "j", "j", "b")
        assert "1.1 Odile ★" in reader.text
        await reader.press("J", "B")
        assert "1 bookmark" in reader.text
        assert "Thin threads hold longest." in reader.text
        await reader.press("enter")
        assert reader.screen.thread.comment_id == "a1"
        await reader.press("b")
        assert "★" not in reader.text
        await reader.press("U")
        assert "1.1 Odile ★" in reader.text


async def test_bookmarks_are_there_the_next_time(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("b", "q")
    async with open_reader(POSTS) as reader:
        assert "A seam in the sky  ★" in reader.text


async def test_two_presses_at_once_are_two_changes(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("b", "b", "b")
        assert len(reader.screen.side.bookmarks.items) == 1


async def test_an_orphan_can_still_be_read(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("enter", "G", "b")
    gone = replace(FIRST, comments=FIRST.comments[:2])
    async with open_reader((gone,)) as reader:
        await reader.press("B", "enter")
        assert len(reader.app.screen_stack) == 2
        assert "Not in this archive now" in reader.text
        assert "Umbrella found, apply within." in reader.text
        await reader.press("escape")
        # The row of the bookmark and the bottom line go on saying that it is gone.
        assert len(reader.app.screen_stack) == 1
        assert reader.text.count("Not in this archive now") == 1
        assert "Not here · " in reader.text


async def test_a_narrow_terminal_shows_one_pane_at_a_time(open_reader: OpenReader) -> None:
    async with open_reader(POSTS, size=(40, 12)) as reader:
        assert "2 posts" in reader.text
        assert "We found it" not in reader.text
        await reader.press("enter")
        assert "2 posts" not in reader.text
        assert "We found it on a Tuesday." in reader.text
        await reader.press("escape")
        assert "2 posts" in reader.text
        await reader.press("enter", "q")
        assert "2 posts" in reader.text


async def test_every_size_is_borne(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("enter", "j")
        for width, height in ((1, 1), (2, 1), (1, 9), (5, 3), (20, 2), (71, 5), (300, 100)):
            await reader.pilot.resize_terminal(width, height)
            await reader.settle()
            await reader.press("j", "s", "x", "escape", "slash", "x", "escape", "B", "1", "2")
        assert reader.screen.thread.post is not None


async def test_help_and_palette_come_from_the_command_table(open_reader: OpenReader) -> None:
    async with open_reader(POSTS, size=(120, 80)) as reader:
        await reader.press("question_mark")
        for title in ("Next top-level comment", "Search the archive", "Bookmark, or take it away"):
            assert title in reader.text
        await reader.press("escape", "colon")
        await reader.type("fold all")
        await reader.press("enter")
        assert reader.screen.thread.outline.folded


async def test_the_palette_writes_keys_as_one_would(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        told = {
            command.title: command.help
            for command in reader.app.get_system_commands(reader.app.screen)
        }
        assert told["Half a page down"] == "(^d)"
        assert told["Find in this post"] == "(/)"
        assert told["Help"] == "(? F1)"


async def test_the_theme_is_remembered(open_reader: OpenReader) -> None:
    async with open_reader(POSTS, state=True) as reader:
        state_file = reader.app._state_file
        assert state_file is not None
        reader.app.theme = "ansi-dark"
        await reader.settle()
    assert 'theme = "ansi-dark"' in state_file.read_text()


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark", "ansi-light"])
async def test_every_kind_of_theme_shows_what_is_selected(
    open_reader: OpenReader, theme: str
) -> None:
    async with open_reader(POSTS, theme=theme) as reader:
        await reader.press("enter", "j")
        assert reader.app.theme == theme
        selected = [line for line in reader.text.splitlines() if "▌ ▾ 1 Perrin" in line]
        assert len(selected) == 1, "not by colour alone"


async def test_skipped_captures_are_told(open_reader: OpenReader) -> None:
    skipped = Skipped("odd/\x1b[31mfile.txt", "It is no text.")
    async with open_reader((FIRST, skipped)) as reader:
        assert "1 post · 1 skipped (w)" in reader.text
        await reader.press("w")
        assert "odd/␛[31mfile.txt: It is no text." in reader.text


async def test_an_archive_without_posts_says_so(open_reader: OpenReader) -> None:
    async with open_reader(()) as reader:
        assert "No posts here" in reader.text
        await reader.press("enter", "j", "b", "s", "escape", "slash", "n", "H", "G", "J", "y", "w")
        await reader.press("escape", "2", "G", "g", "space", "h", "l", "greater_than_sign")


async def test_posts_that_come_later_join_the_list_and_nothing_jumps(
    open_reader: OpenReader,
) -> None:
    async with open_reader((SECOND,)) as reader:
        await reader.press("enter", "space")
        place = reader.screen.thread.place()
        await reader.arrive(FIRST)
        assert "2 posts" in reader.text
        assert reader.screen.thread.place() == place
        selected = reader.screen.side.posts.selected
        assert selected is not None
        assert selected.id == "second"


async def test_until_one_does_something_the_newest_post_is_open(open_reader: OpenReader) -> None:
    async with open_reader((SECOND,)) as reader:
        assert reader.screen.thread.post == SECOND
        await reader.arrive(FIRST)
        assert reader.screen.thread.post == FIRST
        assert reader.screen.side.posts.cursor == 0


async def test_copying_hands_over_the_text(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("enter", "j", "y")
        assert reader.app.clipboard == "The thread was too thin."


async def test_clicks_select_fold_and_open(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        view = reader.screen.thread
        heads = (y for y in count() if "signed Quill" in view.render_line(y).text)
        y = next(heads)
        await reader.pilot.click(view, offset=(8, y + 1))
        await reader.settle()
        assert view.comment_id == "b"
        await reader.pilot.click(view, offset=(8, y))
        await reader.settle()
        assert view.outline.is_folded(view.cursor)
        await reader.pilot.click(reader.screen.side.posts, offset=(5, 2))
        await reader.settle()
        assert view.post == SECOND


async def test_a_narrow_bottom_line_still_says_where_help_is(open_reader: OpenReader) -> None:
    async with open_reader(POSTS, size=(40, 12)) as reader:
        assert "Enter read  ? help" in reader.text.splitlines()[-1]
        assert "search" not in reader.text.splitlines()[-1]


async def test_help_is_set_to_its_width(open_reader: OpenReader) -> None:
    async with open_reader(POSTS, size=(40, 90)) as reader:
        await reader.press("question_mark")
        lines = [line.strip("│") for line in reader.text.splitlines()]
        at = next(at for at, line in enumerate(lines) if "Unfold; again:" in line)
        assert lines[at + 1].strip().endswith("reply")
        assert lines[at].index("Unfold") == len(lines[at + 1]) - len(lines[at + 1].lstrip())


async def test_moving_in_the_list_of_a_narrow_terminal(open_reader: OpenReader) -> None:
    async with open_reader(POSTS, size=(40, 12)) as reader:
        await reader.press("enter", "G", "q", "j", "k", "j", "enter")
        assert reader.screen.thread.post == SECOND


async def test_a_click_at_the_end_of_the_scroll_bar(open_reader: OpenReader) -> None:
    async with open_reader(POSTS, size=(100, 16)) as reader:
        view = reader.screen.thread
        await reader.pilot.click(view, offset=(view.size.width - 1, view.size.height - 1))
        await reader.settle()
        assert "Umbrella found, apply within." in reader.text


async def test_a_bookmark_is_of_where_one_was_at_the_key(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.burst("enter", "j", "b", "right_curly_bracket", "J", "b", "q", "q")
        assert not reader.app.is_running
    async with open_reader(POSTS) as reader:
        kept = {
            (each.anchor.post_id, each.anchor.comment_id)
            for each in reader.screen.side.bookmarks.items
        }
        assert kept == {("first", "a"), ("second", None)}
