"""No byte of a stranger steers the terminal: all that is written to a pty, place by place."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.pty_reader import INSTALLED, Terminal, home

PAYLOADS = {
    "\x1b]0;owned\x07": "␛]0;owned␇",
    "\x1b]52;c;b3du\x07": "␛]52;c;b3du␇",
    "\x1b]8;;evil:x\x07": "␛]8;;evil:x␇",
    "\x1b[2Jwiped": "␛[2Jwiped",
    "\x1bcreset": "␛creset",
    "\u009b31mred": "\ufffd31mred",
    "nul\x00del\x7f": "nul␀del␡",
    "bi\u202edi": "bidi",
    "[@click=app.quit]end[/]": "[@click=app.quit]end[/]",
    "[/] x": "[/] x",
}
"""What a stranger writes, and how it is to be seen."""

EVERYTHING = " ".join(PAYLOADS)
SHOWN = " ".join(PAYLOADS.values())
NAME = "\x1b]0;file\x07\x1b[2Jf\x9b1\x7f\u202e[@click=app.quit]end"
NAME_SHOWN = "␛]0;file␇␛[2Jf\ufffd1␡[@click=app.quit]end"
ACTIVE = [payload for payload in PAYLOADS if not payload.isprintable()]
OWN = re.compile("\x1b\\](?:22;[a-z-]+|52;c;[A-Za-z0-9+/=]{20,})\x07")
"""What Textual writes itself: the pointer's shape, and a copied text, which is coded."""
CAPTURE = f"""\
Monday, 4 March 2019

Title {EVERYTHING}

Body needle {EVERYTHING}

2 comments:

  1. Nell {EVERYTHING}5 March 2019 at 08:50

    First needle {EVERYTHING}

    Signed {EVERYTHING}
    ReplyDelete
    Replies
    1. Inner needle {EVERYTHING}
      Delete
"""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A capture with payloads wherever a stranger can write, and one that cannot be read."""
    folder = tmp_path / "hostile"
    folder.mkdir()
    # In UTF-8 a NUL would make it no text at all.
    (folder / f"a{NAME}.txt").write_text(CAPTURE, encoding="utf-16")
    (folder / f"b{NAME}.bin").write_bytes(b"\x00\x01\x02" * 100)
    return folder


@pytest.fixture
def terminal(archive: Path, tmp_path: Path) -> Iterator[Terminal]:
    """The reader on a screen so wide that every payload is seen whole."""
    settings = tmp_path / "home" / "settings.toml"
    settings.parent.mkdir()
    settings.write_text("sidebar_width = 100\ntext_width = 200\n", encoding="utf-8")
    started = Terminal([str(archive)], home(settings.parent), 330, 60, INSTALLED)
    try:
        started.wait_for("1 post · 1 skipped")
        started.wait_for(lambda _: "q quit" in started.bottom)
        yield started
    finally:
        started.close()


def test_every_place_of_the_screen(terminal: Terminal) -> None:
    seen(terminal, f"Title {SHOWN}", f"Body needle {SHOWN}", f"First needle {SHOWN}")
    terminal.press("enter", "}")
    terminal.wait_for(lambda _: terminal.bottom.startswith(f"1 · 1/2 · Title {SHOWN}"))
    seen(terminal, f"Inner needle {SHOWN}", f"Signed {SHOWN}", f"Nell {SHOWN}"[:30])

    terminal.press("b")
    terminal.wait_for("★")
    terminal.press("H")
    terminal.wait_for(lambda text: "▸ 1" in text and "Inner needle" not in text)
    seen(terminal, "First needle ␛]0;owned␇")
    terminal.press("L")
    terminal.wait_for("Inner needle")

    terminal.press("w")
    terminal.wait_for("Not read:")
    # A long path is broken into lines, and where depends on the folder of this test.
    terminal.wait_for(lambda text: f"a{NAME_SHOWN}.txt" in unbroken(text))
    terminal.press("escape")
    terminal.wait_for(lambda text: "Not read:" not in text)

    terminal.press("/")
    terminal.wait_for("▊")
    terminal.press(*"needle", "enter")
    terminal.wait_for(lambda _: bool(re.match(r"match \d of 3", terminal.bottom)))
    terminal.press("n", "escape")
    terminal.wait_for(lambda _: "match" not in terminal.bottom)

    terminal.press("s")
    terminal.wait_for("mistyped or not")
    terminal.press(*"needle")
    terminal.wait_for("3 results")
    hits = terminal.wait_for(lambda text: left(text).count("owned") >= 3)
    assert "␛]0;owned␇" in left(hits)
    terminal.press("down", "enter")
    terminal.wait_for("1 post · 1 skipped")

    terminal.press("B")
    terminal.wait_for("1 bookmark ")
    terminal.wait_for(lambda text: "␛]0;owned␇" in left(text))
    terminal.press("enter", "1")
    terminal.wait_for("1 post · 1 skipped")

    terminal.press("?")
    terminal.wait_for("Next top-level comment")
    terminal.press("escape")
    terminal.wait_for(lambda text: "Next top-level comment" not in text)
    terminal.press(":")
    terminal.wait_for("Search for commands")
    terminal.press(*"bookm")
    terminal.wait_for("Bookmark, or take it away")
    terminal.press("escape")
    terminal.wait_for(lambda text: "Bookmark, or take it away" not in text)
    assert_harmless(terminal.raw)

    # It is alive, and what it writes at its end is clean as well.
    terminal.wait_for(lambda _: "q quit" in terminal.bottom)
    terminal.press("q")
    assert terminal.wait() == 0
    assert_harmless(terminal.raw)


def test_only_the_reader_itself_writes_to_the_clipboard(terminal: Terminal) -> None:
    terminal.press("enter", "}", "y")
    terminal.wait_for("clipboard")
    # The one sequence is the reader's own; what is in it is coded, and steers nothing.
    assert terminal.raw.count(b"\x1b]52;") == 1
    assert_harmless(terminal.raw)


@pytest.mark.parametrize(
    "command",
    [["list"], ["show", "title"], ["check"], ["search", "needle"]],
    ids=lambda words: words[0],
)
def test_what_is_printed(archive: Path, tmp_path: Path, command: list[str]) -> None:
    words = [*command, "--archive", str(archive)]
    terminal = Terminal(words, home(tmp_path / "home"), 330, 60, INSTALLED)
    assert terminal.wait() in (0, 3)
    terminal.close()
    assert "owned␇" in terminal.text or command == ["check"]
    # All of them name the capture that was skipped.
    assert NAME_SHOWN in terminal.text
    assert_harmless(terminal.raw)
    # What is printed, unlike a screen, has no sequence at all.
    assert b"\x1b" not in terminal.raw


def test_a_message_about_a_hostile_path(tmp_path: Path) -> None:
    terminal = Terminal(["list", NAME], home(tmp_path / "home"), 200, 20, INSTALLED)
    assert terminal.wait() == 1
    terminal.close()
    assert NAME_SHOWN in terminal.text
    assert b"\x1b" not in terminal.raw
    assert_harmless(terminal.raw)


def seen(terminal: Terminal, *texts: str) -> None:
    """Wait for texts, wherever on the screen."""
    for text in texts:
        terminal.wait_for(text)


def unbroken(text: str) -> str:
    """The lines of the screen as one, without frames and room."""
    return re.sub(r"[\s│]", "", text)


def left(text: str) -> str:
    """The lists at the side."""
    return "\n".join(line[:100] for line in text.splitlines())


def assert_harmless(raw: bytes) -> None:
    """No payload is in what was written, nor any control that Textual does not write itself."""
    for payload in (*ACTIVE, NAME):
        assert os.fsencode(payload) not in raw
    text = OWN.sub("", raw.decode("utf-8"))
    for sequence in ("\x1b]", "\x1b[2J", "\x1bc"):
        assert sequence not in text
    assert re.findall("[\x00-\x07\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f\u202e]", text) == []
