"""Writes what the tags and texts of HTML come to, as plain text."""

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from tui_reader.archive.markup.addresses import full_address, is_same_address

BLOCKS = frozenset(
    "address article aside body caption center dd details dialog div dt fieldset figcaption "
    "footer form header html legend li listing main nav plaintext section summary tbody textarea "
    "tfoot thead tr xmp".split()
)
"""What begins and ends a line."""

PARAGRAPHS = frozenset("blockquote dl figure h1 h2 h3 h4 h5 h6 hr ol p pre table ul".split())
"""What a blank line parts from the rest."""

_UNSEEN = frozenset(
    "link meta script style template title svg datalist select applet noframes".split()
)
_FALLBACKS = frozenset({"noscript"})
_EMBEDDED = frozenset("audio embed iframe video".split())
_VERBATIM = frozenset("listing plaintext pre textarea xmp".split())
_LISTS = frozenset({"ul", "ol", "menu", "dir"})

_SPACE = re.compile(r"[ \t\n\r\f]+")
_HIDDEN = re.compile(r"\b(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)

# Deeper ones are laid out like these, so that no text grows with the square of its depth.
_DEEPEST = 12
_LONGEST_DESCRIPTION = 500

Attributes = Mapping[str, object]
"""The attributes of a tag; a value is a text, or a list of words for a class."""


class _Line(NamedTuple):
    """A line that is written."""

    prefix: str
    text: str


class MarkupWriter:
    """Takes the tags and texts of a piece of HTML in their order, and makes text of them."""

    def __init__(self, url: str | None = None, *, lenient: bool = False) -> None:
        """Begin with nothing.

        Args:
            url: Where it was saved from, for the addresses that it does not write in full.
            lenient: Whether to write also what is only seen where a program or a picture is not.
        """
        self._url = url
        self._lenient = lenient
        self._lines: list[_Line] = []
        self._line: list[str] = []
        self._breaks = 0
        self._margins: list[str] = []
        self._marker = ""
        self._numbers: list[int | None] = []
        self._links: list[tuple[str, list[str]]] = []
        self._rows: list[list[int]] = []
        self._verbatim = 0
        self._verbatim_begun = False

    def sees(self, name: str, attributes: Attributes) -> bool:
        """Whether anything of an element is seen."""
        if name in _UNSEEN:
            return False
        if self._lenient:
            return True
        if name in _FALLBACKS or "hidden" in attributes:
            return False
        style = attributes.get("style")
        return style is None or _HIDDEN.search(str(style)) is None

    def enters(self, name: str) -> bool:
        """Whether what is in an element is seen, and not in the place of what is not at hand."""
        return name not in _EMBEDDED

    def open(self, name: str, attributes: Attributes) -> None:
        """Take the start of an element."""
        if name == "br":
            self._break()
        elif name == "a":
            self._links.append((full_address(attributes.get("href"), self._url), []))
        elif name == "img":
            self._image(attributes)
        elif name == "q":
            self.text("“")
        elif name in _EMBEDDED:
            self._append_address(full_address(attributes.get("src"), self._url))
        elif name in PARAGRAPHS or name in BLOCKS or name in _LISTS:
            self._open_block(name, attributes)
        elif name in ("td", "th"):
            self._end_line(1)
        if name in _VERBATIM:
            self._verbatim += 1
            self._verbatim_begun = False

    def close(self, name: str) -> None:
        """Take the end of an element."""
        if name == "a":
            self._close_link()
        elif name == "q":
            self.text("”")
        elif name == "hr":
            pass
        elif name in PARAGRAPHS or name in BLOCKS or name in _LISTS:
            self._close_block(name)
        elif name in ("td", "th"):
            self._end_line(1)
            if self._rows and self._rows[-1]:
                self._rows[-1].append(len(self._lines))
        if name in _VERBATIM:
            self._verbatim -= 1

    def text(self, text: str) -> None:
        """Take a text that stands in the innermost open element."""
        if self._verbatim:
            first, *rest = text.replace("\r\n", "\n").split("\n")
            self._line.append(first)
            for each in rest:
                self._break()
                self._line.append(each)
        else:
            self._line.append(text)
        if self._links:
            self._links[-1][1].append(text)

    def result(self) -> str:
        """All that was written."""
        self._end_line(0)
        return "\n".join(f"{each.prefix}{each.text}" if each.text else "" for each in self._lines)

    def _break(self) -> None:
        """End a line; one that is empty stays as a blank line."""
        if self._write_line():
            self._breaks = 1
        elif self._verbatim and self._verbatim_begun:
            self._breaks += 1
        else:
            self._breaks = max(self._breaks, 2)

    def _end_line(self, breaks: int) -> None:
        """End a line if there is one, with so many line breaks before the next."""
        if self._write_line():
            self._breaks = 0
        self._breaks = max(min(self._breaks, 2), breaks)

    def _write_line(self) -> bool:
        if not self._line:
            return False
        text = "".join(self._line)
        self._line.clear()
        if self._verbatim:
            text = text.rstrip()
        elif "  " in text or not text.isprintable():
            text = _SPACE.sub(" ", text).strip()
        else:
            text = text.strip()
        if not text or text.isspace():
            return False
        if self._lines:
            self._lines.extend([_Line("", "")] * (self._breaks - 1))
        self._lines.append(_Line("".join(self._margins[:_DEEPEST]) + self._marker, text))
        self._marker = ""
        self._breaks = 1
        self._verbatim_begun = True
        return True

    def _open_block(self, name: str, attributes: Attributes) -> None:
        inner = name in _LISTS and bool(self._numbers)
        self._end_line(2 if name in PARAGRAPHS and not inner and not self._marker else 1)
        if name == "blockquote":
            self._margins.append("> ")
        elif name in _LISTS:
            if self._numbers:
                self._margins.append("  ")
            self._numbers.append(_number(attributes.get("start"), 1) if name == "ol" else None)
        elif name == "li":
            self._marker = self._next_marker(attributes)
        elif name == "tr":
            if self._rows:
                # A row with rows in it has cells of several lines.
                self._rows[-1].clear()
            self._rows.append([len(self._lines)])

    def _close_block(self, name: str) -> None:
        inner = name in _LISTS and len(self._numbers) > 1
        self._end_line(2 if name in PARAGRAPHS and not inner else 1)
        if name == "blockquote":
            self._leave_margin("> ")
        elif name in _LISTS and self._numbers:
            self._numbers.pop()
            if self._numbers:
                self._leave_margin("  ")
        elif name == "li":
            self._marker = ""
        elif name == "tr" and self._rows:
            self._join_cells(self._rows.pop())

    def _leave_margin(self, margin: str) -> None:
        if self._margins and self._margins[-1] == margin:
            self._margins.pop()

    def _next_marker(self, attributes: Attributes) -> str:
        number = self._numbers[-1] if self._numbers else None
        if number is None:
            return "• "
        number = _number(attributes.get("value"), number)
        self._numbers[-1] = number + 1
        return f"{number}. "

    def _join_cells(self, ends: list[int]) -> None:
        """Make one line of a row, unless a cell of it has several."""
        written = [
            [each for each in self._lines[before:after] if each.text]
            for before, after in pairwise(ends)
        ]
        cells = [each for lines in written for each in lines]
        if len(cells) > 1 and max(map(len, written)) == 1 and len(self._lines) == ends[-1]:
            first = next(place for place in range(ends[0], ends[-1]) if self._lines[place].text)
            text = " | ".join(each.text for each in cells)
            self._lines[first:] = [cells[0]._replace(text=text)]

    def _image(self, attributes: Attributes) -> None:
        said = attributes.get("alt") or attributes.get("title")
        if said and (shown := " ".join(str(said).split())):
            self.text(f"[{shown[:_LONGEST_DESCRIPTION]}]")
        elif self._lenient:
            self._append_address(full_address(attributes.get("src"), self._url))

    def _close_link(self) -> None:
        if not self._links:
            return
        address, words = self._links.pop()
        if address and not is_same_address("".join(words), address):
            self._append_address(address)

    def _append_address(self, address: str) -> None:
        """Put an address behind the word that was written last."""
        if not address:
            return
        behind: list[str] = []
        while self._line and not self._line[-1].strip():
            behind.append(self._line.pop())
        if self._line:
            last = self._line.pop()
            bare = last.rstrip()
            self._line.append(f"{bare} <{address}>{last[len(bare) :]}")
        else:
            self._line.append(f"<{address}>")
        self._line.extend(reversed(behind))


def _number(written: object, otherwise: int) -> int:
    digits = str(written or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 7 else otherwise
