"""More like this."""

from tests.builders import comment, post
from tui_reader.search.match import Searcher


def test_passages_that_share_rare_words_are_found() -> None:
    searcher = Searcher()
    comments = [comment(f"plain chatter number {n}", id=f"c{n}") for n in range(20)]
    comments += [
        comment("a zephyr took a lantern", id="one"),
        comment("a lantern in a zephyr again", id="two"),
        comment("only a lantern here", id="three"),
    ]
    searcher.add(post(id="p", title="Zz", body="Zz", comments=tuple(comments)))
    hits = searcher.more_like("p", "one")
    assert [hit.comment_id for hit in hits] == ["two", "three"]
    assert hits[0].why == "shares zephyr, lantern"
    assert hits[0].score > hits[1].score
    assert hits[0].matches


def test_what_is_not_there_is_like_nothing() -> None:
    searcher = Searcher()
    searcher.add(post(id="p", body="lantern"))
    assert searcher.more_like("p", "gone") == []
    assert searcher.more_like("gone", None) == []
    assert searcher.more_like("p", None) == []


def test_words_that_tell_nothing_are_not_what_makes_passages_alike() -> None:
    searcher = Searcher()
    comments = [comment(f"there would be plain chatter {n}", id=f"c{n}") for n in range(60)]
    comments += [
        comment("there would be a zephyr, a zephyr in a lantern\nAda Fell", signature="Ada Fell"),
        comment("a zephyr", id="zephyr"),
        comment("a lantern", id="lantern"),
        comment("ada fell ill", id="ill"),
    ]
    searcher.add(post(id="p", title="Zz", body="Zz", comments=tuple(comments)))
    hits = searcher.more_like("p", comments[60].id)
    # What is said twice tells more; the name that one signs with tells nothing.
    assert [hit.comment_id for hit in hits] == ["zephyr", "lantern"]
    assert [hit.why for hit in hits] == ["shares zephyr", "shares lantern"]


def test_where_all_is_common_nothing_is_alike() -> None:
    searcher = Searcher()
    comments = [comment(f"plain chatter {n}", id=f"c{n}") for n in range(9)]
    searcher.add(post(id="p", title="Zz", body="Zz", comments=tuple(comments)))
    assert searcher.more_like("p", "c3") == []


def test_a_word_that_is_said_everywhere_makes_nothing_alike_in_a_small_archive() -> None:
    searcher = Searcher()
    for number in range(10):
        comments = [comment(f"plain chatter {n}", id=f"c{n}") for n in range(18)]
        comments.append(comment("who knows" if number < 7 else "nobody", id="who"))
        if number < 2:
            comments += [comment(f"a goose, {n} times", id=f"g{n}") for n in range(3)]
        searcher.add(post(id=f"p{number}", title="Zz", body="Zz", comments=tuple(comments)))
    assert searcher.more_like("p0", "who") == []
    # As many have a goose in them, but it is what two posts are about.
    alike = searcher.more_like("p0", "g0")
    assert len(alike) == 5
    assert all("goose" in hit.why for hit in alike)


def test_of_a_script_without_spaces_rare_characters_are_shared() -> None:
    searcher = Searcher()
    texts = ["雲を修理", "雲と羊", "chatter"]
    searcher.add(post(id="p", title="Zz", comments=tuple(comment(t, id=t) for t in texts)))
    assert [hit.comment_id for hit in searcher.more_like("p", texts[0])] == [texts[1]]
