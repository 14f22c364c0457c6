"""The text of a damaged XML capture, piece by piece, and searching in it with a place kept."""

import codecs
import io
import re
from collections.abc import Iterator

from tui_reader.archive.feeds.damage import Damage
from tui_reader.archive.files.capture import Capture
from tui_reader.archive.files.encodings import marked_encoding

_BLOCK = 256 * 1024
_AHEAD = 1024 * 1024
_MOST_SOUGHT = 64
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
# What no letter of UTF-8 can begin with, and so is none either.
_NO_UTF8 = re.compile(rb"(?:[\x80-\xc1\xf5-\xff]|[\xc2-\xf4](?=[^\x80-\xbf]))*+")
_AS_CP1252 = "tui_reader.as-cp1252"


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes that are no UTF-8 as what they most often are."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    run = _NO_UTF8.match(error.object, error.end)
    end = run.end() if run else error.end
    letters = error.object[error.start : end]
    try:
        return letters.decode("cp1252"), end
    except UnicodeDecodeError:
        return letters.decode("latin-1"), end


codecs.register_error(_AS_CP1252, _as_cp1252)


class Pieces:
    """A window on the text of a capture that moves on, and knows its line."""

    def __init__(self, capture: Capture, damage: Damage) -> None:
        """Begin at the beginning.

        Args:
            capture: The capture.
            damage: Where bytes are noted that are no text.
        """
        self.text = ""
        """What is at hand: at least a megabyte beyond `at`, or all that is left."""
        self.at = 0
        """Where in it one stands."""
        self._damage = damage
        self._blocks = _decoded(capture)
        self._lines = 1
        self._ended = False
        self._found: dict[str, tuple[int, int]] = {}
        self._before = 0

    def line(self) -> int:
        """The line that one stands in."""
        return self._lines + self.text.count("\n", 0, self.at)

    def fill(self, ahead: int = _AHEAD) -> None:
        """Have so many characters at hand beyond the place, if there are so many."""
        if self._ended or len(self.text) - self.at >= ahead:
            return
        self._lines += self.text.count("\n", 0, self.at)
        self._before += self.at
        parts = [self.text[self.at :]]
        self.at = 0
        length = len(parts[0])
        while length < ahead + _BLOCK:
            block = next(self._blocks, None)
            if block is None:
                self._ended = True
                break
            parts.append(self._cleaned(block, parts))
            length += len(parts[-1])
        self.text = "".join(parts)

    def find(self, words: str, ahead: int = _AHEAD) -> int:
        """Find the next place of some words within so many characters, or -1.

        What was looked through is not looked through again, however often one asks.
        """
        self.fill(ahead)
        if words not in self._found and len(self._found) >= _MOST_SOUGHT:
            return -1
        here = self._before + self.at
        found, looked = self._found.get(words, (-1, 0))
        if found < here:
            start = max(here, looked)
            place = self.text.find(words, start - self._before)
            found = place + self._before if place >= 0 else -1
            # Its first letters may be at hand already.
            end = max(here, self._before + len(self.text) - len(words) + 1)
            self._found[words] = (found, found if found >= 0 else end)
        return found - self._before if found >= 0 else -1

    def search(self, pattern: re.Pattern[str]) -> int:
        """Find where a pattern begins in what is at hand, or -1."""
        match = pattern.search(self.text, self.at)
        return match.start() if match else -1

    def _cleaned(self, block: str, before: list[str]) -> str:
        def line(place: int) -> int:
            lines = sum(part.count("\n") for part in before) + block.count("\n", 0, place)
            return self._lines + lines

        if found := _CONTROLS.search(block):
            self._damage.note("a control character stands there", lambda: line(found.start()))
            return _CONTROLS.sub("", block)
        return block


def _decoded(capture: Capture) -> Iterator[str]:
    encoding = marked_encoding(capture.head) or capture.declared or "utf-8"
    errors = _AS_CP1252 if encoding.startswith("utf-8") else "replace"
    decoder = io.IncrementalNewlineDecoder(
        codecs.getincrementaldecoder(encoding)(errors), translate=True
    )
    with capture.open() as file:
        while data := file.read(_BLOCK):
            yield decoder.decode(data)
    yield decoder.decode(b"", final=True)
