"""The formats that captures come in: one module a format, and their ordered registry."""

from collections.abc import Iterator
from typing import Protocol

from tui_reader.archive.assembly import assemble, left_out
from tui_reader.archive.feeds.damage import Damage
from tui_reader.archive.files.capture import Capture, Unreadable, check_is_text
from tui_reader.archive.files.sniffing import kind_of
from tui_reader.archive.formats import (
    any_page,
    atom_feed,
    authored,
    bare,
    blog_page,
    blogger_export,
    blogger_json,
    classic_page,
    flattened,
    headed,
    indented,
    json_feed,
    markdown,
    plain,
    rendered,
    rss_feed,
    said,
    scripted_page,
    threaded_page,
    wordpress_export,
    wordpress_page,
)
from tui_reader.archive.pages.page import page_of
from tui_reader.archive.pages.page_end import broken_within
from tui_reader.archive.post import Post, Source
from tui_reader.archive.texts.pieces import Reading


class Format(Protocol):
    """What a module of this folder offers that reads markup, an export or a feed."""

    NAME: str

    def recognise(self, capture: Capture) -> float:
        """Say how sure it is that a capture has this format, from 0 to 1."""

    def read(self, capture: Capture, source: Source) -> Iterator[Post | str]:
        """Give the posts of a capture, and sentences about the capture as a whole."""


class Layout(Protocol):
    """What a module of this folder offers that reads a page saved as plain text."""

    NAME: str

    def recognise(self, text: str) -> float:
        """Say how sure it is that a text has this layout, from 0 to 1."""

    def parse(self, text: str) -> Reading:
        """Take a text of this layout apart."""


FORMATS: tuple[Format, ...] = (
    blogger_export,
    wordpress_export,
    atom_feed,
    rss_feed,
    blogger_json,
    json_feed,
    threaded_page,
    scripted_page,
    classic_page,
    wordpress_page,
    blog_page,
    any_page,
)
"""All formats with a syntax of their own; of those as sure, the first reads the capture."""

LAYOUTS: tuple[Layout, ...] = (
    markdown,
    indented,
    rendered,
    headed,
    said,
    authored,
    flattened,
    bare,
    plain,
)
"""All layouts of plain text, in the same order."""

_NOT_KNOWN = {
    "html": "It is an HTML page, and none that can be read.",
    "xml": "It is XML, but no feed and no export of a blog.",
    "json": "It is JSON, but no feed of a blog.",
}

# One as sure as this is not compared with others, which would search the capture once more.
_SURE = 0.9


def choose_format(capture: Capture) -> tuple[Format | None, float]:
    """Choose the format that a capture has, by what it looks like; None for a plain text."""
    chosen, surest = None, 0.0
    for each in FORMATS:
        sure = each.recognise(capture)
        if sure > surest:
            chosen, surest = each, sure
        if surest >= _SURE:
            break
    return chosen, surest


def choose_layout(text: str) -> tuple[Layout, float]:
    """Choose the layout that a text has, by what it looks like."""
    chosen, surest = LAYOUTS[-1], 0.0
    for each in LAYOUTS:
        sure = each.recognise(text)
        if sure > surest:
            chosen, surest = each, sure
        if surest >= _SURE:
            break
    return chosen, surest


def read_with_format(capture: Capture) -> tuple[Source, Iterator[Post | str]]:
    """Read a capture with the format or layout that fits it best.

    Args:
        capture: The capture.

    Returns:
        How it is read; and its posts as they are read, with sentences about it as a whole.

    Raises:
        Unreadable: It is nothing that can be read. What is wrong may also show while it is read.
    """
    chosen, sure = choose_format(capture)
    if chosen is not None:
        source = Source(capture.path, chosen.NAME, capture.markup_encoding, sure)
        return source, _read_format(capture, chosen, source)
    if (kind := kind_of(capture)) != "text":
        raise Unreadable(_NOT_KNOWN[kind])
    check_is_text(capture)
    layout, sure = choose_layout(capture.text)
    source = Source(capture.path, layout.NAME, capture.encoding, sure)
    return source, _read_layout(capture.text, layout, source)


def _read_format(capture: Capture, chosen: Format, source: Source) -> Iterator[Post | str]:
    yield from chosen.read(capture, source)
    page = page_of(capture)
    within = broken_within(page.html) if page is not None else None
    if within is not None:
        damage = Damage()
        damage.note(
            f"it breaks off within {within}", lambda: capture.markup.rstrip().count("\n") + 1
        )
        yield from damage.sentences()


def _read_layout(text: str, layout: Layout, source: Source) -> Iterator[Post | str]:
    reading = layout.parse(text)
    yield assemble(text, reading, source)
    yield from left_out(text, reading)
