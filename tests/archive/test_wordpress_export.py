"""WordPress's exports, in words of our own: what is read, what is left out, what is broken."""

import pickle

import pytest

from tui_reader.archive.files.capture import Capture
from tui_reader.archive.folder import read_capture
from tui_reader.archive.markup.typed_html import text_of_typed
from tui_reader.archive.post import CaptureRead, Post, walk

HEAD = (
    "<?xml version='1.0' encoding='UTF-8' ?>\n<!-- An export of a site. -->\n"
    "<rss version='2.0' xmlns:excerpt='http://wordpress.org/export/1.2/excerpt/'\n"
    " xmlns:content='http://purl.org/rss/1.0/modules/content/'\n"
    " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:wp='http://wordpress.org/export/1.2/'>\n"
    "<channel><title>The Cloud Mender</title><wp:wxr_version>1.2</wp:wxr_version>\n"
    "<wp:author><wp:author_login>mender</wp:author_login>"
    "<wp:author_email>pim@secret.example</wp:author_email>"
    "<wp:author_display_name><![CDATA[Cloud Mender]]></wp:author_display_name></wp:author>\n"
)


def item(
    number: int,
    inner: str = "",
    *,
    status: str = "publish",
    type_: str = "post",
    text: str = "Dry.\n\nStill dry.",
) -> str:
    return (
        f"<item><title>Title {number}</title><link>http://mend.example/{number}/</link>"
        "<pubDate>Sat, 05 Jul 2014 07:50:00 +0000</pubDate>"
        "<dc:creator><![CDATA[mender]]></dc:creator>"
        f"<guid isPermaLink='false'>http://mend.example/?p={number}</guid>"
        f"<content:encoded><![CDATA[{text}]]></content:encoded>"
        f"<excerpt:encoded><![CDATA[]]></excerpt:encoded><wp:post_id>{number}</wp:post_id>"
        "<wp:post_date>2014-07-05 08:50:00</wp:post_date>"
        "<wp:post_date_gmt>2014-07-05 07:50:00</wp:post_date_gmt>"
        f"<wp:status>{status}</wp:status><wp:post_type>{type_}</wp:post_type>{inner}</item>\n"
    )


def comment(
    number: int, parent: int = 0, *, approved: str = "1", type_: str = "", text: str = "Dry?"
) -> str:
    return (
        f"<wp:comment><wp:comment_id>{number}</wp:comment_id>"
        "<wp:comment_author><![CDATA[Pim]]></wp:comment_author>"
        "<wp:comment_author_email>pim@secret.example</wp:comment_author_email>"
        "<wp:comment_author_IP>203.0.113.77</wp:comment_author_IP>"
        "<wp:comment_date>2014-07-05 09:00:00</wp:comment_date>"
        "<wp:comment_date_gmt>2014-07-05 08:00:00</wp:comment_date_gmt>"
        f"<wp:comment_content><![CDATA[{text}]]></wp:comment_content>"
        f"<wp:comment_approved>{approved}</wp:comment_approved>"
        f"<wp:comment_type>{type_}</wp:comment_type><wp:comment_parent>{parent}</wp:comment_parent>"
        "<wp:commentmeta><wp:meta_key>seen</wp:meta_key><wp:meta_value>203.0.113.77"
        "</wp:meta_value></wp:commentmeta></wp:comment>\n"
    )


def read(
    items: str, *, unpublished: bool = False, end: str = "</channel></rss>", head: str = HEAD
) -> tuple[list[Post], tuple[str, ...]]:
    data = f"{head}{items}{end}".encode()
    outcomes = list(read_capture(Capture("site.xml", data, unpublished=unpublished)))
    assert b"secret" not in pickle.dumps(outcomes)
    assert b"203.0.113" not in pickle.dumps(outcomes)
    *posts, last = outcomes
    assert isinstance(last, CaptureRead)
    assert last.source.format == "wordpress-export"
    return [each for each in posts if isinstance(each, Post)], last.notes


def ids(post: Post) -> list[tuple[int, str]]:
    return [(depth, each.id) for depth, each in walk(post.comments)]


def test_a_post_and_its_comments_say_all_that_the_export_says() -> None:
    labels = (
        "<category>Fog</category><category domain='tag' nicename='fog'>Fog</category>"
        "<category domain='category' nicename='hems'><![CDATA[Hems &amp; seams]]></category>"
    )
    (post,), notes = read(item(1, labels + comment(11)))
    assert (post.id, post.url) == ("http://mend.example/?p=1", "http://mend.example/1/")
    assert (post.title, post.author) == ("Title 1", "Cloud Mender")
    assert (post.body, post.labels) == ("Dry.\n\nStill dry.", ("Fog", "Hems & seams"))
    assert post.published == "2014-07-05T08:50:00+01:00"
    (only,) = post.comments
    assert (only.id, only.url) == ("11", "http://mend.example/1/#comment-11")
    assert (only.author, only.published) == ("Pim", "2014-07-05T09:00:00+01:00")
    assert notes == ()


def test_a_tree_of_any_depth_is_read() -> None:
    chain = "".join(comment(number, number - 1 if number > 1 else 0) for number in range(1, 31))
    (post,), _ = read(item(1, chain))
    assert ids(post) == [(number - 1, str(number)) for number in range(1, 31)]


def test_deeper_than_anything_that_walks_it_a_tree_becomes_flat() -> None:
    chain = "".join(comment(number, number - 1) for number in range(1, 1201))
    (post,), _ = read(item(1, chain))
    depths = [depth for depth, _ in ids(post)]
    assert (len(depths), max(depths)) == (1200, 99)
    assert any("deeper than 100 levels" in each for each in post.warnings)


def test_what_nobody_published_is_left_out_unless_asked_for() -> None:
    comments = comment(11, approved="0") + comment(12, approved="spam")
    comments += comment(13, approved="trash") + comment(14)
    items = item(1, comments) + item(2, comment(21), status="draft") + item(3, status="future")
    (post,), notes = read(items)
    assert ids(post) == [(0, "14")]
    assert notes == (
        "Left out, as not published: comments nobody approved (1), spam (1), "
        "what is in the trash (1), drafts (1), comments of these (1), scheduled posts (1).",
    )
    posts, notes = read(items, unpublished=True)
    assert [len(each.comments) for each in posts] == [4, 1, 0]
    assert notes == ()


def test_pages_are_posts_and_other_kinds_are_none_unless_somebody_commented() -> None:
    posts, notes = read(
        item(1, type_="page")
        + item(2, type_="attachment", status="inherit")
        + item(3, comment(31), type_="attachment", status="inherit")
        + item(4, type_="nav_menu_item")
    )
    assert [each.title for each in posts] == ["Title 1", "Title 3"]
    assert notes == ("Passed over, as no posts: attachment (1), nav_menu_item (1).",)


def test_links_from_elsewhere_are_no_comments() -> None:
    (post,), _ = read(
        item(1, comment(11, type_="pingback") + comment(12, type_="trackback") + comment(13))
    )
    assert ids(post) == [(0, "13")]
    assert [each.id for each in post.mentions] == ["11", "12"]


def test_an_address_given_as_a_name_is_none() -> None:
    (post,), _ = read(item(1, comment(11).replace("[Pim]", "[pim@secret.example]")))
    assert post.comments[0].author is None


def test_a_comment_that_answers_one_that_is_not_there_is_told() -> None:
    (post,), _ = read(item(1, comment(11, 10) + comment(12, 11)))
    assert ids(post) == [(0, "11"), (1, "12")]
    assert post.warnings == (
        "1 comment answers one that the capture does not have: shown at the top level.",
    )


def test_a_ring_of_answers_is_opened() -> None:
    (post,), _ = read(item(1, comment(11, 13) + comment(12, 11) + comment(13, 12)))
    assert ids(post) == [(0, "11"), (1, "12"), (2, "13")]
    assert any("ring" in each for each in post.warnings)


def test_a_section_that_is_not_closed_swallows_no_other_post() -> None:
    broken = item(1, text="Torn").replace("[Torn]]>", "[Torn") + item(2) + item(3)
    posts, notes = read(broken)
    assert [(each.title, each.body) for each in posts] == [
        ("Title 1", "Torn"),
        ("Title 2", "Dry.\n\nStill dry."),
        ("Title 3", "Dry.\n\nStill dry."),
    ]
    assert notes == ("Damaged in line 8: a CDATA section there has no end.",)


@pytest.mark.parametrize("lost", ["]]></wp:comment_content>", "]]>"])
def test_a_comment_that_is_not_closed_swallows_no_other_and_no_address(lost: str) -> None:
    torn = comment(11, text="Torn").replace(f"[Torn{lost}", f"[Torn{lost[3:]}")
    torn = torn if lost == "]]>" else torn.replace("Torn</wp:comment_content>", "Torn")
    (first, second), notes = read(item(1, torn + comment(12, text="Dry")) + item(2))
    assert [each.body for each in first.comments] == ["Torn", "Dry"]
    assert (first.title, second.title) == ("Title 1", "Title 2")
    assert notes[0].endswith("a CDATA section there has no end.")


def test_a_note_of_a_plug_in_that_is_not_closed_swallows_no_post() -> None:
    meta = "<wp:postmeta><wp:meta_value><![CDATA[{}]]></wp:meta_value></wp:postmeta>"
    broken = item(1, meta.replace("]]>", "")) + item(2, meta) + item(3, meta)
    posts, notes = read(broken)
    assert [each.title for each in posts] == ["Title 1", "Title 2", "Title 3"]
    assert len(notes) == 1
    assert notes[0].endswith("a CDATA section there has no end.")


def test_a_sample_of_code_in_a_section_is_text() -> None:
    sample = "So it ends: &lt;/item&gt; and\n\n&lt;item&gt; &lt;![CDATA[x"
    (post, _), notes = read(item(1, text=sample) + item(2))
    assert post.body == "So it ends: </item> and\n\n<item> <![CDATA[x"
    assert notes == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("</wp:comment_author_email>", ""),
        ("</wp:comment_author_IP>", ""),
        ("<wp:comment_author_IP>", "<wp:comment_author_\0IP>"),
        ("</wp:comment_author>", ""),
        ("</wp:meta_value>", ""),
        ("</wp:comment>", ""),
        ("xmlns:wp='http://wordpress.org/export/1.2/'", ""),
        ("</item>", ""),
    ],
)
def test_no_damage_lets_an_address_through(old: str, new: str) -> None:
    whole = f"{HEAD}{item(1, comment(11) + comment(12))}{item(2)}"
    head = whole.replace(old, new, 1)
    posts, notes = read("", head=head)
    assert [(each.title, len(each.comments)) for each in posts] == [("Title 1", 2), ("Title 2", 0)]
    assert notes
    assert notes[0].startswith("Damaged in line ")


@pytest.mark.parametrize("length", range(40, 1100, 53))
def test_a_cut_in_a_comment_lets_no_address_through(length: int) -> None:
    posts, notes = read(item(1, comment(11))[: 640 + length], end="")
    assert len(posts) == 1
    assert notes


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("One.\n\nTwo.", "One.\n\nTwo."),
        ("One,\nstill one.", "One,\nstill one."),
        ("One.\r\n\r\nTwo.", "One.\n\nTwo."),
        ("<b>One</b>\n\n<i>Two</i>", "One\n\nTwo"),
        ("<p>One.</p>\n\n<p>Two.</p>", "One.\n\nTwo."),
        ("<!-- wp:paragraph -->\n<p>One\ntwo</p>\n<!-- /wp:paragraph -->", "One\ntwo"),
        ("<div>One</div>\n\nTwo", "One\n\nTwo"),
    ],
)
def test_line_breaks_that_were_typed_count(typed: str, shown: str) -> None:
    assert text_of_typed(typed) == shown


def test_spaces_and_breaks_in_a_sample_of_code_stay_with_it() -> None:
    text = text_of_typed("See:\n<pre>a\n\nb</pre>\nSo.")
    assert text.startswith("See:")
    assert text.endswith("So.")
    assert "<" not in text


def test_what_a_password_kept_from_the_public_is_left_out_unless_asked_for() -> None:
    locked = "<wp:post_password><![CDATA[thimble]]></wp:post_password>" + comment(5)
    open_ = "<wp:post_password><![CDATA[]]></wp:post_password>" + comment(6)
    items = item(1, locked) + item(2, open_)
    posts, notes = read(items)
    assert [post.title for post in posts] == ["Title 2"]
    assert notes == (
        "Left out, as not published: posts behind a password (1), comments of these (1).",
    )
    posts, notes = read(items, unpublished=True)
    assert [post.title for post in posts] == ["Title 1", "Title 2"]
    assert notes == ()


def test_what_editors_noted_for_each_other_is_no_comment() -> None:
    items = item(1, comment(5, type_="note") + comment(6, type_="comment"))
    (post,), notes = read(items)
    assert ids(post) == [(0, "6")]
    assert notes == ("Left out, as not published: notes of the editors (1).",)
    (post,), _ = read(items, unpublished=True)
    assert ids(post) == [(0, "5"), (0, "6")]


def test_comments_and_drafts_are_known_by_a_namespace_written_otherwise() -> None:
    head = HEAD.replace("export/1.2/'>", "export/1.2'>")
    assert head != HEAD
    (post,), notes = read(item(1, comment(11)) + item(2, status="draft"), head=head)
    assert ids(post) == [(0, "11")]
    assert notes == ("Left out, as not published: drafts (1).",)


def test_that_nothing_of_wordpress_is_understood_is_told() -> None:
    head = HEAD.replace("xmlns:wp='http://wordpress.org/export/1.2/'", "xmlns:wp='urn:other'")
    (post,), notes = read(item(1, comment(11)), head=head)
    assert post.comments == ()
    assert len(notes) == 1
    assert "a form that is not known" in notes[0]


def test_an_empty_text_gives_way_to_the_description() -> None:
    described = item(1, text=" ").replace(
        "<excerpt:", "<description>Dry.</description><excerpt:", 1
    )
    (post,), _ = read(described)
    assert post.body == "Dry."
