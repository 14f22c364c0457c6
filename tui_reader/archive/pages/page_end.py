"""Whether a page breaks off in the midst, as what was saved while the line broke."""

import re
from collections import Counter

_END = re.compile(r"</(?:body|html)\b", re.IGNORECASE)
# Only what must have an end tag, and what people do not forget: many pages end without </html>.
_BLOCKS = (
    *("article", "aside", "blockquote", "dl", "fieldset", "footer", "form", "header", "main"),
    *("nav", "ol", "section", "table", "ul", "div"),
)
_CLOSED = {name: re.compile(rf"</{name}\b", re.IGNORECASE) for name in ("script", "style")}
_TOKEN = re.compile(
    rf"<(?:(!--)|(/?)({'|'.join([*_BLOCKS, *_CLOSED])})\b[^<>]*(?<!/)>)", re.IGNORECASE
)
_BEGUN = re.compile(r"<(?:[a-zA-Z/][^<>]*|!-?)\Z")
_FEWEST_OPEN = 2
"""One that nobody closed may be a slip; of a page that is cut most are open."""


def broken_within(html: str) -> str | None:
    """Say within what a page breaks off, as the end of a sentence; None where it is whole.

    Whole is what ends its body, and also what leaves that out and ends all else.

    Args:
        html: The page.
    """
    if _END.search(html):
        return None
    open_blocks: list[str] = []
    count: Counter[str] = Counter()
    at = 0
    while (token := _TOKEN.search(html, at)) is not None:
        at = token.end()
        comment, slash, written = token.groups()
        if comment:
            end = html.find("-->", token.start() + len("<!"))
            if end < 0:
                return "a comment that nobody sees"
            at = end + len("-->")
            continue
        name = written.lower()
        if name in _CLOSED:
            if slash:
                continue
            closing = _CLOSED[name].search(html, at)
            if closing is None:
                return f"<{name}>"
            at = closing.end()
        elif not slash:
            open_blocks.append(name)
            count[name] += 1
        elif count[name]:
            while True:
                closed = open_blocks.pop()
                count[closed] -= 1
                if closed == name:
                    break
    last = html.rfind("<", at)
    if last >= 0 and _BEGUN.match(html, last) is not None:
        return "a tag"
    return f"<{open_blocks[-1]}>" if len(open_blocks) >= _FEWEST_OPEN else None
