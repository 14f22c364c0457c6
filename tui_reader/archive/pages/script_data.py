"""Data that a page carries in its scripts, as JavaScript writes it."""

import re
from typing import Any

from tui_reader.text import sound

_TOKEN = re.compile(
    r"\s*(?:([{}\[\],:])|\"((?:[^\"\\]|\\.)*+)\"|'((?:[^'\\]|\\.)*+)'|([\w$.+-]++))", re.DOTALL
)
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|(.))", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": ""}
_WORDS = {"null": None, "undefined": None, "true": True, "false": False}
_DEEPEST = 50


def read_value(script: str, start: int) -> Any:
    """Read a list or an object that is written out in a script.

    Args:
        script: The script.
        start: Where the value begins.

    Returns:
        It, of lists, dicts, texts and None; numbers stay texts. None for anything else, also
        where it breaks off.
    """
    opened: list[Any] = []
    keys: list[str] = []
    position = start
    while match := _TOKEN.match(script, position):
        position = match.end()
        sign = match[1]
        value: Any
        if sign in ("{", "["):
            opened.append({} if sign == "{" else [])
            keys.append("")
            if len(opened) > _DEEPEST:
                return None
            continue
        if not opened:
            return None
        if sign in ("}", "]"):
            value = opened.pop()
            keys.pop()
            if not opened:
                return value
        elif sign == ":" or sign == ",":
            continue
        else:
            value = _scalar(match)
        if isinstance(opened[-1], list):
            opened[-1].append(value)
        elif keys[-1]:
            opened[-1][keys[-1]] = value
            keys[-1] = ""
        else:
            keys[-1] = str(value)
    return None


def _scalar(match: re.Match[str]) -> Any:
    _, double, single, word = match.groups()
    if word is not None:
        return _WORDS.get(word, word)
    text = double if double is not None else single
    # A letter beyond the first 65,536 is written as two.
    return sound(_ESCAPE.sub(_unescaped, text)) if "\\" in text else text


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _ESCAPED.get(match[3], match[3])
