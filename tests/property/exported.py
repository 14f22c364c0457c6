"""Archives made up by hypothesis, and how other programs would write them as exports and feeds.

Written from what such files look like, and not with anything that reads them.
"""

import json
from dataclasses import dataclass, field
from html import escape
from random import Random

from hypothesis import strategies as st

SECRETS = ("pim@secret.example", "203.0.113.77")
"""What is in each capture that can have it, and must be in nothing that is read."""

BLOG = "4242"
SITE = "https://mend.example"
WORDS = (
    "the", "cloud", "torn", "at", "its", "hem", "needle", "and", "drizzle", "we", "mend", "it",
    "by", "noon", "sheep", "über", "café", "雲", "[/]", "[insert", "name]", "£4", "“so”", "...",
    "<b>", "&amp;", "&", "5 < 6", "]]>", "👩‍🔧", "'quoted'", '"twice"', "</item>", "<entry>",
)  # fmt: skip
NAMES = ("Pim", "Bryony Flatte", "Small Hours", "O’Hara & Sons", "雲の人", "<Anonymous>")

line = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(
    lambda words: f"So {' '.join(words)}, then"
)
paragraphs = st.lists(line, min_size=1, max_size=3)


@dataclass
class Told:
    """A comment as it was written, with all that goes with it."""

    number: int
    paragraphs: list[str]
    author: str
    minute: int
    parent: "Told | None" = None


@dataclass
class Page:
    """A post as it was written, with its comments in reading order."""

    number: int
    title: str
    paragraphs: list[str]
    labels: list[str]
    comments: list[Told] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"{SITE}/2014/07/page-{self.number}.html"


@st.composite
def archives(draw: st.DrawFn) -> list[Page]:
    """Draw some posts, each with a tree of comments of any depth."""
    pages = []
    number = 1000
    for _ in range(draw(st.integers(1, 3))):
        number += 1
        labels = draw(st.lists(st.sampled_from(("fog", "hems & seams", "雲")), unique=True))
        page = Page(number, draw(line), draw(paragraphs), labels)
        path: list[Told] = []
        for minute in range(draw(st.integers(0, 6))):
            number += 1
            del path[draw(st.integers(0, len(path))) :]
            parent = path[-1] if path else None
            told = Told(number, draw(paragraphs), draw(st.sampled_from(NAMES)), minute, parent)
            path.append(told)
            page.comments.append(told)
        pages.append(page)
    return pages


def level(told: Told) -> int:
    """How deep a comment is."""
    return 0 if told.parent is None else level(told.parent) + 1


def html(texts: list[str]) -> str:
    return "".join(f"<p>{escape(text)}</p>\n" for text in texts)


def when(minute: int) -> str:
    return f"2014-07-05T08:{minute:02}:00.000+01:00"


def native(number: int) -> str:
    return f"tag:blogger.com,1999:blog-{BLOG}.post-{number}"


def person(name: str) -> str:
    return f"<author><name>{escape(name)}</name><email>{SECRETS[0]}</email></author>"


ATOM = (
    "<?xml version='1.0' encoding='UTF-8'?>\n<feed xmlns='http://www.w3.org/2005/Atom' "
    "xmlns:thr='http://purl.org/syndication/thread/1.0' xmlns:app='http://www.w3.org/2007/app'>"
)


def post_entry(page: Page, kind: str, labels: str = "http://www.blogger.com/atom/ns#") -> str:
    terms = "".join(f"<category scheme='{labels}' term='{escape(x)}'/>" for x in page.labels)
    return (
        f"<entry><id>{native(page.number)}</id><published>{when(0)}</published>{kind}{terms}"
        f"<title type='text'>{escape(page.title)}</title>"
        f"<content type='html'>{escape(html(page.paragraphs))}</content>"
        f"<link rel='alternate' type='text/html' href='{page.url}'/>"
        f"<link rel='related' href='{SITE}/elsewhere'/>{person('Cloud Mender')}</entry>\n"
    )


def comment_entry(page: Page, told: Told, kind: str) -> str:
    below = ""
    if told.parent:
        place = f"feeds/{BLOG}/{page.number}/comments/default/{told.parent.number}"
        below = f"<link rel='related' href='http://www.blogger.com/{place}'/>"
    return (
        f"<entry><id>{native(told.number)}</id><published>{when(told.minute)}</published>{kind}"
        f"<title type='text'>So …</title>"
        f"<content type='html'>{escape(html(told.paragraphs))}</content>"
        f"<link rel='alternate' href='{page.url}?showComment=1#c{told.number}'/>{below}"
        f"{person(told.author)}"
        f"<thr:in-reply-to href='{page.url}' ref='{native(page.number)}'/></entry>\n"
    )


def category(kind: str) -> str:
    return (
        "<category scheme='http://schemas.google.com/g/2005#kind' "
        f"term='http://schemas.google.com/blogger/2008/kind#{kind}'/>"
    )


def old_export(pages: list[Page], random: Random) -> str:
    entries = [post_entry(page, category("post")) for page in pages]
    entries += [
        comment_entry(page, told, category("comment")) for page in pages for told in page.comments
    ]
    entries.append(f"<entry><id>x.settings.Y</id>{category('settings')}<title>No</title></entry>\n")
    random.shuffle(entries)
    return f"{ATOM}<title>Mending</title>\n{''.join(entries)}</feed>"


def takeout(pages: list[Page], random: Random) -> str:
    entries = []
    for page in pages:
        kind = "<blogger:type>POST</blogger:type><blogger:status>LIVE</blogger:status>"
        entries.append(post_entry(page, kind, f"tag:blogger.com,1999:blog-{BLOG}"))
        for told in page.comments:
            answered = native(told.parent.number) if told.parent else ""
            entries.append(
                f"<entry><id>{native(told.number)}</id>"
                f"<blogger:parent>{native(page.number)}</blogger:parent>"
                f"<blogger:inReplyTo>{answered}</blogger:inReplyTo>"
                "<blogger:type>COMMENT</blogger:type><blogger:status>LIVE</blogger:status>"
                f"{person(told.author)}"
                f"<content type='html'>{escape(html(told.paragraphs))}</content>"
                f"<published>{when(told.minute)}</published><blogger:trashed/></entry>\n"
            )
    random.shuffle(entries)
    declared = f"{ATOM[:-1]} xmlns:blogger='http://schemas.google.com/blogger/2018'>"
    return f"{declared}<title>Mending</title>\n{''.join(entries)}</feed>"


def posts_feed(pages: list[Page], random: Random) -> str:
    entries = "".join(post_entry(page, "") for page in pages)
    return f"{ATOM}<title>Mending</title>\n{entries}</feed>"


def comments_feed(page: Page, random: Random) -> str:
    entries = [comment_entry(page, told, "") for told in page.comments]
    random.shuffle(entries)
    title = f"Comments on Mending: {escape(page.title)}"
    return f"{ATOM}<title>{title}</title>\n{''.join(entries)}</feed>"


def section(text: str) -> str:
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"


def rss_feed(pages: list[Page], random: Random) -> str:
    items = "".join(
        f"<item><title>{escape(escape(page.title))}</title><link>{page.url}</link>"
        f"<pubDate>Sat, 05 Jul 2014 08:00:00 +0100</pubDate>"
        f"<dc:creator>Cloud Mender</dc:creator><author>{SECRETS[0]} (Cloud Mender)</author>"
        f"{''.join(f'<category>{escape(escape(each))}</category>' for each in page.labels)}"
        f"<guid isPermaLink='false'>{native(page.number)}</guid>"
        f"<content:encoded>{section(html(page.paragraphs))}</content:encoded></item>\n"
        for page in pages
    )
    return (
        "<?xml version='1.0'?><rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/' "
        "xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>Mending</title>"
        f"<managingEditor>{SECRETS[0]}</managingEditor>\n{items}</channel></rss>"
    )


def blogger_json(pages: list[Page], random: Random) -> str:
    feed = {
        "title": {"type": "text", "$t": "Mending"},
        "author": [{"name": {"$t": "Cloud Mender"}, "email": {"$t": SECRETS[0]}}],
        "entry": [
            {
                "id": {"$t": native(page.number)},
                "published": {"$t": when(0)},
                "category": [{"scheme": "ns#", "term": each} for each in page.labels],
                "title": {"type": "text", "$t": page.title},
                "content": {"type": "html", "$t": html(page.paragraphs)},
                "link": [{"rel": "alternate", "type": "text/html", "href": page.url}],
                "author": [{"name": {"$t": "Cloud Mender"}, "email": {"$t": SECRETS[0]}}],
            }
            for page in pages
        ],
    }
    text = json.dumps({"version": "1.0", "encoding": "UTF-8", "feed": feed})
    return f"// API callback\nshow.all({text});" if random.random() < 0.5 else text


def json_feed(pages: list[Page], random: Random) -> str:
    items = [
        {
            "id": native(page.number),
            "url": page.url,
            "title": page.title,
            "content_html": html(page.paragraphs),
            "date_published": when(0),
            "tags": page.labels,
        }
        for page in pages
    ]
    about = {"version": "https://jsonfeed.org/version/1.1", "title": "Mending", "items": items}
    about["authors"] = [{"name": "Cloud Mender"}]
    return json.dumps(about, indent=random.choice((None, 2)))


def wordpress(pages: list[Page], random: Random, version: str = "1.2") -> str:
    items = []
    for page in pages:
        comments = "".join(_wordpress_comment(told, version) for told in page.comments)
        labels = "".join(
            f"<category domain='category' nicename='x'>{section(escape(each))}</category>"
            for each in page.labels
        )
        items.append(
            f"<item><title>{escape(escape(page.title))}</title><link>{page.url}</link>"
            "<pubDate>Sat, 05 Jul 2014 07:00:00 +0000</pubDate><dc:creator>mender</dc:creator>"
            f"<guid isPermaLink='false'>{native(page.number)}</guid><description></description>"
            f"<content:encoded>{section(chr(10).join(_typed(page.paragraphs)))}</content:encoded>"
            f"<wp:post_id>{page.number}</wp:post_id>"
            "<wp:post_date>2014-07-05 08:00:00</wp:post_date>"
            "<wp:post_date_gmt>2014-07-05 07:00:00</wp:post_date_gmt><wp:status>publish</wp:status>"
            f"<wp:post_type>post</wp:post_type>{labels}{comments}</item>\n"
        )
    return (
        f"<?xml version='1.0' encoding='UTF-8'?><!-- An export. -->\n<rss version='2.0' "
        f"xmlns:wp='http://wordpress.org/export/{version}/' "
        "xmlns:dc='http://purl.org/dc/elements/1.1/' "
        "xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>Mending</title>"
        f"<wp:wxr_version>{version}</wp:wxr_version><wp:author>"
        f"<wp:author_login>mender</wp:author_login><wp:author_email>{SECRETS[0]}</wp:author_email>"
        "<wp:author_display_name>Cloud Mender</wp:author_display_name></wp:author>\n"
        f"{''.join(items)}</channel></rss>"
    )


def _typed(texts: list[str]) -> list[str]:
    return [f"{escape(text)}\n" for text in texts]


def _wordpress_comment(told: Told, version: str) -> str:
    parent = f"<wp:comment_parent>{told.parent.number if told.parent else 0}</wp:comment_parent>"
    return (
        f"<wp:comment><wp:comment_id>{told.number}</wp:comment_id>"
        f"<wp:comment_author>{section(told.author)}</wp:comment_author>"
        f"<wp:comment_author_email>{SECRETS[0]}</wp:comment_author_email>"
        f"<wp:comment_author_IP>{SECRETS[1]}</wp:comment_author_IP>"
        f"<wp:comment_date>2014-07-05 08:{told.minute:02}:00</wp:comment_date>"
        f"<wp:comment_date_gmt>2014-07-05 07:{told.minute:02}:00</wp:comment_date_gmt>"
        f"<wp:comment_content>{section(chr(10).join(_typed(told.paragraphs)))}</wp:comment_content>"
        "<wp:comment_approved>1</wp:comment_approved><wp:comment_type></wp:comment_type>"
        f"{'' if version == '1.0' else parent}"
        f"<wp:commentmeta><wp:meta_key>sent</wp:meta_key><wp:meta_value>{SECRETS[1]}"
        "</wp:meta_value></wp:commentmeta></wp:comment>"
    )
