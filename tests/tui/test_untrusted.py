"""Every hostile text at every place where the reader shows one."""

from dataclasses import replace

import pytest

from tests.builders import comment, post
from tests.tui.conftest import OpenReader
from tui_reader.archive.post import Skipped, Source
from tui_reader.text import clean_line

PAYLOADS = {
    "title": "\x1b]0;owned\x07",
    "clipboard": "\x1b]52;c;b3duZWQ=\x1b\\",
    "link": "\x1b]8;;http://evil.example\x1b\\x\x1b]8;;\x1b\\",
    "clear": "\x1b[2J\x1bc",
    "c1": "\x9b31m\x9d0;x\x9c",
    "nul": "a\x00b\x7f",
    "closing tag": "[/] x",
    "half a tag": "x [/ y",
    "a bad tag": "[type=x, v={'a[0]'}]",
    "bold": "[bold] and [insert name of mender]",
    "an action": "[@click=app.quit]quit[/]",
    "bidi": "\u202egnp.exe\u2066",
    "surrogate": "x\udcffy",
    "marks": "Z\u0301\u0302\u0303\u0304\u0305\u0306\u0307",
}


def hostile(payload: str) -> tuple[object, ...]:
    """An archive in which every text is the payload."""
    reply = comment(payload, id="reply", author=payload, published=payload, signature=payload)
    top = comment(f"{payload}\n\n{payload}", reply, id="top", signature=payload)
    archive = post(
        id="hostile",
        title=payload,
        body=f"{payload}\n\nneedle {payload}",
        author=payload,
        published=payload,
        labels=(payload,),
        warnings=(payload, payload),
        source=Source(payload, "indented", "utf-8"),
        comments=(top, replace(reply, id="other", replies=())),
    )
    return archive, Skipped(payload, payload)


@pytest.mark.parametrize("name", PAYLOADS)
async def test_no_payload_acts_at_any_place(open_reader: OpenReader, name: str) -> None:
    payload = PAYLOADS[name]
    screens: list[str] = []
    async with open_reader(hostile(payload)) as reader:

        async def look(*keys: str) -> None:
            await reader.press(*keys)
            screens.append(reader.text)

        await look()
        await look("enter", "j", "b")
        await look("H")
        await look("L", "B")
        await look("w")
        await look("escape", "s", *"needle")
        await look("enter", "y", "question_mark")
        await look("escape", "slash", *"needle")
        await look("escape", "s", "ctrl+u", *"author:")
        await look("tab", "ctrl+s")
        await look("ctrl+n", *"kept", "enter")
        await look("escape", "M")
        await look("escape", "S")
        await look("escape", "s", "up")
        await look("escape", "backslash", *"author:")
        await look("tab", "escape")
        await look("colon", "f")
        await look("escape")
        assert reader.app.is_running
        assert reader.app._exception is None
    together = "".join(screens)
    assert not any(
        ord(letter) < 0x20 or 0x7F <= ord(letter) < 0xA0 for letter in together.replace("\n", "")
    )
    assert not any(0xD800 <= ord(letter) < 0xE000 for letter in together)
    # It is shown, letter for letter, and not taken for markup.
    assert clean_line(payload)[:12].strip() in together


async def test_a_line_of_a_million_letters_opens(open_reader: OpenReader) -> None:
    body = "x" * 1_000_000
    async with open_reader((post(title=body, body=body, comments=(comment(body),)),)) as reader:
        await reader.press("enter", "G", "h", "l", "g", "space")
        assert "xxxx" in reader.text


async def test_what_asks_for_a_widget_id_is_no_widget_id(open_reader: OpenReader) -> None:
    odd = post(id="7 #.odd id\x00", comments=(comment(id=" "), comment(id="")))
    async with open_reader((odd, post(id="7 #.odd id"))) as reader:
        await reader.press("j", "enter", "j", "b", "B", "enter")
        assert reader.app._exception is None
