"""Blogger's exports, in words of our own: what is read, what is left out, what is broken."""

import json
import pickle
from pathlib import Path

import pytest

from tui_reader.archive.files.capture import Capture
from tui_reader.archive.folder import read_capture
from tui_reader.archive.post import CaptureRead, Comment, Outcome, Post, walk

HEAD = (
    "<?xml version='1.0' encoding='UTF-8'?>\n"
    "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:app='http://purl.org/atom/app#'"
    " xmlns:thr='http://purl.org/syndication/thread/1.0'"
    " xmlns:blogger='http://schemas.google.com/blogger/2018'>\n"
    "<id>tag:blogger.com,1999:blog-7.archive</id><title>The Cloud Mender</title>\n"
)
SITE = "http://mend.example/2014/07/hems.html"


def kind(name: str) -> str:
    return (
        "<category scheme='http://schemas.google.com/g/2005#kind' "
        f"term='http://schemas.google.com/blogger/2008/kind#{name}'/>"
    )


def entry(number: int, name: str, inner: str = "", *, text: str = "A dry day.") -> str:
    return (
        f"<entry><id>\n tag:blogger.com,1999:blog-7.post-{number}\n</id>"
        f"<published>2014-07-0{number}T08:50:00.000+01:00</published>{kind(name)}"
        f"<title>Title {number}</title><content type='html'>{text}</content>"
        f"<author><name>Pim</name><email>pim@secret.example</email></author>{inner}</entry>\n"
    )


def comment(number: int, post: int = 1, parent: int | None = None, *, text: str = "Dry?") -> str:
    related = (
        f"<link rel='related' href='http://www.blogger.com/feeds/7/{post}/comments/default/{parent}'/>"
        if parent
        else ""
    )
    answered = (
        f"<link rel='alternate' href='{SITE}?showComment=14#c{number}'/>"
        f"<thr:in-reply-to href='{SITE}' ref='tag:blogger.com,1999:blog-7.post-{post}'/>"
    )
    return entry(number, "comment", related + answered, text=text)


def read(*entries: str, unpublished: bool = False) -> tuple[list[Post], tuple[str, ...]]:
    text = f"{HEAD}{''.join(entries)}</feed>"
    return parted(list(read_capture(Capture("blog.xml", text.encode(), unpublished=unpublished))))


def parted(outcomes: list[Outcome]) -> tuple[list[Post], tuple[str, ...]]:
    *posts, last = outcomes
    assert isinstance(last, CaptureRead)
    assert last.source.format == "blogger-export"
    return [each for each in posts if isinstance(each, Post)], last.notes


def ids(post: Post) -> list[tuple[int, str]]:
    return [(depth, each.id.rpartition("-")[2]) for depth, each in walk(post.comments)]


def test_a_post_says_all_that_the_export_says_of_it() -> None:
    labels = "<category scheme='http://www.blogger.com/atom/ns#' term='fog &amp; hems'/>"
    link = f"<link rel='alternate' type='text/html' href='{SITE}'/>"
    (post,), notes = read(entry(1, "post", labels + link, text="&lt;p&gt;Dry.&lt;/p&gt;"))
    assert post.id == "tag:blogger.com,1999:blog-7.post-1"
    assert (post.title, post.body, post.author, post.url) == ("Title 1", "Dry.", "Pim", SITE)
    assert (post.published, post.labels) == ("2014-07-01T08:50:00.000+01:00", ("fog & hems",))
    assert (post.warnings, notes) == ((), ())


def test_comments_stand_below_what_they_answer_wherever_they_are_in_the_file() -> None:
    (post,), _ = read(
        comment(5, parent=4), comment(4, parent=2), comment(3), entry(1, "post"), comment(2)
    )
    assert ids(post) == [(0, "2"), (1, "4"), (2, "5"), (0, "3")]
    first = post.comments[0]
    assert first == Comment(
        id="tag:blogger.com,1999:blog-7.post-2",
        body="Dry?",
        author="Pim",
        published="2014-07-02T08:50:00.000+01:00",
        replies=first.replies,
        url=f"{SITE}?showComment=14#c2",
    )


@pytest.mark.parametrize(
    "link",
    [
        "http://elsewhere.example/a",
        "http://www.blogger.com/feeds/8/1/comments/default/2",
        "http://www.blogger.com/feeds/7/9/comments/default/2",
    ],
)
def test_a_link_to_elsewhere_is_no_parent(link: str) -> None:
    related = f"<link rel='related' href='{link}'/>"
    answer = comment(3).replace("<link rel='alternate'", f"{related}<link rel='alternate'")
    (post,), _ = read(entry(1, "post", related), comment(2), answer)
    assert ids(post) == [(0, "2"), (0, "3")]
    assert post.warnings == ()


def test_comments_without_their_post_stand_under_one_that_says_so() -> None:
    posts, _ = read(entry(1, "post"), comment(2, post=9), comment(3, post=9, parent=2))
    missing = posts[1]
    assert missing.missing
    assert missing.id == "tag:blogger.com,1999:blog-7.post-9"
    assert "only the comments" in missing.body
    assert ids(missing) == [(0, "2"), (1, "3")]
    assert not posts[0].missing


def test_pages_are_posts_and_settings_are_none() -> None:
    posts, notes = read(
        entry(1, "page"), entry(2, "settings"), entry(3, "settings"), entry(4, "template")
    )
    assert [each.title for each in posts] == ["Title 1"]
    assert notes == ("Passed over, as no posts: settings (2), template (1).",)


DRAFT = "<app:control><app:draft>yes</app:draft></app:control>"


def test_drafts_and_their_comments_are_left_out_unless_asked_for() -> None:
    entries = (comment(2), entry(1, "post", DRAFT), entry(4, "post"), comment(3))
    posts, notes = read(*entries)
    assert [each.title for each in posts] == ["Title 4"]
    assert notes == ("Left out, as not published: drafts (1), comments of these (2).",)
    posts, notes = read(*entries, unpublished=True)
    assert [(each.title, len(each.comments)) for each in posts] == [("Title 1", 2), ("Title 4", 0)]
    assert notes == ()


def takeout(number: int, type_: str, status: str, inner: str = "") -> str:
    made = entry(number, "post", inner).replace(kind("post"), "")
    return made.replace(
        "<title>",
        f"<blogger:type>{type_}</blogger:type><blogger:status>{status}</blogger:status><title>",
    )


def test_the_newer_form_names_post_and_parent_itself() -> None:
    place = "tag:blogger.com,1999:blog-7.post-"
    above = f"<blogger:parent>{place}1</blogger:parent>"
    (post,), notes = read(
        takeout(3, "COMMENT", "LIVE", f"{above}<blogger:inReplyTo>{place}2</blogger:inReplyTo>"),
        takeout(2, "COMMENT", "LIVE", f"{above}<blogger:inReplyTo/>"),
        takeout(4, "COMMENT", "SPAM_COMMENT", above),
        takeout(5, "COMMENT", "PENDING", above),
        takeout(1, "POST", "LIVE", "<blogger:trashed/>"),
        takeout(6, "POST", "SCHEDULED"),
        takeout(7, "POST", "LIVE", "<blogger:trashed>2020-01-01T00:00:00Z</blogger:trashed>"),
    )
    assert ids(post) == [(0, "2"), (1, "3")]
    assert notes == (
        "Left out, as not published: spam (1), comments nobody approved (1), "
        "scheduled posts (1), what is in the trash (1).",
    )


def test_a_post_leaves_as_soon_as_it_has_what_it_claims() -> None:
    total = "<thr:total>1</thr:total>"
    posts, _ = read(entry(1, "post", total), entry(5, "post"), comment(2), comment(3))
    assert [(each.title, each.missing) for each in posts] == [
        ("Title 1", False),
        ("Title 1", True),
        ("Title 5", False),
    ]
    assert {each.id for each in posts[:2]} == {"tag:blogger.com,1999:blog-7.post-1"}
    assert [ids(each) for each in posts] == [[(0, "2")], [(0, "3")], []]


def test_addresses_are_in_nothing_that_is_read() -> None:
    posts, notes = read(entry(1, "post"), comment(2))
    assert b"secret" not in pickle.dumps((posts, notes))


def test_the_export_of_the_export_has_no_address(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from tui_reader.cli import main

    (tmp_path / "blog.xml").write_text(f"{HEAD}{entry(1, 'post')}{comment(2)}</feed>")
    assert main(["export", "--format", "json", str(tmp_path / "blog.xml")]) == 0
    out = capsys.readouterr().out
    assert json.loads(out)["posts"][0]["comments"][0]["author"] == "Pim"
    assert "secret" not in out


# What is wrong, and the line in which that is told.
BROKEN = {
    "an undeclared prefix": (("xmlns:app='http://purl.org/atom/app#'", ""), "app:"),
    "a control byte": (("A dry", "A\x08 dry"), "control"),
    "a NUL byte": (("A dry", "A\0 dry"), "control"),
    "an entity of HTML": (("A dry", "A&nbsp;dry"), "&nbsp;"),
    "a lone ampersand": (("A dry", "A & dry"), "&"),
    "no end tag of the text": (("</content>", ""), "<content>"),
    "no end tag of the author": (("</author>", ""), "<author>"),
    "no end tag of the entry": (("</entry>", ""), "<entry>"),
    "a tag that ends nothing": (("</entry>", "</b></entry>"), "</b>"),
    "an attribute without quotes": (("type='html'", "type=html"), ""),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_mended_and_told_with_its_line(name: str) -> None:
    (old, new), told = BROKEN[name]
    whole = (
        f"{HEAD}{entry(1, 'post', DRAFT)}{entry(2, 'post')}{comment(3, 2)}{entry(4, 'post')}</feed>"
    )
    broken = whole.replace(old, new, 1)
    assert broken != whole
    posts, notes = parted(list(read_capture(Capture("blog.xml", broken.encode()))))
    assert [each.title for each in posts] == ["Title 2", "Title 4"]
    assert [ids(each) for each in posts] == [[(0, "3")], []]
    left, *damage = notes
    assert left == "Left out, as not published: drafts (1)."
    if told:
        assert damage
        assert told in damage[0]
        assert damage[0].startswith("Damaged in line ")


def test_a_text_whose_tag_is_broken_is_kept() -> None:
    text = f"{HEAD}{entry(1, 'post')}</feed>".replace("type='html'>", "type='html'")
    (post,), notes = parted(list(read_capture(Capture("blog.xml", text.encode()))))
    assert "A dry day." in post.body
    assert notes


def test_a_wrong_declaration_of_the_encoding_loses_no_letter() -> None:
    text = f"{HEAD}{entry(1, 'post', text='Ein trüber Tag – “so”.')}</feed>"
    posts, _ = parted(list(read_capture(Capture("blog.xml", text.encode("cp1252")))))
    assert posts[0].body == "Ein trüber Tag – “so”."
    text = text.replace("UTF-8", "windows-1252")
    posts, notes = parted(list(read_capture(Capture("blog.xml", text.encode("cp1252")))))
    assert (posts[0].body, notes) == ("Ein trüber Tag – “so”.", ())


def test_complaints_of_a_server_before_it_are_passed_over() -> None:
    text = f"\n<br />\n<b>Warning</b>: no thread in line 7\n{HEAD}{entry(1, 'post')}</feed>"
    posts, notes = parted(list(read_capture(Capture("blog.xml", text.encode()))))
    assert [each.title for each in posts] == ["Title 1"]
    assert notes
    assert "line 3" in notes[0]


def test_a_file_that_breaks_off_keeps_what_there_is_of_its_last_entry() -> None:
    text = f"{HEAD}{entry(1, 'post')}{comment(2, text='It began at the hem and')}"
    cut = text[: text.index(" and")]
    (post, missing), notes = parted(list(read_capture(Capture("blog.xml", cut.encode()))))
    assert post.title == "Title 1"
    # Which post it is on would have stood behind its text.
    assert missing.missing
    assert [each.body for each in missing.comments] == ["It began at the hem"]
    assert notes == ("Damaged in line 9: it breaks off within <content>.",)


@pytest.mark.parametrize("rest", ["", "L", "LIV", "LIVE<", "LIVE</blogger:statu"])
def test_a_file_that_breaks_off_in_a_status_keeps_what_it_has_of_that_post(rest: str) -> None:
    whole = takeout(1, "POST", "LIVE")
    cut = whole[: whole.index("LIVE")] + rest
    (post,), notes = parted(list(read_capture(Capture("feed.atom", f"{HEAD}{cut}".encode()))))
    assert post.id == "tag:blogger.com,1999:blog-7.post-1"
    assert not any("Left out" in each for each in notes)


@pytest.mark.parametrize(
    "control",
    [
        "<app:control><app:draft>yes</app:draft></app:control>",
        "<app:control><app:draft>true</app:draft></app:control>",
        "<app:control <app:draft>yes</app:draft></app:control>",
        "<pub:control xmlns:pub='https://purl.org/atom/app'><pub:draft>Yes</pub:draft></pub:control>",
    ],
)
def test_a_draft_is_one_however_it_is_told(control: str) -> None:
    posts, notes = read(entry(1, "post", control), entry(2, "post"))
    assert [each.title for each in posts] == ["Title 2"]
    assert "Left out, as not published: drafts (1)." in notes


def test_a_stray_comment_of_an_export_is_under_no_title_of_the_blog() -> None:
    posts, _ = read(entry(1, "post"), comment(3, 2))
    stray = next(each for each in posts if each.missing)
    assert stray.title != "The Cloud Mender"
    assert any(each.startswith("The title is a guess") for each in stray.warnings)


def test_a_number_of_any_length_at_the_end_of_an_id_is_looked_at_once() -> None:
    long = entry(3, "comment", comment(3).partition("<author>")[2]).replace(
        "post-3", f"post-{'1' * 200_000}x"
    )
    posts, _ = read(entry(1, "post"), long)
    assert sum(len(each.comments) for each in posts) == 1
