"""More like this."""

from tests.builders import comment, post
from tui_reader.search.match import Searcher


def test_passages_that_share_rare_words_are_found() -> None:
    searcher = Searcher()
    comments = [comment(f"plain chatter number {n}", id=f"c{n}") for n in range(20)]
    comments += [
        comment("the zephyr took the lantern", id="one"),
        comment("a lantern in the zephyr again", id="two"),
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
