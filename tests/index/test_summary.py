"""The list of posts, read a window at a time while others come."""

from tui_reader.index.summary import WINDOW, Summaries, Summary


def listed(*ids: str) -> list[Summary]:
    return [Summary(each, each, None, 0) for each in ids]


class Growing:
    """Posts that are others when the window is read than when a place is asked for."""

    def __init__(self, when_read: list[Summary], when_asked: list[Summary]) -> None:
        self.read = when_read
        self.asked = when_asked

    def summaries(self, size: int) -> Summaries:
        places = {each.id: place for place, each in enumerate(self.asked)}
        return Summaries(
            size,
            lambda start, count: self.read[start : start + count],
            lambda each: places.get(each),
        )


def test_a_post_is_where_it_is_shown_though_others_came_before_or_after_its_place_was_asked() -> (
    None
):
    for when_read, when_asked in (
        (listed("bucket", "lantern", "ladder"), listed("bucket", "ladder")),
        (listed("bucket", "ladder"), listed("bucket", "lantern", "ladder")),
    ):
        found = Growing(when_read, when_asked).summaries(3)
        place = found.place_of("ladder")
        assert place is not None
        assert found[place].id == "ladder"


def test_what_is_not_among_those_that_are_shown_has_no_place() -> None:
    few, many = listed("bucket", "ladder"), listed("bucket", "lantern", "ladder")
    assert Growing(few, many).summaries(2).place_of("ladder") is None
    assert Growing(listed("bucket", "lantern"), few).summaries(2).place_of("ladder") is None
    assert Growing(many, many).summaries(3).place_of("kettle") is None


def test_places_are_counted_over_all_windows() -> None:
    every = listed(*map(str, range(2 * WINDOW + 5)))
    found = Growing(every, [*listed("new"), *every]).summaries(len(every))
    assert found.place_of(str(WINDOW + 3)) == WINDOW + 3
