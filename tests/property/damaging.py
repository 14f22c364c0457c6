"""Captures of every format with harm done to them, and what stands near a format's syntax."""

from collections.abc import Callable, Iterable, Sequence
from random import Random

from hypothesis import strategies as st

from tests.page_templates import TREES, Said, Written, classic, index_page, mhtml
from tests.property.exported import (
    Page,
    Told,
    blogger_json,
    json_feed,
    old_export,
    posts_feed,
    rss_feed,
    takeout,
    wordpress,
)

_PAGES = [
    Page(1001, "Of hems & seams", ["So the fog,", "then."], ["fog", "雲"], []),
    Page(1010, "<b>Torn</b>", ["A cloud tore."], [], []),
]
_FIRST = Told(1002, ["Up.", "Down."], "Pim", 3, None)
_PAGES[0].comments.extend([_FIRST, Told(1003, ["Where?"], "Small Hours", 4, _FIRST)])
_INNER = Said(1002, "Keeper", ("Seen.",), (Said(1003, "Pim", ("Where?",)),))
_WRITTEN = Written(comments=(Said(1001, "Pim", ("Up.", "", "Down."), (_INNER,)),))


def _export(write: Callable[[list[Page], Random], str]) -> bytes:
    return write(_PAGES, Random(7)).encode()


WHOLE: dict[str, tuple[bytes, ...]] = {
    "blogger-export": (_export(old_export), _export(takeout)),
    "wordpress-export": (_export(wordpress),),
    "atom-feed": (_export(posts_feed),),
    "rss-feed": (_export(rss_feed),),
    "blogger-json": (_export(blogger_json),),
    "json-feed": (_export(json_feed),),
    **{name: (write(_WRITTEN).encode(),) for name, write in TREES.items()},
    "classic-page": (classic(_WRITTEN).encode(), mhtml(classic(_WRITTEN), _WRITTEN.url)),
    "blog-page": (index_page((_WRITTEN, Written(title="Torn", number=9))).encode(),),
    "any-page": (b"<!doctype html><title>Of hems</title><p>It tore.<p>And was mended.",),
}
"""By the name of each format with a syntax of its own: captures that are whole."""

_SCRAPS = (
    "\0|\x08|\x1b]0;|<|>|&|&#0;|&#xD800;|&nbsp;|]]>|<![CDATA[|<!--|-->|</|<b>|</p>|<o:p>|'|\"|"
    "</entry>|<entry>|</item>|<item>|</feed>|<feed>|<channel>|</content>|</wp:comment>|"
    "<wp:comment>|<id/>|<published>9999-99-99T99:99:99Z</published>|<updated>|{|}|[|]|:|,|"
    "null|1e999|-1|true|\\ud800|<?xml version='1.0' encoding='utf-16'?>|<!DOCTYPE a [|<table>|"
    "<li id=c1 class=comment>|<dl id=comments-block>|<dt>|<dd>|<ol>|</ol>|</li>|</div>|"
    "<div class='post hentry'>|<div class=post-body>|<h3 class=post-title>|</script>|"
    '<script type=\'application/ld+json\'>[{|var items=[{"id":1,"body":[|<time datetime=99>|'
    "<a href='http://["
)
SCRAPS = (
    *(each.encode() for each in _SCRAPS.split("|")),
    *(b"\xff\xfe", b"\xef\xbb\xbf", b"\xe9", b"\xc3", b"<x" * 200, b"[" * 200, b"<div>" * 300),
)
"""What stands in such captures, and what should not."""


def damaged(name: str) -> st.SearchStrategy[bytes]:
    """Draw captures of a format with harm done to them, and scraps of its kind.

    Args:
        name: The format's name.
    """
    scraps = st.lists(st.sampled_from(SCRAPS) | st.binary(max_size=6), max_size=30).map(b"".join)
    heads = [each[:100] for each in WHOLE[name]]
    loose = st.builds(lambda head, rest: head + rest, st.sampled_from(heads), scraps)
    return st.builds(_harmed, st.sampled_from(WHOLE[name]), _harm(SCRAPS)) | loose


def damaged_texts(texts: Iterable[str], scraps: Iterable[str]) -> st.SearchStrategy[str]:
    """Draw texts with harm done to them.

    Args:
        texts: Texts that are whole.
        scraps: What is put into them.
    """
    whole = st.sampled_from([each.encode() for each in texts])
    harm = _harm([f"\n{each}\n".encode() for each in scraps])
    return st.builds(_harmed, whole, harm).map(lambda data: data.decode("utf-8", "replace"))


def _harm(scraps: Sequence[bytes]) -> st.SearchStrategy[list[tuple[str, float, int, bytes]]]:
    how = st.sampled_from(("out", "in", "twice", "cut", "swap"))
    put_in = st.sampled_from(scraps) | st.binary(max_size=12)
    return st.lists(st.tuples(how, st.floats(0, 1), st.integers(0, 400), put_in), max_size=8)


def _harmed(data: bytes, harm: list[tuple[str, float, int, bytes]]) -> bytes:
    for how, where, length, scrap in harm:
        start = int(where * len(data))
        end = start + length
        if how == "out":
            data = data[:start] + data[end:]
        elif how == "in":
            data = data[:start] + scrap + data[start:]
        elif how == "twice":
            data = data[:end] + data[start:]
        elif how == "cut":
            data = data[: max(start, len(data) // 3)]
        else:
            data = data[:start] + scrap + data[end:]
    return data
