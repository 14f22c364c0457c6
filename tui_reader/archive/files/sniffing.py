"""What kind of file a capture is, by how it begins."""

import re
from typing import Literal

from tui_reader.archive.files.capture import Capture, once

Kind = Literal["html", "xml", "json", "text"]
"""``text`` is all that has no syntax of its own, pictures and programs included."""

_SNIFFED = 8192
# Comments are taken whole or not at all: to try every end of each would take for ever.
_COMMENTS = r"(?:(?><!--.*?-->)\s*+)*+"
_HTML = re.compile(
    _COMMENTS + r"<(?:!doctype html|html|head|body|div|meta|script|table|title|link)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(
    rf"(?:<\?xml\b|{_COMMENTS}<(?:rss|feed|urlset|opml|rdf:rdf)\b)", re.IGNORECASE | re.DOTALL
)
_ANY_TAG = re.compile(r"<[a-z][a-z0-9]*[\s/>]", re.IGNORECASE)
_HTML_WITHIN = re.compile(r"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_JSON = re.compile(r"[\[{]\s*(?:[\[{\"]|[\]}]\s*$)")
# Feeds are also served as a call: ``handle({...});``.
_JSON_CALL = re.compile(r"(?://[^\n]*\n)?\s*[\w.$]{1,80}\(\s*\{\s*\"")


@once
def kind_of(capture: Capture) -> Kind:
    """Say what kind of file a capture is."""
    beginning = capture.opening[:_SNIFFED]
    if beginning.startswith("<"):
        if _XML.match(beginning):
            return "html" if _HTML_WITHIN.search(beginning) and "<feed" not in beginning else "xml"
        if _HTML.match(beginning):
            return "html"
        if capture.path.lower().endswith((".html", ".htm", ".xhtml")) and _ANY_TAG.match(beginning):
            return "html"
    if _JSON_CALL.match(beginning):
        return "json"
    if _JSON.match(beginning) and (capture.path.endswith(".json") or _ends_as_json(capture)):
        return "json"
    return "text"


def _ends_as_json(capture: Capture) -> bool:
    return capture.tail.rstrip()[-1:] in (b"]", b"}")
