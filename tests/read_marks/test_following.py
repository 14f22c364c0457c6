"""Marks follow comments that have another id since there is one more capture."""

from tests.builders import comment, post
from tests.index.filling import capture
from tui_reader.archive.post import Post
from tui_reader.index.store import Store
from tui_reader.read_marks.following import follow
from tui_reader.read_marks.ledger import Ledger

EARLY = post(id="fog", comments=(comment("It rose.", comment("It fell.", id="b"), id="a"),))
FULL = post(
    id="fog",
    comments=(comment("New.", id="3"), comment("It rose.", comment("It fell.", id="2"), id="1")),
)


def followed(ledger: Ledger, *captures: Post) -> bool:
    """Whether there were marks to move in the post that is made of these."""
    store = Store()
    with store.writing() as writer:
        for number, each in enumerate(captures):
            writer.add(capture(f"{number}.html"), [each])
    whole = store.get("fog")
    assert whole is not None
    return follow(ledger, whole, lambda: store.captured("fog"))


def read_in(ledger: Ledger) -> str:
    return " ".join(
        each for each in ("a", "b", "1", "2", "3", "x") if each in ledger.read_of("fog")
    )


def test_a_mark_goes_to_the_id_that_its_comment_has_now() -> None:
    ledger = Ledger(None)
    ledger.mark("fog", ["", "b", "x"])
    assert followed(ledger, EARLY, FULL)
    assert read_in(ledger) == "2 x"
    assert not followed(ledger, EARLY, FULL)
    assert read_in(ledger) == "2 x"


def test_a_mark_stays_where_the_post_was_captured_once() -> None:
    ledger = Ledger(None)
    ledger.mark("fog", ["b", "x"])
    assert not followed(ledger, EARLY)
    assert read_in(ledger) == "b x"


def test_a_mark_stays_with_the_comment_that_has_its_id() -> None:
    ledger = Ledger(None)
    ledger.mark("fog", ["b", "x"])
    long = "It rose, and more was said of that than of all else."
    other = post(id="fog", comments=(comment(long, id="b"), *FULL.comments))
    assert not followed(ledger, EARLY, other)
    assert read_in(ledger) == "b x"
