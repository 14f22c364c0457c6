"""What was read is marked as one reads, and looks like it."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import comment, post
from tests.tui.conftest import OpenReader, Reader
from tui_reader.archive.post import walk
from tui_reader.read_marks.ledger import Ledger

LONG = "A seam is closed at dawn, when the light is low and the needle finds the edge by itself. "
FOG = post(
    id="fog",
    title="Fog",
    comments=(
        comment("One.", comment("Two.", id="two"), id="one"),
        comment("Three.", id="three"),
        comment(LONG * 40, id="long"),
        comment("Last.", id="last"),
    ),
)
HAIL = post(id="hail", title="Hail", published="2018-01-01", comments=(comment("Ice.", id="ice"),))
POSTS = (FOG, HAIL)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "read.json"


def read(reader: Reader) -> str:
    """The ids of what was read of the posts; a post's own with a star."""
    ledger = reader.screen._stores.ledger
    ids = [
        (each, [("", f"*{each.id}"), *((c.id, c.id) for _, c in walk(each.comments))])
        for each in POSTS
    ]
    return " ".join(
        told for each, some in ids for own, told in some if own in ledger.read_of(each.id)
    )


async def test_who_walks_through_the_list_has_read_nothing(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("j", "k", "s")
        await reader.type("three")
        await reader.press("escape", "q")
        assert read(reader) == ""


async def test_a_post_that_was_opened_and_where_one_rested_is_read(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("enter")
        assert read(reader) == ""
        await reader.press("j")
        assert read(reader) == "*fog"
        await reader.press("j", "q")
        assert read(reader) == "*fog one two"


async def test_what_one_went_past_on_the_screen_is_read_and_no_more(
    open_reader: OpenReader,
) -> None:
    async with open_reader(POSTS, size=(120, 20)) as reader:
        await reader.press("enter", "}", "}", "}")
        assert reader.screen.thread.comment_id == "long"
        assert read(reader) == "*fog one two three"
        await reader.press("G")
        # It was rested upon, though it is longer than the screen.
        assert read(reader) == "*fog one two three long"


async def test_what_was_never_painted_was_not_seen(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("enter", "j")
        await reader.burst("j", "j", "J")
        assert "three" not in read(reader)


async def test_what_is_folded_was_not_seen(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("enter", "H", "j", "j", "j", "q")
        assert read(reader) == "*fog"


async def test_what_was_read_stands_back_and_what_was_not_has_a_mark(
    open_reader: OpenReader,
) -> None:
    async with open_reader(POSTS) as reader:
        assert "●" not in reader.text
        await reader.press("enter", "j", "j", "q")
        lines = reader.text.splitlines()
        assert [("●" in line) for line in lines if "anonymous" in line] == [
            False,
            False,
            True,
            True,
        ]
        assert "Hail ●" in reader.text
        assert "Fog ●" not in reader.text
        assert "3 of 5 unread" in reader.text


async def test_u_turns_the_mark_of_the_selected_comment(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("enter", "}", "u")
        assert "Marked as read." in reader.text
        assert read(reader) == "*fog one"
        await reader.press("u")
        assert "Marked as unread." in reader.text
        assert "1 anonymous ●" in reader.text
        # Going on does not undo what one did on purpose.
        await reader.press("j", "j")
        assert read(reader) == "*fog two"


async def test_u_in_the_list_turns_the_post_with_all_its_comments(
    open_reader: OpenReader,
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("u")
        assert "Marked as read with 5 comments; u takes it back." in reader.text
        assert read(reader) == "*fog one two three long last"
        assert "Hail ●" in reader.text
        assert "Fog ●" not in reader.text
        assert "5 comments" in reader.text.splitlines()[3]
        assert " unread" not in reader.text.splitlines()[3]
        heads = [line for line in reader.text.splitlines() if "anonymous" in line]
        assert not any("●" in line for line in heads)
        await reader.press("u")
        assert "Marked as unread with 5 comments; u takes it back." in reader.text
        assert read(reader) == ""
        assert "●" not in reader.text
        await reader.press("j", "u")
        assert "Marked as read with 1 comment; u takes it back." in reader.text
        assert read(reader) == "*hail ice"


async def test_u_in_the_list_takes_back_what_it_marked_and_no_more(
    open_reader: OpenReader,
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("enter", "j", "j", "q")
        assert read(reader) == "*fog one two"
        assert "3 of 5 unread" in reader.text
        await reader.press("u", "j", "k")
        assert read(reader) == "*fog one two three long last"
        await reader.press("u")
        assert "Marked as it was before; u marks all as read again." in reader.text
        assert read(reader) == "*fog one two"
        assert "3 of 5 unread" in reader.text
        await reader.press("u")
        assert read(reader) == "*fog one two three long last"


async def test_u_in_the_list_marks_as_unread_what_was_read_one_by_one(
    open_reader: OpenReader,
) -> None:
    async with open_reader((post(id="hail", title="Hail", body="Ice."),)) as reader:
        await reader.press("enter", "u")
        ledger = reader.screen._stores.ledger
        assert ledger.counts("hail") == (True, 0)
        await reader.press("q", "u")
        assert "Marked as unread; u takes it back." in reader.text
        assert ledger.is_empty
        await reader.press("u")
        assert ledger.counts("hail") == (True, 0)


async def test_what_has_come_since_is_read_by_u_in_the_list_and_alone_unread_again(
    open_reader: OpenReader,
) -> None:
    async with open_reader([HAIL]) as reader:
        await reader.press("u")
        await reader.arrive(replace(HAIL, comments=(*HAIL.comments, comment("Slush.", id="new"))))
        assert "1 of 2 unread" in reader.text
        await reader.press("u")
        assert " unread" not in reader.text
        await reader.press("u")
        assert "1 of 2 unread" in reader.text


async def test_what_was_marked_as_unread_in_the_list_is_read_as_one_reads(
    open_reader: OpenReader,
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("u", "u", "enter", "j", "j", "q")
        assert read(reader) == "*fog one two"


async def test_u_in_the_results_turns_the_hit(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("s")
        await reader.type("ice")
        await reader.press("tab", "u")
        assert read(reader) == "ice"


async def test_u_in_the_bookmarks_says_what_to_do(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("b", "B", "u")
        assert "Enter goes there" in reader.text
        assert read(reader) == ""


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_what_was_read_is_kept_when_one_quits(
    open_reader: OpenReader, file: Path, key: str
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("enter", "j", "j")
        await reader.press(*([key] if key == "ctrl+q" else [key, key]))
        assert not reader.app.is_running
    async with open_reader(POSTS) as reader:
        assert read(reader) == "*fog one two"
        assert "3 of 5 unread" in reader.text


async def test_what_was_read_is_kept_now_and_then_and_before_the_shell(
    open_reader: OpenReader, file: Path
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("enter", "j")
        assert not file.exists()
        reader.screen._save_marks()
        await reader.settle()
        kept = Ledger(file)
        kept.load()
        assert kept.counts("fog") == (True, 0)
        reader.app.app_suspend_signal.publish(reader.app)
        kept.load()
        assert kept.counts("fog") == (True, 1)


async def test_what_comes_with_a_newer_capture_is_unread_and_found(
    open_reader: OpenReader,
) -> None:
    async with open_reader([HAIL]) as reader:
        await reader.press("enter", "j", "q")
        await reader.arrive(replace(HAIL, comments=(*HAIL.comments, comment("Slush.", id="new"))))
        assert "1 of 2 unread" in reader.text
        await reader.press("s")
        await reader.type("is:unread ")
        hits = reader.screen.side.search.hits.items
        assert [hit.comment_id for hit in hits] == ["new"]
        await reader.press("ctrl+u")
        await reader.type("is:read in:comment ")
        hits = reader.screen.side.search.hits.items
        assert [hit.comment_id for hit in hits] == ["ice"]


async def test_the_list_may_be_filtered_by_what_is_unread(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("j", "enter", "j", "q", "backslash")
        await reader.type("is:unread ")
        assert [each.id for each in reader.screen.side.posts.items] == ["fog"]


async def test_a_damaged_file_is_told_once_and_set_aside(
    open_reader: OpenReader, file: Path
) -> None:
    file.write_text("{")
    async with open_reader(POSTS) as reader:
        assert "is damaged" in reader.text
        await reader.press("enter", "j", "q", "q")
        assert not reader.app.is_running
        assert reader.app.return_code == 0
    [copy] = file.parent.glob("read.damaged-*")
    assert copy.read_text() == "{"


async def test_in_a_narrow_list_counts_go_before_words(open_reader: OpenReader) -> None:
    async with open_reader(POSTS, size=(80, 24)) as reader:
        await reader.press("enter", "j", "j", "q")
        assert "4 Mar 2019 · 3 of 5 unread" in reader.text


async def test_what_was_read_and_then_folded_is_read(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("enter", "}", "h", "}", "}", "q")
        assert read(reader) == "*fog one three long"


async def test_what_is_unfolded_was_not_seen_before_it_was_painted(
    open_reader: OpenReader,
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("enter", "H", "}")
        await reader.burst("l", "J")
        assert read(reader) == "*fog"


async def test_a_star_in_the_next_post_does_not_lose_what_was_seen(
    open_reader: OpenReader,
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("enter", "}", "b", "j", "J")
        assert read(reader) == "*fog one two"


async def test_marks_that_cannot_be_saved_are_told_to_who_leaves(
    open_reader: OpenReader, file: Path
) -> None:
    file.mkdir()
    async with open_reader(POSTS) as reader:
        await reader.press("enter", "}", "ctrl+q")
        assert not reader.app.is_running
        assert reader.app.return_code == 0
        assert "What you read is not remembered" in str(reader.app._exit_renderables)


async def test_what_stands_above_a_place_that_one_jumped_to_is_not_read(
    open_reader: OpenReader,
) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("s")
        await reader.type("three")
        await reader.press("enter", "enter")
        assert reader.screen.thread.comment_id == "three"
        await reader.press("j", "q")
        assert read(reader) == "three long"


async def test_who_goes_up_past_what_is_on_the_screen_has_read_it(open_reader: OpenReader) -> None:
    async with open_reader(POSTS) as reader:
        await reader.press("s")
        await reader.type("three")
        await reader.press("enter", "enter", "g")
        assert read(reader) == "one two three"


async def test_what_was_seen_folded_only_is_not_read_when_it_is_unfolded_by_a_find(
    open_reader: OpenReader,
) -> None:
    long = "\n".join(f"hidden line {number}" for number in range(8))
    folded = comment(long, comment("needle one", id="reply"), id="folded")
    posts = [post(id="p", comments=(comment("first needle", id="a"), folded))]
    async with open_reader(posts) as reader:
        await reader.press("2", "H", "slash")
        await reader.type("needle")
        await reader.press("enter", "j", "n")
        read_of = reader.screen._stores.ledger.read_of("p")
        assert "a" in read_of
        assert "folded" not in read_of


async def test_one_comes_back_to_a_post_that_was_folded_from_where_it_is_not(
    open_reader: OpenReader,
) -> None:
    text = "\n".join(f"Line {number} of the text." for number in range(60))
    comments = tuple(comment(f"zebra remark {number}", id=f"c{number}") for number in range(30))
    async with open_reader([post(id="p", body=text, comments=comments)]) as reader:
        await reader.press("2", "enter", "s")
        await reader.type("zebra 7")
        await reader.press("enter", "L")
        view = reader.screen.thread
        # Not with g, which would leave a step in the way back.
        view._scroll(-60)
        while sum(row == -1 for row, _ in view._viewport.spots()) > 3:
            view._scroll(1)
            await reader.settle()
        await reader.press("ctrl+o")
        assert view.outline.is_folded(-1)


async def test_what_was_read_is_read_where_a_fuller_capture_calls_it_otherwise(
    open_reader: OpenReader,
) -> None:
    early = comment("One, early.", comment("Two, below it.", id="c-b"), id="c-a")
    fuller = comment("One, early.", comment("Two, below it.", id="102"), id="101")
    rest = comment("Three.", comment("Four.", id="104"), id="103")
    before, now = (replace(FOG, comments=each) for each in ((early,), (rest, fuller)))

    def is_followed(reader: Reader) -> bool:
        heads = [line for line in reader.text.splitlines() if "anonymous" in line]
        return "2 of 4 unread" in reader.text and ["●" in line for line in heads] == [
            True,
            True,
            False,
            False,
        ]

    async with open_reader([before]) as reader:
        await reader.press("enter", "j", "j", "q")
        reader.screen._save_marks()
        await reader.settle()
        await reader.arrive(now)
        assert is_followed(reader)
    async with open_reader([before, now]) as reader:
        assert is_followed(reader)


async def test_marks_of_comments_that_are_gone_do_not_count_in_the_list(
    open_reader: OpenReader,
) -> None:
    async with open_reader([replace(FOG, comments=FOG.comments[:1])]) as reader:
        await reader.press("enter", "j", "j", "q", "q")
        assert not reader.app.is_running
    async with open_reader([replace(FOG, comments=FOG.comments[1:])]) as reader:
        assert "3 unread" in reader.text
        await reader.press("enter", "j", "j", "q")
        assert "1 of 3 unread" in reader.text
        await reader.arrive(replace(FOG, comments=FOG.comments[:2]))
        assert "1 of 5 unread" in reader.text


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("G", "*p c0"),
        ("G k", "*p c0 c59"),
        ("space", "*p c0 c1 c2 c3"),
        ("ctrl+d ctrl+d", "*p c0 c1 c2 c3"),
        ("} } } G g", "*p c0 c1 c2 c3 c59"),
        ("G { { g", "*p c0 c57 c58 c59"),
    ],
)
async def test_who_goes_far_has_not_read_what_else_was_on_the_screen(
    open_reader: OpenReader, keys: str, expected: str
) -> None:
    comments = tuple(comment(f"Remark {number}.", id=f"c{number}") for number in range(60))
    async with open_reader([post(id="p", comments=comments)], size=(120, 20)) as reader:
        await reader.press("enter", "}", *keys.split())
        read_of = reader.screen._stores.ledger.read_of("p")
        told = [("", "*p"), *((each.id, each.id) for each in comments)]
        assert " ".join(name for own, name in told if own in read_of) == expected
