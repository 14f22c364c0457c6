"""Whatever bytes a file holds and whatever a folder holds, reading it comes to something."""

import os
import tempfile
from pathlib import Path

from hypothesis import assume, example, given
from hypothesis import strategies as st

from tests.builders import first_outcome
from tests.property.effort import examples
from tui_reader.archive.files.encodings import decode
from tui_reader.archive.files.naming import INSIDE, show_path
from tui_reader.archive.folder import read_archive
from tui_reader.archive.post import CaptureRead, Post, Skipped, walk

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252")

SCRAPS = (
    b"4 March 2019\r\n\r\nOf hems\r\n\r\n", b"1 comment:\n", b"  1. So", b"\n    ReplyDelete\n",
    b"    Replies\n    1. So\n\n      Delete\n", b"\nReplyDeleteSo", b"\xff\xfe", b"\xef\xbb\xbf",
    b"\xe9", b"\x1b[31m", b"<", b"{", b"\xc3", b"\x93\x94", b"\r", b"\xf0\x9f",
)  # fmt: skip

data = st.one_of(
    st.binary(max_size=60),
    st.lists(st.one_of(st.sampled_from(SCRAPS), st.binary(max_size=4)), max_size=14).map(b"".join),
)


@given(data)
@examples(150)
def test_no_bytes_raise(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "log.txt")
        file.write_bytes(content)
        outcome = first_outcome(file)
    if isinstance(outcome, Skipped):
        assert outcome.reason
        assert "nobody foresaw" not in outcome.reason
        return
    assert isinstance(outcome, Post)
    text, _ = decode(content)
    assert outcome.id.isascii()
    assert outcome.title
    # Nothing is in the post that is not in the capture.
    bodies = [outcome.body, *(each.body for _, each in walk(outcome.comments))]
    for body in bodies:
        assert all(line in text for line in body.split("\n"))


@given(data)
def test_decoding_never_raises_and_leaves_no_carriage_return(content: bytes) -> None:
    text, encoding = decode(content)
    assert "\r" not in text
    assert encoding


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r"), min_size=1))
def test_what_is_encoded_is_decoded(text: str) -> None:
    # The mark of UTF-16 and a NUL are the mark of UTF-32.
    assume(not text.startswith("\0"))
    for encoding in ENCODINGS:
        try:
            content = text.encode(encoding)
        except UnicodeEncodeError:
            continue
        if encoding == "cp1252" and not text.isascii():
            # It may look like UTF-8; then nobody can tell.
            assert decode(content)[1] in ("utf-8", "cp1252", "utf-16")
        else:
            assert decode(content)[0] in (text, text.removeprefix("\ufeff"))


names = st.binary(min_size=1, max_size=12).filter(
    lambda name: not set(name) & {0, ord("/")} and name not in (b".", b"..")
)


@given(st.dictionaries(names, data, max_size=5))
@example({b"a": b"PK\x03\x04" + bytes(5) + b"\1" + bytes(20)})
@examples(60)
def test_every_file_of_a_folder_comes_to_something(files: dict[bytes, bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            Path(folder, os.fsdecode(name)).write_bytes(content)
        outcomes = list(read_archive([Path(folder)]))
        shown = {show_path(Path(folder, os.fsdecode(name))) for name in files if name[:1] != b"."}
    assert not any(
        "nobody foresaw" in each.reason for each in outcomes if isinstance(each, Skipped)
    )
    paths = [
        each.path if isinstance(each, Skipped) else each.source.path
        for each in outcomes
        if not isinstance(each, CaptureRead)
    ]
    assert len(paths) == len(set(paths))
    # A broken zip is told of besides what was found in it.
    told = {path.partition(INSIDE)[0] if path not in shown else path for path in paths}
    assert told == shown
    assert all(path.encode() for path in paths)
