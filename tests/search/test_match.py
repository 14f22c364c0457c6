"""Searching: who is found, in what order, and why."""

from collections.abc import Callable
from itertools import count

import pytest

from tests.builders import comment, post
from tui_reader.archive.post import Comment, Post
from tui_reader.search import asking, candidates
from tui_reader.search.match import Hit, Searcher


def searcher(*posts: Post) -> Searcher:
    made = Searcher()
    for each in posts:
        made.add(each)
    return made


def thread(*comments: Comment | str) -> Searcher:
    """One post whose own words are in no query, with comments."""
    made = [each if isinstance(each, Comment) else comment(each) for each in comments]
    return searcher(post(title="Zz", body="Zz", comments=tuple(made)))


def _after(calls: int) -> Callable[[], bool]:
    asked = count()
    return lambda: next(asked) >= calls


def found(hits: list[Hit]) -> list[str]:
    return [hit.snippet for hit in hits]


def lit(hit: Hit) -> list[str]:
    return [hit.snippet[start:end] for start, end in hit.matches]


def test_words_are_found_in_any_order() -> None:
    assert found(thread("wool for the cloud", "only wool").search("cloud wool ")) == [
        "wool for the cloud"
    ]


def test_a_hit_says_where_it_is() -> None:
    reply = comment("I saw fog", id="c7", author="Ines", published="2020-01-02")
    archive = searcher(post(id="p", title="Weather", comments=(comment("Up", reply),)))
    (hit,) = archive.search("fog")
    assert (hit.post_id, hit.comment_id, hit.title, hit.author, hit.published) == (
        "p",
        "c7",
        "Weather",
        "Ines",
        "2020-01-02",
    )
    assert (hit.why, hit.words, lit(hit)) == ("exact", ("fog",), ["fog"])


def test_body_and_title_of_a_post_are_one_passage() -> None:
    (hit,) = searcher(post(title="Hail", body="It broke a window.")).search("hail window")
    assert hit.comment_id is None
    assert lit(hit) == ["window"]
    assert hit.words == ("hail", "window")


def test_a_post_without_a_body_shows_its_title() -> None:
    (hit,) = searcher(post(title="Hail again", body="")).search("hail")
    assert hit.snippet == "Hail again"
    assert lit(hit) == ["Hail"]


def test_authors_and_signatures_are_words() -> None:
    archive = thread(
        comment("Yes.", author="Ines Marlow"), comment("No.\nTobias", signature="Tobias")
    )
    assert found(archive.search("marlow")) == ["Yes."]
    assert found(archive.search("tobias")) == ["No. Tobias"]


def test_what_is_not_in_the_text_is_said_to_be_in_the_name_or_the_title() -> None:
    reply = comment("Yes.", author="Ines Marlow")
    archive = searcher(post(title="Hail again", body="No.", author="Uma", comments=(reply,)))
    for query, why in (
        ("marlow ", "in the name"),
        ("marlwo ", "“marlwo” ≈ marlow, in the name"),
        ("hail ", "in the title"),
        ("again uma ", "in title and name"),
        ("uma no ", "exact"),
    ):
        assert archive.search(query)[0].why == why


def test_a_field_that_takes_away_may_stand_alone() -> None:
    archive = searcher(post(body="See http://fog.example", comments=(comment("No."),)))
    assert found(archive.search("-has:link")) == ["No."]
    assert found(archive.search("-in:comment ")) == ["See http://fog.example"]


def test_words_that_only_take_away_find_nothing_and_it_is_told_why() -> None:
    answer = thread("fog", "hail").answer("-fog ")
    assert answer.hits == ()
    assert answer.problems == ("A minus only takes away: say what is to be found as well.",)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("cloud zeppelyx ", ("zeppelyx",)),
        ("qqqqq cloud zeppelyx", ("qqqqq", "zeppelyx")),
        ("cloud in:post zeppelyx ", ("zeppelyx",)),
        # All alike, a slip, apart in two passages, or not where a field says.
        ("zeppelyx qqqqq ", ()),
        ("clout wool ", ()),
        ("cloud kite ", ()),
        ("cloud wool author:ines ", ()),
        # Of a phrase nobody knows whether it is elsewhere.
        ('"red kite" cloud', ()),
        ('"kite red" cloud', ()),
    ],
)
def test_of_words_that_find_nothing_those_that_nobody_wrote_are_named(
    query: str, words: tuple[str, ...]
) -> None:
    assert thread("wool for the cloud", "a red kite").answer(query).nowhere == words


def test_a_phrase_is_found_as_it_stands() -> None:
    archive = thread("a torn cloud", "a cloud torn", "torn,\nCloud", "torn old cloud")
    assert set(found(archive.search('"torn cloud"'))) == {"a torn cloud", "torn, Cloud"}
    assert archive.search('"torn cloud"')[0].why == "exact"


def test_no_phrase_goes_from_the_author_into_the_body() -> None:
    assert thread(comment("Cloud", author="Torn")).search('"torn cloud"') == []


def test_a_quoted_word_allows_no_slips_and_no_longer_words() -> None:
    archive = thread("clouds", "cluod")
    assert archive.search('"cloud"') == []
    assert len(archive.search("cloud ")) == 2


def test_an_open_phrase_may_end_within_a_word() -> None:
    (hit,) = thread("a torn cloudlet hung").search('"torn clo')
    assert lit(hit) == ["torn cloudlet"]


def test_excluded_words_and_phrases_exclude() -> None:
    archive = thread("rain and hail", "rain alone", "rain on thin ice", "rain, ice is thin")
    assert set(found(archive.search('rain -hail -"thin ice"'))) == {
        "rain alone",
        "rain, ice is thin",
    }
    assert archive.search("-hail") == []


def test_an_excluded_phrase_excludes_what_a_beginning_or_a_slip_brings_in() -> None:
    archive = thread("foggy york new", "foggy in new york", "old foggy")
    assert set(found(archive.search('fogg -"new york"'))) == {"foggy york new", "old foggy"}
    assert set(found(archive.search('-"new york" fogyg'))) == {"foggy york new", "old foggy"}


def test_a_common_excluded_phrase_is_in_no_hit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "MOST_SEARCHED", 4)
    told = [f"fogbank in new york {number}" for number in range(20)]
    assert found(thread(*told, "fogbank").search('fogbank -"new york"')) == ["fogbank"]


@pytest.mark.parametrize(
    ("said", "query"),
    [
        ("I don't know about {}", '"I don\'t know"'),
        ("Yes, but {}", '"yes, but"'),
        ("the well-known fact {}", '"well-known fact"'),
        ("deja\nvu {}", '"deja vu"'),
        ("caf\xe9 noir {}", '"cafe noir"'),
    ],
)
def test_a_phrase_is_found_however_it_is_spelt_and_however_many_have_it(
    said: str, query: str
) -> None:
    archive = thread(*(said.format(number) for number in range(500)))
    assert len(archive.search(query)) == 50


@pytest.mark.parametrize(
    "query", ['"aujourd\'hui"', "aujourdhui", '"d aujourd\'hui"', '"aujourd’hui encore"']
)
def test_a_word_with_an_apostrophe_is_found_behind_another(query: str) -> None:
    (hit,) = thread("la paix d’aujourd’hui encore", "hui, c'est jour").search(query + " ")
    assert hit.why == "exact"
    assert "aujourd" in " ".join(lit(hit))


def test_a_phrase_that_stands_in_very_many_titles_is_found() -> None:
    archive = searcher(*(post(id=f"p{n}", title="Open thread friday") for n in range(500)))
    assert len(archive.search('"open thread"')) == 50
    assert len(archive.filter('"open thread"').posts or ()) == 500


def test_the_list_is_filtered_by_a_phrase_that_very_many_posts_have() -> None:
    archive = searcher(*(post(id=f"p{n}", body=f"An open thread {n}") for n in range(500)))
    assert len(archive.filter('"open thread"').posts or ()) == 500
    assert archive.filter('-"open thread"').posts == ()


def test_what_very_many_are_left_out_for_hides_no_others() -> None:
    without = [comment(f"cloud at dawn {n}", published="2015-01-01") for n in range(500)]
    others = [comment(f"cloud dawn at {n}", published="2014-01-01") for n in range(60)]
    answer = thread(*without, *others).answer('cloud -"at dawn"')
    assert (len(answer.hits), answer.total) == (50, 60)


def test_a_phrase_that_is_left_out_is_left_out_beside_a_slip() -> None:
    archive = searcher(post(id="a", body="union at dawn"), post(id="b", body="union at dusk"))
    assert archive.filter('unoin -"at dawn"').posts == ("b",)


def test_a_phrase_is_found_behind_a_word_that_ends_like_it() -> None:
    assert len(thread("bla la la la").search('"la la la"')) == 1
    assert len(thread("bl\xe1 l\xe1 l\xe1 l\xe1").search('"la la la"')) == 1


def test_a_field_without_a_letter_is_not_passed_over() -> None:
    archive = searcher(post(title="Stars \U0001f600", comments=(comment("hello", author="***"),)))
    assert len(archive.search("hello author:*** ")) == 1
    assert archive.search("hello -author:*** ") == []
    assert archive.search("hello author:++ ") == []
    assert len(archive.search("title:\U0001f600 ")) == 2
    assert archive.answer("hello title:++ ").problems == ("“title:” needs a word, not “++”.",)
    assert archive.answer("hello title:++").problems == ()


@pytest.mark.parametrize(
    "typed", ["well", "well-", "well-k", "well-known", "the well-kn", "don't-w"]
)
def test_a_title_is_found_by_a_compound_that_is_half_typed(typed: str) -> None:
    archive = searcher(post(title="The well-known cloud I don't-want"))
    assert len(archive.search(f"title:{typed}" if " " not in typed else f'title:"{typed}')) == 1


def test_a_very_long_word_is_no_slip() -> None:
    archive = thread("fog")
    assert archive.search("ha" * 50_000) == []


def test_a_phrase_passes_over_an_emoji() -> None:
    assert found(thread("Well done \U0001f600 my friend").search('"done my"')) != []


def test_an_excluded_word_excludes_itself_alone() -> None:
    assert found(thread("rain and hailstones").search("rain -hail")) == ["rain and hailstones"]


def test_the_word_being_typed_may_be_a_beginning() -> None:
    archive = thread("a cumulus")
    (hit,) = archive.search("cu")
    assert (hit.why, lit(hit)) == ("“cu” begins cumulus", ["cumulus"])
    assert archive.search("cu ") == []


def test_three_letters_may_be_a_beginning_anywhere() -> None:
    assert found(thread("a cumulus came").search("cum came ")) == ["a cumulus came"]


@pytest.mark.parametrize("slip", ["unoin", "unin", "uniion", "unjon"])
def test_a_slip_is_forgiven_and_explained(slip: str) -> None:
    (hit,) = thread("the union", "the moon").search(slip)
    assert hit.why == f"“{slip}” ≈ union"
    assert lit(hit) == ["union"]


@pytest.mark.parametrize("slip", ["fgo", "2015", "uxixxn", "mits"])
def test_short_words_numbers_and_many_slips_are_not_forgiven(slip: str) -> None:
    archive = thread("fog, 2014, unison, mist")
    assert bool(archive.search(f"{slip} ")) is (slip == "mits")


def test_a_term_of_three_may_be_lacking() -> None:
    hits = thread("wool, thread and glue", "wool and thread", "wool").search("wool thread glue ")
    assert found(hits) == ["wool, thread and glue", "wool and thread"]
    assert hits[1].why == "without “glue”, near: 1 word apart"


def test_a_term_of_two_may_not() -> None:
    assert thread("wool").search("wool thread ") == []


def test_exact_comes_before_longer_before_near_before_lacking() -> None:
    archive = thread("cluod of grey wool", "clouds of grey wool", "grey wool", "cloud of grey wool")
    assert [hit.snippet.split()[0] for hit in archive.search("cloud grey wool ")] == [
        "cloud",
        "clouds",
        "cluod",
        "grey",
    ]


def test_phrases_then_near_words_then_scattered_ones() -> None:
    archive = thread(
        "cloud, which was quite old and torn",
        "torn in the cloud",
        "torn cloud",
        "torn and old and worn and very sad cloud",
    )
    assert found(archive.search("torn cloud "))[:2] == ["torn cloud", "torn in the cloud"]
    assert archive.search("torn cloud ")[1].why == "near: 2 words apart"


def test_words_in_the_title_count_more() -> None:
    newer = post(id="new", title="Zz", body="a cloud", published="2020-01-01")
    older = post(id="old", title="The cloud", body="zz", published="2010-01-01")
    assert [hit.post_id for hit in searcher(newer, older).search("cloud")] == ["old", "new"]


def test_rare_words_weigh_more_when_a_term_is_lacking() -> None:
    common = [comment(f"grey wool {number}") for number in range(30)]
    archive = thread(*common, "grey zephyr", "wool zephyr")
    assert "zephyr" in archive.search("grey wool zephyr ")[0].snippet


def test_equal_hits_are_newest_first_then_in_reading_order() -> None:
    archive = thread(
        comment("cloud A", published="2012-01-01"),
        comment("cloud B", published="2015-01-01"),
        comment("cloud C", published="2015-01-01"),
    )
    assert found(archive.search("cloud ")) == ["cloud B", "cloud C", "cloud A"]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("I don’t know", "dont"),
        ("I don't know", "don’t"),
        ("I dont know", "don't"),
        ("the mender's hat", "mender"),
        ("an e-mail", "email"),
        ("an email", "e-mail"),
        ("an e mail", "e-mail"),
        ("a cloud-mender", "mender"),
        ("une nuée", "nuee"),
        ("une nuee", "NUÉE"),
        ("see https://mist.example/thin/air.html", "mist.example"),
        ("この雲を修理する", "修理"),
        ("この雲を修理する", "雲"),
        ("well ☁️ then", "☁️"),
        ("weather: fine", "weather:fine"),
    ],
)
def test_spellings_of_the_same_are_the_same(text: str, query: str) -> None:
    (hit,) = thread(text).search(query)
    assert hit.why in ("exact", "near: 1 word apart")
    assert hit.matches


def test_characters_without_spaces_must_stand_together() -> None:
    assert thread("理を修める").search("修理") == []


def test_all_spellings_in_a_passage_are_lit() -> None:
    (hit,) = thread("An e-mail, an email, some emails").search("email")
    assert lit(hit) == ["e-mail", "email", "emails"]


def test_a_slip_is_forgiven_in_a_word_that_is_written_with_a_hyphen() -> None:
    (hit,) = thread("An e-mail came").search("emial ")
    assert (hit.why, lit(hit)) == ("“emial” ≈ email", ["e-mail"])


def test_at_most_so_many_hits() -> None:
    archive = thread(*(f"cloud {number}" for number in range(9)))
    assert len(archive.search("cloud", limit=4)) == 4
    assert archive.search("cloud", limit=0) == []


def test_many_candidates_are_narrowed_to_titles_and_exact_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(asking, "MOST_RANKED", 4)
    titled = post(id="t", title="Cloud", published="1999-01-01")
    comments = [comment(f"clouds {n}", published="2020-01-01") for n in range(20)]
    exact = comment("cloud", published="2000-01-01")
    archive = searcher(titled, post(id="p", title="Zz", comments=(*comments, exact)))
    hits = archive.search("cloud ", limit=4)
    assert [hit.post_id for hit in hits[:2]] == ["t", "p"]
    assert hits[1].comment_id == exact.id
    assert len(hits) == 4


def test_those_that_lack_a_term_do_not_crowd_out_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(asking, "MOST_RANKED", 4)
    others = [comment(f"wool thread {n}", published="2020-01-01") for n in range(20)]
    archive = thread(*others, comment("wool thread glue", published="2000-01-01"))
    assert archive.search("wool thread glue ")[0].snippet == "wool thread glue"


def test_adding_a_post_again_replaces_it() -> None:
    archive = searcher(post(body="rain"), post(body="snow"))
    assert archive.search("rain") == []
    assert len(archive.search("snow")) == 1


def test_a_removed_post_is_not_found() -> None:
    archive = searcher(post(id="a", body="rain"), post(id="b", body="rain", comments=(comment(),)))
    archive.remove("b")
    archive.remove("never there")
    assert [hit.post_id for hit in archive.search("rain")] == ["a"]
    assert archive.search("mended") == []


def test_a_cancelled_search_finds_nothing_wherever_it_is() -> None:
    archive = thread("wool, thread and glue", "wool and thread")
    query = 'wool -hail "and glue" thraed '
    asked = count()
    whole = archive.search(query, cancelled=lambda: next(asked) < 0)
    assert whole
    for last in range(next(asked)):
        assert archive.search(query, cancelled=_after(last)) == []


def test_a_search_while_posts_are_added_finds_what_is_there() -> None:
    archive = searcher(post(id="a", body="rain"))

    def add_one() -> bool:
        archive.add(post(id="b", body="rain and rainbow"))
        return False

    assert "a" in {hit.post_id for hit in archive.search("rain", cancelled=add_one)}


def test_snippets_and_reasons_are_clean() -> None:
    (hit,) = thread("\x1b[31mred\x1b[0m cloud\u202e").search("cluod")
    assert not any(letter in hit.snippet + hit.why for letter in "\x1b\u202e\n")


def test_a_rare_phrase_of_common_words_is_found_among_very_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(candidates, "MOST_SCANNED", 10)
    others = [comment(f"torn grey cloud {n}", published="2020-01-01") for n in range(40)]
    old = comment("A torn cloud", published="2001-01-01")
    archive = thread(*others, old)
    assert [hit.comment_id for hit in archive.search('"torn cloud"')] == [old.id]
    assert len(archive.search('"grey cloud"')) >= candidates.ENOUGH


def test_of_many_with_the_words_those_with_the_phrase_are_not_missed() -> None:
    others = [comment(f"torn grey cloud {n}", published="2020-01-02") for n in range(500)]
    old = comment("A torn cloud", published="2020-01-01")
    assert thread(*others, old).search("torn cloud ")[0].comment_id == old.id


def test_of_many_with_the_words_those_in_which_they_must_be_near_are_not_missed() -> None:
    between = " ".join(f"stitch{number}" for number in range(30))
    others = [comment(f"torn {between} cloud {n}", published="2020-01-02") for n in range(200)]
    old = comment("A torn grey cloud", published="2020-01-01")
    assert thread(*others, old).search("torn cloud ")[0].comment_id == old.id


def chatter(count: int, text: str) -> list[Comment]:
    """Comments that make the words in them common."""
    return [comment(f"{text} {number}", published="2020-01-02") for number in range(count)]


def test_words_near_each_other_count_more_than_a_common_one() -> None:
    far = " ".join(f"stitch{number}" for number in range(400))
    archive = searcher(
        post(
            title="Zz",
            body=f"That was the hem. {far} There, in a gutter: {far} one goat",
            comments=(*chatter(50, "that was the"), comment("My goat in the gutter again")),
        )
    )
    near, scattered = archive.search("that goat in the gutter")[:2]
    assert near.snippet == "My goat in the gutter again"
    assert near.why == "without “that”"
    assert scattered.comment_id is None


def test_a_common_word_that_stands_elsewhere_parts_nothing() -> None:
    far = " ".join(f"stitch{number}" for number in range(60))
    archive = thread(
        *chatter(50, "that was it"),
        comment(f"A goat upon gutters; {far}, that", published="2001-01-01"),
        comment(f"That upon a goat, {far}, and gutters", published="2020-01-01"),
    )
    first, second = archive.search("that goat upon gutters ")[:2]
    assert first.snippet.startswith("A goat upon")
    assert (first.why, second.why) == ("exact", "62 words apart")


def test_what_is_lacking_is_told_with_the_rarest_word_first() -> None:
    archive = thread(*chatter(50, "that was the"), "goat gutter nimbus", "goat gutter")
    hits = archive.search("that goat the gutter nimbus ")
    assert [hit.why for hit in hits[:2]] == [
        "without “that”, “the”",
        "without “nimbus”, “that”, “the”",
    ]


def test_a_sentence_may_lack_several_of_its_words() -> None:
    archive = thread("the curate sewed a small nimbus on Friday", "wool")
    query = "a tall curate mended the small nimbus yesterday "
    assert found(archive.search(query)) == ["the curate sewed a small nimbus on Friday"]


@pytest.mark.parametrize("typed", ["lofe", "lofe nimbus"])
def test_a_short_word_that_is_there_is_meant(typed: str) -> None:
    archive = thread("a lofe under a nimbus", *chatter(30, "love nimbus"))
    assert {hit.why.partition(",")[0] for hit in archive.search(f"{typed} ")} <= {
        "exact",
        "near: 2 words apart",
    }


def test_a_short_word_that_goes_with_none_of_the_others_may_be_a_slip() -> None:
    (hit,) = thread("a lofe", "love the nimbus").search("lofe nimbus ")
    assert hit.why == "“lofe” ≈ love, near: 1 word apart"


def test_a_word_that_does_not_go_with_what_another_was_meant_to_be_may_be_a_slip() -> None:
    (hit,) = thread("a nimbus at the gutter", "gutters").search("nimmbus gutters ")
    assert hit.snippet == "a nimbus at the gutter"
    assert "“gutters” ≈ gutter" in hit.why


def test_what_is_easily_mistyped_comes_first() -> None:
    archive = thread("a kelp", "a deal", "a hemp", "a heap")
    assert found(archive.search("hepa ")) == ["a heap"]
    archive = thread("the plaster", "the blaster", "the pla ster")
    assert found(archive.search("platser ")) == ["the plaster"]
    assert found(archive.search("olaster ")) == ["the plaster", "the blaster"]


def test_a_word_that_is_there_is_not_doubted_for_another_as_rare() -> None:
    archive = thread("the plaster", "the blaster")
    assert found(archive.search("plaster ")) == ["the plaster"]


def test_a_slip_that_somebody_else_made_too_finds_what_is_meant() -> None:
    archive = thread("a thimbel", *chatter(30, "thimble"))
    assert len(archive.search("thimbel ")) == 31
    assert archive.search("thimbel ")[0].why == "exact"


def test_few_hits_by_date_are_those_that_are_best() -> None:
    archive = thread(
        *chatter(50, "that was"),
        comment("that goat", published="2001-01-01"),
        comment("goat", published="2010-01-01"),
    )
    hits = archive.answer("that goat ", by_date=True).hits
    assert [hit.published for hit in hits] == ["2010-01-01", "2001-01-01"]


def test_words_longer_than_any_sense_are_found_as_they_stand(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(asking, "MOST_RANKED", 2)
    endless = "hm" * 30_000
    archive = thread(*(f"{number} says cloud {endless}" for number in range(5)))
    assert len(archive.search(f"cloud {endless}", limit=2)) == 2
    assert len(archive.search(f'"cloud {endless}"', limit=2)) == 2


def test_a_year_in_which_a_common_word_is_lacking_has_as_many_hits_as_its_bar_says() -> None:
    """Nothing else is looked for there, for what tells something stands in it."""
    told = [f"the zebra ran {number}" for number in range(12)]
    told += [f"the other thing {number}" for number in range(60)]
    lacking = [f"zebra alone {number}" for number in range(3)]
    lacking += [f"zebras alone {number}" for number in range(5)]
    made = thread(
        *(comment(each, published="2014-05-01") for each in told),
        *(comment(each, published="2015-05-01") for each in lacking),
    )
    assert dict(made.answer("zebra the").years) == {"2014": 12, "2015": 3}
    answer = made.answer("zebra the on:2015 ")
    assert (answer.total, len(answer.hits)) == (3, 3)
