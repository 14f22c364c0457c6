"""Which captured posts are one: by ids, addresses, title and day, and texts."""

import random
from dataclasses import replace

import pytest

from tests.builders import comment, post
from tui_reader.archive.identity import address_form, is_made, native_form, post_id
from tui_reader.archive.merging.kinship import Relation, Traits, keys_of, relate
from tui_reader.archive.post import Post

LONG = (
    "The northern seam of the big cumulus had come loose in the night, and by nine there was rain "
    "on the bench and in both kettles. I went up with the long ladder, two balls of grey thread "
    "and the apprentice, who holds the lantern and sings. By noon it floated again, a little lower "
    "than before, and nobody in the valley has written to us about it since."
)
OTHER = (
    "Price list for the winter: fog by the yard is dearer, drizzle is as it was, and hail is not "
    "mended here any more since the window of the workshop broke. Whoever brings their own lining "
    "pays for the work alone, and a kettle of tea is always in the price, even for the sheep."
)


def is_same(one: Post, other: Post) -> bool:
    return relate(Traits(one), Traits(other)) > Relation.UNKNOWN


def same(one: Post, other: Post) -> bool:
    """Whether posts of two captures are one, from both sides, and can be found if they are."""
    other = replace(other, source=replace(other.source, path="later.txt"))
    judged = is_same(one, other)
    assert judged is is_same(other, one)
    assert not judged or keys_of(one) & keys_of(other)
    return judged


def edited(text: str, seed: int) -> str:
    words = text.split(" ")
    words[random.Random(seed).randrange(len(words))] = "blue"
    return " ".join(words)


@pytest.mark.parametrize(
    ("form", "native"),
    [
        ("234", "tag:blogger.com,1999:blog-1.post-234"),
        ("234", "tag:blogger.com,1999:user-7.blog-1.post-234"),
        ("234", "tag:blogger.com,1999:blog-1.page-234"),
        ("234", "c234"),
        ("17", "comment-17"),
        ("17", "li-comment-17"),
        ("17", "post-17"),
        ("17", "http://mist.example/?p=17"),
        ("17", "http://mist.example/log/?page_id=17"),
        ("http://mist.example/17", "http://mist.example/17"),
        ("cumulus", "cumulus"),
        ("comment-a", "comment-a"),
        ("tag:typepad.com,2003:post-6a01", "tag:typepad.com,2003:post-6a01"),
    ],
)
def test_forms_of_a_native_id_compare_as_equal(form: str, native: str) -> None:
    assert native_form(native) == form


@pytest.mark.parametrize(
    "url",
    [
        "http://mist.blogspot.com/2019/03/torn.html",
        "https://mist.blogspot.com/2019/03/torn.html",
        "//mist.blogspot.com/2019/03/torn.html",
        "mist.blogspot.com/2019/03/torn.html",
        "http://www.mist.blogspot.com/2019/03/torn.html",
        "http://Mist.blogspot.co.uk/2019/03/torn.html?m=1",
        "http://mist.blogspot.de:80/2019/03/torn.html?showComment=155#c155",
        "http://mist.blogspot.com/2019/03/torn.html/?utm_source=a&utm_medium=b",
        "https://web.archive.org/web/20190405/http://mist.blogspot.com/2019/03/torn.html",
        " http://mist.blogspot.com/2019/03/t%6frn.html#comments ",
    ],
)
def test_addresses_of_one_page_compare_as_equal(url: str) -> None:
    assert address_form(url) == "mist.blogspot.com/2019/03/torn.html"


def test_addresses_that_tell_no_page_count_for_nothing() -> None:
    for url in ("", "http://mist.example", "http://mist.example/", "http://mist.example/2019/03/"):
        assert address_form(url) == ""
    assert address_form("http://mist.example/?p=17") != address_form("http://mist.example/?p=18")
    assert address_form("http://mist.example/a?x=http://b.example/c").startswith("mist.example/a")


@pytest.mark.parametrize(
    "path",
    [
        "search/label/sheep",
        "search?q=sheep",
        "search",
        "2014_02_01_archive.html",
        "log/page/2/",
        "tag/sheep",
        "log/category/sheep/page/3",
        "author/pim/",
        "?cat=5",
        "?paged=2",
        "2019/?m=1&author=1",
    ],
)
def test_addresses_of_lists_count_for_nothing(path: str) -> None:
    assert address_form(f"http://mist.example/{path}") == ""


def test_addresses_like_those_of_lists_are_of_pages() -> None:
    for path in ("2019/page.html", "page/about", "my_archive.html", "tag", "?p=17&cat=5"):
        assert address_form(f"http://mist.example/{path}") == f"mist.example/{path}".replace(
            "p=17&cat=5", "p=17"
        )


def test_only_the_views_of_blogger_tell_nothing() -> None:
    page = "http://mist.example/index.php"
    assert address_form(f"{page}?view=12") != address_form(f"{page}?view=13")
    assert address_form(f"{page}?view=classic") == address_form(page)


def test_made_ids_are_known_from_native_ones() -> None:
    assert is_made("0123456789ab")
    assert is_made("0123456789ab-3")
    for native in ("c234", "1114252873418361900", "0123456789ab-x", "torn-cloud", ""):
        assert not is_made(native)


def test_one_native_id_is_one_post_in_all_its_forms() -> None:
    number = "2345678901234"
    forms = [f"tag:blogger.com,1999:blog-1.post-{number}", number, f"post-{number}"]
    posts = [
        post(id=form, title=f"Title {place}", published=f"20{place + 10}-01-01", body=str(place))
        for place, form in enumerate(forms)
    ]
    assert all(same(one, other) for one in posts for other in posts)
    other = post(id="tag:blogger.com,1999:blog-1.post-235", body=LONG)
    assert not same(post(id="tag:blogger.com,1999:blog-1.post-234", body=LONG), other)


@pytest.mark.parametrize("form", ["tag:mist,{}:a", "17{}", "http://mist.example/torn-{}"])
def test_ids_of_one_capture_tell_its_posts_apart(form: str) -> None:
    one, other = (post(id=form.format(number), body=LONG) for number in (1, 2))
    assert relate(Traits(one), Traits(other)) is Relation.OTHER_ID
    assert is_same(one, replace(other, id=one.id))
    url = "http://mist.example/torn"
    assert not is_same(replace(one, url=url), replace(other, url=url))


@pytest.mark.parametrize(
    "shared", [{"url": "http://mist.example/log"}, {"id": "http://mist.example/log"}, {"id": "1"}]
)
def test_an_address_or_a_small_number_alone_makes_no_posts_one(shared: dict[str, str]) -> None:
    comments = (comment("I held the other end of that seam, I should know."),)
    for days in ((None, None), (None, "2019-03-05"), ("2019-03-04", "2019-03-06")):
        one, other = (
            post(**{"id": f"x{text[:3]}", "title": f"Log {text[:3]}"} | shared, published=day)
            for day, text in zip(days, (LONG, OTHER), strict=True)
        )
        one, other = replace(one, body=LONG), replace(other, body=OTHER)
        assert not same(one, other)
        assert not same(replace(one, body=""), other)
        assert same(one, replace(other, title=one.title))
        assert same(one, replace(other, body=LONG[:80]))
        assert same(one, replace(other, missing=True))
        assert same(replace(one, comments=comments), replace(other, comments=comments))
    assert same(replace(one, published="2019-03-06"), other)


def test_a_small_number_is_an_id_of_one_site_only() -> None:
    one = post(id="17", url="http://mist.example/torn", body=LONG)
    assert not same(one, post(id="17", url="http://fog.example/list", body=OTHER, title="Prices"))
    assert same(one, post(id="17", url="http://mist.example/?p=17", body=OTHER, title="Prices"))


def test_an_export_that_says_one_thing_twice_has_two_posts() -> None:
    one = post(id="http://mist.example/?p=17", url="http://mist.example/torn", body=LONG)
    assert not same(
        one, post(id="http://mist.example/?p=18", url="http://mist.example/a", body=LONG)
    )
    assert same(one, post(id="http://fog.example/?p=9", url="http://fog.example/torn", body=LONG))


def test_a_blog_that_moved_keeps_its_posts() -> None:
    old = post(id="tag:blogger.com,1999:blog-1.post-2345678901234", body=LONG)
    assert same(old, post(id="17", url="http://mist.example/torn", body=LONG))


def test_one_address_is_one_post() -> None:
    one = post(id="http://mist.blogspot.com/2019/03/torn.html", title="A", body=LONG)
    other = post(id="b", url="https://mist.blogspot.de/2019/03/torn.html?m=1", title="B")
    assert same(one, other)
    assert not same(one, post(url="http://mist.blogspot.com/2019/03/late.html", title="B"))


def test_title_and_day_are_one_post_if_the_texts_are_alike() -> None:
    whole = post(body=LONG)
    assert same(whole, post(body=LONG.replace(", ", ",\n\n"), title=" A  TORN cloud!"))
    assert same(whole, post(body=LONG[:60]))
    assert same(whole, post(body=LONG[:61]))
    assert same(whole, post(body=LONG[-80:]))
    assert same(whole, post(body=""))
    assert same(whole, post(body=edited(edited(LONG, 1), 2)))
    assert same(whole, post(body=LONG.replace("ladder", "ladder (http://mist.example/ladder)")))
    assert not same(whole, post(body=OTHER))
    assert not same(post(body="It came this morning."), post(body="No rain for a week now."))


def test_other_texts_with_the_same_comments_are_one_post() -> None:
    comments = (comment("Thanks!"), comment("I held the other end of that seam, I should know."))
    assert same(post(body=LONG, comments=comments), post(body=OTHER, comments=comments[1:]))
    assert not same(post(body=LONG, comments=comments[:1]), post(body=OTHER, comments=comments[:1]))


@pytest.mark.parametrize("body", ["", "Sit down and talk."])
def test_open_threads_without_a_day_are_one_only_by_their_comments(body: str) -> None:
    made = post_id(None, "Bench", body)
    bench = post(id=made, title="Bench", published=None, body=body)
    one = replace(bench, comments=(comment("The sheep went up."), comment("Ha!")))
    other = replace(bench, comments=(comment("The bus was late."),))
    assert not same(one, other)
    assert same(one, replace(bench, comments=(comment("Ha!"), comment("Dry."))))
    assert same(one, bench)
    # A text that nobody writes twice may have two pages of comments.
    assert same(replace(one, body=LONG), replace(other, body=LONG))


def test_no_day_is_no_day_in_common() -> None:
    assert not same(*(post(id=each, title="Bench", published=None, body="") for each in "ab"))


def test_a_moment_may_be_of_the_next_day() -> None:
    text = post(published="2019-03-04", body=LONG)
    assert same(text, post(id="x", published="2019-03-05T00:30:00Z", body=LONG))
    assert same(text, post(id="x", published="2019-03-03T21:30:00-08:00", body=LONG))
    assert not same(text, post(id="x", published="2019-03-06T00:30:00Z", body=LONG))


def test_what_is_said_each_day_is_a_post_each_day() -> None:
    days = ["2019-03-04", "2019-03-05"]
    body = "Sit down and talk."
    assert not same(*(post(id=day, title="Bench", published=day, body=body) for day in days))
    zoned = [f"2019-03-{day:02}T09:00:00Z" for day in (4, 5)]
    assert not same(*(post(id=f"p{day}", published=day, body=LONG) for day in zoned))
    assert same(
        post(id="p", published="2019-03-04T23:30:00Z", body=LONG),
        post(id="q", published="2019-03-05T00:30:00+01:00", body=LONG),
    )


def test_near_equal_texts_are_one_post_without_title_or_date() -> None:
    whole = post(id="a", body=LONG)
    for start in range(0, 170, 7):
        for end in range(start + 200, len(LONG) + 10, 7):
            assert same(whole, post(id="b", title="?", published=None, body=LONG[start:end]))
    for cut in range(120, 200, 7):
        assert same(whole, post(id="b", title="?", published=None, body=LONG[:cut]))
        assert same(whole, post(id="b", title="?", published=None, body=LONG[-cut:]))


def test_small_edits_do_not_hide_a_post() -> None:
    whole = post(id="a", body=LONG)
    for seed in range(60):
        text = edited(edited(edited(LONG, seed), seed + 50), seed + 99)
        assert same(whole, post(id="b", title="?", published=None, body=text))


def test_other_texts_are_other_posts() -> None:
    whole = post(body=LONG)
    assert not same(whole, post(id="b", title="Untitled", published=None, body=OTHER))
    assert not same(whole, post(published=None, id="b", body="A short word."))
    # One that quotes all of another, and says much more, is a post of its own.
    quoting = f"{OTHER}\n\n{LONG}\n\n{OTHER.upper()}"
    assert not same(whole, post(id="b", title="Looking back", published=None, body=quoting))
    # The same text again, a year later.
    assert not same(whole, post(id="b", published="2020-03-04", body=LONG))


def test_a_missing_post_is_known_by_id_and_address_alone() -> None:
    missing = post(id="234", missing=True, title="A torn cloud", body="", url="http://a.example/b")
    assert not same(missing, post(body=LONG))
    assert same(missing, post(id="tag:blogger.com,1999:blog-1.post-234", body=LONG))
    assert same(missing, post(url="https://www.a.example/b/", body=LONG))


@pytest.mark.parametrize("published", ["2019", "2019-13-44", "soon", "", "\ud800", "2019-03-04T"])
def test_no_date_or_text_raises(published: str) -> None:
    odd = post(published=published, title="\ud800", body="\ud800 " * 9, url="://?#%", id="%zz://")
    assert same(odd, odd)
    assert isinstance(same(odd, post()), bool)


def test_one_id_twice_in_one_capture_is_two_posts_unless_they_are_alike() -> None:
    numbered = {"id": "http://mist.example/?p=17", "url": None, "published": "2019-03-04"}
    one = post(title="Of hems", body=LONG, **numbered)
    other = post(title="Of prices", body=OTHER, **numbered)
    assert not is_same(one, other)
    assert is_same(one, post(title="Of hems", body=edited(LONG, 1), **numbered))
    assert is_same(one, post(title="Of seams", body=LONG, **numbered))
    assert is_same(one, replace(other, missing=True))
    assert same(one, other)
