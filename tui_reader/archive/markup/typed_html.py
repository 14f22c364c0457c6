"""HTML as people type it into WordPress: a blank line parts paragraphs, a line break is one."""

import re

from tui_reader.archive.markup.html_text import text_of_html

_BLOCK = (
    r"(?:address|article|aside|blockquote|center|dd|details|div|dl|dt|fieldset|figcaption|figure"
    r"|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr"
    r"|ul|script|style)"
)
_KEPT = re.compile(r"(<(pre|script|style|textarea)\b.*?(?:</\2\s*>|\Z))", re.IGNORECASE | re.DOTALL)
_BREAK = re.compile(
    rf"(?:(</?{_BLOCK}\b[^<>]*>|<br\s*/?>|<!--[^<>]*-->)[ \t]*)?\n\s*(?=(</?{_BLOCK}\b|<!--)?)",
    re.IGNORECASE,
)


def text_of_typed(html: str) -> str:
    """Give the text of what was typed, see `text_of_html`.

    Args:
        html: HTML in which line breaks count, but for those beside the tags of blocks.
    """
    if "\n" not in html:
        return text_of_html(html)
    html = html.replace("\r\n", "\n").replace("\r", "\n")
    pieces = _KEPT.split(html)
    # Text, what is kept, its name, and so on.
    pieces[0::3] = [_BREAK.sub(_broken, piece) for piece in pieces[0::3]]
    del pieces[2::3]
    return text_of_html("".join(pieces))


def _broken(match: re.Match[str]) -> str:
    before, after = match.groups()
    if after is None and match[0].count("\n") > 1:
        return f"{before or ''}<p>"
    return f"{before or ''}\n" if before or after else "<br>"
