"""Pages of WordPress and its like: each trap in words of our own."""

import time
from collections.abc import Iterator

import pytest
from bs4.element import PageElement

from tests.page_templates import Said, Written, wordpress
from tui_reader.archive.files.capture import Capture
from tui_reader.archive.folder import read_capture
from tui_reader.archive.post import Post, count_comments

TOLD = (Said(7, "Bryony Flatte", ("Hats?",), (Said(9, "Cloud Mender", ("Twelve.",)),)),)
WRITTEN = Written(comments=TOLD)


def read(page: str) -> Post:
    first = next(read_capture(Capture("page.html", page.encode())))
    assert isinstance(first, Post)
    return first


def test_comments_stand_in_each_other() -> None:
    post = read(wordpress(WRITTEN))
    (comment,) = post.comments
    assert (comment.id, comment.author, comment.body) == ("comment-7", "Bryony Flatte", "Hats?")
    assert comment.published == "2014-02-12T08:50:00+00:00"
    assert comment.url == f"{WRITTEN.url}#comment-7"
    assert [each.id for each in comment.replies] == ["comment-9"]


def test_pingbacks_stand_apart_and_are_counted_with_the_rest() -> None:
    ping = (
        '<li id="comment-5" class="pingback even"><div class="comment-body">Pingback: '
        '<a class="url" href="https://loft.example/x">Of lofts</a></div></li>'
    )
    page = wordpress(WRITTEN).replace(
        '<ol class="comment-list">', f'<ol class="comment-list">{ping}'
    )
    post = read(page.replace('comments-title">2', 'comments-title">3'))
    (mention,) = post.mentions
    assert (mention.id, mention.author) == ("comment-5", "Of lofts")
    assert mention.body == "Of lofts <https://loft.example/x>"
    assert count_comments(post) == 2
    assert post.warnings == ()


def test_a_theme_without_parts_for_the_text_loses_none() -> None:
    page = wordpress(WRITTEN).replace('class="comment-content"', "").replace("says:", "")
    comment = read(page).comments[0]
    assert comment.body == "Hats?"
    assert comment.author == "Bryony Flatte"


@pytest.mark.parametrize(
    ("printed", "published"),
    [
        ("10. Februar 2019 um 18:05 Uhr", "2019-02-10T18:05"),
        ("8. April 2019 @ 11:38", "2019-04-08T11:38"),
        ("19. Juni 2019 / 6:16", "2019-06-19T06:16"),
        ("18.10.2019, 16:18 Zum Antworten", "2019-10-18T16:18"),
        ("wrote on March 11, 2015 at 02:57:", "2015-03-11T02:57"),
        ("5 juillet 2014 à 8 h 50 min", "2014-07-05T08:50"),
        ("Jun 20th at 2:41 am", None),
    ],
)
def test_times_are_read_as_themes_print_them(printed: str, published: str | None) -> None:
    page = wordpress(WRITTEN).replace('datetime="2014-02-12T08:50:00+00:00"', "")
    page = page.replace("February 12, 2014 at 8:50 am", printed)
    assert read(page).comments[0].published == published


def test_a_page_whose_body_is_nowhere_said_to_be_one_has_it_all_the_same() -> None:
    page = wordpress(WRITTEN).replace('class="entry-content"', "")
    post = read(page)
    assert "It came in this morning." in post.body
    assert "Hats?" not in post.body
    assert any("guess" in each for each in post.warnings)
    assert count_comments(post) == 2


TO_ITS_LEVEL = """<ol class="commentlist"><li class="comment depth-1"><article id="comment-5">
<cite class="fn">Pim</cite><div class="comment-content"><p>Mine did.</p></div></article>
<ul class="children"><li class="comment depth-2"><article id="comment-6">
<cite class="fn">Gusset</cite><div class="comment-content"><p>Where?</p></div></article></li></ul>
</li><ul class="children"><li class="comment depth-2"><article id="comment-8">
<cite class="fn">Selvage</cite><div class="comment-content"><p>At the knee.</p></div></article>
</li></ul><li class="comment depth-1"><article id="comment-7">
<cite class="fn">Thimble</cite><div class="comment-content"><p>Never.</p></div></article></li></ol>
"""


def in_place_of_the_list(comments: str) -> str:
    before, _, rest = wordpress(WRITTEN).partition('<ol class="comment-list">')
    return before + comments + rest.rpartition("</ol>")[2]


def test_comments_that_do_not_stand_in_each_other_say_their_level() -> None:
    post = read(in_place_of_the_list(TO_ITS_LEVEL))
    assert [(each.id, [reply.id for reply in each.replies]) for each in post.comments] == [
        ("comment-5", ["comment-6", "comment-8"]),
        ("comment-7", []),
    ]


def test_comments_may_be_a_list_of_terms_and_what_they_mean() -> None:
    post = read(
        in_place_of_the_list(
            """<dl id="comment_list"><dt class="comment depth-1" id="comment-5">
<span class="comment_author">Pim</span> <span class="comment_time"><a href="#comment-5">
July 5, 2014 at 8:50 am</a></span></dt><dd class="comment depth-1"><p>Mine did.</p></dd>
<dt class="comment depth-2" id="comment-6"><span class="comment_author">Gusset</span></dt>
<dd class="comment depth-2"><p>Where?</p><p>When?</p></dd></dl>"""
        )
    )
    (comment,) = post.comments
    assert (comment.author, comment.published) == ("Pim", "2014-07-05T08:50")
    assert comment.body == "Mine did."
    assert [(each.author, each.body) for each in comment.replies] == [
        ("Gusset", "Where?\n\nWhen?"),
    ]
    assert post.warnings == ()


def test_a_plugin_may_call_the_parts_of_a_comment_its_own_names() -> None:
    post = read(
        in_place_of_the_list(
            """<div class="wc-thread-wrapper"><div id="wc-comm-5_0" class="wc_comment_level-1">
<div id="comment-5" class="wc-comment-right"><div class="wc-comment-author">Pim</div>
<div class="wc-comment-text"><p>Mine did.</p></div><div class="wc-comment-date">A week ago</div>
</div><div id="wc-comm-6_5" class="wc-reply wc_comment_level-2"><div id="comment-6"
 class="wc-comment-right"><div class="wc-comment-author">Gusset</div>
<div class="wc-comment-text"><p>Where?</p></div></div></div></div></div>"""
        )
    )
    (comment,) = post.comments
    assert (comment.author, comment.body) == ("Pim", "Mine did.")
    assert [(each.author, each.body) for each in comment.replies] == [("Gusset", "Where?")]


def test_pingbacks_need_no_number() -> None:
    ping = (
        '<li class="post pingback"><p>Pingback: <a class="url" href="https://loft.example/x">'
        "Of lofts</a></p></li>"
    )
    page = wordpress(WRITTEN).replace(
        '<ol class="comment-list">', f'<ol class="comment-list">{ping}{ping}'
    )
    post = read(page.replace('comments-title">2', 'comments-title">4'))
    assert [(each.author, each.body) for each in post.mentions] == [
        ("Of lofts", "Of lofts <https://loft.example/x>")
    ] * 2
    assert count_comments(post) == 2
    assert post.warnings == ()


@pytest.mark.parametrize(
    ("heading", "claimed"),
    [
        ("One thought on “Hems of 2016 , and after”", 1),
        ("Ein Kommentar zu „Säume 2016 – und danach“", 1),
        ("Un commentaire", 1),
        ("“Hems of 2016 and after” has 2 comments", 2),
        ("Comments (2)", 2),
        ("2 Responses to Hems of 2016 and after", 2),
        ("What do you say to “Hems of 2016 or so”?", None),
    ],
)
def test_a_number_in_the_title_counts_no_comments(heading: str, claimed: int | None) -> None:
    before, _, rest = wordpress(WRITTEN).partition('comments-title">')
    after = rest.partition("</h2>")[2]
    page = f'{before}comments-title">{heading}</h2>{after}'
    assert read(page).claimed_comments == claimed


def test_the_day_stands_behind_the_name_where_a_theme_has_it_so() -> None:
    page = in_place_of_the_list(
        """<ol class="commentlist"><li id="comment-5" class="comment depth-1">
<div class="comment_author vcard"><strong class="fn">Pim</strong> said, on July 5, 2014 at
<a href="#comment-5">8:50 am</a></div><p>Mine did.</p></li></ol>"""
    )
    (comment,) = read(page).comments
    assert (comment.author, comment.published) == ("Pim", "2014-07-05T08:50")


@pytest.mark.parametrize(
    "author",
    [
        '<span class="author vcard"><a href="/pim">Pim</a></span><span class="byline">'
        '<time datetime="2014-07-05T08:50:00+00:00">Sat 5 Jul 2014</time></span>',
        '<span class="byline"><time datetime="2014-07-05T08:50:00+00:00">5 July 2014</time></span>'
        '<a rel="author" href="/pim">Pim</a>',
        '<div class="author"><a href="/pim"><img src="pim.png"></a>By <b><a href="/pim">Pim</a>'
        "</b> Sat, 5 July 2014</div>",
        '<a rel="author" href="/pim">All posts &rarr;</a><a rel="author" href="/pim">Pim</a>',
    ],
)
def test_neither_a_day_nor_a_picture_nor_a_way_on_is_who_wrote_the_post(author: str) -> None:
    page = f"""<html><head><title>Of hems</title></head><body><article class="post hentry">
<h1 class="entry-title">Of hems</h1>{author}<div class="entry-content"><p>Hems tear.</p></div>
</article></body></html>"""
    assert read(page).author == "Pim"


def kubrick(comments: str, *, title: str = "") -> str:
    """A page as the theme of 2005 to 2010 laid it out."""
    linked = '<a href="https://mend.example/2007/07/of-hems/" rel="bookmark">Of hems</a>'
    return f"""<html><head><title>The Mending Shop &raquo; Of hems</title></head><body>
<div id="header"><h1><a href="https://mend.example/">The Mending Shop</a></h1></div>
<div id="content" class="widecolumn"><div class="post" id="post-12"><h2>{title or linked}</h2>
<div class="entrytext"><p>Hems tear.</p><p class="postmetadata alt"><small>This entry was posted on
Thursday, July 5th, 2007 at 8:50 am and is filed under <a href="/hems" rel="category tag">Hems</a>.
</small></p></div></div>
<h3 id="comments">2 Responses to &#8220;Of hems&#8221;</h3><ol class="commentlist">{comments}</ol>
<h3 id="respond">Leave a Reply</h3></div></body></html>"""


OLD_COMMENTS = """<li class="alt" id="comment-5"><cite><a href="https://pim.example"
 rel="external nofollow">Pim</a></cite> Says:<br /><small class="commentmetadata">
<a href="#comment-5">July 5th, 2007 at 9:50 am</a></small><p>Mine did.</p></li>
<li class="" id="comment-6"><cite>Gusset</cite> Says:<br /><small class="commentmetadata">
<a href="#comment-6">July 6th, 2007 at 9:50 am</a></small><p>Says: me.</p></li>"""


def test_the_first_default_theme_marks_every_other_comment() -> None:
    post = read(kubrick(OLD_COMMENTS))
    assert [(each.id, each.author, each.published, each.body) for each in post.comments] == [
        ("comment-5", "Pim", "2007-07-05T09:50", "Mine did."),
        ("comment-6", "Gusset", "2007-07-06T09:50", "Says: me."),
    ]
    assert post.warnings == ()


def test_the_first_default_theme_has_names_of_its_own_for_the_parts_of_a_post() -> None:
    post = read(kubrick(OLD_COMMENTS))
    assert (post.title, post.body, post.published) == ("Of hems", "Hems tear.", "2007-07-05T08:50")
    assert post.url == "https://mend.example/2007/07/of-hems/"
    assert post.labels == ("Hems",)
    assert read(kubrick(OLD_COMMENTS, title="Of seams")).title == "Of seams"


def test_a_page_of_the_first_default_theme_needs_no_comments() -> None:
    post = read(kubrick("").replace("2 Responses", "No Responses"))
    assert (post.source.format, post.title, post.body) == ("blog-page", "Of hems", "Hems tear.")


def test_numbered_comments_of_a_side_column_are_none() -> None:
    side = '<ul class="recent"><li class="new" id="comment-8">Pim on hems</li></ul>'
    post = read(kubrick(OLD_COMMENTS).replace("</body>", f"{side}</body>"))
    assert count_comments(post) == 2


def test_where_the_title_leads_is_the_address_and_not_where_the_page_lay() -> None:
    canonical = '<link rel="canonical" href="https://mend.example/"></head>'
    assert read(kubrick(OLD_COMMENTS).replace("</head>", canonical)).url == (
        "https://mend.example/2007/07/of-hems/"
    )
    away = '<a href="https://hems.example/">Of hems</a>'
    post = read(kubrick(OLD_COMMENTS, title=away).replace("</head>", canonical))
    assert post.url == "https://mend.example/"


def test_a_name_with_dots_is_a_name() -> None:
    post = read(wordpress(WRITTEN).replace("Bryony Flatte", "so it goes..."))
    assert post.comments[0].author == "so it goes..."


def test_the_name_of_who_wrote_a_comment_is_not_lost_where_a_theme_calls_it_otherwise() -> None:
    page = in_place_of_the_list(
        """<div class="comment" id="comment-5"><div class="comment-content"><p>Mine did.</p></div>
<p class="comment-footer">Posted by: Pim | July 5, 2014 at 8:50 am</p>
<div class="reply"><a class="comment-reply-link" href="#">Reply</a></div></div>"""
    )
    (comment,) = read(page).comments
    assert comment.body == "Mine did.\n\nPosted by: Pim | July 5, 2014 at 8:50 am"


@pytest.mark.parametrize("said", ["Comment by", "Kommentar von"])
def test_the_theme_before_the_first_default_one_signs_comments_below(said: str) -> None:
    page = in_place_of_the_list(
        f"""<ol id="commentlist"><li id="comment-5"><p>Mine did.</p><p><cite>{said} <a
 href="https://pim.example" rel="external nofollow">Pim</a> &#8212; 5 July 2005 @
 <a href="#comment-5">8:50 am</a></cite></p></li></ol>"""
    )
    (comment,) = read(page).comments
    assert (comment.author, comment.published, comment.body) == (
        *("Pim", "2005-07-05T08:50", "Mine did."),
    )


def listed(inner: str) -> Post:
    """A page with one comment of Pim's, who is named in it."""
    return read(
        in_place_of_the_list(
            f"""<ol class="comment-list"><li id="comment-5" class="comment">
<cite class="fn">Pim</cite> <span class="says">says:</span><div class="comment-meta">
<a href="#comment-5">July 5, 2014 at 8:50 am</a></div>{inner}<div class="reply">
<a href="#">Reply</a></div></li></ol>"""
        ).replace('comments-title">2', 'comments-title">1')
    )


@pytest.mark.parametrize(
    ("inner", "body"),
    [
        ('<div class="comment-content">Up.</div><div class="extra">Down.</div>', "Up.\nDown."),
        ('<p class="lead">Up.</p><div class="comment-content">Down.</div>', "Up.\n\nDown."),
        ('<div class="comment-content">Up.</div>Down.', "Up.\nDown."),
        ('<div class="comment-content">Up.</div><div class="comment-content">Down.</div>',
         "Up.\n\nDown."),
        ('<div class="comment-content">Up.</div><div class="user-note">Down.</div>', "Up.\nDown."),
        ("<p>Up in <cite>Hamlet</cite>.</p>", "Up in Hamlet."),
    ],
)  # fmt: skip
def test_words_beside_those_that_are_said_to_be_the_text_are_kept(inner: str, body: str) -> None:
    (comment,) = listed(inner).comments
    assert (comment.author, comment.body) == ("Pim", body)


@pytest.mark.parametrize(
    "furniture",
    [
        '<div class="post-ratings">5 stars (2 votes)</div>',
        '<div class="sharedaddy sd-sharing">Share this: <a href="#">Facebook</a></div>',
        '<span class="edit-link"><a href="x">Bewerk</a></span>',
        '<div class="cld-like-dislike-wrap">Useful <span>12</span></div>',
        '<a href="/of-hems/?replytocom=5#respond">Kerro</a>',
        '<form>Your name</form><button>Go</button><div class="avatar"><img alt="Pim"></div>',
        '<p class="comment-awaiting-moderation">Your words wait to be read.</p>',
        '<div style="display: none">Reported</div> | <small>2 years ago</small>',
    ],
)
def test_what_a_theme_prints_beside_the_text_is_no_part_of_it(furniture: str) -> None:
    (comment,) = listed(f'<div class="comment-content">Up.</div>{furniture}').comments
    assert comment.body == "Up."


REST = "beside the comments of this page could not be told apart"


@pytest.mark.parametrize(
    "other",
    [
        '<ul class="commentlist"><li><b>Zed</b> said: <p>Down.</p></li></ul>',
        '<div class="facebook"><p>Zed</p><p>Down.</p></div>',
    ],
)
def test_comments_that_are_marked_otherwise_than_the_rest_stay_a_text(other: str) -> None:
    page = wordpress(WRITTEN).replace(
        '<ol class="comment-list">', f'{other}<ol class="comment-list">'
    )
    post = read(page)
    assert count_comments(post) == 2
    assert "Zed" in post.body
    assert post.body.endswith("Down.")
    assert any(REST in each for each in post.warnings)


def test_an_answer_that_nothing_marks_as_one_stays_a_text() -> None:
    page = wordpress(WRITTEN).replace('id="comment-9"', "").replace('id="div-comment-9"', "")
    post = read(page)
    assert [each.body for each in post.comments] == ["Hats?"]
    assert "Cloud Mender" in post.body
    assert "Twelve." in post.body
    assert any(REST in each for each in post.warnings)


GENESIS = """<div class="entry-comments" id="comments"><h3>Comments</h3><ol class="comment-list">
<li class="comment even" id="comment-5"><article itemprop="comment"><header class="comment-header">
<p class="comment-author" itemprop="author"><img class="avatar" alt=""><span itemprop="name">Pim
</span> <span class="says">says</span></p><p class="comment-meta"><time class="comment-time">
<a href="#comment-5">July 5, 2014 at 8:50 am</a></time></p></header><div class="comment-content">
<p>Up.</p></div><div class="comment-reply"><a class="comment-reply-link">Reply</a></div></article>
</li></ol></div>"""
DISCUZ = """<div id="comments" class="comments-area"><div class="wpd-form-wrap">
<div class="wpd-auth"><a href="x">Login</a></div><div class="wpd-sbs-title">Subscribe</div>
<form>Name</form></div><div class="wpd-thread-head"><div class="wpd-thread-info">
<span>1</span> Comment</div><div class="wpd-thread-filter"><div>Newest</div>
<div>Most voted</div></div></div>
<div id="wpd-comm-5_0" class="comment depth-1 wpd-comment"><div class="wpd-avatar"><img alt="Pim">
</div><div id="comment-5" class="wpd-comment-right"><div class="wpd-comment-author">Pim</div>
<div class="wpd-comment-label"><span>Guest</span></div><div class="wpd-comment-date">Long ago</div>
<div class="wpd-comment-share"><a>Tweet</a></div><div class="wpd-comment-text"><p>Up.</p></div>
<div class="wpd-comment-footer"><div class="wpd-vote"><div>+</div><div>0</div></div>
<div class="wpd-reply-button"><span>Answer</span></div>
<div class="wpd-toggle">View answers (1)</div></div></div></div></div>"""
TERMS = """<div id="comments"><div class="comments_intro"><p>{ <span>1</span> comment… read it or
<a href="https://mend.example/#respond">add one</a> }</p></div><dl id="comment_list">
<dt class="comment" id="comment-5"><a class="avatar" href="x"><img alt="avatar"></a>
<span class="comment_author">Pim</span> <span class="comment_time"><a href="#comment-5">July 5,
2014 at 8:50 am</a></span> <span class="comment_num"><a href="#comment-5">1</a></span></dt>
<dd class="comment"><p>Up.</p></dd></dl></div>"""
TWENTY_TEN = """<div id="comments"><h3 id="comments-title">1 Response to <em>Of hems</em></h3>
<div class="nav-previous"><a href="x">← Older Comments</a></div><ol class="commentlist">
<li class="comment" id="li-comment-5"><div id="comment-5"><div class="comment-author vcard">
<img class="avatar" alt="Pim"><cite class="fn">Pim</cite> <span class="says">says:</span></div>
<div class="comment-meta commentmetadata"><a href="#comment-5">July 5, 2014 at 8:50 am</a>
<a class="comment-edit-link">(Edit)</a></div><div class="comment-body"><p>Up.</p></div>
<div class="reply"><a>Reply</a></div></div></li></ol>
<p class="nocomments">Closed for now.</p></div>"""


@pytest.mark.parametrize("comments", [GENESIS, DISCUZ, TERMS, TWENTY_TEN])
def test_what_themes_print_around_comments_is_taken_for_nobodys_words(comments: str) -> None:
    post = read(
        f"""<html><head><title>Of hems</title></head><body><article class="post hentry">
<h1 class="entry-title">Of hems</h1><div class="entry-content"><p>Hems tear.</p></div></article>
{comments}<aside>Side</aside></body></html>"""
    )
    assert [(each.author, each.body) for each in post.comments] == [("Pim", "Up.")]
    assert (post.body, post.warnings) == ("Hems tear.", ())


def test_a_long_list_of_terms_is_not_gone_through_for_each(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = 0
    siblings = PageElement.__dict__["next_siblings"].fget

    def counted(element: PageElement) -> Iterator[PageElement]:
        nonlocal steps
        for each in siblings(element):
            steps += 1
            yield each

    monkeypatch.setattr(PageElement, "next_siblings", property(counted))
    terms = "".join(
        f"<dt id='comment-{n}' class='comment'><cite>Pim</cite></dt><dd>So {n}.</dd>"
        for n in range(200)
    )
    post = read(in_place_of_the_list(f"<dl>{terms}</dl>"))
    assert [each.body for each in post.comments] == [f"So {n}." for n in range(200)]
    assert 200 < steps < 20 * 200


_PIM = "<cite class='fn'>Pim</cite><div class='comment-content'>Up.</div>"
_MANY_LINES = "Said here.\n" * 30
_NOBODY = "<div class='comment-content'>So <cite>they</cite> say here.</div>"


@pytest.mark.parametrize(
    "comments",
    [
        f"<li id='comment-5'><cite class='fn'>{'Pim ' * 10_000}</cite>"
        f"<div class='comment-content'>Up.</div>{'<p>Reply</p>' * 3_000}</li>",
        f"<li id='comment-5'>{_PIM}</li><li><pre>Said{' ' * 40_000}here</pre></li>",
        f"<li id='comment-5'>{_NOBODY * 3_000}</li>",
        f"<li id='comment-5'>{_PIM}</li></ol></div>"
        + f"<ol class='comment-list'><pre>{_MANY_LINES}</pre></ol>" * 2_000,
    ],
    ids=["a long name", "white space", "names quoted", "many lists"],
)
def test_a_page_takes_no_longer_than_its_length_lets_it(comments: str) -> None:
    page = in_place_of_the_list(f"<ol class='comment-list'>{comments}</ol>")
    start = time.process_time()
    post = read(page)
    assert time.process_time() - start < 3
    assert count_comments(post) == 1


@pytest.mark.parametrize(
    "written",
    [
        "<p>See <a href='#comment-12'>what Bob wrote</a>, up there.</p>",
        "<p>See <b><a href='#comment-12'>what Bob wrote</a></b>, up there.</p>",
        "See <a href='#respond'>what Bob wrote</a>, up there.<br>",
        "<p>See <span class='user'>what Bob wrote</span>, up there.</p>",
        "See what Bob wrote, up there. <a href='?replytocom=5#respond'>Reply</a>",
    ],
)
def test_a_link_to_a_comment_stays_in_the_sentence_that_it_stands_in(written: str) -> None:
    comment = f"<li id='comment-5' class='comment'><cite class='fn'>Ann</cite>{written}</li>"
    post = read(in_place_of_the_list(f"<ol class='comment-list'>{comment}</ol>"))
    assert [each.body for each in post.comments] == ["See what Bob wrote, up there."]
