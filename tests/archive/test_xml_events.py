"""Elements of XML, whole and broken: the same ones, no text lost, and no work without end."""

import re
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui_reader.archive.feeds.damage import Damage
from tui_reader.archive.feeds.nodes import Node, prefix_of
from tui_reader.archive.feeds.xml_events import read_elements, root_of
from tui_reader.archive.feeds.xml_pieces import Pieces
from tui_reader.archive.feeds.xml_repair import repaired
from tui_reader.archive.files.capture import Capture
from tui_reader.archive.files.sniffing import kind_of


def told(node: Node) -> object:
    """A node as something to compare; texts that touch are one."""
    parts: list[object] = []
    for part in node.parts:
        if isinstance(part, Node):
            parts.append(told(part))
        elif parts and isinstance(parts[-1], str):
            parts[-1] += part
        else:
            parts.append(part)
    return node.name, dict(node.attributes), [each for each in parts if each]


def both(text: str) -> tuple[list[object], list[object], list[str]]:
    """What the strict way gives with its fallback, what mending gives, and what it notes."""
    capture = Capture("feed.xml", text.encode())
    damage, noted = Damage(), Damage()
    strict = [told(each) for each in read_elements(capture, damage)]
    return strict, [told(each) for each in repaired(capture, noted)], list(noted.sentences())


NAMES = ("title", "content", "author", "name", "b", "p", "wp:x", "thr:total")
WORDS = ("cloud", " ", "\n", "<", "&", "]]>", '"', "'", "é", "雲", "torn")
texts = st.lists(st.sampled_from(WORDS), max_size=5).map("".join)


@st.composite
def element(draw: st.DrawFn, depth: int = 0) -> str:
    name = draw(st.sampled_from(("b", "p", "i", "q") if depth else NAMES))
    attributes = "".join(
        f" {key}={quote}{escape(draw(texts))}{quote}"
        for key, quote in draw(
            st.lists(st.sampled_from((("x", '"'), ("y", "'"))), max_size=2, unique=True)
        )
    )
    inner = []
    for _ in range(draw(st.integers(0, 3))):
        kind = draw(st.sampled_from(("text", "section", "comment", "element")))
        if kind == "text":
            inner.append(escape(draw(texts), quote=False))
        elif kind == "section":
            inner.append(f"<![CDATA[{draw(texts).replace(']]>', '')}]]>")
        elif kind == "comment":
            inner.append("<!-- a > b -->")
        elif depth < 3:
            inner.append(draw(element(depth + 1)))
    return f"<{name}{attributes}>{''.join(inner)}</{name}>" if inner else f"<{name}{attributes} />"


@settings(deadline=None)
@given(st.lists(element(), max_size=5))
def test_proper_xml_is_the_same_to_both_readers(elements: list[str]) -> None:
    text = (
        "<?xml version='1.0'?>\n<feed xmlns='http://www.w3.org/2005/Atom' "
        "xmlns:wp='http://wordpress.org/export/1.0/' "
        f"xmlns:thr='http://purl.org/syndication/thread/1.0'>{''.join(elements)}</feed>"
    )
    strict, mended, notes = both(text)
    assert strict == mended
    assert notes == []
    assert len(strict) == len(elements)


def test_prefixes_are_told_by_their_namespaces_and_else_by_themselves() -> None:
    text = (
        "<a:feed xmlns:a='http://www.w3.org/2005/Atom' xmlns:o='urn:other'><a:entry>"
        "<w:post_id xmlns:w='http://wordpress.org/export/1.2/'>1</w:post_id><o:title>x</o:title>"
        "<p xmlns='http://www.w3.org/1999/xhtml'>y</p></a:entry></a:feed>"
    )
    strict, mended, _ = both(text)
    assert [name for name, _, _ in strict[0][2]] == ["wp:post_id", "?:title", "xhtml:p"]  # type: ignore[index]
    assert [each[2][0][0] for each in mended] == ["wp:post_id"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("sample", "read"),
    [
        ("A raw </item> and <![CDATA[ in it.", None),
        ("A raw <wp:status> and <x><![CDATA[ in it.", None),
        ("Raw <item> and </entry> and </wp:status>.", None),
        ("<a:b><![CDATA[x]]]]><![CDATA[></a:b></item>.", "<a:b><![CDATA[x]]></a:b></item>."),
    ],
)
def test_a_section_that_quotes_tags_and_is_closed_keeps_all_of_it(
    sample: str, read: str | None
) -> None:
    text = f"<rss><item><title>x</title><body><![CDATA[{sample}]]></body></item><item/></rss>"
    strict, mended, notes = both(text)
    item = strict[0]
    assert isinstance(item, tuple)
    assert item[2][1] == ("body", {}, [read or sample])
    assert strict == mended
    assert notes == []


QUOTING = (
    "<div xmlns='http://www.w3.org/1999/xhtml'>One <svg xmlns='http://www.w3.org/2000/svg'>"
    "<title>a cloud</title></svg> and two</div>",
    "<div xmlns='http://www.w3.org/1999/xhtml'>One <item>and</item> two</div>",
    "<entry><title>Quoted</title></entry>",
    "<x><entry><author><name>Pim</name></author><title>Quoted</title></entry></x>",
)


@pytest.mark.parametrize("quoted", QUOTING)
def test_what_a_text_of_markup_quotes_is_its_own_in_a_broken_feed_too(quoted: str) -> None:
    content = f"<content type='application/xml'>{quoted}</content>"
    text = (
        f"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>x</title>{content}</entry>"
        "<entry><title>y</title></entry></feed>"
    )
    strict, mended, notes = both(text)
    assert len(strict) == 2
    undeclared = re.compile(r"'xmlns': '[^']*'").sub
    assert undeclared("", repr(strict)) == undeclared("", repr(mended))
    assert notes == []


def test_elements_in_a_text_are_html_again() -> None:
    text = "<feed><content>So <b x='1'>5 &lt; 6</b><br/> &lt;i>now&lt;/i></content></feed>"
    (node,) = read_elements(Capture("feed.xml", text.encode()), Damage())
    assert node.html() == 'So <b x="1">5 &lt; 6</b><br> <i>now</i>'
    assert node.own_text() == "So  <i>now</i>"


@pytest.mark.parametrize("depth", [90, 101, 5000])
def test_no_depth_of_tags_loses_text(depth: int) -> None:
    text = f"<feed><content>{'<b>a' * depth}{'</b>' * depth}</content><title>x</title></feed>"
    first, second = read_elements(Capture("feed.xml", text.encode()), Damage())
    assert re.sub(r"<.*?>", "", first.html()) == "a" * depth
    assert second.own_text() == "x"


def test_the_first_twenty_places_are_told_one_by_one() -> None:
    text = "<feed>" + "<entry><title>x</title>\n" * 30 + "</feed>"
    damage = Damage()
    assert len(list(read_elements(Capture("feed.xml", text.encode()), damage))) == 30
    *places, rest = damage.sentences()
    assert len(places) == 20
    assert places[0] == "Damaged in line 2: <entry> has no end."
    assert rest == "There are 10 more places like these."


def test_a_text_longer_than_the_window_is_whole() -> None:
    long = "".join(f"{number:06} &amp; &lt;\n" for number in range(150_000))
    text = f"<feed>&<content>{long}</content><title><![CDATA[{long}]]></title></feed>"
    damage = Damage()
    first, second = read_elements(Capture("feed.xml", text.encode()), damage)
    assert first.own_text() == long.replace("&amp;", "&").replace("&lt;", "<").strip()
    assert second.own_text() == long.strip()
    assert list(damage.sentences()) == ["Damaged in line 1: there is text outside all elements."]


def test_places_are_found_over_the_edge_of_what_is_at_hand() -> None:
    data = b"a" * (1024 * 1024 + 256 * 1024 - 1) + b"]]>" + b"b" * 3_000_000 + b"]]>"
    pieces = Pieces(Capture("feed.xml", data), Damage())
    pieces.fill()
    assert pieces.find("]]>") in (-1, 1024 * 1024 + 256 * 1024 - 1)
    pieces.at += 1024 * 1024
    assert pieces.find("]]>") - pieces.at == 256 * 1024 - 1
    pieces.at = pieces.find("]]>") + 3
    assert pieces.find("]]>") == -1
    assert pieces.find("]]>", 16 * 1024 * 1024) - pieces.at == 3_000_000


# Each of these once took seconds, minutes or for ever.
ENDLESS = (
    "<", "<![CDATA[", "<![CDATA[</x>", "<!--", "<?", "<a>", "<a></b>", "<entry>", "<item>", "&",
    "<a ", '<a b="', "<a     ", "</entry>", "<wp:comment>", "<!--x-->", "<?x?>", "\n<rss ",
)  # fmt: skip


@pytest.mark.parametrize("scrap", ENDLESS)
@pytest.mark.parametrize("head", ["", "<feed><entry><content type='html'>"])
def test_a_scrap_repeated_is_read_to_its_end(scrap: str, head: str) -> None:
    capture = Capture("feed.xml", (head + scrap * 20_000).encode())
    assert root_of(capture) in ("", "feed", "entry", "rss")
    assert kind_of(capture) in ("html", "xml", "text")
    damage = Damage()
    found = list(read_elements(capture, damage))
    assert len(found) <= 20_001
    assert len(list(damage.sentences())) <= 21


@pytest.mark.parametrize(
    ("namespace", "prefix"),
    [
        ("http://wordpress.org/export/1.2/", "wp:"),
        ("https://wordpress.org/export/1.2", "wp:"),
        ("http://www.wordpress.org/export/1.2/", "wp:"),
        ("http://wordpress.org/export/1.2/excerpt", "excerpt:"),
        ("http://purl.org/atom/app#", "app:"),
        ("http://purl.org/atom/app", "app:"),
        ("https://www.w3.org/2007/app/", "app:"),
        ("https://www.w3.org/2005/Atom", ""),
        ("http://purl.org/atom/ns#", ""),
        ("http://backend.userland.com/rss2", ""),
        ("http://w3.org.example/2005/Atom", "?:"),
        ("urn:other", "?:"),
    ],
)
def test_a_namespace_is_known_however_it_is_written(namespace: str, prefix: str) -> None:
    assert prefix_of(namespace) == prefix


def test_many_namespaces_are_not_remembered_each() -> None:
    text = "<feed>" + "".join(f"<b xmlns:a{each}='u'>" for each in range(20_000))
    (node,) = read_elements(Capture("feed.xml", text.encode()), Damage())
    assert node.name == "b"


@pytest.mark.parametrize("end", ["</feed>", ""], ids=["whole", "damaged"])
def test_an_encoding_is_read_as_the_larger_one_that_is_meant_by_it(end: str) -> None:
    text = f'<?xml version="1.0" encoding="ISO-8859-1"?><feed><title>It’s £4…</title>{end}'
    (node,) = read_elements(Capture("feed.xml", text.encode("cp1252")), Damage())
    assert told(node) == ("title", {}, ["It’s £4…"])
