"""Whatever an archive holds and however it is damaged, reading it comes to something."""

import bz2
import gzip
import lzma
import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.archive.archives import gzipped, page, record, tar_of, titles, zip_of
from tests.property.effort import examples
from tui_reader.archive.folder import read_file
from tui_reader.archive.post import Outcome, Skipped

Pack = Callable[[dict[str, bytes]], bytes]


def crawl_of(members: dict[str, bytes]) -> bytes:
    return b"".join(record(f"http://clouds.example/{name}", members[name]) for name in members)


def packed_crawl_of(members: dict[str, bytes]) -> bytes:
    return gzipped([crawl_of({name: content}) for name, content in members.items()])


PACKS: tuple[Pack, ...] = (
    zip_of,
    tar_of,
    lambda members: tar_of(members, "w:gz"),
    lambda members: bz2.compress(tar_of(members)),
    lambda members: lzma.compress(tar_of(members)),
    crawl_of,
    packed_crawl_of,
    lambda members: gzip.compress(b"".join(members.values())),
)
SCRAPS = (
    b"4 March 2019\n\nOf hems\n\n", b"<html>", b"<?xml version='1.0'?>", b"{\"a\": 1}", b"\0\1\2",
    b"PK\x03\x04", b"\x1f\x8b\x08\0", b"WARC/1.0\r\n", b"\x89PNG", b"p { }", b"\xff\xfe",
)  # fmt: skip
SIGNS = (
    b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"BZh", b"WARC/1.0\r\n", b"\xfd7zXZ\0",
    b"filedesc://a 192.0.2.1 2019 text/plain 9\n1 0 a\nURL\n",
)  # fmt: skip
names = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc"]) | st.sampled_from("./\\_ab"),
    min_size=1,
    max_size=12,
).filter(lambda name: "\0" not in name)
contents = st.binary(max_size=80) | st.lists(st.sampled_from(SCRAPS), max_size=4).map(b"".join)
packs = st.sampled_from(PACKS)
archives = st.builds(
    lambda pack, members: pack(members), packs, st.dictionaries(names, contents, max_size=4)
)
nested = st.builds(
    lambda pack, members: pack(members),
    packs,
    st.dictionaries(names, archives | contents, min_size=1, max_size=3),
)
HARMS = ("flip", "drop", "put", "cut")
damages = st.lists(
    st.tuples(
        st.integers(0, 4000), st.sampled_from(("flip", "drop", "put", "cut")), st.binary(max_size=6)
    ),
    max_size=4,
)


def outcomes_of(content: bytes) -> list[Outcome]:
    """Read what may be an archive from a file."""
    with tempfile.NamedTemporaryFile(prefix="archive") as file:
        file.write(content)
        file.flush()
        outcomes = list(read_file(Path(file.name)))
    assert not any(
        "nobody foresaw" in each.reason for each in outcomes if isinstance(each, Skipped)
    )
    return outcomes


def damaged(content: bytes, damages: list[tuple[int, str, bytes]]) -> bytes:
    """Do harm to an archive here and there."""
    data = bytearray(content)
    for place, how, new in damages:
        at = place % (len(data) + 1)
        if how == "flip" and at < len(data):
            data[at] ^= new[0] if new else 0xFF
        elif how == "drop":
            del data[at : at + len(new)]
        elif how == "put":
            data[at:at] = new
        elif how == "cut":
            del data[at:]
    return bytes(data)


@given(nested | archives, damages)
@examples(150)
def test_no_archive_raises(content: bytes, damages: list[tuple[int, str, bytes]]) -> None:
    for outcome in outcomes_of(damaged(content, damages)):
        path = outcome.path if isinstance(outcome, Skipped) else outcome.source.path
        # It can be printed and sent on.
        assert b"archive" in path.encode()


@given(st.sampled_from(SIGNS), st.binary(max_size=200))
@examples(150)
def test_no_bytes_that_look_like_an_archive_raise(sign: bytes, rest: bytes) -> None:
    assert outcomes_of(sign + rest)


@given(
    st.sampled_from(PACKS[:-1]), st.lists(st.integers(0, 999), unique=True, min_size=1, max_size=5)
)
@examples(80)
def test_what_goes_in_comes_out(pack: Pack, numbers: list[int]) -> None:
    members = {f"{number}.txt": page(f"Cloud {number}") for number in numbers}
    assert (
        titles(outcomes_of(pack(members))) == [f"Cloud {number}" for number in numbers]
        or not members
    )


@given(archives, st.integers(0, 4000))
@examples(80)
def test_what_comes_before_the_end_that_is_missing_is_kept(content: bytes, end: int) -> None:
    members = {"a.txt": page("First")}
    for pack in (zip_of, tar_of, crawl_of, packed_crawl_of):
        first = pack(members)
        whole = pack(members | {"b.txt": content})
        length = 1024 if pack is tar_of else len(first)
        if pack is zip_of:
            length = first.index(b"PK\x01\x02")
        cut = whole[: length + end % max(len(whole) - length, 1)]
        assert titles(outcomes_of(cut))[:1] == ["First"]
