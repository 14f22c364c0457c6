"""Captures of one post become one post that has all that any of them has."""

import random
from dataclasses import replace
from importlib import import_module
from itertools import permutations
from typing import Any

import pytest

from tests.builders import comment, post
from tui_reader.archive.identity import CommentIds
from tui_reader.archive.merging.branches import Branch
from tui_reader.archive.merging.families import MOST_COMPARED
from tui_reader.archive.merging.kinship import Relation, Traits, relate
from tui_reader.archive.merging.settling import merge, settle
from tui_reader.archive.post import Comment, Merged, Post, Source, walk

BODY = "It came in this morning, torn along the whole of its northern edge, and dripping."
FIRST = "I saw it come over the ridge at nine, and it looked well to me then."
SECOND = "You did not see it from below, where the drizzle comes out of the lining."
THIRD = "Has anybody asked the sheep? They were under it all night and are still wet."
GONE = "This comment has been removed by the author."


def merged(*parts: Post) -> Post:
    """Merge captures in every order: what comes of it is the same."""
    return told(*parts).post


def told(*parts: Post) -> Merged:
    first, *others = (merge(order) for order in permutations(parts))
    assert all(other == first for other in others)
    return first


def plain(*comments: Comment, **changes: Any) -> Post:
    """A capture with the ids that the reader makes, where the test gives none."""
    ids = CommentIds(post().id)

    def give(each: Comment) -> Comment:
        native = not each.id.startswith("c-")
        made = each.id if native else ids.give(each.author, each.published, each.body)
        return replace(each, id=made, replies=tuple(map(give, each.replies)))

    return post(**({"body": BODY, "comments": tuple(map(give, comments))} | changes))


def tree(whole: Post) -> list[tuple[int, str]]:
    return [(depth, each.body) for depth, each in walk(whole.comments)]


def in_file(whole: Post, path: str) -> Post:
    return replace(whole, source=replace(whole.source, path=path))


def test_one_capture_stays_as_it_is() -> None:
    one = plain(comment(FIRST, comment(SECOND)))
    assert merge([one]) == Merged(one, (one.id,))
    again = merge([one, in_file(one, "again.txt")])
    assert again.post == in_file(one, "again.txt")
    assert again.sentences == (
        "Merged from 2 captures: again.txt (indented, 2 comments); "
        "clouds.txt (indented, 2 comments).",
    )


def test_comments_of_the_other_come_at_their_place() -> None:
    full = plain(comment(FIRST, comment(SECOND)), comment("+1"), comment("Mended."))
    other = plain(
        comment(FIRST, comment(THIRD), comment(SECOND, comment("No."))), comment("Mended.")
    )
    assert tree(merged(full, other)) == [
        (0, FIRST),
        (1, THIRD),
        (1, SECOND),
        (2, "No."),
        (0, "+1"),
        (0, "Mended."),
    ]


def test_new_comments_stand_among_their_siblings() -> None:
    old = plain(*map(comment, "abcf"))
    new = plain(*map(comment, ["a", "b", "c", "d", "e", "f", "g"]))
    assert "".join(body for _, body in tree(merged(old, new))) == "abcdefg"
    other = plain(*map(comment, ["0", "a", "b", "x", "f"]))
    assert "".join(body for _, body in tree(merged(old, new, other))) == "0abxcdefg"


def test_many_new_comments_stand_in_the_order_of_their_capture() -> None:
    every = [f"{number} of the seams is {number * 7919}" for number in range(300)]
    replies = [comment(f"{number} sheep are {number * 31}") for number in range(300)]
    old = plain(comment(every[0], *replies), *map(comment, every[3::3]))
    new = plain(*map(comment, every))
    assert [body for depth, body in tree(merged(old, new)) if not depth] == every


def test_a_capture_with_the_newest_first_does_not_turn_the_order() -> None:
    old = plain(*map(comment, "abcde"))
    turned = plain(*map(comment, "fedb"))
    assert "".join(body for _, body in tree(merged(old, turned))) == "abcdef"


def test_what_a_comment_lacks_comes_from_its_twin() -> None:
    text = plain(comment(FIRST, comment(SECOND)), comment(THIRD))
    page = plain(
        comment(FIRST, id="c1", author="Wren", published="2019-03-05T10:00", url="http://a/#c1"),
        comment(SECOND, id="c2", author="Oda"),
    )
    first, second, third = [each for _, each in walk(merged(text, page).comments)]
    assert (first.id, first.author, first.published) == ("c1", "Wren", "2019-03-05T10:00")
    assert first.url == "http://a/#c1"
    assert (second.id, second.author) == ("c2", "Oda")
    assert third.id == text.comments[1].id
    feed = plain(comment(FIRST, id="tag:blogger.com,1999:blog-9.post-1"), comment(SECOND, id="2"))
    exact = plain(comment("I saw it…", id="c1", published="2019-03-05T09:00:00Z"))
    whole = merged(text, page, feed, exact)
    assert tree(whole) == [(0, FIRST), (1, SECOND), (0, THIRD)]
    assert whole.comments[0].published == "2019-03-05T09:00:00Z"


def test_a_list_without_replies_is_not_fuller_than_a_tree() -> None:
    threaded = plain(comment(FIRST, comment(SECOND)))
    listed = plain(*map(comment, [FIRST, SECOND, THIRD]))
    assert tree(merged(threaded, listed)) == [(0, FIRST), (1, SECOND), (0, THIRD)]


def test_an_id_that_counts_comments_makes_no_two_one() -> None:
    one = post(body=BODY, comments=(comment(FIRST, id="comment 1"),))
    other = post(body=BODY, comments=(comment(SECOND, id="comment 1"), comment(THIRD, id="x2")))
    assert {body for _, body in tree(merged(one, other))} == {FIRST, SECOND, THIRD}


def test_what_is_said_often_is_as_often_as_in_the_fullest() -> None:
    three = plain(comment("+1"), comment(FIRST, comment("+1"), comment("+1")))
    two = plain(comment("+1"), comment("+1"), comment(SECOND, comment("+1")))
    bodies = [body for _, body in tree(merged(three, two))]
    assert sorted(bodies) == ["+1", "+1", "+1", FIRST, SECOND]


def test_authors_times_and_ids_tell_twins_apart() -> None:
    one = plain(comment("+1", author="Wren"), comment("Ha!", published="2019-03-05T10:00"))
    two = plain(comment("+1", author="Oda"), comment("Ha!", published="2019-03-05T10:07"))
    assert len(tree(merged(one, two))) == 4
    assert len(tree(merged(plain(comment("+1", id="c1")), plain(comment("+1", id="c2"))))) == 2
    assert len(tree(merged(plain(comment("+1", id="c1")), plain(comment("+1", id="1"))))) == 1


def test_a_longer_text_is_its_author_s_under_any_name() -> None:
    one, two = plain(comment(FIRST, author="Wren")), plain(comment(FIRST, author="Wren of Skye"))
    assert len(tree(merged(one, two))) == 1


def test_twins_keep_their_replies() -> None:
    full = plain(comment("+1", comment(FIRST)), comment("+1", comment(SECOND)), comment("Ha!"))
    other = plain(comment("+1", comment(SECOND, comment(THIRD))))
    assert (2, THIRD) in tree(merged(full, other))
    ids = [each.id for _, each in walk(merged(full, other).comments)]
    assert len(set(ids)) == len(ids)


def test_texts_that_were_cut_or_edited_are_the_same_comment() -> None:
    link = "Look at http://mist.example/air before you sew."
    full = plain(comment(FIRST), comment(SECOND), comment(THIRD), comment(link), comment("Don’t!"))
    other = plain(
        comment(FIRST[:30] + "…"),
        comment(SECOND.replace("drizzle", "drip")),
        comment(THIRD[20:]),
        comment("Look at before you sew."),
        comment("Don't!"),
    )
    assert merged(full, other).comments == full.comments
    short = plain(comment(FIRST[:30]), comment("Ha!"), comment("No."))
    assert tree(merged(short, plain(comment(FIRST)))) == [(0, FIRST), (0, "Ha!"), (0, "No.")]


def test_a_capture_of_which_every_comment_is_cut_adds_nothing() -> None:
    texts = [
        f"Number {each} of what I saw that night, {each * 7} steps away." for each in range(50)
    ]
    full = plain(*map(comment, texts))
    assert merged(full, plain(*(comment(text[:36]) for text in texts))).comments == full.comments
    assert merged(full, plain(*(comment(text[7:]) for text in texts))).comments == full.comments


def test_the_same_words_around_other_links_are_two_comments() -> None:
    words = "Lovely clouds, come and see mine as well: http://{}.example/"
    one, two = plain(comment(words.format("a"))), plain(comment(words.format("b")))
    assert len(tree(merged(one, two))) == 2
    https = plain(comment(words.format("a").replace("http:", "https:") + "."))
    assert len(tree(merged(one, https))) == 1
    assert len(tree(merged(one, plain(comment(words.partition(" http")[0]))))) == 1


def test_alike_is_not_the_same() -> None:
    one = plain(comment("Thanks a lot, Wren!"), comment("No."), comment(FIRST))
    two = plain(comment("Thanks a lot, Oda!"), comment("No!", author="Pim"), comment(FIRST))
    bodies = [body for _, body in tree(merged(one, two))]
    assert {"Thanks a lot, Wren!", "Thanks a lot, Oda!"} <= set(bodies)


def test_what_was_removed_keeps_the_text_that_was_saved() -> None:
    before = plain(comment(FIRST), comment(SECOND, comment("Ha!")), comment("+1"))
    after = plain(comment(FIRST), comment(GONE, comment("Ha!")), comment("+1"), comment(THIRD))
    whole = merged(before, after)
    assert tree(whole) == [(0, FIRST), (0, SECOND), (1, "Ha!"), (0, "+1"), (0, THIRD)]
    by_id = plain(comment(GONE, id="c2"), *map(comment, ["x", "y", "z", "v"]))
    assert (0, SECOND) in tree(merged(plain(comment(SECOND, id="2")), by_id))
    both = plain(comment(GONE), comment(FIRST))
    assert tree(merged(both, plain(comment(GONE)))) == [(0, GONE), (0, FIRST)]


@pytest.mark.parametrize(
    "said",
    ["Comment deleted my foot, I saw it.", "This comment has been removed by nobody at all."],
)
def test_who_tells_of_a_removed_comment_has_said_something(said: str) -> None:
    assert not Branch(comment(said), None).is_removed


@pytest.mark.parametrize(
    "told",
    [
        GONE,
        "This comment has been removed by a blog administrator.",
        "Comment deleted\n\nThis comment has been removed by the author.",
        "Ce commentaire a été supprimé par l’auteur.",
        "Dieser Kommentar wurde vom Autor entfernt.",
        "[deleted]",
    ],
)
def test_what_stands_for_a_removed_comment_is_known(told: str) -> None:
    assert Branch(comment(told), None).is_removed


def test_comments_a_quarter_of_an_hour_apart_are_one_only_if_they_say_the_same() -> None:
    def vote(number: int, minute: int) -> Post:
        said = f"I vote for plan number {number} of the two that were shown to us"
        return plain(comment(said, author="Ann", published=f"2014-01-01T10:{minute:02}"))

    assert len(tree(merged(vote(1, 0), vote(2, 15)))) == 2
    assert len(tree(merged(vote(1, 0), vote(1, 15)))) == 1
    assert len(tree(merged(vote(1, 0), vote(2, 0)))) == 1


def test_the_post_has_what_any_capture_knows_of_it() -> None:
    text = plain(
        comment(FIRST),
        comment(SECOND),
        claimed_comments=3,
        warnings=("The page says that it has 3 comments; 2 were found in the capture.", "Odd."),
    )
    export = post(
        id="tag:blogger.com,1999:blog-1.post-234",
        body=f"{BODY}\n\nUpdate: it floats.",
        published="2019-03-04T08:00:00Z",
        author="Nimbus",
        url="http://mist.example/torn",
        labels=("seams",),
        comments=(comment(THIRD, id="c9"),),
        source=Source("blog.xml", "export", "utf-8"),
    )
    both = told(text, export)
    whole = both.post
    assert (whole.id, whole.author, whole.url) == (export.id, "Nimbus", export.url)
    assert (whole.published, whole.labels) == (export.published, ("seams",))
    assert whole.body == export.body
    assert (whole.claimed_comments, whole.warnings) == (3, ("Odd.",))
    assert both.ids == (post().id, export.id)
    assert both.sentences == (
        "Merged from 2 captures: blog.xml (export, 1 comment); clouds.txt (indented, 2 comments).",
        "1 comment is added from blog.xml.",
        "The text of the post is from blog.xml.",
    )


def test_a_claim_that_is_not_met_is_told_anew() -> None:
    one = plain(comment(FIRST), claimed_comments=3, warnings=("The page says that it has 3 …",))
    two = plain(comment(SECOND), claimed_comments=5)
    assert merged(one, two).warnings[-1] == (
        "The page says that it has 5 comments; 2 were found in the capture."
    )


def test_a_claim_is_told_with_its_line_only_where_it_is_of_one_capture() -> None:
    line = "The page says in line 9 that it has 3 comments; 1 was found in the capture."
    one = plain(comment(FIRST), claimed_comments=3, warnings=(line,))
    assert merged(one, plain()).warnings == (line,)
    assert merged(one, plain(comment(SECOND), claimed_comments=3)).warnings == (
        "The page says that it has 3 comments; 2 were found in the capture.",
    )


def test_a_guessed_title_and_a_missing_date_give_way() -> None:
    guessed = plain(
        comment(FIRST, comment(SECOND)),
        title=BODY,
        published=None,
        id="x",
        warnings=(
            "The title is a guess: it is the first line of the capture.",
            "The capture has no date line: when the post was written is not known.",
        ),
    )
    whole = merged(guessed, plain(comment(FIRST)))
    assert (whole.title, whole.published, whole.warnings) == ("A torn cloud", "2019-03-04", ())


def test_of_texts_as_long_the_one_without_signs_of_markup_is_read() -> None:
    words = "The grey one on the third hook was taken down and turned over twice before noon. " * 12
    marked = post(body=f'**{words}** [hook](https://a.example/hook "a hook") ')
    bare = post(body=f"{words} hook (https://a.example/hook) a")
    assert merge([marked, bare]).post.body == bare.body
    longer = post(body=f"**{words}** [hook](https://a.example/hook)" + words[:200])
    assert merge([longer, bare]).post.body == longer.body


def test_a_text_with_the_comments_in_it_is_not_the_fullest() -> None:
    split = plain(comment(FIRST), comment(SECOND))
    one_text = plain(body=f"{BODY}\n\n{FIRST}\n\n{SECOND}")
    assert merged(split, one_text).body == BODY
    excerpt = plain(body=BODY[:30])
    assert merged(split, one_text, excerpt).body == BODY


def test_a_post_of_which_only_comments_are_there_gives_up_title_and_text() -> None:
    comments = plain(comment(FIRST), comment(SECOND), id="234", missing=True, title="?", body="-")
    comments = replace(in_file(comments, "feed.xml"), warnings=("Only its comments are here.",))
    real = plain(comment(THIRD), id="tag:blogger.com,1999:blog-1.post-234")
    whole = merged(comments, real)
    assert (whole.title, whole.body, whole.missing) == (real.title, BODY, False)
    assert (whole.source, whole.warnings) == (real.source, ())
    assert len(whole.comments) == 3
    assert merged(comments, replace(comments, comments=())).missing


def test_mentions_are_kept_apart_and_once() -> None:
    one = plain(mentions=(comment("A ping.", id="5"), comment("Another.", id="6")))
    two = plain(mentions=(comment("A ping!", id="comment-5"), comment("Third.", id="7")))
    assert len(merged(one, two).mentions) == 3
    assert merged(one, two).comments == ()


def test_a_thread_of_any_depth_is_merged() -> None:
    deep = comment("0")
    for level in range(1, 400):
        deep = comment(str(level), deep)
    whole = merge([plain(), post(comments=(deep,)), post(comments=deep.replies)]).post
    assert [depth for depth, _ in tree(whole)] == list(range(400))


def many(count: int, **fields: Any) -> list[Traits]:
    """Captures of pages that all tell one address."""
    return [
        Traits(
            in_file(
                post(
                    **{
                        "id": "http://mist.example/log",
                        "title": f"Log {number // 2}",
                        "published": None,
                        "body": " ".join(str(number // 2 * factor) for factor in (3, 7919, 31)),
                        "claimed_comments": number,
                    }
                    | fields
                ),
                f"{number}.html",
            )
        )
        for number in range(count)
    ]


@pytest.mark.parametrize("count", [40, 400])
def test_many_posts_that_tell_one_address_are_parted(
    count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged = 0

    def counted(one: Traits, other: Traits) -> Relation:
        nonlocal judged
        judged += 1
        return relate(one, other)

    module = import_module("tui_reader.archive.merging.families")
    monkeypatch.setattr(module, "relate", counted)
    parts = many(count)
    whole = settle(parts)
    assert sorted(each.post.title for each in whole) == sorted(
        f"Log {number}" for number in range(count // 2)
    )
    assert len({each.post.id for each in whole}) == count // 2
    assert judged <= count * 25
    random.Random(count).shuffle(parts)
    assert settle(parts) == whole
    coarsely = f"{count} captures may be of this post"
    assert (coarsely in whole[0].sentences[-1]) is (count > MOST_COMPARED)


def test_however_many_captures_of_one_post_are_one() -> None:
    (whole,) = settle(many(MOST_COMPARED + 1, title="Log", body=BODY))
    assert len(whole.sentences) == 2
    assert whole.post.body == BODY
