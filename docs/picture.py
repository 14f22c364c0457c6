"""Draws docs/reader.svg: the reader on the sample archive, as the README shows it."""

import asyncio
import os
import re
from pathlib import Path

from tui_reader.index.arrivals import Arrivals
from tui_reader.paths import sample_archive
from tui_reader.tui.app import ReaderApp
from tui_reader.tui.stores import Stores

SIZE = (116, 36)
KEYS = ("j", "enter", *["right_curly_bracket"] * 3, "j", "b")
_FONT_FACES = re.compile(r"@font-face \{.*?\}", re.DOTALL)


async def draw(folder: Path) -> str:
    """Give the picture as SVG, without the web fonts that Textual would have it load."""
    arrivals = Arrivals([sample_archive()])
    for _ in arrivals.index.update():
        pass
    stores = Stores(arrivals, lambda: folder / "bookmarks.toml")
    async with ReaderApp(stores).run_test(size=SIZE) as pilot:
        for key in KEYS:
            await pilot.press(key)
            await pilot.pause(0.2)
        svg = pilot.app.export_screenshot()
    svg = _FONT_FACES.sub("", svg).replace("<svg ", '<svg xml:space="preserve" ', 1)
    return re.sub(r"font-family: [^;]+;", "font-family: monospace;", svg)


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as temporary:
        os.environ["TUI_READER_HOME"] = temporary
        drawn = asyncio.run(draw(Path(temporary)))
    Path(__file__).with_name("reader.svg").write_text(drawn, encoding="utf-8")
