"""Saved feeds, in words of our own: Atom, RSS, Blogger's JSON and JSON Feed."""

import json
import pickle
from typing import Any

import pytest

from tui_reader.archive.files.capture import Capture
from tui_reader.archive.folder import read_capture
from tui_reader.archive.post import CaptureRead, Post, Skipped, walk

ATOM = (
    "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:thr='http://purl.org/syndication/thread/1.0'>"
)
RSS = (
    "<?xml version='1.0'?>\n<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/' "
    "xmlns:atom='http://www.w3.org/2005/Atom' "
    "xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>"
)
PLACE = "tag:blogger.com,1999:blog-7.post-"


def read(text: str, path: str = "saved") -> tuple[str, list[Post], tuple[str, ...]]:
    *posts, last = read_capture(Capture(path, text.encode()))
    assert isinstance(last, CaptureRead), last
    return last.source.format, [each for each in posts if isinstance(each, Post)], last.notes


def test_an_atom_feed_of_posts_claims_comments_without_a_doubt() -> None:
    name, (post,), notes = read(
        f"{ATOM}<title>Mending</title><entry><id>{PLACE}1</id><title type='html'>"
        "A &amp;lt;b&amp;gt;hem&amp;lt;/b&amp;gt;</title>"
        "<published>2014-07-05T08:50:00Z</published><summary>Short</summary>"
        "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>5 &lt; 6"
        "</p><p>So</p></div></content><thr:total>3</thr:total></entry></feed>"
    )
    assert (name, post.title, post.body) == ("atom-feed", "A <b>hem</b>", "5 < 6\n\nSo")
    assert (post.claimed_comments, post.warnings, notes) == (3, (), ())


def test_comments_of_many_posts_stand_under_one_each() -> None:
    entries = "".join(
        f"<entry><id>{PLACE}{number}</id><published>2014-07-05T08:5{9 - number}:00Z</published>"
        f"<content>Dry {number}</content><thr:in-reply-to ref='{PLACE}1{number % 2}' "
        f"href='http://mend.example/2014/the-{number % 2}-hem.html'/></entry>"
        for number in (5, 4, 3, 2)
    )
    name, posts, _ = read(f"{ATOM}<title>Mending</title>{entries}</feed>")
    assert name == "atom-feed"
    assert [(each.title, each.missing) for each in posts] == [
        ("the 1 hem", True),
        ("the 0 hem", True),
    ]
    # The newest first in the feed, the oldest first in a thread.
    assert [[each.body for each in post.comments] for post in posts] == [
        ["Dry 5", "Dry 3"],
        ["Dry 4", "Dry 2"],
    ]
    assert all("The title is a guess" in post.warnings[0] for post in posts)


def test_comments_of_wordpress_in_atom_answer_posts_or_each_other() -> None:
    def entry(number: int, ref: str) -> str:
        return (
            f"<entry><title>By: Pim</title><link rel='alternate' "
            f"href='http://mend.example/hem/#comment-{number}'/><author><name>Pim</name></author>"
            f"<id>http://mend.example/hem/#comment-{number}</id><updated>2014-07-05T08:5{number}:00Z"
            f"</updated><content type='html'>Dry</content><thr:in-reply-to ref='{ref}' "
            f"href='http://mend.example/hem/'/></entry>"
        )

    _, (post,), _ = read(
        f"{ATOM}<title>Comments on: Of hems</title>"
        f"{entry(3, 'http://mend.example/hem/#comment-2')}{entry(2, 'http://mend.example/?p=1')}"
        "</feed>"
    )
    assert (post.id, post.url) == ("http://mend.example/?p=1", "http://mend.example/hem/")
    assert (post.title, post.missing) == ("Of hems", True)
    assert [depth for depth, _ in walk(post.comments)] == [0, 1]


def test_an_rss_feed_gives_posts_and_no_addresses() -> None:
    name, posts, _ = read(
        f"{RSS}<title>Mending</title><atom:link href='http://mend.example/feed' rel='self'/>"
        "<managingEditor>pim@secret.example (Pim)</managingEditor><item><title>Of hems</title>"
        "<link>http://mend.example/1</link><guid>http://mend.example/1</guid>"
        "<pubDate>Sat, 05 Jul 2014 08:50:00 +0100</pubDate>"
        "<author>pim@secret.example (Pim)</author><category>Fog</category>"
        "<description>&lt;p&gt;Dry.&lt;/p&gt;</description></item>"
        "<item><title>Of seams</title><author>pim@secret.example</author>"
        "<dc:date>2014-07-06</dc:date><content:encoded>So</content:encoded></item></channel></rss>"
    )
    first, second = posts
    assert (name, first.id, first.url) == ("rss-feed", "http://mend.example/1", first.id)
    assert (first.published, first.author) == ("2014-07-05T08:50:00+01:00", "Pim")
    assert (first.body, first.labels) == ("Dry.", ("Fog",))
    assert (second.published, second.author, second.body) == ("2014-07-06", None, "So")
    assert b"secret" not in pickle.dumps(posts)


def test_an_rss_feed_of_comments_stands_in_for_its_post() -> None:
    items = "".join(
        f"<item><title>By: Pim</title><link>http://mend.example/hem/#comment-{number}</link>"
        f"<dc:creator>Pim</dc:creator><pubDate>Sat, 05 Jul 2014 08:5{number}:00 +0000</pubDate>"
        f"<description>Dry {number}</description></item>"
        for number in (2, 1)
    )
    name, (post,), _ = read(f"{RSS}<title>Comments on: Of hems</title>{items}</channel></rss>")
    assert (name, post.title, post.missing) == ("rss-feed", "Of hems", True)
    assert (post.id, post.url) == ("http://mend.example/hem/", "http://mend.example/hem/")
    assert [each.body for each in post.comments] == ["Dry 1", "Dry 2"]


def test_rss_1_0_has_its_items_beside_the_channel() -> None:
    name, (post,), _ = read(
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
        "xmlns='http://purl.org/rss/1.0/'><channel><title>Mending</title></channel>"
        "<item><title>Of hems</title><link>http://mend.example/1</link></item></rdf:RDF>"
    )
    assert (name, post.title, post.url) == ("rss-feed", "Of hems", "http://mend.example/1")


def blogger(*entries: dict[str, Any]) -> str:
    return json.dumps({"version": "1.0", "feed": {"title": {"$t": "Mending"}, "entry": entries}})


def json_entry(number: int, **more: Any) -> dict[str, Any]:
    return {
        "id": {"$t": f"{PLACE}{number}"},
        "title": {"type": "text", "$t": "Of hems"},
        "content": {"type": "html", "$t": "<p>Dry.</p>"},
        "author": [{"name": {"$t": "Pim"}, "email": {"$t": "pim@secret.example"}}],
        **more,
    }


@pytest.mark.parametrize(
    ("before", "after"),
    [("", ""), ("// API\nshow.all(", ");"), ("\ufeffgot = ", ";"), ("f (", ")")],
)
def test_a_feed_of_blogger_in_json_is_read_also_as_a_call(before: str, after: str) -> None:
    answer = {"thr$in-reply-to": {"ref": f"{PLACE}1", "href": "http://mend.example/1"}}
    text = f"{before}{blogger(json_entry(1), json_entry(2, **answer))}{after}"
    name, (post,), notes = read(text)
    assert (name, post.id, post.title, post.body) == (
        "blogger-json",
        f"{PLACE}1",
        "Of hems",
        "Dry.",
    )
    assert [(each.author, each.body) for each in post.comments] == [("Pim", "Dry.")]
    assert notes == ()
    assert b"secret" not in pickle.dumps(post)


def test_json_that_breaks_off_keeps_its_whole_entries() -> None:
    text = json.dumps(json.loads(blogger(json_entry(1), json_entry(2), json_entry(3))), indent=1)
    cut = text[: text.rindex("Dry")]
    name, posts, (note,) = read(cut)
    assert (name, [each.id for each in posts]) == ("blogger-json", [f"{PLACE}1", f"{PLACE}2"])
    line = cut.count("\n", 0, cut.rindex('"id"'))
    assert note.startswith(f"Damaged in line {line}: the entry")


def test_a_json_feed_is_read() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "authors": [{"name": "Cloud Mender"}],
        "items": [
            {"id": 1, "url": "http://mend.example/1", "content_html": "<p>Dry.</p>", "tags": ["a"]},
            {"id": "2", "title": "Of hems", "content_text": "5 < 6", "author": {"name": "Pim"}},
            {},
            "no item",
        ],
    }
    name, (first, second), _ = read(json.dumps(feed), "feed.json")
    assert (name, first.id, first.body, first.author) == ("json-feed", "1", "Dry.", "Cloud Mender")
    assert first.labels == ("a",)
    assert (second.title, second.body, second.author) == ("Of hems", "5 < 6", "Pim")


def test_half_a_letter_is_none() -> None:
    items = [{"id": "1", "title": "A \ud83d hem", "content_html": "<p>\ud83d</p>"}]
    feed = {"version": "https://jsonfeed.org/version/1", "items": items}
    for text in (json.dumps(feed), blogger(json_entry(1, content={"$t": "<p>\udd27</p>"}))):
        _, (post,), _ = read(text)
        assert post.body == "\ufffd"


@pytest.mark.parametrize(
    "text",
    [
        "[" * 5000,
        '{"$t": {"entry": [' + "[" * 5000,
        '{"$t": 1, "feed": 3}',
        '{"$t": 1, "feed": {"entry": {"id": []}}}',
        '{"$t": 1, "feed": {"entry": ' + "9" * 5000 + "}}",
        '{"version": "https://jsonfeed.org/version/1", "items": 7, "authors": 4}',
    ],
)
def test_json_of_any_other_shape_harms_nothing(text: str) -> None:
    *_, last = read_capture(Capture("feed.json", text.encode()))
    assert isinstance(last, CaptureRead | Skipped)


BOMB = "<!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"


@pytest.mark.parametrize("broken", ["", "<!-- a -- b -->", "\0"])
def test_a_document_type_is_refused(broken: str) -> None:
    text = f"<?xml version='1.0'?>\n{broken}{BOMB}{RSS[22:]}<item><title>&b;</title></item>"
    (last,) = read_capture(Capture("feed.xml", text.encode()))
    assert last == Skipped(
        "feed.xml", "It declares a document type, which may do harm, and is not read."
    )


def test_a_page_that_tells_of_feeds_is_none() -> None:
    page = "Monday, 4 March 2019\n\nOf feeds\n\nThey begin with\n\n<rss> and go on.\n"
    name, _, _ = read(page)
    assert name not in ("rss-feed", "atom-feed")


@pytest.mark.parametrize("lost", ["]]></content:encoded>", "]]>"])
def test_a_text_that_is_not_closed_swallows_no_item(lost: str) -> None:
    items = "".join(
        f"<item><title>Title {number}</title><link>http://mist.example/{number}</link>"
        f"<content:encoded><![CDATA[Text {number}]]></content:encoded></item>"
        for number in range(1, 4)
    )
    whole = (
        "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>"
        f"<title>Mist</title>{items}</channel></rss>"
    )
    _, posts, notes = read(whole.replace(lost, "", 1))
    assert [(each.title, each.body) for each in posts] == [
        (f"Title {number}", f"Text {number}") for number in range(1, 4)
    ]
    assert notes[0] == "Damaged in line 1: a CDATA section there has no end."


@pytest.mark.parametrize("content", ["<content src='http://x.example/'/>", "<content/>"])
def test_an_empty_content_gives_way_to_the_summary(content: str) -> None:
    entry = f"<entry><title>Of hems</title>{content}<summary>Short.</summary></entry>"
    _, (post,), _ = read(f"{ATOM}{entry}</feed>")
    assert post.body == "Short."


def test_an_empty_text_gives_way_to_the_description() -> None:
    inner = "<content:encoded><![CDATA[ ]]></content:encoded><description>Short.</description>"
    _, (post,), _ = read(f"{RSS}<item><title>Of hems</title>{inner}</item></channel></rss>")
    assert post.body == "Short."


def test_a_title_that_does_not_name_the_post_is_a_guess() -> None:
    item = (
        "<item><link>http://mend.example/?p=2#comment-1</link><description>Dry</description></item>"
    )
    _, (post,), _ = read(f"{RSS}<title>Mending</title>{item}</channel></rss>")
    assert post.title == "Mending"
    assert any(each.startswith("The title is a guess") for each in post.warnings)


def test_an_address_of_any_length_is_looked_at_once() -> None:
    href = f"http://mend.example/{'-' * 200_000}"
    entries = "".join(
        f"<entry><id>c{number}</id><thr:in-reply-to ref='p{number}' href='{href}!{number}'/>"
        "<content>Dry</content></entry>"
        for number in (1, 2)
    )
    _, posts, _ = read(f"{ATOM}{entries}</feed>")
    assert [each.title for each in posts] == ["A post that the capture does not have"] * 2
