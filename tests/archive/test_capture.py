"""From bytes to text: encodings, line ends, and what is skipped with its reason."""

import os
import socket
from pathlib import Path

import pytest

from tui_reader.archive.files.capture import (
    LARGEST,
    check_is_text,
    open_capture,
)
from tui_reader.archive.files.encodings import decode, known_encoding
from tui_reader.archive.files.naming import show_path
from tui_reader.archive.files.sniffing import kind_of
from tui_reader.archive.folder import read_file
from tui_reader.archive.post import Skipped


def skipped(path: Path) -> str:
    (outcome,) = read_file(path)
    assert isinstance(outcome, Skipped)
    assert outcome.reason.endswith(".")
    assert "\n" not in outcome.reason
    return outcome.reason


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        ("café".encode(), "café", "utf-8"),
        (b"\xef\xbb\xbfcaf\xc3\xa9", "café", "utf-8-sig"),
        ("café".encode("utf-16"), "café", "utf-16"),
        (b"\xfe\xff" + "café".encode("utf-16-be"), "café", "utf-16"),
        ("café".encode("utf-32"), "café", "utf-32"),
        (b"\x93caf\xe9\x94 \x80", "“café” €", "cp1252"),
        (b"caf\xe9\x81", "café\x81", "latin-1"),
        (b"caf\xe9", "café", "cp1252"),
        ("café".encode()[:-1], "cafÃ", "cp1252"),
        ("été".encode()[:-1], "ét\ufffd", "utf-8"),
        (b"\xff\xfeo\x00\xd8", "o\ufffd", "utf-16"),
        (b"", "", "utf-8"),
    ],
)
def test_bytes_become_text(data: bytes, text: str, encoding: str) -> None:
    assert decode(data) == (text, encoding)


def test_mojibake_is_not_repaired() -> None:
    assert decode("cafÃ©".encode()) == ("cafÃ©", "utf-8")


def test_every_kind_of_line_end_is_a_newline() -> None:
    assert decode(b"a\r\nb\rc\nd\r\r\ne")[0] == "a\nb\nc\nd\n\ne"


def test_a_text_is_read_whole(tmp_path: Path) -> None:
    file = tmp_path / "fog.txt"
    file.write_bytes(b"x" * 20_000 + b"\r\nend")
    capture = open_capture(file)
    assert (capture.path, capture.size) == (str(file), 20_005)
    assert (capture.text, capture.encoding) == ("x" * 20_000 + "\nend", "utf-8")
    capture.close()


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf\n", "\u00a0\n".encode()])
def test_an_empty_file_is_skipped(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "fog.txt"
    file.write_bytes(data)
    assert skipped(file) == "It is empty."


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"text and then\x00 a NUL",
        b"long text " * 2000 + b"\x00",
        bytes(range(1, 9)) * 20,
        "no mark".encode("utf-16-le"),
    ],
)
def test_a_file_that_is_no_text_is_skipped(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "fog.txt"
    file.write_bytes(data)
    assert skipped(file) == "It is not a text."


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<!DOCTYPE html><p></p>", "HTML"),
        ("\ufeff\n <html lang=en>", "HTML"),
        ("<?xml version='1.0'?><html xmlns='x'>", "HTML"),
        ("<?xml version='1.0'?><opml version='2.0'/>", "XML"),
        ("<urlset/>", "XML"),
        ('{"posts": []}', "JSON"),
        ('[\n  {"a": 1}\n]\n', "JSON"),
        ("[]", "JSON"),
    ],
)
def test_what_has_a_syntax_but_is_no_blog_is_named(tmp_path: Path, text: str, kind: str) -> None:
    file = tmp_path / "fog.txt"
    file.write_text(text, "utf-8")
    assert kind in skipped(file)


@pytest.mark.parametrize(
    "text",
    [
        "<3 this workshop",
        "<b>Of hems</b>",
        "[insert name of cloud] is mended",
        '["so it begins", she said',
        "{unfinished",
        "-- WARC/1.0",
    ],
)
def test_text_that_begins_oddly_is_text(tmp_path: Path, text: str) -> None:
    file = tmp_path / "fog.json"
    file.write_text(text, "utf-8")
    if text.startswith('["'):
        file = file.rename(tmp_path / "fog.txt")
    capture = open_capture(file)
    check_is_text(capture)
    assert kind_of(capture) == "text"
    assert capture.text == text


def test_escape_sequences_are_text(tmp_path: Path) -> None:
    file = tmp_path / "fog.txt"
    file.write_bytes(b"\x1b[31mred\x1b[0m and \x07 more text than controls, by far")
    check_is_text(open_capture(file))


def test_what_is_no_file_is_skipped(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(tmp_path / "socket"))
    assert "named pipe" in skipped(tmp_path / "pipe")
    assert skipped(tmp_path / "socket")
    assert "folder" in skipped(tmp_path)
    assert "device" in skipped(Path("/dev/zero"))
    assert skipped(tmp_path / "not there")
    assert skipped(Path("a\0b"))
    server.close()


def test_a_large_file_is_skipped_before_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "fog.txt"
    with file.open("wb") as opened:
        opened.truncate(LARGEST + 1)
    assert skipped(file) == "It is larger than 64 MiB."


def test_a_file_that_changes_while_it_is_read_is_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "fog.txt"
    file.write_bytes(b"so it begins")
    fstat, calls = os.fstat, []

    def growing(descriptor: int) -> os.stat_result:
        calls.append(descriptor)
        if len(calls) == 3:
            with file.open("ab") as opened:
                opened.write(b" and goes on")
        return fstat(descriptor)

    monkeypatch.setattr(os, "fstat", growing)
    assert "changed" in skipped(file)


def test_a_file_that_may_not_be_read_is_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert skipped(tmp_path) == "It cannot be read: Permission denied."


def test_a_name_that_is_no_text_is_escaped() -> None:
    shown = show_path(Path(os.fsdecode(b"fog\xff\x80.txt")))
    assert shown == "fog\\xff\\x80.txt"
    assert show_path(Path("nuage été.txt")) == "nuage été.txt"


@pytest.mark.parametrize(
    "name",
    [
        *"punycode idna unicode_escape raw-unicode-escape undefined utf-7 base64 utf-16".split(),
        "ut\0f",
        "no such",
    ],
)
def test_what_no_page_is_written_in_is_no_encoding(name: str) -> None:
    assert known_encoding(name) is None
    assert known_encoding("koi8-r") == "koi8-r"
