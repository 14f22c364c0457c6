"""Bookmarks follow their comments through new captures, and never to another comment."""

from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from tests.bookmarks.captures import (
    KINDS,
    Blog,
    blog,
    capture,
    edited,
    grown,
    newest_first,
    nothing,
    plainer,
    renamed,
    shuffled,
    split,
    thinned,
    undated,
)
from tests.builders import comment, post
from tui_reader.archive.post import Comment, Post, walk
from tui_reader.bookmarks.anchor import Found, Place, find
from tui_reader.bookmarks.bookmark import Anchor, anchor_of
from tui_reader.index.memory import MemoryIndex

LONG = "The seam along the northern edge came loose again in the night and it rained on the bench."
PAIRS = (
    (grown, edited),
    (newest_first, grown),
    (plainer, grown),
    (renamed, grown),
    (undated, plainer),
    (shuffled, edited),
    (split, grown),
    (thinned, renamed),
)


def outcomes(made: Blog, *changes: Callable[[Blog], None]) -> Counter[str]:
    """Bookmark every comment, change the blog, and count what becomes of the bookmarks."""
    old = capture(made)
    anchors = [
        (anchor_of(each, one), old.numbers[each.id, one.id])
        for each in old.index
        for _, one in walk(each.comments)
    ]
    for change in changes:
        change(made)
    new = capture(made)
    present = set(new.numbers.values())
    counted: Counter[str] = Counter()
    for anchor, number in anchors:
        found = find(anchor, new.index)
        assert (found.place is None) == (found.outcome in ("ambiguous", "orphan"))
        right = found.place is not None and new.numbers[key(found)] == number
        if found.place is not None and not right:
            counted["wrong"] += 1
        elif found.outcome == "orphan" and number in present:
            counted["lost"] += 1
        else:
            counted[found.outcome] += 1
    assert counted.total() == len(anchors) > 90
    return counted


def key(found: Found) -> tuple[str, str]:
    return found.post_id or "", found.comment_id or ""


@pytest.mark.parametrize("native", [False, True], ids=["made", "native"])
@pytest.mark.parametrize("change", KINDS, ids=lambda change: change.__name__)
def test_no_kind_of_new_capture_leads_to_another_comment(
    change: Callable[[Blog], None], native: bool
) -> None:
    counted: Counter[str] = Counter()
    for seed in range(3):
        counted += outcomes(blog(seed, native=native), change)
    assert counted["wrong"] == counted["lost"] == 0
    if native:
        assert counted["ambiguous"] <= counted.total() * 0.02
    else:
        assert counted["ambiguous"] <= counted.total() * 0.2


@pytest.mark.parametrize("changes", PAIRS, ids=lambda each: "-".join(c.__name__ for c in each))
def test_two_changes_at_once_lead_to_no_other_comment(
    changes: tuple[Callable[[Blog], None], ...],
) -> None:
    counted = outcomes(blog(1), *changes)
    assert counted["wrong"] == 0
    assert counted["exact"] + counted["moved"] + counted["edited"] > 0


def test_in_an_untouched_archive_every_bookmark_is_exact() -> None:
    assert set(outcomes(blog(4), nothing)) == {"exact"}


def test_only_a_removed_comment_is_an_orphan() -> None:
    first, second = comment(LONG), comment("Another thing altogether.")
    anchor = anchor_of(post(comments=(first, second)), first)
    assert look(anchor, post(comments=(second,))) == Found("orphan")


def test_a_comment_that_was_edited_is_found_with_its_new_text() -> None:
    before = post(comments=(comment(LONG, author="Wren"), comment("A reply.")))
    after = post(comments=(comment(LONG + " Mended now.", author="Wren"), comment("A reply.")))
    found = look(anchor_of(before, before.comments[0]), after)
    assert (found.outcome, found.comment_id) == ("edited", after.comments[0].id)
    assert found.body == LONG + " Mended now."


def test_white_space_that_is_laid_out_otherwise_is_no_edit() -> None:
    one = comment("Two words\nand two more.", id="a")
    anchor = anchor_of(post(comments=(one,)), one)
    again = comment("Two words and\n\ntwo more.", id="a")
    assert look(anchor, post(comments=(again,))).outcome == "exact"


def test_the_same_text_under_another_id_is_moved() -> None:
    one = comment(LONG, id="a")
    anchor = anchor_of(post(comments=(one,)), one)
    again = comment(LONG, id="b")
    found = look(anchor, post(comments=(comment("Newer."), again)))
    assert (found.outcome, found.comment_id) == ("moved", "b")


def test_a_comment_with_a_native_id_is_found_in_whatever_was_made_of_it() -> None:
    one = comment("Short.", id="c1", author="Oda", published="2019-03-05T10:00")
    old = post(comments=(comment("Before."), one))
    again = comment(LONG, id="c1", author="Oda", published="2019-03-05T10:00")
    found = look(anchor_of(old, one), post(comments=(comment("Before."), again)))
    assert (found.outcome, found.comment_id) == ("edited", "c1")


def test_of_short_twins_the_removed_one_is_not_taken_for_the_other() -> None:
    # The ids are counted: when the first goes, the second gets the first one's id.
    old = post(comments=twins_under("One thing.", "Another thing."))
    anchor = anchor_of(old, old.comments[0].replies[0])
    one, other = twins_under("One thing.", "Another thing.")
    left = Comment(other.id, other.body, replies=(comment("+1", id="h"),))
    found = look(anchor, post(comments=(Comment(one.id, one.body), left)))
    assert found.place is None


@pytest.mark.parametrize(("first", "second"), [("h", "h-2"), ("c1", "c2")])
def test_of_long_twins_the_removed_one_is_not_taken_for_the_other(first: str, second: str) -> None:
    one, between, two = comment(LONG, id=first), comment("Between."), comment(LONG, id=second)
    anchor = anchor_of(post(comments=(one, between, two)), one)
    # A counted id passes to the twin that is left; a native one stays where it was.
    left = comment(LONG, id=first if first == "h" else second)
    found = look(anchor, post(comments=(between, left)))
    assert (found.outcome, [place.comment_id for place in found.candidates]) == (
        "ambiguous",
        [left.id],
    )


def test_of_short_twins_that_changed_places_the_likelier_is_offered_first() -> None:
    old = post(comments=twins_under("One thing.", "Another thing."))
    anchor = anchor_of(old, old.comments[1].replies[0])
    assert anchor.comment_id == "h-2"
    # In the new capture the two threads have changed places, and so have the ids of the twins.
    new = post(comments=twins_under("Another thing.", "One thing."))
    found = look(anchor, new)
    assert found.outcome == "ambiguous"
    assert [place.comment_id for place in found.candidates] == ["h", "h-2"]


def test_where_it_cannot_be_told_the_person_chooses() -> None:
    one = comment(LONG, id="h")
    anchor = anchor_of(post(body="", comments=(one,)), one)
    new = post(
        body="", comments=(comment(LONG, id="x"), comment("Between."), comment(LONG, id="y"))
    )
    found = look(anchor, new)
    assert (found.outcome, found.place) == ("ambiguous", None)
    assert {place.comment_id for place in found.candidates} == {"x", "y"}


def test_a_reply_that_quotes_all_of_a_removed_comment_is_not_taken_for_it() -> None:
    quoting = comment(f"“{LONG}” Yes, and ours too.")
    old = post(comments=(comment("First of all."), comment(LONG, quoting)))
    anchor = anchor_of(old, old.comments[1])
    assert quoting.id in anchor.alike
    assert look(anchor, post(comments=(comment("First of all."), quoting))).place is None


def test_the_same_words_of_others_elsewhere_are_not_taken_for_a_removed_comment() -> None:
    one = comment(LONG, author="Oda", published="2019-03-05T10:00")
    anchor = anchor_of(post(comments=(one,)), one)
    other = comment(LONG, id="other", author="Oda", published="2020-09-09T11:11")
    elsewhere = post(id="p2", title="Fog", published="2020-09-01", body="", comments=(other,))
    assert look(anchor, post(), elsewhere).place is None


def test_a_comment_that_went_to_another_post_is_found_there() -> None:
    one = comment(LONG, author="Oda", published="2019-03-05T10:00")
    anchor = anchor_of(post(comments=(one,)), one)
    elsewhere = post(id="p2", title="Elsewhere", published="2020-09-01", comments=(one,))
    found = look(anchor, post(), elsewhere)
    assert (found.outcome, found.place) == ("moved", Place("p2", one.id))


@pytest.mark.parametrize(
    "published", ["2019-03-05T18:00", "2019-03-05T10:00:31", "2019-03-05", "2019-03-04T22:45+01:00"]
)
def test_the_same_time_in_another_zone_or_precision_speaks_not_against_it(published: str) -> None:
    one = comment(LONG, published="2019-03-05T10:00")
    anchor = anchor_of(post(comments=(one,)), one)
    again = comment(LONG, id="other", published=published)
    assert look(anchor, post(comments=(again,))).outcome == "moved"


def test_a_comment_is_found_in_another_post_however_its_text_is_laid_out_there() -> None:
    body = "A\ud800 torn cloud, and late in the year, with rain in all of its seams. " * 2
    old = post(comments=(comment(body, author="Wren"),))
    laid_out = comment(" \n\u2003" + body.replace(" ", "\n "), id="new", author="Wren")
    new = post(id="q", title="Q", published="2024-01-01", comments=(comment("x"), laid_out))
    found = find(anchor_of(old, old.comments[0]), MemoryIndex([new]))
    assert (found.outcome, found.comment_id) == ("moved", "new")


def test_a_post_that_comes_twice_while_the_archive_is_read_makes_nothing_ambiguous() -> None:
    class Arriving(MemoryIndex):
        def __iter__(self) -> Iterator[Post]:
            return iter([*super().__iter__()] * 2)

    one = comment("A torn cloud, and late in the year, with rain in its seams. " * 3)
    old, new = post(comments=(one,)), post(id="q", comments=(one,))
    for anchor in (anchor_of(old, one), anchor_of(old)):
        assert find(anchor, Arriving([new])).outcome == find(anchor, MemoryIndex([new])).outcome
        assert find(anchor, Arriving([new])).post_id == "q"


def test_a_post_is_found_by_its_id_whatever_its_text() -> None:
    anchor = anchor_of(post())
    assert look(anchor, post()).outcome == "exact"
    found = look(anchor, post(body="It came in this morning, and left."))
    assert (found.outcome, found.place) == ("edited", Place(post().id))


def test_a_post_with_another_id_is_found_by_title_and_text() -> None:
    anchor = anchor_of(post(body=LONG))
    found = look(anchor, post(id="new", body=LONG), post(id="x", title="Fog", body=LONG + " No."))
    assert (found.outcome, found.place) == ("moved", Place("new"))


def test_a_post_that_is_gone_is_an_orphan() -> None:
    other = post(id="x", title="Fog", body="Nothing alike in it at all", published="2022-01-01")
    assert look(anchor_of(post(body=LONG)), other) == Found("orphan")


def test_an_anchor_holds_a_copy_without_lone_surrogates() -> None:
    one = comment("torn\udcff cloud", id="a\udc80", author="W\ud800")
    old = post(title="T\udfff", comments=(one,))
    anchor = anchor_of(old, one)
    assert (anchor.body, anchor.author, anchor.post_title) == (
        "torn\ufffd cloud",
        "W\ufffd",
        "T\ufffd",
    )
    found = look(anchor, old)
    assert (found.outcome, found.comment_id) == ("exact", "a\udc80")


def test_an_anchor_of_a_comment_of_another_post_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        anchor_of(post(), comment())


def test_a_hand_written_anchor_with_an_id_alone_is_enough() -> None:
    one = comment("Short.", id="c1")
    found = look(Anchor(post().id, comment_id="c1", body="Short."), post(comments=(one,)))
    assert (found.outcome, found.comment_id) == ("exact", "c1")


def look(anchor: Anchor, *posts: Post) -> Found:
    return find(anchor, MemoryIndex(posts))


def twins_under(*bodies: str) -> tuple[Comment, ...]:
    """Top-level comments, each with the same short reply; its id is counted as the reader does."""
    ids: Iterator[str] = iter(["h", *(f"h-{count}" for count in range(2, 9))])
    return tuple(comment(body, comment("+1", id=next(ids))) for body in bodies)
