"""What stands around a comment, also where thousands say the same."""

from typing import Any

from tests.builders import comment, post
from tui_reader.bookmarks.surroundings import CONTEXT, Surroundings


class CountingTexts(list[str]):
    """Texts that count how often one of them is looked at."""

    looks = 0

    def __getitem__(self, place: Any) -> Any:
        """Give a text."""
        self.looks += 1
        return super().__getitem__(place)


def test_before_and_after_are_what_others_say() -> None:
    one = [comment("first."), comment("+1", id="a"), comment("+1", id="b"), comment("last.")]
    around = Surroundings(post(body="The  body.", comments=tuple(one)))
    assert [around.before(place) for place in (1, 2)] == ["The body. first."] * 2
    assert [around.after(place) for place in (1, 2)] == ["last."] * 2


def test_a_cut_at_a_space_keeps_as_much_as_any_other() -> None:
    body = "x " + "y" * (CONTEXT - 1)
    around = Surroundings(post(body=body, comments=(comment("+1"),)))
    assert around.before(0) == body[-CONTEXT:]
    long = comment("y" * (CONTEXT - 1) + " x")
    assert Surroundings(post(comments=(comment("+1"), long))).after(0) == long.body[:CONTEXT]


def test_the_ancestors_are_those_above_and_no_others() -> None:
    deep = comment("a", comment("b"), comment("c", comment("d")), comment("e"))
    around = Surroundings(post(comments=(comment("z"), deep, comment("f"))))
    above = {
        each.body: "".join(one.body for one in around.ancestors(place))
        for place, each in enumerate(around.comments)
    }
    assert above == {"z": "", "a": "", "b": "a", "c": "a", "d": "ca", "e": "a", "f": ""}
    assert [around.parent(place) for place in (1, 4)] == ["", "c"]


def test_thousands_that_say_the_same_are_stepped_over_as_one() -> None:
    count = 2000
    replies = tuple(comment("+1", id=str(number)) for number in range(count))
    around = Surroundings(post(comments=(comment("root", *replies),)))
    texts = around.__dict__["texts"] = CountingTexts(around.texts)
    for place in range(1, count + 1):
        assert around.before(place).endswith("root")
        assert around.after(place) == ""
    assert texts.looks < 20 * count
