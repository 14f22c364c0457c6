"""A format that does harm to the process that reads it, put there through the environment."""

import os
import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path

from tui_reader.archive import formats
from tui_reader.archive.files.capture import Capture
from tui_reader.archive.post import Comment, Post, Source

NAME = "misbehaving"
WORD = b"misbehave: "

_DEEP = 5000


def recognise(capture: Capture) -> float:
    return float(capture.head.startswith(WORD))


def read(capture: Capture, source: Source) -> Iterator[Post | str]:
    # First a post, for what came before the harm is kept.
    yield Post("before", "Before", "It was well.", source)
    match capture.text.split(": ")[1].strip():
        case "tell":
            yield f"Unpublished: {capture.unpublished}"
            if capture.unpublished:
                yield Post("draft", "A draft", "It was well.", source)
        case "hang":
            while True:
                pass
        case "hang in C":
            re.match(r"(a+)+$", "a" * 64 + "b")
        case "wait":
            time.sleep(1)
        case "wait for ever":
            time.sleep(3600)
        case "grow":
            bytearray(1 << 40)
        case "crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "exit":
            os._exit(5)
        case "raise":
            raise KeyError("unforeseen")
        case "print":
            os.write(1, b"noise that is no answer")
            print("more of it", flush=True)
        case "nest":
            comment = Comment("c0", "deepest")
            for number in range(1, _DEEP):
                comment = Comment(f"c{number}", "above", replies=(comment,))
            yield Post("deep", "Deep", "", source, comments=(comment, Comment("last", "last")))


def install(folder: Path) -> dict[str, str]:
    """Make it the first format of each process that is started from now on.

    Args:
        folder: Where Python's own start-up hook is written to.

    Returns:
        The environment that makes Python find it.
    """
    folder.mkdir()
    root = Path(__file__).parents[2]
    (folder / "sitecustomize.py").write_text(
        "import sys\n"
        f"sys.path.append({str(root)!r})\n"
        "from tests.archive import misbehaving\n"
        "misbehaving.formats.FORMATS = (misbehaving, *misbehaving.formats.FORMATS)\n"
    )
    return {"PYTHONPATH": str(folder)}


__all__ = ["NAME", "WORD", "formats", "install", "read", "recognise"]
