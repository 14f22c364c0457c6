"""Pages as Blogger and others write them, made from a tree that is known.

Written from what such pages look like, and with no constant of the code that is tested.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape


@dataclass(frozen=True)
class Said:
    """A comment as it was written."""

    id: int
    author: str
    lines: tuple[str, ...]
    replies: tuple["Said", ...] = ()


@dataclass(frozen=True)
class Written:
    """A post as it was written."""

    title: str = "Of hems"
    lines: tuple[str, ...] = ("It came in this morning.",)
    author: str = "Cloud Mender"
    labels: tuple[str, ...] = ("hems", "torn clouds")
    comments: tuple[Said, ...] = ()
    url: str = "https://mend.example/2014/02/of-hems.html"
    number: int = 712
    extra: dict[str, str] = field(default_factory=dict)


def count(comments: tuple[Said, ...]) -> int:
    return sum(1 + count(each.replies) for each in comments)


def shown(lines: tuple[str, ...]) -> str:
    return "<br />".join(escape(each, quote=False) for each in lines)


def whole(written: Written, inner: str, body_class: str = "") -> str:
    title = escape(written.title)
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8">
<meta content='blogger' name='generator'/>
<link href='{written.url}' rel='canonical'/>
<meta content='{title}' property='og:title'/>
<title>The Mending Shop: {title}</title>
<style>.date-header {{ color: red }}</style></head>
<body class='{body_class}'><div id='header'><h1>The Mending Shop</h1><p>We mend clouds</p></div>
{inner}
<div id='sidebar'><h2>Followers</h2><ul><li>Nobody yet</li></ul></div>
<div id='footer'>Powered by wind.</div></body></html>"""


def post_part(written: Written, comments: str) -> str:
    labels = ",\n".join(
        f"<a href='https://mend.example/search/label/x' rel='tag'>{escape(each)}</a>"
        for each in written.labels
    )
    return f"""<div class='main section' id='main'><div class='widget Blog' id='Blog1'>
<div class='blog-posts hfeed'><div class="date-outer">
<h2 class='date-header'><span>Wednesday, 12 February 2014</span></h2>
<div class="date-posts"><div class='post-outer'>
<div class='post hentry' itemscope='itemscope' itemtype='http://schema.org/BlogPosting'>
<meta content='{written.number}' itemprop='postId'/><a name='{written.number}'></a>
<h3 class='post-title entry-title' itemprop='name'>
{escape(written.title)}
</h3>
<div class='post-header'><div class='post-header-line-1'></div></div>
<div class='post-body entry-content' id='post-body-{written.number}' itemprop='articleBody'>
{shown(written.lines)}
<div style='clear: both;'></div></div>
<div class='post-footer'><span class='post-author vcard'>Posted by
<span class='fn' itemprop='author'><a href='https://mend.example/me' rel='author'>
<span itemprop='name'>{escape(written.author)}</span></a></span></span>
<span class='post-timestamp'>at 07:15</span>
<a class='goog-inline-block share-button' href='#'><span>Email This</span></a>
<span class='post-labels'>Labels: {labels}</span></div></div>
{comments}</div></div></div></div></div></div>"""


def threaded(written: Written) -> str:
    return whole(written, post_part(written, threaded_comments(written)))


def threaded_comments(written: Written) -> str:
    items = "".join(_threaded(each, written) for each in written.comments)
    return f"""<div class='comments' id='comments'><a name='comments'></a>
<h4>{count(written.comments)} comments:</h4><div class='comments-content'>
<script type='text/javascript'>(function() {{ var items = null; var msgs = null; }})();</script>
<div id='comment-holder'><div class="comment-thread toplevel-thread"><ol id="top-ra">{items}</ol>
<div id="top-continue" class="continue"><a class="comment-reply" target="_self">Add comment</a>
</div><div class="loadmore hidden" data-post-id="{written.number}"><a target="_self">Load more...
</a></div></div></div></div>
<p class='comment-footer'><iframe id='comment-editor' src='https://mend.example/form'></iframe></p>
</div>"""


def _threaded(said: Said, written: Written) -> str:
    native = f"c{said.id}"
    replies = "".join(_threaded(each, written) for each in said.replies)
    return (
        f'<li class="comment" id="{native}"><div class="avatar-image-container">'
        '<img src="//x.example/a.png" alt=""/></div><div class="comment-block">'
        f'<div class="comment-header"><cite class="user"><a href="https://mend.example/p"'
        f' rel="nofollow">{escape(said.author)}</a></cite><span class="icon user "></span>'
        f'<span class="datetime secondary-text"><a rel="nofollow" href="{written.url}'
        f'?showComment=1392190000000#{native}">12 February 2014 at 08:50</a></span></div>'
        f'<p class="comment-content">{shown(said.lines)}</p>'
        f'<span class="comment-actions secondary-text"><a class="comment-reply"'
        f' data-comment-id="{said.id}">Reply</a><span class="item-control blog-admin">'
        '<a href="https://mend.example/delete">Delete</a></span></span></div>'
        f'<div class="comment-replies"><div id="{native}-rt" class="comment-thread inline-thread">'
        '<span class="thread-toggle"><span class="thread-count"><a>Replies</a></span></span>'
        f'<ol id="{native}-ra" class="thread-chrome"><div>{replies}</div>'
        f'<div id="{native}-continue" class="continue"><a class="comment-reply">Reply</a></div>'
        f'</ol></div></div><div class="comment-replybox-single" id="{native}-ce"></div></li>'
    )


def scripted(written: Written) -> str:
    items: list[dict[str, object]] = []
    waiting = [(each, None) for each in reversed(written.comments)]
    while waiting:
        said, parent = waiting.pop()
        item: dict[str, object] = {
            "id": str(said.id),
            "body": shown(said.lines),
            "timestamp": "1392195000000",
            "permalink": f"{written.url}?showComment=1392195000000#c{said.id}",
            "author": {"name": said.author, "avatarUrl": "//x.example/a.png"},
            "displayTime": "12 February 2014 at 08:50",
            "deleteclass": "item-control",
        }
        if parent is not None:
            item["parentId"] = parent
        items.append(item)
        waiting.extend((each, str(said.id)) for each in reversed(said.replies))  # type: ignore[misc]
    data = json.dumps(items).replace("<", "\\x3c").replace(">", "\\x3e")
    return whole(
        written,
        post_part(
            written,
            f"""<div class='comments' id='comments'><h4>{len(items)} comments:</h4>
<script type='text/javascript'>(function() {{
var items = {data};
var msgs = {{'loadMore': 'Load more...'}};
var config = {{'maxThreadDepth': '2'}};
}})();</script><div id='comment-holder'></div></div>""",
        ),
    )


def classic(written: Written) -> str:
    items = "".join(
        f"""<dt class='comment-author ' id='c{each.id}'><a name='c{each.id}'></a>
{_classic_author(each)}
said...
</dt><dd class='comment-body' id='Blog1_cmt-{each.id}'><p>{shown(each.lines)}</p></dd>
<dd class='comment-footer'><span class='comment-timestamp'>
<a href='{written.url}?showComment=1392195000000#c{each.id}' title='comment permalink'>
12 February 2014 at 08:50
</a><span class='item-control'><a class='comment-delete' href='#' title='Delete Comment'>
<img src='x.gif'/></a></span></span></dd>"""
        for each in written.comments
    )
    return whole(
        written,
        post_part(
            written,
            f"""<div class='comments' id='comments'><h4>{len(written.comments)}
comments:</h4><div id='Blog1_comments-block-wrapper'><dl id='comments-block'>{items}</dl></div>
<p class='comment-footer'><a href='#'>Post a Comment</a></p></div>""",
        ),
    )


def _classic_author(said: Said) -> str:
    name = escape(said.author)
    # Those without a profile have no link.
    return (
        name if said.id % 3 == 0 else f"<a href='https://mend.example/p' rel='nofollow'>{name}</a>"
    )


def wordpress(written: Written) -> str:
    labels = "".join(f"<a href='/tag/x' rel='tag'>{escape(each)}</a> " for each in written.labels)
    items = "".join(_wordpress(each, 1) for each in written.comments)
    return whole(
        written,
        f"""<main><article id="post-712" class="post-712 post type-post hentry">
<header class="entry-header"><h1 class="entry-title">{escape(written.title)}</h1>
<span class="byline">by <span class="author vcard"><a class="url fn n" href="/author/x">
{escape(written.author)}</a></span></span>
<time class="entry-date published" datetime="2014-02-12T07:15:00+00:00">12 Feb</time></header>
<div class="entry-content"><p>{shown(written.lines)}</p></div>
<footer class="entry-footer">Tagged {labels}</footer></article>
<div id="comments" class="comments-area">
<h2 class="comments-title">{count(written.comments)}
thoughts on “{escape(written.title)}”</h2><ol class="comment-list">{items}</ol>
<div id="respond"><h3>Leave a Reply</h3><form><p>Your email address</p></form></div></div>
</main>""",
    )


def _wordpress(said: Said, depth: int) -> str:
    replies = "".join(_wordpress(each, depth + 1) for each in said.replies)
    children = f'<ol class="children">{replies}</ol>' if replies else ""
    return f"""<li id="comment-{said.id}" class="comment even depth-{depth}">
<article id="div-comment-{said.id}" class="comment-body"><footer class="comment-meta">
<div class="comment-author vcard"><img alt='' src='x' class='avatar'/>
<b class="fn"><a href="https://mend.example/p" class="url">{escape(said.author)}</a></b>
<span class="says">says:</span></div>
<div class="comment-metadata"><a href="#comment-{said.id}">
<time datetime="2014-02-12T08:50:00+00:00">February 12, 2014 at 8:50 am</time></a></div></footer>
<div class="comment-content"><p>{shown(said.lines)}</p></div>
<div class="reply"><a class='comment-reply-link' href='#'>Reply</a></div></article>
{children}</li>"""


def mobile_index(posts: tuple[Written, ...]) -> str:
    inner = "".join(
        f"""<div class='mobile-date-outer date-outer'><div class='date-header'>
<span>Wednesday, 12 February 2014</span></div><div class='mobile-post-outer'>
<a href='{each.url}?m=1'><h3 class='mobile-index-title entry-title' itemprop='name'>
{escape(each.title)}</h3><div class='mobile-index-arrow'>&rsaquo;</div>
<div class='mobile-index-contents'><div class='post-body'>{shown(each.lines)}</div></div></a>
<div class='mobile-index-comment'><a class='comment-link' href='{each.url}#comment-form'>
{count(each.comments)} comments:</a></div></div></div>"""
        for each in posts
    )
    blog = Written(title="The Mending Shop", url="https://mend.example/?m=1")
    return whole(blog, f"<div class='blog-posts hfeed'>{inner}</div>", "mobile")


def index_page(posts: tuple[Written, ...]) -> str:
    inner = ""
    for each in posts:
        link = f"<span class='post-comment-link'><a>{count(each.comments)} comments</a></span>"
        title = f"itemprop='name'>\n{escape(each.title)}"
        part = post_part(each, "").replace("<span class='post-timestamp'>", f"{link}<span>")
        inner += part.replace(title, title.replace("\n", f"<a href='{each.url}'>") + "</a>")
    return whole(Written(title="The Mending Shop", url="https://mend.example/"), inner)


def mhtml(page: str, url: str) -> bytes:
    from email.mime.image import MIMEImage
    from email.mime.multipart import MIMEMultipart
    from email.mime.text import MIMEText

    message = MIMEMultipart("related", type="text/html")
    message["From"] = "<Saved by a browser>"
    message["Snapshot-Content-Location"] = url
    message["MIME-Version"] = "1.0"
    part = MIMEText(page, "html", "utf-8")
    part["Content-Location"] = url
    message.attach(part)
    message.attach(MIMEImage(b"GIF89a", "gif"))
    return message.as_bytes().replace(b"\n", b"\r\n")


TREES: dict[str, Callable[[Written], str]] = {
    "threaded-page": threaded,
    "scripted-page": scripted,
    "wordpress-page": wordpress,
}
"""How comments of any depth are written, by the name of the format."""
